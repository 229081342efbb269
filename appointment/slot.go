package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A Slot is a time that can be booked. The zero Slot is none.
type Slot struct {
	Practitioner string    // reference, as the Query has it
	Start, End   time.Time // of the visit, in the zone of the calendar
	Modes        Modes     // in which it can be booked
	Left         int       // how many patients still have a place
}

// A Query asks when one practitioner has time for a visit. It is a plain value,
// and its answers depend on nothing else. The zero Query lacks its Visit and Now.
type Query struct {
	// Practitioner is the reference by which Bookings name the practitioner.
	Practitioner string
	Calendar     Calendar
	Visit        VisitType
	// Now is the present instant, from which notice and horizon count.
	Now time.Time
	// From and To bound the starts, From included and To not. A zero From is Now;
	// a zero To is the end of the horizon, or of the calendar, one of which there
	// must be.
	From, To time.Time
	// Bookings are what is booked already, in any order; those of other
	// practitioners matter where they share what the visit needs. Pending ones keep
	// their time until they expire, a no-show has kept it; what is cancelled, on the
	// waitlist or entered in error keeps none.
	Bookings []Booking
	// OwnPatient: it is asked for a patient whose attending doctor the practitioner is.
	// Cap hears of it, and nothing else looks at it.
	OwnPatient bool
	// Cap answers for one more teleconsultation on a day, as [quota.Cap.Ask]
	// does, own being OwnPatient; where it may not be booked, or Cap returns an error,
	// there is no slot by video. Each ranging over slots asks once per civil year, and
	// only when a slot by video is at stake: with the day of Now for the present year,
	// with 1 January for a later one and, which only [Query.Why] can ask, 31 December
	// for one that is over. nil is no cap.
	Cap func(day telehealth.Date, own bool) (quota.Decision, error)
}
