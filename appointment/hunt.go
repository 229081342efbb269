package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
)

// A hunt is for the starts of one practitioner.
type hunt struct {
	plan     *roster // of the agenda when it began
	search   *search // without bookings, cap and horizon
	aim      aim
	cap      quotaYear
	furthest telehealth.Date // the horizon, to the day
	starts   timeline.Period // there is none before them
	room     *lines          // of all hunts, for the bookings of one
}

// Lines are those of the practitioner and of what a visit needs.
type lines struct {
	practitioner line
	needs        [][]line
}

// within returns the first slot of a hunt that starts before an instant, with the
// bookings of now.
func (a *Agenda) within(h *hunt, to int64) (o Slot, ok bool) {
	to = min(to, h.starts.To)
	// Each look goes through the bookings that it is about, and most find what they look
	// for on the first day.
	for step := fullDay; h.starts.From < to && a.advance(h, to); step *= 4 {
		if o, ok = a.look(h, min(h.starts.From+step, to)); ok {
			return o, ok
		}
	}
	return o, false
}

// advance goes to the first start before an instant that the hours and the bookings
// of the practitioner leave, and remembers that there is none before it. Rooms and
// the cap have no part in it: they depend on others.
func (a *Agenda) advance(h *hunt, to int64) (found bool) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	s, q, starts := h.search, h.search.query, timeline.Period{From: h.starts.From, To: to}
	until := a.occupy(h, starts)
	s.needs, s.furthest = nil, telehealth.Date{}
	s.modes = q.Visit.Modes.orInPerson() & h.aim.modes
	h.starts.From = to
	s.each(starts, func(slot Slot) bool {
		h.starts.From, found = slot.Start.Unix(), true
		return false
	})
	if a.plan == h.plan {
		k := busy{Period: timeline.Period{From: starts.From, To: h.starts.From}, until: until, reach: s.duration + s.after}
		a.busy.learn(q.Practitioner, h.aim, q.Now, s.earliest, k)
	}
	return found
}

// look returns the first slot of a hunt that starts before an instant, and goes there
// or beyond. The cap is asked when nobody holds the lock, once a year.
func (a *Agenda) look(h *hunt, to int64) (o Slot, ok bool) {
	video := bit(telehealth.ModeVideo)
	for h.starts.From < to {
		slot, found := a.find(h, to)
		if !found {
			h.starts.From = to
			break
		}
		h.starts.From = slot.Start.Unix()
		year := slot.Start.Year()
		if slot.Modes&video != 0 && !h.cap.may(year) {
			slot.Modes &^= video
		}
		switch {
		case slot.Modes&h.aim.modes != 0:
			return slot, true
		case h.aim.modes == video: // which that year has no more
			h.starts.From = time.Date(year+1, time.January, 1, 0, 0, 0, 0, h.search.zone).Unix()
		}
	}
	return o, false
}

// find returns the first slot before an instant, with the rooms that it needs. By
// video it is none where the cap is known to refuse.
func (a *Agenda) find(h *hunt, to int64) (slot Slot, found bool) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	s, starts := h.search, timeline.Period{From: h.starts.From, To: to}
	a.occupy(h, starts)
	a.occupyNeeds(h, starts)
	s.modes, s.furthest = s.query.Visit.Modes.orInPerson(), h.furthest
	s.each(starts, func(at Slot) bool {
		if h.cap.refuses(at.Start.Year()) {
			at.Modes &^= bit(telehealth.ModeVideo)
		}
		slot, found = at, at.Modes&h.aim.modes != 0
		return !found
	})
	return slot, found
}

// occupy takes the bookings of the practitioner, and returns when the first hold among
// them ends. Whoever calls it holds the lock.
func (a *Agenda) occupy(h *hunt, starts timeline.Period) (until int64) {
	s := h.search
	s.practitioner, until = a.lineOf(h.room.practitioner[:0], s, lane{ofPractitioner, s.query.Practitioner}, starts)
	h.room.practitioner = s.practitioner
	return until
}

// occupyNeeds takes those of what the visit needs.
func (a *Agenda) occupyNeeds(h *hunt, starts timeline.Period) {
	s := h.search
	if h.room.needs == nil {
		for _, need := range s.query.Visit.Needs {
			h.room.needs = append(h.room.needs, make([]line, len(need)))
		}
	}
	s.needs = h.room.needs
	for i, need := range s.query.Visit.Needs {
		for j, resource := range need {
			s.needs[i][j], _ = a.lineOf(s.needs[i][j][:0], s, lane{ofResource, resource}, starts)
		}
	}
}

// lineOf is the line of a lane for starts of a period, in the place of another.
func (a *Agenda) lineOf(place line, s *search, l lane, starts timeline.Period) (line, int64) {
	near := s.reach(starts)
	return s.line(place, a.state.index.stays(l, time.Unix(near.From, 0), time.Unix(near.To, 0)))
}
