package quota

import (
	"math/bits"

	"github.com/secteur2/telehealth"
)

// An Outlook is what is known of a civil year on one of its days. The zero Outlook
// is a year without acts in which nothing is foreseen.
type Outlook struct {
	Done Count // acts of the year, those of the day itself included
	// Booked are the appointments that are yet to take place, those of the day
	// itself included, to 31 December: [YearTally].Planned, once the planned acts
	// of past days are corrected. A tally has no days, so an act that was neither
	// done nor cancelled still counts as yet to come.
	Booked Count
	// Forecast foresees all acts after the day; those that are booked are among
	// them, so of each kind the greater number is expected. nil: only what is booked.
	Forecast Forecast
}

// A Projection is the end of a civil year as foreseen on one of its days. The zero
// Projection is of no year.
type Projection struct {
	Day      telehealth.Date
	Method   string    // of the forecast; "booked-only" without one
	Interval string    // [TwoRoots]
	Now      Judgement // of the acts done
	Rest     Count     // the acts yet to come that are expected
	Expected End
	// Low is the end with the least share in the interval: the fewest acts that
	// the cap counts and the most others. High is the greatest share.
	Low, High End
	// Crossing is the first day after which the acts are above the cap when the
	// rest comes evenly on the days to come (with [Seasonal], by its weights; on
	// 31 December, on that day); the projection's own day when they already are,
	// and zero when the expected end is not above.
	Crossing map[Reading]telehealth.Date
	// Mix is how many of the acts to come may be teleconsultations.
	Mix map[Reading]Mix
	// Notes name the method and the interval; a Judgement has its own.
	Notes []Note
}

// An End is one end of the year: the acts, and where they stand. The zero End is
// of no year.
type End struct {
	Count
	Judgement
}

// Project foresees the end of the day's civil year. It asks no clock: equal
// arguments give equal projections.
//
// What [Judge] refuses, a day that is missing and a forecast that contradicts itself
// are a *[telehealth.FieldError].
func Project(day telehealth.Date, s telehealth.Specialty, o Outlook, r Rules, granted ...Derogation) (Projection, error) {
	if o.Forecast == nil {
		o.Forecast = bookedOnly{}
	}
	now, err := o.judge(day, s, r, granted)
	if err != nil {
		return Projection{}, err
	}
	foreseen, swing, err := o.foresee(day)
	if err != nil {
		return Projection{}, err
	}
	rest, least, most := ends(foreseen, swing, o.Booked.kinds(), capped(now.Policy, r))
	p := Projection{Day: day, Method: o.Forecast.Method(), Interval: TwoRoots, Now: now, Rest: rest.count()}
	for _, e := range [...]struct {
		end  *End
		rest kinds
	}{{&p.Expected, rest}, {&p.Low, least}, {&p.High, most}} {
		e.end.Count = o.Done.Add(e.rest.count())
		if e.end.Judgement, err = Judge(now.Year, s, e.end.Count, r, granted...); err != nil {
			return Projection{}, under("forecast", err)
		}
	}
	p.Crossing, p.Mix = map[Reading]telehealth.Date{}, map[Reading]Mix{}
	for reading := range now.Readings {
		p.Crossing[reading] = p.crossing(reading, o.Forecast)
		p.Mix[reading] = p.mix(reading, r, o.Booked)
	}
	for _, rule := range [...]string{"projection." + p.Method, "projection.interval"} {
		p.Notes = appendNote(p.Notes, now.Year, rule)
	}
	return p, nil
}

// judge checks what is known and judges the acts done.
func (o Outlook) judge(day telehealth.Date, s telehealth.Specialty, r Rules, granted []Derogation) (Judgement, error) {
	if day.IsZero() {
		return Judgement{}, bad(telehealth.Missing, "day", "", "the day of the projection")
	}
	if err := o.Booked.check(); err != nil {
		return Judgement{}, under("booked", err)
	}
	return Judge(day.Year(), s, o.Done, r, granted...)
}

// foresee returns the acts after the day and how far each may be from the truth.
func (o Outlook) foresee(day telehealth.Date) (foreseen, swing kinds, err error) {
	b, err := o.Forecast.basis(day, o.Done)
	if err != nil {
		return kinds{}, kinds{}, err
	}
	foreseen = b.foreseen()
	if err := foreseen.count().check(); err != nil {
		return kinds{}, kinds{}, under("forecast", err)
	}
	return foreseen, b.swing(), nil
}

// spare is how far a position is below its cap, in hundredths of an act.
func (p Position) spare() int64 { return int64(p.Cap)*p.Total - percent*p.Remote }

// crossing: the spare changes in proportion to the weight of the days gone, so it
// is below zero once spare · whole < loss · gone. The products need 128 bits.
func (p *Projection) crossing(reading Reading, f Forecast) telehealth.Date {
	spare, end := p.Now.Readings[reading].spare(), p.Expected.Readings[reading].spare()
	last := endOf(p.Day.Year())
	switch {
	case spare < 0:
		return p.Day
	case end >= 0:
		return telehealth.Date{}
	case p.Day == last:
		return last
	}
	whole := weigh(f, p.Day, last)
	if whole == 0 { // no season is left, yet something is booked
		f, whole = bookedOnly{}, int64(last.DaysSince(p.Day))
	}
	keepHigh, keepLow := bits.Mul64(uint64(spare), uint64(whole))
	var gone int64
	for day := p.Day.AddDays(1); ; day = day.AddDays(1) {
		gone += f.weight(day)
		lossHigh, lossLow := bits.Mul64(uint64(spare-end), uint64(gone))
		if lossHigh > keepHigh || lossHigh == keepHigh && lossLow > keepLow || day == last {
			return day
		}
	}
}
