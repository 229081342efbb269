package billing

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Correction takes a wrong bill back and puts a right one in its place. A bill
// that was sent is never changed: the wrong one, its reversal and its
// replacement stand beside each other, and come to the replacement. The zero
// Correction corrects nothing.
type Correction struct {
	// Corrects is the ID of the wrong bill. It links both bills to it.
	Corrects string `json:"corrects"`
	// Reversal is the wrong bill with every amount negated: added to it, every
	// total is zero. Consultation and Notes are those of the wrong bill, the
	// question and the reasons of what is taken back. It has no [Bill.Claim]: a
	// claim line carries no negative amount.
	Reversal Bill `json:"reversal"`
	// Replacement is the bill of the right consultation, under the ID of that
	// one, which may be the same or another.
	Replacement Bill `json:"replacement"`
}

// UnmarshalJSON reads what package json writes of a correction, strictly.
func (c *Correction) UnmarshalJSON(data []byte) error {
	type plain Correction
	return wire.Replace(data, (*plain)(c))
}

// Correct returns the correction of a bill. The right consultation is priced on
// these tariffs; the wrong bill is taken back as it is, whatever tariffs it was
// priced on. What the wrong bill withheld comes back with it, and so does not
// count in right.Withheld.
//
// A wrong bill without an ID or without lines is a *[telehealth.FieldError], and
// so is a right consultation that has no price. The correction shares no memory
// with the wrong bill.
func (t *Tariffs) Correct(wrong Bill, right Consultation) (Correction, error) {
	id := wrong.Consultation.ID
	switch {
	case id == "":
		return Correction{}, wire.Error(telehealth.ErrorMissing, "id", "", "the id of the bill to correct, to which the correction is linked")
	case !phrase.Refers(id):
		return Correction{}, wire.Error(telehealth.ErrorMalformed, "id", "", phrase.AReference)
	case len(wrong.Lines) == 0:
		return Correction{}, wire.Error(telehealth.ErrorMissing, "lines", "", "a priced bill to correct")
	}
	b, err := t.Price(right.clone())
	if err != nil {
		return Correction{}, err
	}
	b.Corrects = id
	reversal := wrong.negated()
	reversal.Corrects = id
	return Correction{Corrects: id, Reversal: reversal, Replacement: b}, nil
}

// Difference returns what changes from the wrong bill to its replacement.
func (c *Correction) Difference() Difference {
	wrong := c.Reversal.negated()
	return Compare(&wrong, &c.Replacement)
}

// negated returns the bill with every amount negated, the percentages kept: the
// rounding of [Rate.Of] is the same on both sides of zero, so a reversal is a
// bill like others. It shares no memory with b.
func (b *Bill) negated() Bill {
	n := b.clone()
	n.Participation, n.Recovered, n.Complement = -b.Participation, -b.Recovered, -b.Complement
	for i := range n.Lines {
		l := &n.Lines[i]
		l.Fee, l.Base, l.Gross, l.UnitPrice = -l.Fee, -l.Base, -l.Gross, -l.UnitPrice
		l.FlatCopayment, l.Surcharge = -l.FlatCopayment, -l.Surcharge
	}
	for i := range n.Readings {
		r := &n.Readings[i]
		*r = Reading{r.Rule, -r.Fee, -r.Base, -r.Surcharge, -r.Participation, -r.Reimbursed, -r.Complement, -r.Patient}
	}
	return n
}
