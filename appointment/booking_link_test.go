package appointment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const room = "https://video.example/secret-room"

// linkDesk is open every hour of every day, with a deadline of a day.
func linkDesk(t *testing.T) *appointment.Agenda {
	t.Helper()
	var a appointment.Agenda
	day := []appointment.Hours{{Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)}}
	require.NoError(t, a.Use(appointment.Practice{
		Calendars: map[string]appointment.Calendar{"gyn": {
			Zone: time.UTC, OpenOnHolidays: true, Weeks: []appointment.Week{{day, day, day, day, day, day, day}},
		}},
		Visits: []appointment.VisitType{{
			Ref: "first", Duration: 30 * time.Minute, CancelBefore: 24 * time.Hour,
			Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
		}},
	}))
	return &a
}

func TestLinkOfABooking(t *testing.T) {
	start := time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC)
	monday := appointment.Provenance{By: "desk", At: start.Add(-48 * time.Hour)}
	late := appointment.Provenance{By: "desk", At: start.Add(-time.Hour)}
	request := appointment.Request{ID: "a", Practitioner: "gyn", Visit: "first", Start: start, Mode: telehealth.ModeVideo, Link: room}

	a := linkDesk(t)
	wrong := func(reason, value string, change func(*appointment.Request)) {
		r := request
		change(&r)
		_, err := a.Book(t.Context(), monday, r)
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field, reason)
		assert.Equal(t, "request.link", field.Field, reason)
		assert.Equal(t, value, field.Value, reason)
		assert.NotContains(t, err.Error(), "secret-room", "a link is never logged")
	}
	wrong("in person there is no room to enter", "[link]", func(r *appointment.Request) { r.Mode = telehealth.ModeInPerson })
	wrong("a link that anybody on the way can read", "[link]", func(r *appointment.Request) { r.Link = "http://video.example/secret-room" })

	b, err := a.Book(t.Context(), monday, request)
	require.NoError(t, err)
	assert.Equal(t, room, string(b.Link), "it has to reach the patient")
	b, err = a.Reschedule(t.Context(), late, appointment.Request{ID: "a", Link: room + "-2"})
	require.NoError(t, err, "another room moves nothing, so it has no deadline")
	assert.Equal(t, room+"-2", string(b.Link))
	_, err = a.Reschedule(t.Context(), late, appointment.Request{ID: "a", Link: room, Start: start.Add(time.Hour)})
	assert.Equal(t, []appointment.Cause{appointment.CauseDeadline}, causes(t, err), "a link with another time is a move")
	b, err = a.Reschedule(t.Context(), late, appointment.Request{ID: "a", Mode: telehealth.ModeInPerson})
	require.NoError(t, err, "to come instead gives up no time")
	assert.Empty(t, string(b.Link), "a visit in person has no room")
	_, err = a.Wait(t.Context(), monday, appointment.Request{ID: "w", Visit: "first", Link: room}, appointment.Wish{})
	require.Error(t, err, "a room comes with a time")
}

func TestALogHoldsNeitherPatientNorLink(t *testing.T) {
	e := appointment.Event{
		Version: 1, At: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), By: "desk", Verb: appointment.VerbBook, Forced: "the-reason",
		Booking: appointment.Booking{ID: "a-1", Practitioner: "gyn", Patient: "patient-7", Mode: telehealth.ModeVideo, Link: room},
	}
	r := appointment.Request{ID: "a-1", Patient: "patient-7", Mode: telehealth.ModeVideo, Link: room}
	var inJSON, text bytes.Buffer
	slog.New(slog.NewJSONHandler(&inJSON, nil)).Info("stored", "event", e, "booking", e.Booking, "request", r)
	slog.New(slog.NewTextHandler(&text, nil)).Info("stored", "event", e, "booking", e.Booking, "request", r)
	printed := fmt.Sprintf("%v %+v %#v %s %v", e.Booking, e.Booking, e.Booking, e.Booking.Link, r)
	for name, out := range map[string]string{"json": inJSON.String(), "text": text.String()} {
		assert.Contains(t, out, "a-1", name)
		for _, secret := range []string{"secret-room", "patient-7", "the-reason"} {
			assert.NotContains(t, out, secret, name)
		}
	}
	assert.NotContains(t, printed, "secret-room", "a link shows as [link] wherever fmt meets it")
}

// A store keeps the address, though JSON hides it elsewhere, and refuses a hidden one.
func TestAStoredEventKeepsTheLink(t *testing.T) {
	e := fullEvent()
	e.Booking.Link = room
	form, err := json.Marshal(e)
	require.NoError(t, err)
	var back appointment.Event
	require.NoError(t, json.Unmarshal(form, &back))
	assert.Equal(t, room, string(back.Booking.Link))
	err = json.Unmarshal([]byte(strings.ReplaceAll(string(form), room, "[link]")), &back)
	assert.Equal(t, "booking.link", requireCode(t, err, telehealth.ErrorMalformed, "a hidden link is no room").Field)
}
