package quota_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A world is a year in which one forecast supposes the truth: the acts that it sees
// come at the mean seen, those of the rest at the mean rest.
type world struct {
	day        string
	seen, rest float64
	outlook    func(seen quota.Count) quota.Outlook
	reason     string
}

// worlds are those of the promise of TwoRoots.
func worlds() (all []world) {
	lastYear := func(seen quota.Count) quota.Outlook {
		return quota.Outlook{Forecast: quota.SameAsLastYear{Whole: seen}}
	}
	for _, mean := range []float64{0.1, 1, 2, 3, 5, 10, 20, 100, 400} {
		all = append(all, world{"2026-06-30", mean, mean, lastYear, "the same as last year"})
	}
	pace := func(seen quota.Count) quota.Outlook { return quota.Outlook{Done: seen, Forecast: quota.Pace{}} }
	for day, gone := range map[string]float64{"2026-01-03": 3, "2026-01-31": 31, "2026-03-31": 90, "2026-06-30": 181, "2026-12-20": 354} {
		for _, rate := range []float64{0.01, 0.03, 0.08, 0.3, 1, 5} { // acts a day
			all = append(all, world{day, rate * gone, rate * (365 - gone), pace, "the pace of the days gone"})
		}
	}
	weights := flatWeeks()
	weights[0], weights[30], weights[31], weights[32] = 0, 0, 3, 3 // closed, and a quiet August
	seasonal := func(seen quota.Count) quota.Outlook {
		return quota.Outlook{Done: seen, Forecast: quota.Seasonal{Weights: weights}}
	}
	for day, gone := range map[string]float64{"2026-01-31": 240, "2026-06-30": 1740} {
		for _, rate := range []float64{0.005, 0.1, 0.5} { // of a weight
			all = append(all, world{day, rate * gone, rate * (3412 - gone), seasonal, "the weights of the days gone"})
		}
	}
	for acts := int64(1); acts <= 500; acts += 1 + acts/3 {
		for _, days := range []int{1, 7, 366} {
			known := func(quota.Count) quota.Outlook {
				return quota.Outlook{Forecast: quota.Rates{Acts: quota.Count{Video: acts, InPerson: 4 * acts}, Days: days}}
			}
			all = append(all, world{"2026-12-21", 0, float64(10*acts) / float64(days), known, "a rate that is known"})
		}
	}
	return all
}

// poisson returns the chance of each number of acts up to where none is left.
func poisson(mean float64) (chance []float64) {
	if mean == 0 {
		return []float64{1}
	}
	for n := range int(mean+10*math.Sqrt(mean)) + 20 {
		lg, _ := math.Lgamma(float64(n + 1))
		chance = append(chance, math.Exp(float64(n)*math.Log(mean)-mean-lg))
	}
	return chance
}

// What TwoRoots promises, without a draw: the chances of every past and every rest
// that the interval of that past holds sum to 95 % and more.
func TestTwoRootsOfPoisson(t *testing.T) {
	for _, w := range worlds() {
		rest := poisson(w.rest)
		upTo := make([]float64, len(rest)+1)
		for n, p := range rest {
			upTo[n+1] = upTo[n] + p
		}
		held := 0.0
		for n, p := range poisson(w.seen) {
			if p < 1e-9 {
				continue
			}
			o := w.outlook(quota.Count{Video: int64(n)})
			at := project(t, w.day, o, quota.Choices{})
			low, high := at.Low.Acts.Video-o.Done.Video, at.High.Acts.Video-o.Done.Video
			high = min(high, int64(len(rest)-1))
			if low <= high {
				held += p * (upTo[high+1] - upTo[low])
			}
		}
		require.GreaterOrEqual(t, held, 0.95, "%s, %s: %.2f seen and %.2f to come", w.reason, w.day, w.seen, w.rest)
	}
}

// draw returns a number of acts that come independently.
func draw(rng *rand.Rand, mean float64) (n int64) {
	for at := rng.ExpFloat64(); at < mean; at += rng.ExpFloat64() {
		n++
	}
	return n
}

