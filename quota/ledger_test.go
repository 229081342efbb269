package quota_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

func TestLedgerRefusesIDs(t *testing.T) {
	var l quota.Ledger
	a := quota.Act{ID: "a", Date: on("2026-03-02"), Code: "TCG"}
	require.NoError(t, l.Add(a))
	before := l.Tally()
	for _, c := range []struct {
		reason string
		err    error
		code   telehealth.ErrorCode
		field  string
		value  string
	}{
		{"the same act twice", l.Add(a), telehealth.ErrorContradiction, "id", "held already"},
		{"another act under the same id", l.Add(quota.Act{ID: "a", Date: on("2027-03-02"), Code: "G"}), telehealth.ErrorContradiction, "id", "held already"},
		{"a correction of nothing", l.Correct(quota.Act{ID: "b", Date: on("2026-03-02"), Code: "G"}), telehealth.ErrorUnknown, "id", "not held"},
		{"a correction of an act without id", l.Correct(quota.Act{Date: on("2026-03-02"), Code: "G"}), telehealth.ErrorMissing, "id", ""},
		{"a state of nothing", l.SetState("b", quota.StateDone), telehealth.ErrorUnknown, "id", "not held"},
		{"a state that is none", l.SetState("a", "lost"), telehealth.ErrorUnknown, "state", "lost"},
		{"removing nothing", l.Remove("b"), telehealth.ErrorUnknown, "id", "not held"},
		{"removing an act without id", l.Remove(""), telehealth.ErrorMissing, "id", ""},
	} {
		bad := requireField(t, c.err, c.code, c.field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
	}
	assert.Equal(t, before, l.Tally(), "refusals change nothing")
	require.NoError(t, l.Remove("a"))
	assert.Equal(t, quota.Tally{}, l.Tally(), "no empty year stays behind")
	require.NoError(t, l.Add(a), "the id is free again")
}

// Corrections move acts between states, kinds and years.
func TestLedgerFollowsAnAct(t *testing.T) {
	var l quota.Ledger
	a := quota.Act{ID: "a", Date: on("2025-12-31"), Code: "TCG", State: quota.StatePlanned}
	require.NoError(t, l.Add(a))
	assert.Equal(t, int64(1), l.Tally().Year(2025).Planned.Video, "booked for New Year's Eve")
	assert.Zero(t, l.Count(2025), "and not done yet")
	require.NoError(t, l.SetState("a", quota.StateCancelled))
	assert.Equal(t, quota.Tally{}, l.Tally(), "cancelled")
	require.NoError(t, l.SetState("a", ""))
	assert.Equal(t, quota.Count{Video: 1}, l.Count(2025), "after all it took place; no state is done")
	a.Date, a.Code, a.State = on("2026-01-01"), "G", quota.StateDone
	require.NoError(t, l.Correct(a))
	assert.Zero(t, l.Count(2025), "a day later is another year")
	assert.Equal(t, quota.Count{InPerson: 1}, l.Count(2026), "and it was in person")
	held, ok := l.Act("a")
	assert.True(t, ok)
	assert.Equal(t, a, held)
	a.Code = "MCS"
	require.NoError(t, l.Correct(a))
	assert.Equal(t, quota.YearTally{Year: 2026, Supplements: 1}, l.Tally().Year(2026), "a supplement all along")
	_, ok = l.Act("b")
	assert.False(t, ok)
}

// A late act goes to the year of its date, also when that year seemed closed.
func TestLateActs(t *testing.T) {
	var l quota.Ledger
	for _, day := range []string{"2026-03-02", "2024-02-29", "2025-12-31", "2024-12-31"} {
		require.NoError(t, l.Add(quota.Act{Date: on(day), Code: "TC"}))
	}
	assert.Equal(t, []int64{2, 1, 1}, []int64{l.Count(2024).Video, l.Count(2025).Video, l.Count(2026).Video})
	years := l.Tally().Years()
	assert.True(t, slices.IsSortedFunc(years, func(a, b quota.YearTally) int { return a.Year - b.Year }))
}

// model is a ledger that is counted from scratch.
type model struct {
	named   map[string]quota.Act
	unnamed []quota.Act
}

func (m model) acts() []quota.Act {
	return append(slices.Collect(maps.Values(m.named)), m.unnamed...)
}

// step does one random change to both and wants the same answer.
func step(t *testing.T, rng *rand.Rand, l *quota.Ledger, m *model) {
	t.Helper()
	a := randomActs(rng, 1)[0]
	if a.ID != "" {
		a.ID = fmt.Sprint("act-", rng.IntN(40)) // few, so that they meet
	}
	_, held := m.named[a.ID]
	var err error
	wanted := held // that it succeeds
	switch rng.IntN(5) {
	case 0, 1:
		wanted, err = !held, l.Add(a)
		if err == nil && a.ID == "" {
			m.unnamed = append(m.unnamed, a)
		}
	case 2:
		err = l.Correct(a)
	case 3:
		if err = l.SetState(a.ID, a.State); held {
			state := a.State
			a = m.named[a.ID]
			a.State = state
		}
	default:
		err = l.Remove(a.ID)
		delete(m.named, a.ID)
		require.Equal(t, wanted, err == nil, "%+v: %v", a, err)
		return
	}
	require.Equal(t, wanted, err == nil, "%+v: %v", a, err)
	if err == nil && a.ID != "" {
		m.named[a.ID] = a
	}
}

func TestLedgerIsARecomputation(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for range 50 {
		var l quota.Ledger
		m := model{named: map[string]quota.Act{}}
		for range 200 {
			step(t, rng, &l, &m)
			want := tallyOf(t, m.acts()...)
			require.Equal(t, want, l.Tally())
			require.Equal(t, want.Year(2025).Done, l.Count(2025))
		}
		for id, want := range m.named {
			got, ok := l.Act(id)
			require.True(t, ok)
			if want.State == "" {
				want.State = quota.StateDone
			}
			require.Equal(t, want, got)
		}
	}
}

// Sixty-four goroutines book, correct, cancel and remove their own acts, fight
// for shared ids, and read: the end is that of the acts which are left.
func TestLedgerConcurrently(t *testing.T) {
	const goroutines, rounds = 64, 100
	var l quota.Ledger
	var won atomic.Int64
	var all sync.WaitGroup
	for g := range goroutines {
		all.Go(func() {
			for i := range rounds {
				won.Add(work(t, &l, g, i))
			}
		})
	}
	all.Wait()
	assert.Equal(t, int64(rounds), won.Load(), "each shared id was won once")
	want, err := quota.NewTally(
		quota.YearTally{Year: 2025, Done: quota.Count{InPerson: goroutines * rounds}},
		quota.YearTally{Year: 2026, Done: quota.Count{Video: goroutines * rounds}, Planned: quota.Count{Expertise: rounds}},
	)
	require.NoError(t, err)
	assert.Equal(t, want, l.Tally())
}

// work leaves an unnamed act of 2025 and a teleconsultation of 2026, and a
// planned tele-expertise when it is the first of all goroutines in its round.
func work(t *testing.T, l *quota.Ledger, g, i int) (won int64) {
	mine, gone, shared := fmt.Sprint(g, "-", i), fmt.Sprint(g, "-gone-", i), fmt.Sprint("shared-", i)
	day := on("2026-01-01").AddDays(i)
	assert.NoError(t, errors.Join(
		l.Add(quota.Act{ID: mine, Date: day, Code: "G", State: quota.StatePlanned}),
		l.Add(quota.Act{ID: gone, Date: day, Code: "G"}),
		l.Add(quota.Act{Date: on("2025-12-31"), Code: "G"}),
		l.Correct(quota.Act{ID: mine, Date: day, Code: "TC", State: quota.StatePlanned}),
		l.SetState(mine, quota.StateDone),
		l.Remove(gone),
	))
	if err := l.Add(quota.Act{ID: shared, Date: day, Code: "TE2", State: quota.StatePlanned}); err == nil {
		won = 1
	}
	now := l.Tally().Year(2026)
	assert.GreaterOrEqual(t, l.Count(2026).Video, now.Done.Video, "nobody takes teleconsultations back")
	_, held := l.Act(mine)
	assert.True(t, held)
	return won
}

// Memory is that of the acts with ids: the others are counted and forgotten.
func TestUnnamedActsTakeNoMemory(t *testing.T) {
	var l quota.Ledger
	a := quota.Act{Date: on("2026-03-02"), Code: "TCG"}
	add := func() { require.NoError(t, l.Add(a)) }
	add() // makes the year
	assert.Zero(t, testing.AllocsPerRun(1000, add))
	assert.Equal(t, int64(1002), l.Count(2026).Video)
}

func BenchmarkLedgerAdd(b *testing.B) {
	for _, named := range []bool{false, true} {
		b.Run(fmt.Sprint("named=", named), func(b *testing.B) {
			b.ReportAllocs()
			var l quota.Ledger
			a := quota.Act{Date: on("2026-03-02"), Code: "TCG"}
			for i := 0; b.Loop(); i++ {
				if named {
					a.ID = fmt.Sprintf("act-%012d", i)
				}
				if err := l.Add(a); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTallyOf(b *testing.B) {
	acts := randomActs(rand.New(rand.NewPCG(7, 7)), 6000)
	for b.Loop() {
		if _, err := quota.TallyOf(acts...); err != nil {
			b.Fatal(err)
		}
	}
}
