package appointment

import (
	"errors"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
)

const (
	wantMode   = "in-person, home, video or phone"
	maxVisit   = 24 * time.Hour
	wantLength = "whole minutes, none less than 0"
)

// check returns the zone of the calendar, or the first fault of the query.
func (q *Query) check() (*time.Location, error) {
	if err := q.Visit.check(); err != nil {
		return nil, under("visit", err)
	}
	if err := q.Calendar.check(); err != nil {
		return nil, under("calendar", err)
	}
	zone, err := q.Calendar.zone()
	switch {
	case err != nil:
		return nil, under("calendar", err)
	case q.Now.IsZero():
		return nil, fault(telehealth.ErrorMissing, "now", "", "the present instant")
	case !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From):
		return nil, fault(telehealth.ErrorContradiction, "to", q.To.Format(time.RFC3339), "an instant not before from")
	}
	if err := checkZone(zone, q.Now); err != nil {
		return nil, under("calendar", err)
	}
	for i := range q.Bookings {
		if err := q.Bookings[i].check(); err != nil {
			return nil, under("bookings["+strconv.Itoa(i)+"]", err)
		}
	}
	return zone, nil
}

// checkZone refuses made-up zones: the engine counts on clocks that are less than
// a day from Greenwich.
func checkZone(zone *time.Location, now time.Time) error {
	if _, offset := now.In(zone).Zone(); int64(offset) <= -fullDay || int64(offset) >= fullDay {
		return fault(telehealth.ErrorOutOfRange, "zone", zone.String(), "a zone less than 24 hours from UTC")
	}
	return nil
}

// check refuses a booking whose time cannot be told; one that keeps no time has none.
func (b *Booking) check() error {
	switch b.Status {
	case StatusCancelled, StatusWaitlisted, StatusEnteredInError:
		return nil
	case StatusPending, StatusBooked, StatusArrived, StatusCheckedIn, StatusFulfilled, StatusNoShow:
	case "":
		return fault(telehealth.ErrorMissing, "status", "", "where the booking stands, as booked")
	default:
		return fault(telehealth.ErrorUnknown, "status", string(b.Status), "a status of FHIR R4, as booked")
	}
	switch {
	case b.Start.IsZero():
		return fault(telehealth.ErrorMissing, "start", "", "the beginning of the visit")
	case !b.End.After(b.Start):
		return fault(telehealth.ErrorContradiction, "end", b.End.Format(time.RFC3339), "an instant after start")
	case b.Before < 0:
		return fault(telehealth.ErrorOutOfRange, "before", b.Before.String(), "a length not less than 0")
	case b.After < 0:
		return fault(telehealth.ErrorOutOfRange, "after", b.After.String(), "a length not less than 0")
	case b.Status == StatusPending && b.Until.IsZero():
		return fault(telehealth.ErrorMissing, "until", "", "when the pending booking expires")
	}
	return nil
}

func (v *VisitType) check() error {
	if v.Duration == 0 {
		return fault(telehealth.ErrorMissing, "duration", "", "how long the visit takes")
	}
	for _, length := range [...]struct {
		field string
		d     time.Duration
	}{
		{"duration", v.Duration}, {"before", v.Before}, {"after", v.After}, {"step", v.Step},
		{"notice", v.Notice}, {"cancelBefore", v.CancelBefore},
	} {
		switch {
		case length.d < 0:
			return fault(telehealth.ErrorOutOfRange, length.field, length.d.String(), wantLength)
		case length.d%time.Minute != 0:
			return fault(telehealth.ErrorMalformed, length.field, length.d.String(), wantLength)
		}
	}
	switch {
	case v.Duration > maxVisit:
		return fault(telehealth.ErrorOutOfRange, "duration", v.Duration.String(), "at most 24h")
	case !v.Modes.known():
		return fault(telehealth.ErrorUnknown, "modes", strconv.Itoa(int(v.Modes)), wantMode)
	case v.Horizon < 0:
		return fault(telehealth.ErrorOutOfRange, "horizon", strconv.Itoa(v.Horizon), "days from today on, 0 for no bound")
	case v.Capacity < 0:
		return fault(telehealth.ErrorOutOfRange, "capacity", strconv.Itoa(v.Capacity), "patients, 0 for one")
	}
	return v.checkNeeds()
}

func (v *VisitType) checkNeeds() error {
	if len(v.Needs) == 0 {
		return nil
	}
	seen := map[string]bool{}
	for i, need := range v.Needs {
		path := "needs[" + strconv.Itoa(i) + "]"
		if len(need) == 0 {
			return fault(telehealth.ErrorMissing, path, "", "a resource that meets the need")
		}
		for _, resource := range need {
			if resource == "" {
				return fault(telehealth.ErrorMissing, path, "", "the reference of each resource")
			}
			if seen[resource] {
				return fault(telehealth.ErrorContradiction, path, resource, "each resource once, in one need")
			}
			seen[resource] = true
		}
	}
	return nil
}

func fault(code telehealth.ErrorCode, field, value, want string) error {
	return &telehealth.FieldError{Code: code, Field: field, Value: value, Want: want}
}

// under puts a path before the field of a fault.
func under(path string, err error) error {
	var f *telehealth.FieldError
	if !errors.As(err, &f) {
		return err
	}
	inner := *f
	inner.Field = path + "." + f.Field
	return &inner
}
