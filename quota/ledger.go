package quota

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"unique"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Ledger keeps the acts of one practitioner up to date while they are booked,
// done, corrected and cancelled. Its counts are at any time those of [TallyOf]
// over the acts that it holds.
//
// An act without an id is counted and forgotten: it takes no memory and cannot be
// changed. One with an id takes the id and some 70 to 100 bytes until it is removed.
//
// The zero Ledger has no act and is ready. Any number of goroutines may use it;
// it must not be copied. Every refusal is a *[telehealth.FieldError] and leaves
// the Ledger as it was.
type Ledger struct {
	mu    sync.RWMutex
	tally Tally // its own, years of it may be empty
	acts  map[string]kept
}

// kept is what is remembered of an act with an id: 16 bytes, and nothing of the
// caller's that would hold a whole line of a file in memory.
type kept struct {
	code          unique.Handle[telehealth.Code]
	date          telehealth.Date
	state, kind   uint8 // the place in states, and 1 more than that in telehealth.Kinds
	own, assisted bool
}

func keep(a Act) kept {
	kind := uint8(1 + slices.Index(telehealth.Kinds(), a.Kind)) // 0 is none
	return kept{unique.Make(a.Code), a.Date, uint8(a.State.number()), kind, a.OwnPatient, a.Assisted}
}

func (k kept) act(id string) Act {
	kind := telehealth.Kind("")
	if k.kind > 0 {
		kind = telehealth.Kinds()[k.kind-1]
	}
	return Act{id, k.date, k.code.Value(), kind, k.own, k.assisted, states()[k.state]}
}

// Add counts an act, of whatever day: a late one goes to the year of its date. It
// refuses an id that the Ledger holds (contradiction), an act without date or
// code, an unknown code or state, an id beyond 256 bytes, and one with what shows
// nothing (malformed).
func (l *Ledger) Add(a Act) error {
	y, err := a.tally()
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, held := l.acts[a.ID]; held {
		return wire.Error(telehealth.ErrorContradiction, "id", "held already", "an id that no other act has")
	}
	if err := l.fits(y); err != nil {
		return err
	}
	l.put(y)
	if a.ID == "" {
		return nil
	}
	if l.acts == nil {
		l.acts = map[string]kept{}
	}
	l.acts[strings.Clone(a.ID)] = keep(a)
	return nil
}

// Correct puts an act in the place of the one with its id: another day, code or
// state. It refuses what Add refuses, an act without an id, and an id that the
// Ledger does not hold (unknown).
func (l *Ledger) Correct(a Act) error {
	if _, err := a.tally(); err != nil { // before the question whether it is held
		return err
	}
	return l.change(a.ID, func(Act) Act { return a })
}

// SetState is [Ledger.Correct] of the state alone: a planned act is now done or
// cancelled.
func (l *Ledger) SetState(id string, s State) error {
	return l.change(id, func(a Act) Act {
		a.State = s
		return a
	})
}

func (l *Ledger) change(id string, to func(Act) Act) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	old, err := l.held(id)
	if err != nil {
		return err
	}
	next := to(old)
	y, err := next.tally()
	if err != nil {
		return err
	}
	if err := l.fits(y); err != nil {
		return err
	}
	was, _ := old.tally() // it was counted, so it is an act
	l.take(was)
	l.put(y)
	l.acts[strings.Clone(id)] = keep(next) // a map takes the key of the last assignment
	return nil
}

// Remove forgets an act as if it had never been added. It refuses an empty id,
// and one that the Ledger does not hold (unknown).
func (l *Ledger) Remove(id string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	old, err := l.held(id)
	if err != nil {
		return err
	}
	was, _ := old.tally()
	l.take(was)
	delete(l.acts, id)
	return nil
}

// Act returns the act with that id, and false when there is none.
func (l *Ledger) Act(id string) (a Act, ok bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	k, ok := l.acts[id]
	if !ok {
		return Act{}, false
	}
	return k.act(id), true
}

// Merge adds acts that were counted elsewhere, as those of earlier months: they
// have no ids here. It refuses numbers that no year can hold (see [NewTally]).
func (l *Ledger) Merge(t Tally) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	sum := l.tally.Merge(t)
	if err := sum.check(); err != nil {
		return err
	}
	l.tally = sum
	return nil
}

// Count returns what was done in a civil year: what [Cap.Judge] asks for.
func (l *Ledger) Count(year int) Count {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.tally.Year(year).Done
}

// Tally returns all years as they are now; later changes do not touch it.
func (l *Ledger) Tally() Tally {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return Tally{l.tally.Years()}.packed()
}

// held returns the act with that id.
func (l *Ledger) held(id string) (Act, error) {
	if id == "" {
		return Act{}, wire.Error(telehealth.ErrorMissing, "id", "", "the id of an act")
	}
	k, ok := l.acts[id]
	if !ok {
		return Act{}, wire.Error(telehealth.ErrorUnknown, "id", "not held", "the id of an act in the ledger")
	}
	return k.act(id), nil
}

// fits refuses what would take a year beyond what [Cap.Judge] accepts: after a Merge
// of absurd numbers.
func (l *Ledger) fits(y YearTally) error { return l.tally.Year(y.Year).plus(y).check() }

func (l *Ledger) put(y YearTally) {
	year := l.tally.at(y.Year)
	*year = year.plus(y)
}

func (l *Ledger) take(y YearTally) {
	year := l.tally.at(y.Year)
	*year = year.minus(y)
}

// All yields the acts with an id, by date and then by id. They are those that the
// Ledger holds when the loop begins: its body may change the Ledger.
//
// An [Act] has a JSON form. The acts of All and the [Ledger.Unnamed] make the same
// Ledger again, in which an id that it held is refused and every act with one can be
// corrected. Save both while nothing
// writes to the Ledger, under a lock of the caller's own: an act that is removed and
// added again without an id between the two calls may be in neither or in both.
func (l *Ledger) All() iter.Seq[Act] {
	return func(yield func(Act) bool) {
		for _, a := range l.named() {
			if !yield(a) {
				return
			}
		}
	}
}

// named returns what All yields.
func (l *Ledger) named() []Act {
	l.mu.RLock()
	all := make([]Act, 0, len(l.acts))
	for id, k := range l.acts {
		all = append(all, k.act(id))
	}
	l.mu.RUnlock() // sorting keeps nobody waiting
	slices.SortFunc(all, func(a, b Act) int { return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.ID, b.ID)) })
	return all
}

// Unnamed returns the acts that [Ledger.All] does not yield, counted by year: those
// that were added without an id, and the merged. See All for saving both.
func (l *Ledger) Unnamed() Tally {
	l.mu.RLock()
	defer l.mu.RUnlock()
	rest := Tally{l.tally.Years()}
	for id, k := range l.acts {
		a := k.act(id)
		y, _ := a.tally() // it was counted, so it is an act
		year := rest.at(y.Year)
		*year = year.minus(y)
	}
	return rest.packed()
}

// counts yields the date and the count of each act with an id in a civil year, in no
// order. The caller holds the lock.
func (l *Ledger) counts(year int) iter.Seq2[telehealth.Date, YearTally] {
	first, last := firstOf(year), endOf(year)
	return func(yield func(telehealth.Date, YearTally) bool) {
		for id, k := range l.acts {
			if k.date.Before(first) || k.date.After(last) {
				continue
			}
			a := k.act(id)
			if y, _ := a.tally(); !yield(k.date, y) {
				return
			}
		}
	}
}
