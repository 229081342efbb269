package quota_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var bothReadings = []quota.Reading{quota.ReadingText, quota.ReadingOwnPatientsExcluded}

// bothCaps are a year of each agreement, with the open choices off and on.
var bothCaps = []struct {
	year  int
	rules quota.Choices
}{
	{2023, quota.Choices{}}, {2026, quota.Choices{}},
	{2023, quota.Choices{CountRequests: true, LeaveOutAssisted: true}},
	{2026, quota.Choices{CountRequests: true, LeaveOutAssisted: true}},
}

func project(t *testing.T, day string, o quota.Outlook, r quota.Choices) quota.Projection {
	t.Helper()
	p, err := quota.Cap{Specialty: telehealth.GeneralPractice, Choices: r}.Project(onDay(telehealth.MustParseDate(day), o))
	require.NoError(t, err)
	return p
}

// someCount has up to n acts of each kind.
func someCount(rng *rand.Rand, n int64) quota.Count {
	c := quota.Count{
		InPerson: rng.Int64N(4 * n), InPersonOwn: rng.Int64N(4 * n), Video: rng.Int64N(n), VideoOwn: rng.Int64N(n),
		Expertise: rng.Int64N(n), Requests: rng.Int64N(n),
	}
	c.Assisted, c.AssistedOwn = rng.Int64N(c.Video+1), rng.Int64N(c.VideoOwn+1)
	return c
}

func TestForecasts(t *testing.T) {
	flat := make([]int64, 53)
	for i := range flat {
		flat[i] = 10
	}
	late := append(make([]int64, 51), 5) // the first 51 weeks have no weight
	done := quota.Count{InPerson: 100, Video: 10}
	for _, c := range []struct {
		day      string
		forecast quota.Forecast
		booked   quota.Count
		want     quota.Count
		method   string
		reason   string
	}{
		{"2026-06-30", nil, quota.Count{Video: 3}, quota.Count{Video: 3}, "booked-only", "without a forecast, what is booked"},
		{"2026-12-29", quota.Rates{Acts: quota.Count{InPerson: 7, Video: 2}}, quota.Count{}, quota.Count{InPerson: 14, Video: 4}, "rates", "two days are left"},
		{"2026-12-29", quota.Rates{Acts: quota.Count{InPerson: 7, Video: 2}, Days: 4}, quota.Count{Video: 6}, quota.Count{InPerson: 4, Video: 6}, "rates", "3.5 is 4; more are booked than foreseen"},
		{"2026-07-01", quota.SameAsLastYear{Whole: quota.Count{InPerson: 90, Video: 9}, Until: quota.Count{InPerson: 40, Video: 9}}, quota.Count{InPerson: 5}, quota.Count{InPerson: 50}, "same-as-last-year", "the booked are among the foreseen"},
		{"2026-03-14", quota.Seasonal{Weights: flat}, quota.Count{}, quota.Count{InPerson: 400, Video: 40}, "seasonal", "day 73 of 365: four fifths are left"},
		{"2024-12-30", quota.Seasonal{Weights: late}, quota.Count{}, quota.Count{InPerson: 13, Video: 1}, "seasonal", "leap year: day 365, week 52 began on day 358 and runs to 366; 1 day after 8: 12.5 and 1.25"},
		{"2026-12-31", quota.Rates{Acts: done}, quota.Count{}, quota.Count{}, "rates", "nothing is left"},
		{"2026-03-14", quota.Pace{}, quota.Count{Video: 1}, quota.Count{InPerson: 400, Video: 40}, "pace", "day 73 of 365: 4 times the acts done"},
		{"2026-01-01", quota.Pace{}, quota.Count{}, quota.Count{InPerson: 36400, Video: 3640}, "pace", "one day is gone, 364 are left"},
		{"2024-12-30", quota.Pace{}, quota.Count{}, quota.Count{}, "pace", "leap year: 1 day after 365 is 0.27 and 0.03"},
		{"2026-12-17", quota.Seasonal{Weights: late}, quota.Count{Video: 2}, quota.Count{Video: 2}, "seasonal", "the weeks gone weigh nothing: what is booked"},
	} {
		require.NotEmpty(t, c.reason)
		p := project(t, c.day, quota.Outlook{Done: done, Booked: c.booked, Forecast: c.forecast}, quota.Choices{})
		assert.Equal(t, c.want, p.Rest, c.reason)
		assert.Equal(t, done.Add(c.want), p.Expected.Acts, c.reason)
		assert.Equal(t, c.method, p.Method, c.reason)
		require.Len(t, p.Remarks, 2, c.reason)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			assert.NotContains(t, p.Remarks[0].Text(lang), "projection.", c.reason)
		}
	}
}

