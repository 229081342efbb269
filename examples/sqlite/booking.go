package sqlitestore

import (
	"cmp"
	"encoding/json"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// latest keeps the last event of each booking: what a row has after all of them.
func latest(events []appointment.Event) map[string]appointment.Event {
	last := make(map[string]appointment.Event, len(events))
	for _, e := range events {
		last[e.Booking.ID] = e
	}
	return last
}

// columns are those of the table of bookings, in their order.
func columns(e appointment.Event) []any {
	b := e.Booking
	return []any{
		b.ID, e.Version, string(b.Status), b.Practitioner, b.Visit, b.Patient,
		string(cmp.Or(b.Mode, telehealth.ModeInPerson)), instant(b.Start), instant(b.End),
		int64(b.Before / time.Minute), int64(b.After / time.Minute), list(b.Resources), instant(b.Until), b.Series,
	}
}

// instant is NULL for none, and to the microsecond as in the event.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Truncate(time.Microsecond).Format(time.RFC3339Nano)
}

func list(words []string) string {
	text, err := json.Marshal(append([]string{}, words...)) // [] and not null
	if err != nil {
		return "[]" // there are no strings that package json refuses
	}
	return string(text)
}
