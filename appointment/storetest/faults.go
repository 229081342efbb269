package storetest

import (
	"context"
	"errors"
	"iter"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/secteur2/telehealth/appointment"
)

// Faults has several agendas book the same day over a store that fails at random:
// before it writes, as a full disk does; after, as a connection that is cut before
// the answer; and while it reads. Nothing that was acknowledged may be lost,
// nothing booked twice, and what failed is there as a whole or not at all.
func Faults(t *testing.T, create func(t *testing.T) (open func() appointment.Store)) {
	open := create(t)
	honest := open()
	seed := uint64(1)
	weather(t, honest, func() appointment.Store {
		seed++
		return &faulty{Store: open(), random: rand.New(rand.NewPCG(seed, 0))}
	}, 16)
}

// A faulty store fails one time in five.
type faulty struct {
	appointment.Store
	mu     sync.Mutex
	random *rand.Rand
}

var errFault = errors.New("injected fault")

// fault returns which of three faults strikes, from 0; none in most cases.
func (f *faulty) fault() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.random.IntN(3 * 5)
}

func (f *faulty) Append(ctx context.Context, after int64, events []appointment.Event) error {
	switch f.fault() {
	case 0: // a full disk
		return errFault
	case 1: // cut after the write
		return errors.Join(errFault, f.Store.Append(ctx, after, events))
	case 2: // written, and then the driver tries once more by itself
		if err := f.Store.Append(ctx, after, events); err != nil {
			return err
		}
		return f.Store.Append(ctx, after, events)
	default:
		return f.Store.Append(ctx, after, events)
	}
}

func (f *faulty) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	left := math.MaxInt
	if n := f.fault(); n < 3 {
		left = n * 5 // events until the cut
	}
	return func(yield func(appointment.Event, error) bool) {
		for e, err := range f.Store.Read(ctx, after) {
			if left == 0 {
				yield(appointment.Event{}, errFault)
				return
			}
			if left--; !yield(e, err) {
				return
			}
		}
	}
}
