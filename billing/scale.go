package billing

// A scale is one of the columns of the tariff: the same letter key, or another,
// is worth a different base in each.
type scale uint8

const (
	opposable scale = iota // sector 1, OPTAM, or sector 2 charging no more than the tariff
	free                   // sector 2 outside OPTAM charging more
	authority              // outside the agreement
	scales
)

var scaleNames = [scales]string{"opposable", "free", "authority"}

func (s scale) String() string { return scaleNames[s] }

// ages is a band of completed years, both ends included. The zero ages holds
// everybody, also a patient whose age is not known.
type ages struct {
	low, high int8
	some      bool // false: everybody
}

func (a ages) holds(age int) bool {
	return !a.some || age >= int(a.low) && age <= int(a.high)
}

// width orders bands from the narrowest to the one for everybody.
func (a ages) width() int {
	if !a.some {
		return 1 << 8
	}
	return int(a.high) - int(a.low)
}
