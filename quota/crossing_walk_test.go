package quota_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// someDays puts some acts of a count on some days, and leaves the others without.
func someDays(rng *rand.Rand, c quota.Count, day telehealth.Date, unit int64) byDay {
	days := byDay{}
	last, _ := telehealth.NewDate(day.Year(), 12, 31)
	left := last.DaysSince(day)
	for _, k := range []struct {
		n   int64
		one quota.Count
	}{
		{c.InPerson, quota.Count{InPerson: unit}}, {c.InPersonOwn, quota.Count{InPersonOwn: unit}},
		{c.Video - c.Assisted, quota.Count{Video: unit}}, {c.VideoOwn - c.AssistedOwn, quota.Count{VideoOwn: unit}},
		{c.Assisted, quota.Count{Video: unit, Assisted: unit}}, {c.AssistedOwn, quota.Count{VideoOwn: unit, AssistedOwn: unit}},
		{c.Expertise, quota.Count{Expertise: unit}}, {c.Requests, quota.Count{Requests: unit}},
	} {
		for n := k.n / unit; n > 0; n-- {
			if rng.IntN(4) > 0 {
				at := day.AddDays(rng.IntN(left + 1))
				days[at] = days[at].Add(k.one)
			}
		}
	}
	return days
}

func times(c quota.Count, n int64) quota.Count {
	return quota.Count{
		InPerson: n * c.InPerson, InPersonOwn: n * c.InPersonOwn, Video: n * c.Video, VideoOwn: n * c.VideoOwn,
		Assisted: n * c.Assisted, AssistedOwn: n * c.AssistedOwn, Expertise: n * c.Expertise, Requests: n * c.Requests,
	}
}

// A slowWalk goes through the year day by day with fractions of acts.
type slowWalk struct {
	day      telehealth.Date
	o        quota.Outlook
	rest     quota.Count // expected after the day, without those that have one
	weight   func(telehealth.Date) int64
	cap      int64
	amended9 bool
}

// crossing is the first evening above the cap, the day's own when it is above before
// anything else comes.
func (w slowWalk) crossing(reading quota.Reading) telehealth.Date {
	last, _ := telehealth.NewDate(w.day.Year(), 12, 31)
	whole, gone := int64(0), int64(0)
	for d := last; d.After(w.day); d = d.AddDays(-1) {
		whole += w.weight(d)
	}
	known := w.o.Done
	if remote, total := w.share(known, reading); remote.Mul(remote, big.NewRat(100, 1)).Cmp(total.Mul(total, big.NewRat(w.cap, 1))) > 0 {
		return w.day
	}
	for n := range last.DaysSince(w.day) + 1 {
		d := w.day.AddDays(n)
		known = known.Add(w.o.BookedOn[d])
		switch {
		case d == last:
			gone, whole = 1, 1
		case n > 0:
			gone += w.weight(d)
		}
		part := big.NewRat(gone, max(whole, 1))
		remote, total := w.share(known, reading)
		moreRemote, moreTotal := w.share(w.rest, reading)
		left := new(big.Rat).Add(remote, moreRemote.Mul(moreRemote, part))
		right := new(big.Rat).Add(total, moreTotal.Mul(moreTotal, part))
		if left.Mul(left, big.NewRat(100, 1)).Cmp(right.Mul(right, big.NewRat(w.cap, 1))) > 0 {
			return d
		}
	}
	return telehealth.Date{}
}

// share counts by the tables of docs/cap.md, without any of the open choices.
func (w slowWalk) share(c quota.Count, reading quota.Reading) (remote, total *big.Rat) {
	r, t := c.Video, c.InPerson+c.Video+c.Expertise
	if w.amended9 {
		r += c.Expertise
	}
	if reading == quota.ReadingText {
		t += c.InPersonOwn + c.VideoOwn
		if w.amended9 {
			r += c.VideoOwn
		}
	}
	return big.NewRat(r, 1), big.NewRat(t, 1)
}

