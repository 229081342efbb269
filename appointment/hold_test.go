package appointment_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// No hold and no offer goes on when the visit should have begun.
func TestHoldEndsWithTheStart(t *testing.T) {
	a := open(t)
	_, err := a.Hold(t.Context(), desk(0), request("1", "visit", time.Hour), now.Add(time.Hour+time.Second))
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what)
	assert.Equal(t, "until", field)
	b, err := a.Hold(t.Context(), desk(0), request("1", "visit", time.Hour), now.Add(time.Hour))
	require.NoError(t, err, "until the very start")
	assert.Equal(t, now.Add(time.Hour), b.Until)
	b, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(30 * time.Minute)})
	require.NoError(t, err)
	assert.Equal(t, now.Add(30*time.Minute), b.Until, "moved to an earlier start")
	b, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(2 * time.Hour)})
	require.NoError(t, err)
	assert.Equal(t, now.Add(30*time.Minute), b.Until, "no longer than it was")
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now})
	_, field = code(t, err)
	assert.Equal(t, "request.start", field, "a hold that would end at once")
	_, err = a.Confirm(t.Context(), desk(30*time.Minute), "1")
	var wrong *appointment.TransitionError
	require.ErrorAs(t, err, &wrong, "it has ended")
}

func TestOfferEndsWithTheStart(t *testing.T) {
	a := open(t) // offers are for an hour
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", 30*time.Minute))
	require.NoError(t, err)
	wait(t, a, "w", "visit", 0, appointment.Wish{Practitioner: "dr-a"})
	_, err = a.Cancel(t.Context(), desk(10*time.Minute), "1")
	require.NoError(t, err)
	w, _ := a.Get("w")
	assert.Equal(t, appointment.StatusPending, w.Status)
	assert.Equal(t, now.Add(30*time.Minute), w.Until, "the start comes before the hour is over")

	a = open(t)
	_, err = a.Book(t.Context(), desk(0), request("1", "visit", 30*time.Minute))
	require.NoError(t, err)
	wait(t, a, "w", "visit", 0, appointment.Wish{Practitioner: "dr-a"})
	_, err = a.Cancel(t.Context(), desk(30*time.Minute), "1")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusWaitlisted, status(t, a, "w"), "nobody can take an offer that ends at once")
}

// A history from before has holds that outlive their time.
func TestConfirmAfterTheStart(t *testing.T) {
	s := new(storetest.Memory)
	for i, id := range []string{"1", "2"} {
		start := now.Add(time.Duration(i) * time.Hour)
		require.NoError(t, s.Append(t.Context(), int64(i), []appointment.Event{{
			Version: int64(i) + 1, At: now, Verb: appointment.VerbHold,
			Booking: appointment.Booking{
				ID: id, Practitioner: "dr-a", Visit: "visit", Start: start, End: start.Add(30 * time.Minute),
				Status: appointment.StatusPending, Until: now.Add(5 * time.Hour),
			},
		}}))
	}
	a := openOver(t, s)
	_, err := a.Confirm(t.Context(), desk(time.Hour-time.Second), "2")
	require.NoError(t, err, "a second before the start")
	_, err = a.Confirm(t.Context(), desk(0), "1")
	assert.Equal(t, []appointment.Cause{appointment.CauseTooSoon}, causes(t, err), "at the start")
	forced := desk(time.Hour)
	forced.Force = "the patient was there"
	b, err := a.Confirm(t.Context(), forced, "1")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusBooked, b.Status)
	assert.Equal(t, "the patient was there", a.History("1")[1].Forced)
}

// An event that no store keeps fails its own command.
func TestEventThatNoStoreKeeps(t *testing.T) {
	late := time.Date(9999, time.December, 31, 23, 30, 0, 0, time.UTC)
	for reason, s := range map[string]appointment.Store{"memory": nil, "store": &scripted{}} {
		p := house(t)
		west := p.Calendars["dr-a"] // at UTC-4: 31 December all evening
		west.Zone, west.Territory = nil, telehealth.Guadeloupe
		p.Calendars["dr-w"] = west
		a, err := appointment.Open(t.Context(), p, s)
		require.NoError(t, err)
		r := appointment.Request{ID: "1", Practitioner: "dr-w", Visit: "visit", Start: late}
		entry := appointment.Provenance{At: late.Add(-time.Hour)}
		_, err = a.Book(t.Context(), entry, r)
		_, field := code(t, err)
		assert.Equal(t, "booking.end", field, reason)
		_, ok := a.Get("1")
		assert.False(t, ok, reason)
		_, err = a.Repeat(t.Context(), entry, r, 1)
		require.Error(t, err, reason)
		r.Start = late.Add(-30 * time.Minute)
		_, err = a.Book(t.Context(), entry, r)
		require.NoError(t, err, "the last visit of the last year")
		_, err = a.Reschedule(t.Context(), entry, appointment.Request{ID: "1", Start: late})
		require.Error(t, err, reason)
		b, _ := a.Get("1")
		assert.Equal(t, late.Add(-30*time.Minute), b.Start, reason)
	}
}

func TestFulfilBeforeTheStart(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	_, err = a.Fulfil(t.Context(), desk(time.Hour-time.Second), "1")
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what)
	assert.Equal(t, "provenance.at", field)
	_, err = a.Fulfil(t.Context(), desk(time.Hour), "1")
	require.NoError(t, err, "a short visit")
}

func TestReopen(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	for _, do := range [][]func() (appointment.Booking, error){
		{func() (appointment.Booking, error) { return a.Arrive(t.Context(), desk(0), "1") }},
		{
			func() (appointment.Booking, error) { return a.Arrive(t.Context(), desk(0), "1") },
			func() (appointment.Booking, error) { return a.CheckIn(t.Context(), desk(0), "1") },
		},
		{func() (appointment.Booking, error) { return a.NoShow(t.Context(), desk(time.Hour), "1") }},
	} {
		for _, step := range do {
			_, err := step()
			require.NoError(t, err)
		}
		b, err := a.Reopen(t.Context(), desk(time.Hour), "1")
		require.NoError(t, err)
		assert.Equal(t, appointment.StatusBooked, b.Status)
	}
	_, err = a.Reopen(t.Context(), desk(time.Hour), "1")
	var wrong *appointment.TransitionError
	require.ErrorAs(t, err, &wrong, "there is nothing to take back")
}

// Whoever is stored with a command that cannot be stored is.
func TestEventThatNoStoreKeepsAmongOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{before: func(context.Context) error { time.Sleep(time.Second); return nil }}
		p := house(t)
		west := p.Calendars["dr-a"]
		west.Zone, west.Territory = nil, telehealth.Guadeloupe
		p.Calendars["dr-w"] = west
		a, err := appointment.Open(t.Context(), p, s)
		require.NoError(t, err)
		late := time.Date(9999, time.December, 31, 23, 30, 0, 0, time.UTC)
		var group sync.WaitGroup
		for i, id := range []string{"leads", "good", "bad", "good too"} {
			time.Sleep(time.Millisecond) // the first leads, the others are stored together
			group.Go(func() {
				r := appointment.Request{ID: id, Practitioner: "dr-w", Visit: "visit", Start: late.Add(-time.Duration(i+1) * time.Hour)}
				if id == "bad" {
					r.Start = late
				}
				_, err := a.Book(t.Context(), appointment.Provenance{At: late.Add(-24 * time.Hour)}, r)
				assert.Equal(t, id == "bad", err != nil, "%s: %v", id, err)
			})
		}
		group.Wait()
		assert.EqualValues(t, 2, s.appends.Load())
	})
}
