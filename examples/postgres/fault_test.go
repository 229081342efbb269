package postgresstore

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
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
	var refused *appointment.RefusalError
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
	desk := agenda(t, s)

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
				told.note(id, storetest.Book(t.Context(), desk, id, rand.IntN(20_000)))
			}
		})
	}
	for goOn() {
		time.Sleep(rand.N(50 * time.Millisecond))
		statement(t, at, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"+name+"'")
	}
	group.Wait()
	require.True(t, told.both(), "connections were cut in the middle")
	told.check(t, database.Sound(t, open(t, at, "practice")))
	require.NoError(t, storetest.Book(t.Context(), desk, "after", 100_000), "the same agenda goes on")
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
