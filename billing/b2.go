package billing

import (
	"errors"
	"fmt"
	"math"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A ClaimLine is a [Line] in the shape of a B2 act record (type 4): the values
// that a claim engine asks for, under the name and at the position that the
// exchange standard of the French funds gives them, within their sizes.
//
// It is no claim: no feuille de soins électronique, no B2 file, nothing that
// was homologated. Who cares for whom, the signatures and the sending belong to
// software that the GIE SESAM-Vitale approved; this is what such software may
// take over. The zero ClaimLine does not fit.
type ClaimLine struct {
	// Code is the code acte, 0476, of 4+1 characters: five are taken here. The code of a
	// technical act has seven and no place in that field: it stands here as it is, and
	// the record for it was not read.
	Code telehealth.Code `json:"code"`
	// Quantity is the quantité, 0481: from 1 to 99. [Bill.Claim] writes that of the
	// [Line], 1 for none.
	Quantity int `json:"quantity"`
	// Coefficient is the coefficient, 0483, of 4+2 digits: that of the [Line], 1 for none.
	Coefficient Coefficient `json:"coefficient"`
	// UnitPrice is the prix unitaire, 0491, up to 99,999.99. A bill keeps the
	// base of a line and not the tariff behind it, so where the fee is below the
	// tariff this is the fee, as the formula base = price × quantity × coefficient
	// asks. A line that has a unit price of its own keeps it.
	UnitPrice Amount `json:"unitPrice"`
	// Base is the base de remboursement, 0498, up to 99,999.99.
	Base Amount `json:"base"`
	// Rate is the taux, 04105: a whole percentage up to 100, outside the care pathway too.
	Rate Rate `json:"rate"`
	// Surcharge is what leaving the care pathway takes off Gross (MTM of the hospital
	// specification). No field of the B2 record; most schemes take it off themselves.
	Surcharge Amount `json:"surcharge,omitzero"`
	// Gross is the montant remboursable AMO, 04108, up to 99,999.99: Rate of Base,
	// rounded, less the flat sum of heavy acts ([Line].FlatCopayment) and Surcharge. The flat
	// participation is not taken off: no published formula of the line has it,
	// and the fund withholds it when it settles ([Bill].Participation).
	Gross Amount `json:"gross"`
	// Fee is the montant des honoraires, excess included, 04115, up to 99,999.99.
	Fee Amount `json:"fee"`
	// Qualifier is the qualificatif de la dépense, 04122, of one character.
	Qualifier Qualifier `json:"qualifier,omitzero"`
	// Complement is the montant remboursable AMC, 04123, up to 9,999.99.
	Complement Amount `json:"complement"`
	// Refused is true for a key that the law does not allow on this bill; see
	// [Bill.Refused]. No field of the B2 record: a person has to look before it is sent.
	Refused bool `json:"refused,omitzero"`
	// Vouched is true where the caller gave the amounts; see [Line].Vouched. No field of
	// the B2 record either.
	Vouched bool `json:"vouched,omitzero"`
}

// UnmarshalJSON reads what package json writes of a line, strictly.
func (l *ClaimLine) UnmarshalJSON(data []byte) error {
	type plain ClaimLine
	return wire.Replace(data, (*plain)(l))
}

// A Coefficient multiplies a unit price. It counts hundredths, so that 100 is
// the coefficient 1.00. The zero Coefficient does not fit a [ClaimLine].
type Coefficient int32

// String returns the coefficient with two decimals: "1.00".
func (c Coefficient) String() string { return Amount(c).String() }

// MarshalText writes what [Coefficient.String] returns.
func (c Coefficient) MarshalText() ([]byte, error) { return Amount(c).MarshalText() }

// UnmarshalText reads what [Coefficient.MarshalText] writes.
func (c *Coefficient) UnmarshalText(text []byte) error {
	n, ok := parseCents(string(text))
	if !ok || n < math.MinInt32 || n > math.MaxInt32 {
		return wire.Error(telehealth.ErrorMalformed, "coefficient", string(text), `a number with at most two decimals, written "1.00"`)
	}
	*c = Coefficient(n)
	return nil
}

const (
	oneCoefficient     = Coefficient(100)
	maxCoefficient     = Coefficient(9_999_99)
	maxQuantity        = 99
	maxClaimCode       = 4 + 1
	maxClaimAmount     = 99_999*Euro + 99*Cent
	maxClaimComplement = 9_999*Euro + 99*Cent
)

// Claim returns line by line what a claim engine asks for: line i is Lines[i].
// The sums of Base, Gross, Fee and Complement are the totals of the bill. The
// error is a *[telehealth.FieldError] that names the value which does not fit
// its size, or a bill changed by hand that no longer adds up.
//
// The complementary amount is shared out: every line first gets its co-payment,
// or, when the amount is less than all of them, a part in proportion; what is
// left goes to the line with the excess. A line never gets more than its fee
// less what the fund pays.
func (b *Bill) Claim() ([]ClaimLine, error) {
	lines := make([]ClaimLine, len(b.Lines))
	for i := range b.Lines {
		l := &b.Lines[i]
		lines[i] = ClaimLine{
			Code: l.Code, Quantity: 1, Coefficient: oneCoefficient, UnitPrice: l.Base, Base: l.Base,
			Rate: l.Rate, Surcharge: l.Surcharge, Gross: l.Gross, Fee: l.Fee, Qualifier: b.qualifier(l),
			Refused: l.Verdict == telehealth.VerdictRefused, Vouched: l.Vouched,
		}
		if l.Quantity != 0 || l.Coefficient != 0 {
			lines[i].Quantity, lines[i].Coefficient, lines[i].UnitPrice = max(l.Quantity, 1), orOne(l.Coefficient), l.UnitPrice
		}
		err := lines[i].Check()
		if err == nil {
			err = l.addsUp()
		}
		if err != nil {
			return nil, onLine(i, err)
		}
	}
	if most := b.Fee() - b.Gross(); b.Complement < 0 || b.Complement > most {
		return nil, wire.Error(telehealth.ErrorOutOfRange, "complement", b.Complement.String(), "from 0.00 to the fee less the fund's part, "+most.String())
	}
	shareOut(b.Complement, lines)
	for i := range lines {
		if err := lines[i].Check(); err != nil {
			return nil, onLine(i, err)
		}
	}
	return lines, nil
}

// addsUp holds the line to the published formulas, for a Bill can be changed.
func (l *Line) addsUp() error {
	if l.Base > l.Fee {
		return wire.Error(telehealth.ErrorContradiction, "base", l.Base.String(), "at most the fee, "+l.Fee.String())
	}
	if most := times(l.UnitPrice, l.Quantity, l.Coefficient); l.UnitPrice != 0 && l.Base > most {
		return wire.Error(telehealth.ErrorContradiction, "base", l.Base.String(), "at most price times quantity and coefficient, "+most.String())
	}
	if gross := l.Rate.Of(l.Base) - l.FlatCopayment - l.Surcharge; l.FlatCopayment < 0 || l.Surcharge < 0 || l.Gross != gross {
		return wire.Error(telehealth.ErrorContradiction, "gross", l.Gross.String(), "rate of base less the flat sum of heavy acts and the surcharge, "+gross.String())
	}
	return nil
}

// shareOut writes the complementary amount into the lines. Parts are rounded by
// their running sum, so that they come to the whole and none passes its own
// co-payment.
func shareOut(complement Amount, lines []ClaimLine) {
	var all, seen, given Amount
	for i := range lines {
		all += lines[i].Base - lines[i].Gross
	}
	copayments := min(complement, all)
	for i := range lines {
		if all == 0 {
			break
		}
		l := &lines[i]
		seen += l.Base - l.Gross
		l.Complement = (copayments*seen+all/2)/all - given
		given += l.Complement
	}
	left := complement - copayments
	for i := range lines {
		l := &lines[i]
		part := min(left, l.Fee-l.Base)
		l.Complement += part
		left -= part
	}
}

// Check says whether every value fits its size: a *[telehealth.FieldError]
// names the first that does not. It is for a line that the caller changed, as
// its quantity or its qualifier; [Bill.Claim] has checked its own.
func (l *ClaimLine) Check() error {
	switch {
	case l.Code == "":
		return wire.Error(telehealth.ErrorMissing, "code", "", "a letter key")
	case len(l.Code) > maxClaimCode && l.Code.Kind() != telehealth.KindTechnical:
		return wire.Error(telehealth.ErrorOutOfRange, "code", string(l.Code), "at most 4+1 characters")
	case !isClaimCode(l.Code):
		return wire.Error(telehealth.ErrorMalformed, "code", string(l.Code), "capital letters and digits")
	case l.Quantity < 1 || l.Quantity > maxQuantity:
		return wire.Error(telehealth.ErrorOutOfRange, "quantity", fmt.Sprint(l.Quantity), "from 1 to 99")
	case l.Coefficient < 1 || l.Coefficient > maxCoefficient:
		return wire.Error(telehealth.ErrorOutOfRange, "coefficient", l.Coefficient.String(), "from 0.01 to "+maxCoefficient.String())
	case l.Rate < 0 || l.Rate > 100*Percent || l.Rate%Percent != 0:
		return wire.Error(telehealth.ErrorOutOfRange, "rate", l.Rate.String(), "a whole percentage from 0 to 100")
	case !l.Qualifier.fits():
		return wire.Error(telehealth.ErrorOutOfRange, "qualifier", string(l.Qualifier), "one character, or none")
	}
	for _, a := range [...]struct {
		field        string
		amount, most Amount
	}{
		{"unitPrice", l.UnitPrice, maxClaimAmount}, {"base", l.Base, maxClaimAmount},
		{"surcharge", l.Surcharge, maxClaimAmount}, {"gross", l.Gross, maxClaimAmount}, {"fee", l.Fee, maxClaimAmount},
		{"complement", l.Complement, maxClaimComplement},
	} {
		if a.amount < 0 || a.amount > a.most {
			return wire.Error(telehealth.ErrorOutOfRange, a.field, a.amount.String(), "euros from 0.00 to "+a.most.String())
		}
	}
	return nil
}

func isClaimCode(code telehealth.Code) bool {
	for _, c := range []byte(code) {
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// onLine puts the place of a line in front of the field of an error.
func onLine(i int, err error) error {
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		bad.Field = fmt.Sprintf("lines[%d].%s", i, bad.Field)
	}
	return err
}
