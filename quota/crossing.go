package quota

import (
	"math/bits"

	"github.com/secteur2/telehealth"
)

// A walk goes from the day of a projection to 31 December. What is booked on a day
// comes on it; the rest has no day, and each day after the first has its weight of it.
type walk struct {
	dated    []dated // in the order of the days
	rest     Count
	forecast Forecast
	whole    int64 // the weights of all days, above 0
}

func (p *Projection) walk(f Forecast, days []dated) walk {
	w := walk{dated: days, rest: p.Rest, forecast: f, whole: weigh(f, p.Day, endOf(p.Day.Year()))}
	for _, d := range days {
		w.rest = w.rest.Sub(d.Count)
	}
	if w.whole == 0 { // no season is left, or no day, yet something is booked
		w.forecast, w.whole = bookedOnly{}, max(1, daysLeft(p.Day))
	}
	return w
}

// crossing is the first day on whose evening the spare is below zero: what it is
// without the rest, less the part of the rest's loss that the days gone weigh.
func (p *Projection) crossing(w *walk, reading Reading, by Choices) telehealth.Date {
	now := p.Now.Readings[reading]
	gain := func(c Count) int64 {
		remote, total := c.weigh(p.Now.Policy, reading, by)
		return Position{Remote: remote, Total: total, Limit: now.Limit}.spare()
	}
	spare, loss, days := now.spare(), -gain(w.rest), w.dated
	switch {
	case spare < 0:
		return p.Day
	case len(days) == 0 && spare >= loss: // a straight line to its end
		return telehealth.Date{}
	}
	left := daysLeft(p.Day)
	var gone int64
	for n := range left + 1 {
		day := p.Day.AddDays(int(n))
		switch {
		case n == left: // on 31 December it is the first day too
			gone = w.whole
		case n > 0:
			gone += w.forecast.weight(day)
		}
		if len(days) > 0 && days[0].day == day {
			spare, days = spare+gain(days[0].Count), days[1:]
		}
		if less(spare, w.whole, loss, gone) {
			return day
		}
	}
	return telehealth.Date{}
}

// less reports whether a · b < c · d, for b above 0 and d not below. The products need
// more than 64 bits.
func less(a, b, c, d int64) bool {
	if a < 0 && c < 0 {
		a, b, c, d = -c, d, -a, b
	}
	switch {
	case a < 0:
		return true
	case c < 0:
		return false
	}
	leftHigh, leftLow := bits.Mul64(uint64(a), uint64(b))
	rightHigh, rightLow := bits.Mul64(uint64(c), uint64(d))
	return leftHigh < rightHigh || leftHigh == rightHigh && leftLow < rightLow
}