func TestProjectRefuses(t *testing.T) {
	for _, c := range []struct {
		day    string
		o      quota.Outlook
		field  string
		reason string
	}{
		{"", quota.Outlook{}, "day", "no clock is asked"},
		{"2026-01-01", quota.Outlook{Done: quota.Count{Video: -1}}, "done.video", "what Judge refuses"},
		{"2026-01-01", quota.Outlook{Booked: quota.Count{Assisted: 1}}, "booked.assisted", "assisted is a part of video"},
		{"2026-01-01", quota.Outlook{Forecast: quota.SameAsLastYear{Until: quota.Count{Video: 1}}}, "forecast.until.video", "more in a part than in the whole"},
		{"2026-01-01", quota.Outlook{Forecast: quota.SameAsLastYear{Whole: quota.Count{Video: 2, Assisted: 2}, Until: quota.Count{Video: 1}}}, "forecast.until.video", "both of last year were assisted, this one is not"},
		{"2026-01-01", quota.Outlook{Forecast: quota.SameAsLastYear{Whole: quota.Count{Requests: 1}, Until: quota.Count{Requests: 2}}}, "forecast.until.requests", "the last kind"},
		{"2026-01-01", quota.Outlook{Forecast: (*quota.Pace)(nil)}, "forecast", "a pointer to none"},
		{"2026-01-01", quota.Outlook{Forecast: (*quota.SameAsLastYear)(nil)}, "forecast", "likewise"},
		{"2026-01-01", quota.Outlook{Forecast: (*quota.Seasonal)(nil)}, "forecast", "likewise"},
		{"2026-01-01", quota.Outlook{Forecast: (*quota.Rates)(nil)}, "forecast", "likewise"},
		{"2026-01-01", quota.Outlook{Forecast: struct{ quota.Forecast }{}}, "forecast", "one that embeds none"},
		{"2026-01-01", quota.Outlook{Forecast: struct{ quota.Pace }{}}, "forecast", "no other type can be one"},
		{"2026-01-01", quota.Outlook{Forecast: quota.SameAsLastYear{Whole: quota.Count{Video: -1}}}, "forecast.whole.video", "negative"},
		{"2026-01-01", quota.Outlook{Forecast: quota.SameAsLastYear{Until: quota.Count{Video: -1}}}, "forecast.until.video", "negative"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Seasonal{}}, "forecast.weights", "the zero Seasonal"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Seasonal{Weights: slices.Repeat([]int64{1}, 54)}}, "forecast.weights", "no year has 54 weeks"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Seasonal{Weights: append(make([]int64, 51), 1001)}}, "forecast.weights", "weight above 1000"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Rates{Days: -1}}, "forecast.days", "negative"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Rates{Acts: quota.Count{Video: -1}}}, "forecast.acts.video", "negative"},
		{"2026-01-01", quota.Outlook{Forecast: quota.Rates{Acts: quota.Count{Video: 1 << 40}}}, "forecast.video", "an absurd year"},
		{"2026-12-30", quota.Outlook{Done: quota.Count{Video: 1}, Forecast: quota.Rates{Acts: quota.Count{Video: 1 << 40}}}, "forecast.video", "an absurd sum"},
	} {
		var day telehealth.Date
		if c.day != "" {
			day = telehealth.MustParseDate(c.day)
		}
		p, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Project(onDay(day, c.o))
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field, c.reason)
		assert.Equal(t, c.field, field.Field, c.reason)
		assert.Zero(t, p, c.reason)
	}
}

// A pointer to a forecast is that forecast.
func TestForecastsByPointer(t *testing.T) {
	done := quota.Count{InPerson: 40, Video: 9}
	for _, c := range []struct{ value, pointer quota.Forecast }{
		{quota.Pace{}, &quota.Pace{}},
		{quota.SameAsLastYear{Whole: done}, &quota.SameAsLastYear{Whole: done}},
		{quota.Seasonal{Weights: flatWeeks()}, &quota.Seasonal{Weights: flatWeeks()}},
		{quota.Rates{Acts: done, Days: 7}, &quota.Rates{Acts: done, Days: 7}},
	} {
		want := project(t, "2026-06-30", quota.Outlook{Done: done, Forecast: c.value}, quota.Choices{})
		assert.Equal(t, want, project(t, "2026-06-30", quota.Outlook{Done: done, Forecast: c.pointer}, quota.Choices{}), "%T", c.value)
	}
}

// Every combination of numbers in the interval has a share between those of Low
// and High, in both readings and under both agreements.
func TestIntervalHoldsEveryMixture(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		year := bothCaps[rng.IntN(len(bothCaps))]
		day, _ := telehealth.NewDate(year.year, 12, 30)
		o := quota.Outlook{Done: someCount(rng, 20), Forecast: quota.Rates{Acts: someCount(rng, 20)}}
		p := project(t, day.String(), o, year.rules)
		swing := func(n int64) int64 {
			s := 2 * int64(math.Ceil(math.Sqrt(float64(n))))
			return max(0, n-s+rng.Int64N(2*s+1))
		}
		r := p.Rest
		plain, plainOwn := swing(r.Video-r.Assisted), swing(r.VideoOwn-r.AssistedOwn)
		some := quota.Count{InPerson: swing(r.InPerson), InPersonOwn: swing(r.InPersonOwn), Assisted: swing(r.Assisted), AssistedOwn: swing(r.AssistedOwn), Expertise: swing(r.Expertise), Requests: swing(r.Requests)}
		some.Video, some.VideoOwn = plain+some.Assisted, plainOwn+some.AssistedOwn
		j := judge(t, year.year, telehealth.GeneralPractice, o.Done.Add(some), year.rules)
		for _, reading := range bothReadings {
			low, at, high := p.Low.Readings[reading], j.Readings[reading], p.High.Readings[reading]
			require.LessOrEqual(t, low.Remote*at.Total, at.Remote*low.Total, "%s %v", reading, o)
			require.LessOrEqual(t, at.Remote*high.Total, high.Remote*at.Total, "%s %v", reading, o)
		}
	}
}

// Without a forecast nothing but what is booked is expected, and that is not in doubt.
func TestIntervalOfBookedActs(t *testing.T) {
	p := project(t, "2026-06-30", quota.Outlook{Done: quota.Count{InPerson: 9}, Booked: quota.Count{InPerson: 50, Video: 7}}, quota.Choices{})
	assert.Equal(t, p.Expected, p.Low)
	assert.Equal(t, p.Expected, p.High)
	assert.Equal(t, "two-roots", p.Interval)
}
