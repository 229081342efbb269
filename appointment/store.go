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
// Package storetest has the tests that every Store must pass.
type Store interface {
	// Append adds events whose versions are after+1, after+2 and so on: all of
	// them durably, or none. When the history has other events after that version,
	// it returns an error that wraps [ErrConflict]; the Agenda then reads them and
	// tries again. After any other error nobody knows whether they were added: the
	// Agenda reads before it goes on.
	Append(ctx context.Context, after int64, events []Event) error
	// Read yields the events after a version in order, and stops at an error.
	Read(ctx context.Context, after int64) iter.Seq2[Event, error]
}

// ErrConflict says that a history went on since the version that was named.
var ErrConflict = errors.New("the history has later events")
