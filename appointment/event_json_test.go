package appointment_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// fullEvent has every field.
func fullEvent() appointment.Event {
	zone := time.FixedZone("", 3600)
	return appointment.Event{
		Version: 7, At: now.Add(time.Second).In(zone), By: "desk", Verb: appointment.VerbOffer, Forced: "urgent",
		Booking: appointment.Booking{
			ID: "1", Practitioner: "dr-a", Visit: "visit", Patient: "p-1", OwnPatient: true, Start: now.In(zone), End: now.Add(time.Hour),
			Before: 5 * time.Minute, After: 10 * time.Minute, Mode: telehealth.ModeVideo, Resources: []string{"room"},
			Status: appointment.StatusPending, Until: now.Add(time.Minute), Series: "s",
			Wish: appointment.Wish{
				Practitioner: "dr-a", From: now, To: now.Add(time.Hour), Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
				Since: now, Offered: []time.Time{now.Add(time.Hour)},
			},
		},
	}
}

// fullForm has every name that a store may find.
const fullForm = `{"form":2,"version":7,"at":"2026-03-02T08:00:01Z","by":"desk","verb":"offer","forced":"urgent",` +
	`"booking":{"id":"1","practitioner":"dr-a","visit":"visit","patient":"p-1","ownPatient":true,` +
	`"start":"2026-03-02T08:00:00Z","end":"2026-03-02T09:00:00Z",` +
	`"mode":"video","resources":["room"],"status":"pending","until":"2026-03-02T08:01:00Z","series":"s",` +
	`"wish":{"practitioner":"dr-a","from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z",` +
	`"modes":"in-person,video","since":"2026-03-02T08:00:00Z","offered":["2026-03-02T09:00:00Z"]},"beforeMinutes":5,"afterMinutes":10}}`

func TestEventForm(t *testing.T) {
	text, err := json.Marshal(fullEvent())
	require.NoError(t, err)
	assert.Equal(t, fullForm, string(text), "stores keep it: the form is for good")
	var got appointment.Event
	require.NoError(t, json.Unmarshal(text, &got))
	assert.True(t, fullEvent().Equal(got))
	waits := `{"form":2,"version":1,"at":"2026-03-02T08:00:01Z","verb":"wait",` +
		`"booking":{"id":"1","visit":"visit","status":"waitlist","wish":{"since":"2026-03-02T08:00:00Z"}}}`
	require.NoError(t, json.Unmarshal([]byte(waits), &got))
	text, err = json.Marshal(got)
	require.NoError(t, err)
	assert.Equal(t, waits, string(text), "what is empty is left out")
}

func TestEventEqual(t *testing.T) {
	e := fullEvent()
	e.At = e.At.UTC().Add(900 * time.Nanosecond)
	assert.True(t, e.Equal(fullEvent()), "the same microsecond in another zone")
	e.Booking.Resources = []string{"other"}
	assert.False(t, e.Equal(fullEvent()))
}

// The longest event of each field fits what the reader accepts.
func TestLargestEvent(t *testing.T) {
	e := fullEvent()
	ref := strings.Repeat("<", 256) // six bytes each in JSON
	e.By, e.Forced = ref, strings.Repeat("<", 1000)
	b := &e.Booking
	b.ID, b.Practitioner, b.Visit, b.Patient, b.Series, b.Wish.Practitioner = ref, ref, ref, ref, ref, ref
	b.Resources, b.Wish.Offered = nil, nil
	for range 16 {
		b.Resources = append(b.Resources, ref)
	}
	for range 64 {
		b.Wish.Offered = append(b.Wish.Offered, now.Add(time.Microsecond))
	}
	text, err := json.Marshal(e)
	require.NoError(t, err)
	var got appointment.Event
	require.NoError(t, json.Unmarshal(text, &got))
	assert.True(t, e.Equal(got))
	b.Resources = append(b.Resources, ref)
	_, err = json.Marshal(e)
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorOutOfRange, what)
	assert.Equal(t, "booking.resources", field)
}

