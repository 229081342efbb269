package main

import (
	"cmp"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strings"
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
}

func (r *report) say(format string, args ...any) {
	fmt.Fprintf(r.out, "quota: "+format+"\n", args...)
}

func (r *report) fail(err error) {
	r.failed = true
	r.say("%v", err)
}

// refused reports the rows that were refused.
func (r *report) refused(rows *rows, files []string) {
	for _, bad := range rows.first {
		r.say("%s:%d: %s", shown(files[bad.file]), bad.line, bad.what)
	}
	if more := rows.refused - int64(len(rows.first)); more > 0 {
		r.say("and %d more rows refused", more)
	}
	r.failed = r.failed || rows.refused > 0
}

// answers notes what some answers rest on.
func (r *report) answers(o *options, accounts []*account) {
	answer, several, alone := 0, 0, 0
	for e := range o.entries(accounts) {
		answer++
		if bits.OnesCount16(e.seen()) > 1 {
			if several++; several <= mostShown {
				r.specialties(answer, e)
			}
		}
		if e.last == (parts{}) && o.needsLast(e.newest().period.year()) {
			alone++
		}
	}
	if several > mostShown {
		r.say("note: and %d more answers with several specialties", several-mostShown)
	}
	if alone > 0 {
		r.say("note: practitioners without acts in %d, foreseen at the pace of %d: %d", o.at.Year()-1, o.at.Year(), alone)
	}
}

// specialties notes that a year could be judged in several ways.
func (r *report) specialties(answer int, e *entry) {
	var names []string
	for s, name := range specialties {
		if e.seen()>>s&1 == 1 {
			names = append(names, string(name))
		}
	}
	a := e.newest()
	r.say("note: answer %d: several specialties in %d (%s), judged by %s, the one of the latest date",
		answer, a.period.year(), strings.Join(names, ", "), specialties[a.specialty])
}

// summary says what became of the rows, unless all of them counted.
func (r *report) summary(rows *rows) {
	if rows.read == rows.counted {
		return
	}
	other := ""
	if rows.otherYears > 0 {
		other = fmt.Sprintf("%d of other years, ", rows.otherYears)
	}
	r.say("%d rows read, %d counted, %d supplements skipped, %s%d refused",
		rows.read, rows.counted, rows.supplements, other, rows.refused)
}
