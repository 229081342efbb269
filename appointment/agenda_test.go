package appointment_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func TestAgendaBook(t *testing.T) {
	a := open(t)
	b, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusBooked, b.Status)
	assert.Equal(t, now.Add(90*time.Minute), b.End)
	got, ok := a.Get("1")
	assert.True(t, ok)
	assert.Equal(t, b, got)

	_, err = a.Book(t.Context(), desk(0), request("2", "visit", time.Hour))
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err))
	_, ok = a.Get("2")
	assert.False(t, ok, "a refusal books nothing")

	_, err = a.Book(t.Context(), desk(0), request("1", "visit", 5*time.Hour))
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what, "an ID is used once")
	assert.Equal(t, "request.id", field)
	assert.Len(t, a.History("1"), 1)
}

func TestAgendaSharesResources(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "scan", time.Hour))
	require.NoError(t, err)
	other := request("2", "scan", time.Hour)
	other.Practitioner = "dr-b"
	_, err = a.Book(t.Context(), desk(0), other)
	assert.Equal(t, []appointment.Cause{appointment.CauseNoRoom}, causes(t, err), "one scanner, two doctors")
	forced := desk(0)
	forced.Force = "urgent"
	_, err = a.Book(t.Context(), forced, other)
	assert.Equal(t, []appointment.Cause{appointment.CauseNoRoom}, causes(t, err), "no force makes a second scanner")

	_, err = a.Cancel(t.Context(), desk(time.Minute), "1")
	require.NoError(t, err)
	b, err := a.Book(t.Context(), desk(time.Minute), other)
	require.NoError(t, err)
	assert.Equal(t, []string{"scanner"}, b.Resources)
	b.Resources[0] = "changed by the caller"
	again, _ := a.Get("2")
	assert.Equal(t, []string{"scanner"}, again.Resources)

	for i, room := range []string{"room-1", "room-2"} {
		r := request(room, "room", 5*time.Hour)
		r.Practitioner = []string{"dr-a", "dr-b"}[i]
		b, err := a.Book(t.Context(), desk(0), r)
		require.NoError(t, err)
		assert.Equal(t, []string{room}, b.Resources, "the first that is free")
	}
}

func TestAgendaForce(t *testing.T) {
	for _, c := range []struct {
		reason     string
		visit      string
		start      time.Duration
		want       []appointment.Cause
		forcedWant []appointment.Cause
	}{
		{"in the past", "visit", -30 * time.Minute, []appointment.Cause{appointment.CauseTooSoon}, nil},
		{"in the buffer", "spaced", 90 * time.Minute, []appointment.Cause{appointment.CauseBuffer}, nil},
		{
			"in the visit itself", "visit", time.Hour,
			[]appointment.Cause{appointment.CauseTaken}, []appointment.Cause{appointment.CauseTaken},
		},
	} {
		t.Run(c.reason, func(t *testing.T) {
			a := open(t)
			_, err := a.Book(t.Context(), desk(0), request("first", "spaced", time.Hour))
			require.NoError(t, err)
			_, err = a.Book(t.Context(), desk(0), request("second", c.visit, c.start))
			assert.Equal(t, c.want, causes(t, err), c.reason)
			forced := desk(0)
			forced.Force = "a child with fever"
			_, err = a.Book(t.Context(), forced, request("second", c.visit, c.start))
			if c.forcedWant != nil {
				assert.Equal(t, c.forcedWant, causes(t, err))
				return
			}
			require.NoError(t, err)
			assert.Equal(t, "a child with fever", a.History("second")[0].Forced)
		})
	}
}

func TestForceIsRecordedOnlyWhereItCounted(t *testing.T) {
	a := open(t)
	forced := desk(0)
	forced.Force = "to be sure"
	_, err := a.Book(t.Context(), forced, request("1", "visit", time.Hour))
	require.NoError(t, err)
	assert.Empty(t, a.History("1")[0].Forced)
}

func TestAgendaGroup(t *testing.T) {
	a := open(t)
	for _, id := range []string{"1", "2", "3"} {
		_, err := a.Book(t.Context(), desk(0), request(id, "group", time.Hour))
		require.NoError(t, err)
	}
	_, err := a.Book(t.Context(), desk(0), request("4", "group", time.Hour))
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err), "three places")
}

