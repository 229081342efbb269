package law

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Record is a row as it stands in a file, with the cells of its key.
type Record[V any] struct {
	Key  []string
	Also string // the cell of the column that the format names beside the key
	Line int
	Row[V]
}

// A Format says how to read a table: its key columns, how to read a value, and
// how to find the text that a row cites.
type Format[V any] struct {
	Key     []string
	Also    string // a column beside the key, which a file may leave out; "" for none
	Parse   func(cell string) (V, error)
	Resolve func(id string) (telehealth.Source, bool)
}

// valueColumns follow the key columns in every table.
var valueColumns = [...]string{"from", "value", "source", "confidence"}

// maxTable bounds what is read of a table, far above any real one.
const maxTable = 16 << 20

// Read reads a table in CSV: the key columns of the format, then from, value,
// source and confidence, named in a first line. Lines that begin with # are
// comments. An empty value is a repeal, "?" a value not found.
//
// Within a key the rows must stand in the order of their days, each day once.
// Errors in the table are *[telehealth.FieldError], their field is "line 12,
// source"; an error of r itself is returned as it is.
func (f Format[V]) Read(r io.Reader) ([]Record[V], error) {
	in := newReader(r)
	also, err := readHeader(in, f.Also, slices.Concat(f.Key, valueColumns[:]))
	if err != nil {
		return nil, err
	}
	var records []Record[V]
	latest := map[string]telehealth.Date{}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, csvError(err)
		}
		line, _ := in.FieldPos(0)
		beside := ""
		if also >= 0 {
			beside = cells[also]
			cells = slices.Delete(cells, also, also+1)
		}
		rec, err := f.record(cells, line)
		if err != nil {
			return nil, err
		}
		rec.Also = beside
		key := strings.Join(rec.Key, "\x00")
		if last, ok := latest[key]; ok && !rec.From.After(last) {
			return nil, lineError(line, "from", telehealth.ErrorContradiction, rec.From.String(),
				"a day after "+last.String()+", the row before of the same key")
		}
		latest[key] = rec.From
		records = append(records, rec)
	}
}

func (f Format[V]) record(cells []string, line int) (rec Record[V], err error) {
	n := len(f.Key)
	for i, name := range f.Key {
		if strings.ContainsRune(cells[i], 0) { // it separates the cells of a key
			return rec, lineError(line, name, telehealth.ErrorMalformed, cells[i], "text without control characters")
		}
	}
	rec = Record[V]{Key: cells[:n:n], Line: line}
	from, value, source, confidence := cells[n], cells[n+1], cells[n+2], cells[n+3]

	if rec.From, err = telehealth.ParseDate(from); err != nil {
		return rec, lineError(line, "from", telehealth.ErrorMalformed, from, "a day, as 2026-03-02")
	}
	switch value {
	case "":
		rec.State = Repealed
	case "?":
		rec.State = Unknown
	default:
		if rec.Value, err = f.Parse(value); err != nil {
			return rec, lineError(line, "value", telehealth.ErrorMalformed, value, err.Error())
		}
	}
	var ok bool
	if rec.Source, ok = f.Resolve(source); !ok {
		return rec, lineError(line, "source", telehealth.ErrorUnknown, source, "the id of a text in the catalogue")
	}
	rec.Confidence = telehealth.Confidence(confidence)
	switch rec.Confidence {
	case telehealth.ConfidenceSure, telehealth.ConfidenceLikely, telehealth.ConfidenceDisputed:
		return rec, nil
	default:
		return rec, lineError(line, "confidence", telehealth.ErrorUnknown, confidence, "sure, likely or disputed")
	}
}

func newReader(r io.Reader) *csv.Reader {
	in := csv.NewReader(&capped{r: r, left: maxTable + 1})
	in.Comment = '#'
	return in
}

// readHeader checks the first line, which may also have one column more, and
// returns the place of that column, -1 where it is left out.
func readHeader(in *csv.Reader, more string, want []string) (int, error) {
	header, err := in.Read()
	if err == io.EOF {
		return -1, lineError(1, "header", telehealth.ErrorMissing, "", strings.Join(want, ","))
	}
	if err != nil {
		return -1, csvError(err)
	}
	also, rest := -1, header
	if more != "" {
		also = slices.Index(header, more)
	}
	if also >= 0 {
		rest = slices.Concat(header[:also], header[also+1:])
	}
	if !slices.Equal(rest, want) {
		line, _ := in.FieldPos(0)
		return -1, lineError(line, "header", telehealth.ErrorMalformed, strings.Join(header, ","), strings.Join(want, ","))
	}
	return also, nil
}

func lineError(line int, column string, code telehealth.ErrorCode, value, want string) error {
	return wire.Error(code, fmt.Sprintf("line %d, %s", line, column), value, want)
}

func csvError(err error) error {
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		return lineError(bad.Line, "csv", telehealth.ErrorMalformed, bad.Err.Error(), "well-formed CSV with as many cells as the header")
	}
	return err
}

// capped fails, instead of ending quietly, once a table is too large.
type capped struct {
	r    io.Reader
	left int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, wire.Error(telehealth.ErrorOutOfRange, "table", "more", fmt.Sprintf("at most %d bytes", maxTable))
	}
	n, err := c.r.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}
