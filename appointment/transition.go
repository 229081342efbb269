package appointment

import (
	"fmt"
	"slices"
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
		{VerbHold, none, StatusPending},
		{VerbBook, none, StatusBooked},
		{VerbWait, none, StatusWaitlisted},
		{VerbOffer, StatusWaitlisted, StatusPending},
		{VerbConfirm, StatusPending, StatusBooked},
		{VerbExpire, StatusPending, StatusCancelled},  // a hold
		{VerbExpire, StatusPending, StatusWaitlisted}, // an offer
		{VerbReschedule, StatusPending, StatusPending},
		{VerbReschedule, StatusBooked, StatusBooked},
		// Whoever is there can still leave before being seen.
		{VerbCancel, StatusPending, StatusCancelled},
		{VerbCancel, StatusBooked, StatusCancelled},
		{VerbCancel, StatusWaitlisted, StatusCancelled},
		{VerbCancel, StatusArrived, StatusCancelled},
		{VerbCancel, StatusCheckedIn, StatusCancelled},
		// A patient who was given up may come late.
		{VerbArrive, StatusBooked, StatusArrived},
		{VerbArrive, StatusNoShow, StatusArrived},
		{VerbCheckIn, StatusArrived, StatusCheckedIn},
		// Not every practice marks who is in the waiting room.
		{VerbFulfil, StatusBooked, StatusFulfilled},
		{VerbFulfil, StatusArrived, StatusFulfilled},
		{VerbFulfil, StatusCheckedIn, StatusFulfilled},
		{VerbNoShow, StatusBooked, StatusNoShow},
		{VerbReopen, StatusArrived, StatusBooked},
		{VerbReopen, StatusCheckedIn, StatusBooked},
		{VerbReopen, StatusNoShow, StatusBooked},
		// A mistake is taken back from wherever it led, once.
		{VerbEnterInError, StatusPending, StatusEnteredInError},
		{VerbEnterInError, StatusBooked, StatusEnteredInError},
		{VerbEnterInError, StatusArrived, StatusEnteredInError},
		{VerbEnterInError, StatusCheckedIn, StatusEnteredInError},
		{VerbEnterInError, StatusFulfilled, StatusEnteredInError},
		{VerbEnterInError, StatusCancelled, StatusEnteredInError},
		{VerbEnterInError, StatusNoShow, StatusEnteredInError},
		{VerbEnterInError, StatusWaitlisted, StatusEnteredInError},
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
		if t.from == b.Status && (v != VerbExpire || b.offered() == (t.to == StatusWaitlisted)) {
			return t.to, nil
		}
		if wrong.To == "" {
			wrong.To = t.to
		}
	}
	return "", &wrong
}

// offered reports whether a pending booking is an offer to one on the waitlist.
func (b Booking) offered() bool { return b.Status == StatusPending && !b.Wish.Since.IsZero() }

// occupies reports whether a booking of that status keeps its time. Who did not
// come kept it, and may still come late; a hold keeps it until it ends.
func (s Status) occupies() bool { return s.coming() || s == StatusFulfilled || s == StatusNoShow }

// coming reports whether the visit is still to take place.
func (s Status) coming() bool {
	return s == StatusPending || s == StatusBooked || s == StatusArrived || s == StatusCheckedIn
}

// A TransitionError says that a verb does nothing to a booking of that status: a
// cancelled booking does not arrive. The zero TransitionError is of no use.
type TransitionError struct {
	ID   string // of the booking
	Verb Verb
	From Status // as the booking is; "" is no booking
	To   Status // where the verb would have led; "" for a verb that is not known
}

// Error names the verb and both statuses, and not the booking.
func (e *TransitionError) Error() string {
	return fmt.Sprintf("%s would lead to %q, but not from %q", e.Verb, e.To, e.From)
}

func (v Verb) known() bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.verb == v })
}

// leadsTo reports whether the verb makes a booking of that status of any.
func (v Verb) leadsTo(s Status) bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.verb == v && t.to == s })
}

func (s Status) known() bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.to == s })
}

// A Verb names a command on a booking. The zero Verb names no command.
type Verb string

// The verbs.
const (
	VerbHold         Verb = "hold"       // keep a time for a patient for a while
	VerbBook         Verb = "book"       // book it at once
	VerbConfirm      Verb = "confirm"    // turn a hold or an offer into a booking
	VerbExpire       Verb = "expire"     // a hold or an offer ends
	VerbReschedule   Verb = "reschedule" // another time, mode or practitioner
	VerbCancel       Verb = "cancel"
	VerbArrive       Verb = "arrive"
	VerbCheckIn      Verb = "check-in"
	VerbFulfil       Verb = "fulfil"
	VerbNoShow       Verb = "no-show"
	VerbReopen       Verb = "reopen" // an arrival or a no-show was noted by mistake
	VerbWait         Verb = "wait"   // put on the waitlist
	VerbOffer        Verb = "offer"  // hold a freed time for one on the waitlist
	VerbEnterInError Verb = "enter-in-error"
)
