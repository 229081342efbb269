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

// changed keeps events that are not as they were given.
func changed(change func(e *appointment.Event)) func(*broken, context.Context, int64, []appointment.Event) error {
	return func(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
		events = slices.Clone(events)
		for i := range events {
			change(&events[i])
		}
		return b.Memory.Append(ctx, after, events)
	}
}

func noLink(e *appointment.Event) { e.Booking.Link = "" }

// trimmed is what some columns make of the blanks at the ends of a text.
func trimmed(e *appointment.Event) { e.By = strings.TrimSpace(e.By) }

func cutLink(e *appointment.Event) { e.Booking.Link = e.Booking.Link[:min(len(e.Booking.Link), 255)] }

func cutWith(e *appointment.Event) {
	e.Booking.Resources = e.Booking.Resources[:min(len(e.Booking.Resources), 8)]
}

func lowerCase(e *appointment.Event) {
	for _, text := range []*string{&e.By, &e.Booking.ID, &e.Booking.Visit} {
		*text = strings.ToLower(*text)
	}
}

// upToHundred says yes to a batch, and keeps the beginning of it.
func upToHundred(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	return b.Memory.Append(ctx, after, events[:min(len(events), 100)])
}

// onePage reads no more than its page.
func onePage(size int) func(*broken, context.Context, int64) iter.Seq2[appointment.Event, error] {
	return func(b *broken, ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
		return func(yield func(appointment.Event, error) bool) {
			n := 0
			for e, err := range b.Memory.Read(ctx, after) {
				if n++; n > size || !yield(e, err) {
					return
				}
			}
		}
	}
}

// ahead takes a version that is not there for a conflict.
func ahead(b *broken, ctx context.Context, after int64, events []appointment.Event) error {
	if after > b.length() {
		return appointment.ErrConflict
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
