package appointment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// A command waits in the queue until the leader has judged and stored it.
type command struct {
	ctx    context.Context
	entry  Provenance
	plan   func(*draft, Provenance) ([]Booking, error)
	fresh  bool // reads the store first
	booked []Booking
	err    error
	done   chan struct{}
}

// A queue gathers commands. There is one leader at a time while there are commands;
// none waits for the context of another.
type queue struct {
	mu      sync.Mutex
	waiting []*command
	led     bool
}

// maxBatch bounds what one Append carries.
const maxBatch = 256

// do has the command done, or returns early when the context ends.
func (a *Agenda) do(c *command) ([]Booking, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	c.done = make(chan struct{})
	q := &a.queue
	switch leads := q.join(c); {
	case !leads:
	case a.store == nil: // nothing to wait for: one command needs no goroutine
		a.lead()
	default:
		go a.lead()
	}
	select {
	case <-c.done:
	case <-c.ctx.Done():
		if q.withdraw(c) {
			return nil, c.ctx.Err()
		}
		select {
		case <-c.done:
		default:
			return nil, gaveUp(c.ctx)
		}
	}
	if c.ctx.Err() != nil && errors.Is(c.err, context.Canceled) {
		return nil, gaveUp(c.ctx) // of all that waited, this one too
	}
	return c.booked, c.err
}

func gaveUp(ctx context.Context) error { return fmt.Errorf("%w: %w", ErrOutcomeUnknown, ctx.Err()) }

// join puts a command into the queue, and says whether it must find a leader.
func (q *queue) join(c *command) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, c)
	first := !q.led
	q.led = true
	return first
}

// withdraw takes back a command that the leader has not taken yet.
func (q *queue) withdraw(c *command) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	i := slices.Index(q.waiting, c)
	if i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	return i >= 0
}

// idle reports whether no command waits; then the leader has stepped down.
func (q *queue) idle() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.led = len(q.waiting) > 0
	return !q.led
}

// take returns the next commands.
func (q *queue) take() []*command {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), maxBatch)
	batch := slices.Clone(q.waiting[:n])
	q.waiting = slices.Delete(q.waiting, 0, n)
	return batch
}

// lead serves one batch, and leaves the next to a goroutine of its own: a store may
// end this one.
func (a *Agenda) lead() {
	defer func() {
		if !a.queue.idle() {
			go a.lead()
		}
	}()
	a.serve(a.queue.take())
}
