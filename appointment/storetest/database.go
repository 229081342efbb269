package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

// A Database is a store that outlives its process, as its tests see it: what opens
// it, what closes it, what harms it. The fields that say so may be nil.
type Database[S appointment.Store] struct {
	// Create makes an empty history, gone after the test, and says where it is, as
	// a path or an address. Without a database to be had it skips the test.
	Create func(t testing.TB) (at string)
	// Open opens a history as another process does, at once and at the same time
	// as others.
	Open  func(ctx context.Context, at string) (S, error)
	Close func(S) error

	// Rows returns the bookings as the practice's own queries find them. With nil
	// there is no such table.
	Rows func(t testing.TB, s S) []Row
	// Settle returns when the database has ended what a process that is gone, or a
	// caller who gave up, had begun. With nil it has ended by itself.
	Settle func(t testing.TB, s S)
	// Page is how many events a store reads at once; 0 for one that has no pages.
	Page int
	// Damage changes the second of three events behind the store's back, by what is
	// wrong with it then.
	Damage map[string]func(t testing.TB, s S)
	// Fill opens an empty history on a disk that is soon full. It returns whether an
	// error says so, and what makes room again.
	Fill func(t *testing.T) (s S, full func(error) bool, free func())
}

// A Row is a booking in a table for the practice's own queries.
type Row struct {
	ID           string
	Version      int64 // of its last event
	Practitioner string
	Start        time.Time
}

// String returns all fields, to compare rows in any order.
func (r Row) String() string {
	return fmt.Sprint(r.ID, " ", r.Version, " ", r.Practitioner, " ", r.Start.UnixMicro())
}

// open is closed again after the test, at the latest.
func (d Database[S]) open(t testing.TB, at string) S {
	t.Helper()
	s, err := d.Open(t.Context(), at)
	must(t, err)
	t.Cleanup(func() { _ = d.Close(s) }) // it may be closed already
	return s
}

func (d Database[S]) create(t testing.TB) S {
	t.Helper()
	return d.open(t, d.Create(t))
}

// Handles is the database as [Test], [Storm] and [Faults] ask for it.
func (d Database[S]) Handles(t *testing.T) (open func() appointment.Store) {
	at := d.Create(t)
	return func() appointment.Store { return d.open(t, at) }
}

// Sound checks what holds for every history of the [Practice], however it came to
// be, and returns the last event of each booking.
func (d Database[S]) Sound(t testing.TB, s S) map[string]appointment.Event {
	t.Helper()
	if d.Settle != nil {
		d.Settle(t, s)
	}
	all := History(t, s, 0)
	if err := appointment.CheckEvents(0, all); err != nil {
		t.Fatalf("versions without gaps, events that are some: %v", err)
	}
	last := map[string]appointment.Event{}
	for _, e := range all {
		last[e.Booking.ID] = e
	}
	taken := map[string]string{}
	var want []string
	for id, e := range last { // every visit of these tests is one place long
		b := e.Booking
		place := fmt.Sprint(b.Practitioner, b.Start.Unix())
		if taken[place] != "" {
			t.Fatalf("%s overlaps %s", id, taken[place])
		}
		taken[place] = id
		want = append(want, Row{id, e.Version, b.Practitioner, b.Start}.String())
	}
	if d.Rows == nil {
		return last
	}
	var got []string
	for _, r := range d.Rows(t, s) {
		got = append(got, r.String())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Fatalf("the rows of the bookings are not those of the events:\n got %q\nwant %q", got, want)
	}
	return last
}

// agendaOf opens the agenda of a store that does not fail.
func agendaOf(t testing.TB, s appointment.Store) *appointment.Agenda {
	t.Helper()
	a, err := appointment.Open(t.Context(), Practice(), s)
	must(t, err)
	return a
}
