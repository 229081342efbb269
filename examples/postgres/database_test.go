package postgresstore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/require"
)

// database is an agenda of a server, as the tests of all databases see it.
var database = storetest.Database[*Store]{
	Create: place,
	Open:   func(ctx context.Context, at string) (*Store, error) { return Open(ctx, at, "practice") },
	Close:  func(s *Store) error { s.Close(); return nil },
	Rows:   rows,
	Settle: settle,
	Page:   pageSize,
	Damage: map[string]func(testing.TB, *Store){
		"a gap":                   damage("DELETE FROM telehealth_events WHERE version = 2"),
		"no event":                damage(`UPDATE telehealth_events SET event = '{"by":"p-17"}' WHERE version = 2`),
		"another version inside":  damage("UPDATE telehealth_events SET event = jsonb_set(event, '{version}', '1') WHERE version = 2"),
		"another version outside": damage("UPDATE telehealth_events SET version = version + 7 WHERE version > 1"),
	},
	Fill: fill,
}

func TestStore(t *testing.T)      { storetest.Test(t, database.Handles) }
func TestStorm(t *testing.T)      { storetest.Storm(t, database.Handles) }
func TestFaults(t *testing.T)     { storetest.Faults(t, database.Handles) }
func TestDurable(t *testing.T)    { storetest.Durable(t, database) }
func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, database) }

// place is a schema of its own in the database of the tests, gone afterwards.
func place(t testing.TB) (at string) {
	t.Helper()
	at = os.Getenv("TELEHEALTH_POSTGRES")
	if at == "" {
		t.Skip("TELEHEALTH_POSTGRES, the URL of a PostgreSQL database, is not set")
	}
	name := fmt.Sprintf("telehealth_test_%x", rand.Uint64())
	statement(t, at, "CREATE SCHEMA "+name)
	t.Cleanup(func() { statement(t, at, "DROP SCHEMA "+name+" CASCADE") })
	return with(t, at, "search_path", name)
}

// with sets a parameter of the session.
func with(t testing.TB, at, name, value string) string {
	t.Helper()
	u, err := url.Parse(at)
	require.NoError(t, err)
	query := u.Query()
	query.Set(name, value)
	u.RawQuery = query.Encode()
	return u.String()
}

// statement has a connection of its own, so that it works after the test too.
func statement(t testing.TB, at, sql string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	conn, err := pgx.Connect(ctx, at)
	require.NoError(t, err)
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	require.NoError(t, err)
}

func open(t testing.TB, at, agenda string) *Store {
	t.Helper()
	s, err := Open(t.Context(), at, agenda)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

func create(t testing.TB) *Store {
	t.Helper()
	return open(t, place(t), "practice")
}

func damage(sql string) func(testing.TB, *Store) {
	return func(t testing.TB, s *Store) {
		t.Helper()
		_, err := s.pool.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
}

func rows(t testing.TB, s *Store) []storetest.Row {
	t.Helper()
	rows, err := s.pool.Query(t.Context(),
		"SELECT id, version, practitioner, starts FROM telehealth_bookings WHERE agenda = $1", s.agenda)
	require.NoError(t, err)
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[storetest.Row])
	require.NoError(t, err)
	return list
}

// settle waits until whoever was killed or gave up has ended at the server too.
func settle(t testing.TB, s *Store) {
	t.Helper()
	_, err := s.pool.Exec(t.Context(), "SELECT "+lock, s.agenda)
	require.NoError(t, err)
}

// agenda opens that of the practice of all databases.
func agenda(t *testing.T, s appointment.Store) *appointment.Agenda {
	t.Helper()
	a, err := appointment.Open(t.Context(), storetest.Practice(), s)
	require.NoError(t, err)
	return a
}