func TestEventRefusals(t *testing.T) {
	for _, c := range []struct {
		reason, old, new string
		code             telehealth.ErrorCode
		field            string
	}{
		{"another form", `"form":2`, `"form":3,"colour":"red"`, telehealth.ErrorUnknown, "form"},
		{"no form", `"form":2,`, ``, telehealth.ErrorUnknown, "form"},
		{"a field of tomorrow", `"by"`, `"colour":"red","by"`, telehealth.ErrorUnknown, "colour"},
		{"a name of a patient has no place", `"patient"`, `"name":"x","patient"`, telehealth.ErrorUnknown, "booking.name"},
		{"no version", `"version":7`, `"version":0`, telehealth.ErrorOutOfRange, "version"},
		{"a verb of tomorrow", `"offer"`, `"dance"`, telehealth.ErrorUnknown, "verb"},
		{"a status of tomorrow", `"pending"`, `"proposed"`, telehealth.ErrorUnknown, "booking.status"},
		{"a mode of tomorrow", `"mode":"video"`, `"mode":"hologram"`, telehealth.ErrorUnknown, "booking.mode"},
		{"no ID", `"id":"1"`, `"id":""`, telehealth.ErrorMalformed, "booking.id"},
		{"no practitioner", `"booking":{"id":"1","practitioner":"dr-a"`, `"booking":{"id":"1"`, telehealth.ErrorMissing, "booking.practitioner"},
		{"an end before the start", `"end":"2026-03-02T09`, `"end":"2026-03-02T07`, telehealth.ErrorContradiction, "booking.end"},
		{"a hold for ever", `"until":"2026-03-02T08:01:00Z",`, ``, telehealth.ErrorMissing, "booking.until"},
		{"a negative buffer", `"beforeMinutes":5`, `"beforeMinutes":-5`, telehealth.ErrorOutOfRange, "booking.beforeMinutes"},
		{"a buffer beyond counting", `"beforeMinutes":5`, `"beforeMinutes":9223372036854775807`, telehealth.ErrorOutOfRange, "booking.beforeMinutes"},
		{"a buffer that overflows into one of five minutes", `"beforeMinutes":5`, `"beforeMinutes":-9007199254740987`, telehealth.ErrorOutOfRange, "booking.beforeMinutes"},
		{"the same after the visit", `"afterMinutes":10`, `"afterMinutes":-9007199254740982`, telehealth.ErrorOutOfRange, "booking.afterMinutes"},
		{"a start within a minute", `"start":"2026-03-02T08:00:00Z"`, `"start":"2026-03-02T08:00:00.5Z"`, telehealth.ErrorMalformed, "booking.start"},
		{"an end within a minute", `"end":"2026-03-02T09:00:00Z"`, `"end":"2026-03-02T09:00:30Z"`, telehealth.ErrorMalformed, "booking.end"},
		{"a verb that does not lead there", `"offer"`, `"cancel"`, telehealth.ErrorContradiction, "booking.status"},
		{"a name twice", `"by":"desk"`, `"by":"desk","by":"desk"`, telehealth.ErrorContradiction, "by"},
		{"a name twice, written in other ways", `"by":"desk"`, `"by":"desk","\u0062y":"other"`, telehealth.ErrorContradiction, "by"},
		{"a name twice, further in", `"since"`, `"to":"2026-03-02T10:00:00Z","since"`, telehealth.ErrorContradiction, "booking.wish.to"},
		{"a text that is not UTF-8", `"by":"desk"`, "\"by\":\"d\xffsk\"", telehealth.ErrorMalformed, "json"},
		{"a year that no calendar has", `"at":"2026`, `"at":"0026`, telehealth.ErrorOutOfRange, "at"},
		{"a control character", `"by":"desk"`, `"by":"de\nsk"`, telehealth.ErrorMalformed, "by"},
		{"too long a reason", `"urgent"`, `"` + strings.Repeat("x", 1001) + `"`, telehealth.ErrorOutOfRange, "forced"},
		{"a number for a text", `"by":"desk"`, `"by":7`, telehealth.ErrorMalformed, "by"},
		{"too much", `"by"`, strings.Repeat(" ", 1<<16) + `"by"`, telehealth.ErrorOutOfRange, "json"},
	} {
		require.Contains(t, fullForm, c.old)
		got := appointment.Event{By: "untouched"}
		err := got.UnmarshalJSON([]byte(strings.Replace(fullForm, c.old, c.new, 1)))
		what, field := code(t, err)
		assert.Equal(t, c.code, what, c.reason)
		assert.Equal(t, c.field, field, c.reason)
		assert.Equal(t, "untouched", got.By)
	}
}

// What a store had is that of patients: errors say where it is wrong and no more.
func TestErrorsOfStoredEventsEchoNothing(t *testing.T) {
	for _, c := range []struct{ reason, old, new, want string }{
		{"an instant", `"2026-03-02T08:00:01Z"`, `"secret"`, "at"},
		{"an instant of a booking", `"2026-03-02T09:00:00Z"`, `"secret"`, "booking.end"},
		{"a verb", `"offer"`, `"secret"`, "verb"},
		{"a status", `"pending"`, `"secret"`, "booking.status"},
		{"a mode", `"mode":"video"`, `"mode":"secret"`, "booking.mode"},
		{"a set of modes", `"in-person,video"`, `"secret"`, "booking.wish.modes"},
		{"a patient", `"p-1"`, `"secret\u0007"`, "booking.patient"},
		{"a patient too long", `"p-1"`, `"` + strings.Repeat("secret", 99) + `"`, "booking.patient"},
		{"a number that is too long", `"version":7`, `"version":5ec12e7`, "json"},
		{"a name twice", `"patient":"p-1"`, `"patient":"p-1","patient":"secret"`, "booking.patient"},
		{"another type", `"patient":"p-1"`, `"patient":["secret"]`, "booking.patient"},
		{"no JSON", `"patient":"p-1"`, `"patient":secret`, "json"},
		{"a link", `"mode":"video"`, `"mode":"video","link":"http://secret"`, "booking.link"},
	} {
		require.Contains(t, fullForm, c.old)
		var got appointment.Event
		err := got.UnmarshalJSON([]byte(strings.Replace(fullForm, c.old, c.new, 1)))
		require.Error(t, err, c.reason)
		assert.Contains(t, err.Error(), c.want, c.reason)
		for _, secret := range []string{"secret", "5ec12e7"} {
			assert.NotContains(t, err.Error(), secret, c.reason)
		}
	}
}

