package appointment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
)

// An arrival that is noted a day before does not pass the deadline by; who is there
// at the start may leave before being seen.
func TestCancelDeadlineOfWhoIsThere(t *testing.T) {
	start := 48 * time.Hour
	for _, c := range []struct {
		reason  string
		checkIn bool
		at      time.Duration
		refused bool
	}{
		{"before the deadline", false, start - 24*time.Hour, false},
		{"after it, noted as there", false, start - 23*time.Hour, true},
		{"after it, checked in", true, start - 23*time.Hour, true},
		{"the minute before the start", true, start - time.Minute, true},
		{"at the start, tired of waiting", false, start, false},
		{"later, checked in", true, start + time.Hour, false},
	} {
		a := open(t)
		_, err := a.Book(t.Context(), desk(0), request("1", "strict", start))
		require.NoError(t, err)
		_, err = a.Arrive(t.Context(), desk(c.at), "1")
		require.NoError(t, err)
		if c.checkIn {
			_, err = a.CheckIn(t.Context(), desk(c.at), "1")
			require.NoError(t, err)
		}
		_, err = a.Cancel(t.Context(), desk(c.at), "1")
		if !c.refused {
			assert.NoError(t, err, c.reason)
			continue
		}
		assert.Equal(t, []appointment.Cause{appointment.CauseDeadline}, causes(t, err), c.reason)
		forced := desk(c.at)
		forced.Force = "the doctor is ill"
		_, err = a.Cancel(t.Context(), forced, "1")
		assert.NoError(t, err, c.reason)
	}
}

func TestAgendaCancelDeadline(t *testing.T) {
	start := 48 * time.Hour
	for _, c := range []struct {
		reason  string
		at      time.Duration
		refused bool
	}{
		{"the minute before the deadline", start - 24*time.Hour - time.Minute, false},
		{"at the deadline: 24 hours before at the latest", start - 24*time.Hour, false},
		{"the minute after", start - 24*time.Hour + time.Minute, true},
	} {
		a := open(t)
		for _, id := range []string{"1", "2"} {
			_, err := a.Book(t.Context(), desk(0), request(id, "strict", start))
			require.NoError(t, err)
			start += 30 * time.Minute
		}
		start -= time.Hour
		_, err := a.Cancel(t.Context(), desk(c.at), "1")
		_, moved := a.Reschedule(t.Context(), desk(c.at+30*time.Minute), appointment.Request{ID: "2", Start: now.Add(96 * time.Hour)})
		if !c.refused {
			require.NoError(t, err, c.reason)
			require.NoError(t, moved, c.reason)
			continue
		}
		assert.Equal(t, []appointment.Cause{appointment.CauseDeadline}, causes(t, err), c.reason)
		assert.Equal(t, []appointment.Cause{appointment.CauseDeadline}, causes(t, moved), c.reason)
		forced := desk(c.at)
		forced.Force = "the doctor is ill"
		b, err := a.Cancel(t.Context(), forced, "1")
		require.NoError(t, err)
		assert.Equal(t, appointment.StatusCancelled, b.Status)
		assert.Equal(t, "the doctor is ill", a.History("1")[1].Forced)
	}
}

// What never was a booking has no deadline, nor is it forced.
func TestCorrectKnowsNoDeadline(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "strict", time.Hour))
	require.NoError(t, err)
	_, err = a.Cancel(t.Context(), desk(0), "1")
	require.Equal(t, []appointment.Cause{appointment.CauseDeadline}, causes(t, err))
	b, err := a.EnterInError(t.Context(), desk(0), "1")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusEnteredInError, b.Status)
	assert.Empty(t, a.History("1")[1].Forced)
	_, err = a.Book(t.Context(), desk(0), request("2", "strict", time.Hour))
	assert.NoError(t, err, "its time is free")
}
