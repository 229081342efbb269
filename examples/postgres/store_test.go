package postgresstore

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestErrorsSayWhatIsWrong(t *testing.T) {
	s := create(t)
	require.NoError(t, s.Append(t.Context(), 0, storetest.Events(0, 3)))

	err := s.Append(t.Context(), 1, storetest.Events(1, 1))
	require.ErrorIs(t, err, appointment.ErrConflict)
	require.EqualError(t, err, "append after version 1 of 3: the history has later events")

	err = s.Append(t.Context(), 7, storetest.Events(7, 1))
	require.NotErrorIs(t, err, appointment.ErrConflict, "there is nothing to read and try again")
	require.EqualError(t, err, `after: out-of-range: "7", expected at most 3, the last version of the agenda`)
	require.Len(t, storetest.History(t, s, 0), 3)
}

// Even a program that knows nothing of the lock is kept out by the primary key.
func TestThePrimaryKeyIsAConflict(t *testing.T) {
	s := create(t)
	tx, err := s.pool.Begin(t.Context())
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "INSERT INTO telehealth_events VALUES ('practice', 1, '{}')")
	require.NoError(t, err)
	var group sync.WaitGroup
	group.Go(func() {
		time.Sleep(100 * time.Millisecond)
		assert.NoError(t, tx.Commit(t.Context()))
	})
	err = s.Append(t.Context(), 0, storetest.Events(0, 2))
	group.Wait()
	require.ErrorIs(t, err, appointment.ErrConflict)
}

func TestAgendasOfOneDatabaseAreApart(t *testing.T) {
	at := place(t)
	one, two := open(t, at, "paris"), open(t, at, "lyon")
	require.NoError(t, one.Append(t.Context(), 0, storetest.Events(0, 3)))
	require.Empty(t, storetest.History(t, two, 0))
	require.NoError(t, two.Append(t.Context(), 0, storetest.Events(0, 1)))
	require.Len(t, database.Sound(t, one), 3)
	require.Len(t, database.Sound(t, two), 1)
}

// The columns are a promise to the practice's own queries.
func TestBookingsByQuery(t *testing.T) {
	s := create(t)
	all := storetest.Events(0, 2)
	full, waiting := &all[0], &all[1]
	full.Booking.Mode, full.Booking.Resources = telehealth.ModeVideo, []string{"room 1", `the "old" scanner`}
	full.Booking.Before, full.Booking.After = 5*time.Minute, 90*time.Minute
	full.Booking.Status, full.Booking.Until = appointment.StatusPending, full.At.Add(time.Minute+1500*time.Microsecond)
	full.Verb = appointment.VerbHold
	full.Booking.Series = "weekly"
	waiting.Verb = appointment.VerbWait
	waiting.Booking = appointment.Booking{
		ID: "w", Visit: "visit", Status: appointment.StatusWaitlisted, Wish: appointment.Wish{Since: full.At},
	}
	require.NoError(t, s.Append(t.Context(), 0, all))

	row := func(id string) string {
		rows, err := s.pool.Query(t.Context(), `SELECT concat_ws(' | ', version, status, practitioner, visit, patient, mode,
			coalesce((starts AT TIME ZONE 'UTC')::text, '-'), coalesce((ends AT TIME ZONE 'UTC')::text, '-'), before, after,
			resources, coalesce((held_until AT TIME ZONE 'UTC')::text, '-'), series)
			FROM telehealth_bookings WHERE agenda = 'practice' AND id = $1`, id)
		require.NoError(t, err)
		text, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[string])
		require.NoError(t, err)
		return text
	}
	assert.Equal(t, `1 | pending | dr-1 | visit | p-booking-1 | video | 2026-03-03 08:00:00 | 2026-03-03 08:30:00 | `+
		`00:05:00 | 01:30:00 | {"room 1","the \"old\" scanner"} | 2026-03-02 08:01:00.0015 | weekly`, row("booking-1"))
	assert.Equal(t, "2 | waitlist |  | visit |  | in-person | - | - | 00:00:00 | 00:00:00 | {} | - | ", row("w"))

	again := storetest.Events(2, 2)
	again[1].Verb = appointment.VerbCancel
	for i, status := range []appointment.Status{appointment.StatusBooked, appointment.StatusCancelled} {
		again[i].Booking = full.Booking
		again[i].Booking.Status, again[i].Booking.Until = status, time.Time{}
	}
	require.NoError(t, s.Append(t.Context(), 2, again))
	assert.Contains(t, row("booking-1"), "4 | cancelled | ", "the row is that of the last event")
}

func TestOpenRefuses(t *testing.T) {
	at := place(t)
	_, err := Open(t.Context(), at, "")
	require.EqualError(t, err, "agenda: missing, expected a name of the caller's own")

	s := open(t, at, "practice")
	_, err = s.pool.Exec(t.Context(), "UPDATE telehealth_schema SET version = 2")
	require.NoError(t, err)
	_, err = Open(t.Context(), at, "practice")
	require.EqualError(t, err, `open the database: telehealth_schema.version: out-of-range: "2", expected 1; a newer program made the tables`)
	var field *telehealth.FieldError
	require.ErrorAs(t, err, &field)

	for _, url := range []string{"postgres://u:sesame@127.0.0.1:1/none", "postgres://u:sesame@[broken"} {
		_, err = Open(t.Context(), url, "practice")
		require.Error(t, err)
		require.False(t, strings.Contains(err.Error(), "sesame"), "no password in a message")
	}
}

// A commit waits for the disk, whatever the server does by itself.
func TestCommitsAreSynchronous(t *testing.T) {
	for set, want := range map[string]string{"off": "on", "local": "local", "on": "on"} {
		s := open(t, with(t, place(t), "synchronous_commit", set), "practice")
		tx, err := s.pool.Begin(t.Context())
		require.NoError(t, err)
		_, err = tx.Exec(t.Context(), setup)
		require.NoError(t, err)
		var commit, idle string
		require.NoError(t, tx.QueryRow(t.Context(), "SHOW synchronous_commit").Scan(&commit))
		require.NoError(t, tx.QueryRow(t.Context(), "SHOW idle_in_transaction_session_timeout").Scan(&idle))
		assert.Equal(t, want, commit)
		assert.Equal(t, "10s", idle)
		require.NoError(t, tx.Rollback(t.Context()))
	}
}
