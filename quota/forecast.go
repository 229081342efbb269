package quota

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Forecast foresees the acts of the rest of a civil year: [Pace],
// [SameAsLastYear], [Seasonal] or [Rates], or a pointer to one. [Cap.Project] refuses
// any other type, and a pointer to none. A nil Forecast foresees what is booked and no
// more.
type Forecast interface {
	// method names the forecast in a [Projection].
	method() string
	// basis is what the acts after the day are foreseen from.
	basis(day telehealth.Date, done Count) (basis, error)
	// weight is the part that a day has in the rest of the year.
	weight(day telehealth.Date) int64
}

// chosen returns a forecast that can be asked: of a pointer, what it points to.
func chosen(f Forecast) (Forecast, error) {
	switch f := f.(type) {
	case nil:
		return bookedOnly{}, nil
	case Pace, SameAsLastYear, Seasonal, Rates:
		return f, nil
	case *Pace:
		return pointed(f)
	case *SameAsLastYear:
		return pointed(f)
	case *Seasonal:
		return pointed(f)
	case *Rates:
		return pointed(f)
	default: // one that embeds a forecast
		return nil, notForecast(f)
	}
}

func pointed[F Forecast](f *F) (Forecast, error) {
	if f == nil {
		return nil, notForecast(f)
	}
	return *f, nil
}

func notForecast(f any) error {
	return wire.Error(telehealth.ErrorUnknown, "forecast", fmt.Sprintf("%T", f), "a Pace, SameAsLastYear, Seasonal or Rates, or nil")
}

// Pace foresees that the acts done so far go on evenly: as many a day as from
// 1 January to the day of the projection. The zero Pace is the only one.
type Pace struct{}

func (Pace) method() string { return "pace" }

func (Pace) basis(day telehealth.Date, done Count) (basis, error) {
	gone := int64(day.DaysSince(firstOf(day.Year()))) + 1
	return basis{acts: done.kinds(), left: daysLeft(day), gone: gone}, nil
}

func (Pace) weight(telehealth.Date) int64 { return 1 }

// SameAsLastYear foresees the acts that the practitioner did in last year's rest:
// Whole less Until. [Ledger.LastYear] makes one. The zero SameAsLastYear foresees
// none.
type SameAsLastYear struct {
	Whole Count // last year
	Until Count // of them, those up to the same day
}

func (SameAsLastYear) method() string { return "same-as-last-year" }

func (f SameAsLastYear) basis(day telehealth.Date, _ Count) (basis, error) {
	if err := f.Whole.check(); err != nil {
		return basis{}, wire.In("forecast.whole", err)
	}
	if err := f.Until.check(); err != nil {
		return basis{}, wire.In("forecast.until", err)
	}
	rest, err := f.Whole.kinds().without(f.Until.kinds(), "forecast.until", "as many as in the whole year")
	if err != nil {
		return basis{}, err
	}
	return basis{acts: rest, left: min(1, daysLeft(day)), gone: 1}, nil
}

func (SameAsLastYear) weight(telehealth.Date) int64 { return 1 }

// Seasonal foresees that the acts done so far go on at the same pace, changed by
// the season: they are multiplied by the weights of the days to come over those of
// the days gone; where the days gone weigh nothing, it foresees none. It has 52 or
// 53 Weights from 0 to 1000, each that of one day in a week of the year; week 1 is
// 1 to 7 January, and the last weight holds to 31 December. The zero Seasonal is
// refused.
type Seasonal struct{ Weights []int64 }

const (
	weekDays  = 7
	minWeeks  = 52
	maxWeeks  = 53
	maxWeight = 1000
)

func (Seasonal) method() string { return "seasonal" }

func (f Seasonal) basis(day telehealth.Date, done Count) (basis, error) {
	if n := len(f.Weights); n != minWeeks && n != maxWeeks {
		return basis{}, wire.Error(telehealth.ErrorOutOfRange, "forecast.weights", fmt.Sprint(n), "52 or 53 weights")
	}
	for _, w := range f.Weights {
		if w < 0 || w > maxWeight {
			return basis{}, outOfRange("forecast.weights", w, maxWeight)
		}
	}
	gone := f.weight(day) + weigh(f, firstOf(day.Year()).AddDays(-1), day.AddDays(-1))
	if gone == 0 { // a practice closed since 1 January has no pace yet
		return nothing(), nil
	}
	return basis{acts: done.kinds(), left: weigh(f, day, endOf(day.Year())), gone: gone}, nil
}

func (f Seasonal) weight(day telehealth.Date) int64 {
	return f.Weights[min(day.DaysSince(firstOf(day.Year()))/weekDays, len(f.Weights)-1)]
}

// Rates foresees Acts in every Days calendar days, half an act rounded up over the
// rest of the year: a rate that the caller knows, as from the opening hours. For
// one estimated from acts use another forecast, whose interval is wider. Days 0
// is 1: acts a day. For a week's work write Days 7. The zero Rates foresees none.
type Rates struct {
	Acts Count
	Days int
}

func (Rates) method() string { return "rates" }

func (f Rates) basis(day telehealth.Date, _ Count) (basis, error) {
	const most = 366
	if f.Days < 0 || f.Days > most {
		return basis{}, outOfRange("forecast.days", int64(f.Days), most)
	}
	if err := f.Acts.check(); err != nil {
		return basis{}, wire.In("forecast.acts", err)
	}
	return basis{acts: f.Acts.kinds(), left: daysLeft(day), gone: int64(max(f.Days, 1)), known: true}, nil
}

