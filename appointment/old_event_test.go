package appointment_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// oldEvent is of a booking by video whose link an earlier version let pass.
func oldEvent(t *testing.T, link string) (e appointment.Event, err error) {
	text, err := json.Marshal(link)
	require.NoError(t, err)
	old := `{"form":1,"version":1,"at":"2026-03-02T08:00:00Z","verb":"book","booking":{"id":"1","practitioner":"dr-a",` +
		`"visit":"remote","start":"2026-03-02T09:00:00Z","end":"2026-03-02T09:30:00Z","mode":"video","link":` + string(text) +
		`,"status":"booked"}}`
	return e, json.Unmarshal([]byte(old), &e)
}

// What a link must be has become more. A history with one of before opens, and its
// bookings are served as any others: only who gives a link is held to it.
func TestLinksOfOldEvents(t *testing.T) {
	for reason, link := range map[string]string{
		"a space":                           "https://video.example/room 7",
		"a space that does not break":       "https://video.example/room\u00a07",
		"a mark of direction":               "https://video.example/\u202eroom",
		"a control character beyond ASCII":  "https://video.example/room\u0085",
		"the device itself":                 "https://localhost/room",
		"a port that is none":               "HTTPS://video.example:99999/room",
		"a label that begins with a hyphen": "https://-video.example/room",
		"the longest":                       "https://video.example/" + strings.Repeat(" ", 2048-22),
	} {
		require.Error(t, appointment.Link(link).Check(), reason)
		e, err := oldEvent(t, link)
		require.NoError(t, err, reason)
		s := new(storetest.Memory)
		require.NoError(t, s.Append(t.Context(), 0, []appointment.Event{e}), reason)
		a := openOver(t, s)
		b, err := a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(2 * time.Hour)})
		require.NoError(t, err, "%s: another time", reason)
		assert.Equal(t, link, string(b.Link), reason)
		_, err = a.Arrive(t.Context(), desk(time.Hour), "1")
		require.NoError(t, err, "%s: another status", reason)
		openOver(t, s)

		again := appointment.Request{ID: "2", Practitioner: "dr-a", Visit: "remote", Start: now.Add(5 * time.Hour), Mode: telehealth.ModeVideo}
		_, err = a.Book(t.Context(), desk(time.Hour), again)
		require.NoError(t, err)
		_, err = a.Reschedule(t.Context(), desk(time.Hour), appointment.Request{ID: "2", Link: appointment.Link(link)})
		_, field := code(t, err)
		assert.Equal(t, "request.link", field, "%s: from now on", reason)
		again.ID, again.Link = "3", appointment.Link(link)
		_, err = a.Book(t.Context(), desk(time.Hour), again)
		_, field = code(t, err)
		assert.Equal(t, "request.link", field, "%s: from now on", reason)
	}
}

// A link is for a visit by video.
func TestLinkOfAnEventInPerson(t *testing.T) {
	e, err := oldEvent(t, "https://video.example/room")
	require.NoError(t, err)
	e.Booking.Mode = telehealth.ModeInPerson
	what, field := code(t, appointment.CheckEvents(0, []appointment.Event{e}))
	assert.Equal(t, telehealth.ErrorContradiction, what)
	assert.Equal(t, "events[0].booking.link", field)
}

// No version ever let these pass.
func TestLinksThatNoEventHas(t *testing.T) {
	for reason, link := range map[string]string{
		"what was hidden":     "[link]",
		"not encrypted":       "http://video.example/room",
		"what a browser runs": "javascript:alert(1)",
		"a control character": "https://video.example/room\n",
		"a rubout":            "https://video.example/room\u007f",
		"too long":            "https://video.example/" + strings.Repeat("x", 2048-21),
	} {
		_, err := oldEvent(t, link)
		_, field := code(t, err)
		assert.Equal(t, "booking.link", field, reason)
		assert.NotContains(t, err.Error(), "room", reason)
	}
}
