package acts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
)

// columns is the header. The last one may be left out.
var columns = [...]string{"practitioner", "specialty", "date", "code", "own_patient", "assisted"}

var wantHeader = strings.Join(columns[:5], ",") + " or the same with ," + columns[5] + ", with commas or semicolons"

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
	switch {
	case err != nil:
		return nil, notActs(start)
	case n < len(columns)-1 || n > len(columns) || !slices.Equal(cells, columns[:n]):
		return nil, wrongHeader(start, cells)
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

// notActs says what a file is that starts so, and has no header. It does not show
// what was found: in a file without a header that is a row.
func notActs(start []byte) error {
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.start)) {
			what, want, _ := strings.Cut(f.what, ", expected ")
			w := newWrong(telehealth.ErrorMalformed, "header", f.what, want)
			w.Value = what
			return w
		}
	}
	if len(start) == 0 {
		return badHeader(telehealth.ErrorMissing, "header", "empty")
	}
	return badHeader(telehealth.ErrorMalformed, "header", "wrong header")
}

func badHeader(code telehealth.ErrorCode, field, says string) error {
	return newWrong(code, field, says+", expected "+wantHeader, wantHeader)
}

// wrongHeader says which column is there twice, or not, or where none is wanted. It
// names the columns of the format alone.
func wrongHeader(start []byte, cells []string) error {
	at := map[string]int{} // of the names that were seen, from 1
	for i, name := range cells {
		if !slices.Contains(columns[:], name) {
			continue
		}
		if first := at[name]; first > 0 {
			return badHeader(telehealth.ErrorContradiction, name,
				fmt.Sprintf("wrong header: %s is named twice, in columns %d and %d", name, first, i+1))
		}
		at[name] = i + 1
	}
	if len(at) == 0 {
		return notActs(start)
	}
	for _, name := range columns[:len(columns)-1] {
		if at[name] == 0 {
			return badHeader(telehealth.ErrorMissing, name, "wrong header: "+name+" is not named")
		}
	}
	for i, name := range cells {
		if at[name] == 0 {
			return badHeader(telehealth.ErrorUnknown, "header", fmt.Sprintf("wrong header: column %d is none of the format", i+1))
		}
		if name != columns[i] {
			return badHeader(telehealth.ErrorMalformed, name, fmt.Sprintf("wrong header: %s is column %d", name, i+1))
		}
	}
	return notActs(start)
}
