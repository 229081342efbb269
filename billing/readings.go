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

// otherwise reports whether the bill is computed under another reading of the law. Where
// the library's own holds, it remembers that the encounter met that one, if it did that
// day.
func (f *facts) otherwise(reading ruleID) bool {
	if f.reading == reading {
		return true
	}
	if f.reading == 0 && !f.quiet && f.rules.at(reading, f.Date) != nil && !slices.Contains(f.disputes, reading) {
		f.disputes = append(f.disputes, reading)
	}
	return false
}

// readings computes the bill again under every other reading that was met, and keeps the
// ones in which somebody pays something else.
func (f *facts) readings(b *Bill) {
	for _, id := range f.disputes {
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
