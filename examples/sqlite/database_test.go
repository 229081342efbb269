package sqlitestore

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// database is a file, as the tests of all databases see it.
var database = storetest.Database[*Store]{
	Create: file,
	Open:   func(_ context.Context, path string) (*Store, error) { return Open(path) },
	Close:  (*Store).Close,
	Rows:   rows,
	Page:   pageSize,
	Damage: map[string]func(testing.TB, *Store){
		"a gap":                   statement("DELETE FROM events WHERE version = 2"),
		"no JSON":                 statement("UPDATE events SET event = 'p-17' WHERE version = 2"),
		"no event":                statement(`UPDATE events SET event = '{"form":1}' WHERE version = 2`),
		"another version inside":  statement("UPDATE events SET event = (SELECT event FROM events WHERE version = 1) WHERE version = 2"),
		"another version outside": statement("UPDATE events SET version = version + 7 WHERE version > 1"),
	},
	Fill: fill,
}

func TestStore(t *testing.T)      { storetest.Test(t, database.Handles) }
func TestStorm(t *testing.T)      { storetest.Storm(t, database.Handles) }
func TestFaults(t *testing.T)     { storetest.Faults(t, database.Handles) }
func TestDurable(t *testing.T)    { storetest.Durable(t, database) }
func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, database) }

// file is the name of one that is not there yet.
func file(t testing.TB) string { return filepath.Join(t.TempDir(), "practice.db") }

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func create(t testing.TB) *Store {
	t.Helper()
	return open(t, file(t))
}

func statement(sql string) func(testing.TB, *Store) {
	return func(t testing.TB, s *Store) {
		t.Helper()
		_, err := s.db.Exec(sql)
		require.NoError(t, err)
	}
}

func rows(t testing.TB, s *Store) (list []storetest.Row) {
	t.Helper()
	rows, err := s.db.Query("SELECT id, version, practitioner, starts FROM bookings")
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var r storetest.Row
		var start string
		require.NoError(t, rows.Scan(&r.ID, &r.Version, &r.Practitioner, &start))
		r.Start, err = time.Parse(time.RFC3339, start)
		require.NoError(t, err)
		list = append(list, r)
	}
	require.NoError(t, rows.Err())
	return list
}

// fill opens a file that may not grow much.
func fill(t *testing.T) (s *Store, isFull func(error) bool, free func()) {
	s = create(t)
	statement("PRAGMA max_page_count = 60")(t, s)
	isFull = func(err error) bool {
		failed, ok := errors.AsType[*sqlite.Error](err)
		return ok && failed.Code() == sqlite3.SQLITE_FULL
	}
	return s, isFull, func() { statement("PRAGMA max_page_count = 1000000")(t, s) }
}

// agenda opens that of the practice of all databases.
func agenda(t *testing.T, s *Store) *appointment.Agenda {
	t.Helper()
	a, err := appointment.Open(t.Context(), storetest.Practice(), s)
	require.NoError(t, err)
	return a
}
