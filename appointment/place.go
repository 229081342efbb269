package appointment

import (
	"iter"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// query asks for the starts of a booking from from on and before to, as if it were
// not there yet.
func (d *draft) query(b Booking, now, from, to time.Time) (Query, error) {
	calendar, err := d.roster.calendar(b.Practitioner)
	if err != nil {
		return Query{}, err
	}
	v, err := d.roster.visit(b.Visit)
	if err != nil {
		return Query{}, err
	}
	q := Query{Practitioner: b.Practitioner, Calendar: calendar, Visit: v, Now: now, From: from, To: to}
	q.Bookings = d.near(b.Practitioner, v, from, to, b.ID)
	if d.roster.Cap != nil {
		q.Cap = func(day telehealth.Date, _ bool) (quota.Decision, error) { // b says whose patient
			return d.roster.ask(d.roster.asked(b, day), d.roster.coming(d.overlapping, b.Practitioner, day.Year(), b.ID))
		}
	}
	return q, nil
}

// coming yields the visits of a civil year that are booked and to come, but for the
// one that is moved. It looks for them when it is ranged over, and not before.
func (r *roster) coming(in func(l lane, from, to time.Time) iter.Seq[*Booking], practitioner string, year int, moved string) iter.Seq[Booking] {
	zone := r.zones[practitioner]
	from := time.Date(year, time.January, 1, 0, 0, 0, 0, zone)
	to := time.Date(year+1, time.January, 1, 0, 0, 0, 0, zone)
	return func(yield func(Booking) bool) {
		for b := range in(lane{ofPractitioner, practitioner}, from, to) {
			inYear := !b.Start.Before(from) && b.Start.Before(to)
			if b.Status.coming() && b.ID != moved && inYear && !yield(b.clone()) {
				return
			}
		}
	}
}

// A placed booking has its end, its buffers and its resources, or the reasons why
// it cannot be where it is.
type placed struct {
	Booking
	reasons []Reason
	forced  string // why reasons were passed over; "" if there were none
}

// place finds out whether a booking can start when it says. What is not asked is no
// reason against it.
func (d *draft) place(e Provenance, b Booking, unasked ...Cause) (placed, error) {
	v, err := d.roster.visit(b.Visit)
	if err != nil {
		return placed{}, err
	}
	b.Start = stored(b.Start)
	b.End, b.Before, b.After, b.Resources = b.Start.Add(v.Duration), v.Before, v.After, nil
	// Starts are whole minutes: the next one bounds this one.
	q, err := d.query(b, e.At, b.Start, b.Start.Add(time.Minute))
	if err != nil {
		return placed{}, err
	}
	p, bare := placed{Booking: b}, q
	reasons, answer, err := q.against(b.Start, b.Mode)
	reasons = slices.DeleteFunc(reasons, func(r Reason) bool { return slices.Contains(unasked, r.Cause) })
	if len(reasons) > 0 && e.Force != "" {
		bare = q.withoutBuffers()
		reasons, answer, err = bare.against(b.Start, b.Mode)
		reasons, p.forced = unforced(reasons), e.Force
	}
	if err != nil {
		return placed{}, err
	}
	p.reasons, p.Cap = reasons, e.heard(answer)
	if len(p.reasons) > 0 || len(v.Needs) == 0 {
		return p, nil
	}
	for _, ask := range [...]Query{q, bare} { // better a room in its buffer than none
		with, ok, err := ask.Resources(b.Start)
		if ok || err != nil {
			p.Resources = with
			return p, err
		}
	}
	p.reasons = []Reason{{Cause: CauseNoRoom}}
	return p, nil
}

// keep finds out whether a booking can be in its mode at the time that it has. Hours,
// notice and the like were asked when it got that time. No mode is in person, and to
// say so changes nothing.
func (d *draft) keep(e Provenance, old, b Booking) (placed, error) {
	p := placed{Booking: b}
	if bit(b.Mode) == bit(old.Mode) {
		return p, nil
	}
	q, err := d.query(b, e.At, b.Start, b.Start.Add(time.Minute))
	if err != nil {
		return placed{}, err
	}
	reasons, answer, err := q.against(b.Start, b.Mode)
	p.reasons = slices.DeleteFunc(reasons, func(r Reason) bool { return r.Cause != CauseNoMode && r.Cause != CauseOverCap })
	if len(p.reasons) > 0 && e.Force != "" {
		p.reasons, p.forced = nil, e.Force
	}
	p.Cap = e.heard(answer)
	return p, err
}

// withoutBuffers is the question of who forces a booking into the buffer of
// another: only the visits themselves count, for rooms and devices too.
func (q Query) withoutBuffers() Query {
	q.Visit.Before, q.Visit.After = 0, 0
	q.Bookings = slices.Clone(q.Bookings)
	for i := range q.Bookings {
		q.Bookings[i].Before, q.Bookings[i].After = 0, 0
	}
	return q
}
