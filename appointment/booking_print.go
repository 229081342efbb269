package appointment

import (
	"fmt"
	"io"
	"log/slog"
)

// What holds a link prints itself: to print a pointer under a verb for text, package
// fmt walks through what it points to and asks nobody within, not even a [Link]. The
// verbs %p and %w are not for what these are, and fmt asks nobody then: under them it
// shows a value with all that is in it.

// Format prints what [Booking.LogValue] tells, under every verb but %p and %w.
func (b Booking) Format(f fmt.State, _ rune) { printed(f, b) }

// Format prints what [Provenance.LogValue] tells, under every verb but %p and %w: the reason
// of a forced command is as private as a link.
func (e Provenance) Format(f fmt.State, _ rune) { printed(f, e) }

// Format prints what [Request.LogValue] tells, under every verb but %p and %w.
func (r Request) Format(f fmt.State, _ rune) { printed(f, r) }

// Format prints what [Event.LogValue] tells, under every verb but %p and %w.
func (e Event) Format(f fmt.State, _ rune) { printed(f, e) }

// Format prints what its LogValue tells, under every verb but %p and %w.
func (m Misplaced) Format(f fmt.State, _ rune) { printed(f, m) }

// Format prints what [Query.LogValue] tells, under every verb but %p and %w.
func (q Query) Format(f fmt.State, _ rune) { printed(f, q) }

func printed(f fmt.State, v slog.LogValuer) {
	_, _ = io.WriteString(f, v.LogValue().String()) // as package fmt, which has nobody to tell either
}
