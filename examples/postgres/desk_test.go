package postgresstore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/require"
)

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

const (
	doctors = 4
	visit   = 15 * time.Minute
)

// now is when everything in these tests is said; what is booked comes after it.
func now() time.Time { return time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC) }

// practice is open day and night: what it refuses is taken.
func practice() appointment.Practice {
	var week appointment.Week
	for day := range week {
		week[day] = []appointment.Hours{{}}
	}
	p := appointment.Practice{
		Calendars: map[string]appointment.Calendar{},
		Visits:    []appointment.VisitType{{Ref: "follow-up", Duration: visit}},
	}
	for n := range doctors {
		p.Calendars[fmt.Sprint("dr-", n)] = appointment.Calendar{
			Zone: time.UTC, OpenOnHolidays: true, Weeks: []appointment.Week{week},
		}
	}
	return p
}

// request asks for the n-th place of the practice.
func request(id string, n int) appointment.Request {
	return appointment.Request{
		ID: id, Practitioner: fmt.Sprint("dr-", n%doctors), Visit: "follow-up", Patient: "p-" + id,
		Start: now().Add(24*time.Hour + time.Duration(n/doctors)*visit),
	}
}

func entry() appointment.Provenance { return appointment.Provenance{By: "desk", At: now()} }

// storm books places at random, some of them taken, until an error that is no
// refusal, and says what was booked.
func storm(ctx context.Context, a *appointment.Agenda, name string, booked func(id string)) error {
	for n := 0; ; n++ {
		id := fmt.Sprint(name, "-", n)
		_, err := a.Book(ctx, entry(), request(id, rand.IntN(20_000)))
		var refused *appointment.Refusal
		switch {
		case err == nil:
			booked(id)
		case !errors.As(err, &refused):
			return err
		}
	}
}

// events are n bookings of the places after a version.
func events(after int64, n int) []appointment.Event {
	list := make([]appointment.Event, n)
	for i := range list {
		version := after + 1 + int64(i)
		r := request(fmt.Sprint("b-", version), int(version))
		list[i] = appointment.Event{
			Version: version, At: now(), By: "desk", Verb: appointment.VerbBook,
			Booking: appointment.Booking{
				ID: r.ID, Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient,
				Start: r.Start, End: r.Start.Add(visit), Status: appointment.StatusBooked,
			},
		}
	}
	return list
}

func history(t testing.TB, s *Store) []appointment.Event {
	t.Helper()
	var list []appointment.Event
	for e, err := range s.Read(t.Context(), 0) {
		require.NoError(t, err)
		list = append(list, e)
	}
	return list
}

// sound checks what holds for every history, however it came to be, and returns
// it by booking.
func sound(t testing.TB, s *Store) map[string]appointment.Event {
	t.Helper()
	_, err := s.pool.Exec(t.Context(), "SELECT "+lock, s.agenda)
	require.NoError(t, err, "whoever was killed has ended at the server too")
	all := history(t, s)
	require.NoError(t, appointment.CheckEvents(0, all), "versions without gaps, events that are some")
	last := latest(all)
	taken := map[string]string{}
	want := make([]string, 0, len(last))
	for id, e := range last { // every visit of these tests is one place long
		place := e.Booking.Practitioner + e.Booking.Start.String()
		require.Empty(t, taken[place], "overlaps %s", id)
		taken[place] = id
		want = append(want, fmt.Sprint(id, " ", e.Version, " ", e.Booking.Practitioner, " ", e.Booking.Start.Unix()))
	}
	rows, err := s.pool.Query(t.Context(), `SELECT concat_ws(' ', id, version, practitioner, extract(epoch FROM starts)::bigint)
		FROM telehealth_bookings WHERE agenda = $1`, s.agenda)
	require.NoError(t, err)
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	slices.Sort(want)
	slices.Sort(got)
	require.True(t, slices.Equal(want, got), "the bookings are those of the events")
	return last
}
