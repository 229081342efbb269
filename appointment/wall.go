package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
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
	zone   *time.Location
	even   timeline.Period // empty before the first question
	offset int64           // of the clock in that period, east of Greenwich
}

// A stretch is a part of one civil day in which the clock runs evenly. Most days
// are one stretch. A day at which the clock is set has two, and only there is the
// clock at From not midnight.
type stretch struct {
	timeline.Period
	day      telehealth.Date // zero outside the years that a Date holds
	midnight int64           // where this clock shows 0:00 of the day, were it never set
}

// at returns the stretch around an instant.
func (w *wall) at(t int64) stretch {
	if !w.even.Has(t) {
		w.lookUp(t)
	}
	n := floorDiv(t+w.offset, fullDay)
	midnight := n*fullDay - w.offset
	return stretch{
		Period: w.even.Intersect(timeline.Period{From: midnight, To: midnight + fullDay}),
		day:    unixDay().AddDays(int(n)), midnight: midnight,
	}
}

func (w *wall) lookUp(t int64) {
	at := time.Unix(t, 0).In(w.zone)
	_, offset := at.Zone()
	w.even, w.offset = timeline.Period{From: timeline.Ever, To: timeline.Never}, int64(offset)
	start, end := at.ZoneBounds()
	if !start.IsZero() {
		w.even.From = start.Unix()
	}
	if !end.IsZero() {
		w.even.To = end.Unix()
	}
	// Beyond its tables Go takes every year for 365 days, and on 31 December of a
	// leap year, as 2040, gives a period that is over: that day is one of its own.
	if w.even.To <= t {
		w.even.From = floorDiv(t, fullDay) * fullDay
		w.even.To = w.even.From + fullDay
	}
}

// dayStart goes back from an instant to where its civil day began: no hours of
// that day that hold at the instant began before.
func (w *wall) dayStart(t int64) int64 {
	s := w.at(t)
	for {
		before := w.at(s.From - 1)
		if before.day != s.day {
			return s.From
		}
		s = before
	}
}

// day returns the period of a civil day. It is empty for a day that the zone skips. Where the clock is set back over
// midnight, minutes of another day lie between them.
func (w *wall) day(day telehealth.Date) (p timeline.Period) {
	noon := midnightUTC(day) + fullDay/2
	// No clock is a whole day from Greenwich, see checkZone.
	for s := w.at(noon - 2*fullDay); s.From < noon+2*fullDay; s = w.at(s.To) {
		switch {
		case s.day == day:
			p.To = s.To
		case p.Empty() && s.day.Before(day):
			p = timeline.Period{From: s.To, To: s.To}
		}
	}
	return p
}

// part returns the instants of the stretch at which the clock shows a time of that
// part of the day.
func (s stretch) part(from, to telehealth.TimeOfDay) timeline.Period {
	clock := minutesOf(from, to)
	return s.Intersect(timeline.Period{From: s.midnight + clock.From*minute, To: s.midnight + clock.To*minute})
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
