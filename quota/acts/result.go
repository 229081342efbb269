package acts

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secteur2/telehealth"
)

// A Result is what a [Reader] counted. The zero Result is of no file.
type Result struct {
	// Rows is what became of the rows of all files.
	Rows Rows
	// Refused are the first of the refused rows, at most 20, in the order of the
	// files and their lines. Rows.Refused says how many there are.
	Refused []*Fault
	// Unread are the files that were not read to their end, in their order. What
	// was read of them is counted.
	Unread []*Fault

	reader   Reader
	accounts []*account // by practitioner and period
	agenda   *agenda
}

// Rows is what became of the rows of all files. A row is a line that is neither the
// header nor empty, and Read is the sum of the other numbers. The zero Rows count no line.
type Rows struct {
	Read        int64
	Counted     int64 // acts
	Supplements int64 // skipped, they are no acts
	OtherYears  int64 // skipped, [Reader.Year] is another one
	Refused     int64 // see [Fault]
}

// maxFirst bounds what is kept of refused rows, so that a file in the wrong format
// does not become a log of its own size.
const maxFirst = 20

// A Fault is what is wrong with a row, or with a whole file, by its place and never by
// what it holds: where columns are shifted, any cell may name a person. The zero
// Fault is of no file.
type Fault struct {
	File string // as [File.Name]
	Line int64  // of the row, the header is 1; 0 for the file as a whole
	// Err is a *[telehealth.FieldError], whose field is the column, "row" or "header".
	// It has no value but the format of a file that is no CSV. Of a file it may also
	// be what its reader returned.
	Err error

	says string // in the message in place of Err
}

func unprintable(r rune) bool { return !unicode.IsPrint(r) }

// Error names the place and what is wrong there: "a.csv:3: date: not a day of ...".
func (f *Fault) Error() string {
	place := f.File
	if strings.ContainsFunc(place, unprintable) { // a terminal would obey it
		place = strconv.Quote(place)
	}
	if f.Line > 0 {
		place += ":" + strconv.FormatInt(f.Line, 10)
	}
	if f.says != "" {
		return place + ": " + f.says
	}
	return place + ": " + f.Err.Error()
}

// Unwrap returns Err.
func (f *Fault) Unwrap() error { return f.Err }

// A wrong is what is wrong, without its place. There are few of them, made once.
type wrong struct {
	telehealth.FieldError
	says string
}

func (w *wrong) Error() string { return w.says }

func (w *wrong) in(file string, line int64) *Fault {
	err := w.FieldError // a copy, the caller's own
	return &Fault{File: file, Line: line, Err: &err, says: w.says}
}

// newWrong returns what is wrong with a column, what a message says, and what was
// expected.
func newWrong(code telehealth.ErrorCode, column, says, want string) *wrong {
	return &wrong{telehealth.FieldError{Code: code, Field: column, Want: want}, says}
}

// A tally is [Rows] while they are counted.
type tally struct {
	Rows
	first []refusal
}

// A refusal is a row that was not counted, by its place.
type refusal struct {
	file  int
	line  int64
	wrong *wrong
}

// refuse notes a refused row. Whoever calls it does so in the order of the input,
// so the first refusals of all are among the first of each caller.
func (t *tally) refuse(file int, line int64, wrong *wrong) {
	t.Refused++
	if len(t.first) < maxFirst {
		t.first = append(t.first, refusal{file, line, wrong})
	}
}

func (t *tally) add(s *tally) {
	t.Read += s.Read
	t.Counted += s.Counted
	t.Supplements += s.Supplements
	t.OtherYears += s.OtherYears
	t.Refused += s.Refused
	t.first = append(t.first, s.first...)
	slices.SortFunc(t.first, func(a, b refusal) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	t.first = t.first[:min(len(t.first), maxFirst)]
}

// Years yields each year of each practitioner that has acts, sorted by practitioner,
// byte by byte, then year: the order of the rows does not matter.
func (r *Result) Years() iter.Seq[Year] {
	return func(yield func(Year) bool) {
		for e := range r.entries(r.accounts) {
			if !yield(r.year(e)) {
				return
			}
		}
	}
}
