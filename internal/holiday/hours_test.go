package holiday_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHoursAt(t *testing.T) {
	for _, c := range []struct {
		day          string
		hour, minute int
		want         holiday.Period
		reason       string
	}{
		{"2026-03-02", 0, 0, holiday.DeepNight, "MM from midnight"},
		{"2026-03-02", 5, 59, holiday.DeepNight, "the last minute of MM"},
		{"2026-03-02", 6, 0, holiday.Night, "MN from 6 to 8"},
		{"2026-03-02", 7, 59, holiday.Night, "the last minute of the night"},
		{"2026-03-02", 8, 0, holiday.Ordinary, "the day begins"},
		{"2026-03-02", 19, 59, holiday.Ordinary, "the last minute of the day"},
		{"2026-03-02", 20, 0, holiday.Night, "MN from 20 to 24"},
		{"2026-03-02", 23, 59, holiday.Night, "before midnight"},
		{"2026-03-01", 7, 59, holiday.Night, "a Sunday before it is day"},
		{"2026-03-01", 8, 0, holiday.Rest, "F on a Sunday"},
		{"2026-03-01", 19, 59, holiday.Rest, "F to the evening"},
		{"2026-03-01", 20, 0, holiday.Night, "the night goes before the Sunday"},
		{"2026-02-28", 12, 0, holiday.Ordinary, "a Saturday is no day of rest"},
		{"2026-05-25", 12, 0, holiday.Rest, "F on Whit Monday"},
		{"2026-12-26", 12, 0, holiday.LocalRest, "26 December in Alsace-Moselle: no text says"},
		{"2026-12-26", 3, 0, holiday.DeepNight, "the night of that day"},
		{"2026-04-03", 12, 0, holiday.LocalRest, "Good Friday there"},
		{"2021-12-26", 12, 0, holiday.Rest, "26 December on a Sunday"},
	} {
		require.NotEmpty(t, c.reason)
		place := holiday.Place{Territory: telehealth.AlsaceMoselle, GoodFriday: true}
		got, ok := place.HoursAt(day(c.day), c.hour*60+c.minute)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.want, got.Period, "%s %d:%02d: %s", c.day, c.hour, c.minute, c.reason)
		assert.Equal(t, c.want == holiday.Ordinary, got.Source.ID == "", c.reason)
		assert.Equal(t, c.want == holiday.LocalRest, got.Confidence == telehealth.ConfidenceDisputed, c.reason)
	}
}

// The Saturdays, Mondays and Fridays of article R6315-1 CSP, by the calendars of 2017 to
// 2026.
func TestOnCallAt(t *testing.T) {
	metropole, alsace := telehealth.Metropole, telehealth.AlsaceMoselle
	for _, c := range []struct {
		where        telehealth.Territory
		day          string
		hour, minute int
		want         holiday.Period
		reason       string
	}{
		{metropole, "2024-11-09", 11, 59, holiday.Ordinary, "an ordinary Saturday before noon"},
		{metropole, "2024-11-09", 12, 0, holiday.Saturday, "from noon"},
		{metropole, "2024-11-09", 19, 59, holiday.Saturday, "to the night"},
		{metropole, "2024-11-09", 20, 0, holiday.Night, "which goes before it"},
		{metropole, "2024-11-08", 15, 0, holiday.Ordinary, "an ordinary Friday"},
		{metropole, "2024-11-10", 15, 0, holiday.Rest, "the Sunday"},
		{metropole, "2017-05-26", 7, 59, holiday.Night, "the Friday after Ascension, before it is day"},
		{metropole, "2017-05-26", 8, 0, holiday.Bridge, "by day"},
		{metropole, "2017-05-26", 19, 59, holiday.Bridge, "to the night"},
		{metropole, "2026-05-15", 14, 0, holiday.Bridge, "in 2026 too"},
		{metropole, "2026-05-16", 11, 0, holiday.OpenBridge, "the Saturday morning after it: the text leaves it open"},
		{metropole, "2026-05-16", 14, 0, holiday.Saturday, "its afternoon is a Saturday's"},
		{metropole, "2026-05-13", 14, 0, holiday.Ordinary, "the Wednesday before Ascension is none"},
		{metropole, "2026-07-13", 9, 0, holiday.Bridge, "a Monday before 14 July"},
		{metropole, "2026-07-14", 9, 0, holiday.Rest, "the holiday itself"},
		{metropole, "2026-07-15", 9, 0, holiday.Ordinary, "a Wednesday after a holiday is none"},
		{metropole, "2026-05-04", 9, 0, holiday.Ordinary, "a Monday, and the holiday is on the Friday"},
		{metropole, "2026-05-02", 9, 0, holiday.Bridge, "a Saturday morning after 1 May"},
		{metropole, "2026-12-26", 9, 0, holiday.Bridge, "and after Christmas, on which day there is a local holiday elsewhere"},
		{alsace, "2026-12-26", 9, 0, holiday.Bridge, "there it gives way: the bridge is sure"},
		{alsace, "2026-12-26", 14, 0, holiday.Saturday, "and so is the Saturday"},
		{alsace, "2024-12-26", 14, 0, holiday.LocalRest, "26 December on a Thursday is the local holiday"},
		{alsace, "2024-12-27", 14, 0, holiday.OpenBridge, "the Friday after it: no text says whether it follows a holiday"},
		{metropole, "2024-12-27", 14, 0, holiday.Ordinary, "elsewhere an ordinary Friday"},
		{telehealth.Martinique, "2026-05-23", 9, 0, holiday.OpenBridge, "the Saturday after 22 May, a day of Martinique"},
		{telehealth.Reunion, "2026-05-23", 9, 0, holiday.Ordinary, "not of Réunion"},
		{telehealth.Reunion, "2027-12-20", 9, 0, holiday.LocalRest, "20 December, a Monday"},
		{telehealth.Reunion, "2024-12-21", 9, 0, holiday.OpenBridge, "the Saturday after it in 2024"},
		{metropole, "2026-03-29", 2, 30, holiday.DeepNight, "an hour that the clocks skip"},
		{metropole, "2026-10-25", 2, 30, holiday.DeepNight, "an hour that they have twice"},
		{metropole, "2006-12-23", 14, 0, holiday.Ordinary, "before the decree"},
		{metropole, "2006-12-30", 14, 0, holiday.Saturday, "the first Saturday after it"},
	} {
		require.NotEmpty(t, c.reason)
		place := holiday.Place{Territory: c.where, GoodFriday: true}
		got, ok := place.OnCallAt(day(c.day), c.hour*60+c.minute)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.want, got.Period, "%s %s %d:%02d: %s", c.where, c.day, c.hour, c.minute, c.reason)
		open := c.want == holiday.OpenBridge || c.want == holiday.LocalRest
		assert.Equal(t, open, got.Confidence == telehealth.ConfidenceDisputed, c.reason)
	}
	_, ok := holiday.Place{}.OnCallAt(day("2026-05-15"), -1)
	assert.False(t, ok, "an hour that is not known")
}

