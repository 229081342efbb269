package timeline

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// A Line is marks in the order of their beginning. They may overlap. The zero Line
// has none. A Line that was changed by hand is [Line.Sort]ed, or [Line.Measure]d
// where it is in order, before it is asked.
type Line[T any] []Mark[T]

// A Mark is a period that stands for something.
type Mark[T any] struct {
	Period
	Reach int64 // the latest To of this mark and of those before it
	Of    T
}

// Sort puts the marks in order.
func (l Line[T]) Sort() {
	slices.SortFunc(l, Mark[T].Compare)
	l.Measure()
}

// Compare orders marks by their beginning.
func (m Mark[T]) Compare(n Mark[T]) int { return cmp.Compare(m.From, n.From) }

// Measure finds how far the marks of a line in order reach.
func (l Line[T]) Measure() {
	reach := int64(math.MinInt64)
	for i := range l {
		reach = max(reach, l[i].To)
		l[i].Reach = reach
	}
}

// After returns the place of the first mark that ends after an instant: what is
// before it has ended, what is behind it may have. It is written out, for package
// slices would call a function at each step.
func (l Line[T]) After(t int64) int {
	low, high := 0, len(l)
	for low < high {
		if middle := (low + high) / 2; l[middle].Reach > t {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// Gaps yields what no mark is in of a period, in order.
func (l Line[T]) Gaps(p Period) iter.Seq[Period] {
	return func(yield func(Period) bool) {
		for i := l.After(p.From); i < len(l) && !p.Empty(); i++ {
			if gap := p.Before(l[i].Period); !gap.Empty() && !yield(gap) {
				return
			}
			p = p.After(l[i].Period)
		}
		if !p.Empty() {
			yield(p)
		}
	}
}
