package quota

import (
	"fmt"
	"iter"
	"time"

	"github.com/secteur2/telehealth"
)

// A Table is the acts of many doctors counted by civil year, for statistics and
// simulations: a dense array of 72 bytes for each doctor and year, whether or not
// there are acts. Doctors are numbers from 0 on. Counts are 64 bits wide, so no
// number of rows that can be added overflows one.
//
// [NewTable] makes one, [Table.Add] fills it, the other methods read it and may do
// so side by side, though not during an Add. The zero Table has no doctor and
// refuses every row.
type Table struct {
	doctors     int
	first, last int
	start       telehealth.Date // 1 January of first
	// years holds, for each day from start on, where its year begins among the
	// numbers of a doctor: the calendar is asked once and not for every row.
	years   []uint32
	counts  []int64 // of doctor, year and kind, the kind fastest
	refused int64
}

// maxCells bounds a Table to 1.2 GB, the doctors of France for 70 years: beyond it,
// a mistaken number is likelier.
const maxCells = 1 << 24

// NewTable returns a table without acts of the doctors from 0 to doctors - 1 and
// the civil years from first to last, both included.
//
// A negative number of doctors, years outside 1583 to 9999 or in the wrong order,
// and more than 2^24 doctors times years are a *[telehealth.FieldError].
func NewTable(doctors, first, last int) (*Table, error) {
	start, err := telehealth.NewDate(first, time.January, 1)
	end := endOf(last)
	switch {
	case err != nil:
		return nil, bad(telehealth.ErrorOutOfRange, "first", fmt.Sprint(first), "a civil year from 1583 to 9999")
	case end.Before(start):
		return nil, bad(telehealth.ErrorOutOfRange, "last", fmt.Sprint(last), fmt.Sprintf("a civil year from %d to 9999", first))
	}
	years := last - first + 1
	if most := maxCells / years; doctors < 0 || doctors > most {
		return nil, outOfRange("doctors", int64(doctors), int64(most))
	}
	t := &Table{doctors: doctors, first: first, last: last, start: start}
	t.years = make([]uint32, 0, end.DaysSince(start)+1)
	for i := range years {
		for day := endOf(first + i); len(t.years) <= day.DaysSince(start); {
			t.years = append(t.years, uint32(i*actKinds))
		}
	}
	t.counts = make([]int64, doctors*years*actKinds)
	return t, nil
}

// Refused returns how many rows were refused by every [Table.Add] so far.
func (t *Table) Refused() int64 { return t.refused }

// width is how many numbers a doctor has.
func (t *Table) width() int { return (t.last - t.first + 1) * actKinds }

// At returns what a doctor did in a civil year, all of it as Done. A doctor or a
// year that the table does not have gives the zero YearTally, which is of no year.
func (t *Table) At(doctor, year int) YearTally {
	if doctor < 0 || doctor >= t.doctors || year < t.first || year > t.last {
		return YearTally{}
	}
	cell := t.counts[doctor*t.width()+(year-t.first)*actKinds:]
	return YearTally{Year: year, Done: kinds(cell[:len(kinds{})]).count(), Supplements: cell[supplement-1]}
}

// All yields every doctor and year, those without acts too: doctor after doctor,
// and each one's years in order.
func (t *Table) All() iter.Seq2[int, YearTally] {
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
