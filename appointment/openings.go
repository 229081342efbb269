package appointment

import (
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// Free returns the question of when the practitioner has time for a visit, with
// the bookings of now: ask it for its Slots. from and to bound the starts, as in
// [Query]. An unknown practitioner or visit is a *[telehealth.FieldError].
//
// Holds that have ended by now keep nothing, even if no command has written it down.
func (a *Agenda) Free(practitioner, visit string, now, from, to time.Time) (Query, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.free(practitioner, visit, now, from, to)
}

// free is Free for who holds the lock.
func (a *Agenda) free(practitioner, visit string, now, from, to time.Time) (Query, error) {
	q, err := a.draft().query(practitioner, visit, now, from, to, "")
	if err != nil {
		return Query{}, err
	}
	for i := range q.Bookings {
		q.Bookings[i] = q.Bookings[i].clone()
	}
	if limit := a.draft().roster.Cap; limit != nil {
		q.Cap = func(day telehealth.Date) (quota.Decision, error) { // asked when nobody holds the lock
			a.mu.RLock()
			booked := slices.Collect(a.draft().remote(practitioner, day.Year(), ""))
			a.mu.RUnlock()
			return limit(practitioner, day, slices.Values(booked))
		}
	}
	return q, nil
}

// An Opening is a free slot of a practitioner. The zero Opening is none.
type Opening struct {
	Practitioner string // reference
	Slot
}

// Next returns the earliest slot for the visit that fits what is wanted, among all
// practitioners or with the one wanted; of those at the same time, the first by
// reference. It is false where there is none. Errors are those of [Query.Slots] and
// [Agenda.Free].
func (a *Agenda) Next(visit string, w Wanted, now time.Time) (best Opening, ok bool, err error) {
	if err := w.check(); err != nil {
		return best, false, err
	}
	questions, err := a.questions(visit, w, now)
	if err != nil {
		return best, false, err
	}
	for _, q := range questions {
		if ok {
			q.To = best.Start // only an earlier one is better
		}
		if ok && !q.first().Before(q.To) {
			break
		}
		slots, err := q.Slots()
		if err != nil {
			return Opening{}, false, err
		}
		for s := range slots {
			if s.Modes&w.Modes.orInPerson() != 0 {
				best, ok = Opening{q.Practitioner, s}, true
				break
			}
		}
	}
	return best, ok, nil
}

// first is the earliest start that is asked for.
func (q Query) first() time.Time {
	if q.From.IsZero() {
		return q.Now
	}
	return q.From
}

// questions are one for each practitioner that is wanted, in order of reference.
func (a *Agenda) questions(visit string, w Wanted, now time.Time) (list []Query, err error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	names := a.draft().roster.names
	if w.Practitioner != "" {
		names = []string{w.Practitioner}
	}
	for _, name := range names {
		q, err := a.free(name, visit, now, w.From, w.To)
		if err != nil {
			return nil, err
		}
		list = append(list, q)
	}
	return list, nil
}

// A Misplaced booking is one that the practice would not offer today, with why.
// The zero Misplaced is none.
type Misplaced struct {
	Booking
	Reasons []Reason
}

// Misplaced returns the bookings and holds that start from an instant on and that
// the present calendars and visit types would not offer, in the order of start and
// ID: whom to call after the hours have changed. Other bookings, notice, horizon
// and cap are no reasons here. Forced bookings are among them; [Agenda.History]
// knows why they were forced. A practitioner who is gone is absent.
func (a *Agenda) Misplaced(from time.Time) (list []Misplaced, err error) {
	bookings, r := a.coming(from)
	for _, b := range bookings {
		reasons, err := r.misfit(b)
		if err != nil {
			return nil, err
		}
		if len(reasons) > 0 {
			list = append(list, Misplaced{b, reasons})
		}
	}
	return list, nil
}

// coming are the bookings and holds that start from an instant on, with the
// practice of now.
func (a *Agenda) coming(from time.Time) (list []Booking, r *roster) {
	a.mu.RLock()
	for id := range a.state.records {
		b, _ := a.state.get(id)
		if (b.Status == Pending || b.Status == Booked) && !b.Start.Before(from) {
			list = append(list, b.clone())
		}
	}
	r = a.draft().roster
	a.mu.RUnlock()
	slices.SortFunc(list, Booking.compare)
	return list, r
}

// misfit asks for the booking alone, at its own start.
func (r *roster) misfit(b Booking) ([]Reason, error) {
	calendar, ok := r.Calendars[b.Practitioner]
	if !ok {
		return []Reason{{Cause: Absent}}, nil
	}
	v, ok := r.visits[b.Visit]
	if !ok {
		return []Reason{{Cause: NotTaken}}, nil
	}
	reasons, err := Query{Practitioner: b.Practitioner, Calendar: calendar, Visit: v, Now: b.Start}.Why(b.Start, b.Mode)
	return slices.DeleteFunc(reasons, func(r Reason) bool { return r.Cause == TooSoon || r.Cause == TooFar }), err
}
