package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/secteur2/telehealth/appointment"
)

// Test holds a store to what [appointment.Store] says. create makes an empty
// history and returns what opens a handle on it; handles must be safe to use side
// by side, and need no closing beyond what create leaves to t.Cleanup.
func Test(t *testing.T, create func(t *testing.T) (open func() appointment.Store)) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, open func() appointment.Store)
	}{
		{"RoundTrip", roundTrip},
		{"Order", order},
		{"Long", long},
		{"Conflict", conflict},
		{"Gaps", gaps},
		{"AllOrNone", allOrNone},
		{"TooLarge", tooLarge},
		{"TwoHandles", twoHandles},
		{"ContextEnded", contextEnded},
		{"ReadStopped", readStopped},
		{"Race", race},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, create(t)) })
	}
}

// roundTrip reads every field back, from the same handle and from a new one.
func roundTrip(t *testing.T, open func() appointment.Store) {
	want := examples()
	must(t, open().Append(t.Context(), 0, want))
	for range 2 {
		same(t, History(t, open(), 0), want)
	}
}

func order(t *testing.T, open func() appointment.Store) {
	s := open()
	if got := History(t, s, 0); len(got) != 0 {
		t.Fatalf("an empty history has %d events", len(got))
	}
	all := Events(0, 25)
	must(t, s.Append(t.Context(), 0, all[:1]))
	must(t, s.Append(t.Context(), 1, all[1:12]))
	must(t, s.Append(t.Context(), 12, all[12:]))
	for _, after := range []int64{0, 1, 11, 12, 24, 25} {
		same(t, History(t, s, after), all[after:])
	}
}

// long: a batch is as large as it is, and a history is read to its end, also by a store
// that reads in pages.
func long(t *testing.T, open func() appointment.Store) {
	s := open()
	all := Events(0, 2600)
	must(t, s.Append(t.Context(), 0, all[:1500]))
	must(t, s.Append(t.Context(), 1500, all[1500:]))
	for _, after := range []int64{0, 1, 600, 1500, 2499, 2599} {
		same(t, History(t, open(), after), all[after:])
	}
}

// conflict: who does not know the last version adds nothing.
func conflict(t *testing.T, open func() appointment.Store) {
	s := open()
	must(t, s.Append(t.Context(), 0, Events(0, 3)))
	for after := range int64(3) {
		if err := s.Append(t.Context(), after, Events(after, 5)); !errors.Is(err, appointment.ErrConflict) {
			t.Errorf("append after %d of 3: %v, expected ErrConflict", after, err)
		}
	}
	if err := s.Append(t.Context(), 1, nil); !errors.Is(err, appointment.ErrConflict) {
		t.Errorf("append of nothing after 1 of 3: %v, expected ErrConflict as for any other", err)
	}
	must(t, s.Append(t.Context(), 3, nil))
	same(t, History(t, s, 0), Events(0, 3))
}

// gaps: a version without the one before it is refused. It is no conflict to append
// after one that is not there: nobody has anything to read before trying again.
func gaps(t *testing.T, open func() appointment.Store) {
	s := open()
	must(t, s.Append(t.Context(), 0, Events(0, 2)))
	holed := Events(2, 3)
	holed[1].Version, holed[2].Version = 5, 6
	twice := Events(2, 2)
	twice[1].Version = 3
	for name, err := range map[string]error{
		"after a version that is not there":  s.Append(t.Context(), 5, Events(5, 1)),
		"with a hole":                        s.Append(t.Context(), 2, holed),
		"with a version twice":               s.Append(t.Context(), 2, twice),
		"with other versions than announced": s.Append(t.Context(), 2, Events(3, 1)),
	} {
		if err == nil {
			t.Errorf("append %s: no error", name)
		}
	}
	if err := s.Append(t.Context(), 3, Events(3, 1)); err == nil || errors.Is(err, appointment.ErrConflict) {
		t.Errorf("append after 3 of 2: %v, expected an error, and not ErrConflict", err)
	}
	same(t, History(t, s, 0), Events(0, 2))
}

