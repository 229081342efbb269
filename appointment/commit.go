package appointment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
)

// serve has the commands done.
func (a *Agenda) serve(batch []*command) {
	err := fmt.Errorf("%w: the goroutine was ended", ErrOutcomeUnknown)
	defer func() { // whoever waits must not wait for ever, and the queue goes on
		if v := recover(); v != nil {
			err = fmt.Errorf("%w: %s", ErrOutcomeUnknown, panicked(v))
		}
		for _, c := range batch {
			if err != nil {
				// What refused a command may be what could not be stored.
				c.booked, c.err = nil, err
			}
			close(c.done)
		}
	}()
	ctx, stop := context.Background(), func() {}
	if a.store != nil {
		ctx, stop = together(batch)
	}
	defer stop()
	err = a.settle(ctx, batch)
}

// together ends when nobody waits for the batch any more.
func together(batch []*command) (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var left atomic.Int64
	left.Store(int64(len(batch)))
	stops := make([]func() bool, len(batch))
	for i, c := range batch {
		stops[i] = context.AfterFunc(c.ctx, func() {
			if left.Add(-1) == 0 {
				cancel()
			}
		})
	}
	return ctx, func() {
		for _, stop := range stops {
			stop()
		}
		cancel()
	}
}

// settle judges the commands and stores what they do. An error is that of all.
func (a *Agenda) settle(ctx context.Context, batch []*command) error {
	fresh := a.store == nil
	if !fresh && (a.doubt || slices.ContainsFunc(batch, func(c *command) bool { return c.fresh })) {
		if _, err := a.catchUp(ctx); err != nil {
			return fmt.Errorf("%w: %w", ErrNotStored, err)
		}
		fresh = true
	}
	for {
		a.mu.RLock()
		d := a.draft() // the roster is what it is now, for the whole batch
		a.mu.RUnlock()
		refused := d.run(batch)
		if len(d.events) > 0 {
			if again, err := a.append(ctx, d.events); !again {
				return err
			}
			fresh = true
			continue
		}
		if fresh || !refused {
			return nil
		}
		// Nobody says no by what may be old.
		if _, err := a.catchUp(ctx); err != nil {
			return fmt.Errorf("%w: %w", ErrNotStored, err)
		}
		fresh = true
	}
}

// run judges the commands, each by those before it.
func (d *draft) run(batch []*command) (refused bool) {
	for _, c := range batch {
		if c.booked, c.err = nil, c.ctx.Err(); c.err != nil {
			continue
		}
		d.sweep(c.entry.At)
		d.offer(c.entry.At) // before the command: who waits was first
		c.booked, c.err = c.plan(d, c.entry)
		d.offer(c.entry.At)
		refused = refused || c.err != nil
	}
	return refused
}

// append stores events and shows them. It says whether other events came first,
// so that the commands must be judged again.
func (a *Agenda) append(ctx context.Context, events []Event) (again bool, err error) {
	if a.store == nil {
		a.show(events)
		return false, nil
	}
	a.doubt = true // also when Append does not return
	failed := a.store.Append(ctx, a.state.version, events)
	if failed == nil {
		a.show(events)
		a.doubt = false
		return false, nil
	}
	seen, err := a.catchUp(ctx)
	switch {
	case len(seen) >= len(events) && slices.EqualFunc(seen[:len(events)], events, Event.Equal):
		return false, nil // it was stored; only the answer was lost
	case errors.Is(failed, ErrOutcomeUnknown), errors.Is(failed, ErrNotStored):
		return false, failed // the store knows best
	case err != nil:
		return false, fmt.Errorf("%w: %w", ErrOutcomeUnknown, errors.Join(failed, err))
	case errors.Is(failed, ErrConflict) && len(seen) > 0:
		return true, nil
	default:
		return false, fmt.Errorf("%w: not there when read again: %w", ErrNotStored, failed)
	}
}

// catchUp reads and shows what the store has beyond the state, even when the
// reading breaks off: who is far behind comes nearer each time.
func (a *Agenda) catchUp(ctx context.Context) (seen []Event, err error) {
	seen, err = a.read(ctx)
	a.show(seen)
	if err != nil {
		return seen, fmt.Errorf("read the history after version %d: %w", a.state.version, err)
	}
	a.doubt = false
	return seen, nil
}

func (a *Agenda) read(ctx context.Context) (seen []Event, err error) {
	want := a.state.version
	for e, err := range a.store.Read(ctx, want) {
		if err != nil {
			return seen, err
		}
		if want++; e.Version != want {
			return seen, fmt.Errorf("version %d where %d comes next", e.Version, want)
		}
		if err := e.check(); err != nil {
			return seen, fmt.Errorf("version %d: %w", e.Version, withoutValue(err))
		}
		seen = append(seen, e.stored())
	}
	return seen, nil
}

func (a *Agenda) show(events []Event) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, e := range events {
		if old, ok := a.state.get(e.Booking.ID); ok && !old.keeps(e.Booking) {
			a.busy.free(&old)
		}
		a.state.apply(e)
	}
}
