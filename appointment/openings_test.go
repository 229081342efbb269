package appointment_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func TestAgendaFree(t *testing.T) {
	a := open(t)
	for id, start := range map[string]time.Duration{"1": time.Hour, "2": 2 * time.Hour, "elsewhere": 30 * time.Hour} {
		_, err := a.Book(t.Context(), desk(0), request(id, "visit", start))
		require.NoError(t, err)
	}
	q, err := a.Free("dr-a", "visit", now, now.Add(time.Hour), now.Add(3*time.Hour))
	require.NoError(t, err)
	assert.Len(t, q.Bookings, 2, "those of the window")
	slots, err := q.Slots()
	require.NoError(t, err)
	var starts []time.Duration
	for s := range slots {
		starts = append(starts, s.Start.Sub(now))
	}
	assert.Equal(t, []time.Duration{90 * time.Minute, 150 * time.Minute}, starts)
	q, err = a.Free("dr-a", "visit", now, time.Time{}, time.Time{})
	require.NoError(t, err)
	assert.Len(t, q.Bookings, 3, "no bounds")
	for _, c := range []struct{ practitioner, visit, field string }{
		{"dr-who", "visit", "practitioner"}, {"dr-a", "massage", "visit"},
	} {
		_, err = a.Free(c.practitioner, c.visit, now, time.Time{}, time.Time{})
		what, field := code(t, err)
		assert.Equal(t, telehealth.ErrorUnknown, what)
		assert.Equal(t, c.field, field)
	}
}

func TestAgendaNext(t *testing.T) {
	a := open(t)
	next := func(w appointment.Wish) (string, time.Duration, bool) {
		o, ok, err := a.Next("visit", w, now)
		require.NoError(t, err)
		return o.Practitioner, o.Start.Sub(now), ok
	}
	who, start, ok := next(appointment.Wish{})
	assert.True(t, ok)
	assert.Equal(t, "dr-a", who, "the first by reference")
	assert.Zero(t, start)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", 0))
	require.NoError(t, err)
	who, start, _ = next(appointment.Wish{})
	assert.Equal(t, "dr-b", who)
	assert.Zero(t, start)
	who, start, _ = next(appointment.Wish{Practitioner: "dr-a"})
	assert.Equal(t, "dr-a", who)
	assert.Equal(t, 30*time.Minute, start)
	_, _, ok = next(appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo)})
	assert.False(t, ok, "this visit is in person")
	_, _, ok = next(appointment.Wish{Practitioner: "dr-a", From: now, To: now.Add(20 * time.Minute)})
	assert.False(t, ok)
	_, _, err = a.Next("massage", appointment.Wish{}, now)
	_, field := code(t, err)
	assert.Equal(t, "visit", field)
}

func TestAgendaMisplaced(t *testing.T) {
	a := open(t)
	for id, start := range map[string]time.Duration{"past": -time.Hour, "morning": 24 * time.Hour, "night": 36 * time.Hour, "gone": 25 * time.Hour} {
		r := request(id, "visit", start)
		if id == "gone" {
			r.Practitioner = "dr-b"
		}
		forced := desk(0)
		forced.Force = "the past is there for the test"
		_, err := a.Book(t.Context(), forced, r)
		require.NoError(t, err)
	}
	list, err := a.Misplaced(now)
	require.NoError(t, err)
	assert.Empty(t, list, "nothing has changed")

	p := house(t)
	delete(p.Calendars, "dr-b")
	day := p.Calendars["dr-a"]
	var week appointment.Week
	for i := range week {
		week[i] = []appointment.Hours{{From: telehealth.MustParseTimeOfDay("08:00"), To: telehealth.MustParseTimeOfDay("18:00")}}
	}
	day.Weeks = []appointment.Week{week}
	p.Calendars["dr-a"] = day
	require.NoError(t, a.Use(p))
	list, err = a.Misplaced(now)
	require.NoError(t, err)
	got := map[string]appointment.Cause{}
	for _, m := range list {
		got[m.ID] = m.Reasons[0].Cause
	}
	assert.Equal(t, map[string]appointment.Cause{"night": appointment.CauseClosed, "gone": appointment.CauseAbsent}, got)
	p.Visits = nil
	require.NoError(t, a.Use(p))
	list, err = a.Misplaced(now)
	require.NoError(t, err)
	assert.Len(t, list, 3, "no visit type is left")
}

func TestPracticeRefusals(t *testing.T) {
	for field, change := range map[string]func(*appointment.Practice){
		"practice.offerForMinutes":           func(p *appointment.Practice) { p.OfferFor = -1 },
		"practice.calendars":                 func(p *appointment.Practice) { p.Calendars[""] = appointment.Calendar{} },
		"practice.visits[0].ref":             func(p *appointment.Practice) { p.Visits[0].Ref = "" },
		"practice.visits[1].ref":             func(p *appointment.Practice) { p.Visits[1].Ref = "visit" },
		"practice.visits[2].durationMinutes": func(p *appointment.Practice) { p.Visits[2].Duration = 0 },
	} {
		p := house(t)
		change(&p)
		_, err := appointment.Open(t.Context(), p, nil)
		_, got := code(t, err)
		assert.Equal(t, field, got)
	}
}

// The zero Agenda has no practice, and says so.
func TestZeroAgenda(t *testing.T) {
	var a appointment.Agenda
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", 0))
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorUnknown, what)
	assert.Equal(t, "visit", field)
	assert.Empty(t, a.Bookings("dr-a", time.Time{}, time.Time{}))
	assert.Empty(t, a.Waiting())
	require.NoError(t, a.Use(house(t)))
	_, err = a.Book(t.Context(), desk(0), request("1", "visit", 0))
	require.NoError(t, err)
	_, err = a.Book(t.Context(), appointment.Provenance{}, request("2", "visit", time.Hour))
	what, field = code(t, err)
	assert.Equal(t, telehealth.ErrorMissing, what)
	assert.Equal(t, "provenance.at", field)
}

// The past is no part of the question when somebody has time from now on.
func TestFreeCopiesNoPast(t *testing.T) {
	a := open(t)
	for i := range 3 {
		_, err := a.Book(t.Context(), desk(0), request(strconv.Itoa(i), "visit", time.Duration(i)*time.Hour))
		require.NoError(t, err)
	}
	q, err := a.Free("dr-a", "visit", now.Add(75*time.Minute), time.Time{}, time.Time{})
	require.NoError(t, err)
	require.Len(t, q.Bookings, 2, "the one that goes on, and the one to come")
	assert.True(t, q.From.IsZero(), "as it was asked")
	q, err = a.Free("dr-a", "visit", now.Add(75*time.Minute), now, time.Time{})
	require.NoError(t, err)
	assert.Len(t, q.Bookings, 3, "who names a past start has its bookings")
}
