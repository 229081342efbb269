package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// columns is the header. The last one may be left out.
var columns = [...]string{"practitioner", "specialty", "date", "code", "own_patient", "assisted"}

// header takes the header off the first block of a file.
func (r *input) header(text []byte) ([]byte, error) {
	if r.cells != 0 {
		return text, nil
	}
	start := text
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // a byte order mark
	head, text, _ := bytes.Cut(text, []byte{'\n'})
	r.line++
	r.separator = ','
	if bytes.IndexByte(head, ';') >= 0 {
		r.separator = ';'
	}
	cells, err := unquote(bytes.TrimSuffix(head, []byte{'\r'}), r.separator)
	n := len(cells)
	if err != nil || n < len(columns)-1 || n > len(columns) || !slices.Equal(cells, columns[:n]) {
		return nil, wrongHeader(start)
	}
	r.cells = n
	return text, nil
}

// foreign are files that hold no CSV as they are, by their first bytes.
var foreign = [...]struct{ start, what string }{
	{"\x1f\x8b", "compressed with gzip, expected CSV: gzip -dc unpacks it"},
	{"BZh", "compressed with bzip2, expected CSV: bzip2 -dc unpacks it"},
	{"\x28\xb5\x2f\xfd", "compressed with zstd, expected CSV: zstd -dc unpacks it"},
	{"PK\x03\x04", "a ZIP archive, as spreadsheets are, expected CSV"},
	{"\xff\xfe", "in UTF-16, expected UTF-8"},
	{"\xfe\xff", "in UTF-16, expected UTF-8"},
}

// wrongHeader says what is wrong with a file that starts so. It does not show the
// header found: in a file without one it is a row.
func wrongHeader(start []byte) error {
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.start)) {
			return errors.New(f.what)
		}
	}
	what := "wrong header"
	if len(start) == 0 {
		what = "empty"
	}
	return errors.New(what + ", expected " + strings.Join(columns[:5], ",") + " or the same with ," + columns[5] + ", with commas or semicolons")
}
