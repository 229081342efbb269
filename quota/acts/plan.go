package acts

import (
	"iter"
	"math"
	"slices"
	"unsafe"
)

// A plan is what one account has booked: a list while that is short, and then, for a
// kind that is booked on many days, a row with a count for each day.
type plan struct {
	few  uint32            // the last leaf of the list, 0 for none: see leaf
	n    uint32            // how many bookings the list has
	most uint32            // at how many they are added up
	many [kindCount]uint32 // the row of a kind, 0 for none
}

// A leaf is a part of a list, a cache line long. The bookings are in no order, some of
// a day and kind in parts.
type leaf struct {
	list [leafSize]booking
	next uint32
}

const leafSize = 15

// width is how many counts a row has.
func (g *agenda) width() int { return int(lastDay - g.after) }

// row returns the counts of the days after g.after, the next one first.
func (g *agenda) row(at uint32) []uint8 {
	start := int(at%slab) * g.width()
	return g.slabs[at/slab][start : start+g.width()]
}

// slab is how many rows are allocated at a time.
const slab = 64

func (g *agenda) openRow() (at uint32) {
	g.rows = max(g.rows, 1)
	at = g.rows
	g.rows++
	if int(at/slab) == len(g.slabs) {
		g.slabs = append(g.slabs, make([]uint8, slab*g.width()))
	}
	return at
}

// openLeaf takes one that was given back, where there is any.
func (g *agenda) openLeaf() (at uint32) {
	if at = g.free; at != 0 {
		g.free = g.leaves.at(at).next
		return at
	}
	return g.leaves.open()
}

// book adds to the row of the kind or, where there is none and where a count is full,
// to the list.
func (g *agenda) book(p *plan, b booking) {
	if g.counted(p, b) {
		return
	}
	if p.n >= max(p.most, 2*leafSize) {
		g.makeRoom(p)
	}
	g.list(p, b)
}

func (g *agenda) counted(p *plan, b booking) bool {
	at := p.many[b.kind()]
	if at == 0 {
		return false
	}
	n := &g.row(at)[b.on()-g.after-1]
	if int64(*n)+b.number() > math.MaxUint8 {
		return false
	}
	*n += uint8(b.number())
	return true
}

func (g *agenda) list(p *plan, b booking) {
	if p.n%leafSize == 0 {
		at := g.openLeaf()
		g.leaves.at(at).next = p.few
		p.few = at
	}
	g.leaves.at(p.few).list[p.n%leafSize] = b
	p.n++
}

// makeRoom adds up a list, for there are few days in a year. A kind that then takes
// more room than a row leaves for one.
func (g *agenda) makeRoom(p *plan) {
	few := g.addedUp(slices.AppendSeq(g.spare[:0], g.listed(p)))
	g.spare = few
	for p.few != 0 {
		l := g.leaves.at(p.few)
		p.few, l.next, g.free = l.next, g.free, p.few
	}
	p.n = 0
	var of [kindCount]int
	for _, b := range few {
		of[b.kind()]++
	}
	for kind, n := range of {
		if p.many[kind] == 0 && n*int(unsafe.Sizeof(booking(0))) > g.width() {
			p.many[kind] = g.openRow()
		}
	}
	for _, b := range few {
		if !g.counted(p, b) {
			g.list(p, b)
		}
	}
	p.most = p.n + max(p.n, leafSize)
}

// addedUp makes one booking of those of a day and kind, where its number fits.
func (g *agenda) addedUp(list []booking) []booking {
	if g.sums == nil {
		g.sums = make([]int64, places)
	}
	for _, b := range list {
		g.sums[b.place()] += b.number()
	}
	sum := list[:0]
	for _, b := range list { // each has room for what one booking can hold
		if n := min(g.sums[b.place()], mostBooked); n > 0 {
			sum = append(sum, b-booking(b.number())+booking(n))
			g.sums[b.place()] -= n
		}
	}
	return sum
}

// listed yields the list of a plan.
func (g *agenda) listed(p *plan) iter.Seq[booking] {
	return func(yield func(booking) bool) {
		n := (p.n + leafSize - 1) % leafSize // of the last leaf, less one
		for at := p.few; at != 0; at = g.leaves.at(at).next {
			for _, b := range g.leaves.at(at).list[:n+1] {
				if !yield(b) {
					return
				}
			}
			n = leafSize - 1
		}
	}
}

// bookings yields all of a plan, in no order and some in parts.
func (g *agenda) bookings(p *plan) iter.Seq[booking] {
	return func(yield func(booking) bool) {
		for b := range g.listed(p) {
			if !yield(b) {
				return
			}
		}
		for kind, at := range p.many {
			if at == 0 {
				continue
			}
			for i, n := range g.row(at) {
				if b := bookingOf(g.after+1+day(i), uint8(kind)); n > 0 && !yield(b+booking(n)-1) {
					return
				}
			}
		}
	}
}

// booked is what is to be booked where.
type booked struct {
	plan *plan
	booking
}

// warm reads what book will ask for, see [ledger.warm].
func (g *agenda) warm(all []booked) (sum int64) {
	var at [batch]uint32
	for i, b := range all {
		at[i%batch] = b.plan.many[b.kind()]
	}
	for i, b := range all {
		if at := at[i%batch]; at != 0 {
			sum += int64(g.row(at)[b.on()-g.after-1])
		} else if few := b.plan.few; few != 0 {
			sum += int64(g.leaves.at(few).next)
		}
	}
	return sum
}

// A pool holds values by their number. They stay where they are, and there is one
// allocation for many of them. The first, 0, is nobody's.
type pool[T any] struct {
	chunks []*[chunk]T
	n      uint32
}

// open returns the number of a new value.
func (p *pool[T]) open() (at uint32) {
	p.n = max(p.n, 1)
	at = p.n
	p.n++
	if int(at/chunk) == len(p.chunks) {
		p.chunks = append(p.chunks, new([chunk]T))
	}
	return at
}

func (p *pool[T]) at(at uint32) *T { return &p.chunks[at/chunk][at%chunk] }
