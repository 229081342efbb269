package sqlitestore

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

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
	require.EqualError(t, err, `after: out-of-range: "7", expected at most 3, the last version of the file`)
}

// A reader may write while it reads, though there is one connection.
func TestAReaderMayWrite(t *testing.T) {
	s := create(t)
	require.NoError(t, s.Append(t.Context(), 0, storetest.Events(0, 3)))
	var seen int64
	for e, err := range s.Read(t.Context(), 0) {
		require.NoError(t, err)
		if seen = e.Version; seen <= 3 {
			require.NoError(t, s.Append(t.Context(), 2+seen, storetest.Events(2+seen, 1)))
		}
	}
	require.Len(t, storetest.History(t, s, 0), 6)
}

// The columns are a promise to the practice's own queries.
func TestBookingsByQuery(t *testing.T) {
	s := create(t)
	events := storetest.Events(0, 4)
	full, waiting, cancelled, twice := events[0], events[1], events[2], events[3]
	full.Booking.Mode, full.Booking.Resources = telehealth.ModeVideo, []string{"room 1", `the "old" scanner`}
	full.Booking.Before, full.Booking.After = 5*time.Minute, 10*time.Minute
	full.Booking.Status, full.Booking.Until = appointment.StatusPending, full.At.Add(time.Minute+1500*time.Microsecond)
	full.Verb = appointment.VerbHold
	full.Booking.Series = "weekly"
	waiting.Verb = appointment.VerbWait
	waiting.Booking = appointment.Booking{
		ID: "w", Visit: "visit", Status: appointment.StatusWaitlisted, Wish: appointment.Wish{Since: full.At},
	}
	cancelled.Verb, cancelled.Booking.Status = appointment.VerbCancel, appointment.StatusCancelled
	twice.Booking = full.Booking
	twice.Verb, twice.Booking.Status, twice.Booking.Until = appointment.VerbConfirm, appointment.StatusBooked, time.Time{}
	require.NoError(t, s.Append(t.Context(), 0, []appointment.Event{full, waiting}))

	row := func(id string) string {
		var text string
		require.NoError(t, s.db.QueryRow(`SELECT concat_ws(' | ', version, status, practitioner, visit, patient, mode,
			ifnull(starts, '-'), ifnull(ends, '-'), before_minutes, after_minutes, resources, ifnull(held_until, '-'), series)
			FROM bookings WHERE id = ?`, id).Scan(&text))
		return text
	}
	assert.Equal(t, `1 | pending | dr-1 | visit | p-booking-1 | video | 2026-03-03T08:00:00Z | 2026-03-03T08:30:00Z | `+
		`5 | 10 | ["room 1","the \"old\" scanner"] | 2026-03-02T08:01:00.0015Z | weekly`, row("booking-1"))
	assert.Equal(t, "2 | waitlist |  | visit |  | in-person | - | - | 0 | 0 | [] | - | ", row("w"))

	require.NoError(t, s.Append(t.Context(), 2, []appointment.Event{cancelled, twice}))
	assert.Contains(t, row("booking-3"), "3 | cancelled | ")
	assert.Contains(t, row("booking-1"), "4 | booked | ", "the row follows the booking")

	var minutes int
	require.NoError(t, s.db.QueryRow(`SELECT sum(unixepoch(ends) - unixepoch(starts)) / 60 FROM bookings
		WHERE status = 'booked' AND date(starts) = '2026-03-03'`).Scan(&minutes))
	assert.Equal(t, 30, minutes, "SQLite knows the instants")
}

func TestOpenRefusesWhatIsNotItsOwn(t *testing.T) {
	for _, c := range []struct{ reason, sql, want string }{
		{"a newer version", schema + "PRAGMA user_version = 2", `user_version: out-of-range: "2", expected 1; a newer program wrote the file`},
		{"tables of another program", "CREATE TABLE accounts (id)", `application_id: unknown: "0", expected 1415933029, that of an agenda`},
		{"the file of another program", "PRAGMA application_id = 7", `application_id: unknown: "7", expected 1415933029, that of an agenda`},
	} {
		path := filepath.Join(t.TempDir(), "other.db")
		db, err := sql.Open("sqlite", path)
		require.NoError(t, err)
		_, err = db.Exec(c.sql)
		require.NoError(t, err)
		require.NoError(t, db.Close())
		before, err := os.ReadFile(path)
		require.NoError(t, err)

		_, err = Open(path)
		require.EqualError(t, err, "open "+path+": "+c.want, c.reason)
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, before, after, "%s: the file stays as it is", c.reason)
	}
	text := filepath.Join(t.TempDir(), "letter.txt")
	require.NoError(t, os.WriteFile(text, []byte("Dear colleague, I have the pleasure of writing to you."), 0o600))
	_, err := Open(text)
	require.ErrorContains(t, err, "file is not a database")
	_, err = Open("")
	require.EqualError(t, err, "path: missing, expected the name of a file")
	_, err = Open(filepath.Join(t.TempDir(), "no", "folder", "a.db"))
	require.Error(t, err)
}

func TestOpenTakesAnyName(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{":memory:", "file:x.db", "a b?mode=ro&x=%41#é.db", "practice.db"} {
		s := open(t, name)
		require.NoError(t, s.Append(t.Context(), 0, storetest.Events(0, 1)))
		require.NoError(t, s.Close())
		require.FileExists(t, name)
		require.Len(t, storetest.History(t, open(t, name), 0), 1)
	}
}

// Processes that make the file at the same time: SQLite alone does not have them
// wait while one of them changes to WAL.
func TestProcessesOpenAtOnce(t *testing.T) {
	if path := os.Getenv("OPEN_FILE"); path != "" { // one of them
		open(t, path)
		return
	}
	for round := range 15 {
		path := filepath.Join(t.TempDir(), fmt.Sprint(round, ".db"))
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				cmd := exec.Command(os.Args[0], "-test.run=^TestProcessesOpenAtOnce$")
				cmd.Env = append(os.Environ(), "OPEN_FILE="+path)
				out, err := cmd.CombinedOutput()
				assert.NoError(t, err, string(out))
			})
		}
		group.Wait()
	}
}

// A commit waits for the disk: what WAL does unless told.
func TestCommitsAreSynchronous(t *testing.T) {
	s := create(t)
	var journal string
	var synchronous, busy int
	require.NoError(t, s.db.QueryRow("PRAGMA journal_mode").Scan(&journal))
	require.NoError(t, s.db.QueryRow("PRAGMA synchronous").Scan(&synchronous))
	require.NoError(t, s.db.QueryRow("PRAGMA busy_timeout").Scan(&busy))
	assert.Equal(t, "wal", journal)
	assert.Equal(t, 2, synchronous, "FULL")
	assert.Equal(t, 2000, busy)
}
