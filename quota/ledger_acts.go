package quota

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
)

// All yields the acts with an id, by date and then by id. They are those that the
// Ledger holds when the loop begins: its body may change the Ledger.
//
// An [Act] has a JSON form. The acts of All and the [Ledger.Unnamed] make the same
// Ledger again, in which an id that it held is refused and every act with one can be
// corrected. (JSON keeps an id as it is when it is UTF-8.) Save both while nothing
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
		y, _ := k.act(id).tally() // it was counted, so it is an act
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
			if y, _ := k.act(id).tally(); !yield(k.date, y) {
				return
			}
		}
	}
}
