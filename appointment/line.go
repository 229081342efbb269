package appointment

import (
	"math"
	"time"

	"github.com/secteur2/telehealth/appointment/internal/timeline"
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

// What is taken by one booking, in the period with its buffers.
type taken struct {
	visit timeline.Period
	mate  bool // of the same practitioner and visit type: at the same start, one group
}

// markOf rounds outwards, for what a booking takes is whole seconds here.
func markOf(b *Booking) timeline.Mark[taken] {
	return timeline.Mark[taken]{
		Period: timeline.Period{From: b.Start.Add(-b.Before).Unix(), To: ceil(b.End.Add(b.After))},
		Of:     taken{visit: timeline.Period{From: b.Start.Unix(), To: ceil(b.End)}},
	}
}

// A line is what is taken of one practitioner or resource.
type line = timeline.Line[taken]

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
	visit := s.visitAt(start)
	whole := visit.Grow(s.before, s.after)
	for i := l.After(whole.From); i < len(l) && l[i].From < whole.To; i++ {
		switch b := &l[i]; {
		case b.To <= whole.From: // one before it reaches further
		case b.Of.mate && b.Of.visit.From == start:
			u.mates++
			u.group = max(u.group, b.To)
		case b.Of.visit.Overlaps(visit):
			u.taken = max(u.taken, b.To)
		default:
			u.buffer = max(u.buffer, b.To)
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
