package quota

import (
	"cmp"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Projection is the end of a civil year as foreseen on one of its days. The zero
// Projection is of no year.
type Projection struct {
	Day    telehealth.Date `json:"day,omitzero"`
	Method string          `json:"method,omitzero"` // of the forecast: "pace", "same-as-last-year", "seasonal", "rates" or "booked-only"
	// Interval names how Low and High were found: "two-roots".
	//
	// Each kind of act may miss or exceed the number foreseen by twice the square
	// root of its variance, rounded up; no fewer come than are booked.
	//
	// Of [Rates], which the caller knows, the variance is the number foreseen. The
	// other forecasts are estimates from acts that were a matter of chance too: with
	// n of them in a past that is to the rest of the year as 1 to r, n r are foreseen
	// and the variance is (n + 2) r (1 + r). For [SameAsLastYear] r is 1, for [Pace]
	// it is the days left over the days gone, for [Seasonal] their weights. The two
	// acts more are for small numbers: a kind that was never done may come all the
	// same (an assisted teleconsultation then among the others).
	//
	// The interval holds in at least 95 of 100 years for a kind whose acts come
	// independently (Poisson), in the past at the rate that the forecast supposes,
	// for r up to 121: a Pace from the third day of the year on. A holiday, an
	// illness or another year than the last changes more. Where nothing is foreseen
	// beyond what is booked the interval has no width, and promises nothing.
	Interval string    `json:"interval,omitzero"`
	Now      Judgement `json:"now"`      // of the acts done
	Rest     Count     `json:"rest"`     // the acts yet to come that are expected
	Expected Judgement `json:"expected"` // of the acts at the end of the year
	// Low is the end with the least share in the interval: the fewest acts that
	// the cap counts and the most others. High is the greatest share.
	Low  Judgement `json:"low"`
	High Judgement `json:"high"`
	// Crossing is the first day on whose evening the acts are above the cap, when
	// those of [Outlook.BookedOn] come on their days and the rest evenly on the days
	// after the projection's (with [Seasonal], by its weights; on 31 December, on that
	// day). It is the projection's own day when the acts done are already above, or are
	// with those booked on it. A reading in which no evening is above has none. Where
	// acts in person are booked on later days, the end may be within all the same.
	Crossing map[Reading]telehealth.Date `json:"crossing,omitzero"`
	// Mix is how many of the acts to come may be teleconsultations.
	Mix map[Reading]Mix `json:"mix,omitzero"`
	// Remarks are on the method and the interval; a Judgement has its own.
	Remarks []Remark `json:"remarks,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly, to an equal value.
func (p *Projection) UnmarshalJSON(data []byte) error {
	type plain Projection
	return wire.Replace(data, (*plain)(p), func(read *plain) error {
		return cmp.Or(named(read.Crossing, "crossing"), named(read.Mix, "mix"))
	})
}

// Project foresees the end of the year that the outlook is of. It asks no clock:
// equal arguments give equal projections.
//
// What [Cap.Judge] refuses, an Outlook without its Day and a forecast that contradicts
// itself are a *[telehealth.FieldError].
func (c Cap) Project(o Outlook) (Projection, error) {
	c, err := c.checked()
	if err != nil {
		return Projection{}, err
	}
	return c.projected(o)
}

// projected is Project of a Cap that was checked.
func (c *Cap) projected(o Outlook) (Projection, error) {
	f, err := chosen(o.Forecast)
	if err != nil {
		return Projection{}, err
	}
	now, days, err := c.known(o)
	if err != nil {
		return Projection{}, err
	}
	foreseen, swing, err := foresee(f, o.Day, o.Done)
	if err != nil {
		return Projection{}, err
	}
	rest, least, most := ends(foreseen, swing, o.Booked.kinds(), capped(now.Policy, c.Choices))
	p := Projection{Day: o.Day, Method: f.method(), Interval: twoRoots, Now: now, Rest: rest.count()}
	for _, e := range [...]struct {
		end  *Judgement
		rest kinds
	}{{&p.Expected, rest}, {&p.Low, least}, {&p.High, most}} {
		if *e.end, err = c.judged(now.Year, o.Done.Add(e.rest.count())); err != nil {
			return Projection{}, wire.In("forecast", err)
		}
	}
	p.Mix = map[Reading]Mix{}
	w := p.walk(f, days)
	for reading := range now.Readings {
		if day := p.crossing(&w, reading, c.Choices); !day.IsZero() {
			if p.Crossing == nil {
				p.Crossing = map[Reading]telehealth.Date{}
			}
			p.Crossing[reading] = day
		}
		p.Mix[reading] = p.mix(reading, c.Choices, o.Booked)
	}
	for _, rule := range [...]string{"projection." + p.Method, "projection.interval"} {
		p.Remarks = appendRemark(p.Remarks, now.Year, rule)
	}
	return p, nil
}

// A Mix is the latest safe mix for the rest of a year: of the acts that are
// expected and may be done either way, how many may be teleconsultations. The zero
// Mix has no acts to come.
type Mix struct {
	// Acts are the consultations, visits and teleconsultations to come whose mode
	// weighs on the cap. Since the 2024 agreement those are the acts with other
	// patients; assisted teleconsultations left out of the cap are not among them.
	Acts int64 `json:"acts"`
	// Video is the greatest number of Acts that may be teleconsultations so that
	// the year ends within the cap, all other acts coming as expected.
	Video int64 `json:"video"`
	// Booked is how many of Acts are already booked as teleconsultations. Where it
	// is above Video, the rest must become acts in person.
	Booked int64 `json:"booked"`
	// Safe: the year can end within the cap. If not, it would not even with every
	// one of Acts in person, and Video is 0.
	Safe bool `json:"safe"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (m *Mix) UnmarshalJSON(data []byte) error {
	type plain Mix
	return wire.Replace(data, (*plain)(m))
}

// mix moves every act that may be done either way to the practice, then asks how
// many may come back. The total does not change: 100 (remote + v) ≤ cap · total.
func (p *Projection) mix(reading Reading, by Choices, booked Count) Mix {
	inPerson, video := movable(p.Rest, p.Now.Policy, reading, by)
	_, already := movable(booked, p.Now.Policy, reading, by)
	m := Mix{Acts: inPerson + video, Booked: already}
	end := p.Expected.Readings[reading]
	end.Remote -= video
	spare := end.spare()
	if m.Safe = spare >= 0; m.Safe {
		m.Video = min(m.Acts, spare/percent)
	}
	return m
}

// movable returns the acts in person and by video that change the numerator of a
// reading when they change the mode.
func movable(c Count, p Policy, reading Reading, by Choices) (inPerson, video int64) {
	if by.LeaveOutAssisted {
		c.Video, c.VideoOwn = c.Video-c.Assisted, c.VideoOwn-c.AssistedOwn
	}
	inPerson, video = c.InPerson, c.Video
	if own, _ := (Count{VideoOwn: 1}).weigh(p, reading, by); own > 0 {
		inPerson, video = inPerson+c.InPersonOwn, video+c.VideoOwn
	}
	return inPerson, video
}
