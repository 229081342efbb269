package appointment_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// Who forces says so, and why: as quota.Decision.Force asks.
func TestForceNeedsWhoAndWhy(t *testing.T) {
	a := open(t)
	for _, c := range []struct {
		by, force, field string
		reason           string
	}{
		{"", "fever", "provenance.by", "the Agenda itself forces nothing"},
		{"-", "fever", "provenance.by", "a dash is nobody"},
		{"desk", " ", "provenance.force", "a space"},
		{"desk", "\u00a0", "provenance.force", "a no-break space"},
		{"desk", "\u200b", "provenance.force", "a space without width"},
		{"desk", "\u202e", "provenance.force", "a direction mark"},
		{"desk", "\u3164", "provenance.force", "a letter that shows nothing"},
		{"desk", ".", "provenance.force", "a full stop"},
	} {
		e := appointment.Provenance{By: c.by, At: now, Force: c.force}
		_, err := a.Book(t.Context(), e, request("1", "visit", -time.Hour))
		what, field := code(t, err)
		assert.Equal(t, []any{telehealth.ErrorMissing, c.field}, []any{what, field}, c.reason)
	}
	assert.Empty(t, a.History("1"))
	_, err := a.Book(t.Context(), appointment.Provenance{At: now}, request("1", "visit", time.Hour))
	require.NoError(t, err, "who does not force need not say who it is")
}

// A reference that shows nothing is one that nobody finds again.
func TestReferencesThatShowNothing(t *testing.T) {
	a := open(t)
	for _, blank := range []string{" ", "\u200b", "\u00a0", "\u202e", "\u3164", "\u2800", "a\u2800b", " a"} {
		for field, spoil := range map[string]func(*appointment.Provenance, *appointment.Request){
			"provenance.by":        func(e *appointment.Provenance, _ *appointment.Request) { e.By = blank },
			"request.id":           func(_ *appointment.Provenance, r *appointment.Request) { r.ID = blank },
			"request.practitioner": func(_ *appointment.Provenance, r *appointment.Request) { r.Practitioner = blank },
			"request.visit":        func(_ *appointment.Provenance, r *appointment.Request) { r.Visit = blank },
			"request.patient":      func(_ *appointment.Provenance, r *appointment.Request) { r.Patient = blank },
		} {
			e, r := desk(0), request("1", "visit", time.Hour)
			spoil(&e, &r)
			_, err := a.Book(t.Context(), e, r)
			what, got := code(t, err)
			assert.Equal(t, []any{telehealth.ErrorMalformed, field}, []any{what, got}, "%q", blank)
		}
		p := house(t)
		p.Calendars[blank] = p.Calendars["dr-a"]
		require.Error(t, a.Use(p), "%q", blank)
		p = house(t)
		p.Visits = append(p.Visits, appointment.VisitType{Ref: blank, Duration: time.Hour})
		require.Error(t, a.Use(p), "%q", blank)
		p.Visits[len(p.Visits)-1] = appointment.VisitType{Ref: "x", Duration: time.Hour, Needs: []appointment.Need{{blank}}}
		require.Error(t, a.Use(p), "%q", blank)
	}
	_, err := a.Book(t.Context(), desk(0), request("#", "visit", time.Hour))
	require.NoError(t, err, "a reference is the caller's own, whatever it shows")
}

// The reason of a forced booking and the patient are in no error and no log.
func TestErrorsAndLogsHoldNoSecret(t *testing.T) {
	const secret = "Dupont"
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	entry := appointment.Provenance{By: "desk", At: now, Force: "Mme " + secret + "\ncall back"}
	_, force := a.Book(t.Context(), entry, request("2", "visit", -time.Hour))
	r := request("2", "visit", 2*time.Hour)
	r.Patient = secret + "\n"
	_, patient := a.Book(t.Context(), desk(0), r)
	_, other := a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Patient: secret})
	e := a.History("1")[0]
	e.Forced = secret + strings.Repeat("!", 1000)
	forced := appointment.CheckEvents(0, []appointment.Event{e})
	_, written := json.Marshal(e)
	e.Forced, e.Booking.Patient = "", secret+"\n"
	booked := appointment.CheckEvents(0, []appointment.Event{e})
	for field, err := range map[string]error{
		"provenance.force": force, "request.patient": patient, "events[0].forced": forced, "events[0].booking.patient": booked,
	} {
		_, got := code(t, err)
		assert.Equal(t, field, got)
	}
	for _, err := range []error{force, patient, other, forced, written, booked} {
		require.Error(t, err)
		assert.NotContains(t, err.Error(), secret)
		var f *telehealth.FieldError
		require.ErrorAs(t, err, &f)
		assert.NotContains(t, f.Value, secret)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("done", "entry", entry)
	assert.NotContains(t, log.String(), secret)
	assert.Contains(t, log.String(), "entry.forces=true")
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%t"} {
		assert.NotContains(t, fmt.Sprintf(verb, []any{entry, &entry}), secret, verb)
	}
}

// What was stored before blanks were refused is read for good.
func TestBlanksOfOldEvents(t *testing.T) {
	const old = `{"form":1,"version":1,"at":"2026-03-02T08:00:00Z","verb":"book","forced":" ",` +
		`"booking":{"id":"\u200b","practitioner":" ","visit":" ","patient":" ",` +
		`"start":"2026-03-02T09:00:00Z","end":"2026-03-02T09:30:00Z","status":"booked"}}`
	var e appointment.Event
	require.NoError(t, json.Unmarshal([]byte(old), &e))
	assert.Equal(t, " ", e.Forced)
	assert.Equal(t, "\u200b", e.Booking.ID)
	require.NoError(t, appointment.CheckEvents(0, []appointment.Event{e}))
}
