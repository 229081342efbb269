package appointment

import (
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// Why returns every reason why the visit cannot be booked at a start in a mode,
// the zero Mode being in person. There is none exactly when [Query.Slots] yields a
// slot at that start with that mode; only From and To, which bound a list, are no
// reason here and need not be given.
//
// A missing start, an unknown mode and what Slots refuses are a
// *[telehealth.FieldError]. An error of Cap is returned as it is.
func (q Query) Why(start time.Time, mode telehealth.Mode) ([]Reason, error) {
	r, _, err := q.against(start, mode)
	return r, err
}

// against returns also what the cap answered, nil where it was not asked.
func (q Query) against(start time.Time, mode telehealth.Mode) (r reasons, answer *quota.Decision, err error) {
	asked := bit(mode)
	if asked == 0 {
		return nil, nil, wire.Error(telehealth.ErrorUnknown, "mode", string(mode), wantMode)
	}
	s, err := q.searchAt(start)
	if err != nil {
		return nil, nil, err
	}
	s.whyHours(&r, start, asked)
	s.whyBooked(&r, start.Unix())
	s.whyNow(&r, start)
	if s.modes&asked == 0 {
		r.add(Reason{Cause: CauseNoMode})
	} else if asked == bit(telehealth.ModeVideo) {
		answer, err = s.whyCap(&r, start)
	}
	if err != nil {
		return nil, nil, err
	}
	return r, answer, nil
}

// whyCap asks the cap for the year of the start.
func (s *search) whyCap(r *reasons, start time.Time) (*quota.Decision, error) {
	c := s.quota()
	if !c.may(start.In(s.zone).Year()) {
		d := &c.decision
		r.add(Reason{Cause: CauseOverCap, Source: d.Source, Confidence: d.Confidence, Cap: c.answer()})
	}
	return c.answer(), c.err
}

// searchAt prepares a search about one start.
func (q *Query) searchAt(start time.Time) (*search, error) {
	s, err := q.search()
	if err != nil {
		return nil, err
	}
	if start.IsZero() {
		return nil, wire.Error(telehealth.ErrorMissing, "start", "", "an instant")
	}
	if _, err := s.dayOf("start", start); err != nil {
		return nil, err
	}
	s.occupy(timeline.Period{From: start.Unix(), To: start.Unix() + 1})
	return s, nil
}

// reasons are what was found, each cause of one thing once.
type reasons []Reason

func (r *reasons) add(reason Reason) {
	same := func(known Reason) bool { return known.Cause == reason.Cause && known.About == reason.About }
	i := slices.IndexFunc(*r, same)
	switch {
	case i < 0:
		*r = append(*r, reason)
	case reason.Until.After((*r)[i].Until):
		(*r)[i].Until = reason.Until
	}
}

// whyHours looks at the hours, at what closes them, and at the grid.
func (s *search) whyHours(r *reasons, start time.Time, asked Modes) {
	t := start.Unix()
	visit := s.visitAt(t)
	o := s.openFrom(t)
	for o.loaded < visit.To {
		o.load()
	}
	pieces, covered := o.during(visit)
	if !covered {
		r.add(Reason{Cause: CauseClosed})
	}
	for i := range o.closures {
		if c := &o.closures[i]; c.Overlaps(visit) {
			r.add(s.whyClosed(o, c))
		}
	}
	if len(pieces) > 0 && pieces[0].From <= t && ((t-pieces[0].From)%s.step != 0 || start.Nanosecond() != 0) {
		r.add(Reason{Cause: CauseOffGrid})
	}
	for _, p := range pieces {
		if !p.hours.take(s.query.Visit.Ref) {
			r.add(Reason{Cause: CauseNotTaken})
		}
		if p.hours.Modes.orInPerson()&asked == 0 {
			r.add(Reason{Cause: CauseNoMode})
		}
	}
}

func (s *search) whyClosed(o *opening, m *timeline.Mark[closing]) Reason {
	c := &m.Of
	reason := c.holiday
	if c.absence != nil {
		reason = Reason{Cause: CauseAbsent, About: c.absence.Substitute}
		if c.absence.Closed {
			reason.Cause = CauseClosed
		}
	}
	reason.Until = s.time(m.To)
	if !c.day.IsZero() {
		reason.Until = s.time(o.wall.day(c.day).To)
	}
	return reason
}

// whyBooked looks at the bookings of the practitioner and of the resources.
func (s *search) whyBooked(r *reasons, start int64) {
	u := s.at(s.practitioner, start)
	if u.mates >= s.capacity {
		r.add(Reason{Cause: CauseTaken, Until: s.time(u.group)})
	}
	if u.taken != never {
		r.add(Reason{Cause: CauseTaken, Until: s.time(u.taken)})
	}
	if u.buffer != never {
		r.add(Reason{Cause: CauseBuffer, Until: s.time(u.buffer)})
	}
	for i, need := range s.needs {
		if s.pick(need, start) >= 0 {
			continue
		}
		for j, l := range need {
			u := s.at(l, start)
			r.add(Reason{Cause: CauseNoRoom, About: s.query.Visit.Needs[i][j], Until: s.time(max(u.taken, u.buffer))})
		}
	}
}

// whyNow looks at how far ahead the start is.
func (s *search) whyNow(r *reasons, start time.Time) {
	if soonest := s.query.Now.Add(s.query.Visit.Notice); start.Before(soonest) {
		r.add(Reason{Cause: CauseTooSoon, Until: soonest.In(s.zone)})
	}
	if day, _ := s.dayOf("start", start); s.beyond(day) {
		r.add(Reason{Cause: CauseTooFar})
	}
}
