package billing

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/shopspring/decimal"
)

// An Amount is a sum of euros, exact to the cent. It is an integer count of
// cents: comparable with ==, added with +, usable as a constant and as a map
// key. The zero Amount is nothing, "0.00".
//
//	const fee = 60 * billing.Euro
type Amount int64

// The units of an Amount.
const (
	Cent Amount = 1
	Euro        = 100 * Cent
)

// ParseAmount reads euros written as "60", "60.5" or "60.00", with a leading
// minus for what is given back. It refuses parts of a cent, commas, signs of
// currency, and amounts that do not fit.
func ParseAmount(s string) (Amount, error) {
	n, ok := parseCents(s)
	if !ok {
		return 0, wire.Error(telehealth.ErrorMalformed, "amount", s, wantAmount)
	}
	return n, nil
}

const wantAmount = `euros and whole cents, written "60.00"`

func parseCents(s string) (Amount, bool) {
	digits := s
	if digits != "" && digits[0] == '-' {
		digits = digits[1:]
	}
	const most = 15 // digits, so that cents cannot overflow
	var n Amount
	whole, cents := 0, -1 // how many digits before and after the point
	for i := range len(digits) {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			n = n*10 + Amount(c-'0')
			if cents >= 0 {
				cents++
			} else {
				whole++
			}
		case c == '.' && cents < 0:
			cents = 0
		default:
			return 0, false
		}
	}
	if whole == 0 || whole > most || cents == 0 || cents > 2 {
		return 0, false
	}
	for ; max(cents, 0) < 2; cents = max(cents, 0) + 1 {
		n *= 10
	}
	if len(digits) != len(s) {
		n = -n
	}
	return n, true
}

// FromDecimal returns the amount of d euros. It refuses a d that is not a whole
// number of cents, or too large.
func FromDecimal(d decimal.Decimal) (Amount, error) {
	// An exponent far from zero is refused unseen: to write it out would take
	// more memory than the machine has.
	const far = 64
	if d.IsZero() {
		return 0, nil
	}
	if e := d.Exponent(); e > far || e < -far {
		return 0, wire.Error(telehealth.ErrorMalformed, "amount", fmt.Sprintf("%de%d", d.Coefficient(), e), wantAmount)
	}
	cents := d.Shift(2)
	if !cents.IsInteger() || cents.Abs().GreaterThan(decimal.NewFromInt(math.MaxInt64)) {
		return 0, wire.Error(telehealth.ErrorMalformed, "amount", d.String(), wantAmount)
	}
	return Amount(cents.IntPart()), nil
}

// Decimal returns a as euros, with two decimals.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(int64(a), -2) }

// String returns euros with two decimals and a point: "14.10".
func (a Amount) String() string {
	b, _ := a.AppendText(nil)
	return string(b)
}

// AppendText appends what [Amount.String] returns. It never fails.
func (a Amount) AppendText(b []byte) ([]byte, error) {
	n := uint64(a)
	if a < 0 {
		b = append(b, '-')
		n = -n
	}
	return append(appendUint(b, n/100), '.', byte('0'+n/10%10), byte('0'+n%10)), nil
}

// MarshalText writes what [Amount.String] returns, also as a JSON string: a
// JSON number would pass through binary fractions on its way.
func (a Amount) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads what [ParseAmount] reads.
func (a *Amount) UnmarshalText(text []byte) error {
	n, err := ParseAmount(string(text))
	if err == nil {
		*a = n
	}
	return err
}

func appendUint(b []byte, n uint64) []byte {
	if n >= 10 {
		b = appendUint(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

// A Rate is a percentage in hundredths of a percent, so that 117.5 % is a whole
// number too. The zero Rate is 0 %.
type Rate int32

// Percent is one percent: 70 * Percent.
const Percent Rate = 100

// Of returns r of a, rounded to the cent with halves away from zero: the one
// rounding of this library. Article R160-5 and the published formulas give no
// rule for ties; every published example agrees with this one.
func (r Rate) Of(a Amount) Amount {
	const whole = uint64(100 * Percent)
	n, p := uint64(a), uint64(r)
	if a < 0 {
		n = -n
	}
	if r < 0 {
		p = -p
	}
	hi, lo := bits.Mul64(n, p)
	lo, carry := bits.Add64(lo, whole/2, 0)
	hi += carry
	if hi >= whole { // beyond int64: no fee of the law comes near
		n = math.MaxInt64
	} else {
		n, _ = bits.Div64(hi, lo, whole)
		n = min(n, math.MaxInt64)
	}
	if (a < 0) != (r < 0) {
		return -Amount(n)
	}
	return Amount(n)
}

// UnmarshalJSON reads what [Rate.MarshalJSON] writes: a percentage with at most
// two decimals, from 0 to 10000. Null is no rate.
func (r *Rate) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*r = 0
		return nil
	}
	hundredths, ok := parseCents(string(text))
	if !ok || hundredths < 0 || hundredths > Amount(maxGuarantee*Percent) {
		return wire.Error(telehealth.ErrorMalformed, "json", string(text), "a percentage such as 70 or 117.5")
	}
	*r = Rate(hundredths)
	return nil
}

// String returns the percentage without useless zeros: "70", "117.5".
func (r Rate) String() string {
	return string(r.append(nil))
}

// MarshalJSON writes the percentage as a JSON number: 70, 117.5.
func (r Rate) MarshalJSON() ([]byte, error) { return r.append(nil), nil }

func (r Rate) append(b []byte) []byte {
	n := uint64(r)
	if r < 0 {
		b, n = append(b, '-'), -n
	}
	b = appendUint(b, n/100)
	switch {
	case n%10 != 0:
		b = append(b, '.', byte('0'+n/10%10), byte('0'+n%10))
	case n%100 != 0:
		b = append(b, '.', byte('0'+n/10%10))
	}
	return b
}
