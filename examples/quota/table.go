package main

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// The columns of the table. Words are to the left, numbers to the right.
const (
	colDoctor = iota
	colSpecialty
	colYear
	colRemote
	colTotal
	colShare
	colBar
	colCap
	colWithin
	colRoom
	colDebt
	colInterval // this one and those after it are of the foreseen end, see -at
	colCrossing
	colMix
	cols
)

func left(col int) bool {
	return col == colDoctor || col == colSpecialty || col == colBar || col == colWithin
}

// A table is rows of cells, the heading first, and the notes under them.
type table struct {
	words   *words
	lang    string
	rows    [][cols]string
	shown   int    // how many columns
	reading string // what to say of a reading that is not the text's
	notes   []quota.Remark
	noted   map[string]bool // the rules of notes
	marked  []string        // what the marks on rows say, [1] the first, and
	marks   map[string]int  // their numbers
}

// writeTable writes the accounts for people. A table is read whole, so it is
// also held whole.
func (o *options) writeTable(out io.Writer, accounts []*account) error {
	t := table{words: wordsOf(o.lang), lang: o.lang, shown: colInterval, noted: map[string]bool{}, marks: map[string]int{}}
	if !o.at.IsZero() {
		t.shown = cols
	}
	t.rows = append(t.rows, t.words.headings)
	for e := range o.entries(accounts) {
		v, err := o.judge(e)
		if err != nil {
			return err
		}
		t.add(e, &v, t.mark(o.several(e, t.words)))
	}
	return t.write(out)
}

// mark returns what stands behind a specialty or a day of which there is something to
// say.
func (t *table) mark(what string) string {
	if what == "" {
		return ""
	}
	number := t.marks[what]
	if number == 0 {
		t.marked = append(t.marked, what)
		number = len(t.marked)
		t.marks[what] = number
	}
	return " [" + count(int64(number)) + "]"
}

// add adds the rows of one answer, and their notes.
func (t *table) add(e *entry, v *verdict, mark string) {
	row := t.row(&v.Judgement, v.end)
	row[colDoctor], row[colSpecialty] = printable(e.newest().practitioner), string(v.specialty)+mark
	t.rows = append(t.rows, row)
	t.note(v.Reading, v.Remarks)
	if also := v.Also; also != nil {
		row := t.row(also, v.end)
		row[colDoctor], row[colSpecialty] = "↳", t.words.policies[also.Policy]
		t.rows = append(t.rows, row)
		t.note(also.Reading, also.Remarks)
	}
	if v.end != nil {
		t.rows = append(t.rows, t.end(v.end, v.Reading))
		t.note(v.Reading, slices.Concat(v.end.Expected.Remarks, v.end.Remarks))
	}
}

// note keeps each note once. Of the disputed reading the table speaks itself where
// it is the one that judges: the library's note is about its own judgement.
func (t *table) note(by quota.Reading, notes []quota.Remark) {
	const disputed = "reading.disputed"
	if by != quota.ReadingText {
		t.reading = t.words.reading
	}
	for _, n := range notes {
		if t.noted[n.Rule] || n.Rule == disputed && by != quota.ReadingText {
			continue
		}
		t.noted[n.Rule] = true
		t.notes = append(t.notes, n)
	}
}

// row is of one judgement, without the names of the first two columns.
func (t *table) row(j *quota.Judgement, end *quota.Projection) [cols]string {
	row := t.place(j.Position)
	row[colYear] = strconv.Itoa(j.Year)
	if end != nil { // the numbers are not of the whole year
		row[colYear] = end.Day.String()
	}
	return row
}

// end is the row under that of a year which is foreseen.
func (t *table) end(p *quota.Projection, by quota.Reading) [cols]string {
	row := t.place(p.Expected.Readings[by])
	last, _ := telehealth.NewDate(p.Day.Year(), time.December, 31) // of a year that has a day
	row[colDoctor], row[colSpecialty], row[colYear] = "→", t.words.methods[p.Method], last.String()
	row[colInterval] = t.words.share(p.Low.Readings[by].Share()) + "–" + t.words.share(p.High.Readings[by].Share()) + t.words.percent
	row[colCrossing], row[colMix] = "–", "–"
	if day := p.Crossing[by]; !day.IsZero() {
		row[colCrossing] = day.String()
		if p.Expected.Readings[by].Within { // acts in person are booked for later
			row[colCrossing] += t.mark(t.words.cured)
		}
	}
	if m := p.Mix[by]; m.Safe {
		row[colMix] = count(m.Video) + " / " + count(m.Acts)
	}
	return row
}

// place fills the columns of a position.
func (t *table) place(p quota.Position) [cols]string {
	row := [cols]string{
		colRemote: count(p.Remote), colTotal: count(p.Total), colShare: t.words.share(p.Share()) + t.words.percent, colBar: bar(p),
		colCap: "–", colWithin: t.words.no, colRoom: "–", colDebt: count(p.Debt),
	}
	if p.Within {
		row[colWithin] = t.words.yes
	}
	if p.Room != quota.Unlimited {
		row[colCap], row[colRoom] = strconv.Itoa(p.Limit)+t.words.percent, count(p.Room)
	}
	return row
}

func count(n int64) string { return strconv.FormatInt(n, 10) }

// bar draws a share in twentieths with a mark at the cap. A part of a twentieth
// is drawn as a whole one, so that at 20 and at 40 % the bar passes the mark
// exactly when the cap is passed.
func bar(p quota.Position) string {
	const steps = 20
	var b strings.Builder
	filled := int64(0)
	if p.Total > 0 {
		filled = (p.Remote*steps + p.Total - 1) / p.Total
	}
	for i := range int64(steps) {
		if i == int64(p.Limit*steps/100) {
			b.WriteRune('│')
		}
		if i < filled {
			b.WriteRune('█')
		} else {
			b.WriteRune('·')
		}
	}
	if p.Limit >= 100 {
		b.WriteRune(' ')
	}
	return b.String()
}

// printable makes a reference fit for a terminal: short, and without characters
// that would move the cursor or turn the direction of the text.
func printable(reference string) string {
	const most = 24
	var b strings.Builder
	n := 0
	for _, r := range reference {
		if n++; n == most && utf8.RuneCountInString(reference) > most {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}
