package appointment

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/secteur2/telehealth/internal/wire"
)

// An Agenda is all bookings of one practice. Every command is judged by all that
// was booked before it, and is done or not when it returns: an error has changed
// nothing, except where it says that the outcome is unknown.
//
// It is safe for concurrent use, and several processes may each have an Agenda
// over one [Store], all of the same version of this package. Commands given at once are stored together, so a slow store
// does not make a slow agenda. Readers see what is stored and nothing else; they
// never wait for the store. What another process did is seen by the next command,
// or by [Agenda.Sync].
//
// A command whose context ends while it waits is not done; while it is stored, the
// outcome is unknown. The context that a store gets is the agenda's own, and ends
// when nobody waits for the commands any more.
//
// An error of the store wraps [ErrNotStored] where the command was not done, and
// [ErrOutcomeUnknown] where nobody knows. A store that panics leaves the outcome
// unknown, too; a [Practice.Cap] that does is an [ErrCap] of its own command. Neither
// stops the agenda.
//
// All bookings and all their events are kept in memory: about 600 bytes a booking
// and 670 each further event. Open reads some 70,000 to 90,000 events a second.
//
// The zero Agenda keeps everything in memory, and has no practice until
// [Agenda.Use].
type Agenda struct {
	store Store // nil is memory
	queue queue
	mu    sync.RWMutex // of what follows
	state ledger       // written by the leader alone
	plan  *roster      // nil is the zero Practice
	busy  busyTimes    // of state and plan
	// doubt is set by the leader when it does not know what the store has.
	doubt bool
}

// Open returns the agenda of a practice whose history is in the store; a nil store
// keeps everything in memory. A practice whose parts do not fit is a
// *[telehealth.FieldError]; the errors of the store come as they are. The context
// is for the reading alone.
func Open(ctx context.Context, p Practice, s Store) (*Agenda, error) {
	a := &Agenda{store: s}
	if err := a.Use(p); err != nil {
		return nil, err
	}
	if s != nil {
		if _, err := a.catchUp(ctx); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Use brings new calendars and visit types, for the commands to come. Bookings
// stay as they are; [Agenda.Misplaced] finds those that no longer fit. Errors are
// those of [Open].
func (a *Agenda) Use(p Practice) error {
	r, err := newRoster(p)
	if err != nil {
		return wire.In("practice", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.plan = r
	a.busy.forget()
	return nil
}

// Get returns the booking of that ID, and false where there is none.
func (a *Agenda) Get(id string) (Booking, bool) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	b, ok := a.state.get(id)
	return b.clone(), ok
}

// History returns what was done to the booking, the first event first; none for
// an ID that the agenda does not have.
func (a *Agenda) History(id string) List[Event] {
	a.mu.RLock()
	defer a.mu.RUnlock()
	events := List[Event](slices.Clone(a.state.records[id]))
	for i := range events {
		events[i].Booking = events[i].Booking.clone()
	}
	return events
}

// Bookings returns the practitioner's bookings with some of their time, buffers
// included, from from on and before to, in the order of start and ID. Those
// cancelled and not attended are among them, those entered in error and the
// waitlist are not. A zero time is no bound.
func (a *Agenda) Bookings(practitioner string, from, to time.Time) List[Booking] {
	var list List[Booking]
	a.mu.RLock()
	for _, kind := range [...]laneKind{ofPractitioner, givenUp} {
		for b := range a.state.index.overlapping(lane{kind, practitioner}, from, to) {
			list = append(list, b.clone())
		}
	}
	a.mu.RUnlock()
	slices.SortFunc(list, func(a, b Booking) int { return a.compare(&b) })
	return list
}

// Waiting returns the waitlist in its order: who waits longest first, then by ID.
func (a *Agenda) Waiting() List[Booking] {
	a.mu.RLock()
	defer a.mu.RUnlock()
	list := make(List[Booking], 0, len(a.state.waiting))
	for _, t := range a.state.waiting {
		b, _ := a.state.get(t.id)
		list = append(list, b.clone())
	}
	return list
}

// draft begins a draft on what is stored. Whoever reads it holds the lock, or
// leads.
func (a *Agenda) draft() *draft {
	r := a.plan
	if r == nil {
		r = &roster{}
	}
	return &draft{base: &a.state, roster: r}
}
