package appointment

// A Verb is what was done to a booking. The zero Verb is none.
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
