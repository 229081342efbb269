package billing

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the difference for a reader who knows both bills: the totals that
// changed, the letter keys whose base did, the reasons that went and came, and
// their texts. The language is chosen as in [Bill.Text].
func (d *Difference) Text(lang string) string {
	w := newWriter(lang)
	w.difference(d)
	return w.Finished()
}

func (w *writer) difference(d *Difference) {
	if d.IsZero() {
		fmt.Fprintln(w, w.Say("label.same"))
		return
	}
	w.changes("", w.Say("label.before"), w.Say("label.after"), w.Say("label.change"))
	for i := range billTotals {
		for _, c := range d.Totals {
			if c.Total == billTotals[i].total {
				w.changes(w.Say(billTotals[i].label), w.euros(c.From), w.euros(c.To), w.euros(c.Delta()))
			}
		}
	}
	if r := d.Rate; r.From != r.To {
		w.changes(w.Say("label.rate"), w.percent(r.From), w.percent(r.To), "")
	}
	switch to := d.Recovery.To; to {
	case RecoveredNow:
		fmt.Fprintln(w, w.Say("label.recovery.direct"))
	case RecoveredLater:
		fmt.Fprintln(w, w.Say("label.recovery.deferred"))
	}
	w.bases(d.Lines)
	w.bullets("label.gone", d.Gone)
	w.bullets("label.came", d.Came)
}

func (w *writer) percent(r Rate) string { return phrase.Percent(w.Lang, int(r)) }

func (w *writer) changes(name, from, to, delta string) {
	line := phrase.Pad(name, nameWidth) + phrase.PadLeft(from, amountWidth) +
		phrase.PadLeft(to, amountWidth) + phrase.PadLeft(delta, amountWidth)
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// bases writes the letter keys that appeared, vanished or changed base. A key
// that a bill does not have shows a dash.
func (w *writer) bases(lines []LineChange) {
	const none = "–"
	title := "\n" + w.Say("label.base.line") + "\n"
	for i := range lines {
		l := &lines[i]
		if l.From.Base == l.To.Base && !l.Appeared() && !l.Vanished() {
			continue
		}
		w.WriteString(title)
		title = ""
		code, from, to := l.From.Code, w.euros(l.From.Base), w.euros(l.To.Base)
		if l.Appeared() {
			code, from = l.To.Code, none
		}
		if l.Vanished() {
			to = none
		}
		w.changes(w.codeName(code), from, to, w.euros(l.To.Base-l.From.Base))
	}
}
