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
