package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A Status is where a booking stands, in the words of FHIR R4
// (Appointment.status). The zero Status is that of no booking.
type Status string

// The statuses. FHIR R4 has one more, proposed, which this package does not use.
const (
	StatusPending        Status = "pending"    // held for a patient until it expires
	StatusBooked         Status = "booked"     // confirmed
	StatusArrived        Status = "arrived"    // the patient is there
	StatusCheckedIn      Status = "checked-in" // the papers are done
	StatusFulfilled      Status = "fulfilled"  // the visit took place
	StatusCancelled      Status = "cancelled"
	StatusNoShow         Status = "noshow"
	StatusWaitlisted     Status = "waitlist" // wants a time that is not free
	StatusEnteredInError Status = "entered-in-error"
)

// A Booking is one appointment, and nothing about the patient but a reference of
// the caller's own. The zero Booking is none.
type Booking struct {
	ID           string // the caller's, opaque, at most 256 bytes
	Practitioner string // reference; "" while waiting
	Visit        string // the Ref of its VisitType
	Patient      string // reference, opaque; may be empty
	// OwnPatient: the practitioner is the patient's attending doctor. The cap of the
	// 2024 agreement leaves such teleconsultations out.
	OwnPatient bool
	// Start and End are zero while waiting; an [Agenda] gives them in UTC.
	Start, End time.Time
	// Before and After are the buffers that the booking keeps free.
	Before, After time.Duration
	Mode          telehealth.Mode // the zero Mode is in person
	Link          Link            // of the video room, where Mode is [telehealth.ModeVideo]
	Resources     []string        // the rooms and devices that it takes
	Status        Status
	// Until is when a pending booking expires.
	Until time.Time
	// Series is shared by the bookings of one recurrence.
	Series string
	// Wish is what one on the waitlist waits for, or did before an offer.
	Wish Wish
	// Cap is what [Practice.Cap] answered, with figures and notes, if it warned or was
	// forced. Only the booking that a command returns has it; what is kept of it is the
	// Cap of the Event. nil is that it was not asked, or said yes.
	Cap *quota.Decision
}

// An Event is one change of one booking: who did what when. The zero Event is
// none.
type Event struct {
	Version int64     // the place in the history of the agenda, from 1, without gaps
	At      time.Time // as the caller said
	By      string    // who, a reference of the caller's own; "" is the Agenda itself, of ends and offers, or a caller who did not say
	Verb    Verb
	// Forced is why what would have been refused was done all the same; "" was not
	// forced.
	Forced string
	// Cap is [quota.AnswerWarned] where [Practice.Cap] warned, and [quota.AnswerForced] where it
	// refused and was forced; "" is that it was not asked, or said yes.
	Cap     quota.Answer
	Booking Booking // as it is after the change, without its Cap
}