// The share of the year is held too, and so is each kind when some of the acts to
// come are already booked: a fifth by video, three of ten booked.
func TestTwoRootsOfDrawnYears(t *testing.T) {
	const years = 1000
	rng := rand.New(rand.NewPCG(20, 26))
	for _, w := range worlds() {
		kind, share := 0, 0
		for range years {
			o := w.outlook(quota.Count{Video: draw(rng, w.seen), InPerson: draw(rng, 4*w.seen)})
			o.Booked = quota.Count{Video: draw(rng, 0.3*w.rest), InPerson: draw(rng, 1.2*w.rest)}
			end := o.Done.Add(o.Booked).Add(quota.Count{Video: draw(rng, 0.7*w.rest), InPerson: draw(rng, 2.8*w.rest)})
			p := project(t, w.day, o, quota.Choices{})
			if p.Low.Acts.Video <= end.Video && end.Video <= p.High.Acts.Video {
				kind++
			}
			total := end.Video + end.InPerson
			if p.Low.Remote*total <= end.Video*p.Low.Total && end.Video*p.High.Total <= p.High.Remote*total {
				share++
			}
		}
		require.GreaterOrEqual(t, kind, years*93/100, "%s, %s: %.2f seen; 95 less three deviations of a thousand draws", w.reason, w.day, w.seen)
		require.GreaterOrEqual(t, share, years*97/100, "%s, %s: %.2f seen", w.reason, w.day, w.seen)
	}
}

// Widths by hand, of the kind that the cap counts.
func TestWidths(t *testing.T) {
	booked := func(n int64, f quota.Forecast) quota.Outlook {
		return quota.Outlook{Booked: quota.Count{Video: n}, Forecast: f}
	}
	done := func(n int64, f quota.Forecast) quota.Outlook {
		return quota.Outlook{Done: quota.Count{Video: n}, Forecast: f}
	}
	for _, c := range []struct {
		day                 string
		o                   quota.Outlook
		low, expected, high int64 // of the rest
		reason              string
	}{
		{"2026-12-21", booked(0, quota.Rates{Acts: quota.Count{Video: 10}}), 80, 100, 120, "known: the variance is 100"},
		{"2026-12-21", booked(90, quota.Rates{Acts: quota.Count{Video: 10}}), 90, 100, 120, "no fewer come than are booked"},
		{"2026-12-21", booked(110, quota.Rates{Acts: quota.Count{Video: 10}}), 110, 110, 120, "more are booked than foreseen"},
		{"2026-12-21", booked(130, quota.Rates{Acts: quota.Count{Video: 10}}), 130, 130, 130, "all that may come is booked"},
		{"2026-12-21", booked(0, quota.Rates{Acts: quota.Count{Video: 1}, Days: 25}), 0, 0, 2, "0.4 of an act: the variance is rounded up to 1"},
		{"2026-06-30", booked(0, quota.SameAsLastYear{Whole: quota.Count{Video: 48}}), 28, 48, 68, "(48 + 2) · 1 · 2 is 100"},
		{"2026-06-30", booked(0, quota.SameAsLastYear{}), 0, 0, 4, "none last year: 4"},
		{"2026-03-14", done(18, quota.Pace{}), 32, 72, 112, "day 73: (18 + 2) · 4 · 5 is 400"},
		{"2026-03-14", done(0, quota.Pace{}), 0, 0, 14, "none so far: 2 · 4 · 5 is 40, its root 7"},
		{"2026-03-14", done(18, quota.Seasonal{Weights: flatWeeks()}), 32, 72, 112, "even weights are a pace"},
		{"2026-12-30", done(0, quota.Pace{}), 0, 0, 4, "1 day after 364: 2/364 is rounded up to 1, times 365/364 to 2, its root 2"},
	} {
		p := project(t, c.day, c.o, quota.Choices{})
		seen := c.o.Done.Video
		assert.Equal(t, []int64{c.low, c.expected, c.high}, []int64{p.Low.Acts.Video - seen, p.Expected.Acts.Video - seen, p.High.Acts.Video - seen}, c.reason)
		assert.Equal(t, c.expected, p.Rest.Video, c.reason)
	}
}

// Absurd counts under absurd weights are an error and no wrong number.
func TestWidthsOfAbsurdCounts(t *testing.T) {
	weights := make([]int64, 52)
	weights[0], weights[1], weights[51] = 1, 1000, 1000
	for _, n := range []int64{1, 1 << 30, 1<<40 - 1, 1 << 40} {
		for _, f := range []quota.Forecast{quota.Pace{}, quota.Seasonal{Weights: weights}, quota.SameAsLastYear{Whole: quota.Count{Video: n}}, quota.Rates{Acts: quota.Count{Video: n}}} {
			for _, day := range []string{"2026-01-01", "2026-01-08", "2026-06-30", "2026-12-31"} {
				p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(quota.Outlook{Day: telehealth.MustParseDate(day), Done: quota.Count{Video: n}, Forecast: f})
				if err != nil {
					assert.IsType(t, &telehealth.FieldError{}, err)
					continue
				}
				assert.LessOrEqual(t, p.Low.Acts.Video, p.Expected.Acts.Video, "%T %s", f, day)
				assert.LessOrEqual(t, p.Expected.Acts.Video, p.High.Acts.Video, "%T %s", f, day)
			}
		}
	}
}
