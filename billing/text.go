package billing

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the bill as a statement that a health-insurance clerk can
// follow: the lines, the totals, the reasons, and the texts they rest on. The
// language is a BCP 47 tag, as "en" or "fr-FR"; French stands in for one that
// the library does not speak.
func (b *Bill) Text(lang string) string {
	w := writer{lang: phrase.Match(lang)}
	w.heading(b)
	w.lines(b)
	w.totals(b)
	w.bullets("label.why", b.Notes)
	w.cited()
	return phrase.Directed(w.lang, w.String())
}

// A writer lays out a statement in one language and numbers its texts.
type writer struct {
	strings.Builder
	lang  phrase.Language
	texts phrase.Footnotes
}

func (w *writer) say(key string, args ...string) string {
	return phrases().Say(w.lang, key, args...)
}

func (w *writer) cite(s *telehealth.Source) string {
	if s == nil {
		return ""
	}
	return w.texts.Cite(*s)
}

func (w *writer) euros(a Amount) string { return phrase.Euros(w.lang, int64(a)) }

func (w *writer) heading(b *Bill) {
	c := &b.Consultation
	sector := "sector." + string(c.Practitioner.Sector)
	if c.Practitioner.OPTAM {
		sector += ".optam"
	}
	switch {
	case b.Corrects != "" && b.Fee() < 0:
		fmt.Fprintln(w, w.say("label.reverses", b.Corrects))
	case b.Corrects != "":
		fmt.Fprintln(w, w.say("label.replaces", b.Corrects))
	}
	mode := string(cmp.Or(c.Mode, modeOf(b.Act().Kind()), telehealth.ModeInPerson))
	fmt.Fprintln(w, w.say("title."+mode, phrase.Date(w.lang, c.Date)))
	fmt.Fprintf(w, "%s, %s, %s\n\n", w.say("specialty."+string(c.Practitioner.Specialty)), w.say(sector), w.say("mode."+mode))
}

const (
	nameWidth   = 46
	amountWidth = 12
	rateWidth   = 8
)

func (w *writer) lines(b *Bill) {
	w.row(w.say("label.act"), w.say("label.fee"), w.say("label.base"), w.say("label.rate"), w.say("label.gross"), "")
	for i := range b.Lines {
		l := &b.Lines[i]
		w.row(w.codeName(l.Code), w.euros(l.Fee), w.euros(l.Base), w.percent(l.Rate), w.euros(l.Gross), w.cite(l.Source))
	}
	w.WriteByte('\n')
}

func (w *writer) row(name, fee, base, rate, gross, cite string) {
	line := phrase.Pad(name, nameWidth) + phrase.PadLeft(fee, amountWidth) + phrase.PadLeft(base, amountWidth) +
		phrase.PadLeft(rate, rateWidth) + phrase.PadLeft(gross, amountWidth+2) + " " + cite
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// codeName writes a letter key with its name; a key of the caller's own tables
// has none.
func (w *writer) codeName(c telehealth.Code) string {
	name := phrase.Pad(string(c), 6)
	if key := "code." + string(c); phrases().Has(key) {
		name += w.say(key)
	}
	return name
}

func (w *writer) totals(b *Bill) {
	for i := range billTotals {
		total := &billTotals[i]
		fmt.Fprintln(w, phrase.Pad(w.say(total.label), nameWidth)+phrase.PadLeft(w.euros(total.of(b)), amountWidth))
	}
}

// bullets writes notes under a title, and nothing when there are none.
func (w *writer) bullets(title string, notes []Note) {
	if len(notes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", w.say(title))
	for i := range notes {
		w.bullet(&notes[i])
	}
}

func (w *writer) bullet(n *Note) {
	text := n.say(w.lang)
	if n.Confidence != telehealth.ConfidenceSure {
		text += " (" + w.say("confidence."+string(n.Confidence)) + ")"
	}
	fmt.Fprintf(w, "- %s %s\n", text, w.cite(n.Source))
}

// cited writes the texts that were cited so far, if any.
func (w *writer) cited() {
	w.WriteString(w.texts.List(w.say("label.texts"), func(day telehealth.Date) string {
		return w.say("label.checked", phrase.Date(w.lang, day))
	}))
}
