package quota

import (
	"fmt"
	"maps"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// An Outlook is what is known of a civil year on one of its days: [Ledger.Outlook]
// makes one. The zero Outlook lacks its Day; with one it is a year without acts in which
// nothing is foreseen.
type Outlook struct {
	Day  telehealth.Date
	Done Count // acts of the year, those of the day itself included
	// Booked are the appointments that are yet to take place, those of the day
	// itself included, to 31 December: [YearTally].Planned, once the planned acts
	// of past days are corrected. A tally has no days, so an act that was neither
	// done nor cancelled still counts as yet to come.
	Booked Count
	// BookedOn are those acts of Booked whose day is known, by day: from the day of
	// the outlook itself, if they are yet to take place, to 31 December. The others
	// are spread over the days to come like foreseen ones. It moves the Crossing of a
	// [Projection] and nothing else. nil: no day is known.
	BookedOn map[telehealth.Date]Count
	// Forecast foresees all acts after the day; those that are booked are among
	// them, so of each kind the greater number is expected. nil: only what is booked.
	Forecast Forecast
}

// outlookForm is the JSON of an Outlook.
type outlookForm struct {
	Day      telehealth.Date           `json:"day,omitzero"`
	Done     Count                     `json:"done"`
	Booked   Count                     `json:"booked"`
	BookedOn map[telehealth.Date]Count `json:"bookedOn,omitzero"`
	Forecast *forecastForm             `json:"forecast,omitzero"`
}

// MarshalJSON writes the outlook. Its forecast has its method beside its numbers:
//
//	{"day":"2026-03-02","done":{...},"booked":{...},"forecast":{"method":"rates","acts":{...},"days":7}}
//
// A type that [Cap.Project] refuses as a forecast is a *[telehealth.FieldError] (which
// package json wraps).
func (o Outlook) MarshalJSON() ([]byte, error) {
	forecast, err := formOf(o.Forecast)
	if err != nil {
		return nil, err
	}
	return wire.Write(outlookForm{o.Day, o.Done, o.Booked, o.BookedOn, forecast})
}

// UnmarshalJSON reads what MarshalJSON writes, strictly; a number that is absent is 0.
// Whether it is an outlook at all, [Cap.Project] says.
func (o *Outlook) UnmarshalJSON(data []byte) error {
	return wire.Form(data, o, func(f *outlookForm) (Outlook, error) {
		forecast, err := f.Forecast.forecast()
		return Outlook{f.Day, f.Done, f.Booked, f.BookedOn, forecast}, wire.In("forecast", err)
	})
}

// A dated count is what is booked on one day.
type dated struct {
	day telehealth.Date
	Count
}

// known checks what is known and judges the acts done. It returns BookedOn in the
// order of its days.
func (c *Cap) known(o Outlook) (Judgement, []dated, error) {
	if o.Day.IsZero() {
		return Judgement{}, nil, wire.Error(telehealth.ErrorMissing, "day", "", "the day of the outlook")
	}
	if err := o.Booked.check(); err != nil {
		return Judgement{}, nil, wire.In("booked", err)
	}
	days, err := o.days()
	if err != nil {
		return Judgement{}, nil, err
	}
	j, err := c.judged(o.Day.Year(), o.Done)
	return j, days, wire.In("done", err)
}

// days returns BookedOn in the order of its days, once it is known to be a part of
// Booked.
func (o Outlook) days() ([]dated, error) {
	if len(o.BookedOn) == 0 {
		return nil, nil
	}
	days := make([]dated, 0, len(o.BookedOn))
	var sum Count
	last := endOf(o.Day.Year())
	for n := range last.DaysSince(o.Day) + 1 { // to sort many days takes longer
		on := o.Day.AddDays(n)
		if c, known := o.BookedOn[on]; known {
			days = append(days, dated{on, c})
		}
	}
	if len(days) < len(o.BookedOn) {
		return nil, o.strange(last)
	}
	for i := range days {
		d := &days[i]
		if err := d.check(); err != nil {
			return nil, wire.In("bookedOn."+d.day.String(), err)
		}
		sum = sum.Add(d.Count)
	}
	_, err := o.Booked.kinds().without(sum.kinds(), "bookedOn", "as many as are booked")
	return days, err
}

// strange refuses the first day of BookedOn that is not one of those to come.
func (o Outlook) strange(last telehealth.Date) error {
	for _, on := range slices.SortedFunc(maps.Keys(o.BookedOn), telehealth.Date.Compare) {
		if on.Before(o.Day) || on.After(last) {
			return wire.Error(telehealth.ErrorOutOfRange, "bookedOn", on.String(), fmt.Sprintf("a day from %s to %s", o.Day, last))
		}
	}
	return nil
}

// foresee returns the acts after the day and how far each may be from the truth.
func foresee(f Forecast, day telehealth.Date, done Count) (foreseen, swing kinds, err error) {
	b, err := f.basis(day, done)
	if err != nil {
		return kinds{}, kinds{}, err
	}
	foreseen = b.foreseen()
	if err := foreseen.count().check(); err != nil {
		return kinds{}, kinds{}, wire.In("forecast", err)
	}
	return foreseen, b.swing(), nil
}
