package quota

import (
	"fmt"

	"github.com/secteur2/telehealth"
)

// A Forecast foresees the acts of the rest of a civil year: [SameAsLastYear],
// [Seasonal] or [Rates]. No other type can be one. A nil Forecast foresees what is
// booked and no more.
type Forecast interface {
	// Method names the forecast in a [Projection].
	Method() string
	// rest is the acts after the day.
	rest(day telehealth.Date, done Count) (kinds, error)
	// weight is the part that a day has in the rest of the year.
	weight(day telehealth.Date) int64
}

// SameAsLastYear foresees the acts that the practitioner did in last year's rest:
// Whole less Until. The zero SameAsLastYear foresees none.
type SameAsLastYear struct {
	Whole Count // last year
	Until Count // of them, those up to the same day
}

// Method returns "same-as-last-year".
func (SameAsLastYear) Method() string { return "same-as-last-year" }

func (f SameAsLastYear) rest(telehealth.Date, Count) (kinds, error) {
	if err := f.Whole.check(); err != nil {
		return kinds{}, under("forecast.whole", err)
	}
	if err := f.Until.check(); err != nil {
		return kinds{}, under("forecast.until", err)
	}
	rest, until := f.Whole.kinds(), f.Until.kinds()
	for i := range rest {
		if rest[i] -= until[i]; rest[i] < 0 {
			return kinds{}, bad(telehealth.Contradiction, "forecast.until", fmt.Sprint(until[i]), "no more acts than in the whole year")
		}
	}
	return rest, nil
}

func (SameAsLastYear) weight(telehealth.Date) int64 { return 1 }

// Seasonal foresees that the acts done so far go on at the same pace, changed by
// the season: they are multiplied by the weights of the days to come over those of
// the days gone. It has 52 or 53 Weights from 0 to 1000, each that of one day in a
// week of the year; week 1 is 1 to 7 January, and the last weight holds to
// 31 December. The zero Seasonal is refused.
type Seasonal struct{ Weights []int64 }

const (
	weekDays  = 7
	minWeeks  = 52
	maxWeeks  = 53
	maxWeight = 1000
)

// Method returns "seasonal".
func (Seasonal) Method() string { return "seasonal" }

func (f Seasonal) rest(day telehealth.Date, done Count) (kinds, error) {
	if n := len(f.Weights); n != minWeeks && n != maxWeeks {
		return kinds{}, bad(telehealth.OutOfRange, "forecast.weights", fmt.Sprint(n), "52 or 53 weights")
	}
	for _, w := range f.Weights {
		if w < 0 || w > maxWeight {
			return kinds{}, outOfRange("forecast.weights", w, maxWeight)
		}
	}
	first := endOf(day.Year() - 1)
	gone := weigh(f, first, day)
	if gone == 0 {
		return kinds{}, bad(telehealth.Contradiction, "forecast.weights", "0", "a weight above 0 in the weeks gone")
	}
	return done.kinds().scaled(weigh(f, day, endOf(day.Year())), gone), nil
}

func (f Seasonal) weight(day telehealth.Date) int64 {
	first, _ := telehealth.NewDate(day.Year(), 1, 1) // of a year that has the day
	return f.Weights[min(day.DaysSince(first)/weekDays, len(f.Weights)-1)]
}

// Rates foresees Acts in every Days calendar days, half an act rounded up over the
// rest of the year. Days 0 is 1: acts a day. For a week's work write Days 7. The
// zero Rates foresees none.
type Rates struct {
	Acts Count
	Days int
}

// Method returns "rates".
func (Rates) Method() string { return "rates" }

func (f Rates) rest(day telehealth.Date, _ Count) (kinds, error) {
	const most = 366
	if f.Days < 0 || f.Days > most {
		return kinds{}, outOfRange("forecast.days", int64(f.Days), most)
	}
	if err := f.Acts.check(); err != nil {
		return kinds{}, under("forecast.acts", err)
	}
	left := endOf(day.Year()).DaysSince(day)
	return f.Acts.kinds().scaled(int64(left), int64(max(f.Days, 1))), nil
}

func (Rates) weight(telehealth.Date) int64 { return 1 }

// bookedOnly stands for no forecast.
type bookedOnly struct{}

func (bookedOnly) Method() string                             { return "booked-only" }
func (bookedOnly) rest(telehealth.Date, Count) (kinds, error) { return kinds{}, nil }
func (bookedOnly) weight(telehealth.Date) int64               { return 1 }

// weigh sums the weights of the days after the first day up to the last.
func weigh(f Forecast, after, last telehealth.Date) (sum int64) {
	for n := range last.DaysSince(after) {
		sum += f.weight(last.AddDays(-n))
	}
	return sum
}
