package billing

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the bill as a statement that a health-insurance clerk can
// follow: the lines, the totals, the reasons, and the texts they rest on. The
// language is a BCP 47 tag, as "en" or "fr-FR"; French stands in for one that
// the library does not speak.
func (b *Bill) Text(lang string) string {
	w := newWriter(lang)
	w.heading(b)
	w.lines(b)
	w.totals(b)
	w.bullets("label.why", b.Notes)
	return w.Finished()
}

// A writer is a report of this package.
type writer struct {
	phrase.Report
	patient bool // for a patient, who is shown only the texts that bind and official pages
}

func newWriter(tag string) writer { return writer{Report: phrase.NewReport(phrases(), tag)} }

func (w *writer) euros(a Amount) string { return phrase.Euros(w.Lang, int64(a)) }

func (w *writer) heading(b *Bill) {
	c := &b.Consultation
	sector := "sector." + string(c.Practitioner.Sector)
	if c.Practitioner.OPTAM {
		sector += ".optam"
	}
	switch {
	case b.Corrects != "" && b.Fee() < 0:
		fmt.Fprintln(w, w.Say("label.reverses", b.Corrects))
	case b.Corrects != "":
		fmt.Fprintln(w, w.Say("label.replaces", b.Corrects))
	}
	mode := string(cmp.Or(c.Mode, modeOf(b.Act().Kind()), telehealth.ModeInPerson))
	fmt.Fprintln(w, w.Say("title."+mode, phrase.Date(w.Lang, c.Date)))
	fmt.Fprintf(w, "%s, %s, %s\n\n", phrase.Specialty(w.Lang, c.Practitioner.Specialty), w.Say(sector), w.Say("mode."+mode))
}

const (
	nameWidth   = 46
	amountWidth = 12
	rateWidth   = 8
)

func (w *writer) lines(b *Bill) {
	w.row(w.Say("label.act"), w.Say("label.fee"), w.Say("label.base"), w.Say("label.rate"), w.Say("label.gross"), "")
	for i := range b.Lines {
		l := &b.Lines[i]
		w.row(w.lineName(l), w.euros(l.Fee), w.euros(l.Base), w.percent(l.Rate), w.euros(l.Gross), w.Cite(w.shown(l.Source)))
	}
	w.WriteByte('\n')
}

func (w *writer) row(name, fee, base, rate, gross, cite string) {
	line := phrase.Pad(name, nameWidth) + phrase.PadLeft(fee, amountWidth) + phrase.PadLeft(base, amountWidth) +
		phrase.PadLeft(rate, rateWidth) + phrase.PadLeft(gross, amountWidth+2) + " " + cite
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// lineName writes a letter key with its name, and how often it counts.
func (w *writer) lineName(l *Line) string {
	name := w.codeName(l.Code)
	if l.Quantity > 1 {
		name += " × " + strconv.Itoa(l.Quantity)
	}
	if l.Coefficient != 0 && l.Coefficient != oneCoefficient {
		name += " × " + phrase.Hundredths(w.Lang, int64(l.Coefficient))
	}
	return name
}

// codeName writes a letter key with its name; a key of the caller's own tables
// has none.
func (w *writer) codeName(c telehealth.Code) string {
	name := phrase.Pad(string(c), 6)
	if key := "code." + string(c); phrases().Has(key) {
		name += w.Say(key)
	}
	return name
}

func (w *writer) totals(b *Bill) {
	for i := range billTotals {
		total := &billTotals[i]
		if total.of(b) == 0 && seldom(total.total) {
			continue
		}
		fmt.Fprintln(w, phrase.Pad(w.Say(total.label), nameWidth)+phrase.PadLeft(w.euros(total.of(b)), amountWidth))
	}
}

// seldom reports a total that nearly every bill is without.
func seldom(total string) bool {
	return total == "surcharge" || total == "recovered" || total == "paid"
}

// bullets writes notes under a title, and nothing when there are none.
func (w *writer) bullets(title string, notes []Note) {
	if len(notes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", w.Say(title))
	for i := range notes {
		w.bullet(&notes[i])
	}
}

func (w *writer) bullet(n *Note) { w.Bullet(n.say(w.Lang), n.Confidence(), w.shown(n.rests().source)) }

// shown returns the text if the reader is to see it cited, else nil.
func (w *writer) shown(s *telehealth.Source) *telehealth.Source {
	if s != nil && w.patient && !s.Kind.Binds() && s.Kind != telehealth.SourceOfficial {
		return nil
	}
	return s
}
