package storetest_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// A fault is how one promise of a store is not kept. What is nil is as it should be.
type fault struct {
	append func(b *broken, ctx context.Context, after int64, events []appointment.Event) error
	read   func(b *broken, ctx context.Context, after int64) iter.Seq2[appointment.Event, error]
}

// A broken store is a Memory with a fault.
type broken struct {
	storetest.Memory
	fault
	mu    sync.Mutex
	count atomic.Int64
}

func (b *broken) Append(ctx context.Context, after int64, events []appointment.Event) error {
	if b.append == nil {
		return b.Memory.Append(ctx, after, events)
	}
	return b.append(b, ctx, after, events)
}

func (b *broken) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	if b.read == nil {
		return b.Memory.Read(ctx, after)
	}
	return b.read(b, ctx, after)
}

// length is the last version that is really there.
func (b *broken) length() (n int64) {
	for range b.Memory.Read(context.Background(), 0) {
		n++
	}
	return n
}

// forgets keeps all of an event but its link.
func forgets(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	events = slices.Clone(events)
	for i := range events {
		events[i].Booking.Link = ""
	}
	return b.Memory.Append(ctx, after, events)
}

// mends takes the blanks off the ends of a text, as some columns do.
func mends(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	events = slices.Clone(events)
	for i := range events {
		events[i].By = strings.TrimSpace(events[i].By)
	}
	return b.Memory.Append(ctx, after, events)
}

// backwards reads the newest first.
func backwards(b *broken, ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		var list []appointment.Event
		for e, err := range b.Memory.Read(ctx, after) {
			if err != nil {
				yield(e, err)
				return
			}
			list = append(list, e)
		}
		for _, e := range slices.Backward(list) {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// lastWins takes whatever comes, and gives it the versions that are free.
func lastWins(b *broken, ctx context.Context, _ int64, events []appointment.Event) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	after := b.length()
	events = slices.Clone(events)
	for i := range events {
		events[i].Version = after + int64(i) + 1
	}
	return b.Memory.Append(ctx, after, events)
}

// oneByOne writes the events of a batch until one is refused.
func oneByOne(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	for i := range events {
		if err := b.Memory.Append(ctx, after+int64(i), events[i:i+1]); err != nil {
			return err
		}
	}
	return nil
}

// conflicts takes every refusal for a conflict.
func conflicts(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	if err := b.Memory.Append(ctx, after, events); err != nil {
		return appointment.ErrConflict
	}
	return nil
}

// deaf does not hear that the caller has given up.
func deaf(b *broken, _ context.Context, after int64, events []appointment.Event) error {
	return b.Memory.Append(context.Background(), after, events)
}

// leaks leaves a cursor open when its reader stops early, and then refuses to write.
func leaks(b *broken, ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		for e, err := range b.Memory.Read(ctx, after) {
			if !yield(e, err) {
				b.count.Add(1)
				return
			}
		}
	}
}

func locked(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	if b.count.Load() > 0 {
		return appointment.ErrConflict
	}
	return b.Memory.Append(ctx, after, events)
}

// loses says yes to every tenth batch, and does not write it.
func loses(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	if after == b.length() && b.count.Add(1)%10 == 0 {
		return nil
	}
	return b.Memory.Append(ctx, after, events)
}

// refuses is honest, and no store.
func refuses(*broken, context.Context, int64, []appointment.Event) error {
	return errors.New("no")
}

// apart gives each handle a history of its own.
func apart(*testing.T) func() appointment.Store {
	return func() appointment.Store { return new(storetest.Memory) }
}
