package appointment_test

import (
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each change makes the query of [surgery] one that cannot be answered, and the
// error says where.
func TestCheck(t *testing.T) {
	day := telehealth.MustParseDate
	type query = appointment.Query
	for _, c := range []struct {
		field  string
		code   telehealth.ErrorCode
		change func(q *query)
	}{
		{"now", telehealth.ErrorMissing, func(q *query) { q.Now = time.Time{} }},
		{"now", telehealth.ErrorOutOfRange, func(q *query) { q.Now = q.Now.AddDate(9000, 0, 0) }},
		{"to", telehealth.ErrorMissing, func(q *query) { q.Visit.Horizon = 0 }},
		{"to", telehealth.ErrorContradiction, func(q *query) { q.From, q.To = q.Now, q.Now.Add(-1) }},
		{"visit.durationMinutes", telehealth.ErrorMissing, func(q *query) { q.Visit.Duration = 0 }},
		{"visit.durationMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Duration = -time.Minute }},
		{"visit.durationMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Duration = 24*time.Hour + time.Minute }},
		{"visit.durationMinutes", telehealth.ErrorMalformed, func(q *query) { q.Visit.Duration = 90 * time.Second }},
		{"visit.beforeMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Before = -time.Minute }},
		{"visit.afterMinutes", telehealth.ErrorMalformed, func(q *query) { q.Visit.After = 1 }},
		{"visit.stepMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Step = -time.Minute }},
		{"visit.noticeMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Notice = -time.Hour }},
		{"visit.cancelBeforeMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.CancelBefore = -time.Hour }},
		{"visit.modes", telehealth.ErrorUnknown, func(q *query) { q.Visit.Modes = 1 << 4 }},
		{"visit.horizonDays", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Horizon = -1 }},
		{"visit.capacity", telehealth.ErrorOutOfRange, func(q *query) { q.Visit.Capacity = -1 }},
		{"visit.needs[1]", telehealth.ErrorMissing, func(q *query) { q.Visit.Needs = []appointment.Need{{"a"}, {}} }},
		{"visit.needs[0]", telehealth.ErrorMissing, func(q *query) { q.Visit.Needs = []appointment.Need{{""}} }},
		{"visit.needs[1]", telehealth.ErrorContradiction, func(q *query) { q.Visit.Needs = []appointment.Need{{"a"}, {"b", "a"}} }},
		{"calendar.territory", telehealth.ErrorUnknown, func(q *query) { q.Calendar.Territory = "corse" }},
		{"calendar.zone", telehealth.ErrorOutOfRange, func(q *query) { q.Calendar.Zone = time.FixedZone("far", 24*60*60) }},
		{"calendar.until", telehealth.ErrorContradiction, func(q *query) {
			q.Calendar.From, q.Calendar.Until = day("2026-05-02"), day("2026-05-01")
		}},
		{"calendar.from", telehealth.ErrorMissing, func(q *query) { q.Calendar.Weeks = append(q.Calendar.Weeks, appointment.Week{}) }},
		{"calendar.weeks[0].wednesday[1].from", telehealth.ErrorContradiction, func(q *query) {
			q.Calendar.Weeks[0][time.Wednesday] = []appointment.Hours{hours("10:00", ""), hours("09:00", "10:01")}
		}},
		{"calendar.weeks[0].sunday[0].to", telehealth.ErrorContradiction, func(q *query) {
			q.Calendar.Weeks[0][time.Sunday] = []appointment.Hours{hours("10:00", "10:00")}
		}},
		{"calendar.weeks[0].saturday[0].modes", telehealth.ErrorUnknown, func(q *query) {
			q.Calendar.Weeks[0][time.Saturday] = []appointment.Hours{{Modes: 1 << 7}}
		}},
		{"calendar.overrides[0].date", telehealth.ErrorMissing, func(q *query) { q.Calendar.Overrides = []appointment.Override{{}} }},
		{"calendar.overrides[0].hours[0].to", telehealth.ErrorContradiction, func(q *query) {
			q.Calendar.Overrides = []appointment.Override{{Date: day("2026-05-04"), Hours: []appointment.Hours{hours("", "00:00")}}}
		}},
		{"calendar.absences[0].from", telehealth.ErrorMissing, func(q *query) { q.Calendar.Absences[0].From = telehealth.Date{} }},
		{"calendar.absences[0].until", telehealth.ErrorContradiction, func(q *query) { q.Calendar.Absences[0].Until = day("2026-05-10") }},
		{"calendar.absences[1].end", telehealth.ErrorContradiction, func(q *query) { q.Calendar.Absences[1].End = q.Calendar.Absences[1].Start }},
		{"bookings[1].status", telehealth.ErrorMissing, func(q *query) { q.Bookings[1].Status = "" }},
		{"bookings[1].status", telehealth.ErrorUnknown, func(q *query) { q.Bookings[1].Status = "proposed" }},
		{"bookings[0].start", telehealth.ErrorMissing, func(q *query) { q.Bookings[0].Start = time.Time{} }},
		{"bookings[0].end", telehealth.ErrorContradiction, func(q *query) { q.Bookings[0].End = q.Bookings[0].Start }},
		{"bookings[0].beforeMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Bookings[0].Before = -1 }},
		{"bookings[0].afterMinutes", telehealth.ErrorOutOfRange, func(q *query) { q.Bookings[0].After = -1 }},
		{"bookings[0].until", telehealth.ErrorMissing, func(q *query) { q.Bookings[0].Status = appointment.StatusPending }},
	} {
		q := surgery(t)
		_, err := q.Slots()
		require.NoError(t, err)
		c.change(&q)
		slots, err := q.Slots()
		var f *telehealth.FieldError
		require.ErrorAs(t, err, &f, c.field)
		assert.Equal(t, c.field, f.Field)
		assert.Equal(t, c.code, f.Code, c.field)
		assert.NotEmpty(t, f.Want)
		for range slots {
			t.Fatal("a query that cannot be answered has no slots")
		}
		_, ok, err := q.Next()
		assert.True(t, !ok && err != nil)
	}
}

// A booking that keeps no time needs none.
func TestCheckOfBookingsWithoutTime(t *testing.T) {
	q := surgery(t)
	for _, status := range []appointment.Status{appointment.StatusCancelled, appointment.StatusWaitlisted, appointment.StatusEnteredInError} {
		q.Bookings = append(q.Bookings, appointment.Booking{Status: status})
	}
	_, err := q.Slots()
	assert.NoError(t, err)
}
