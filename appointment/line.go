package appointment

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// occupies reports whether the booking keeps its time at an instant. A no-show
// does: the time was kept. A pending booking does until it expires.
func (b *Booking) occupies(now time.Time) bool {
	switch b.Status {
	case StatusBooked, StatusArrived, StatusCheckedIn, StatusFulfilled, StatusNoShow:
		return true
	case StatusPending:
		return b.Until.After(now)
	default:
		return false
	}
}

// A span is the time that one booking takes, [from, to) with its buffers.
type span struct {
	from, to   int64
	start, end int64 // of the visit
	reach      int64 // the latest to of this span and of those before it
	mate       bool  // of the same practitioner and visit type: at the same start, one group
}

// spanOf rounds outwards, for what a booking takes is whole seconds here.
func spanOf(b *Booking) span {
	return span{
		from: b.Start.Add(-b.Before).Unix(), to: ceil(b.End.Add(b.After)),
		start: b.Start.Unix(), end: ceil(b.End),
	}
}

// A line is the spans of one practitioner or resource in order.
type line []span

func (l line) sort() {
	slices.SortFunc(l, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	l.measure()
}

// measure finds how far those of a line in order reach.
func (l line) measure() {
	reach := int64(math.MinInt64)
	for i := range l {
		reach = max(reach, l[i].to)
		l[i].reach = reach
	}
}

// after is the place of the first that reaches beyond an instant. It is asked for each
// start, so it is written out: package slices would call a function at each step.
func (l line) after(t int64) int {
	low, high := 0, len(l)
	for low < high {
		if middle := (low + high) / 2; l[middle].reach > t {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// A use is what stands on a line around one start of the visit.
type use struct {
	mates int   // bookings of the group that begins then
	group int64 // until when these take the line
	// Until when the visits and the buffers of others do; never if none does.
	taken, buffer int64
}

const never = math.MinInt64

func (u use) free() bool { return u.taken == never && u.buffer == never }

// at returns the use of a line around a start of the visit. Two bookings meet when
// they do with their buffers; then it is the visits that do, or only the buffers.
func (s *search) at(l line, start int64) use {
	u := use{group: never, taken: never, buffer: never}
	from, end := start-s.before, start+s.duration
	for i := l.after(from); i < len(l) && l[i].from < end+s.after; i++ {
		switch b := &l[i]; {
		case b.to <= from: // one before it reaches further
		case b.mate && b.start == start:
			u.mates++
			u.group = max(u.group, b.to)
		case b.start < end && start < b.end:
			u.taken = max(u.taken, b.to)
		default:
			u.buffer = max(u.buffer, b.to)
		}
	}
	return u
}

// pick returns which resource of a need the visit takes: one that its group has
// already, or the first that is free; -1 is none.
func (s *search) pick(need []line, start int64) int {
	free := -1
	for i, l := range need {
		switch u := s.at(l, start); {
		case !u.free():
		case u.mates > 0:
			return i
		case free < 0:
			free = i
		}
	}
	return free
}

// left returns for how many patients the practitioner and the resources have a
// place at a start.
func (s *search) left(start int64) int {
	u := s.at(s.practitioner, start)
	if !u.free() || u.mates >= s.capacity {
		return 0
	}
	for _, need := range s.needs {
		if s.pick(need, start) < 0 {
			return 0
		}
	}
	return s.capacity - u.mates
}
