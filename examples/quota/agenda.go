package main

import (
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// An agenda is what accounts have booked, by day and kind. It is not in the accounts,
// which are many and hold few pointers. The first of its lists is nobody's.
type agenda [][]booking

// A booking is a day, a kind and how many, from the high bits to the low ones: sorted,
// the parts of one number are neighbours.
type booking uint32

const (
	kindBits   = 3
	numberBits = 20
	mostBooked = 1<<numberBits - 1
)

func (b booking) on() day       { return day(b >> (kindBits + numberBits)) }
func (b booking) kind() int     { return int(b >> numberBits & (1<<kindBits - 1)) }
func (b booking) number() int64 { return int64(b & mostBooked) }

// kinds is one act of each kind, in the order of the bits.
func kinds() [1 << kindBits]quota.Count {
	return [...]quota.Count{
		{InPerson: 1}, {InPersonOwn: 1}, {Video: 1}, {VideoOwn: 1},
		{Video: 1, Assisted: 1}, {VideoOwn: 1, AssistedOwn: 1}, {Expertise: 1}, {Requests: 1},
	}
}

// bookingOf is one act of some day.
func bookingOf(on day, unit *quota.Count) booking {
	all := kinds()
	return booking(on)<<(kindBits+numberBits) | booking(slices.Index(all[:], *unit))<<numberBits | 1
}

// of is what an account has booked, in no order and some of it in parts. It is
// nothing for no account.
func (g agenda) of(a *account) []booking {
	if a == nil || a.booked == 0 {
		return nil
	}
	return g[a.booked]
}

// add books for an account. There are few days in a year, and few kinds of acts on
// one: where room is short, adding up makes most of it.
func (g *agenda) add(a *account, b booking) {
	if a.booked == 0 {
		if len(*g) == 0 {
			*g = append(*g, nil)
		}
		a.booked = uint32(len(*g))
		*g = append(*g, nil)
	}
	list := (*g)[a.booked]
	if len(list) == cap(list) {
		if list = addedUp(list); 2*len(list) > cap(list) {
			list = slices.Grow(list, len(list)+1)
		}
	}
	(*g)[a.booked] = append(list, b)
}

// addedUp makes one booking of those of a day and kind, where its number fits.
func addedUp(list []booking) []booking {
	slices.Sort(list)
	sum := list[:0]
	for _, next := range list {
		n := len(sum)
		if n > 0 && sum[n-1]>>numberBits == next>>numberBits && sum[n-1].number()+next.number() <= mostBooked {
			sum[n-1] += next & mostBooked
		} else {
			sum = append(sum, next)
		}
	}
	return sum
}

// days returns what an account has booked on each day, nil where nothing is.
func (g agenda) days(a *account) map[telehealth.Date]quota.Count {
	list := addedUp(slices.Clone(g.of(a))) // a map is slow to add to
	if len(list) == 0 {
		return nil
	}
	days, all := map[telehealth.Date]quota.Count{}, kinds()
	for len(list) > 0 {
		on := list[0].on()
		var sum quota.Count
		for len(list) > 0 && list[0].on() == on {
			sum, list = sum.Add(times(all[list[0].kind()], list[0].number())), list[1:]
		}
		date, _ := telehealth.NewDate(a.period.year(), time.Month(on/monthDays), int(on%monthDays)) // it was read as one
		days[date] = sum
	}
	return days
}

func times(c quota.Count, n int64) quota.Count {
	return quota.Count{
		InPerson: c.InPerson * n, InPersonOwn: c.InPersonOwn * n, Video: c.Video * n, VideoOwn: c.VideoOwn * n,
		Assisted: c.Assisted * n, AssistedOwn: c.AssistedOwn * n, Expertise: c.Expertise * n, Requests: c.Requests * n,
	}
}
