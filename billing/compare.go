package billing

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Change is a value in a first bill and in a second one. In the zero
// Change the bills agree.
type Change[T comparable] struct {
	From T `json:"from"`
	To   T `json:"to"`
}

// A TotalChange is a total that differs between two bills. The zero TotalChange
// names no total.
type TotalChange struct {
	Total string `json:"total"` // its word in the JSON of a [Statement], as "fee"
	From  Amount `json:"from"`
	To    Amount `json:"to"`
}

// A LineChange is a letter key that one bill has and the other has not, or that
// is charged, based or paid differently. The side that lacks the key is the zero Line.
// The zero LineChange names no key.
type LineChange struct {
	From Line `json:"from,omitzero"`
	To   Line `json:"to,omitzero"`
}

// A Difference is what two bills do not have in common, and the rules that
// explain it. The zero Difference means that they are equal: the same letter
// keys, amounts, rate, recovery and reasons. What was asked, and the texts
// behind the same reason, may still differ.
type Difference struct {
	Totals   []TotalChange    `json:"totals,omitzero"`   // in the order of a bill
	Rate     Change[Rate]     `json:"rate,omitzero"`     // of the act
	Recovery Change[Recovery] `json:"recovery,omitzero"` // of the participation
	Lines    []LineChange     `json:"lines,omitzero"`    // in the order of the first bill, then what appeared
	Gone     []Note           `json:"gone,omitzero"`     // reasons that only the first bill has
	Came     []Note           `json:"came,omitzero"`     // reasons that only the second bill has
}

// UnmarshalJSON reads what package json writes of a difference, strictly.
func (d *Difference) UnmarshalJSON(data []byte) error {
	type plain Difference
	return wire.Replace(data, (*plain)(d))
}

// IsZero reports whether the bills are equal.
func (d *Difference) IsZero() bool {
	return len(d.Totals) == 0 && d.Rate == Change[Rate]{} && d.Recovery == Change[Recovery]{} &&
		len(d.Lines) == 0 && len(d.Gone) == 0 && len(d.Came) == 0
}

// Compare returns the difference between two bills, from the first to the
// second. It shares no memory with them. A reason with another amount or
// percentage is another reason: a participation of 1 € went and one of 2 € came.
func Compare(before, after *Bill) Difference {
	var d Difference
	for i := range billTotals {
		t := &billTotals[i]
		if from, to := t.of(before), t.of(after); from != to {
			d.Totals = append(d.Totals, TotalChange{t.total, from, to})
		}
	}
	if before.Rate() != after.Rate() {
		d.Rate = Change[Rate]{before.Rate(), after.Rate()}
	}
	if before.Recovery != after.Recovery {
		d.Recovery = Change[Recovery]{before.Recovery, after.Recovery}
	}
	d.Lines = compareLines(before.Lines, after.Lines)
	d.Gone = onlyIn(before.Notes, after.Notes)
	d.Came = onlyIn(after.Notes, before.Notes)
	return d
}

// compareLines pairs lines of one key; a key that stands twice, which only the
// caller's own tables allow, is paired in order.
func compareLines(before, after []Line) (changes []LineChange) {
	paired := make([]bool, len(after))
	pair := func(code telehealth.Code) (to Line) {
		for i := range after {
			if !paired[i] && after[i].Code == code {
				paired[i] = true
				return after[i]
			}
		}
		return Line{}
	}
	for _, from := range before {
		if to := pair(from.Code); !from.equals(&to) {
			changes = append(changes, LineChange{from, to})
		}
	}
	for i, to := range after {
		if !paired[i] {
			changes = append(changes, LineChange{To: to})
		}
	}
	return changes
}

// equals leaves the texts aside: they say why an amount is right, not what it is.
func (l Line) equals(m *Line) bool {
	l.Source, l.Confidence = m.Source, m.Confidence
	return l == *m
}

// onlyIn returns the notes of one bill that the other has not, each note of the
// other being good for one.
func onlyIn(notes, others []Note) (only []Note) {
	used := make([]bool, len(others))
	for i := range notes {
		if !takeSame(&notes[i], others, used) {
			only = append(only, notes[i])
		}
	}
	return only
}

func takeSame(n *Note, others []Note, used []bool) bool {
	for i := range others {
		o := &others[i]
		if !used[i] && n.Rule() == o.Rule() && n.Code == o.Code && n.Amount == o.Amount && n.Rate() == o.Rate() {
			used[i] = true
			return true
		}
	}
	return false
}

// billTotals pairs the word of every total with its method and its name in a text, in the order of
// a bill. The seldom ones are written where they are not zero.
var billTotals = [...]struct {
	total string
	label string
	of    func(*Bill) Amount
}{
	{"fee", "label.fee", (*Bill).Fee},
	{"base", "label.base.total", (*Bill).Base},
	{"surcharge", "label.surcharge", (*Bill).Surcharge},
	{"gross", "label.gross.total", (*Bill).Gross},
	{"flat", "label.flat", func(b *Bill) Amount { return b.Participation }},
	{"reimbursed", "label.reimbursed", (*Bill).Reimbursed},
	{"recovered", "label.recovered", func(b *Bill) Amount { return b.Recovered }},
	{"paid", "label.paid", (*Bill).paidApart},
	{"copayment", "label.copayment", (*Bill).Copayment},
	{"excess", "label.excess", (*Bill).Excess},
	{"complement", "label.complement", func(b *Bill) Amount { return b.Complement }},
	{"patient", "label.patient", (*Bill).Patient},
}

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
				w.changes(w.Say(billTotals[i].label), w.euros(c.From), w.euros(c.To), w.euros(c.To-c.From))
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
		if l.From.Base == l.To.Base && l.From.Code == l.To.Code {
			continue
		}
		w.WriteString(title)
		title = ""
		code, from, to := l.From.Code, w.euros(l.From.Base), w.euros(l.To.Base)
		if code == "" {
			code, from = l.To.Code, none
		}
		if l.To.Code == "" {
			to = none
		}
		w.changes(w.codeName(code), from, to, w.euros(l.To.Base-l.From.Base))
	}
}
