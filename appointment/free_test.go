package appointment_test

import (
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// week is the same hours on every day.
func week(day ...appointment.Hours) []appointment.Week {
	return []appointment.Week{{day, day, day, day, day, day, day}}
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

func TestFree(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	video := hours("10:00", "11:00")
	video.Modes = appointment.ModesOf(telehealth.ModeVideo)
	for _, c := range []struct {
		reason   string
		now      string
		days     int
		calendar appointment.Calendar
		visit    appointment.VisitType
		want     []string
	}{
		{"closing time is exclusive: the last visit ends with the hours", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "10:00"))},
			appointment.VisitType{Duration: 20 * time.Minute},
			[]string{"02T09:00+01", "02T09:20+01", "02T09:40+01"}},
		{"a visit that would end after them is none", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "10:00"))},
			appointment.VisitType{Duration: 25 * time.Minute, Step: 20 * time.Minute},
			[]string{"02T09:00+01", "02T09:20+01"}},
		{"buffers may lie outside the hours", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "09:30"))},
			appointment.VisitType{Duration: 30 * time.Minute, Before: time.Hour, After: time.Hour},
			[]string{"02T09:00+01"}},
		{"hours that touch: a visit runs across, and the grid begins anew", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "10:00"), hours("10:00", "11:00"))},
			appointment.VisitType{Duration: 40 * time.Minute},
			[]string{"02T09:00+01", "02T09:40+01", "02T10:00+01"}},
		{"31 December into 1 January: across midnight, and into a year", "2025-12-31 12:00", 1,
			appointment.Calendar{Weeks: week(hours("23:00", ""), hours("", "00:30")), OpenOnHolidays: true},
			appointment.VisitType{Duration: 45 * time.Minute},
			[]string{"31T23:00+01", "31T23:45+01"}},
		{"1 January is a holiday, so nothing runs into it", "2025-12-31 12:00", 1,
			appointment.Calendar{Weeks: week(hours("23:00", ""), hours("", "00:30"))},
			appointment.VisitType{Duration: 45 * time.Minute},
			[]string{"31T23:00+01"}},
		{"a visit across two modes is in those that both allow: none here", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "10:00"), video)},
			appointment.VisitType{Duration: time.Hour, Step: 30 * time.Minute, Modes: everyMode},
			[]string{"02T09:00+01", "02T10:00+01"}},
		{"an absence does not move the grid", "2026-03-02 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "11:00")), Absences: []appointment.Absence{{
				From:  telehealth.MustParseDate("2026-03-02"),
				Start: telehealth.MustParseTimeOfDay("09:10"), End: telehealth.MustParseTimeOfDay("09:40"),
			}}},
			appointment.VisitType{Duration: 30 * time.Minute},
			[]string{"02T10:00+01", "02T10:30+01"}},
		{"an override holds on a holiday, the last of several", "2026-05-01 00:00", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "11:00")), Overrides: []appointment.Override{
				{Date: telehealth.MustParseDate("2026-05-01")},
				{Date: telehealth.MustParseDate("2026-05-01"), Hours: []appointment.Hours{hours("15:00", "15:30")}},
			}},
			appointment.VisitType{Duration: 30 * time.Minute}, []string{"01T15:00+02"}},
		{"weeks take turns from the Monday before From, a Wednesday", "2026-03-02 00:00", 21,
			appointment.Calendar{From: telehealth.MustParseDate("2026-03-04"), Weeks: []appointment.Week{
				{time.Monday: {hours("09:00", "09:30")}, time.Friday: {hours("10:00", "10:30")}},
				{time.Monday: {hours("11:00", "11:30")}},
			}},
			appointment.VisitType{Duration: 30 * time.Minute},
			[]string{"06T10:00+01", "09T11:00+01", "16T09:00+01", "20T10:00+01"}},
		{"notice counts from now, to the minute", "2026-03-02 07:30", 1,
			appointment.Calendar{Weeks: week(hours("09:00", "10:30"))},
			appointment.VisitType{Duration: 30 * time.Minute, Notice: 2 * time.Hour},
			[]string{"02T09:30+01", "02T10:00+01"}},
		{"the horizon counts civil days", "2026-03-02 23:30", 5,
			appointment.Calendar{Weeks: week(hours("09:00", "09:30"))},
			appointment.VisitType{Duration: 30 * time.Minute, Horizon: 2},
			[]string{"03T09:00+01", "04T09:00+01"}},
		{"29 February 2028 is a day like others", "2028-02-28 12:00", 2,
			appointment.Calendar{Weeks: week(hours("09:00", "09:30"))},
			appointment.VisitType{Duration: 30 * time.Minute}, []string{"29T09:00+01", "01T09:00+01"}},
		{"the zero calendar is never open", "2026-03-02 00:00", 30,
			appointment.Calendar{}, appointment.VisitType{Duration: time.Minute}, nil},
	} {
		now := at(t, paris, c.now)
		q := appointment.Query{Calendar: c.calendar, Visit: c.visit, Now: now, To: now.Add(days(c.days))}
		assert.Equal(t, c.want, starts(collect(t, q)), c.reason)
	}
}

