package appointment

import (
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

const (
	wantMode   = "in-person, home, video or phone"
	maxVisit   = 24 * time.Hour
	wantLength = "whole minutes, none less than 0"
)

// check returns the zone of the calendar, or the first fault of the query.
func (q *Query) check() (*time.Location, error) {
	if !utf8.ValidString(q.Practitioner) {
		return nil, wire.Error(telehealth.ErrorMalformed, "practitioner", "", wantUTF8)
	}
	if err := q.Visit.check(); err != nil {
		return nil, wire.In("visit", err)
	}
	if err := q.Calendar.check(); err != nil {
		return nil, wire.In("calendar", err)
	}
	zone, err := q.Calendar.zone()
	switch {
	case err != nil:
		return nil, wire.In("calendar", err)
	case q.Now.IsZero():
		return nil, wire.Error(telehealth.ErrorMissing, "now", "", "the present instant")
	case !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From):
		return nil, wire.Error(telehealth.ErrorContradiction, "to", q.To.Format(time.RFC3339), "an instant not before from")
	}
	if err := checkZone(zone, q.Now); err != nil {
		return nil, wire.In("calendar", err)
	}
	for i := range q.Bookings {
		if err := q.Bookings[i].check(); err != nil {
			return nil, wire.At("bookings", i, err)
		}
	}
	return zone, nil
}

// checkZone refuses made-up zones: the engine counts on clocks that are less than
// a day from Greenwich.
func checkZone(zone *time.Location, now time.Time) error {
	if _, offset := now.In(zone).Zone(); int64(offset) <= -fullDay || int64(offset) >= fullDay {
		return wire.Error(telehealth.ErrorOutOfRange, "zone", zone.String(), "a zone less than 24 hours from UTC")
	}
	return nil
}
