package acts

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// An account is what one practitioner did in one period. It is two cache lines
// long: what finds it, and what it counts.
type account struct {
	practitioner string
	head         [24]byte // of practitioner, to compare most references in place
	hash         uint64
	period       period
	latest       day // of a row, and
	specialty    uint8
	seen         uint16 // set of all specialties of the period
	booked       uint32 // where in the agenda its days are, 0 for nowhere
	count        quota.Count
}

// is reports whether the account has that key.
func (a *account) is(practitioner []byte, p period) bool {
	n := len(practitioner)
	if a.period != p || len(a.practitioner) != n {
		return false
	}
	if n <= len(a.head) {
		return string(a.head[:n]) == string(practitioner)
	}
	return a.practitioner == string(practitioner)
}

// counted is nothing for no account.
func (a *account) counted() quota.Count {
	if a == nil {
		return quota.Count{}
	}
	return a.count
}

// A day orders the days of one year, and those of two years alike.
type day int16

// dayOf is below that of every later day: each month has room for 31.
func dayOf(month time.Month, on int) day { return day(month)*monthDays + day(on) }

const monthDays = 32

// specialties are numbered by their place in the library's list.
var specialties = telehealth.Specialties()

// A ledger holds accounts by practitioner and period. It is a hash table of its
// own, for a map cannot be asked about many keys at once: see warm.
type ledger struct {
	slots  []slot // a power of two, at most half of them in use
	chunks []*[chunk]account
	n      int // of accounts; the one at 0 is none
	agenda agenda
}

// A slot is a part of a key's hash and where the account is, 0 for a free slot.
type slot struct{ tag, at uint32 }

const chunk = 1 << 10

// newLedger has an agenda of the days after one.
func newLedger(after day) *ledger {
	return &ledger{slots: make([]slot, 1<<10), chunks: []*[chunk]account{{}}, n: 1, agenda: agenda{after: after}}
}

func (l *ledger) account(at uint32) *account { return &l.chunks[at/chunk][at%chunk] }

// hash is of a practitioner and a period.
func hash(seed maphash.Seed, practitioner []byte, p period) uint64 {
	return (maphash.Bytes(seed, practitioner) ^ uint64(p)) * spread
}

// of returns the account of that key, which it opens when there is none.
func (l *ledger) of(hash uint64, practitioner []byte, p period) *account {
	mask := uint64(len(l.slots) - 1)
	tag := uint32(hash)
	for i := hash >> 32; ; i++ {
		s := &l.slots[i&mask]
		if s.at == 0 {
			break
		}
		if s.tag != tag {
			continue
		}
		if a := l.account(s.at); a.is(practitioner, p) {
			return a
		}
	}
	a := account{practitioner: string(practitioner), hash: hash, period: p, latest: -1}
	copy(a.head[:], practitioner)
	return l.open(a)
}

func (l *ledger) open(a account) *account {
	if 2*l.n >= len(l.slots) {
		l.slots = make([]slot, 2*len(l.slots))
		for at := range l.n - 1 {
			l.put(uint32(at + 1))
		}
	}
	if l.n%chunk == 0 {
		l.chunks = append(l.chunks, new([chunk]account))
	}
	at := uint32(l.n)
	*l.account(at) = a
	l.n++
	l.put(at)
	return l.account(at)
}

// put gives an account the first free slot.
func (l *ledger) put(at uint32) {
	hash, mask := l.account(at).hash, uint64(len(l.slots)-1)
	i := hash >> 32
	for l.slots[i&mask].at != 0 {
		i++
	}
	l.slots[i&mask] = slot{uint32(hash), at}
}

// warm reads what of will ask for. A row of a large file belongs to any of the
// accounts, and those lie in slow memory: alone, each row would wait for its slot,
// then for its account. Each loop here reads places that do not depend on each
// other, and the processor waits for many of them at a time. The sum has no
// meaning; it is there so that the compiler keeps the reads.
func (l *ledger) warm(acts []act) (sum int64) {
	var at [batch]uint32
	mask := uint64(len(l.slots) - 1)
	for i := range acts {
		at[i%batch] = l.slots[acts[i].hash>>32&mask].at
	}
	for i := range acts {
		a := l.account(at[i%batch])
		sum += int64(a.period) + a.count.InPerson // one in each line of the account
	}
	return sum
}

// qualify notes that the practitioner had a specialty on a day. The latest day
// counts, and on one day the first of the library's list, so that the order of
// the rows does not.
func (a *account) qualify(specialty uint8, on day) {
	if on > a.latest || on == a.latest && specialty < a.specialty {
		a.latest, a.specialty = on, specialty
	}
	a.seen |= 1 << specialty
}

// merge adds the accounts of m to those of l. Both have the same seed.
func (l *ledger) merge(m *ledger) {
	for a := range m.all {
		mine := l.of(a.hash, []byte(a.practitioner), a.period)
		mine.qualify(a.specialty, a.latest)
		mine.seen |= a.seen
		mine.count = mine.count.Add(a.count)
		l.agenda.merge(mine, &m.agenda, a)
	}
}

// all yields every account, in the order in which they were opened.
func (l *ledger) all(yield func(*account) bool) {
	for at := 1; at < l.n; at++ {
		if !yield(l.account(uint32(at))) {
			return
		}
	}
}

// sorted returns the accounts by practitioner and period.
func (l *ledger) sorted() []*account {
	return slices.SortedFunc(l.all, func(a, b *account) int {
		return cmp.Or(strings.Compare(a.practitioner, b.practitioner), cmp.Compare(a.period, b.period))
	})
}

// A period is a civil year, or the rest of one after the day of Reader.At: twice the
// year, and one more for the rest. A year and its rest are neighbours in order.
type period int32

func (p period) year() int  { return int(p >> 1) }
func (p period) rest() bool { return p&1 == 1 }

// A split parts years after a day. The zero split parts none.
type split struct {
	first, last int32 // of the years that are parted
	on          day   // the last one before the rest, of any year
}

func (s split) parts(year int32) bool { return s.first <= year && year <= s.last }

// dates reports whether the days of a period matter: of what is booked they do.
func (s split) dates(p period) bool { return p.rest() && p.year() == int(s.last) }

func (s split) period(year int32, on day) period {
	p := period(year) << 1
	if on > s.on && s.parts(year) {
		p++
	}
	return p
}

// judgedBy is the specialty of the latest date in an account.
func (a *account) judgedBy() telehealth.Specialty { return specialties[a.specialty] }
