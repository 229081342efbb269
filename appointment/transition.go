package appointment

import (
	"fmt"
	"sync"
)

// transition is one row of the table: the verb leads a booking from one status to
// another.
type transition struct {
	verb     Verb
	from, to Status
}

// transitions is the whole life of a booking. FHIR R4 defines the statuses and
// leaves the ways between them to whoever uses them.
var transitions = sync.OnceValue(func() []transition {
	const none = Status("")
	return []transition{
		{Hold, none, Pending},
		{Book, none, Booked},
		{Wait, none, Waitlisted},
		{Offer, Waitlisted, Pending},
		{Confirm, Pending, Booked},
		{Expire, Pending, Cancelled},  // a hold
		{Expire, Pending, Waitlisted}, // an offer
		{Reschedule, Pending, Pending},
		{Reschedule, Booked, Booked},
		// Whoever is there can still leave before being seen.
		{Cancel, Pending, Cancelled},
		{Cancel, Booked, Cancelled},
		{Cancel, Waitlisted, Cancelled},
		{Cancel, Arrived, Cancelled},
		{Cancel, CheckedIn, Cancelled},
		// A patient who was given up may come late.
		{Arrive, Booked, Arrived},
		{Arrive, NoShow, Arrived},
		{CheckIn, Arrived, CheckedIn},
		// Not every practice marks who is in the waiting room.
		{Fulfil, Booked, Fulfilled},
		{Fulfil, Arrived, Fulfilled},
		{Fulfil, CheckedIn, Fulfilled},
		{Miss, Booked, NoShow},
		{Reopen, Arrived, Booked},
		{Reopen, CheckedIn, Booked},
		{Reopen, NoShow, Booked},
		// A mistake is taken back from wherever it led, once.
		{Correct, Pending, EnteredInError},
		{Correct, Booked, EnteredInError},
		{Correct, Arrived, EnteredInError},
		{Correct, CheckedIn, EnteredInError},
		{Correct, Fulfilled, EnteredInError},
		{Correct, Cancelled, EnteredInError},
		{Correct, NoShow, EnteredInError},
		{Correct, Waitlisted, EnteredInError},
	}
})

// Next returns the status that the verb leads the booking to. The end of an offer
// leads back to the waitlist, that of a hold to cancelled. What the verb cannot do
// to a booking of that status is a *[TransitionError]; the zero Booking can be
// held, booked and put on the waitlist.
func (b Booking) Next(v Verb) (Status, error) {
	wrong := TransitionError{ID: b.ID, Verb: v, From: b.Status}
	for _, t := range transitions() {
		if t.verb != v {
			continue
		}
		if t.from == b.Status && (v != Expire || b.offered() == (t.to == Waitlisted)) {
			return t.to, nil
		}
		if wrong.To == "" {
			wrong.To = t.to
		}
	}
	return "", &wrong
}

// offered reports whether a pending booking is an offer to one on the waitlist.
func (b Booking) offered() bool { return b.Status == Pending && !b.Wanted.Since.IsZero() }

// occupies reports whether a booking of that status keeps its time. Who did not
// come kept it, and may still come late; a hold keeps it until it ends.
func (s Status) occupies() bool { return s.coming() || s == Fulfilled || s == NoShow }

// coming reports whether the visit is still to take place.
func (s Status) coming() bool { return s == Pending || s == Booked || s == Arrived || s == CheckedIn }

// A TransitionError says that a verb does nothing to a booking of that status: a
// cancelled booking does not arrive. The zero TransitionError is of no use.
type TransitionError struct {
	ID   string // of the booking
	Verb Verb
	From Status // as the booking is; "" is no booking
	To   Status // where the verb would have led; "" for a verb that is not known
}

// Error names the verb and both statuses.
func (e *TransitionError) Error() string {
	return fmt.Sprintf("booking %q: %s would lead to %q, but not from %q", e.ID, e.Verb, e.To, e.From)
}
