package quota_test

import (
	"math/rand/v2"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// For every count up to 400 acts and every cap from 1 to 99 percent, the meter is
// tight against the law's inequality: its room fits, one more does not.
func TestMeterIsTight(t *testing.T) {
	within := func(remote, total, p int64) bool { return remote*100 <= p*total }
	for p := int64(1); p < 100; p++ {
		for total := int64(0); total <= 400; total++ {
			for remote := int64(0); remote <= total; remote++ {
				m := quota.Position{Remote: remote, Total: total, Cap: int(p)}.Meter()
				room := m.Room()
				ok := m.Allows(0) == within(remote, total, p)
				if ok && m.Allows(0) {
					ok = within(remote+room, total+room, p) && !within(remote+room+1, total+room+1, p)
				} else {
					ok = ok && room == 0
				}
				if ok = ok && m.Allows(room) == m.Allows(0) && !m.Allows(room+1); !ok {
					t.Fatalf("%d of %d at %d %%: room %d", remote, total, p, room)
				}
			}
		}
	}
}

// The multiplication that stands for the division is the quotient up to the
// greatest count that the package takes.
func TestMeterRoomIsTheQuotient(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for p := int64(1); p < 100; p++ {
		for range 2000 {
			total := rng.Int64N(1 << (1 + rng.IntN(43))) // a year of eight numbers up to 2^40
			m := quota.Position{Total: total, Cap: int(p)}.Meter()
			require.Equal(t, p*total/(100-p), m.Room(), "%d acts at %d %%", total, p)
		}
	}
}

// A meter that was moved is the meter of the moved count.
func TestMeterWith(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 5000 {
		p := 1 + rng.IntN(100)
		remote, others, video, inPerson := rng.Int64N(300), rng.Int64N(900), rng.Int64N(50), rng.Int64N(50)
		before := quota.Position{Remote: remote, Total: remote + others, Cap: p}
		after := quota.Position{Remote: remote + video, Total: remote + others + video + inPerson, Cap: p}
		require.Equal(t, after.Meter(), before.Meter().With(video, inPerson))
		require.Equal(t, before.Meter(), after.Meter().With(-video, -inPerson))
	}
}

func TestMeterWithoutCap(t *testing.T) {
	none := judge(t, 2021, telehealth.GeneralPractice, quota.Count{Video: 9}, quota.Rules{})
	for _, m := range []quota.Meter{{}, quota.Position{}.Meter(), none.Meter()} {
		assert.Equal(t, quota.Meter{}, m)
		assert.True(t, m.With(5, 0).Allows(1<<40))
		assert.Equal(t, int64(quota.Unlimited), m.Room())
	}
}

func TestMeterDoesNotAllocate(t *testing.T) {
	p := judge(t, 2026, telehealth.Dermatology, quota.Count{InPerson: 900, Video: 100}, quota.Rules{}).Position
	assert.Zero(t, testing.AllocsPerRun(100, func() { sunk = p.Allows(1) && p.Meter().With(1, 0).Room() > 0 }))
}

// Each act moves the meter and asks it.
func BenchmarkMeter_Room(b *testing.B) {
	m, sum := position(b).Meter(), int64(0)
	b.ReportAllocs()
	for b.Loop() {
		m = m.With(1, 4)
		sum += m.Room()
	}
	sunk = sum > 0
}

func BenchmarkMeter_Allows(b *testing.B) {
	m, yes := position(b).Meter(), 0
	b.ReportAllocs()
	for b.Loop() {
		m = m.With(1, 4)
		if m.Allows(3) {
			yes++
		}
	}
	sunk = yes > 0
}
