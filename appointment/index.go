package appointment

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// A lane is what can be taken once at a time, or the given up times of one
// practitioner, which take nothing but are still asked for.
type lane struct {
	kind laneKind
	ref  string
}

type laneKind uint8

const (
	ofPractitioner laneKind = iota
	ofResource
	givenUp
)

// lanes are those that the booking is found in.
func (b Booking) lanes() iter.Seq[lane] {
	return func(yield func(lane) bool) {
		switch {
		case b.Start.IsZero() || b.Status == EnteredInError:
		case !b.Status.occupies():
			yield(lane{givenUp, b.Practitioner})
		case yield(lane{ofPractitioner, b.Practitioner}):
			for _, resource := range b.With {
				if !yield(lane{ofResource, resource}) {
					return
				}
			}
		}
	}
}

// A stay is the time of one booking with its buffers, half-open.
type stay struct {
	from, to int64 // in seconds: bookings begin and end with a minute
	id       string
}

func (b Booking) stay() stay {
	return stay{b.Start.Add(-b.Before).Unix(), b.End.Add(b.After).Unix(), b.ID}
}

func (s stay) compare(t stay) int {
	return cmp.Or(cmp.Compare(s.from, t.from), cmp.Compare(s.id, t.id))
}

// An index finds the stays of a lane by time. It cuts lanes into days, so that
// the cost of a booking grows with the logarithm of a day and not with the age of
// the agenda. A stay lies in each day that it touches.
type index struct {
	days        map[cell]*day
	first, last int64 // days that ever had a stay
}

type cell struct {
	lane
	day int64
}

// A day has its stays by their beginning.
type day struct {
	stays   []stay
	longest int64 // that ever was: a stay cannot reach further
}

func dayOf(seconds int64) int64 { return floorDiv(seconds, fullDay) }

func (x *index) add(b Booking) {
	s := b.stay()
	for l := range b.lanes() {
		if x.days == nil {
			x.days = map[cell]*day{}
			x.first, x.last = dayOf(s.from), dayOf(s.to-1)
		}
		x.first, x.last = min(x.first, dayOf(s.from)), max(x.last, dayOf(s.to-1))
		for n := dayOf(s.from); n <= dayOf(s.to-1); n++ {
			at := x.days[cell{l, n}]
			if at == nil {
				at = &day{}
				x.days[cell{l, n}] = at
			}
			at.longest = max(at.longest, s.to-s.from)
			i, _ := slices.BinarySearchFunc(at.stays, s, stay.compare)
			at.stays = slices.Insert(at.stays, i, s)
		}
	}
}

func (x *index) remove(b Booking) {
	s := b.stay()
	for l := range b.lanes() {
		for n := dayOf(s.from); n <= dayOf(s.to-1); n++ {
			at := x.days[cell{l, n}]
			if i, found := slices.BinarySearchFunc(at.stays, s, stay.compare); found {
				at.stays = slices.Delete(at.stays, i, i+1)
			}
			if len(at.stays) == 0 {
				delete(x.days, cell{l, n})
			}
		}
	}
}

// overlapping yields the bookings of a lane whose stays overlap from to to, by
// their beginning. A zero time is no bound.
func (x *index) overlapping(l lane, from, to time.Time) iter.Seq[string] {
	return func(yield func(string) bool) {
		if x.days == nil {
			return
		}
		low, high := x.first*fullDay, (x.last+1)*fullDay
		if !from.IsZero() {
			low = max(low, from.Unix())
		}
		if !to.IsZero() {
			high = min(high, to.Unix())
		}
		for n := dayOf(low); n <= dayOf(high-1); n++ {
			at := x.days[cell{l, n}]
			if at == nil {
				continue
			}
			i, _ := slices.BinarySearchFunc(at.stays, stay{from: low - at.longest}, stay.compare)
			for ; i < len(at.stays) && at.stays[i].from < high; i++ {
				s := at.stays[i]
				seen := n != max(dayOf(s.from), dayOf(low)) // it was found on an earlier day
				if s.to > low && !seen && !yield(s.id) {
					return
				}
			}
		}
	}
}
