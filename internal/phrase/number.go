package phrase

import "strconv"

// The characters of numbers that cannot be seen, or be told apart, in source.
const (
	noBreak       = "\u00a0" // between a number and its unit
	narrowNoBreak = "\u202f" // between thousands in French
	leftToRight   = "\u200e" // keeps the Hebrew minus on the left of its number
	rightToLeft   = "\u200f" // opens a Hebrew amount
	euroSign      = "\u20ac"
)

// notation is how a language writes numbers, amounts and percents, after
// CLDR 48. An amount is euroLead, minus, euroOpen, the number, euroEnd.
type notation struct {
	group    string // between thousands
	decimal  string // between units and fraction
	minus    string
	groupAt  int // fewest digits before the decimal mark that are grouped
	euroLead string
	euroOpen string
	euroEnd  string
	percent  string
}

func notationOf(l Language) notation {
	switch l {
	case English:
		return notation{
			group: ",", decimal: ".", minus: "-", groupAt: 4,
			euroOpen: euroSign, percent: "%",
		}
	case Italian:
		return notation{
			group: ".", decimal: ",", minus: "-", groupAt: 5, // 1000, but 10.000
			euroEnd: noBreak + euroSign, percent: "%",
		}
	case Hebrew:
		return notation{
			group: ",", decimal: ".", minus: leftToRight + "-", groupAt: 4,
			euroLead: rightToLeft, euroEnd: noBreak + rightToLeft + euroSign, percent: "%",
		}
	default:
		return notation{
			group: narrowNoBreak, decimal: ",", minus: "-", groupAt: 4,
			euroEnd: noBreak + euroSign, percent: noBreak + "%",
		}
	}
}

// appendWhole appends whole with its thousands grouped.
func (n notation) appendWhole(b []byte, whole uint64) []byte {
	var buf [20]byte // the digits of the largest uint64
	digits := strconv.AppendUint(buf[:0], whole, 10)
	grouped := len(digits) >= n.groupAt
	for i, d := range digits {
		if grouped && i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, n.group...)
		}
		b = append(b, d)
	}
	return b
}

// appendHundredths appends the decimal mark and two digits.
func (n notation) appendHundredths(b []byte, hundredths uint64) []byte {
	b = append(b, n.decimal...)
	return append(b, byte('0'+hundredths/10), byte('0'+hundredths%10))
}

// magnitude is the absolute value, also of the smallest int64, which has no
// positive counterpart.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Euros returns an amount in cents as euros: 123450 gives "1 234,50 €" in
// French and "€1,234.50" in English, with the spaces of the package doc. It
// writes every int64, and always two decimals.
func Euros(l Language, cents int64) string {
	return string(AppendEuros(nil, l, cents))
}

// AppendEuros appends what [Euros] returns.
func AppendEuros(b []byte, l Language, cents int64) []byte {
	n := notationOf(l)
	size := magnitude(cents)
	b = append(b, n.euroLead...)
	if cents < 0 {
		b = append(b, n.minus...)
	}
	b = append(b, n.euroOpen...)
	b = n.appendWhole(b, size/100)
	b = n.appendHundredths(b, size%100)
	return append(b, n.euroEnd...)
}

// Percent returns a rate in basis points, hundredths of a percent: 7000 gives
// "70 %" in French and "70%" elsewhere, with the space of the package doc. It
// writes as many decimals as needed, at most two: 11750 gives 117.5.
func Percent(l Language, basisPoints int) string {
	return string(AppendPercent(nil, l, basisPoints))
}

// AppendPercent appends what [Percent] returns.
func AppendPercent(b []byte, l Language, basisPoints int) []byte {
	n := notationOf(l)
	b = n.appendUnits(b, int64(basisPoints))
	if hundredths := magnitude(int64(basisPoints)) % 100; hundredths != 0 {
		b = n.appendHundredths(b, hundredths)
		if hundredths%10 == 0 {
			b = b[:len(b)-1] // 117.5, not 117.50
		}
	}
	return append(b, n.percent...)
}

// Share is [Percent] with two decimals always, for columns: 2000 gives "20,00 %"
// in French.
func Share(l Language, basisPoints int64) string {
	return Hundredths(l, basisPoints) + notationOf(l).percent
}

// Hundredths returns a number of hundredths with two decimals: 150 gives "1,50" in
// French.
func Hundredths(l Language, hundredths int64) string {
	n := notationOf(l)
	return string(n.appendHundredths(n.appendUnits(nil, hundredths), magnitude(hundredths)%100))
}

// appendUnits appends the sign and the whole percents of basis points.
func (n notation) appendUnits(b []byte, basisPoints int64) []byte {
	if basisPoints < 0 {
		b = append(b, n.minus...)
	}
	return n.appendWhole(b, magnitude(basisPoints)/100)
}
