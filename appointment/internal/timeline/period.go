// Package timeline has the half-open period of a time axis, and its algebra. What
// the axis counts is for the caller to say: Unix seconds, or minutes of a day.
package timeline

import "math"

// The ends of the axis, for a period without a bound on one side. Lengths can be
// added to them.
const (
	Ever  = math.MinInt64 / 2
	Never = math.MaxInt64 / 2
)

// A Period is a part of the axis, half-open: From belongs to it and To does not. It
// is empty when To is not after From. The zero Period is empty.
type Period struct{ From, To int64 }

// Empty reports whether nothing is in the period.
func (p Period) Empty() bool { return p.To <= p.From }

// Length is that of a period which is not empty.
func (p Period) Length() int64 { return p.To - p.From }

// Has reports whether an instant is in the period.
func (p Period) Has(t int64) bool { return p.From <= t && t < p.To }

// Overlaps reports whether something is in both.
func (p Period) Overlaps(q Period) bool { return max(p.From, q.From) < min(p.To, q.To) }

// Touches reports whether p and q overlap or one begins where the other ends, so
// that their [Period.Union] has nothing else. Neither may be empty.
func (p Period) Touches(q Period) bool { return p.From <= q.To && q.From <= p.To }

// Intersect returns what is in both.
func (p Period) Intersect(q Period) Period { return Period{max(p.From, q.From), min(p.To, q.To)} }

// Union returns the period from the earlier From to the later To: the shortest that
// covers both, where none is empty.
func (p Period) Union(q Period) Period { return Period{min(p.From, q.From), max(p.To, q.To)} }

// Grow returns the period that begins and ends so much earlier and later.
func (p Period) Grow(before, after int64) Period { return Period{p.From - before, p.To + after} }

// Before returns what is in p and before q.
func (p Period) Before(q Period) Period { return Period{p.From, min(p.To, q.From)} }

// After returns what is in p and behind q.
func (p Period) After(q Period) Period { return Period{max(p.From, q.To), p.To} }
