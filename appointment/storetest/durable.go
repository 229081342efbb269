package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

// Durable holds a database to what outlives a process and a caller: nothing that
// was acknowledged is lost when processes are killed, the store is closed in the
// middle, a caller gives up or the disk is full, and damage is an error. It runs
// the test binary again, with the name of the test that calls it.
func Durable[S appointment.Store](t *testing.T, d Database[S]) {
	for _, c := range []struct {
		name    string
		test    func(t *testing.T, d Database[S])
		without bool // what the test needs
	}{
		{"Crash", crash[S], false},
		{"ClosedInTheMiddle", closedInTheMiddle[S], false},
		{"Closed", closed[S], false},
		{"CalledOff", calledOff[S], false},
		{"OpenedAtOnce", openedAtOnce[S], false},
		{"Pages", pages[S], d.Page == 0},
		{"Damaged", damaged[S], len(d.Damage) == 0},
		{"Full", full[S], d.Fill == nil},
	} {
		if !c.without {
			t.Run(c.name, func(t *testing.T) { c.test(t, d) })
		}
	}
}

// closedInTheMiddle closes the store under 16 goroutines that book.
func closedInTheMiddle[S appointment.Store](t *testing.T, d Database[S]) {
	at := d.Create(t)
	s := d.open(t, at)
	agenda := agendaOf(t, s)
	var (
		mu     sync.Mutex
		booked []string
		group  sync.WaitGroup
	)
	begun := make(chan struct{})
	begin := sync.OnceFunc(func() { close(begun) })
	for n := range 16 {
		group.Go(func() {
			_ = rush(t.Context(), agenda, fmt.Sprint(n), func(id string) { // it ends with an error only
				mu.Lock()
				defer mu.Unlock()
				booked = append(booked, id)
				begin()
			})
			begin() // also where nothing can be booked
		})
	}
	<-begun
	time.Sleep(10 * time.Millisecond) // into the middle of others
	must(t, d.Close(s))
	group.Wait()
	if len(booked) == 0 {
		t.Fatal("nothing was booked")
	}
	kept(t, d.Sound(t, d.open(t, at)), booked)
}

// kept: what was acknowledged is in the history.
func kept(t testing.TB, history map[string]appointment.Event, acknowledged []string) {
	t.Helper()
	for _, id := range acknowledged {
		if _, ok := history[id]; !ok {
			t.Fatalf("%s was acknowledged and is not there", id)
		}
	}
}

// closed: a store that is closed fails, and does not seem empty.
func closed[S appointment.Store](t *testing.T, d Database[S]) {
	s := d.create(t)
	must(t, s.Append(t.Context(), 0, Events(0, 3)))
	must(t, d.Close(s))
	if err := s.Append(t.Context(), 3, Events(3, 1)); err == nil {
		t.Error("append to a closed store: no error")
	}
	failed := false
	for _, err := range s.Read(t.Context(), 0) {
		failed = failed || err != nil
	}
	if !failed {
		t.Error("read of a closed store: no error")
	}
}

// calledOff: callers lose patience at any moment. What is stored is whole, and the
// store is as good as before.
func calledOff[S appointment.Store](t *testing.T, d Database[S]) {
	s := d.create(t)
	var last int64
	called := 0
	// On until both ends were seen, however slow or fast the disk is.
	for n := 0; n < 150 || called == 0 || last == 0; n++ {
		if n == 2000 {
			t.Fatalf("%d of %d calls were called off, %d events stored", called, n, last)
		}
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(2*time.Millisecond*time.Duration(1+n/100)))
		err := s.Append(ctx, last, Events(last, 5))
		cancel()
		if err != nil {
			if errors.Is(err, appointment.ErrConflict) {
				t.Fatalf("a call that was called off: %v", err)
			}
			called++
			if d.Settle != nil {
				d.Settle(t, s)
			}
		}
		stored := int64(len(History(t, s, 0)))
		if stored != last && stored != last+5 {
			t.Fatalf("%d events, expected %d or %d", stored, last, last+5)
		}
		if err == nil && stored == last {
			t.Fatal("acknowledged and not stored")
		}
		last = stored
	}
	d.Sound(t, s)
}

// openedAtOnce: programs that open a new history at the same time make it once.
func openedAtOnce[S appointment.Store](t *testing.T, d Database[S]) {
	for range 5 {
		at := d.Create(t)
		var group sync.WaitGroup
		for range 16 {
			group.Go(func() {
				s, err := d.Open(t.Context(), at)
				if err != nil {
					t.Errorf("open: %v", err)
					return
				}
				if list := History(t, s, 0); len(list) != 0 {
					t.Errorf("a new history has %d events", len(list))
				}
				if err := d.Close(s); err != nil {
					t.Errorf("close: %v", err)
				}
			})
		}
		group.Wait()
		must(t, d.open(t, at).Append(t.Context(), 0, Events(0, 1)))
	}
}

// pages: a history is read whole where its end is near the end of a page.
func pages[S appointment.Store](t *testing.T, d Database[S]) {
	s := d.create(t)
	var have int64
	for _, n := range []int{d.Page - 1, d.Page, d.Page + 1, 2*d.Page + 7} {
		must(t, s.Append(t.Context(), have, Events(have, n-int(have))))
		have = int64(n)
		all := History(t, s, 0)
		if len(all) != n {
			t.Fatalf("%d events, expected %d", len(all), n)
		}
		must(t, appointment.CheckEvents(0, all))
	}
}

// damaged: a history that is none is an error behind what is still good, names no
// patient, and says once what was going on.
func damaged[S appointment.Store](t *testing.T, d Database[S]) {
	for reason, damage := range d.Damage {
		s := d.create(t)
		must(t, s.Append(t.Context(), 0, Events(0, 3)))
		damage(t, s)
		var seen []int64
		for e, err := range s.Read(t.Context(), 0) {
			if err != nil {
				if strings.Contains(err.Error(), "p-17") {
					t.Errorf("%s: %q shows what is in the event", reason, err)
				}
				e.Version = -1
			}
			seen = append(seen, e.Version)
		}
		if len(seen) != 2 || seen[0] != 1 || seen[1] != -1 {
			t.Errorf("%s: read %d, expected the first event and an error", reason, seen)
		}
		_, err := appointment.Open(t.Context(), Practice(), s)
		if err == nil || strings.Count(err.Error(), "read the history") != 1 {
			t.Errorf("%s: an agenda opens with %v, expected to hear once that the history could not be read", reason, err)
		}
	}
}

// full: a disk is full while an agenda books, and then has room again.
func full[S appointment.Store](t *testing.T, d Database[S]) {
	s, isFull, free := d.Fill(t)
	agenda := agendaOf(t, s)
	var booked []string
	err := rush(t.Context(), agenda, "before", func(id string) { booked = append(booked, id) })
	if !isFull(err) || !errors.Is(err, appointment.ErrNotStored) {
		t.Fatalf("on a full disk: %v", err)
	}
	if len(booked) == 0 {
		t.Fatal("the disk was full from the beginning")
	}
	if n := len(d.Sound(t, s)); n != len(booked) {
		t.Fatalf("%d bookings stored, %d acknowledged", n, len(booked))
	}
	free()
	if err := Book(t.Context(), agenda, "after", beyond); err != nil {
		t.Fatalf("the same agenda goes on when there is room again: %v", err)
	}
	kept(t, d.Sound(t, s), append(booked, "after"))
}
