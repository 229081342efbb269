package timeline_test

import (
	"slices"
	"testing"

	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The oracle writes a period down minute by minute.
const axis = 12

type minutes [axis]bool

func of(periods ...timeline.Period) (m minutes) {
	for _, p := range periods {
		for t := max(p.From, 0); t < min(p.To, axis); t++ {
			m[t] = true
		}
	}
	return m
}

// both applies a question minute by minute.
func both(a, b minutes, ask func(a, b bool) bool) (m minutes) {
	for t := range m {
		m[t] = ask(a[t], b[t])
	}
	return m
}

func (m minutes) any() bool { return m != minutes{} }

// TestPeriods asks all pairs of periods of a short axis, the empty ones too.
func TestPeriods(t *testing.T) {
	for n := range axis * axis * axis * axis {
		p := timeline.Period{From: int64(n % axis), To: int64(n / axis % axis)}
		q := timeline.Period{From: int64(n / axis / axis % axis), To: int64(n / axis / axis / axis)}
		a, b := of(p), of(q)
		in := both(a, b, func(a, b bool) bool { return a && b })
		require.Equal(t, !a.any(), p.Empty(), p)
		require.Equal(t, in.any(), p.Overlaps(q), "%v %v", p, q)
		require.Equal(t, in, of(p.Intersect(q)), "%v %v", p, q)
		for at := range int64(axis) {
			require.Equal(t, a[at], p.Has(at), "%v %d", p, at)
		}
		if p.Empty() || q.Empty() {
			continue
		}
		rest := both(a, b, func(a, b bool) bool { return a && !b })
		require.Equal(t, rest, of(p.Before(q), p.After(q)), "%v without %v", p, q)
		union := both(a, b, func(a, b bool) bool { return a || b })
		require.Equal(t, p.Touches(q), of(p.Union(q)) == union, "%v %v", p, q)
		require.Equal(t, p, p.Grow(2, 3).Grow(-2, -3))
		require.Equal(t, p.Length(), p.To-p.From)
	}
}

// lineOf makes a line of pairs of bytes, and the period that is asked about.
func lineOf(data []byte) (l timeline.Line[int], asked timeline.Period) {
	period := func(from, length byte) timeline.Period {
		p := timeline.Period{From: int64(from % axis)}
		p.To = min(axis, p.From+1+int64(length%axis))
		return p
	}
	if len(data) >= 2 {
		asked = period(data[0], data[1])
	}
	for i := 2; i+1 < len(data); i += 2 {
		l = append(l, timeline.Mark[int]{Period: period(data[i], data[i+1]), Of: i})
	}
	l.Sort()
	return l, asked
}

func FuzzLine(f *testing.F) {
	for _, seed := range []string{"", "05", "0505", "190325", "0901234567", "0901\x019\x02\x01\x04\x01"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, asked := lineOf(data)
		require.True(t, slices.IsSortedFunc(l, func(a, b timeline.Mark[int]) int {
			return int(a.From - b.From)
		}))
		var periods []timeline.Period
		for i, m := range l {
			periods = append(periods, m.Period)
			var reach int64
			for _, p := range periods {
				reach = max(reach, p.To)
			}
			require.Equal(t, reach, l[i].Reach)
		}
		for at := range int64(axis) {
			place := l.After(at)
			for _, m := range l[:place] {
				require.LessOrEqual(t, m.To, at)
			}
			require.True(t, place == len(l) || l[place].To > at)
		}
		free := both(of(asked), of(periods...), func(a, b bool) bool { return a && !b })
		gaps := slices.Collect(l.Gaps(asked))
		require.Equal(t, free, of(gaps...))
		for i, gap := range gaps {
			require.False(t, gap.Empty())
			require.True(t, i == 0 || gaps[i-1].To < gap.From, "each as long as it can be")
		}
	})
}

func TestGapsMayBeLeft(t *testing.T) {
	l, asked := lineOf([]byte{0, 11, 2, 0, 5, 0})
	var seen int
	for range l.Gaps(asked) {
		seen++
		break
	}
	assert.Equal(t, 1, seen, "the first of three")
}
