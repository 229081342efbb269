package appointment_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// paris is the zone of the practices of these tests.
func paris(t testing.TB) *time.Location {
	zone, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	return zone
}

// roundTheClock sees patients at any time, so that only bookings stand in the way.
func roundTheClock(t testing.TB) appointment.Calendar {
	var week appointment.Week
	for i := range week {
		week[i] = []appointment.Hours{{Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)}}
	}
	return appointment.Calendar{Zone: paris(t), OpenOnHolidays: true, Weeks: []appointment.Week{week}}
}

// house is a practice of two doctors who share a scanner and two rooms.
func house(t testing.TB) appointment.Practice {
	return appointment.Practice{
		Calendars: map[string]appointment.Calendar{"dr-a": roundTheClock(t), "dr-b": roundTheClock(t)},
		Visits: []appointment.VisitType{
			{Ref: "visit", Duration: 30 * time.Minute, Horizon: 3650},
			{Ref: "scan", Duration: 30 * time.Minute, Needs: []appointment.Need{{"scanner"}}, Horizon: 3650},
			{Ref: "room", Duration: 30 * time.Minute, Needs: []appointment.Need{{"room-1", "room-2"}}, Horizon: 3650},
			{Ref: "spaced", Duration: 30 * time.Minute, Before: 15 * time.Minute, After: 15 * time.Minute, Horizon: 3650},
			{Ref: "group", Duration: time.Hour, Capacity: 3, Horizon: 3650},
			{Ref: "day", Duration: 24 * time.Hour, Step: 30 * time.Minute, Horizon: 3650},
			{Ref: "strict", Duration: 30 * time.Minute, CancelBefore: 24 * time.Hour, Horizon: 3650},
			{
				Ref: "remote", Duration: 30 * time.Minute, Horizon: 3650,
				Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
			},
		},
		OfferFor: time.Hour,
	}
}

// open is an agenda of the house in memory.
func open(t testing.TB, change ...func(*appointment.Practice)) *appointment.Agenda {
	p := house(t)
	for _, f := range change {
		f(&p)
	}
	a, err := appointment.Open(t.Context(), p, nil)
	require.NoError(t, err)
	return a
}

// now is a Monday morning; desk counts from it.
var now = time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)

func desk(d time.Duration) appointment.Provenance {
	return appointment.Provenance{By: "desk", At: now.Add(d)}
}

func request(id, visit string, start time.Duration) appointment.Request {
	return appointment.Request{ID: id, Practitioner: "dr-a", Visit: visit, Patient: "p-" + id, Start: now.Add(start)}
}

// causes are those of a refusal; it fails on any other error.
func causes(t testing.TB, err error) (list []appointment.Cause) {
	t.Helper()
	var refusal *appointment.RefusalError
	require.True(t, errors.As(err, &refusal), "%v", err)
	for _, r := range refusal.Reasons {
		list = append(list, r.Cause)
	}
	return list
}

// code is that of a *telehealth.FieldError, with its field.
func code(t testing.TB, err error) (telehealth.ErrorCode, string) {
	t.Helper()
	var field *telehealth.FieldError
	require.True(t, errors.As(err, &field), "%v", err)
	return field.Code, field.Field
}

// A length that is not whole minutes is not cut on its way into a file: cut, half a
// minute would mean that nothing is offered at all.
func TestLengthsAreNotCut(t *testing.T) {
	for _, c := range []struct {
		reason string
		value  any
	}{
		{"30 seconds to accept an offer", appointment.Practice{OfferFor: 30 * time.Second}},
		{"a buffer of a minute and a half", appointment.Booking{
			ID: "b-1", Practitioner: "dr-a", Visit: "v", Status: appointment.StatusBooked, Before: 90 * time.Second,
			Start: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), End: time.Date(2026, time.March, 2, 9, 30, 0, 0, time.UTC),
		}},
		{"notice of ten seconds", appointment.VisitType{Ref: "v", Duration: time.Hour, Notice: 10 * time.Second}},
	} {
		require.NotEmpty(t, c.reason)
		_, err := json.Marshal(c.value)
		var bad *telehealth.FieldError
		require.ErrorAs(t, err, &bad, c.reason)
		assert.Contains(t, []telehealth.ErrorCode{telehealth.ErrorOutOfRange, telehealth.ErrorMalformed}, bad.Code, c.reason)
	}
}
