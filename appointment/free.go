package appointment

import (
	"iter"

	"github.com/secteur2/telehealth"
)

// Slots returns the free slots in order. They are computed while they are ranged
// over, so whoever wants the first few pays for those. Ranging again computes
// them anew.
//
// A visit lies wholly within the hours; it may run across Hours that touch, also
// at midnight, in the modes that all of them allow. Its starts are a Step apart
// from where each Hours begin. What is booked, its buffers and those of the visit
// never overlap on the practitioner or on a resource that the visit needs, but
// bookings of one visit type, practitioner and start share them up to the Capacity.
//
// A query that cannot be answered is a *[telehealth.FieldError] that names the
// field, before the first slot, and no slots. An error of Cap comes too late for
// that: in that year there are no slots by video, and [Query.Why] returns the error.
func (q Query) Slots() (iter.Seq[Slot], error) {
	nothing := func(func(Slot) bool) {}
	s, err := q.search()
	if err != nil {
		return nothing, err
	}
	from, to, err := s.bounds()
	if err != nil || from >= to {
		return nothing, err
	}
	s.occupy(from, to)
	return func(yield func(Slot) bool) { s.each(from, to, yield) }, nil
}

// Next returns the first free slot. ok is false when there is none. Errors are
// those of [Query.Slots].
func (q Query) Next() (slot Slot, ok bool, err error) {
	slots, err := q.Slots()
	if err != nil {
		return Slot{}, false, err
	}
	for slot := range slots {
		return slot, true, nil
	}
	return Slot{}, false, nil
}

// each yields the slots that start in an interval.
func (s *search) each(from, to int64, yield func(Slot) bool) {
	o, c := s.openFrom(from), s.quota()
	for {
		for len(o.pieces) == 0 && o.loaded < to {
			o.forget(o.loaded - 1) // what ends at loaded may go on
			o.load()
		}
		if len(o.pieces) == 0 || o.pieces[0].from >= to {
			return
		}
		for o.loaded < o.pieces[0].to+s.duration { // loading may lengthen the piece
			o.load()
		}
		p := o.pieces[0]
		if p.modes != 0 && !s.beyond(p.day) {
			for t := s.onGrid(p, from); t < min(p.to, to); t += s.step {
				if slot := s.slot(o, &c, p.day, t); slot.Left > 0 && !yield(slot) {
					return
				}
			}
		}
		o.drop()
	}
}

// onGrid returns the first start of a piece from an instant on.
func (s *search) onGrid(p piece, from int64) int64 {
	if from <= p.from {
		return p.from
	}
	return p.from + (from-p.from+s.step-1)/s.step*s.step
}

// slot returns the slot at a start on the grid, the zero Slot when it is not free.
func (s *search) slot(o *opening, c *quotaYear, day telehealth.Date, start int64) Slot {
	end := start + s.duration
	pieces, covered := o.during(start, end)
	if !covered || o.closed(start, end) {
		return Slot{}
	}
	modes := s.modes
	for i := range pieces {
		modes &= pieces[i].modes
	}
	if modes == 0 {
		return Slot{}
	}
	left := s.left(start)
	if left == 0 {
		return Slot{}
	}
	if video := bit(telehealth.ModeVideo); modes&video != 0 && !c.may(day.Year()) {
		modes &^= video
	}
	if modes == 0 {
		return Slot{}
	}
	return Slot{Practitioner: s.query.Practitioner, Start: s.time(start), End: s.time(end), Modes: modes, Left: left}
}
