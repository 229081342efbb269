package appointment

import (
	"cmp"
	"slices"
	"time"
)

// Turns are bookings in the order of an instant, then of their ID: holds by their
// end, the waitlist by its beginning.
type turns []turn

type turn struct {
	at time.Time
	id string
}

func (t turn) compare(u turn) int {
	return cmp.Or(t.at.Compare(u.at), cmp.Compare(t.id, u.id))
}

func (ts *turns) add(t turn) {
	i, _ := slices.BinarySearchFunc(*ts, t, turn.compare)
	*ts = slices.Insert(*ts, i, t)
}

func (ts *turns) remove(t turn) {
	if i, found := slices.BinarySearchFunc(*ts, t, turn.compare); found {
		*ts = slices.Delete(*ts, i, i+1)
	}
}
