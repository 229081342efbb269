package appointment

import (
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// A Slot is a time that can be booked. The zero Slot is no time.
type Slot struct {
	Practitioner string `json:"practitioner,omitzero"` // reference, as the Query has it
	// Start and End are of the visit, in the zone of the calendar.
	Start time.Time `json:"start,omitzero"`
	End   time.Time `json:"end,omitzero"`
	Modes Modes     `json:"modes,omitzero"` // in which it can be booked
	Left  int       `json:"left,omitzero"`  // how many patients still have a place
}

// UnmarshalJSON reads a slot as package json writes it. One that ends before it begins,
// or has fewer than no places, is a *[telehealth.FieldError], and s stays as it was.
func (s *Slot) UnmarshalJSON(data []byte) error {
	type plain Slot
	return wire.Replace(data, (*plain)(s), func(read *plain) error {
		if read.Left < 0 {
			return wire.Error(telehealth.ErrorOutOfRange, "left", strconv.Itoa(read.Left), "places, none less than 0")
		}
		return checkOrder(read.Start, read.End)
	})
}

// A Query asks when one practitioner has time for a visit. It is a plain value,
// and its answers depend on nothing else. The zero Query lacks its Visit and Now.
type Query struct {
	// Practitioner is the reference by which Bookings name the practitioner.
	Practitioner string    `json:"practitioner,omitzero"`
	Calendar     Calendar  `json:"calendar,omitzero"`
	Visit        VisitType `json:"visit,omitzero"`
	// Now is the present instant, from which notice and horizon count.
	Now time.Time `json:"now,omitzero"`
	// From and To bound the starts, From included and To not. A zero From is Now;
	// a zero To is the end of the horizon, or of the calendar, one of which there
	// must be.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
	// Bookings are what is booked already, in any order; those of other
	// practitioners matter where they share what the visit needs. Pending ones keep
	// their time until they expire, a no-show has kept it; what is cancelled, on the
	// waitlist or entered in error keeps none.
	Bookings []Booking `json:"bookings,omitzero"`
	// OwnPatient: it is asked for a patient whose attending doctor the practitioner is.
	// Cap hears of it, and nothing else looks at it.
	OwnPatient bool `json:"ownPatient,omitzero"`
	// Cap answers for one more teleconsultation on a day, as [quota.Cap.Ask]
	// does, own being OwnPatient; where it may not be booked, or Cap returns an error,
	// there is no slot by video. Each ranging over slots asks once per civil year, and
	// only when a slot by video is at stake: with the day of Now for the present year,
	// with 1 January for a later one and, which only [Query.Why] can ask, 31 December
	// for one that is over. nil is no cap.
	Cap func(day telehealth.Date, own bool) (quota.Decision, error) `json:"-"`
}

// UnmarshalJSON reads a query as package json writes it, all but its Cap, which is left
// as it was. What [Query.Slots] refuses is a *[telehealth.FieldError] here already, and
// q stays as it was.
func (q *Query) UnmarshalJSON(data []byte) error {
	type plain Query
	ask := q.Cap
	err := wire.Replace(data, (*plain)(q), func(read *plain) error {
		_, err := (*Query)(read).check()
		return err
	})
	q.Cap = ask
	return err
}
