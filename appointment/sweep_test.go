package appointment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// A process that does nothing but sweep ends the holds of the others.
func TestSweepOfAnotherProcess(t *testing.T) {
	s := new(storetest.Memory)
	desks, sweeper := openOver(t, s), openOver(t, s)
	_, err := desks.Hold(t.Context(), desk(0), request("hold", "visit", 24*time.Hour), now.Add(5*time.Minute))
	require.NoError(t, err)
	wait(t, desks, "waits", "visit", 0, appointment.Wish{From: now.Add(24 * time.Hour), To: now.Add(24*time.Hour + time.Minute)})

	require.NoError(t, sweeper.Sweep(t.Context(), desk(5*time.Minute-time.Second)))
	assert.Equal(t, appointment.StatusPending, status(t, sweeper, "hold"), "the second before its end")
	require.NoError(t, sweeper.Sweep(t.Context(), desk(5*time.Minute)))
	require.NoError(t, desks.Sync(t.Context()))
	assert.Equal(t, appointment.StatusCancelled, status(t, desks, "hold"))
	assert.Equal(t, appointment.StatusPending, status(t, desks, "waits"), "who waits has an offer")

	require.NoError(t, sweeper.Sweep(t.Context(), desk(2*time.Hour)))
	require.NoError(t, desks.Sync(t.Context()))
	assert.Equal(t, appointment.StatusWaitlisted, status(t, desks, "waits"), "which ends as well")
}

func TestSweepNeedsTheInstant(t *testing.T) {
	what, field := code(t, open(t).Sweep(t.Context(), appointment.Provenance{}))
	assert.Equal(t, []any{telehealth.ErrorMissing, "provenance.at"}, []any{what, field})
}

// What comes of a command that is given again after its outcome was unknown.
func TestCommandGivenAgain(t *testing.T) {
	s := new(scripted)
	a := openOver(t, s)
	book := func() error {
		_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
		return err
	}
	move := func() error {
		_, err := a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(2 * time.Hour)})
		return err
	}
	cancel := func() error {
		_, err := a.Cancel(t.Context(), desk(0), "1")
		return err
	}
	lose := func(do func() error) {
		// It is stored, and nothing can be read to learn that it was.
		s.after, s.read = errDisk, errDisk
		require.ErrorIs(t, do(), appointment.ErrOutcomeUnknown)
		s.after, s.read = nil, nil
	}
	lose(book)
	what, field := code(t, book())
	assert.Equal(t, []any{telehealth.ErrorContradiction, "request.id"}, []any{what, field}, "a new booking finds its ID used")
	lose(move)
	require.NoError(t, move(), "a move is there already")
	lose(cancel)
	var wrong *appointment.TransitionError
	require.ErrorAs(t, cancel(), &wrong, "a verb that leads to another status finds it there")
	assert.Equal(t, appointment.StatusCancelled, wrong.From)
	assert.Equal(t, appointment.StatusCancelled, wrong.To)
}
