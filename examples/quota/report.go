package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// rows is what became of the rows of the input. The zero rows are none.
type rows struct {
	read, counted, supplements, otherYears, refused int64

	first []refusal // the first refused rows, for the report
}

// A refusal is a row that was not counted, by its place and never by what it
// holds: where columns are shifted, any cell may name a person.
type refusal struct {
	file int
	line int64
	what string
}

// mostShown bounds each kind of message, so that a file in the wrong format does
// not become a log of its own size.
const mostShown = 20

// refuse notes a refused row. Whoever calls it does so in the order of the input,
// so the first refusals of all are among the first of each caller.
func (r *rows) refuse(file int, line int64, what string) {
	r.refused++
	if len(r.first) < mostShown {
		r.first = append(r.first, refusal{file, line, what})
	}
}

func (r *rows) add(s *rows) {
	r.read += s.read
	r.counted += s.counted
	r.supplements += s.supplements
	r.otherYears += s.otherYears
	r.refused += s.refused
	r.first = append(r.first, s.first...)
	slices.SortFunc(r.first, func(a, b refusal) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	r.first = r.first[:min(len(r.first), mostShown)]
}

// A report is what the program says on standard error.
type report struct {
	out    io.Writer
	failed bool
	files  int // that were not read to their end
}

func (r *report) say(format string, args ...any) {
	fmt.Fprintf(r.out, "quota: "+format+"\n", args...)
}

func (r *report) fail(err error) {
	r.failed = true
	r.say("%v", err)
}

// file notes that a file was refused, or not read to its end.
func (r *report) file(err error) {
	r.files++
	r.fail(err)
}

// refused reports the rows that were refused.
func (r *report) refused(rows *rows, files []string) {
	for _, bad := range rows.first {
		r.say("%s:%d: %s", shown(files[bad.file]), bad.line, bad.what)
	}
	if more := rows.refused - int64(len(rows.first)); more > 0 {
		r.say("more rows refused: %d", more)
	}
	r.failed = r.failed || rows.refused > 0
}

// answers notes what some answers rest on. Their place is the line of their answer;
// a table marks its rows itself, see [table.mark].
func (r *report) answers(o *options, accounts []*account) {
	answer, several, alone := 0, 0, 0
	for e := range o.entries(accounts) {
		answer++
		if text := o.several(e, &english); text != "" {
			if several++; several <= mostShown && !o.table {
				r.say("note: answer %d: %s", answer, text)
			}
		}
		if e.last == (parts{}) && o.needsLast(e.newest().period.year()) {
			alone++
		}
	}
	switch more := several - mostShown; {
	case o.table && several > 0:
		r.say("note: years with several specialties, marked in the table: %d", several)
	case !o.table && more > 0:
		r.say("note: more answers with several specialties: %d", more)
	}
	if alone > 0 {
		r.say("note: practitioners without acts in %d, foreseen at the pace of %d: %d", o.at.Year()-1, o.at.Year(), alone)
	}
}

// summary says what became of the rows and files, unless all of them counted.
func (r *report) summary(rows *rows) {
	if rows.read == rows.counted && !r.failed {
		return
	}
	other, files := "", ""
	if rows.otherYears > 0 {
		other = fmt.Sprintf("of other years: %d, ", rows.otherYears)
	}
	if r.files > 0 {
		files = fmt.Sprintf(", files not read to their end: %d", r.files)
	}
	r.say("rows read: %d, counted: %d, supplements skipped: %d, %srefused: %d%s",
		rows.read, rows.counted, rows.supplements, other, rows.refused, files)
}
