package main

import (
	"errors"
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A forecast is how the rest of the year is foreseen. The zero forecast is pace.
type forecast string

const (
	pace       forecast = "pace"
	lastYear   forecast = "last-year"
	bookedOnly forecast = "booked"
)

// foresees reports whether the end of a year is to be foreseen.
func (o *options) foresees(year int) bool { return !o.at.IsZero() && o.at.Year() == year }

// needsLast reports whether that takes what was done the year before.
func (o *options) needsLast(year int) bool { return o.forecast == lastYear && o.foresees(year) }

// split is the parting that the forecast needs.
func (o *options) split() split {
	if o.at.IsZero() {
		return split{}
	}
	year, month, on := o.at.YMD()
	s := split{first: int32(year), last: int32(year), on: dayOf(month, on)}
	if o.forecast == lastYear {
		s.first--
	}
	return s
}

// chooseForecast understands what is to be foreseen.
func (o *options) chooseForecast(name string) error {
	switch o.forecast = forecast(name); {
	case o.at.IsZero() && name != "":
		return errors.New("a forecast needs a day, expected -at")
	case o.at.IsZero():
		return nil
	case o.year != 0 && o.year != o.at.Year():
		return fmt.Errorf("year %d, expected that of -at, %d, or 0", o.year, o.at.Year())
	}
	switch o.forecast {
	case "", pace, lastYear, bookedOnly:
		return nil
	}
	return fmt.Errorf("unknown forecast %q, expected pace, last-year or booked", name)
}

// outlook is what is known of a year on the day of -at. Who has no last year goes
// on at the pace of this one.
func (o *options) outlook(e *entry) quota.Outlook {
	out := quota.Outlook{Day: o.at, Done: e.done(), Booked: e.booked(), BookedOn: o.agenda.days(e.rest)}
	switch {
	case o.forecast == bookedOnly:
	case e.last != (parts{}):
		out.Forecast = quota.SameAsLastYear{Whole: e.last.all(), Until: e.last.done()}
	default:
		out.Forecast = quota.Pace{}
	}
	return out
}

// A projection is the foreseen end of a year on the wire, in one reading.
type projection struct {
	Day      telehealth.Date  `json:"day"`
	Method   string           `json:"method"`
	Interval string           `json:"interval"`
	Expected reading          `json:"expected"`
	Low      reading          `json:"low"`
	High     reading          `json:"high"`
	Crossing *telehealth.Date `json:"crossing"` // null when no evening is above the cap
	Mix      mix              `json:"mix"`
}

// A mix is a [quota.Mix] on the wire.
type mix struct {
	Acts   int64 `json:"acts"`
	Video  int64 `json:"video"`
	Booked int64 `json:"booked"`
	Safe   bool  `json:"safe"`
}

func projectionOf(p *quota.Projection, by quota.Reading) *projection {
	w := &projection{
		Day: p.Day, Method: p.Method, Interval: p.Interval, Mix: mix(p.Mix[by]),
		Expected: readingOf(p.Expected.Readings[by]),
		Low:      readingOf(p.Low.Readings[by]),
		High:     readingOf(p.High.Readings[by]),
	}
	if day := p.Crossing[by]; !day.IsZero() {
		w.Crossing = &day
	}
	return w
}
