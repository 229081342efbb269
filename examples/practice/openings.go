package main

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// An opening is the time that a doctor has for a visit on a day.
type opening struct {
	doctor, visit string
	hours         []span
	free          []time.Time           // starts that can be booked
	closed        []appointment.Closure // why there are no hours, when a holiday or an absence takes them
}

type span struct{ from, to time.Time }

// midnight is the instant at which a day begins. From one to the next there are 23
// or 25 hours when the clock is set.
func midnight(day telehealth.Date, zone *time.Location) time.Time {
	year, month, n := day.YMD()
	return time.Date(year, month, n, 0, 0, 0, 0, zone)
}

// openings are those of one day, by doctor, and visit in the order of the file.
func (d *desk) openings(day telehealth.Date) (list []opening, err error) {
	for _, name := range d.names() {
		of, err := d.openingsOf(name, day)
		if err != nil {
			return nil, err
		}
		list = append(list, of...)
	}
	return list, nil
}

// openingsOf has nothing for a doctor who never works on such a day.
func (d *desk) openingsOf(doctor string, day telehealth.Date) (list []opening, err error) {
	var q appointment.Query
	for _, v := range d.Practice.Visits {
		q, err = d.agenda.Free(doctor, v.Ref, d.Seen, midnight(day, d.zone), midnight(day.AddDays(1), d.zone))
		if err != nil {
			return nil, err
		}
		o := opening{doctor: doctor, visit: v.Ref}
		if o.hours, err = hours(q, day); err != nil {
			return nil, err
		}
		if o.free, err = starts(q); err != nil {
			return nil, err
		}
		if len(o.hours) > 0 {
			list = append(list, o)
		}
	}
	if len(list) > 0 || len(d.Practice.Visits) == 0 {
		return list, nil
	}
	closed, err := q.Calendar.Closures(day)
	if len(closed) > 0 {
		list = append(list, opening{doctor: doctor, closed: closed})
	}
	return list, err
}

// hours are when the visit is taken, run together where they touch.
func hours(q appointment.Query, day telehealth.Date) (spans []span, err error) {
	open, err := q.Calendar.Open(day)
	for _, o := range open {
		switch n := len(spans) - 1; {
		case o.For(q.Visit) == 0:
		case n >= 0 && spans[n].to.Equal(o.Start):
			spans[n].to = o.End
		default:
			spans = append(spans, span{o.Start, o.End})
		}
	}
	return spans, err
}

func starts(q appointment.Query) (list []time.Time, err error) {
	slots, err := q.Slots()
	if err != nil {
		return nil, err
	}
	for s := range slots {
		list = append(list, s.Start)
	}
	return list, nil
}
