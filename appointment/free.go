package appointment

import (
	"iter"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
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
	starts, err := s.bounds()
	if err != nil || starts.Empty() {
		return nothing, err
	}
	s.occupy(starts)
	return func(yield func(Slot) bool) { s.each(starts, yield) }, nil
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

// each yields the slots that start in a period.
func (s *search) each(starts timeline.Period, yield func(Slot) bool) {
	o, c := s.openFrom(starts.From), s.quota()
	for {
		for len(o.pieces) == 0 && o.loaded < starts.To {
			o.forget(o.loaded - 1) // what ends at loaded may go on
			o.load()
		}
		if len(o.pieces) == 0 || o.pieces[0].From >= starts.To {
			return
		}
		for o.loaded < o.pieces[0].To+s.duration { // loading may lengthen the piece
			o.load()
		}
		p := o.pieces[0]
		if p.modes != 0 && !s.beyond(p.day) {
			for t := s.onGrid(p, starts.From); t < min(p.To, starts.To); t += s.step {
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
	if from <= p.From {
		return p.From
	}
	return p.From + (from-p.From+s.step-1)/s.step*s.step
}

// slot returns the slot at a start on the grid, the zero Slot when it is not free.
func (s *search) slot(o *opening, c *quotaYear, day telehealth.Date, start int64) Slot {
	visit := s.visitAt(start)
	pieces, covered := o.during(visit)
	if !covered || o.closed(visit) {
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
	return Slot{Practitioner: s.query.Practitioner, Start: s.time(visit.From), End: s.time(visit.To), Modes: modes, Left: left}
}
