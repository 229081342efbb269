package main

import (
	"bufio"
	"bytes"
	"io"
)

const (
	maxLine   = 1 << 20
	batchSize = 64 << 10
)

// lines cuts a stream into batches of whole lines.
type lines struct {
	in    *bufio.Reader
	first bool
}

func newLines(in io.Reader) *lines {
	return &lines{in: bufio.NewReaderSize(in, batchSize), first: true}
}

// fill reads lines into b until it is full or the input has nothing more to
// give at once: a program that waits for its answer gets it.
func (l *lines) fill(b *batch) error {
	for {
		if err := l.line(b); err != nil {
			return err
		}
		if len(b.lines) >= batchSize || l.in.Buffered() == 0 {
			return nil
		}
	}
}

// line reads one line into b. One above the limit is skipped to its end, so that
// the next one is found, and marked.
func (l *lines) line(b *batch) error {
	start, long := len(b.lines), false
	for {
		part, err := l.in.ReadSlice('\n')
		if l.first { // a byte order mark, as some editors write
			part = bytes.TrimPrefix(part, []byte("\xef\xbb\xbf"))
			l.first = false
		}
		if !long {
			b.lines = append(b.lines, part...)
		}
		// The line feed does not count, nor does a carriage return before it.
		if long = long || len(bytes.TrimRight(b.lines[start:], "\r\n")) > maxLine; long {
			b.lines = b.lines[:start]
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && err != io.EOF {
			b.lines = b.lines[:start] // half a line is not a line
			return err
		}
		b.end(start, long)
		return err
	}
}

// end closes the line that began at start; an empty rest of input is no line.
func (b *batch) end(start int, long bool) {
	switch {
	case long:
		b.ends = append(b.ends, -1)
	case len(b.lines) > start:
		b.ends = append(b.ends, len(b.lines))
	}
}
