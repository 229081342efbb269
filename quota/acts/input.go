package acts

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
)

const (
	maxLine   = 1 << 20
	blockSize = maxLine + len("\r\n")
	mostIdle  = 100 // reads that read nothing, before the reader is given up
)

// A layout is how a file writes its rows, as its header shows.
type layout struct {
	separator byte
	cells     int
}

// A block is some whole lines of one file.
type block struct {
	layout
	file  int   // which one, from 0
	line  int64 // number of the first line
	lines []byte
	room  []byte // what lines is a part of
}

// An input cuts one file into blocks.
type input struct {
	layout
	in      io.Reader
	file    int
	line    int64 // number of the next line
	rest    []byte
	end     error // why nothing more can be read
	tooLong func(line int64)
}

func newInput(in io.Reader, file int, tooLong func(line int64)) *input {
	return &input{in: in, file: file, line: 1, tooLong: tooLong}
}

// next fills b with whole lines and returns io.EOF once there are none left.
// After the first block the layout is known, and the header is not in it.
func (r *input) next(b *block) error {
	for {
		if r.end != nil && len(r.rest) == 0 {
			return r.end
		}
		text := r.fill(b.room)
		last := bytes.LastIndexByte(text, '\n') + 1
		switch {
		case r.end == io.EOF: // the last line may lack its line feed
			last = len(text)
		case r.end != nil && last == 0:
			return r.end
		case r.end != nil: // half a line is not a line
			text = text[:last]
		case last == 0:
			if err := r.skip(text); err != nil {
				return err
			}
			continue
		}
		r.rest = append(r.rest[:0], text[last:]...)
		text, err := r.header(text[:last])
		if err != nil {
			return err
		}
		b.layout, b.file, b.line, b.lines = r.layout, r.file, r.line, text
		r.line += int64(bytes.Count(text, []byte{'\n'}))
		return nil
	}
}

// fill returns the rest of the last block and what follows it, as much as room
// holds.
func (r *input) fill(room []byte) []byte {
	n := copy(room, r.rest)
	r.rest = r.rest[:0]
	for idle := 0; n < len(room) && r.end == nil; {
		var more int
		more, r.end = r.in.Read(room[n:])
		n += more
		if idle++; more > 0 {
			idle = 0
		} else if idle == mostIdle && r.end == nil {
			r.end = io.ErrNoProgress
		}
	}
	return room[:n]
}

// skip passes over a line that no block can hold, so that the next one is found.
func (r *input) skip(room []byte) error {
	if r.cells == 0 {
		return notActs(room)
	}
	r.tooLong(r.line)
	r.line++
	for r.end == nil {
		text := r.fill(room)
		if at := bytes.IndexByte(text, '\n'); at >= 0 {
			r.rest = append(r.rest, text[at+1:]...)
			return nil
		}
	}
	return nil
}

// unquote reads one line that may hold quotes. It gives the line an end, so that
// encoding/csv takes no carriage return that is left in it for one.
func unquote(line []byte, separator byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(slices.Concat(line, []byte("\r\n"))))
	r.Comma, r.FieldsPerRecord = rune(separator), -1
	cells, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("quotes: %w", err)
	}
	return cells, nil
}
