package acts

import (
	"bufio"
	_ "embed"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/quota"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

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
	colInterval // this one and those after it are of the foreseen end
	colCrossing
	colMix
	cols
)

// headings are the keys of the columns, "" for the bar.
var headings = [cols]string{
	"practitioner", "specialty", "year", "remote", "total", "share", "", "cap", "within", "room", "debt",
	"interval", "crossing", "mix",
}

func left(col int) bool {
	return col == colDoctor || col == colSpecialty || col == colBar || col == colWithin
}

// A table is rows of cells, the heading first, and the remarks under them.
type table struct {
	lang    phrase.Language
	tag     string // of lang, as the caller wrote it
	rows    [][cols]string
	shown   int  // how many columns
	reading bool // numbers are in a reading that is not the text's
	remarks []quota.Remark
	noted   map[string]bool // the rules of remarks
	marked  []string        // what the marks on rows say, [1] the first, and
	marks   map[string]int  // their numbers
}

// WriteTable writes the years for people, with what they rest on under them: a row for
// each, one more for the other agreement in 2024, and one for the end that is foreseen.
// The language is a BCP 47 tag, as "en" or "fr-FR"; French stands in for one that the
// library does not speak. A table is read whole, so it is also held whole.
//
// The error is that of out, or of [Year.Judge].
func (r *Result) WriteTable(out io.Writer, by quota.Cap, lang string) error {
	t := table{lang: phrase.Match(lang), tag: lang, shown: colInterval, noted: map[string]bool{}, marks: map[string]int{}}
	if !r.reader.At.IsZero() {
		t.shown = cols
	}
	var heading [cols]string
	for i, key := range headings {
		if key != "" {
			heading[i] = t.say("column." + key)
		}
	}
	t.rows = append(t.rows, heading)
	for y := range r.Years() {
		if err := t.add(&y, by); err != nil {
			return err
		}
	}
	return t.write(out)
}

// SpecialtiesText says by which specialty a year is judged that could be judged in
// several ways, and "" of one that could not. The language is that of
// [Result.WriteTable].
func (y *Year) SpecialtiesText(lang string) string {
	all := y.Specialties()
	if len(all) < 2 {
		return ""
	}
	names := make([]string, len(all))
	for i, name := range all {
		names[i] = string(name)
	}
	args := []string{strconv.Itoa(y.Year), strings.Join(names, ", "), string(y.Specialty)}
	if y.Specialty == y.EndSpecialty {
		return phrases().Say(phrase.Match(lang), "specialties", args...)
	}
	return phrases().Say(phrase.Match(lang), "specialties.at", append(args, y.result.reader.At.String(), string(y.EndSpecialty))...)
}

func (t *table) say(key string) string { return phrases().Say(t.lang, key) }

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
	return " [" + strconv.Itoa(number) + "]"
}

// add adds the rows of one year, and their remarks.
func (t *table) add(y *Year, by quota.Cap) error {
	j, end, err := y.Judge(by)
	if err != nil {
		return err
	}
	row := t.row(&j, end)
	row[colDoctor], row[colSpecialty] = printable(y.Practitioner), string(y.Specialty)+t.mark(y.SpecialtiesText(t.tag))
	t.rows = append(t.rows, row)
	t.remark(j.Reading, j.Remarks)
	if also := j.Also; also != nil {
		row := t.row(also, end)
		row[colDoctor], row[colSpecialty] = "↳", t.say("policy."+string(also.Policy))
		t.rows = append(t.rows, row)
		t.remark(also.Reading, also.Remarks)
	}
	if end != nil {
		t.rows = append(t.rows, t.end(end, j.Reading))
		t.remark(j.Reading, slices.Concat(end.Expected.Remarks, end.Remarks))
	}
	return nil
}

// remark keeps each remark once. Of the disputed reading the table speaks itself where
// it is the one that judges: the library's remark is about its own judgement.
func (t *table) remark(reading quota.Reading, remarks []quota.Remark) {
	const disputed = "reading.disputed"
	if reading != quota.ReadingText {
		t.reading = true
	}
	for _, n := range remarks {
		if t.noted[n.Rule] || n.Rule == disputed && reading != quota.ReadingText {
			continue
		}
		t.noted[n.Rule] = true
		t.remarks = append(t.remarks, n)
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
func (t *table) end(p *quota.Projection, reading quota.Reading) [cols]string {
	row := t.place(p.Expected.Readings[reading])
	last, _ := telehealth.NewDate(p.Day.Year(), time.December, 31) // of a year that has a day
	row[colDoctor], row[colSpecialty], row[colYear] = "→", t.say("method."+p.Method), last.String()
	low, high := phrase.Share(t.lang, p.Low.Readings[reading].Share()), phrase.Share(t.lang, p.High.Readings[reading].Share())
	row[colInterval] = strings.TrimRight(low, "\u00a0%") + "–" + high
	row[colCrossing], row[colMix] = "–", "–"
	if day := p.Crossing[reading]; !day.IsZero() {
		row[colCrossing] = day.String()
		if p.Expected.Readings[reading].Within { // acts in person are booked for later
			row[colCrossing] += t.mark(t.say("crossing.cured"))
		}
	}
	if m := p.Mix[reading]; m.Safe {
		row[colMix] = count(m.Video) + " / " + count(m.Acts)
	}
	return row
}

// place fills the columns of a position.
func (t *table) place(p quota.Position) [cols]string {
	row := [cols]string{
		colRemote: count(p.Remote), colTotal: count(p.Total), colShare: phrase.Share(t.lang, p.Share()), colBar: bar(p),
		colCap: "–", colWithin: t.say("no"), colRoom: "–", colDebt: count(p.Debt),
	}
	if p.Within {
		row[colWithin] = t.say("yes")
	}
	if p.Room != quota.Unlimited {
		row[colCap], row[colRoom] = phrase.Percent(t.lang, 100*p.Limit), count(p.Room)
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

// write writes the rows, each column as wide as its longest cell, and what is said
// under them.
func (t *table) write(out io.Writer) error {
	var width [cols]int
	for _, row := range t.rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	w := bufio.NewWriter(out)
	for i := range t.rows {
		w.WriteString(t.line(t.rows[i][:t.shown], width[:]) + "\n")
	}
	if under := t.under(); len(under) > 0 {
		w.WriteString("\n")
		for _, line := range under {
			w.WriteString(t.direction() + line + "\n")
		}
	}
	return w.Flush()
}

// direction is a mark before each cell and line, where the words run from right to
// left: else a line that begins with a reference runs from left to right.
func (t *table) direction() string {
	if t.lang == phrase.Hebrew {
		return "\u200f"
	}
	return ""
}

// line is one row. The direction is set anew before each cell: after a reference
// in Latin letters the numbers would run on in theirs, into each other's columns.
func (t *table) line(cells []string, width []int) string {
	var line strings.Builder
	for i, cell := range cells {
		if left(i) {
			cell = phrase.Pad(cell, width[i])
		} else {
			cell = phrase.PadLeft(cell, width[i])
		}
		line.WriteString(t.direction() + cell + "  ")
	}
	return strings.TrimRight(line.String(), " "+t.direction())
}

// under is what the rows rest on: the marks on them, then the remarks of all.
func (t *table) under() (lines []string) {
	for i, what := range t.marked {
		lines = append(lines, "["+count(int64(i+1))+"] "+what)
	}
	if t.reading {
		lines = append(lines, "- "+t.say("reading.disputed"))
	}
	for _, n := range t.remarks {
		lines = append(lines, "- "+n.Text(t.tag)+" ("+n.Source.Title+")")
	}
	return lines
}