func TestAgendaHold(t *testing.T) {
	a := open(t)
	_, err := a.Hold(t.Context(), desk(0), request("hold", "visit", time.Hour), now)
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorOutOfRange, what, "a hold that ends as it begins")
	assert.Equal(t, "until", field)
	until := now.Add(10 * time.Minute)
	_, err = a.Hold(t.Context(), desk(0), request("hold", "visit", time.Hour), until)
	require.NoError(t, err)
	_, err = a.Book(t.Context(), desk(10*time.Minute-time.Second), request("late", "visit", time.Hour))
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err), "a second before its end")
	free, err := a.Free("dr-a", "visit", until, now.Add(time.Hour), now.Add(90*time.Minute))
	require.NoError(t, err)
	slots, err := free.Slots()
	require.NoError(t, err)
	assert.Len(t, slices.Collect(slots), 1, "readers know the hour too")
	_, err = a.Book(t.Context(), desk(10*time.Minute), request("late", "visit", time.Hour))
	require.NoError(t, err, "at its end")
	history := a.History("hold")
	require.Len(t, history, 2)
	assert.Equal(t, appointment.VerbExpire, history[1].Verb)
	assert.Equal(t, appointment.StatusCancelled, history[1].Booking.Status)
	_, err = a.Confirm(t.Context(), desk(11*time.Minute), "hold")
	var wrong *appointment.TransitionError
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, appointment.TransitionError{
		ID: "hold", Verb: appointment.VerbConfirm, From: appointment.StatusCancelled, To: appointment.StatusBooked,
	}, *wrong)
}

func TestAgendaDay(t *testing.T) {
	a := open(t)
	_, err := a.Hold(t.Context(), desk(0), request("1", "visit", time.Hour), now.Add(time.Minute))
	require.NoError(t, err)
	for _, do := range []func() (appointment.Booking, error){
		func() (appointment.Booking, error) { return a.Confirm(t.Context(), desk(0), "1") },
		func() (appointment.Booking, error) { return a.NoShow(t.Context(), desk(time.Hour), "1") },
		func() (appointment.Booking, error) { return a.Arrive(t.Context(), desk(65*time.Minute), "1") },
		func() (appointment.Booking, error) { return a.CheckIn(t.Context(), desk(66*time.Minute), "1") },
		func() (appointment.Booking, error) { return a.Fulfil(t.Context(), desk(2*time.Hour), "1") },
		func() (appointment.Booking, error) { return a.EnterInError(t.Context(), desk(3*time.Hour), "1") },
	} {
		_, err := do()
		require.NoError(t, err)
	}
	var statuses []appointment.Status
	for i, e := range a.History("1") {
		assert.EqualValues(t, i+1, e.Version)
		assert.Equal(t, "desk", e.By)
		statuses = append(statuses, e.Booking.Status)
	}
	assert.Equal(t, []appointment.Status{
		appointment.StatusPending, appointment.StatusBooked, appointment.StatusNoShow, appointment.StatusArrived,
		appointment.StatusCheckedIn, appointment.StatusFulfilled, appointment.StatusEnteredInError,
	}, statuses)
	b, _ := a.Get("1")
	assert.Zero(t, b.Until)
	assert.Empty(t, a.Bookings("dr-a", time.Time{}, time.Time{}))
}

func TestAgendaNoShow(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	_, err = a.NoShow(t.Context(), desk(time.Hour-time.Minute), "1")
	what, _ := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what, "before the start nobody can know")
	_, err = a.NoShow(t.Context(), desk(time.Hour), "1")
	require.NoError(t, err)
	_, err = a.Book(t.Context(), desk(time.Hour), request("2", "visit", time.Hour))
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err), "the patient may still come")
	_, err = a.Arrive(t.Context(), desk(65*time.Minute), "1")
	require.NoError(t, err)
}

func TestAgendaReschedule(t *testing.T) {
	a := open(t)
	for id, start := range map[string]time.Duration{"1": time.Hour, "2": 2 * time.Hour} {
		_, err := a.Book(t.Context(), desk(0), request(id, "visit", start))
		require.NoError(t, err)
	}
	_, err := a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(2 * time.Hour)})
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err))
	b, _ := a.Get("1")
	assert.Equal(t, now.Add(time.Hour), b.Start, "a refused move moves nothing")
	b, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Practitioner: "dr-b", Start: now.Add(2 * time.Hour)})
	require.NoError(t, err)
	assert.Equal(t, "dr-b", b.Practitioner)
	assert.Equal(t, "p-1", b.Patient)
	_, err = a.Book(t.Context(), desk(0), request("3", "visit", time.Hour))
	require.NoError(t, err, "the time that was left is free")
	b, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Visit: "group"})
	require.NoError(t, err, "its own time does not stand in the way")
	assert.Equal(t, now.Add(3*time.Hour), b.End)
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Patient: "somebody else"})
	what, _ := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what)
}
