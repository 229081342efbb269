package appointment

import (
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/secteur2/telehealth/internal/wire"
)

// An Interval is a time of a day at which patients are seen, half-open. The zero
// Interval is empty.
type Interval struct {
	// Start and End are in the zone of the calendar.
	Start  time.Time `json:"start,omitzero"`
	End    time.Time `json:"end,omitzero"`
	Modes  Modes     `json:"modes,omitzero"`  // in which patients are seen
	Visits []string  `json:"visits,omitzero"` // the Ref of the visit types taken; none is all
}

// For returns the modes in which a visit is taken in the interval; the empty set
// says that it is not. Whether it fits in is for [Query.Slots] to say.
func (i Interval) For(v VisitType) Modes {
	if h := (Hours{Visits: i.Visits}); !h.take(v.Ref) {
		return 0
	}
	return i.Modes & v.Modes.orInPerson()
}

// UnmarshalJSON reads an interval as package json writes it. What is wrong is a
// *[telehealth.FieldError], and i stays as it was.
func (i *Interval) UnmarshalJSON(data []byte) error {
	type plain Interval
	return wire.Replace(data, (*plain)(i), func(read *plain) error { return checkOrder(read.Start, read.End) })
}

// A Closure is a time of a day at which a holiday or an absence closes the hours,
// half-open, with the reason, whose Until is the end of the whole absence. The zero
// Closure closes nothing.
type Closure struct {
	// Start and End are in the zone of the calendar.
	Start  time.Time `json:"start,omitzero"`
	End    time.Time `json:"end,omitzero"`
	Reason Reason    `json:"reason,omitzero"`
}

// UnmarshalJSON reads a closure as package json writes it. What is wrong is a
// *[telehealth.FieldError], and c stays as it was.
func (c *Closure) UnmarshalJSON(data []byte) error {
	type plain Closure
	return wire.Replace(data, (*plain)(c), func(read *plain) error { return checkOrder(read.Start, read.End) })
}

// checkOrder refuses an end that is before the start.
func checkOrder(start, end time.Time) error {
	if end.Before(start) {
		return wire.Error(telehealth.ErrorContradiction, "end", end.Format(time.RFC3339), "an instant not before start")
	}
	return nil
}

// Open returns when patients are seen on a day: its hours in order, without what
// holidays and absences close. Hours that touch stay apart, for each has modes and
// visits of its own. On a day without hours there are none, and [Calendar.Closures]
// says whether the week has none or something closes them. Bookings, notice and
// horizon have no part in it.
//
// A missing day and what the engine refuses in a calendar are a
// *[telehealth.FieldError].
func (c Calendar) Open(day telehealth.Date) (list []Interval, err error) {
	o, _, err := c.openingOn(day)
	if err != nil {
		return nil, err
	}
	s := o.search
	for _, p := range o.pieces {
		if p.day != day { // the clock was set back over midnight
			continue
		}
		for open := range o.closures.Gaps(p.Period) {
			list = append(list, Interval{
				Start: s.time(open.From), End: s.time(open.To),
				Modes: p.hours.Modes.orInPerson(), Visits: slices.Clone(p.hours.Visits),
			})
		}
	}
	return list, nil
}

// Closures returns what closes a day or a part of it, in order: the public holiday,
// the absences of the practitioner, and those of the whole practice. They may
// overlap, and may lie where there are no hours. A day on which the week has no
// hours has none for that. Errors are those of [Calendar.Open].
func (c Calendar) Closures(day telehealth.Date) (list []Closure, err error) {
	o, whole, err := c.openingOn(day)
	if err != nil {
		return nil, err
	}
	s := o.search
	for i := range o.closures {
		closure := &o.closures[i]
		if shut := closure.Intersect(whole); !shut.Empty() {
			list = append(list, Closure{s.time(shut.From), s.time(shut.To), s.whyClosed(o, closure)})
		}
	}
	return list, nil
}

// openingOn loads one day, and returns its period, with the closures in order.
func (c *Calendar) openingOn(day telehealth.Date) (o *opening, whole timeline.Period, err error) {
	if err := c.check(); err != nil {
		return nil, whole, err
	}
	zone, err := c.zone()
	if err != nil {
		return nil, whole, err
	}
	if day.IsZero() {
		return nil, whole, wire.Error(telehealth.ErrorMissing, "day", "", "a day")
	}
	if err := checkZone(zone, time.Unix(midnightUTC(day), 0)); err != nil {
		return nil, whole, err
	}
	s := &search{query: &Query{Calendar: *c}, zone: zone}
	o = &opening{search: s, wall: wall{zone: zone}}
	whole = o.wall.day(day)
	for o.loaded = whole.From; o.loaded < whole.To; {
		o.load()
	}
	slices.SortStableFunc(o.closures, timeline.Mark[closing].Compare) // the holiday stays first
	o.closures.Measure()
	return o, whole, nil
}
