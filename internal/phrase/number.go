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
