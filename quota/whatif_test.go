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
				before := judge(t, 2026, telehealth.GeneralPractice, c, quota.Choices{}, whole(p))
				for _, more := range []quota.Count{{}, {Video: 1}, {Video: 7}, {InPerson: 9}, {Video: 2, InPerson: 3}, {Video: -min(remote, 3)}} {
					after := judge(t, 2026, telehealth.GeneralPractice, c.Add(more), quota.Choices{}, whole(p))
					require.Equal(t, after.Position, before.With(more.Video, more.InPerson))
					if more.InPerson == 0 {
						require.Equal(t, after.Within, before.Allows(more.Video))
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
		{Remote: 19, Total: 100, Limit: 20}, {Remote: 1000, Total: 1000, Limit: 20}, {Remote: 1, Total: 1, Limit: 1},
		{Total: 1 << 43, Limit: 99}, {Total: 1 << 43, Limit: 1}, {Remote: 1 << 43, Total: 1 << 43, Limit: 99}, {Remote: 1 << 43, Total: 1 << 43, Limit: 1},
	} {
		for _, n := range numbers {
			need := new(big.Int).Mul(big.NewInt(n), big.NewInt(int64(100-p.Limit)))
			spare := big.NewInt(int64(p.Limit)*p.Total - 100*p.Remote)
			want := need.Cmp(spare) <= 0
			assert.Equal(t, want, p.Allows(n), "%d of %v", n, p)
		}
	}
}

func TestWhatIfOfTheZeroPosition(t *testing.T) {
	var p quota.Position
	for _, n := range []int64{0, 1, 1 << 40, -1, quota.Unlimited} {
		assert.True(t, p.Allows(n), "it has no cap")
	}
	assert.True(t, p.With(1, 0).Within, "no cap")
	assert.Equal(t, int64(quota.Unlimited), p.With(0, 0).Room)
}

var sunk bool

func position(b *testing.B) quota.Position {
	j, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Judge(2026, quota.Count{InPerson: 4000, Video: 300})
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
		_, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Project(onDay(day, o))
		sunk = err == nil
	}
}

func BenchmarkCap_Ask(b *testing.B) {
	o := quota.Outlook{Done: quota.Count{InPerson: 4000, Video: 300}}
	day := telehealth.MustParseDate("2026-06-30")
	b.ReportAllocs()
	for b.Loop() {
		_, err := desk{quota.Cap{Specialty: telehealth.GeneralPractice}, quota.EnforcementRunning}.ask(day, o, quota.Teleconsultation{})
		sunk = err == nil
	}
}
