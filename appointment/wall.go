package appointment

import (
	"math"
	"time"

	"github.com/secteur2/telehealth"
)

// Inside the engine an instant is its Unix second and a length is in seconds.
const (
	minute  = int64(60)
	fullDay = 24 * 60 * minute // of a clock; a day at which it is set may be longer or shorter
)

// A wall is the clock on the wall of a zone. Between two changes of the zone it
// runs evenly; the wall keeps the period that it was last asked about, so that a
// walk over days looks the zone up once per change.
type wall struct {
	zone     *time.Location
	from, to int64 // the period, half-open; empty before the first question
	offset   int64 // of the clock in that period, east of Greenwich
}

// A stretch is a part of one civil day in which the clock runs evenly. Most days
// are one stretch. A day at which the clock is set has two, and only there is the
// clock at from not midnight.
type stretch struct {
	day      telehealth.Date // zero outside the years that a Date holds
	from, to int64
	midnight int64 // where this clock shows 0:00 of the day, were it never set
}

// at returns the stretch around an instant.
func (w *wall) at(t int64) stretch {
	if t < w.from || t >= w.to {
		w.lookUp(t)
	}
	n := floorDiv(t+w.offset, fullDay)
	midnight := n*fullDay - w.offset
	return stretch{
		day:  unixDay().AddDays(int(n)),
		from: max(midnight, w.from), to: min(midnight+fullDay, w.to),
		midnight: midnight,
	}
}

func (w *wall) lookUp(t int64) {
	at := time.Unix(t, 0).In(w.zone)
	_, offset := at.Zone()
	w.from, w.to, w.offset = math.MinInt64, math.MaxInt64, int64(offset)
	start, end := at.ZoneBounds()
	if !start.IsZero() {
		w.from = start.Unix()
	}
	if !end.IsZero() {
		w.to = end.Unix()
	}
	// Beyond its tables Go takes every year for 365 days, and on 31 December of a
	// leap year, as 2040, gives a period that is over: that day is one of its own.
	if w.to <= t {
		w.from = floorDiv(t, fullDay) * fullDay
		w.to = w.from + fullDay
	}
}

// dayStart goes back from an instant to where its civil day began: no hours of
// that day that hold at the instant began before.
func (w *wall) dayStart(t int64) int64 {
	s := w.at(t)
	for {
		before := w.at(s.from - 1)
		if before.day != s.day {
			return s.from
		}
		s = before
	}
}

// day returns the first instant of a civil day and the first after its last. They
// are the same for a day that the zone skips. Where the clock is set back over
// midnight, minutes of another day lie between them.
func (w *wall) day(day telehealth.Date) (from, to int64) {
	noon := midnightUTC(day) + fullDay/2
	// No clock is a whole day from Greenwich, see checkZone.
	for s := w.at(noon - 2*fullDay); s.from < noon+2*fullDay; s = w.at(s.to) {
		switch {
		case s.day == day:
			to = s.to
		case from == to && s.day.Before(day):
			from, to = s.to, s.to
		}
	}
	return from, to
}

// part returns the instants of the stretch at which the clock shows a time of that
// part of the day. There are none when begin is not before end.
func (s stretch) part(from, to telehealth.TimeOfDay) (begin, end int64) {
	first, last := clockSpan(from, to)
	return max(s.from, s.midnight+int64(first)*minute), min(s.to, s.midnight+int64(last)*minute)
}

// unixDay is the day of Unix second 0 in Greenwich.
func unixDay() telehealth.Date {
	day, _ := telehealth.NewDate(1970, time.January, 1)
	return day
}

func midnightUTC(day telehealth.Date) int64 { return int64(day.DaysSince(unixDay())) * fullDay }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// ceil returns the first whole second at or after an instant.
func ceil(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}
