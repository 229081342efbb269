package quota_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The mix is tight: of all the ways to share the movable acts between practice and
// video, those up to Video end within the cap and no other does.
func TestMixIsTight(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 1500 {
		year := bothCaps[rng.IntN(len(bothCaps))]
		day, _ := telehealth.NewDate(year.year, 12, 30)
		o := quota.Outlook{Done: someCount(rng, 15), Booked: someCount(rng, 3), Forecast: quota.Rates{Acts: someCount(rng, 8)}}
		p := project(t, day.String(), o, year.rules)
		for _, reading := range bothReadings {
			m, moved := p.Mix[reading], p.Rest
			kept := quota.Count{} // assisted acts that the caller leaves out
			if year.rules.LeaveOutAssisted {
				kept = quota.Count{Video: moved.Assisted, VideoOwn: moved.AssistedOwn, Assisted: moved.Assisted, AssistedOwn: moved.AssistedOwn}
			}
			moved.Assisted, moved.AssistedOwn = 0, 0
			moved.Video, moved.VideoOwn = moved.Video-kept.Video, moved.VideoOwn-kept.VideoOwn
			own := year.year == 2023 && reading == quota.ReadingText // amendment 9 counts own patients too
			acts := moved.InPerson + moved.Video
			if own {
				acts += moved.InPersonOwn + moved.VideoOwn
				moved.InPersonOwn, moved.VideoOwn = 0, 0
			}
			require.Equal(t, acts, m.Acts)
			require.LessOrEqual(t, m.Video, m.Acts)
			for v := range acts + 1 {
				moved.Video, moved.InPerson = v, acts-v
				j := judge(t, year.year, telehealth.GeneralPractice, o.Done.Add(moved).Add(kept), year.rules)
				require.Equal(t, m.Safe && v <= m.Video, j.Readings[reading].Within, "%s: %d of %d, %+v", reading, v, acts, m)
			}
		}
	}
}

func TestMixOfBookedActs(t *testing.T) {
	o := quota.Outlook{Done: quota.Count{InPerson: 80}, Booked: quota.Count{InPerson: 4, Video: 16, Assisted: 1}, Forecast: quota.Rates{Acts: quota.Count{InPerson: 2}}}
	m := project(t, "2026-12-25", o, quota.Choices{}).Mix[quota.ReadingText]
	assert.Equal(t, quota.Mix{Acts: 28, Video: 21, Booked: 16, Safe: true}, m, "of 108 acts 21 may be remote")
	m = project(t, "2026-12-25", o, quota.Choices{LeaveOutAssisted: true}).Mix[quota.ReadingText]
	assert.Equal(t, quota.Mix{Acts: 27, Video: 21, Booked: 15, Safe: true}, m, "the assisted one is outside the cap")
	o.Done = quota.Count{Video: 80}
	m = project(t, "2026-12-25", o, quota.Choices{}).Mix[quota.ReadingText]
	assert.Equal(t, quota.Mix{Acts: 28, Booked: 16}, m, "nothing saves the year")
	m = project(t, "2026-12-25", o, quota.Choices{Exempt: true}).Mix[quota.ReadingText]
	assert.Equal(t, quota.Mix{Acts: 28, Video: 28, Booked: 16, Safe: true}, m, "without a cap all may be remote")
}

// The day of crossing is the first on which Judge refuses the acts done by then,
// day by day at whole rates; zero when none is.
func TestCrossingDayByDay(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	crossed := 0
	for range 1500 {
		year := bothCaps[rng.IntN(len(bothCaps))]
		last, _ := telehealth.NewDate(year.year, 12, 31)
		left := rng.IntN(40)
		rates := quota.Rates{Acts: someCount(rng, 4)}
		o := quota.Outlook{Done: someCount(rng, 60), Forecast: rates}
		p := project(t, last.AddDays(-left).String(), o, year.rules)
		for _, reading := range bothReadings {
			var want telehealth.Date
			c := o.Done
			for n := range left + 1 {
				if !judge(t, year.year, telehealth.GeneralPractice, c, year.rules).Readings[reading].Within {
					want = p.Day.AddDays(n)
					break
				}
				c = c.Add(rates.Acts)
			}
			if p.Now.Readings[reading].Within && !want.IsZero() {
				crossed++
			}
			if !p.Now.Readings[reading].Within {
				require.Equal(t, p.Day, want)
			}
			require.Equal(t, want, p.Crossing[reading], "%s: %+v", reading, o)
		}
	}
	assert.Greater(t, crossed, 100, "the test must see crossings")
}

func TestCrossingWithSeasons(t *testing.T) {
	done := quota.Count{InPerson: 80, Video: 10}
	early := slices.Repeat([]int64{0}, 52)
	early[0] = 1 // all weight in the first week
	summer := slices.Repeat([]int64{1}, 52)
	summer[48], summer[49] = 0, 0 // 3 to 16 December
	for _, c := range []struct {
		day, want string
		o         quota.Outlook
		reason    string
	}{
		{"2026-12-21", "2026-12-29", quota.Outlook{Done: done, Booked: quota.Count{Video: 13}, Forecast: quota.Seasonal{Weights: early}}, "no weight is left: evenly 1.3 a day, and 10 + 1.3 d is above a fifth of 90 + 1.3 d from d = 7.7 on"},
		{"2026-12-02", "2026-12-17", quota.Outlook{Done: quota.Count{InPerson: 80, Video: 20}, Booked: quota.Count{Video: 90}, Forecast: quota.Seasonal{Weights: summer}}, "at the cap, and closed for two weeks"},
		{"2026-12-21", "2026-12-22", quota.Outlook{Done: quota.Count{InPerson: 80, Video: 20}, Forecast: quota.SameAsLastYear{Whole: quota.Count{Video: 1, InPerson: 3}}}, "exactly at the cap, and 1 of 4 to come: the first tenth of it is already above"},
	} {
		p := project(t, c.day, c.o, quota.Choices{})
		assert.Equal(t, c.want, p.Crossing[quota.ReadingText].String(), c.reason)
	}
}
