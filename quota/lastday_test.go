package quota_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// On 31 December the appointments of the day are yet to take place: what is booked
// is the rest, and no forecast adds to it.
func TestProjectOnTheLastDay(t *testing.T) {
	done, booked := quota.Count{InPerson: 16, Video: 3}, quota.Count{InPerson: 1, Video: 2}
	for _, f := range []quota.Forecast{
		nil, quota.Pace{}, quota.Rates{Acts: done}, quota.SameAsLastYear{Whole: done}, quota.Seasonal{Weights: flatWeeks()},
	} {
		p := project(t, "2026-12-31", quota.Outlook{Done: done, Booked: booked, Forecast: f}, quota.Choices{})
		assert.Equal(t, booked, p.Rest, "%T", f)
		assert.Equal(t, []int64{5, 22}, []int64{p.Expected.Remote, p.Expected.Total}, "%T", f)
		assert.Equal(t, p.Expected, p.Low, "%T: nothing is in doubt", f)
		assert.Equal(t, p.Expected, p.High, "%T: nothing is in doubt", f)
		assert.Equal(t, p.Day, p.Crossing[quota.ReadingText], "%T: 3 of 19 is within, 5 of 22 is not", f)
		assert.Equal(t, quota.Mix{Acts: 3, Video: 1, Booked: 2, Safe: true}, p.Mix[quota.ReadingText], "%T: 4 of 22", f)
		assert.Contains(t, p.Text("en"), "Cap crossed at the end of Thursday, December 31, 2026", "%T: it still holds now", f)
		assert.NotContains(t, p.Text("en"), "already crossed", "%T", f)
	}
	p := project(t, "2026-12-31", quota.Outlook{Done: done, Booked: quota.Count{InPerson: 1}}, quota.Choices{})
	assert.Zero(t, p.Crossing[quota.ReadingText], "3 of 20")
}

// The desk asks on 31 December while an appointment of that day is planned.
func TestAskOnTheLastDayOfALedger(t *testing.T) {
	day := telehealth.MustParseDate("2026-12-31")
	var l quota.Ledger
	for i, a := range []quota.Act{
		{ID: "a", Date: day.AddDays(-40), Code: "CS"}, {ID: "b", Date: day.AddDays(-9), Code: "CS"},
		{ID: "c", Date: day, Code: "CS"}, {ID: "d", Date: day, Code: "CS"},
		{ID: "e", Date: day, Code: "CS", State: quota.StatePlanned},
	} {
		require.NoError(t, l.Add(a), i)
	}
	ask := func(mode quota.Enforcement) quota.Decision {
		year := l.Tally().Year(2026)
		o := quota.Outlook{Done: year.Done, Booked: year.Planned, Forecast: quota.Pace{}}
		d, err := desk{quota.Cap{Specialty: telehealth.Dermatology}, mode}.ask(day, o, quota.Teleconsultation{})
		require.NoError(t, err, mode)
		return d
	}
	for mode, total := range map[quota.Enforcement]int64{quota.EnforcementRunning: 5, quota.EnforcementProjected: 6, quota.EnforcementAnnual: 6} {
		d := ask(mode)
		assert.Equal(t, quota.AnswerAllowed, d.Answer, mode)
		assert.Equal(t, []int64{0, 1, total}, []int64{d.Before.Remote, d.After.Remote, d.After.Total}, mode)
	}
	require.NoError(t, l.Add(quota.Act{ID: "f", Date: day, Code: "TC", State: quota.StatePlanned}))
	for mode, want := range map[quota.Enforcement]quota.Answer{quota.EnforcementRunning: quota.AnswerRefused, quota.EnforcementProjected: quota.AnswerRefused, quota.EnforcementAnnual: quota.AnswerWarned} {
		assert.Equal(t, want, ask(mode).Answer, "%s: 2 of 6, or of 7", mode)
	}
	require.NoError(t, l.SetState("f", quota.StateDone))
	assert.Equal(t, quota.AnswerRefused, ask(quota.EnforcementRunning).Answer, "one done and one asked for, of 6")
}

func flatWeeks() []int64 {
	weeks := make([]int64, 53)
	for i := range weeks {
		weeks[i] = 10
	}
	return weeks
}
