package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
)

// An Opening is a free slot of a practitioner. The zero Opening is none.
type Opening struct {
	Practitioner string // reference
	Slot
}

// Next returns the earliest slot for the visit that fits what is wanted, among all
// practitioners or with the one wanted; of those at the same time, the first by
// reference. It is false where there is none. Errors are those of [Query.Slots] and
// [Agenda.Free].
//
// It looks at one practitioner at a time, so a booking that is made meanwhile may
// have taken the slot. Where it found no time from now on it does not look again
// before some is given up there; the first question after [Open] or [Agenda.Use], and
// one with a From that is later, looks at everything.
func (a *Agenda) Next(visit string, w Wanted, now time.Time) (best Opening, ok bool, err error) {
	if err := w.check(); err != nil {
		return best, false, err
	}
	hunts, err := a.hunts(visit, w, now)
	if err != nil {
		return best, false, err
	}
	from, end := bounds(hunts)
	// Most have time soon, so the whole of the horizon is looked at last: a day, then
	// four times as long each time.
	for window := fullDay; from < end && !ok; window *= 4 {
		to := min(from+window, end)
		for i := range hunts {
			o, found, err := a.within(&hunts[i], to)
			if err != nil {
				return Opening{}, false, err
			}
			if found {
				best, ok, to = o, true, o.Start.Unix() // only an earlier one is better
			}
		}
		from = to
	}
	return best, ok, nil
}

// A hunt is for the starts of one practitioner.
type hunt struct {
	roster   *roster
	search   *search // without bookings, needs, cap and horizon
	wish     wish
	from, to int64 // half-open; there is none before from
	line     *line // the room of all hunts for the bookings of one
}

// hunts are one for each practitioner that is wanted, in order of reference.
func (a *Agenda) hunts(visit string, w Wanted, now time.Time) (list []hunt, err error) {
	a.mu.RLock()
	r := a.draft().roster
	a.mu.RUnlock()
	names := r.names
	if w.Practitioner != "" {
		names = []string{w.Practitioner}
	}
	list = make([]hunt, 0, len(names))
	var room line
	for _, name := range names {
		q := Query{Practitioner: name, Now: now, From: w.From, To: w.To, OwnPatient: w.OwnPatient}
		if q.Calendar, err = r.calendar(name); err != nil {
			return nil, err
		}
		if q.Visit, err = r.visit(visit); err != nil {
			return nil, err
		}
		h := hunt{roster: r, wish: wish{visit, w.Modes.orInPerson()}, line: &room}
		if h.search, err = q.search(); err != nil {
			return nil, err
		}
		if h.from, h.to, err = h.search.bounds(); err != nil {
			return nil, err
		}
		h.search.furthest = telehealth.Date{} // it is in bounds, and not to be remembered
		h.search.modes &= h.wish.modes
		h.from = a.busy.end(name, h.wish, now, h.from)
		list = append(list, h)
	}
	return list, nil
}

// bounds are those of all hunts.
func bounds(hunts []hunt) (from, to int64) {
	for i, h := range hunts {
		if i == 0 {
			from, to = h.from, h.to
		}
		from, to = min(from, h.from), max(to, h.to)
	}
	return from, to
}

// within returns the first slot of a hunt that starts before an instant, with the
// bookings of now.
func (a *Agenda) within(h *hunt, to int64) (o Opening, ok bool, err error) {
	to = min(to, h.to)
	// Each look copies the bookings that it is about, and most find what they look for
	// on the first day.
	for step := fullDay; h.from < to && a.advance(h, to); step *= 4 {
		end := min(h.from+step, to)
		if o, ok, err = a.look(h, end); ok || err != nil {
			return o, ok, err
		}
		h.from = end
	}
	return o, false, nil
}

// advance goes to the first start before an instant that the hours and the bookings
// of the practitioner leave, and remembers that there is none before it. Rooms and
// the cap have no part in it: they depend on others.
func (a *Agenda) advance(h *hunt, to int64) (found bool) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	s, q, from := h.search, h.search.query, h.from
	s.practitioner = (*h.line)[:0]
	until := s.occupyAlone(a.state.index.stays(
		lane{ofPractitioner, q.Practitioner},
		time.Unix(from-s.before, 0), time.Unix(to+s.duration+s.after, 0)))
	*h.line = s.practitioner
	h.from = to
	s.each(from, to, func(slot Slot) bool {
		h.from, found = slot.Start.Unix(), true
		return false
	})
	if r := a.draft().roster; r == h.roster {
		k := busy{from: from, to: h.from, until: until, reach: s.duration + s.after}
		a.busy.learn(q.Practitioner, h.wish, q.Now, s.earliest, k)
	}
	return found
}

// look returns the first slot of a hunt that starts before an instant.
func (a *Agenda) look(h *hunt, to int64) (o Opening, ok bool, err error) {
	was := h.search.query
	q, err := a.Free(was.Practitioner, was.Visit.Ref, was.Now, time.Unix(h.from, 0), time.Unix(to, 0))
	if err != nil {
		return o, false, err
	}
	q.OwnPatient = was.OwnPatient
	slots, err := q.Slots()
	if err != nil {
		return o, false, err
	}
	for s := range slots {
		if s.Modes&h.wish.modes != 0 {
			return Opening{q.Practitioner, s}, true, nil
		}
	}
	return o, false, nil
}
