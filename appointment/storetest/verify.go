package storetest

import (
	"testing"

	"github.com/secteur2/telehealth/appointment"
)

// verify replays the history without the library: the last event of a booking is
// how it is.
func verify(t *testing.T, history []appointment.Event, actors []actor) {
	last := map[string]appointment.Booking{}
	for i, e := range history {
		if e.Version != int64(i)+1 {
			t.Fatalf("version %d at place %d", e.Version, i+1)
		}
		last[e.Booking.ID] = e.Booking
		if overlap := overlaps(last, e.Booking); overlap != "" {
			t.Errorf("version %d books %s twice", e.Version, overlap)
		}
	}
	count := 0
	for i := range actors {
		for j, id := range actors[i].ids {
			b, there := last[id]
			if there {
				count++
			}
			found := false
			for _, s := range actors[i].known[j] {
				found = found || s.status == b.Status && s.start.Equal(b.Start)
			}
			if !found {
				t.Errorf("booking %s is %q at %v, acknowledged was %v", id, b.Status, b.Start, actors[i].known[j])
			}
		}
	}
	if count < agendas {
		t.Errorf("%d bookings: too few to show anything", count)
	}
	if count != len(last) {
		t.Errorf("%d bookings in the history, %d asked for", len(last), count)
	}
}

// overlaps names what another booking has at the same time.
func overlaps(all map[string]appointment.Booking, b appointment.Booking) string {
	for id, c := range all {
		if id == b.ID || c.Status != appointment.StatusBooked || b.Status != appointment.StatusBooked ||
			!b.Start.Before(c.End) || !c.Start.Before(b.End) {
			continue
		}
		if c.Practitioner == b.Practitioner {
			return b.Practitioner
		}
		if len(b.Resources) > 0 && len(c.Resources) > 0 {
			return b.Resources[0]
		}
	}
	return ""
}
