package quota

import "github.com/secteur2/telehealth"

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
	// Crossing is the first day on whose evening the acts are above the cap, when
	// those of [Outlook.BookedOn] come on their days and the rest evenly on the days
	// after the projection's (with [Seasonal], by its weights; on 31 December, on that
	// day). It is the projection's own day when the acts done are already above, or are
	// with those booked on it, and zero when no evening is above. Where acts in person
	// are booked on later days, the end may be within all the same.
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
	f, err := chosen(o.Forecast)
	if err != nil {
		return Projection{}, err
	}
	now, days, err := o.judge(day, s, r, granted)
	if err != nil {
		return Projection{}, err
	}
	foreseen, swing, err := foresee(f, day, o.Done)
	if err != nil {
		return Projection{}, err
	}
	rest, least, most := ends(foreseen, swing, o.Booked.kinds(), capped(now.Policy, r))
	p := Projection{Day: day, Method: f.Method(), Interval: TwoRoots, Now: now, Rest: rest.count()}
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
	w := p.walk(f, days)
	for reading := range now.Readings {
		p.Crossing[reading] = p.crossing(&w, reading, r)
		p.Mix[reading] = p.mix(reading, r, o.Booked)
	}
	for _, rule := range [...]string{"projection." + p.Method, "projection.interval"} {
		p.Notes = appendNote(p.Notes, now.Year, rule)
	}
	return p, nil
}

// spare is how far a position is below its cap, in hundredths of an act.
func (p Position) spare() int64 { return int64(p.Cap)*p.Total - percent*p.Remote }