// The year of a hundred thousand hospitals, one side of whose inequality is just below
// 2^64 and the other just above: 210 days after the first.
func TestCrossingBeyond64Bits(t *testing.T) {
	const most = 1 << 40
	acts := int64((1<<64 - 1) / 364_000 / 20 / 3)
	tonight := quota.Count{InPerson: acts, InPersonOwn: acts, Expertise: acts}
	o := quota.Outlook{
		Booked: tonight.Add(quota.Count{Video: most}), BookedOn: byDay{on("2026-01-01"): tonight},
		Forecast: quota.Seasonal{Weights: slices.Repeat([]int64{1000}, 52)},
	}
	p := project(t, "2026-01-01", o, quota.Choices{})
	assert.Equal(t, on("2026-01-01").AddDays(210), p.Crossing[quota.ReadingText])
	w := slowWalk{day: p.Day, o: o, rest: quota.Count{Video: most}, weight: func(telehealth.Date) int64 { return 1 }, cap: 20}
	assert.Equal(t, w.crossing(quota.ReadingText), p.Crossing[quota.ReadingText])
}

// someWalk is an outlook on some day, in acts of one or of very many, and the walk that
// knows what its forecast weighs.
func someWalk(rng *rand.Rand) slowWalk {
	days := []string{"2023-12-30", "2026-12-31", "2026-12-24", "2026-01-01", "2024-02-28", "2024-12-30", "2028-02-29", "2028-11-20"}
	day, unit := on(days[rng.IntN(len(days))]), int64(1)
	if rng.IntN(5) == 0 {
		unit = 1 << 34
	}
	done, video := someCount(rng, 9), rng.Int64N(9)
	if rng.IntN(2) == 0 { // near the cap
		done = quota.Count{InPerson: 4*video + rng.Int64N(9), Video: video}
	}
	o := quota.Outlook{Done: times(done, unit), Booked: times(someCount(rng, 6), unit)}
	o.BookedOn = someDays(rng, o.Booked, day, unit)
	w := slowWalk{day: day, weight: func(telehealth.Date) int64 { return 1 }, cap: 20, amended9: day.Year() < 2025}
	switch rng.IntN(4) {
	case 0:
		o.Forecast = quota.SameAsLastYear{Whole: times(someCount(rng, 9), unit)}
	case 1:
		weights := make([]int64, 53)
		for i := range weights {
			weights[i] = rng.Int64N(3) * rng.Int64N(501)
		}
		o.Forecast = quota.Seasonal{Weights: weights}
		first, _ := telehealth.NewDate(day.Year(), 1, 1)
		season := func(d telehealth.Date) int64 { return weights[d.DaysSince(first)/7] }
		if !seasonless(season, day) { // else what is booked comes evenly
			w.weight = season
		}
	case 2:
		o.Forecast = quota.SameAsLastYear{Whole: times(quota.Count{InPerson: rng.Int64N(40), Video: rng.Int64N(5)}, unit)}
	}
	w.o = o
	return w
}

func seasonless(weight func(telehealth.Date) int64, day telehealth.Date) bool {
	for d := day.AddDays(1); d.Year() == day.Year(); d = d.AddDays(1) {
		if weight(d) > 0 {
			return false
		}
	}
	return true
}

// Whatever is booked on whatever days, the day of Crossing is the one found by
// walking through the year with fractions, for small counts and for enormous ones.
func TestCrossingByBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 12))
	cured, refused := 0, 0
	for range 1500 {
		w := someWalk(rng)
		p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(onDay(w.day, w.o))
		if err != nil { // a Seasonal of an enormous count
			require.ErrorContains(t, err, "forecast")
			refused++
			continue
		}
		w.rest = p.Rest
		for _, c := range w.o.BookedOn {
			w.rest = w.rest.Sub(c)
		}
		for _, reading := range bothReadings {
			want := w.crossing(reading)
			require.Equal(t, want, p.Crossing[reading], "%s on %s: %+v", reading, w.day, w.o)
			if !want.IsZero() && want != w.day && p.Expected.Readings[reading].Within {
				cured++
			}
		}
	}
	assert.Greater(t, cured, 50, "the test must see evenings above the cap in years that end within")
	assert.Less(t, refused, 100)
}
