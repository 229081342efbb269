package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A Slot is a time that can be booked. The zero Slot is none.
type Slot struct {
	Start, End time.Time // of the visit, in the zone of the calendar
	Modes      Modes     // in which it can be booked
	Left       int       // how many patients still have a place
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
	// Cap answers for one more teleconsultation on a day, as [quota.Guard.Ask]
	// does; where it may not be booked, or Cap returns an error, there is no slot by
	// video. Each ranging over slots asks once per civil year, and only when a slot by
	// video is at stake: with the day of Now for the present year, with 1 January
	// for a later one. nil is no cap.
	Cap func(day telehealth.Date) (quota.Decision, error)
}

// A Cause is why an instant is no slot. The zero Cause is none.
type Cause string

// The causes.
const (
	Closed   Cause = "closed"   // outside the hours, or the practice is closed
	Holiday  Cause = "holiday"  // a public holiday
	Absent   Cause = "absent"   // the practitioner is away
	OffGrid  Cause = "off-grid" // within the hours, but no start of the visit's steps
	Taken    Cause = "taken"    // by another booking, or all places are
	Buffer   Cause = "buffer"   // too near to another booking
	TooSoon  Cause = "notice"   // less than the notice ahead, or past
	TooFar   Cause = "horizon"  // beyond the horizon
	OverCap  Cause = "cap"      // the cap on teleconsultations
	NoMode   Cause = "mode"     // not in that mode, at that time
	NoRoom   Cause = "resource" // a room or device that the visit needs is taken
	NotTaken Cause = "visit"    // that visit is not taken in these hours
	Deadline Cause = "deadline" // too late to cancel or to move
	NoHour   Cause = "no-hour"  // an hour that the clock skips on that day, in a series
)

// A Reason is one cause with what it is about. The zero Reason is none.
type Reason struct {
	Cause Cause
	// Until is when the cause ends, where that is known: the end of the holiday or
	// absence, of the booking with its buffer, the first instant with enough notice.
	Until time.Time
	// About is the holiday, as "whit-monday" ([Reason.Text] has its name), the
	// reference of the resource, or the substitute of an absence; never that of
	// another booking.
	About string
	// Source is the text of a holiday or of the cap.
	Source telehealth.Source
}
