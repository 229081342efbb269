package billing

import (
	"fmt"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A ForeignLine is a line of another table, beside the act and its supplements: an
// electrocardiogram (DEQP003), a smear, a key whose amount the library does not know.
// The caller vouches for every value of it, and the bill says so. The zero ForeignLine
// is refused: it has no code.
type ForeignLine struct {
	// Code is any code of capital letters and digits, of the CCAM too. Required.
	Code telehealth.Code `json:"code"`
	// Quantity is the number of times, up to 99; zero stands for one.
	Quantity int `json:"quantity,omitzero"`
	// Coefficient multiplies the unit price of a letter key; zero stands for 1.00.
	Coefficient Coefficient `json:"coefficient,omitzero"`
	// Fee is the part of the consultation's fee charged for the line; nil is its base.
	Fee *Amount `json:"fee,omitzero"`
	// Base is the tariff of the whole line, quantity and coefficient included; zero for
	// what the fund does not pay. It counts up to the fee (article R160-22 CSS).
	Base Amount `json:"base"`
	// Rate is the line's rate inside the care pathway, a whole percentage; nil is that
	// of the act.
	Rate *Rate `json:"rate,omitzero"`
	// Participation is whether the line bears a participation forfaitaire for each time.
	// Nil is true, as each act of a doctor does (article L160-13 II CSS), and false for a
	// supplement that the library knows.
	Participation *bool `json:"participation,omitzero"`
}

const maxForeign = 12 // lines of one consultation

// readForeign checks the caller's own lines, and adds up what they charge.
func (f *facts) readForeign() error {
	if len(f.ForeignLines) > maxForeign {
		return wire.Error(telehealth.ErrorOutOfRange, "foreignLines", strconv.Itoa(len(f.ForeignLines)), fmt.Sprintf("at most %d lines", maxForeign))
	}
	f.foreignFee = 0
	for i := range f.ForeignLines {
		l := &f.ForeignLines[i]
		if err := l.check(); err != nil {
			return wire.At("foreignLines", i, err)
		}
		f.foreignFee += l.charged()
	}
	switch {
	case f.foreignFee > maxFee:
		return wire.Error(telehealth.ErrorOutOfRange, "foreignLines", f.foreignFee.String(), "lines of at most "+maxFee.String()+" together")
	case f.Fee != nil && *f.Fee < f.foreignFee:
		return wire.Error(telehealth.ErrorContradiction, "fee", f.Fee.String(),
			"the whole fee, at least that of the foreign lines, "+f.foreignFee.String())
	}
	return nil
}

func (l *ForeignLine) check() error {
	switch {
	case l.Code == "":
		return wire.Error(telehealth.ErrorMissing, "code", "", "a letter key, or a code of the CCAM")
	case len(l.Code) > maxCode || !isClaimCode(l.Code):
		return wire.Error(telehealth.ErrorMalformed, "code", "", fmt.Sprintf("at most %d capital letters and digits", maxCode))
	case l.Quantity < 0 || l.Quantity > maxQuantity:
		return wire.Error(telehealth.ErrorOutOfRange, "quantity", strconv.Itoa(l.Quantity), fmt.Sprintf("from 1 to %d", maxQuantity))
	case l.Coefficient < 0 || l.Coefficient > maxCoefficient:
		return wire.Error(telehealth.ErrorOutOfRange, "coefficient", l.Coefficient.String(), "from 0.01 to "+maxCoefficient.String())
	case l.Fee != nil && (*l.Fee < 0 || *l.Fee > maxFee):
		return wire.Error(telehealth.ErrorOutOfRange, "fee", l.Fee.String(), "euros from 0.00 to "+maxFee.String())
	case l.Base < 0 || l.Base > maxFee:
		return wire.Error(telehealth.ErrorOutOfRange, "base", l.Base.String(), "euros from 0.00 to "+maxFee.String())
	case l.Rate != nil && (*l.Rate < 0 || *l.Rate > 100*Percent || *l.Rate%Percent != 0):
		return wire.Error(telehealth.ErrorOutOfRange, "rate", l.Rate.String(), "a whole percentage from 0 to 100")
	}
	if unit := l.unitPrice(); times(unit, l.Quantity, l.Coefficient) != l.Base {
		return wire.Error(telehealth.ErrorContradiction, "base", l.Base.String(),
			"a price in whole cents times quantity and coefficient, as "+times(unit, l.Quantity, l.Coefficient).String())
	}
	return nil
}

// charged is the part of the fee under the line.
func (l *ForeignLine) charged() Amount {
	if l.Fee != nil {
		return *l.Fee
	}
	return l.Base
}

// once reports whether the line is of one unit at its price.
func once(quantity int, c Coefficient) bool {
	return quantity <= 1 && (c == 0 || c == oneCoefficient)
}

// unitPrice is the price of which the base is quantity × coefficient.
func (l *ForeignLine) unitPrice() Amount {
	if once(l.Quantity, l.Coefficient) {
		return l.Base
	}
	n := Amount(max(l.Quantity, 1)) * Amount(orOne(l.Coefficient))
	return (l.Base*Amount(oneCoefficient) + n/2) / n
}

func orOne(c Coefficient) Coefficient {
	if c == 0 {
		return oneCoefficient
	}
	return c
}

// times returns price × quantity × coefficient, rounded to the cent by the rounding of
// a rate: a coefficient counts hundredths as a percentage does.
func times(price Amount, quantity int, c Coefficient) Amount {
	return Rate(orOne(c) * 100).Of(price * Amount(max(quantity, 1)))
}

// isAct reports whether the line bears a participation.
func (f *facts) isAct(l *ForeignLine) bool {
	if l.Participation != nil {
		return *l.Participation
	}
	return f.tariffs.Kind(l.Code) != telehealth.KindSupplement
}

// foreignParticipation returns the participations of the caller's own acts, one for
// each time, and the gross of their lines.
func (f *facts) foreignParticipation(b *Bill, due Amount) (flat, gross Amount) {
	lines := b.Lines[len(b.Lines)-len(f.ForeignLines):]
	for i := range f.ForeignLines {
		l := &f.ForeignLines[i]
		if !f.isAct(l) {
			continue
		}
		gross += lines[i].Gross
		if n := Amount(max(l.Quantity, 1)); !f.small(lines[i].Gross, n*due) {
			flat += min(n*due, lines[i].Gross)
		}
	}
	return flat, gross
}

// foreignTariff is what the foreign lines add to the tariffs of one consultation, on
// which the flat sum of heavy acts depends. What the fund does not pay adds nothing.
func (f *facts) foreignTariff() (sum Amount) {
	for i := range f.ForeignLines {
		if l := &f.ForeignLines[i]; l.Rate == nil || *l.Rate > 0 {
			sum += min(l.Base, l.charged())
		}
	}
	return sum
}

// fillForeign appends the caller's lines. heavy says that a flat sum replaces the
// co-payment: what the fund pays in part, it then pays in full.
func (f *facts) fillForeign(b *Bill, rate Rate, heavy bool) {
	for i := range f.ForeignLines {
		l := &f.ForeignLines[i]
		own := rate
		if l.Rate != nil && (!heavy || *l.Rate == 0) {
			own = *l.Rate
		}
		fee := l.charged()
		base := min(l.Base, fee)
		line := Line{Code: l.Code, Fee: fee, Base: base, Rate: own, Gross: own.Of(base), Vouched: true}
		if !once(l.Quantity, l.Coefficient) {
			line.Quantity, line.Coefficient, line.UnitPrice = max(l.Quantity, 1), orOne(l.Coefficient), l.unitPrice()
		}
		b.Lines = append(b.Lines, line)
		if !f.quiet {
			b.add(f.rules.at(ruleForeign, f.Date).Value.ground, l.Code, base)
		}
	}
}

// UnmarshalJSON reads what package json writes of a line, strictly.
func (l *ForeignLine) UnmarshalJSON(data []byte) error {
	type plain ForeignLine
	return wire.Replace(data, (*plain)(l))
}
