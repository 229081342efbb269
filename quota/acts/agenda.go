package acts

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// An agenda is what accounts have booked, by day and kind. It is not in the accounts,
// which are many and hold few pointers. It takes days times kinds of an account at
// most, whatever the number of rows.
type agenda struct {
	after  day // everything is booked on later days
	plans  pool[plan]
	slabs  [][]uint8 // of rows, see row
	rows   uint32    // how many, the first is nobody's
	leaves pool[leaf]
	free   uint32    // the first of the leaves that were given back, 0 for none
	sums   []int64   // all 0, by the place of a booking: see addedUp
	spare  []booking // for makeRoom
}

// A booking is a day, a kind and how many, from the high bits to the low ones.
type booking uint32

const (
	kindBits   = 3
	kindCount  = 1 << kindBits
	numberBits = 20
	mostBooked = 1<<numberBits - 1
	lastDay    = day(time.December)*monthDays + 31
	places     = (int(lastDay) + 1) * kindCount
)

func (b booking) on() day       { return day(b >> (kindBits + numberBits)) }
func (b booking) kind() int     { return int(b >> numberBits & (kindCount - 1)) }
func (b booking) number() int64 { return int64(b & mostBooked) }

// place is the same for bookings of one day and kind.
func (b booking) place() int { return int(b >> numberBits) }

// bookingOf is one act of some day.
func bookingOf(on day, kind uint8) booking {
	return booking(on)<<(kindBits+numberBits) | booking(kind)<<numberBits | 1
}

// plan is what an account has booked, nil for no account.
func (g *agenda) plan(a *account) *plan {
	if a == nil || a.booked == 0 {
		return nil
	}
	return g.plans.at(a.booked)
}

// add books for an account.
func (g *agenda) add(a *account, b booking) { g.book(g.opened(a), b) }

// opened is the plan of an account, which it opens when there is none.
func (g *agenda) opened(a *account) *plan {
	if a.booked == 0 {
		a.booked = g.plans.open()
	}
	return g.plan(a)
}

// merge books what an account of another agenda has booked.
func (g *agenda) merge(mine *account, other *agenda, theirs *account) {
	p := other.plan(theirs)
	if p == nil {
		return
	}
	for b := range other.bookings(p) {
		g.add(mine, b)
	}
}

// days returns what an account has booked on each day, nil where nothing is.
func (g *agenda) days(a *account) map[telehealth.Date]quota.Count {
	p := g.plan(a)
	if p == nil {
		return nil
	}
	var none [kindCount]int64
	var sums [places / kindCount][kindCount]int64
	for b := range g.bookings(p) {
		sums[b.on()][b.kind()] += b.number()
	}
	n := 0
	for on := range sums {
		if sums[on] != none {
			n++
		}
	}
	days := make(map[telehealth.Date]quota.Count, n) // to let it grow would take half of the time
	for on, sum := range sums {
		if sum == none {
			continue
		}
		date, _ := telehealth.NewDate(a.period.year(), time.Month(on/monthDays), on%monthDays) // it was read as one
		days[date] = countOf(sum)
	}
	return days
}

// countOf is so many acts of each kind. It is the kinds and their order.
func countOf(n [kindCount]int64) quota.Count {
	return quota.Count{
		InPerson: n[0], InPersonOwn: n[1], Video: n[2] + n[4], VideoOwn: n[3] + n[5],
		Assisted: n[4], AssistedOwn: n[5], Expertise: n[6], Requests: n[7],
	}
}

// kindOf is the kind of one act.
func kindOf(unit quota.Count) (kind uint8) {
	for kind < kindCount-1 && unitOf(kind) != unit {
		kind++
	}
	return kind
}

// unitOf is one act of a kind.
func unitOf(kind uint8) quota.Count {
	var one [kindCount]int64
	one[kind] = 1
	return countOf(one)
}