// NGAP, article 14: a call between 19:00 and 07:00.
func TestCalls(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		due          bool
		reason       string
	}{
		{18, 59, false, "before"}, {19, 0, true, "the first minute"}, {0, 0, true, "midnight"},
		{6, 59, true, "the last minute"}, {7, 0, false, "after"}, {12, 0, false, "by day"},
	} {
		require.NotEmpty(t, c.reason)
		due, ok := holiday.Calls(day("2020-02-03"), c.hour*60+c.minute)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.due, due, c.reason)
	}
	_, ok := holiday.Calls(day("2001-12-31"), 60)
	assert.False(t, ok, "before the first row")
	_, ok = holiday.Calls(day("2020-02-03"), -1)
	assert.False(t, ok, "an hour that is not known")
}

func TestHoursAtSaysNothing(t *testing.T) {
	for _, c := range []struct {
		day    string
		minute int
		reason string
	}{
		{"2026-03-02", -1, "an hour that is not known"},
		{"2026-03-02", 1440, "no such minute"},
		{"2001-12-31", 720, "the day before the first row"},
		{"2200-01-01", 720, "after the years that are computed"},
		{"", 720, "no day"},
	} {
		require.NotEmpty(t, c.reason)
		var d telehealth.Date
		require.NoError(t, d.UnmarshalText([]byte(c.day)))
		got, ok := holiday.Place{}.HoursAt(d, c.minute)
		assert.False(t, ok, c.reason)
		assert.Equal(t, holiday.Hours{}, got, c.reason)
	}
	_, ok := holiday.Place{}.HoursAt(day("2002-01-01"), 720)
	assert.True(t, ok, "the first day of the rows")
}

func TestNoAllocations(t *testing.T) {
	place := holiday.Place{Territory: telehealth.AlsaceMoselle, GoodFriday: true}
	found := 0
	allocs := testing.AllocsPerRun(10, func() {
		for d := day("2026-01-01"); d.Year() == 2026; d = d.AddDays(1) {
			if _, ok := place.On(d); ok {
				found++
			}
			if h, _ := place.HoursAt(d, 12*60); h.Period != holiday.Ordinary {
				found++
			}
		}
		for range place.Between(day("2026-01-01"), day("2026-12-31")) {
			found++
		}
	})
	assert.Zero(t, allocs)
	assert.NotZero(t, found)
}

func BenchmarkOn(b *testing.B) {
	for _, c := range []struct{ name, day string }{{"holiday", "2026-05-14"}, {"ordinary", "2026-05-13"}} {
		b.Run(c.name, func(b *testing.B) {
			place, d := holiday.Place{Territory: telehealth.Reunion}, day(c.day)
			b.ReportAllocs()
			for b.Loop() {
				place.On(d)
			}
		})
	}
}

func BenchmarkHoursAt(b *testing.B) {
	place, d := holiday.Place{Territory: telehealth.Reunion}, day("2026-05-13")
	b.ReportAllocs()
	for b.Loop() {
		place.HoursAt(d, 12*60)
	}
}

func BenchmarkYear(b *testing.B) {
	place, from, to := holiday.Place{Territory: telehealth.Reunion}, day("2026-01-01"), day("2026-12-31")
	b.ReportAllocs()
	for b.Loop() {
		for range place.Between(from, to) {
		}
	}
}

// The period of a day is that of an early afternoon, which every day has by day and every
// Saturday on call.
func TestOnCallOfADay(t *testing.T) {
	for _, territory := range telehealth.Territories() {
		place := holiday.Place{Territory: territory, GoodFriday: true}
		for d := day("2017-05-01"); d.Before(day("2028-01-01")); d = d.AddDays(1) {
			want, ok := place.OnCallAt(d, 13*60)
			got, known := place.OnCall(d)
			require.Equal(t, want, got, "%s in %s", d, territory)
			require.Equal(t, ok, known, "%s in %s", d, territory)
		}
	}
}
