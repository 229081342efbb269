package appointment

// PLACEHOLDER: the caller drops this file at the merge; the agenda's own
// declarations take its place.

import "errors"

// ErrNotStored says that a command was not stored: the store was read again and
// does not have it.
var ErrNotStored = errors.New("not stored")

// ErrOutcomeUnknown says that nobody knows whether something was stored.
var ErrOutcomeUnknown = errors.New("outcome unknown")
