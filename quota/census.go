package quota

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Census counts the acts of many doctors by civil year, for statistics and
// simulations: a dense array of 72 bytes for each doctor and year, whether or not
// there are acts. Doctors are numbers from 0 on. Counts are 64 bits wide, so no
// number of rows that can be added overflows one.
//
// [NewCensus] makes one, [Census.Add] fills it, the other methods read it and may do
// so side by side, though not during an Add. The zero Census has no doctor and
// refuses every row.
type Census struct {
	doctors     int
	first, last int
	start       telehealth.Date // 1 January of first
	// years holds, for each day from start on, where its year begins among the
	// numbers of a doctor: the calendar is asked once and not for every row.
	years   []uint32
	counts  []int64 // of doctor, year and kind, the kind fastest
	refused int64
}

// maxCells bounds a Census to 1.2 GB, the doctors of France for 70 years: beyond it,
// a mistaken number is likelier.
const maxCells = 1 << 24

// NewCensus returns a census without acts of the doctors from 0 to doctors - 1 and
// the civil years from first to last, both included.
//
// A negative number of doctors, years outside 1583 to 9999 or in the wrong order,
// and more than 2^24 doctors times years are a *[telehealth.FieldError].
func NewCensus(doctors, first, last int) (*Census, error) {
	start, err := telehealth.NewDate(first, time.January, 1)
	end := endOf(last)
	switch {
	case err != nil:
		return nil, wire.Error(telehealth.ErrorOutOfRange, "first", fmt.Sprint(first), "a civil year from 1583 to 9999")
	case end.Before(start):
		return nil, wire.Error(telehealth.ErrorOutOfRange, "last", fmt.Sprint(last), fmt.Sprintf("a civil year from %d to 9999", first))
	}
	years := last - first + 1
	if most := maxCells / years; doctors < 0 || doctors > most {
		return nil, outOfRange("doctors", int64(doctors), int64(most))
	}
	t := &Census{doctors: doctors, first: first, last: last, start: start}
	t.years = make([]uint32, 0, end.DaysSince(start)+1)
	for i := range years {
		for day := endOf(first + i); len(t.years) <= day.DaysSince(start); {
			t.years = append(t.years, uint32(i*actKinds))
		}
	}
	t.counts = make([]int64, doctors*years*actKinds)
	return t, nil
}

// Refused returns how many rows were refused by every [Census.Add] so far.
func (t *Census) Refused() int64 { return t.refused }

// width is how many numbers a doctor has.
func (t *Census) width() int { return (t.last - t.first + 1) * actKinds }

// At returns what a doctor did in a civil year, all of it as Done. A doctor or a
// year that the census does not have gives the zero YearTally, which is of no year.
func (t *Census) At(doctor, year int) YearTally {
	if doctor < 0 || doctor >= t.doctors || year < t.first || year > t.last {
		return YearTally{}
	}
	cell := t.counts[doctor*t.width()+(year-t.first)*actKinds:]
	return YearTally{Year: year, Done: kinds(cell[:len(kinds{})]).count(), Supplements: cell[supplement-1]}
}

// All yields every doctor and year, those without acts too: doctor after doctor,
// and each one's years in order.
func (t *Census) All() iter.Seq2[int, YearTally] {
	return func(yield func(int, YearTally) bool) {
		for doctor := range t.doctors {
			for year := t.first; year <= t.last; year++ {
				if !yield(doctor, t.At(doctor, year)) {
					return
				}
			}
		}
	}
}

// Compliance is how many doctors of a [Census] ended one civil year above their cap.
// The zero Compliance is of no year.
type Compliance struct {
	Year   int    `json:"year"`
	Policy Policy `json:"policy,omitzero"`
	// Doctors is how many had an act in the year; the others are not judged.
	Doctors int `json:"doctors"`
	// Above is how many of them were above their cap, in each reading. The rest
	// were within.
	Above map[Reading]int `json:"above,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (c *Compliance) UnmarshalJSON(data []byte) error {
	type plain Compliance
	return wire.Replace(data, (*plain)(c))
}

// Judge judges every doctor and year as [Cap.Judge] does, and counts the verdicts by
// year, and by policy where the caps choose different first years. The caps are those
// of the doctors, in the order of their numbers. Both readings are counted, so a
// Reading that a Cap has changes nothing.
//
// A number of caps that is not that of the doctors and a Cap with a wrong field are a
// *[telehealth.FieldError].
func (t *Census) Judge(caps []Cap) ([]Compliance, error) {
	if len(caps) != t.doctors {
		return nil, wire.Error(telehealth.ErrorContradiction, "caps", fmt.Sprint(len(caps)), fmt.Sprintf("one for each of %d doctors", t.doctors))
	}
	years := make([][]Compliance, t.last-t.first+1)
	known := map[alike][]limit{}
	for doctor := range caps {
		limits, err := t.limits(&caps[doctor], known)
		if err != nil {
			return nil, wire.At("caps", doctor, err)
		}
		for i, l := range limits {
			n := slices.IndexFunc(years[i], func(c Compliance) bool { return c.Policy == l.policy })
			if n < 0 {
				n = len(years[i])
				years[i] = append(years[i], Compliance{Year: t.first + i, Policy: l.policy, Above: map[Reading]int{ReadingText: 0, ReadingOwnPatientsExcluded: 0}})
			}
			years[i][n].add(t.At(doctor, t.first+i).Done, l.percent, caps[doctor].Choices)
		}
	}
	return slices.Concat(years...), nil
}

func (c *Compliance) add(acts Count, limit int, by Choices) {
	if acts == (Count{}) {
		return
	}
	c.Doctors++
	for _, reading := range readings() {
		remote, total := acts.weigh(c.Policy, reading, by)
		if above := percent*remote > int64(limit)*total; above {
			c.Above[reading]++
		}
	}
}

// alike is what two caps have in common whose limits are the same.
type alike struct {
	specialty telehealth.Specialty
	choices   Choices
	reading   Reading // which is checked with them
}

// A limit is what a policy allows in one year.
type limit struct {
	policy  Policy
	percent int
}

// limits returns those of a Cap in the years of the census. Few caps differ, so they
// are known but for the first, and for those with derogations.
func (t *Census) limits(c *Cap, known map[alike][]limit) ([]limit, error) {
	key := alike{c.Specialty, c.Choices, c.Reading}
	if list, found := known[key]; found && len(c.Granted) == 0 {
		return list, nil
	}
	checked, err := c.checked()
	if err != nil {
		return nil, err
	}
	list := make([]limit, 0, t.last-t.first+1)
	for year := t.first; year <= t.last; year++ {
		p := c.Choices.policyOf(year)
		list = append(list, limit{p, checked.limit(&Judgement{Year: year, Policy: p})})
	}
	if len(c.Granted) == 0 {
		known[key] = list
	}
	return list, nil
}