// Overseas the same hours are other instants, and other days are holidays.
func TestTerritories(t *testing.T) {
	for _, c := range []struct {
		reason    string
		territory telehealth.Territory
		day       string
		want      []string
	}{
		{"no clock is set in Saint-Denis", telehealth.Reunion, "2025-03-30", []string{"30T09:00+04"}},
		{"nor in Fort-de-France", telehealth.Martinique, "2025-10-26", []string{"26T09:00-04"}},
		{"20 December, article L3422-2", telehealth.Reunion, "2026-12-20", nil},
		{"22 May, article L3422-2", telehealth.Martinique, "2026-05-22", nil},
		{"22 May is no holiday in Saint-Denis", telehealth.Reunion, "2026-05-22", []string{"22T09:00+04"}},
	} {
		z, err := appointment.ZoneOf(c.territory)
		require.NoError(t, err)
		from := at(t, z, c.day+" 00:00")
		q := appointment.Query{
			Calendar: appointment.Calendar{Territory: c.territory, Weeks: week(hours("09:00", "09:30"))},
			Visit:    appointment.VisitType{Duration: 30 * time.Minute}, Now: from.UTC(), To: from.Add(days(1)).UTC(),
		}
		assert.Equal(t, c.want, starts(collect(t, q)), c.reason)
	}
}

// Good Friday is a holiday where the commune says so (article L3134-13).
func TestGoodFridayByCommune(t *testing.T) {
	from := at(t, zone(t, "Europe/Paris"), "2026-04-03 00:00")
	for _, observed := range []bool{true, false} {
		q := appointment.Query{
			Calendar: appointment.Calendar{
				Territory: telehealth.AlsaceMoselle, GoodFriday: observed, Weeks: week(hours("09:00", "09:30")),
			},
			Visit: appointment.VisitType{Duration: 30 * time.Minute}, Now: from, To: from.Add(days(1)),
		}
		assert.Equal(t, observed, len(collect(t, q)) == 0)
	}
}

// A group has as many places as its capacity, its bookings share the room, and
// whoever breaks off early pays for no more.
func TestGroup(t *testing.T) {
	now := at(t, zone(t, "Europe/Paris"), "2026-03-02 08:00")
	mate := appointment.Booking{
		Practitioner: "midwife", Visit: "course", Start: now.Add(time.Hour), End: now.Add(2 * time.Hour),
		Resources: []string{"hall 2"}, Status: appointment.StatusBooked,
	}
	q := appointment.Query{
		Practitioner: "midwife", Calendar: appointment.Calendar{Weeks: week(hours("09:00", "11:00"))},
		Visit: appointment.VisitType{Ref: "course", Duration: time.Hour, Capacity: 3, Needs: []appointment.Need{{"hall 1", "hall 2"}}},
		Now:   now, To: now.Add(days(1)), Bookings: []appointment.Booking{mate, mate},
	}
	slots, err := q.Slots()
	require.NoError(t, err)
	for s := range slots {
		assert.Equal(t, 1, s.Left)
		break
	}
	with, ok, err := q.Resources(mate.Start)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, []string{"hall 2"}, with, "the group's own hall, though the first is free")
	q.Bookings = append(q.Bookings, mate)
	slot, ok, err := q.Next()
	require.NoError(t, err)
	assert.True(t, ok && slot.Left == 3 && slot.Start.Equal(mate.End), "the course at 09:00 is full")
	why, err := q.Why(mate.Start, telehealth.ModeInPerson)
	require.NoError(t, err)
	assert.Equal(t, []appointment.Reason{{Cause: appointment.CauseTaken, Until: mate.End}}, why)
}

func TestNothingIsFree(t *testing.T) {
	q := surgery(t)
	q.From, q.To = q.Now, q.Now.Add(time.Hour)
	_, ok, err := q.Next()
	assert.True(t, !ok && err == nil, "all of it is before the notice")
	q.To = q.Now.Add(36 * time.Hour)
	_, ok, err = q.Next()
	assert.True(t, !ok && err == nil, "the notice ends within a holiday")
	with, ok, err := q.Resources(q.Bookings[2].Start)
	assert.True(t, with == nil && !ok && err == nil, "the laser is taken")
	_, ok, err = q.Resources(time.Time{})
	assert.True(t, !ok && err != nil)
}

// The cap is asked once per civil year, on the present day or the first of a later year.
func TestCapOncePerYear(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	var asked []string
	q := appointment.Query{
		Calendar: appointment.Calendar{Weeks: week(appointment.Hours{Modes: everyMode})},
		Visit:    appointment.VisitType{Duration: time.Hour, Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)},
		Now:      at(t, paris, "2026-12-30 12:00"), To: at(t, paris, "2027-01-04 00:00"),
		Cap: func(day telehealth.Date, _ bool) (quota.Decision, error) {
			asked = append(asked, day.String())
			return quota.Decision{Answer: map[int]quota.Answer{2026: quota.AnswerRefused, 2027: quota.AnswerWarned}[day.Year()]}, nil
		},
	}
	for _, s := range collect(t, q) {
		assert.Equal(t, s.Start.Year() == 2027, s.Modes.Has(telehealth.ModeVideo), s.Start)
		assert.True(t, s.Modes.Has(telehealth.ModeInPerson))
	}
	assert.Equal(t, []string{"2026-12-30", "2027-01-01"}, asked)
	asked = nil
	q.Visit.Modes = appointment.ModesOf(telehealth.ModeInPerson)
	assert.NotEmpty(t, collect(t, q))
	assert.Empty(t, asked, "no video is at stake")
}
