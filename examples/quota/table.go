package main

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	reading string // what to say of a reading that is not the text's
	notes   []quota.Note
}

// writeTable writes the accounts for people. A table is read whole, so it is
// also held whole.
func (o *options) writeTable(out io.Writer, accounts []*account) error {
	t := table{words: wordsOf(o.lang), lang: o.lang}
	t.rows = append(t.rows, t.words.headings)
	noted := map[string]bool{}
	if o.reading != quota.ByText { // the library's own notes speak of its judgement
		t.reading = t.words.reading
		noted["reading.disputed"], noted["reading.comparison"] = true, true
	}
	for _, a := range accounts {
		j, err := o.judge(a)
		if err != nil {
			return err
		}
		t.rows = append(t.rows, t.row(a, &j))
		for _, n := range j.Notes {
			if !noted[n.Rule] {
				noted[n.Rule] = true
				t.notes = append(t.notes, n)
			}
		}
	}
	return t.write(out)
}

func (t *table) row(a *account, j *quota.Judgement) [cols]string {
	row := [cols]string{
		colDoctor: printable(a.practitioner), colSpecialty: string(specialties[a.specialty]),
		colYear: strconv.Itoa(j.Year), colRemote: count(j.Remote), colTotal: count(j.Total),
		colShare: percent(j.Share()) + " %", colBar: bar(j.Position), colCap: "–",
		colWithin: t.words.no, colRoom: "–", colDebt: count(j.Debt),
	}
	if j.Within {
		row[colWithin] = t.words.yes
	}
	if j.Room != quota.Unlimited {
		row[colCap], row[colRoom] = strconv.Itoa(j.Cap)+" %", count(j.Room)
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
		if i == int64(p.Cap*steps/100) {
			b.WriteRune('│')
		}
		if i < filled {
			b.WriteRune('█')
		} else {
			b.WriteRune('·')
		}
	}
	if p.Cap >= 100 {
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

func (t *table) write(out io.Writer) error {
	var width [cols]int
	for _, row := range t.rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	w := bufio.NewWriter(out)
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if left(i) {
				line.WriteString(cell + pad + "  ")
			} else {
				line.WriteString(pad + cell + "  ")
			}
		}
		w.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	if t.reading != "" || len(t.notes) > 0 {
		w.WriteString("\n")
	}
	if t.reading != "" {
		w.WriteString("- " + t.reading + "\n")
	}
	for _, n := range t.notes {
		w.WriteString("- " + n.Text(t.lang) + " (" + n.Source.Title + ")\n")
	}
	return w.Flush()
}
