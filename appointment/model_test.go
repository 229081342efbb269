package appointment_test

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A model is the agenda as a child would keep it: one map, and every question
// answered by looking at all bookings. It knows the practice of [house] but for its
// rooms.
type model struct {
	bookings map[string]appointment.Booking
	offerFor time.Duration
	now      time.Time
}

var lengths = map[string]time.Duration{
	"visit": 30 * time.Minute, "scan": 30 * time.Minute, "strict": 30 * time.Minute, "long": time.Hour,
	"spaced": 30 * time.Minute, "group": time.Hour, "remote": 30 * time.Minute,
}

// buffers are kept free before and after a visit.
func buffers(visit string) (before, after time.Duration) {
	if visit == "spaced" {
		return 10 * time.Minute, 20 * time.Minute
	}
	return 0, 0
}

// grid is from one start of a visit to the next.
func grid(visit string) time.Duration {
	if visit == "spaced" || visit == "visit" {
		return 10 * time.Minute
	}
	return lengths[visit]
}

// meet: two visits and their buffers have some time in common.
func meet(one string, start time.Time, other string, at time.Time) bool {
	before, after := buffers(one)
	beforeOther, afterOther := buffers(other)
	return at.Add(-beforeOther).Before(start.Add(lengths[one]+after)) && start.Add(-before).Before(at.Add(lengths[other]+afterOther))
}

func keeps(s appointment.Status) bool {
	return slices.Contains([]appointment.Status{
		appointment.StatusPending, appointment.StatusBooked, appointment.StatusArrived, appointment.StatusCheckedIn, appointment.StatusFulfilled,
		appointment.StatusNoShow,
	}, s)
}

// free looks at all bookings but the one of that ID.
func (m *model) free(id, practitioner, visit string, start time.Time) bool {
	places := 1
	if visit == "group" {
		places = 3
	}
	for _, b := range m.bookings {
		shared := b.Practitioner == practitioner || visit == "scan" && b.Visit == "scan"
		switch {
		case b.ID == id || !keeps(b.Status) || !shared || !meet(visit, start, b.Visit, b.Start):
		case b.Practitioner != practitioner || b.Visit != visit || !b.Start.Equal(start):
			return false
		default:
			places-- // of the same group
		}
	}
	return places > 0
}

// fits asks for the mode and the notice too, which is none.
func (m *model) fits(id, practitioner, visit string, start time.Time, mode telehealth.Mode) bool {
	return !start.Before(m.now) && (mode != telehealth.ModeVideo || visit == "remote") && m.free(id, practitioner, visit, start)
}

func (m *model) put(b appointment.Booking) {
	if !b.Start.IsZero() {
		b.End = b.Start.Add(lengths[b.Visit])
		b.Before, b.After = buffers(b.Visit)
	}
	b.Resources = nil
	if b.Visit == "scan" && !b.Start.IsZero() {
		b.Resources = []string{"scanner"}
	}
	if b.Status != appointment.StatusPending {
		b.Until = time.Time{}
	}
	m.bookings[b.ID] = b
}

// drop changes the status of a booking whose time is then free, and offers it.
func (m *model) drop(id string, s appointment.Status) {
	old := m.bookings[id]
	b := old
	b.Status = s
	m.put(b)
	if keeps(old.Status) {
		m.offer(old)
	}
}

// sweep ends holds by their end, all before the first offer.
func (m *model) sweep() {
	var freed []appointment.Booking
	for {
		var first *appointment.Booking
		for _, b := range m.bookings {
			over := b.Status == appointment.StatusPending && !b.Until.After(m.now)
			if over && (first == nil || cmp.Or(b.Until.Compare(first.Until), cmp.Compare(b.ID, first.ID)) < 0) {
				first = &b
			}
		}
		if first == nil {
			break
		}
		freed = append(freed, *first)
		m.expire(first.ID)
	}
	for _, f := range freed {
		m.offer(f)
	}
}

// expire ends a hold or an offer.
func (m *model) expire(id string) {
	b := m.bookings[id]
	if b.Wish.Since.IsZero() {
		b.Status = appointment.StatusCancelled
		m.put(b)
		return
	}
	b.Wish.Offered = append(slices.Clone(b.Wish.Offered), b.Start)
	m.put(appointment.Booking{ID: id, Visit: b.Visit, Patient: b.Patient, Status: appointment.StatusWaitlisted, Wish: b.Wish})
}

func (m *model) offer(freed appointment.Booking) {
	if m.offerFor == 0 {
		return
	}
	waiting := slices.SortedFunc(maps.Values(m.bookings), func(a, b appointment.Booking) int {
		return cmp.Or(a.Wish.Since.Compare(b.Wish.Since), cmp.Compare(a.ID, b.ID))
	})
	for _, b := range waiting {
		if b.Status == appointment.StatusWaitlisted {
			m.offerTo(b, freed)
		}
	}
}

// offerTo tries every start around the freed time with every doctor.
func (m *model) offerTo(b, freed appointment.Booking) {
	mode := telehealth.ModeInPerson
	if b.Wish.Modes.Has(telehealth.ModeVideo) {
		mode = telehealth.ModeVideo
	}
	for start := freed.Start.Truncate(time.Hour).Add(-2 * time.Hour); start.Before(freed.End.Add(time.Hour)); start = start.Add(grid(b.Visit)) {
		for _, doctor := range []string{"dr-a", "dr-b"} {
			w := b.Wish
			touches := meet(b.Visit, start, freed.Visit, freed.Start)
			concerned := doctor == freed.Practitioner || b.Visit == "scan" && freed.Visit == "scan"
			wanted := (w.Practitioner == "" || w.Practitioner == doctor) && !start.Before(w.From) &&
				(w.To.IsZero() || start.Before(w.To)) && !slices.Contains(w.Offered, start) && start.After(m.now)
			if touches && concerned && wanted && m.fits(b.ID, doctor, b.Visit, start, mode) {
				b.Status, b.Practitioner, b.Start, b.Until = appointment.StatusPending, doctor, start, m.now.Add(m.offerFor)
				if b.Until.After(start) {
					b.Until = start
				}
				b.Mode = mode
				m.put(b)
				return
			}
		}
	}
}

// day is a midnight in Paris, at which the clock of the model begins.
var day = time.Date(2026, time.March, 2, 23, 0, 0, 0, time.UTC)
