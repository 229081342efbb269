package appointment

// A Verb is what was done to a booking. The zero Verb is none.
type Verb string

// The verbs.
const (
	Hold       Verb = "hold"       // keep a time for a patient for a while
	Book       Verb = "book"       // book it at once
	Confirm    Verb = "confirm"    // turn a hold or an offer into a booking
	Expire     Verb = "expire"     // a hold or an offer ends
	Reschedule Verb = "reschedule" // another time, mode or practitioner
	Cancel     Verb = "cancel"
	Arrive     Verb = "arrive"
	CheckIn    Verb = "check-in"
	Fulfil     Verb = "fulfil"
	Miss       Verb = "no-show"
	Reopen     Verb = "reopen" // an arrival or a no-show was noted by mistake
	Wait       Verb = "wait"   // put on the waitlist
	Offer      Verb = "offer"  // hold a freed time for one on the waitlist
	Correct    Verb = "enter-in-error"
)
