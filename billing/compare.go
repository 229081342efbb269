package billing

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Change is a value in a first bill and in a second one. The zero Change is
// none: the bills agree.
type Change[T comparable] struct {
	From T `json:"from"`
	To   T `json:"to"`
}

// A TotalChange is a total that differs between two bills. The zero TotalChange
// names no total.
type TotalChange struct {
	Total Total  `json:"total"`
	From  Amount `json:"from"`
	To    Amount `json:"to"`
}

// Delta returns what the second bill has more than the first.
func (c TotalChange) Delta() Amount { return c.To - c.From }

// A LineChange is a letter key that one bill has and the other has not, or that
// is charged, based or paid differently. The zero LineChange names no key.
type LineChange struct {
	From Line `json:"from,omitzero"` // the zero Line when the key appeared
	To   Line `json:"to,omitzero"`   // the zero Line when the key vanished
}

// Appeared reports whether only the second bill has the key.
func (c *LineChange) Appeared() bool { return c.From.Code == "" && c.To.Code != "" }

// Vanished reports whether only the first bill has the key.
func (c *LineChange) Vanished() bool { return c.To.Code == "" && c.From.Code != "" }

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

// Delta returns what the second bill has more of that total than the first, 0
// for a total that did not change.
func (d *Difference) Delta(total Total) Amount {
	for _, c := range d.Totals {
		if c.Total == total {
			return c.Delta()
		}
	}
	return 0
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
		if !used[i] && n.Rule == o.Rule && n.Code == o.Code && n.Amount == o.Amount && n.Rate == o.Rate {
			used[i] = true
			return true
		}
	}
	return false
}

// A Total names a total of a bill, by the word that the wire format uses.
type Total string

// The totals, in the order of a bill. The zero Total is none of them.
const (
	TotalFee        Total = "fee"
	TotalBase       Total = "base"
	TotalGross      Total = "gross"
	TotalFlat       Total = "flat"
	TotalReimbursed Total = "reimbursed"
	TotalCopayment  Total = "copayment"
	TotalExcess     Total = "excess"
	TotalComplement Total = "complement"
	TotalPatient    Total = "patient"
)

// billTotals pairs every total with its method and its name in a statement.
var billTotals = [...]struct {
	total Total
	label string
	of    func(*Bill) Amount
}{
	{TotalFee, "label.fee", (*Bill).Fee},
	{TotalBase, "label.base.total", (*Bill).Base},
	{TotalGross, "label.gross.total", (*Bill).Gross},
	{TotalFlat, "label.flat", func(b *Bill) Amount { return b.Participation }},
	{TotalReimbursed, "label.reimbursed", (*Bill).Reimbursed},
	{TotalCopayment, "label.copayment", (*Bill).Copayment},
	{TotalExcess, "label.excess", (*Bill).Excess},
	{TotalComplement, "label.complement", func(b *Bill) Amount { return b.Complement }},
	{TotalPatient, "label.patient", (*Bill).Patient},
}
