package phrase

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
)

// Embedded returns the book of a package's own phrases.csv, which is part of the
// program and read once, on first use. A book with a fault panics: a test of the
// package opens it.
func Embedded(csv string) func() Book {
	return sync.OnceValue(func() Book {
		book, err := ReadBook(csv)
		if err != nil {
			panic("phrases.csv: " + err.Error())
		}
		return book
	})
}

//go:embed phrases.csv
var phrasesCSV string

// common are the words that every report has.
var common = Embedded(phrasesCSV)

// A Report lays out what a result says in one language, and numbers the texts that it
// cites. The zero Report is French and has no sentences; see [NewReport].
type Report struct {
	strings.Builder
	Lang  Language
	texts Footnotes
	book  Book
}

// NewReport returns an empty report for a reader who asks for a language by its BCP 47
// tag, with the sentences of the package that writes it.
func NewReport(book Book, tag string) Report { return Report{Lang: Match(tag), book: book} }

// Say returns a sentence of the package, or one that every report has.
func (r *Report) Say(key string, args ...string) string {
	if !r.book.Has(key) && common().Has(key) {
		return common().Say(r.Lang, key, args...)
	}
	return r.book.Say(r.Lang, key, args...)
}

// Line writes a sentence on a line of its own.
func (r *Report) Line(key string, args ...string) { fmt.Fprintln(r, r.Say(key, args...)) }

// Bullet writes what was said as one of several, the doubt in it and the text that it
// rests on.
func (r *Report) Bullet(said string, c telehealth.Confidence, s *telehealth.Source) {
	r.WriteString("- " + said)
	if doubt := Doubt(r.Lang, c); doubt != "" {
		r.WriteString(" (" + doubt + ")")
	}
	if mark := r.Cite(s); mark != "" {
		r.WriteString(" " + mark)
	}
	r.WriteByte('\n')
}

// Cite returns the mark of a text, "" for nil and the zero Source.
func (r *Report) Cite(s *telehealth.Source) string {
	if s == nil || *s == (telehealth.Source{}) {
		return ""
	}
	return r.texts.Cite(*s)
}

// Doubt says in a word how sure something is, and nothing when it is.
func Doubt(l Language, c telehealth.Confidence) string {
	switch c {
	case telehealth.ConfidenceLikely, telehealth.ConfidenceDisputed:
		return common().Say(l, "confidence."+string(c))
	default:
		return ""
	}
}

// Table writes rows of as many cells each: names to the left, the rest to the right,
// every column as wide as its longest cell.
func (r *Report) Table(rows [][]string) {
	const gutter = 3 // spaces between columns
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			if i == 0 {
				r.WriteString(Pad(cell, widths[i]))
			} else {
				r.WriteString(PadLeft(cell, widths[i]+gutter))
			}
		}
		r.WriteByte('\n')
	}
}

// Finished adds the texts that were cited, and returns the report as its language is
// read.
func (r *Report) Finished() string {
	r.WriteString(r.texts.List(r.Say("label.texts"), func(day telehealth.Date) string {
		return r.Say("label.checked", Date(r.Lang, day))
	}))
	return Directed(r.Lang, r.String())
}
