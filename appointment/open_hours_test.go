package appointment_test

import (
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOpen(t *testing.T) {
	day := telehealth.MustParseDate
	night, morning := hours("01:00", "04:00"), hours("09:00", "12:00")
	video := hours("12:00", "13:00")
	video.Modes, video.Visits = appointment.ModesOf(telehealth.ModeVideo), []string{"follow-up"}
	odd, even := week(night, morning, video)[0], week(hours("14:00", "18:00"))[0]
	odd[time.Sunday], even[time.Sunday] = nil, nil
	c := appointment.Calendar{
		From: day("2025-01-06"), Weeks: []appointment.Week{odd, even},
		Overrides: []appointment.Override{{Date: day("2025-03-30"), Hours: odd[time.Monday]}, {Date: day("2025-10-26"), Hours: odd[time.Monday]}},
		Absences: []appointment.Absence{
			{From: day("2025-02-03"), Start: telehealth.MustParseTimeOfDay("10:00"), End: telehealth.MustParseTimeOfDay("10:30")},
			{From: day("2025-02-03"), Start: telehealth.MustParseTimeOfDay("10:15"), End: telehealth.MustParseTimeOfDay("11:00"), Closed: true},
			{From: day("2025-02-17"), Until: day("2025-02-21"), Substitute: "dr-roux"},
			{From: day("2099-01-01"), Until: day("9999-12-31")},
		},
	}
	const long = "01:00+01:00-04:00+01:00 in-person|09:00+01:00-12:00+01:00 in-person|12:00+01:00-13:00+01:00 video"
	for _, x := range []struct {
		reason, day string
		open        string
		closed      []string
	}{
		{"the first week", "2025-01-06", long, nil},
		{"and the second", "2025-01-13", "14:00+01:00-18:00+01:00 in-person", nil},
		{"the third is as the first", "2025-01-20", long, nil},
		{"no hours, and nothing that closes them", "2025-01-19", "", nil},
		{"before the first day of the calendar", "2025-01-05", "", nil},
		{"the clock goes forward at 02:00: two hours of three", "2025-03-30",
			"01:00+01:00-04:00+02:00 in-person|09:00+02:00-12:00+02:00 in-person|12:00+02:00-13:00+02:00 video", nil},
		{"the clock goes back at 03:00: four hours", "2025-10-26",
			"01:00+02:00-04:00+01:00 in-person|09:00+01:00-12:00+01:00 in-person|12:00+01:00-13:00+01:00 video", nil},
		{"1 May, article L3133-1 of the Code du travail", "2025-05-01", "",
			[]string{"holiday labour 00:00-00:00, 2025-05-02 00:00"}},
		{"Easter Monday moves", "2025-04-21", "", []string{"holiday easter-monday 00:00-00:00, 2025-04-22 00:00"}},
		{"two absences of a part of the day, one into the other", "2025-02-03",
			"01:00+01:00-04:00+01:00 in-person|09:00+01:00-10:00+01:00 in-person|11:00+01:00-12:00+01:00 in-person|12:00+01:00-13:00+01:00 video",
			[]string{"absent  10:00-10:30, 2025-02-03 10:30", "closed  10:15-11:00, 2025-02-03 11:00"}},
		{"the week of a substitute", "2025-02-18", "", []string{"absent dr-roux 00:00-00:00, 2025-02-22 00:00"}},
		{"whoever has left for good", "9999-12-31", "", []string{"absent  00:00-00:00, 10000-01-01 00:00"}},
	} {
		open, err := c.Open(day(x.day))
		require.NoError(t, err, x.reason)
		var got string
		for i, o := range open {
			if i > 0 {
				got += "|"
			}
			got += o.Start.Format("15:04Z07:00") + "-" + o.End.Format("15:04Z07:00") + " " + o.Modes.String()
		}
		assert.Equal(t, x.open, got, x.reason)
		closures, err := c.Closures(day(x.day))
		require.NoError(t, err, x.reason)
		var closed []string
		for _, o := range closures {
			closed = append(closed, string(o.Reason.Cause)+" "+o.Reason.About+" "+o.Start.Format("15:04")+"-"+o.End.Format("15:04, ")+
				o.Reason.Until.Format("2006-01-02 15:04"))
		}
		assert.Equal(t, x.closed, closed, x.reason)
	}
}

// The hours of a day are where a visit of one minute has its slots, on the nights
// of the clock too.
func TestOpenAgreesWithTheSlots(t *testing.T) {
	eachTerrain(t, 20, func(t *testing.T, c chance, q appointment.Query, _ []appointment.Slot) {
		year, month, n := c.day.YMD()
		from := time.Date(year, month, n-2, 0, 0, 0, 0, c.zone)
		minutes := appointment.Query{
			Calendar: q.Calendar, Now: from, To: from.AddDate(0, 0, 9),
			Visit: appointment.VisitType{Ref: "visit", Duration: time.Minute, Modes: q.Visit.Modes},
		}
		want := map[telehealth.Date]int{}
		for _, s := range collect(t, minutes) {
			want[civil(s.Start)]++
		}
		for i := range 6 {
			day := c.day.AddDays(i - 1)
			open, err := q.Calendar.Open(day)
			require.NoError(t, err)
			got := 0
			for _, o := range open {
				assert.True(t, o.Start.Before(o.End))
				assert.NotZero(t, o.Modes)
				if o.For(minutes.Visit) != 0 {
					got += int(o.End.Sub(o.Start) / time.Minute)
				}
			}
			assert.Equal(t, want[day], got, "%s", day)
			assert.True(t, slices.IsSortedFunc(open, func(a, b appointment.Interval) int { return a.Start.Compare(b.Start) }))
		}
	})
}

func TestOpenErrors(t *testing.T) {
	day := telehealth.MustParseDate("2026-05-04")
	for field, c := range map[string]appointment.Calendar{
		"day":       {},
		"territory": {Territory: "corsica"},
		"zone":      {Zone: time.FixedZone("nowhere", 24*60*60)},
		"from":      {Weeks: make([]appointment.Week, 2)},
	} {
		asked := day
		if field == "day" {
			asked = telehealth.Date{}
		}
		_, err := c.Open(asked)
		_, got := code(t, err)
		assert.Equal(t, field, got)
		_, err = c.Closures(asked)
		_, got = code(t, err)
		assert.Equal(t, field, got)
	}
}

// 27 May is a holiday in Saint-Martin by one text and not by another.
func TestADisputedHolidaySaysSo(t *testing.T) {
	c := appointment.Calendar{Territory: telehealth.SaintMartin, Weeks: week(hours("09:00", "12:00"))}
	for day, want := range map[string]telehealth.Confidence{"2026-05-27": telehealth.ConfidenceDisputed, "2026-05-01": telehealth.ConfidenceSure} {
		closures, err := c.Closures(telehealth.MustParseDate(day))
		require.NoError(t, err)
		require.Len(t, closures, 1)
		assert.Equal(t, want, closures[0].Reason.Confidence, day)
		assert.NotEmpty(t, closures[0].Reason.Source.ID)

		noon := at(t, time.UTC, day+" 15:00")
		why, err := appointment.Query{Calendar: c, Visit: consultation(), Now: noon.AddDate(0, 0, -1)}.Why(noon, "")
		require.NoError(t, err)
		i := slices.IndexFunc(why, func(r appointment.Reason) bool { return r.Cause == appointment.CauseHoliday })
		require.GreaterOrEqual(t, i, 0)
		assert.Equal(t, want, why[i].Confidence, day)
	}
}

// Whoever has left for good is away until the last day that a Date holds.
func TestAnAbsenceForGoodEnds(t *testing.T) {
	gone := appointment.Absence{From: telehealth.MustParseDate("2026-01-01"), Until: telehealth.MustParseDate("9999-12-31")}
	q := appointment.Query{Calendar: practice(), Visit: consultation(), Now: at(t, time.UTC, "2026-04-30 12:00")}
	q.Calendar.Absences = []appointment.Absence{gone}
	why, err := q.Why(at(t, time.UTC, "2026-05-04 07:00"), "")
	require.NoError(t, err)
	require.Len(t, why, 1)
	assert.Equal(t, appointment.CauseAbsent, why[0].Cause)
	assert.Equal(t, 10000, why[0].Until.Year())
}
