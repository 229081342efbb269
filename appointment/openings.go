package appointment

import (
	"iter"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// Free returns the question of when the practitioner has time for a visit, with
// the bookings of now: ask it for its Slots. from and to bound the starts, as in
// [Query], and the bookings that are copied: without from those of now on, without to
// all that are to come. An unknown practitioner or visit is a *[telehealth.FieldError].
//
// For the practitioner's own patient set OwnPatient of the Query: the cap may leave
// that patient time by video when it leaves others none.
//
// Holds that have ended by now keep nothing, even if no command has written it down.
func (a *Agenda) Free(practitioner, visit string, now, from, to time.Time) (Query, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	since := from
	if since.IsZero() {
		since = now // a query looks at no start before, so at no booking that is past
	}
	q, err := a.draft().query(Booking{Practitioner: practitioner, Visit: visit}, now, since, to)
	if err != nil {
		return Query{}, err
	}
	q.From = from
	for i := range q.Bookings {
		q.Bookings[i] = q.Bookings[i].clone()
	}
	q.Cap = a.capOf(a.draft().roster, practitioner, visit)
	return q, nil
}

// capOf is the cap of a question that names no patient, nil where there is none. It is
// asked when nobody holds the lock.
func (a *Agenda) capOf(r *roster, practitioner, visit string) func(telehealth.Date, bool) (quota.Decision, error) {
	if r.Cap == nil {
		return nil
	}
	return func(day telehealth.Date, own bool) (quota.Decision, error) {
		b := Booking{Practitioner: practitioner, Visit: visit, OwnPatient: own}
		return r.Cap(r.asked(b, day), r.coming(a.overlapping, practitioner, day.Year(), ""))
	}
}

// overlapping yields the bookings of a lane when nobody holds the lock any more: one
// that is there is not changed, but followed by another.
func (a *Agenda) overlapping(l lane, from, to time.Time) iter.Seq[*Booking] {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return slices.Values(slices.Collect(a.state.index.overlapping(l, from, to)))
}

// A Misplaced booking is one that the practice would not offer today, with why.
// The zero Misplaced is empty. To a log goes one by itself: package slog writes a plain
// slice as JSON, with the patients and the links.
type Misplaced struct {
	Booking
	Reasons []Reason
}

// Misplaced returns the bookings and holds that start from an instant on and that
// the present calendars and visit types would not offer, in the order of start and
// ID: whom to call after the hours have changed. Other bookings, notice, horizon
// and cap are no reasons here. Forced bookings are among them; [Agenda.History]
// knows why they were forced. A practitioner who is gone is absent.
func (a *Agenda) Misplaced(from time.Time) (list List[Misplaced], err error) {
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
		if (b.Status == StatusPending || b.Status == StatusBooked) && !b.Start.Before(from) {
			list = append(list, b.clone())
		}
	}
	r = a.draft().roster
	a.mu.RUnlock()
	slices.SortFunc(list, func(a, b Booking) int { return a.compare(&b) })
	return list, r
}

// misfit asks for the booking alone, at its own start.
func (r *roster) misfit(b Booking) ([]Reason, error) {
	calendar, ok := r.Calendars[b.Practitioner]
	if !ok {
		return []Reason{{Cause: CauseAbsent}}, nil
	}
	v, ok := r.visits[b.Visit]
	if !ok {
		return []Reason{{Cause: CauseNotTaken}}, nil
	}
	reasons, err := Query{Practitioner: b.Practitioner, Calendar: calendar, Visit: v, Now: b.Start}.Why(b.Start, b.Mode)
	return slices.DeleteFunc(reasons, func(r Reason) bool { return r.Cause == CauseTooSoon }), err
}
