package billing

import (
	"fmt"
	"maps"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Scenario is what is different in a question of the kind "what would it be
// under OPTAM, in sector 1, on another day, under this reform?". Every zero
// field leaves the consultation as it is, so the zero Scenario changes nothing.
//
// The other facts stay, and may not fit the new ones: a birth after the new
// day, a mode that the named act does not have, a letter key of the other
// sector. Pricing then refuses and names the field.
type Scenario struct {
	// Sector moves the doctor. OPTAM exists in sector 2 only (a contract of the
	// convention médicale): moving elsewhere gives it up, and the outcome says
	// so.
	Sector telehealth.Sector
	// OPTAM signs the contract, or ends it. Signing it outside sector 2 is a
	// contradiction.
	OPTAM *bool
	Date  telehealth.Date
	Fee   *Amount
	// AtTariff charges the tariff of the new situation in place of a fee. It
	// does not go together with Fee.
	AtTariff bool
	Mode     telehealth.Mode
	Pathway  telehealth.Pathway
	// Tariffs prices the second bill: a reform that [ReadTariffs] has read.
	Tariffs *Tariffs
	// Rechoose lets the library choose the letter keys of the second bill, when
	// the consultation names some: those of one scale may have no price in the
	// other one.
	Rechoose bool
}

// The fields of a consultation that a scenario can give up, by their path on the wire.
const (
	givenOPTAM       = "practitioner.optam"
	givenAct         = "act"
	givenSupplements = "supplements"
)

// An Outcome is the answer to a [Scenario]. The zero Outcome compares two empty
// bills.
type Outcome struct {
	Before Bill     `json:"before"`          // the consultation as it is
	After  Bill     `json:"after"`           // in the scenario
	GaveUp []string `json:"gaveUp,omitzero"` // fields that the scenario did not keep, as "practitioner.optam"; nil for none
}

// UnmarshalJSON reads what package json writes of an outcome, strictly.
func (o *Outcome) UnmarshalJSON(data []byte) error {
	type plain Outcome
	return wire.Replace(data, (*plain)(o))
}

// Difference returns what the scenario changes.
func (o *Outcome) Difference() Difference { return Compare(&o.Before, &o.After) }

// WhatIf prices a consultation on these tariffs as it is, and in a scenario. The
// consultation stays as it was, and the second bill shares no memory with it.
//
// It returns the *[telehealth.FieldError] of [Price] when either has no answer.
// The outcome then holds Before if only the scenario has none.
func (t *Tariffs) WhatIf(c Consultation, s Scenario) (Outcome, error) {
	var o Outcome
	if s.AtTariff && s.Fee != nil {
		return o, wire.Error(telehealth.ErrorContradiction, "fee", s.Fee.String(), "a fee or the tariff, not both")
	}
	var err error
	if o.Before, err = t.Price(c); err != nil {
		return Outcome{}, err
	}
	after := c.clone()
	gaveUp := s.apply(&after)
	if s.Tariffs != nil {
		t = s.Tariffs
	}
	b, err := t.Price(after)
	if err != nil {
		return o, err
	}
	o.After, o.GaveUp = b, gaveUp
	return o, nil
}

// clone returns a consultation that shares no memory with c.
func (c Consultation) clone() Consultation {
	c.own(new(Amount))
	return c
}

// own copies what the consultation points to, the fee to the place given.
func (c *Consultation) own(fee *Amount) {
	c.Also = slices.Clone(c.Also)
	c.Supplements = slices.Clone(c.Supplements)
	c.Answers = maps.Clone(c.Answers)
	c.Amounts = maps.Clone(c.Amounts)
	if c.Fee != nil {
		*fee = *c.Fee
		c.Fee = fee
	}
	c.Urgent, c.Letter, c.Travel = again(c.Urgent), again(c.Letter), again(c.Travel)
	c.ForeignLines = slices.Clone(c.ForeignLines)
	for i := range c.ForeignLines {
		l := &c.ForeignLines[i]
		l.Fee, l.Rate, l.Participation = again(l.Fee), again(l.Rate), again(l.Participation)
	}
}

// again returns a pointer of its own to the same value.
func again[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}

// apply changes the consultation, which shares no memory with the caller's, and
// returns what it gave up.
func (s *Scenario) apply(c *Consultation) (gaveUp []string) {
	p := &c.Practitioner
	if s.Sector != "" {
		p.Sector = s.Sector
	}
	switch {
	case s.OPTAM != nil:
		p.OPTAM = *s.OPTAM
	case p.OPTAM && s.Sector != "" && s.Sector != telehealth.Sector2:
		p.OPTAM = false
		gaveUp = append(gaveUp, givenOPTAM)
	}
	if !s.Date.IsZero() {
		c.Date = s.Date
	}
	switch {
	case s.AtTariff:
		c.Fee = nil
	case s.Fee != nil:
		c.Fee = new(*s.Fee)
	}
	if s.Mode != "" {
		c.Mode = s.Mode
	}
	if s.Pathway != "" {
		c.Pathway = s.Pathway
	}
	if !s.Rechoose {
		return gaveUp
	}
	if c.Act != "" {
		gaveUp = append(gaveUp, givenAct)
	}
	if c.Supplements != nil || c.Also != nil {
		gaveUp = append(gaveUp, givenSupplements)
	}
	c.Act, c.Supplements, c.Also = "", nil, nil
	return gaveUp
}

// Text returns both situations, what the scenario gave up, and the difference.
// The language is chosen as in [Bill.Text].
func (o *Outcome) Text(lang string) string {
	w := newWriter(lang)
	fmt.Fprintln(&w, w.Say("label.before"))
	w.heading(&o.Before)
	fmt.Fprintln(&w, w.Say("label.after"))
	w.heading(&o.After)
	for _, fact := range o.GaveUp {
		fmt.Fprintln(&w, w.gaveUp(fact))
	}
	if len(o.GaveUp) > 0 {
		w.WriteByte('\n')
	}
	d := o.Difference()
	w.difference(&d)
	return w.Finished()
}

func (w *writer) gaveUp(fact string) string {
	switch fact {
	case givenOPTAM:
		return w.Say("label.dropped.optam")
	case givenAct:
		return w.Say("label.dropped.act")
	case givenSupplements:
		return w.Say("label.dropped.supplements")
	default:
		return fact
	}
}
