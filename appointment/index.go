package appointment

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/secteur2/telehealth/appointment/internal/timeline"
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
		case b.Start.IsZero() || b.Status == StatusEnteredInError:
		case !b.Status.occupies():
			yield(lane{givenUp, b.Practitioner})
		case yield(lane{ofPractitioner, b.Practitioner}):
			for _, resource := range b.Resources {
				if !yield(lane{ofResource, resource}) {
					return
				}
			}
		}
	}
}

// A stay is the time of one booking with its buffers, in seconds: bookings begin and
// end with a minute. It has what a search for free time asks, so that it need not go
// to each booking.
type stay struct {
	timeline.Period
	before, after int32 // the buffers, in seconds
	until         int64 // of a hold, in microseconds; [forGood] is not one
	booking       *Booking
}

const forGood = math.MaxInt64

func (b *Booking) stay() stay {
	s := stay{
		Period: timeline.Period{From: b.Start.Add(-b.Before).Unix(), To: b.End.Add(b.After).Unix()},
		before: int32(seconds(b.Before)), after: int32(seconds(b.After)),
		until: forGood, booking: b,
	}
	if b.Status == StatusPending {
		s.until = b.Until.UnixMicro()
	}
	return s
}

func (s stay) compare(t stay) int {
	return cmp.Or(cmp.Compare(s.From, t.From), cmp.Compare(s.booking.ID, t.booking.ID))
}

// An index finds the stays of a lane by time. It cuts lanes into days, so that
// the cost of a booking grows with the logarithm of a day and not with the age of
// the agenda. A stay lies in each day that it touches.
type index map[lane]*days

// Days are those of a lane that have a stay, in order: a booking of the far future
// costs no more than its own day.
type days []*day

// A day has its stays by their beginning.
type day struct {
	number  int64 // from [unixDay]
	stays   []stay
	longest int64 // that ever was: a stay cannot reach further
}

func dayOf(seconds int64) int64 { return floorDiv(seconds, fullDay) }

func (ds days) find(n int64) (int, bool) {
	return slices.BinarySearchFunc(ds, n, func(at *day, n int64) int { return cmp.Compare(at.number, n) })
}

func (x *index) add(b *Booking) {
	s := b.stay()
	for l := range b.lanes() {
		if *x == nil {
			*x = index{}
		}
		if (*x)[l] == nil {
			(*x)[l] = &days{}
		}
		for n := dayOf(s.From); n <= dayOf(s.To-1); n++ {
			(*x)[l].add(n, s)
		}
	}
}

func (ds *days) add(n int64, s stay) {
	i, found := ds.find(n)
	if !found {
		*ds = slices.Insert(*ds, i, &day{number: n})
	}
	at := (*ds)[i]
	at.longest = max(at.longest, s.Length())
	place, _ := slices.BinarySearchFunc(at.stays, s, stay.compare)
	at.stays = slices.Insert(at.stays, place, s)
}

func (x *index) remove(b *Booking) {
	s := b.stay()
	for l := range b.lanes() {
		for n := dayOf(s.From); n <= dayOf(s.To-1); n++ {
			(*x)[l].remove(n, s)
		}
		if len(*(*x)[l]) == 0 {
			delete(*x, l)
		}
	}
}

func (ds *days) remove(n int64, s stay) {
	i, _ := ds.find(n)
	at := (*ds)[i]
	if place, found := slices.BinarySearchFunc(at.stays, s, stay.compare); found {
		at.stays = slices.Delete(at.stays, place, place+1)
	}
	if len(at.stays) == 0 {
		*ds = slices.Delete(*ds, i, i+1)
	}
}

// overlapping yields the bookings of a lane whose stays overlap from to to, by
// their beginning. A zero time is no bound.
func (x *index) overlapping(l lane, from, to time.Time) iter.Seq[*Booking] {
	return func(yield func(*Booking) bool) {
		for s := range x.stays(l, from, to) {
			if !yield(s.booking) {
				return
			}
		}
	}
}

// stays yields those of the bookings that overlapping does.
func (x *index) stays(l lane, from, to time.Time) iter.Seq[stay] {
	return func(yield func(stay) bool) {
		ds := (*x)[l]
		if ds == nil {
			return
		}
		p := timeline.Period{From: timeline.Ever, To: timeline.Never}
		if !from.IsZero() {
			p.From = from.Unix()
		}
		if !to.IsZero() {
			p.To = to.Unix()
		}
		first, _ := ds.find(dayOf(p.From))
		for _, at := range (*ds)[first:] {
			if at.number > dayOf(p.To-1) || !at.overlapping(p, yield) {
				return
			}
		}
	}
}

func (at *day) overlapping(p timeline.Period, yield func(stay) bool) bool {
	i, _ := slices.BinarySearchFunc(at.stays, p.From-at.longest, func(s stay, t int64) int { return cmp.Compare(s.From, t) })
	for ; i < len(at.stays) && at.stays[i].From < p.To; i++ {
		s := at.stays[i]
		seen := at.number != max(dayOf(s.From), dayOf(p.From)) // it was found on an earlier day
		if s.To > p.From && !seen && !yield(s) {
			return false
		}
	}
	return true
}
