package quota

import (
	"fmt"
	"math"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Activity are many acts as parallel slices of one length, nine bytes an act: what
// an analyst has in memory. They hold no ids and no states; acts that were
// cancelled do not belong in them, and those planned belong in a [Census] of their
// own. The zero Activity hold no act.
type Activity struct {
	Doctors []int32 // from 0 on, the doctor's number in the Census
	// Days are in the practice's own territory: see [telehealth.DateOf].
	Days  []telehealth.Date
	Kinds []ActKind // see [ActKindOf]
}

// Add counts the acts of columns into the census, on every processor that Go may
// use. The counts do not depend on how many those are, nor on how the acts are cut
// into columns. A part much shorter than the census takes the time of the census.
//
// A row whose doctor, day or kind the census does not have is refused and the rest
// goes on: the error is then a *[telehealth.FieldError] that names the first such
// row, as "days[3]", [Census.Refused] says how many there are, and all other rows
// are counted. Activity of different lengths are a *[telehealth.FieldError] too,
// and of them nothing is counted.
func (t *Census) Add(c Activity) error {
	rows := len(c.Doctors)
	if len(c.Days) != rows || len(c.Kinds) != rows {
		lengths := fmt.Sprint(rows, ", ", len(c.Days), ", ", len(c.Kinds))
		return wire.Error(telehealth.ErrorContradiction, "columns", lengths, "doctors, days and kinds of one length")
	}
	if rows == 0 {
		return nil
	}
	// A worker clears and gives back a byte for each number of the census, so it
	// must have as many rows to be worth it; memory stays in proportion as well.
	workers := min(runtime.GOMAXPROCS(0), 1+rows/(len(t.counts)+1))
	parts := make([]portion, workers)
	side(workers, rows, func(w, from, to int) {
		parts[w] = t.count(c, from, to)
	})
	side(workers, len(t.counts), func(_, from, to int) {
		for _, p := range parts {
			for i, n := range p.low[from:to] {
				t.counts[from+i] += int64(n)
			}
		}
	})
	first := -1
	for _, p := range parts { // in the order of their rows
		if t.refused += p.refused; first < 0 {
			first = p.first
		}
	}
	if first < 0 {
		return nil
	}
	return t.refuse(c, first)
}

// side calls work for each worker with its share of n, side by side.
func side(workers, n int, work func(w, from, to int)) {
	var group sync.WaitGroup
	for w := range workers {
		from, to := n/workers*w+min(w, n%workers), n/workers*(w+1)+min(w+1, n%workers)
		group.Go(func() { work(w, from, to) })
	}
	group.Wait()
}

// portion is what one worker counted and has not put into the census.
type portion struct {
	low     []uint8 // each number modulo 256
	refused int64
	first   int // the first refused row, -1 when there is none
}

// count counts the rows from and up to, without to.
func (t *Census) count(c Activity, from, to int) portion {
	p := portion{low: make([]uint8, len(t.counts)), first: -1}
	for i := from; i < to; i++ {
		rows, at := t.run(p.low, Activity{c.Doctors[i:to], c.Days[i:to], c.Kinds[i:to]})
		switch i += rows; {
		case i == to:
		case at >= 0:
			atomic.AddInt64(&t.counts[at], math.MaxUint8+1)
		default:
			if p.refused++; p.first < 0 {
				p.first = i
			}
		}
	}
	return p
}

// run counts rows into bytes until one needs care, and returns how many went before
// it: one that made a byte zero again, whose place is at, or that the census does not
// have, where at is -1.
//
// Random doctors make this a matter of caches: a worker's own bytes are an eighth
// of the census, and only one act in 256 of a kind touches the census itself, which
// the workers share. What is rare stands outside, to keep the loop in registers.
func (t *Census) run(low []uint8, c Activity) (rows, at int) {
	years, start, n, width := t.years, t.start, uint(t.doctors), uint(t.width())
	days, acts := c.Days[:len(c.Doctors)], c.Kinds[:len(c.Doctors)]
	for i, doctor := range c.Doctors {
		// What is negative becomes a number too large.
		row, day, kind := uint(doctor), uint(days[i].DaysSince(start)), uint(acts[i])-1
		if row >= n || day >= uint(len(years)) || kind >= uint(actKinds) {
			return i, -1
		}
		at := row*width + uint(years[day]) + kind
		if low[at]++; low[at] == 0 {
			return i, int(at)
		}
	}
	return len(c.Doctors), -1
}

// refuse says what is wrong with a row that count refused.
func (t *Census) refuse(c Activity, row int) error {
	path := func(column string) string { return column + "[" + strconv.Itoa(row) + "]" }
	switch day := c.Days[row]; {
	case c.Doctors[row] < 0 || int(c.Doctors[row]) >= t.doctors:
		return wire.Error(telehealth.ErrorOutOfRange, path("doctors"), fmt.Sprint(c.Doctors[row]),
			fmt.Sprintf("the number of one of %d doctors, the first is 0", t.doctors))
	case day.IsZero():
		return wire.Error(telehealth.ErrorMissing, path("days"), "", "the day of the act")
	case day.Year() < t.first || day.Year() > t.last:
		return wire.Error(telehealth.ErrorOutOfRange, path("days"), day.String(), fmt.Sprintf("a day of the years %d to %d", t.first, t.last))
	default:
		return wire.Error(telehealth.ErrorUnknown, path("kinds"), fmt.Sprint(c.Kinds[row]), "what ActKindOf returns")
	}
}
