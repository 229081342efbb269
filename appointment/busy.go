package appointment

import (
	"sync"
	"time"

	"github.com/secteur2/telehealth/appointment/internal/timeline"
)

// An aim is what decides whether a start is possible, but for notice and horizon:
// those change with every question.
type aim struct {
	visit string
	modes Modes // that are wanted
}

// A busy time has no start for an aim, by the hours and the bookings of the
// practitioner alone. More bookings do not change that.
type busy struct {
	timeline.Period       // of the starts
	until           int64 // when the first hold within ends, in microseconds; or forGood
	reach           int64 // from a start to the end of the visit with its buffer
}

// at reports whether it is still so at an instant.
func (k busy) at(now time.Time) bool { return now.UnixMicro() < k.until }

// busyTimes remember one busy time for each practitioner and aim, that of the
// earliest search, so that full weeks are not looked through again for everybody who
// asks for the next time. What they remember is of the ledger and the roster of now:
// who learns has held the lock of the agenda since before the look, and who changes
// those two and forgets holds it alone. The zero value remembers nothing.
type busyTimes struct {
	mu sync.Mutex
	of map[string]map[aim]busy
}

// end returns the end of the busy time that an instant lies in, or the instant.
func (m *busyTimes) end(practitioner string, w aim, now time.Time, from int64) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if k, ok := m.of[practitioner][w]; ok && k.at(now) && k.Has(from) {
		return k.To
	}
	return from
}

// learn lengthens a busy time, or puts one in the place of another that is over, or
// that begins later. earliest is the first start that anybody can ask for now.
func (m *busyTimes) learn(practitioner string, w aim, now time.Time, earliest int64, k busy) {
	m.mu.Lock()
	defer m.mu.Unlock()
	old, ok := m.of[practitioner][w]
	switch {
	case !ok || !old.at(now) || old.To < earliest || k.From < old.From:
	case !k.Touches(old.Period):
		return
	default:
		k.Period = k.Union(old.Period)
		k.until = min(k.until, old.until)
	}
	if m.of == nil {
		m.of = map[string]map[aim]busy{}
	}
	if m.of[practitioner] == nil {
		m.of[practitioner] = map[aim]busy{}
	}
	m.of[practitioner][w] = k
}

// free forgets what was so because of a booking.
func (m *busyTimes) free(b *Booking) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for w, k := range m.of[b.Practitioner] {
		if k.To = min(k.To, b.stay().From-k.reach); k.Empty() {
			delete(m.of[b.Practitioner], w)
			continue
		}
		m.of[b.Practitioner][w] = k
	}
}

// forget forgets all.
func (m *busyTimes) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.of = nil
}

// keeps reports whether the booking, as it was, is in the way of others as before.
func (b Booking) keeps(next Booking) bool {
	return !b.leaves(next) && b.Visit == next.Visit && b.Start.Equal(next.Start) &&
		(next.Status != StatusPending || b.Status == StatusPending && !next.Until.Before(b.Until))
}
