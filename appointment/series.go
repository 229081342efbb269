package appointment

import (
	"context"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// maxWeeks is two years: a series is planned as a whole, and stored at once.
const maxWeeks = 104

// Repeat books the same hour of that many weeks in a row, 1 to 104: all or none.
// The hour is what the clock of the calendar shows, in summer and in winter. One
// that comes twice on a day is the first of both; one that the clock skips is a
// reason not to book, and no force makes it exist.
//
// The ID of the request is that of the series; its bookings are called by it with
// "/1", "/2" and so on, together at most 256 bytes. A *[RefusalError] lists every
// occurrence. Errors are those of [Agenda.Book].
func (a *Agenda) Repeat(ctx context.Context, e Provenance, r Request, weeks int) (List[Booking], error) {
	if weeks < 1 || weeks > maxWeeks {
		return nil, wire.Error(telehealth.ErrorOutOfRange, "weeks", strconv.Itoa(weeks), "1 to "+strconv.Itoa(maxWeeks))
	}
	return a.some(ctx, e, func(d *draft, e Provenance) ([]Booking, error) {
		before := len(d.events)
		list, err := d.repeat(e, r, weeks)
		if err != nil {
			d.undo(before)
		}
		return list, err
	})
}

func (d *draft) repeat(e Provenance, r Request, weeks int) (list []Booking, err error) {
	if err := r.check(); err != nil { // before its ID is that of an occurrence
		return nil, err
	}
	if _, err := d.roster.calendar(r.Practitioner); err != nil {
		return nil, err
	}
	refusal := RefusalError{Verb: VerbBook, ID: r.ID}
	for i := range weeks {
		o, p, err := d.occurrence(e, r, d.roster.zones[r.Practitioner], i)
		if err != nil {
			return nil, err
		}
		refusal.Series = append(refusal.Series, o)
		if len(o.Reasons) == 0 {
			if err := d.add(e, VerbBook, p.forced, p.Booking); err != nil { // the cap counts it for the next
				return nil, err
			}
			list = append(list, p.Booking)
		} else if refusal.Reasons == nil {
			refusal.Reasons = o.Reasons
		}
	}
	if refusal.Reasons != nil {
		return nil, &refusal
	}
	return list, nil
}

// occurrence is the booking of one week, from 0.
func (d *draft) occurrence(e Provenance, r Request, zone *time.Location, week int) (o Occurrence, p placed, err error) {
	series := r.ID
	r.ID += "/" + strconv.Itoa(week+1)
	b, err := d.fresh(VerbBook, r)
	if err != nil {
		return o, p, err
	}
	b.Series = series
	first := r.Start.In(zone)
	if o.Date, err = telehealth.DateOf(first.AddDate(0, 0, 7*week)); err != nil {
		return o, p, err
	}
	if week > 0 { // the first is the very instant that was asked for
		b.Start = sameClock(first, 7*week)
	}
	if o.Start = b.Start; b.Start.IsZero() {
		o.Reasons = []Reason{{Cause: CauseNoHour}}
		return o, p, nil
	}
	p, err = d.place(e, b)
	o.Start, o.Reasons = p.Start, p.reasons
	return o, p, err
}

// sameClock returns the first instant on the day that many days after t when the
// clock of t's zone shows the same hour, and the zero Time where it skips that hour,
// or the whole day.
func sameClock(t time.Time, days int) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	at := time.Date(year, month, day+days, hour, minute, second, t.Nanosecond(), t.Location())
	civil := time.Date(year, month, day+days, hour, minute, second, t.Nanosecond(), time.UTC)
	if at.Format(time.DateTime) != civil.Format(time.DateTime) {
		return time.Time{}
	}
	// Package time does not say which of two it returns. The first is before the
	// change that begins the present offset, by the old offset.
	change, _ := at.ZoneBounds()
	if change.IsZero() {
		return at
	}
	_, now := at.Zone()
	_, old := change.Add(-1).Zone()
	if first := at.Add(time.Duration(now-old) * time.Second); first.Before(change) {
		return first
	}
	return at
}
