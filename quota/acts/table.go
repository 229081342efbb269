package acts

import (
	"bufio"
	_ "embed"
	"io"
	"math/bits"
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
	colYear = iota
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

// most is how wide a line is at most: as wide as a terminal.
const most = 80

// headings are the keys of the columns, "" for the bar.
var headings = [cols]string{"year", "remote", "total", "share", "", "cap", "within", "room", "debt"}

func left(col int) bool { return col == colYear || col == colBar || col == colWithin }

// A table is rows of cells with what is said over and under them, the heading first, and
// the remarks at the end.
type table struct {
	lang    phrase.Language
	tag     string // of lang, as the caller wrote it
	rows    []tableRow
	reading bool // numbers are in a reading that is not the text's
	remarks []quota.Remark
	noted   map[string]bool // the rules of remarks
	marked  []string        // what the marks on rows say, [1] the first, and
	marks   map[string]int  // their numbers
}

// A tableRow is a line of numbers. Over it stands whose they are, or what makes them others
// than those above, and under it what else is foreseen.
type tableRow struct {
	over, under string
	cells       [cols]string
}

// WriteTable writes the years for people, in lines of 80 columns, with what they rest on
// under them: a row for each, one more for the other agreement in 2024, and one for the
// end that is foreseen. The language is a BCP 47 tag, as "en" or "fr-FR"; French stands
// in for one that the library does not speak. A table is read whole, so it is also held
// whole.
//
// The error is that of out, or of [Year.Judge].
func (r *Result) WriteTable(out io.Writer, by quota.Cap, lang string) error {
	t := table{lang: phrase.Match(lang), tag: lang, noted: map[string]bool{}, marks: map[string]int{}}
	var heading tableRow
	for i, key := range headings {
		if key != "" {
			heading.cells[i] = t.say("column." + key)
		}
	}
	t.rows = append(t.rows, heading)
	whose := ""
	for y := range r.Years() {
		over := printable(y.Practitioner) + "  " + t.direction() + phrase.Specialty(t.lang, y.Specialty) + t.mark(y.SpecialtiesText(t.tag))
		if over == whose {
			over = ""
		} else {
			whose = over
		}
		if err := t.add(over, &y, by); err != nil {
			return err
		}
	}
	return t.write(out)
}

// SpecialtiesText says by which specialty a year is judged that could be judged in
// several ways, and "" of one that could not. The language is that of
// [Result.WriteTable].
func (y *Year) SpecialtiesText(lang string) string {
	if bits.OnesCount16(y.seen()) < 2 { // nearly all years, and asked of each
		return ""
	}
	all := y.Specialties()
	names, l := make([]string, len(all)), phrase.Match(lang)
	for i, name := range all {
		names[i] = phrase.Specialty(l, name)
	}
	args := []string{strconv.Itoa(y.Year), strings.Join(names, ", "), phrase.Specialty(l, y.Specialty)}
	if y.Specialty == y.EndSpecialty {
		return phrases().Say(l, "specialties", args...)
	}
	return phrases().Say(l, "specialties.at", append(args, y.result.reader.At.String(), phrase.Specialty(l, y.EndSpecialty))...)
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
func (t *table) add(over string, y *Year, by quota.Cap) error {
	j, end, err := y.Judge(by)
	if err != nil {
		return err
	}
	t.rows = append(t.rows, tableRow{over: over, cells: t.cells(&j, end)})
	t.remark(j.Reading, j.Remarks)
	if also := j.Also; also != nil {
		t.rows = append(t.rows, tableRow{over: "  ↳ " + t.say("policy."+string(also.Policy)), cells: t.cells(also, end)})
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

// cells are those of one judgement.
func (t *table) cells(j *quota.Judgement, end *quota.Projection) [cols]string {
	cells := t.place(j.Position)
	cells[colYear] = strconv.Itoa(j.Year)
	if end != nil { // the numbers are not of the whole year
		cells[colYear] = end.Day.String()
	}
	return cells
}

// end is the row under that of a year which is foreseen.
func (t *table) end(p *quota.Projection, reading quota.Reading) tableRow {
	cells := t.place(p.Expected.Readings[reading])
	last, _ := telehealth.NewDate(p.Day.Year(), time.December, 31) // of a year that has a day
	cells[colYear] = last.String()
	low, high := phrase.Share(t.lang, p.Low.Readings[reading].Share()), phrase.Share(t.lang, p.High.Readings[reading].Share())
	crossing, mix := "–", "–"
	if day := p.Crossing[reading]; !day.IsZero() {
		crossing = day.String()
		if p.Expected.Readings[reading].Within { // acts in person are booked for later
			crossing += t.mark(t.say("crossing.cured"))
		}
	}
	if m := p.Mix[reading]; m.Safe {
		mix = count(m.Video) + "\u00a0/\u00a0" + count(m.Acts)
	}
	under := phrases().Say(t.lang, "end", strings.TrimRight(low, "\u00a0%")+"–"+high, crossing, mix)
	return tableRow{over: "  → " + t.say("method."+p.Method), under: "    " + under, cells: cells}
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

// bar draws a share in tenths with a mark at the cap. A part of a tenth is drawn
// as a whole one, so that at 20 and at 40 % the bar passes the mark
// exactly when the cap is passed.
func bar(p quota.Position) string {
	const steps = 10
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
	for i := range t.rows {
		for col, cell := range t.rows[i].cells {
			width[col] = max(width[col], utf8.RuneCountInString(cell))
		}
	}
	w := bufio.NewWriter(out)
	for i := range t.rows {
		r := &t.rows[i]
		t.print(w, r.over)
		w.WriteString(t.line(r.cells[:], width[:]) + "\n")
		t.print(w, r.under)
	}
	if under := t.under(); len(under) > 0 {
		w.WriteString("\n")
		for _, line := range under {
			t.print(w, line)
		}
	}
	return w.Flush()
}

// print writes what is said in words on as many lines as it takes, nothing for nothing.
func (t *table) print(w *bufio.Writer, text string) {
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(phrase.Fold(text, most), "\n") {
		w.WriteString(t.direction() + line + "\n")
	}
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
	line := strings.Builder{}
	line.WriteString(t.direction() + "  ")
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
