package main

import (
	"iter"

	"github.com/secteur2/telehealth/quota"
)

// parts are the accounts of one civil year, one of which may be nil. The zero parts
// are of no year.
type parts struct {
	until *account // the whole year, or what of it came up to the day of -at
	rest  *account // what came after it
}

// newest is the account with the latest date.
func (p *parts) newest() *account {
	if p.rest != nil {
		return p.rest
	}
	return p.until
}

func (p *parts) seen() (specialties uint16) {
	for _, a := range [...]*account{p.until, p.rest} {
		if a != nil {
			specialties |= a.seen
		}
	}
	return specialties
}

func (p *parts) done() quota.Count   { return p.until.counted() }
func (p *parts) booked() quota.Count { return p.rest.counted() }
func (p *parts) all() quota.Count    { return p.done().Add(p.booked()) }

// An entry is what one answer is about.
type entry struct {
	parts
	last parts // of the year before; zero where it is not asked for, or has no acts
}

// entries yields what is to be answered of accounts that are sorted and hold every
// period of each practitioner among them.
func (o *options) entries(accounts []*account) iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		var e entry
		for len(accounts) > 0 {
			before := e.parts
			e.last = parts{}
			e.parts, accounts = join(accounts)
			a := e.newest()
			year := a.period.year()
			if o.needsLast(year) && before != (parts{}) {
				if b := before.newest(); b.period.year() == year-1 && b.practitioner == a.practitioner {
					e.last = before
				}
			}
			if (o.year == 0 || o.year == year) && !yield(&e) {
				return
			}
		}
	}
}

// join takes the accounts of one year off the first ones.
func join(accounts []*account) (parts, []*account) {
	first, accounts := accounts[0], accounts[1:]
	if first.period.rest() {
		return parts{rest: first}, accounts
	}
	if len(accounts) > 0 && accounts[0].period == first.period+1 && accounts[0].practitioner == first.practitioner {
		return parts{first, accounts[0]}, accounts[1:]
	}
	return parts{until: first}, accounts
}

// doctors is the number of the first accounts, n or a few more, that do not leave
// a practitioner's next period behind.
func doctors(accounts []*account, n int) int {
	n = min(n, len(accounts))
	for n < len(accounts) && accounts[n].practitioner == accounts[n-1].practitioner {
		n++
	}
	return n
}
