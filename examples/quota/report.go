package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/secteur2/telehealth/quota/acts"
)

const mostShown = 20 // of each kind of message

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

// faults reports the files and rows that were refused.
func (r *report) faults(result *acts.Result) {
	for _, bad := range result.Unread {
		r.fail(bad)
	}
	for _, bad := range result.Refused {
		r.fail(bad)
	}
	if more := result.Rows.Refused - int64(len(result.Refused)); more > 0 {
		r.say("more rows refused: %d", more)
	}
}

// answers notes what some answers rest on. Their place is the line of their answer;
// a table marks its rows itself.
func (r *report) answers(o *options, result *acts.Result) {
	answer, several, alone := 0, 0, 0
	for y := range result.Years() {
		answer++
		if text := y.SpecialtiesText("en"); text != "" {
			if several++; several <= mostShown && !o.table {
				r.say("note: answer %d: %s", answer, text)
			}
		}
		if _, known := y.LastYear(); !known && o.Forecast == acts.AsLastYear && y.Foreseen() {
			alone++
		}
	}
	switch more := several - mostShown; {
	case answer == 0 && len(result.Unread) == 0 && result.Rows.Refused == 0:
		r.say("note: no acts to answer for")
	case o.table && several > 0:
		r.say("note: years with several specialties, marked in the table: %d", several)
	case !o.table && more > 0:
		r.say("note: more answers with several specialties: %d", more)
	}
	if alone > 0 {
		r.say("note: practitioners without acts in %d, foreseen at the pace of %d: %d", o.At.Year()-1, o.At.Year(), alone)
	}
}

// summary says what became of the rows and files, unless all of them counted.
func (r *report) summary(result *acts.Result) {
	rows := result.Rows
	if rows.Read == rows.Counted && rows.Read > 0 && !r.failed {
		return
	}
	other, files := "", ""
	if rows.OtherYears > 0 {
		other = fmt.Sprintf("of other years: %d, ", rows.OtherYears)
	}
	if n := len(result.Unread); n > 0 {
		files = fmt.Sprintf(", files not read to their end: %d", n)
	}
	r.say("rows read: %d, counted: %d, supplements skipped: %d, %srefused: %d%s",
		rows.Read, rows.Counted, rows.Supplements, other, rows.Refused, files)
}

// A progress is a line on a terminal that says how far a long input is read. The
// zero progress says nothing.
type progress struct {
	out   io.Writer // nil when nobody watches
	next  time.Time // when to say it again
	drawn bool
}

const (
	patience = 2 * time.Second // a short input needs no progress
	redraw   = time.Second / 4
	erase    = "\r\x1b[K"
)

// newProgress draws on stderr when it is a terminal.
func newProgress(stderr io.Writer) *progress {
	p := &progress{next: time.Now().Add(patience)}
	if file, isFile := stderr.(*os.File); isFile {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.out = file
		}
	}
	return p
}

// show says how many rows were read so far.
func (p *progress) show(rows int64) {
	if p.out == nil {
		return
	}
	if now := time.Now(); now.After(p.next) {
		p.next, p.drawn = now.Add(redraw), true
		fmt.Fprintf(p.out, erase+"quota: rows read: %d", rows)
	}
}

// clear takes the line away, for what is said next.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.out, erase)
		p.drawn = false
	}
}