// allOrNone: one bad event keeps the good ones out.
func allOrNone(t *testing.T, open func() appointment.Store) {
	s := open()
	batch := Events(0, 5)
	batch[4].Booking.ID = ""
	if err := s.Append(t.Context(), 0, batch); err == nil {
		t.Error("append of an event without booking: no error")
	}
	same(t, History(t, s, 0), nil)
	must(t, s.Append(t.Context(), 0, Events(0, 5)))
	same(t, History(t, s, 0), Events(0, 5))
}

func tooLarge(t *testing.T, open func() appointment.Store) {
	s := open()
	for _, change := range []func(*appointment.Event){
		func(e *appointment.Event) { e.Booking.ID = strings.Repeat("x", 257) },
		func(e *appointment.Event) { e.Forced = strings.Repeat("x", 1<<20) },
		func(e *appointment.Event) { e.Booking.Resources = make([]string, 1<<16) },
	} {
		batch := Events(0, 1)
		change(&batch[0])
		if err := s.Append(t.Context(), 0, batch); err == nil || errors.Is(err, appointment.ErrConflict) {
			t.Errorf("append of a large event: %v, expected its refusal", err)
		}
	}
	same(t, History(t, s, 0), nil)
}

func twoHandles(t *testing.T, open func() appointment.Store) {
	one, two := open(), open()
	must(t, one.Append(t.Context(), 0, Events(0, 2)))
	same(t, History(t, two, 0), Events(0, 2))
	if err := two.Append(t.Context(), 0, Events(0, 1)); !errors.Is(err, appointment.ErrConflict) {
		t.Errorf("append behind the other handle: %v, expected ErrConflict", err)
	}
	must(t, two.Append(t.Context(), 2, Events(2, 2)))
	must(t, one.Append(t.Context(), 4, Events(4, 1)))
	same(t, History(t, two, 0), Events(0, 5))
}

// contextEnded: what was given up before it began does nothing.
func contextEnded(t *testing.T, open func() appointment.Store) {
	s := open()
	must(t, s.Append(t.Context(), 0, Events(0, 1)))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Append(ctx, 1, Events(1, 1)); err == nil {
		t.Error("append with an ended context: no error")
	}
	failed := false
	for _, err := range s.Read(ctx, 0) {
		failed = failed || err != nil
	}
	if !failed {
		t.Error("read with an ended context: no error")
	}
	same(t, History(t, s, 0), Events(0, 1))
}

// readStopped: whoever stops reading leaves nothing open that stops others.
func readStopped(t *testing.T, open func() appointment.Store) {
	s := open()
	must(t, s.Append(t.Context(), 0, Events(0, 10)))
	for range 20 {
		for range s.Read(t.Context(), 0) {
			break
		}
	}
	must(t, s.Append(t.Context(), 10, Events(10, 1)))
	same(t, History(t, s, 10), Events(10, 1))
}

// race: of those who append after the same version, exactly one wins.
func race(t *testing.T, open func() appointment.Store) {
	const racers, rounds = 8, 10
	var group sync.WaitGroup
	wins := make([][]int, rounds)
	var mu sync.Mutex
	for racer := range racers {
		s := open()
		group.Go(func() {
			for round := range rounds {
				e := Events(int64(round), 1)
				e[0].By = fmt.Sprint(racer)
				for done := false; !done; {
					err := s.Append(t.Context(), int64(round), e)
					switch {
					case err == nil:
						mu.Lock()
						wins[round] = append(wins[round], racer)
						mu.Unlock()
						done = true
					case !errors.Is(err, appointment.ErrConflict):
						t.Errorf("racer %d: %v", racer, err)
						done = true
					default: // that round is lost, and whoever won it can be read
						done = len(History(t, s, int64(round))) > 0
					}
				}
			}
		})
	}
	group.Wait()
	got := History(t, open(), 0)
	if len(got) != rounds {
		t.Fatalf("%d events, expected %d", len(got), rounds)
	}
	for round, winners := range wins {
		if len(winners) != 1 || got[round].By != fmt.Sprint(winners[0]) {
			t.Errorf("version %d: won by %v, kept of %q", round+1, winners, got[round].By)
		}
	}
}