func (Rates) weight(telehealth.Date) int64 { return 1 }

// bookedOnly stands for no forecast.
type bookedOnly struct{}

func (bookedOnly) method() string                              { return "booked-only" }
func (bookedOnly) basis(telehealth.Date, Count) (basis, error) { return nothing(), nil }
func (bookedOnly) weight(telehealth.Date) int64                { return 1 }

// daysLeft is the number of days after the day in its civil year.
func daysLeft(day telehealth.Date) int64 { return int64(endOf(day.Year()).DaysSince(day)) }

// weigh sums the weights of the days after the first day up to the last.
func weigh(f Forecast, after, last telehealth.Date) (sum int64) {
	for n := range last.DaysSince(after) {
		sum += f.weight(last.AddDays(-n))
	}
	return sum
}

// forecastForm is the JSON of a forecast: its method, and the fields of that one.
type forecastForm struct {
	Method  string  `json:"method"`
	Whole   *Count  `json:"whole,omitzero"`
	Until   *Count  `json:"until,omitzero"`
	Weights []int64 `json:"weights,omitzero"`
	Acts    *Count  `json:"acts,omitzero"`
	Days    int     `json:"days,omitzero"`
}

// formOf returns the form of a forecast, nil for none.
func formOf(f Forecast) (*forecastForm, error) {
	f, err := chosen(f)
	if err != nil {
		return nil, err
	}
	switch f := f.(type) {
	case bookedOnly:
		return nil, nil
	case SameAsLastYear:
		return &forecastForm{Method: f.method(), Whole: &f.Whole, Until: &f.Until}, nil
	case Seasonal:
		return &forecastForm{Method: f.method(), Weights: f.Weights}, nil
	case Rates:
		return &forecastForm{Method: f.method(), Acts: &f.Acts, Days: f.Days}, nil
	default:
		return &forecastForm{Method: f.method()}, nil
	}
}

// forecast returns the forecast of a form, and refuses a field of another method.
func (f *forecastForm) forecast() (Forecast, error) {
	if f == nil {
		return nil, nil
	}
	rest := *f
	rest.Method = ""
	or := func(c *Count) Count {
		if c == nil {
			return Count{}
		}
		return *c
	}
	var read Forecast
	switch f.Method {
	case Pace{}.method():
		read = Pace{}
	case SameAsLastYear{}.method():
		read, rest.Whole, rest.Until = SameAsLastYear{or(f.Whole), or(f.Until)}, nil, nil
	case Seasonal{}.method():
		read, rest.Weights = Seasonal{f.Weights}, nil
	case Rates{}.method():
		read, rest.Acts, rest.Days = Rates{or(f.Acts), f.Days}, nil, 0
	case "":
		return nil, wire.Error(telehealth.ErrorMissing, "method", "", wantMethod)
	default:
		return nil, wire.Error(telehealth.ErrorUnknown, "method", f.Method, wantMethod)
	}
	for _, other := range [...]struct {
		name  string
		given bool
	}{
		{"whole", rest.Whole != nil}, {"until", rest.Until != nil}, {"weights", rest.Weights != nil},
		{"acts", rest.Acts != nil}, {"days", rest.Days != 0},
	} {
		if other.given {
			return nil, wire.Error(telehealth.ErrorContradiction, other.name, "given", "no such field of the method "+f.Method)
		}
	}
	return read, nil
}

const wantMethod = "pace, same-as-last-year, seasonal or rates"

// twoRoots is the Interval of every [Projection].
const twoRoots = "two-roots"

// A basis is what a forecast foresees from: acts in a past that is to the rest of
// the year as gone to left. Where their rate is known, the past was no chance.
type basis struct {
	acts       kinds
	left, gone int64 // gone is above 0
	known      bool
}

// nothing foresees no act.
func nothing() basis { return basis{gone: 1, known: true} }

func (b basis) foreseen() kinds { return b.acts.scaled(b.left, b.gone) }

// swing is how far the interval goes to each side of what is foreseen, which must
// be a possible count: the products then stay below 2^60.
func (b basis) swing() (k kinds) {
	const prior = 2 // with 1, a past of three acts is too often a surprise: see the tests
	for i, n := range b.acts {
		if n == 0 && assisted(i) {
			continue // among the other teleconsultations
		}
		variance := ceil(n*b.left, b.gone)
		if !b.known {
			variance = ceil(ceil((n+prior)*b.left, b.gone)*(b.gone+b.left), b.gone)
		}
		k[i] = 2 * root(variance)
	}
	return k
}

// ceil returns n / d, rounded up.
func ceil(n, d int64) int64 { return (n + d - 1) / d }

// ends returns what is expected after the day, and the two ends of the interval:
// that with the least share and that with the greatest.
func ends(foreseen, swing, booked kinds, capped [len(kinds{})]bool) (expected, least, most kinds) {
	for i, n := range foreseen {
		expected[i] = max(booked[i], n)
		fewest, greatest := max(booked[i], n-swing[i]), max(booked[i], n+swing[i])
		if capped[i] {
			least[i], most[i] = fewest, greatest
		} else {
			least[i], most[i] = greatest, fewest
		}
	}
	return expected, least, most
}
