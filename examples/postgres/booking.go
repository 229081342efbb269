package postgresstore

import (
	"cmp"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

const setBooking = `INSERT INTO telehealth_bookings (agenda, id, version, status, practitioner, visit, patient, mode,
		starts, ends, before, after, resources, held_until, series)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
	ON CONFLICT (agenda, id) DO UPDATE SET (version, status, practitioner, visit, patient, mode,
		starts, ends, before, after, resources, held_until, series)
	= ROW (excluded.version, excluded.status, excluded.practitioner, excluded.visit, excluded.patient, excluded.mode,
		excluded.starts, excluded.ends, excluded.before, excluded.after, excluded.resources, excluded.held_until, excluded.series)`

// columns are those of setBooking, in their order.
func columns(agenda string, e appointment.Event) []any {
	b := e.Booking
	return []any{
		agenda, b.ID, e.Version, string(b.Status), b.Practitioner, b.Visit, b.Patient,
		string(cmp.Or(b.Mode, telehealth.ModeInPerson)), instant(b.Start), instant(b.End),
		b.Before, b.After, append([]string{}, b.Resources...), instant(b.Until), b.Series,
	}
}

// instant is NULL for none.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// latest keeps the last event of each booking: what a row has after all of them.
func latest(events []appointment.Event) map[string]appointment.Event {
	last := make(map[string]appointment.Event, len(events))
	for _, e := range events {
		last[e.Booking.ID] = e
	}
	return last
}