// A name of one form is unknown in another.
func TestNamesOfTwoForms(t *testing.T) {
	old := strings.NewReplacer(`"form":2`, `"form":1`, `"resources"`, `"with"`, `"wish"`, `"wanted"`)
	var e appointment.Event
	require.NoError(t, e.UnmarshalJSON([]byte(old.Replace(fullForm))))
	assert.True(t, fullEvent().Equal(e))
	for _, c := range []struct{ reason, text, field string }{
		{"a new name in the old form", strings.Replace(fullForm, `"form":2`, `"form":1`, 1), "booking.resources"},
		{"another", strings.NewReplacer(`"form":2`, `"form":1`, `"resources"`, `"with"`).Replace(fullForm), "booking.wish"},
		{"an old name in the new form", strings.Replace(fullForm, `"resources"`, `"with"`, 1), "booking.with"},
		{"another", strings.Replace(fullForm, `"wish"`, `"wanted"`, 1), "booking.wanted"},
		{"the figures of the cap, which no event keeps", strings.Replace(fullForm, `"mode"`, `"cap":{},"mode"`, 1), "booking.cap"},
	} {
		what, field := code(t, e.UnmarshalJSON([]byte(c.text)))
		assert.Equal(t, telehealth.ErrorUnknown, what, c.reason)
		assert.Equal(t, c.field, field, c.reason)
	}
}

// A history that an earlier version wrote is read for good, and its agenda goes on.
func TestHistoryOfTheFirstForm(t *testing.T) {
	text, err := os.ReadFile("testdata/history-1.ndjson")
	require.NoError(t, err)
	var events []appointment.Event
	for line := range strings.Lines(string(text)) {
		var e appointment.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e), line)
		events = append(events, e)
		again, err := json.Marshal(e)
		require.NoError(t, err)
		old := strings.NewReplacer(`"form":2`, `"form":1`, `"resources"`, `"with"`, `"wish"`, `"wanted"`)
		assert.JSONEq(t, line, old.Replace(string(again)), "nothing is lost but the old names")
	}
	s := new(storetest.Memory)
	require.NoError(t, s.Append(t.Context(), 0, events))
	a := openOver(t, s)
	_, err = a.Arrive(t.Context(), desk(8*24*time.Hour), "5/2")
	require.NoError(t, err)
	b, ok := a.Get("5/2")
	require.True(t, ok)
	assert.Equal(t, []string{"room 1"}, b.Resources)
	waiting := a.Waiting()
	require.Len(t, waiting, 1)
	assert.Len(t, waiting[0].Wish.Offered, 2)
}

func TestCheckEvents(t *testing.T) {
	e := fullEvent()
	require.NoError(t, appointment.CheckEvents(6, []appointment.Event{e}))
	_, field := code(t, appointment.CheckEvents(7, []appointment.Event{e}))
	assert.Equal(t, "events[0].version", field)
	_, field = code(t, appointment.CheckEvents(-1, nil))
	assert.Equal(t, "after", field)
	e.By = "\xff"
	_, field = code(t, appointment.CheckEvents(6, []appointment.Event{e}))
	assert.Equal(t, "events[0].by", field)
}

// Whatever is read is written again as the same event, and only what an Agenda
// writes is read.
func FuzzEventJSON(f *testing.F) {
	f.Add([]byte(fullForm))
	f.Add([]byte(`{"form":2,"version":1,"at":"2026-03-02T08:00:01Z","verb":"wait","booking":{"id":"1","visit":"v","status":"waitlist"}}`))
	f.Add([]byte(`{"form":1,"version":1,"at":"9999-12-31T23:59:59.9999999-14:00","verb":"book"}`)) // beyond the years in UTC
	f.Add([]byte(`null`))
	f.Add([]byte(`{"FORM":1,"form":2}`)) // names differ by case alone
	f.Fuzz(func(t *testing.T, data []byte) {
		var e appointment.Event
		if json.Unmarshal(data, &e) != nil || e.Version == 0 {
			return
		}
		require.NoError(t, appointment.CheckEvents(e.Version-1, []appointment.Event{e}))
		text, err := json.Marshal(e)
		require.NoError(t, err)
		var again appointment.Event
		require.NoError(t, json.Unmarshal(text, &again))
		require.True(t, e.Equal(again))
		twice, err := json.Marshal(again)
		require.NoError(t, err)
		require.True(t, bytes.Equal(text, twice), "equal events are the same text")
	})
}
