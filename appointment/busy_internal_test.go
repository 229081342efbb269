package appointment

import (
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/stretchr/testify/assert"
)

// What was so because of a hold is no part of what is so without it: a time that is
// remembered until the hold ends would be forgotten at once, for good.
func TestBusyTimesForgetWhatIsOver(t *testing.T) {
	var m busyTimes
	w := aim{visit: "visit"}
	at := func(minute int64) time.Time { return time.Unix(minute*60, 0) }
	learn := func(now int64, k busy) { m.learn("dr-a", w, at(now), now*60, k) }
	learn(0, busy{Period: timeline.Period{From: 0, To: 6000}, until: at(10).UnixMicro()})
	assert.EqualValues(t, 6000, m.end("dr-a", w, at(9), 540), "while it is held")
	assert.EqualValues(t, 600, m.end("dr-a", w, at(10), 600), "the hold has ended")
	learn(10, busy{Period: timeline.Period{From: 600, To: 1200}, until: forGood})
	assert.EqualValues(t, 1200, m.end("dr-a", w, at(10), 600), "what is so without it")
	assert.EqualValues(t, 0, m.end("dr-a", w, at(10), 0), "and no more")
	learn(10, busy{Period: timeline.Period{From: 1200, To: 1800}, until: at(15).UnixMicro()})
	assert.EqualValues(t, 1800, m.end("dr-a", w, at(14), 840), "one goes on where the other ends")
	assert.EqualValues(t, 900, m.end("dr-a", w, at(15), 900), "as long as both are so")
}
