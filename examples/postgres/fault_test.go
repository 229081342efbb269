package postgresstore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// heard is what the callers of a storm were told of their bookings.
type heard struct {
	mu           sync.Mutex
	booked, lost []string
	unknown      int
}

func (h *heard) note(id string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var refused *appointment.Refusal
	switch {
	case err == nil:
		h.booked = append(h.booked, id)
	case errors.As(err, &refused):
	case errors.Is(err, appointment.ErrOutcomeUnknown):
		h.unknown++
	case errors.Is(err, appointment.ErrNotStored):
		h.lost = append(h.lost, id)
	default:
		h.unknown++
	}
}

// both reports whether both ends were seen.
func (h *heard) both() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.booked) > 0 && len(h.lost) > 0
}

// The server ends all connections, again and again, in the middle of a storm. What
// was acknowledged stays, and what is said not to be stored is not.
func TestCutConnectionsLoseNothing(t *testing.T) {
	at := place(t)
	name := fmt.Sprintf("storm-%x", rand.Uint32())
	s := open(t, with(t, at, "application_name", name), "practice")
	agenda, err := appointment.Open(t.Context(), practice(), s)
	require.NoError(t, err)

	var group sync.WaitGroup
	var told heard
	begun := time.Now()
	goOn := func() bool { // however slow the server is
		spent := time.Since(begun)
		return spent < time.Second || spent < 30*time.Second && !told.both()
	}
	for n := range 16 {
		group.Go(func() {
			for i := 0; goOn(); i++ {
				id := fmt.Sprint(n, "-", i)
				_, err := agenda.Book(t.Context(), entry(), request(id, rand.IntN(20_000)))
				told.note(id, err)
			}
		})
	}
	for goOn() {
		time.Sleep(rand.N(50 * time.Millisecond))
		statement(t, at, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"+name+"'")
	}
	group.Wait()
	require.True(t, told.both(), "connections were cut in the middle")
	told.check(t, sound(t, open(t, at, "practice")))
	_, err = agenda.Book(t.Context(), entry(), request("after", 100_000))
	require.NoError(t, err, "the same agenda goes on")
}

func (h *heard) check(t *testing.T, kept map[string]appointment.Event) {
	for _, id := range h.booked {
		_, ok := kept[id]
		require.True(t, ok, "%s was acknowledged", id)
	}
	for _, id := range h.lost {
		_, ok := kept[id]
		require.False(t, ok, "%s was said not to be stored", id)
	}
	t.Logf("%d booked, %d not stored, %d unknown", len(h.booked), len(h.lost), h.unknown)
}

func TestClosingInTheMiddleLosesNothing(t *testing.T) {
	at := place(t)
	s := open(t, at, "practice")
	agenda, err := appointment.Open(t.Context(), practice(), s)
	require.NoError(t, err)
	var mu sync.Mutex
	var booked []string
	var group sync.WaitGroup
	begun := make(chan struct{})
	begin := sync.OnceFunc(func() { close(begun) })
	for n := range 16 {
		group.Go(func() {
			assert.Error(t, storm(t.Context(), agenda, fmt.Sprint(n), func(id string) {
				mu.Lock()
				defer mu.Unlock()
				booked = append(booked, id)
				begin()
			}))
		})
	}
	<-begun
	time.Sleep(10 * time.Millisecond) // into the middle of others
	s.Close()
	group.Wait()
	require.NotEmpty(t, booked)
	kept := sound(t, open(t, at, "practice"))
	for _, id := range booked {
		_, ok := kept[id]
		require.True(t, ok, id)
	}
}

// Whoever loses patience does so at any moment: what is stored is whole, and the
// pool is as good as before.
func TestACallThatIsCalledOffIsDoneOrNot(t *testing.T) {
	s := create(t)
	var last int64
	called := 0
	// On until both ends were seen, however slow or fast the server is.
	for n := 0; n < 150 || called == 0 || last == 0; n++ {
		require.Less(t, n, 2000)
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(2*time.Millisecond*time.Duration(1+n/150)))
		err := s.Append(ctx, last, events(last, 5))
		cancel()
		if err != nil {
			require.NotErrorIs(t, err, appointment.ErrConflict)
			called++
			s.unanswered(t.Context(), err) // waits until the server has ended it too
		}
		stored := int64(len(history(t, s)))
		require.Contains(t, []int64{last, last + 5}, stored)
		require.False(t, err == nil && stored == last)
		last = stored
	}
	require.NotZero(t, called)
	require.NotZero(t, last)
	sound(t, s)
}
