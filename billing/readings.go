package billing

import (
	"slices"

	"github.com/secteur2/telehealth/internal/wire"
)

// A Reading is what a bill comes to under another reading of a text that is disputed. The
// bill itself follows the library's own reading. Fee is the sum of what the fund, the
// complementary insurance and the patient pay. The zero Reading is of no rule.
type Reading struct {
	// Rule is the name of the reading in rules.csv. The note of that rule says it in
	// words, with its text.
	Rule          string `json:"rule"`
	Fee           Amount `json:"fee"` // other than the bill's only where the reading changes the tariff that is charged
	Base          Amount `json:"base"`
	Surcharge     Amount `json:"surcharge"`
	Participation Amount `json:"flat"`
	Reimbursed    Amount `json:"reimbursed"`
	Complement    Amount `json:"complement"`
	Patient       Amount `json:"patient"`
}

// UnmarshalJSON reads what package json writes of a reading, strictly.
func (r *Reading) UnmarshalJSON(data []byte) error {
	type plain Reading
	return wire.Replace(data, (*plain)(r))
}

// disputes are other readings, in the order in which an encounter met them. They are no
// slice: what the facts of an encounter append to moves the encounter to the heap.
type disputes struct {
	ids [readingC2S - readingDirect + 1]ruleID
	n   int
}

func (d *disputes) list() []ruleID     { return d.ids[:d.n] }
func (d *disputes) has(id ruleID) bool { return slices.Contains(d.list(), id) }

func (d *disputes) add(id ruleID) {
	d.ids[d.n] = id
	d.n++
}

// otherwise reports whether the bill is computed under another reading of the law. Where
// the library's own holds, it remembers that the encounter met that one, if it did that
// day.
func (f *facts) otherwise(reading ruleID) bool {
	if f.reading == reading {
		return true
	}
	if f.reading == 0 && !f.quiet && f.rules.at(reading, f.Date) != nil && !f.met.has(reading) {
		f.met.add(reading)
	}
	return false
}

// readings computes the bill again under every other reading that was met, and keeps the
// ones in which somebody pays something else.
func (f *facts) readings(b *Bill) {
	for _, id := range f.met.list() {
		again := facts{Consultation: f.Consultation, tariffs: f.tariffs, rules: f.rules, quiet: true, reading: id}
		var other Bill
		if again.read() != nil || again.price(&other) != nil {
			continue // without an answer in that reading
		}
		r := Reading{ruleTable[id].name, other.Fee(), other.Base(), other.Surcharge(), other.Participation,
			other.Reimbursed(), other.Complement, other.Patient()}
		if r.Fee == b.Fee() && r.Reimbursed == b.Reimbursed() && r.Complement == b.Complement {
			continue // the same payers pay the same
		}
		b.Readings = append(b.Readings, r)
		f.note(b, id, r.Reimbursed)
	}
}
