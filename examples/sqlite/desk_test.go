package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/require"
)

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

// event books the version-th place.
func event(version int64) appointment.Event {
	r := request(fmt.Sprint("b-", version), int(version))
	return appointment.Event{
		Version: version, At: now(), By: "desk", Verb: appointment.VerbBook,
		Booking: appointment.Booking{
			ID: r.ID, Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient,
			Start: r.Start, End: r.Start.Add(visit), Status: appointment.StatusBooked,
		},
	}
}

// events are n of them, after a version.
func events(after int64, n int) []appointment.Event {
	list := make([]appointment.Event, n)
	for i := range list {
		list[i] = event(after + 1 + int64(i))
	}
	return list
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func create(t testing.TB) *Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "practice.db"))
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
	all := history(t, s)
	require.NoError(t, appointment.CheckEvents(0, all), "versions without gaps, events that are some")
	last := latest(all)
	taken := map[string]string{}
	for id, e := range last { // every visit of these tests is one place long
		place := e.Booking.Practitioner + e.Booking.Start.String()
		require.Empty(t, taken[place], "overlaps %s", id)
		taken[place] = id
	}
	want := make([]string, 0, len(last))
	for id, e := range last {
		want = append(want, fmt.Sprint(id, e.Version, e.Booking.Practitioner, e.Booking.Start.Format(time.RFC3339)))
	}
	rows, err := s.db.Query("SELECT id || version || practitioner || starts FROM bookings")
	require.NoError(t, err)
	defer rows.Close()
	var got []string
	for rows.Next() {
		var row string
		require.NoError(t, rows.Scan(&row))
		got = append(got, row)
	}
	require.NoError(t, rows.Err())
	slices.Sort(want)
	slices.Sort(got)
	require.True(t, slices.Equal(want, got), "the bookings are those of the events")
	return last
}
