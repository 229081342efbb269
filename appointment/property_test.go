package appointment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// terrain are days at which clocks do something, each with its zone.
var terrain = []struct{ reason, zone, day string }{
	{"the clock goes forward at 02:00", "Europe/Paris", "2025-03-29"},
	{"the clock goes back at 03:00", "Europe/Paris", "2025-10-25"},
	{"a quiet week with two holidays, 1 and 8 May", "Europe/Paris", "2026-04-30"},
	{"forward", "America/Miquelon", "2025-03-08"},
	{"back, and 1 November is a holiday", "America/Miquelon", "2025-11-01"},
	{"one year into the next", "Europe/Paris", "2025-12-30"},
	{"back from 00:01 into the day before: two days interleave", "America/St_Johns", "2010-11-06"},
	{"back by half an hour", "Australia/Lord_Howe", "2025-04-05"},
	{"a civil day that is left out", "Pacific/Apia", "2011-12-29"},
	{"beyond the tables of the zone, a leap year ends", "Europe/Paris", "2040-12-30"},
	{"a clock in quarters of an hour", "Pacific/Marquesas", "2026-02-27"},
}

// nationalDays are those within the terrain.
var nationalDays = []string{"2010-11-11", "2012-01-01", "2025-11-01", "2026-01-01", "2026-05-01", "2041-01-01"}

func eachTerrain(t *testing.T, seeds uint64, check func(t *testing.T, c chance, q appointment.Query, slots []appointment.Slot)) {
	for _, place := range terrain {
		t.Run(place.zone+" "+place.day, func(t *testing.T) {
			require.NotEmpty(t, place.reason)
			found := 0
			for seed := range seeds {
				c := chance{rand.New(rand.NewPCG(seed, 1)), telehealth.MustParseDate(place.day), zone(t, place.zone)}
				q := c.query()
				seq, err := q.Slots()
				require.NoError(t, err, "seed %d", seed)
				slots := slices.Collect(seq)
				found += len(slots)
				check(t, c, q, slots)
				if t.Failed() {
					t.Fatalf("%s %s, seed %d: %+v", place.zone, place.day, seed, q)
				}
			}
			assert.Greater(t, found, int(seeds), "random queries that find nothing prove nothing")
		})
	}
}

func TestSlotsAgreeWithTheOracle(t *testing.T) {
	eachTerrain(t, 30, agree)
}

// Fuzzing is the same test with other seeds.
func FuzzSlots(f *testing.F) {
	f.Add(uint64(1), uint64(2), byte(1)) // the clock goes back
	f.Fuzz(func(t *testing.T, seed1, seed2 uint64, where byte) {
		place := terrain[int(where)%len(terrain)]
		c := chance{rand.New(rand.NewPCG(seed1, seed2)), telehealth.MustParseDate(place.day), zone(t, place.zone)}
		q := c.query()
		seq, err := q.Slots()
		require.NoError(t, err)
		agree(t, c, q, slices.Collect(seq))
	})
}

func agree(t *testing.T, c chance, q appointment.Query, slots []appointment.Slot) {
	holidays := map[telehealth.Date]bool{}
	for _, day := range nationalDays {
		holidays[telehealth.MustParseDate(day)] = true
	}
	from := q.From
	if from.IsZero() {
		from = q.Now
	}
	want := oracle(q, c.zone, holidays, from.Truncate(time.Minute), q.To)
	want = slices.DeleteFunc(want, func(s appointment.Slot) bool { return s.Start.Before(from) })
	assert.Equal(t, written(want), written(slots))
}

// written makes slots short to read where they differ.
func written(slots []appointment.Slot) (lines []string) {
	for _, s := range slots {
		lines = append(lines, fmt.Sprint(s.Start.Format(time.RFC3339Nano), s.End.Format(" 15:04 "), s.Modes, " ", s.Left))
	}
	return lines
}

// A start is a slot in a mode exactly when there is no reason why not, and its
// resources can be named.
func TestWhyAgreesWithSlots(t *testing.T) {
	eachTerrain(t, 20, func(t *testing.T, c chance, q appointment.Query, slots []appointment.Slot) {
		modesAt := map[time.Time]appointment.Modes{}
		starts := []time.Time{}
		for _, s := range slots {
			modesAt[s.Start] = s.Modes
			starts = append(starts, s.Start)
		}
		from := q.Now
		if !q.From.IsZero() {
			from = q.From
		}
		span := int64(q.To.Sub(from))
		for _, b := range q.Bookings { // where groups are full
			if !b.Start.Before(from) && b.Start.Before(q.To) {
				starts = append(starts, b.Start)
			}
		}
		for range 60 {
			at := from.Add(time.Duration(c.Int64N(span))).Truncate(pick(c.Rand, time.Minute, 5*time.Minute, time.Second, 1))
			if !at.Before(from) {
				starts = append(starts, at.In(c.zone))
			}
		}
		for _, start := range starts {
			for _, mode := range appointment.Modes(everyMode).List() {
				why, err := q.Why(start.UTC(), mode)
				free := modesAt[start].Has(mode)
				assert.Equal(t, free, err == nil && len(why) == 0, "%s %s: %v, %v", start, mode, why, err)
				if err != nil {
					assert.ErrorIs(t, err, errOutlook)
				}
			}
			if _, free := modesAt[start]; free {
				with, ok, err := q.Resources(start)
				assert.True(t, ok && err == nil && len(with) == len(q.Visit.Needs))
			}
		}
	})
}

// A question that was written and read has the same answer.
func TestQueriesRoundTrip(t *testing.T) {
	eachTerrain(t, 10, func(t *testing.T, _ chance, q appointment.Query, slots []appointment.Slot) {
		q.Cap = nil
		var got appointment.Query
		text, err := json.Marshal(q)
		if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
			assert.Contains(t, bad.Field, "overrides", "a day with two is not written: %v", err)
			return
		}
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &got), "%s", text)
		before, err := q.Slots()
		require.NoError(t, err)
		after, err := got.Slots()
		require.NoError(t, err)
		assert.Equal(t, written(slices.Collect(before)), written(slices.Collect(after)))
	})
}
