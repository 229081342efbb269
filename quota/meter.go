package quota

import (
	"math"
	"math/bits"
)

// A Meter is a position made ready to be asked at every slot of a calendar: it
// allocates nothing, each method costs a few instructions, and a what-if is a copy.
// It is a plain value, comparable with ==. The zero Meter has no cap.
type Meter struct {
	spare int64  // hundredths of an act below the cap; negative above it
	gain  int64  // what an act in person adds to spare
	cost  int64  // what a teleconsultation takes from it; 0 without a cap
	over  uint64 // (2^64 - 1) / cost
}

// Meter returns the position as a Meter. It reads Remote, Total and Cap; a Cap of 0
// is no cap.
func (p Position) Meter() Meter {
	if p.Cap <= 0 || p.Cap >= percent {
		return Meter{}
	}
	cost := int64(percent - p.Cap)
	return Meter{spare: p.spare(), gain: int64(p.Cap), cost: cost, over: math.MaxUint64 / uint64(cost)}
}

// Allows reports whether n more teleconsultations that the cap counts fit; 0 asks
// whether the year is within, and a negative n whether it is once so many are taken
// back.
func (m Meter) Allows(n int64) bool { return clamped(n)*m.cost <= m.spare }

// Room returns how many more fit: 0 when the year is above its cap, [Unlimited]
// without one.
func (m Meter) Room() int64 {
	switch {
	case m.cost == 0:
		return Unlimited
	case m.spare <= 0:
		return 0
	}
	// spare / cost without a division, exact because spare · cost is far below
	// 2^64: see TestMeterRoomIsTheQuotient.
	room, _ := bits.Mul64(uint64(m.spare)+1, m.over)
	return int64(room)
}

// With returns the meter after more acts: teleconsultations that the cap counts,
// and acts in person (for the reading without own patients, of other patients).
// Negative numbers take acts back. Every sum must stay from 0 to 2^40.
func (m Meter) With(video, inPerson int64) Meter {
	m.spare += inPerson*m.gain - video*m.cost
	return m
}
