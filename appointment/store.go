package appointment

import (
	"context"
	"errors"
	"iter"
)

// A Store keeps the history of one agenda in a practice's own database. Events
// are only ever added, and only after all that are there: whoever adds says which
// version was the last seen, and loses to whoever was faster. That compare-and-set
// is all that an [Agenda] needs to be right with several processes at work.
//
// All processes over one history run the same version of this package: upgrade them
// together. A newer version reads what every older one has added, but an older one
// refuses an event with what it does not know, and its agenda then does nothing more.
// For the same reason there is no way back once a newer version has added events.
//
// Package storetest has the tests that every Store must pass.
type Store interface {
	// Append adds events whose versions are after+1, after+2 and so on: all of
	// them durably, or none. When the history has other events after that version,
	// it returns an error that wraps [ErrConflict]; the Agenda then reads them and
	// tries again. A version that the history does not reach, as after a backup was
	// restored under a running program, is another error: there is nothing to read. After
	// any other error the Agenda reads before it goes on, and what
	// it does not find then counts as not added. A store that gives up while its
	// database may still add them, as when a connection breaks during the commit,
	// returns an error that wraps [ErrOutcomeUnknown] instead; one that knows that
	// they never will be may say so by [ErrNotStored].
	Append(ctx context.Context, after int64, events []Event) error
	// Read yields the events after a version in order, and stops at an error.
	Read(ctx context.Context, after int64) iter.Seq2[Event, error]
}

// What became of events. Errors of a [Store] and of an [Agenda] wrap these.
var (
	// ErrConflict says that a history went on since the version that was named.
	ErrConflict = errors.New("the history has later events")
	// ErrNotStored says that a command was not done, because the store failed: it may
	// be given again as it was.
	ErrNotStored = errors.New("not stored")
	// ErrOutcomeUnknown says that a command may have been done or not, or may still
	// be. A new booking, given again, is done or its ID is refused as used. A verb
	// that leads to another status, as Confirm or Cancel, is done or a
	// *[TransitionError], if the booking is where it leads already; a Reschedule is
	// done, a second time perhaps. [Agenda.History] tells.
	ErrOutcomeUnknown = errors.New("outcome unknown")
)
