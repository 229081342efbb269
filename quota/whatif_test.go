package quota_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// For small counts and every cap: Allows and With agree with Judge of the new count.
func TestWhatIfAgreesWithJudge(t *testing.T) {
	for p := 20; p <= 100; p += 5 {
		for total := int64(0); total <= 40; total++ {
			for remote := int64(0); remote <= total; remote++ {
				c := quota.Count{Video: remote, InPerson: total - remote}
				before := judge(t, 2026, telehealth.GeneralPractice, c, quota.Rules{}, whole(p))
				for _, more := range []quota.Count{{}, {Video: 1}, {Video: 7}, {InPerson: 9}, {Video: 2, InPerson: 3}, {Video: -min(remote, 3)}} {
					after := judge(t, 2026, telehealth.GeneralPractice, c.Add(more), quota.Rules{}, whole(p))
					require.Equal(t, after.Position, before.With(more.Video, more.InPerson))
					if more.InPerson == 0 {
						require.Equal(t, after.Within, before.Allows(more.Video))
						require.Equal(t, before.Meter().Allows(more.Video), before.Allows(more.Video))
					}
				}
			}
		}
	}
}

// Unlimited is a Room, and no number of acts that a cap allows; nor is a product ever
// so great that it turns round. The bounds are those of a year of eight numbers up to
// 2^40.
func TestAllowsOfAnyNumber(t *testing.T) {
	numbers := []int64{0, math.MinInt64, math.MaxInt64}
	for bit := range 63 {
		n := int64(1) << bit
		numbers = append(numbers, n-1, n, n+1, -n)
	}
	for _, p := range []quota.Position{
		{Remote: 19, Total: 100, Cap: 20}, {Remote: 1000, Total: 1000, Cap: 20}, {Remote: 1, Total: 1, Cap: 1},
		{Total: 1 << 43, Cap: 99}, {Total: 1 << 43, Cap: 1}, {Remote: 1 << 43, Total: 1 << 43, Cap: 99}, {Remote: 1 << 43, Total: 1 << 43, Cap: 1},
	} {
		for _, n := range numbers {
			need := new(big.Int).Mul(big.NewInt(n), big.NewInt(int64(100-p.Cap)))
			spare := big.NewInt(int64(p.Cap)*p.Total - 100*p.Remote)
			want := need.Cmp(spare) <= 0
			assert.Equal(t, want, p.Allows(n), "%d of %v", n, p)
			assert.Equal(t, want, p.Meter().Allows(n), "%d of the meter of %v", n, p)
		}
	}
}

func TestWhatIfOfTheZeroPosition(t *testing.T) {
	var p quota.Position
	for _, n := range []int64{0, 1, 1 << 40, -1, quota.Unlimited} {
		assert.True(t, p.Allows(n), "it has no cap")
		assert.True(t, p.Meter().Allows(n), "and its Meter says the same")
	}
	assert.True(t, p.With(1, 0).Within, "no cap")
	assert.Equal(t, int64(quota.Unlimited), p.With(0, 0).Room)
}

var sunk bool

func position(b *testing.B) quota.Position {
	j, err := quota.Judge(2026, telehealth.GeneralPractice, quota.Count{InPerson: 4000, Video: 300}, quota.Rules{})
	require.NoError(b, err)
	return j.Position
}

func BenchmarkPosition_Allows(b *testing.B) {
	p, n, yes := position(b), int64(0), 0
	for b.Loop() {
		n++
		if p.Allows(n) {
			yes++
		}
	}
	sunk = yes > 0
}

// The room is computed anew for each act.
func BenchmarkPosition_With(b *testing.B) {
	p, room := position(b), int64(0)
	for b.Loop() {
		p.Remote ^= 1
		room += p.With(1, 0).Room
	}
	sunk = room > 0
}

func BenchmarkProject(b *testing.B) {
	o := quota.Outlook{Done: quota.Count{InPerson: 4000, Video: 300}, Forecast: quota.Rates{Acts: quota.Count{InPerson: 8, Video: 4}}}
	day := telehealth.MustParseDate("2026-06-30")
	b.ReportAllocs()
	for b.Loop() {
		_, err := quota.Project(day, telehealth.GeneralPractice, o, quota.Rules{})
		sunk = err == nil
	}
}

func BenchmarkGuard_Ask(b *testing.B) {
	o := quota.Outlook{Done: quota.Count{InPerson: 4000, Video: 300}}
	day := telehealth.MustParseDate("2026-06-30")
	b.ReportAllocs()
	for b.Loop() {
		_, err := quota.Guard{Specialty: telehealth.GeneralPractice}.Ask(day, o, quota.Request{})
		sunk = err == nil
	}
}
