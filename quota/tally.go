package quota

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A YearTally is what one practitioner did and plans in one civil year. It is a
// plain value, comparable with ==. Without acts it is an empty year; the zero
// YearTally is of no year.
type YearTally struct {
	Year    int   `json:"year"`
	Done    Count `json:"done"`
	Planned Count `json:"planned"`
	// Supplements is how many rows, done or planned, were skipped because a
	// supplement is no act.
	Supplements int64 `json:"supplements"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (y *YearTally) UnmarshalJSON(data []byte) error {
	type plain YearTally
	return wire.Replace(data, (*plain)(y))
}

// A Tally is the acts of one practitioner, counted by civil year. It is a value:
// no method but the Unmarshal ones changes it, so copies share nothing that
// moves, and parts of the acts may be counted anywhere and merged in any order.
// It holds no ids and no days. The zero Tally is no act.
type Tally struct {
	years []YearTally // ascending, none empty; nil rather than empty
}

// TallyOf counts acts. It does not compare their ids: a [Ledger] does.
//
// An act without date or code, an unknown code or state, and an id beyond 256
// bytes are a *[telehealth.FieldError] whose field begins with the place of the
// act, as "acts[3].code"; the Tally is then zero.
func TallyOf(acts ...Act) (Tally, error) {
	var t Tally
	var slot *YearTally
	for i := range acts {
		y, err := acts[i].tally()
		if err != nil {
			return Tally{}, wire.At("acts", i, err)
		}
		if slot == nil || slot.Year != y.Year { // the acts of a year mostly come together
			slot = t.at(y.Year)
		}
		*slot = slot.plus(y)
	}
	return t.packed(), nil
}

// NewTally returns a Tally of years that were counted elsewhere, in any order.
// Empty years are left out.
//
// A year twice or outside 1583 to 9999, and a count that is negative or absurd
// (above 2^40, or more assisted acts than teleconsultations) are a
// *[telehealth.FieldError] whose field is as "years[0].done.video".
func NewTally(years ...YearTally) (Tally, error) {
	for i := range years {
		if err := years[i].check(); err != nil {
			return Tally{}, wire.At("years", i, err)
		}
	}
	t := Tally{slices.SortedFunc(slices.Values(years), byYear)}
	for i := 1; i < len(t.years); i++ {
		if y := t.years[i].Year; y == t.years[i-1].Year {
			return Tally{}, wire.Error(telehealth.ErrorContradiction, "years", fmt.Sprint(y), "each year once")
		}
	}
	return t.packed(), nil
}

// Merge returns the acts of both, which must be different acts. It is
// commutative and associative, and the zero Tally is neutral.
//
// A number beyond 2^40 stays just above it, whatever the order: [Cap.Judge] and the
// encodings then refuse it.
func (t Tally) Merge(u Tally) Tally {
	a, b := t.years, u.years
	sum := make([]YearTally, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := byYear(a[0], b[0]); {
		case c < 0:
			sum, a = append(sum, a[0]), a[1:]
		case c > 0:
			sum, b = append(sum, b[0]), b[1:]
		default:
			sum, a, b = append(sum, a[0].merge(b[0])), a[1:], b[1:]
		}
	}
	return Tally{append(append(sum, a...), b...)}.packed()
}

// Equal reports whether both hold the same numbers of the same years.
func (t Tally) Equal(u Tally) bool { return slices.Equal(t.years, u.years) }

// Year returns one civil year, an empty one when there is no act in it.
func (t Tally) Year(year int) YearTally {
	if i, found := t.find(year); found {
		return t.years[i]
	}
	return YearTally{Year: year}
}

// Years returns the years that have rows, the first first. The slice is the
// caller's own.
func (t Tally) Years() []YearTally { return slices.Clone(t.years) }

func (t Tally) find(year int) (i int, found bool) {
	return slices.BinarySearchFunc(t.years, year, func(y YearTally, year int) int { return cmp.Compare(y.Year, year) })
}

// at returns the place of a year, for those who own t and pack it when done.
func (t *Tally) at(year int) *YearTally {
	i, found := t.find(year)
	if !found {
		t.years = slices.Insert(t.years, i, YearTally{Year: year})
	}
	return &t.years[i]
}

// packed drops empty years in place, so that equal tallies are the same.
func (t Tally) packed() Tally {
	t.years = slices.DeleteFunc(t.years, func(y YearTally) bool { return y == YearTally{Year: y.Year} })
	if len(t.years) == 0 {
		return Tally{}
	}
	return t
}

func byYear(y, z YearTally) int { return cmp.Compare(y.Year, z.Year) }

// tooMany is where sums stop: the first number that check refuses.
const tooMany = maxActs + 1

func (y YearTally) plus(z YearTally) YearTally {
	y.Done, y.Planned = y.Done.Add(z.Done), y.Planned.Add(z.Planned)
	y.Supplements += z.Supplements
	return y
}

// merge is plus that stops at tooMany.
func (y YearTally) merge(z YearTally) YearTally {
	y = y.plus(z)
	for _, n := range y.numbers() {
		*n = min(*n, tooMany)
	}
	return y
}

func (y YearTally) minus(z YearTally) YearTally {
	y.Done, y.Planned = y.Done.Sub(z.Done), y.Planned.Sub(z.Planned)
	y.Supplements -= z.Supplements
	return y
}

// numbers is the order of the binary form, so it is fixed by its version.
func (y *YearTally) numbers() [17]*int64 {
	d, p := y.Done.numbers(), y.Planned.numbers()
	var all [17]*int64
	copy(all[:], d[:])
	copy(all[len(d):], p[:])
	all[len(d)+len(p)] = &y.Supplements
	return all
}

// check refuses what no year can hold.
func (y YearTally) check() error {
	if endOf(y.Year).IsZero() {
		return wire.Error(telehealth.ErrorOutOfRange, "year", fmt.Sprint(y.Year), "a civil year from 1583 to 9999")
	}
	if err := y.Done.check(); err != nil {
		return wire.In("done", err)
	}
	if err := y.Planned.check(); err != nil {
		return wire.In("planned", err)
	}
	if y.Supplements < 0 || y.Supplements > maxActs {
		return outOfRange("supplements", y.Supplements, maxActs)
	}
	return nil
}

// check names the year that [Tally.Merge] let grow too large.
func (t Tally) check() error {
	for i, y := range t.years {
		if err := y.check(); err != nil {
			return wire.At("years", i, err)
		}
	}
	return nil
}
