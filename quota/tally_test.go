package quota_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata" // the test must not depend on the zones of the machine

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

func on(day string) telehealth.Date { return telehealth.MustParseDate(day) }

func tallyOf(t *testing.T, acts ...quota.Act) quota.Tally {
	t.Helper()
	tally, err := quota.TallyOf(acts...)
	require.NoError(t, err)
	return tally
}

func requireField(t *testing.T, err error, code telehealth.ErrorCode, field, reason string) *telehealth.FieldError {
	t.Helper()
	require.NotEmpty(t, reason)
	var bad *telehealth.FieldError
	require.ErrorAs(t, err, &bad, reason)
	assert.Equal(t, code, bad.Code, reason)
	assert.Equal(t, field, bad.Field, reason)
	assert.NotEmpty(t, bad.Want, reason)
	return bad
}

func TestOneActInItsTally(t *testing.T) {
	day, y := on("2026-03-02"), quota.YearTally{Year: 2026}
	for _, c := range []struct {
		reason string
		act    quota.Act
		want   func(*quota.YearTally)
	}{
		{"no state is done", quota.Act{Date: day, Code: "G"}, func(y *quota.YearTally) { y.Done.InPerson = 1 }},
		{"done", quota.Act{Date: day, Code: "TCG", State: quota.StateDone}, func(y *quota.YearTally) { y.Done.Video = 1 }},
		{"planned", quota.Act{Date: day, Code: "TCG", OwnPatient: true, Assisted: true, State: quota.StatePlanned},
			func(y *quota.YearTally) { y.Planned.VideoOwn, y.Planned.AssistedOwn = 1, 1 }},
		{"cancelled weighs nothing", quota.Act{Date: day, Code: "G", State: quota.StateCancelled}, func(*quota.YearTally) {}},
		{"a supplement is skipped and counted", quota.Act{Date: day, Code: "MCS"}, func(y *quota.YearTally) { y.Supplements = 1 }},
		{"a planned one too", quota.Act{Date: day, Code: "MCS", State: quota.StatePlanned}, func(y *quota.YearTally) { y.Supplements = 1 }},
		{"not a cancelled one", quota.Act{Date: day, Code: "MCS", State: quota.StateCancelled}, func(*quota.YearTally) {}},
		{"assisted means nothing in person", quota.Act{Date: day, Code: "G", Assisted: true}, func(y *quota.YearTally) { y.Done.InPerson = 1 }},
	} {
		require.NotEmpty(t, c.reason)
		want := y
		c.want(&want)
		assert.Equal(t, want, tallyOf(t, c.act).Year(2026), c.reason)
	}
}

func TestActsRefused(t *testing.T) {
	good := quota.Act{ID: "a", Date: on("2026-03-02"), Code: "G"}
	for _, c := range []struct {
		reason string
		spoil  func(*quota.Act)
		code   telehealth.ErrorCode
		field  string
		value  string
	}{
		{"no day: no year to count in", func(a *quota.Act) { a.Date = telehealth.Date{} }, telehealth.ErrorMissing, "date", ""},
		{"no code", func(a *quota.Act) { a.Code = "" }, telehealth.ErrorMissing, "code", ""},
		{"an unknown code is named", func(a *quota.Act) { a.Code = "ZZZ" }, telehealth.ErrorUnknown, "code", "ZZZ"},
		{"codes are written in capitals", func(a *quota.Act) { a.Code = "tcg" }, telehealth.ErrorUnknown, "code", "tcg"},
		{"unknown even when cancelled", func(a *quota.Act) { a.Code, a.State = "ZZZ", quota.StateCancelled }, telehealth.ErrorUnknown, "code", "ZZZ"},
		{"a state that is none", func(a *quota.Act) { a.State = "lost" }, telehealth.ErrorUnknown, "state", "lost"},
		{"an id of a megabyte", func(a *quota.Act) { a.ID = string(make([]byte, 1<<20)) }, telehealth.ErrorOutOfRange, "id", "1048576 bytes"},
		{"JSON would not give it back", func(a *quota.Act) { a.ID = "a\xff" }, telehealth.ErrorMalformed, "id", ""},
		{"what JSON makes of a damaged one", func(a *quota.Act) { a.ID = "a\ufffd" }, telehealth.ErrorMalformed, "id", ""},
		{"the blank of braille shows nothing", func(a *quota.Act) { a.ID = "\u2800" }, telehealth.ErrorMalformed, "id", ""},
		{"a blank of typography behind: it looks like another", func(a *quota.Act) { a.ID = "a\u00a0" }, telehealth.ErrorMalformed, "id", ""},
		{"a mark of direction inside", func(a *quota.Act) { a.ID = "a\u200fb" }, telehealth.ErrorMalformed, "id", ""},
	} {
		a := good
		c.spoil(&a)
		tally, err := quota.TallyOf(good, a)
		bad := requireField(t, err, c.code, "acts[1]."+c.field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
		assert.Less(t, len(err.Error()), 600, c.reason)
		assert.Equal(t, quota.Tally{}, tally, c.reason)

		var l quota.Ledger
		require.NoError(t, l.Add(good), c.reason)
		requireField(t, l.Correct(a), c.code, c.field, c.reason)
		a.ID += "b"
		requireField(t, l.Add(a), c.code, c.field, c.reason)
		assert.Equal(t, tallyOf(t, good), l.Tally(), c.reason)
	}
}

func TestYearsOfActs(t *testing.T) {
	for _, c := range []struct {
		day, reason string
		year        int
	}{
		{"2024-02-29", "the leap day is a day of its year", 2024},
		{"2023-12-31", "the last day", 2023},
		{"2024-01-01", "counts restart on 1 January", 2024},
		{"2024-12-31", "day 366 of a leap year", 2024},
		{"2025-12-31", "day 365 of a common year", 2025},
		{"2000-02-29", "a century that is a leap year", 2000},
		{"2100-03-01", "a century that is none", 2100},
		{"1583-01-01", "the first Date", 1583},
		{"9999-12-31", "the last Date", 9999},
	} {
		want := []quota.YearTally{{Year: c.year, Done: quota.Count{Video: 1}}}
		assert.Equal(t, want, tallyOf(t, quota.Act{Date: on(c.day), Code: "TC"}).Years(), c.reason)
	}
}

// Half past eleven on New Year's Eve: the year is that of the practice's own
// wall, and one instant is two years in two territories.
func TestNewYearsEveInTheTerritories(t *testing.T) {
	zones := map[string]string{"Martinique": "America/Martinique", "La Reunion": "Indian/Reunion", "Paris": "Europe/Paris"}
	for _, c := range []struct {
		where, practice string
		year            int
		reason          string
	}{
		{"Martinique", "Martinique", 2025, "the practice's own evening"},
		{"La Reunion", "La Reunion", 2025, "the practice's own evening"},
		{"Paris", "Paris", 2025, "the practice's own evening"},
		{"Paris", "La Reunion", 2026, "it is half past two there"},
		{"Paris", "Martinique", 2025, "it is half past six there"},
		{"La Reunion", "Paris", 2025, "it is half past eight there"},
		{"La Reunion", "Martinique", 2025, "it is half past three there"},
		{"Martinique", "Paris", 2026, "it is half past four of the next day there"},
		{"Martinique", "La Reunion", 2026, "it is half past seven of the next day there"},
	} {
		require.NotEmpty(t, c.reason)
		there, err := time.LoadLocation(zones[c.where])
		require.NoError(t, err)
		zone, err := time.LoadLocation(zones[c.practice])
		require.NoError(t, err)
		call := time.Date(2025, time.December, 31, 23, 30, 0, 0, there)
		day, err := telehealth.DateOf(call.In(zone))
		require.NoError(t, err)
		tally := tallyOf(t, quota.Act{Date: day, Code: "TCG"})
		assert.Equal(t, int64(1), tally.Year(c.year).Done.Video, "23:30 in %s, practice in %s: %s", c.where, c.practice, c.reason)
	}
}

// randomActs are acts of a few years, of every kind and state, some without ids.
func randomActs(rng *rand.Rand, n int) []quota.Act {
	codes := []telehealth.Code{"G", "CS", "VG", "TC", "TCG", "TE2", "RQD", "MCS", "MD"}
	states := []quota.State{"", quota.StateDone, quota.StatePlanned, quota.StateCancelled}
	acts := make([]quota.Act, n)
	for i := range acts {
		acts[i] = quota.Act{
			Date: on("2023-06-30").AddDays(rng.IntN(1200)), Code: codes[rng.IntN(len(codes))],
			OwnPatient: rng.IntN(2) == 0, Assisted: rng.IntN(3) == 0, State: states[rng.IntN(len(states))],
		}
		if rng.IntN(3) > 0 {
			acts[i].ID = fmt.Sprint("act-", i)
		}
	}
	return acts
}

// However acts are cut into parts, in whatever order the parts are merged, and
// however the merges nest: the state is that of one pass.
func TestMergesInRandomOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		acts := randomActs(rng, rng.IntN(200))
		whole := tallyOf(t, acts...)
		rng.Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
		parts := []quota.Tally{{}}
		for len(acts) > 0 {
			n := 1 + rng.IntN(len(acts))
			parts, acts = append(parts, tallyOf(t, acts[:n]...)), acts[n:]
		}
		for len(parts) > 1 { // any two, so the tree of merges is random
			rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			require.Equal(t, parts[0].Merge(parts[1]), parts[1].Merge(parts[0]))
			parts = append(parts[2:], parts[0].Merge(parts[1]))
		}
		require.Equal(t, whole, parts[0])
		require.True(t, whole.Equal(parts[0]))
	}
}

// Numbers that no practice reaches stay associative, never wrap to a plausible
// number, and no verdict is given on them.
func TestMergeOfAbsurdNumbers(t *testing.T) {
	most := quota.Count{Video: 1 << 40, Assisted: 1 << 40}
	huge, err := quota.NewTally(quota.YearTally{Year: 2026, Done: most})
	require.NoError(t, err)
	one := tallyOf(t, quota.Act{Date: on("2026-03-02"), Code: "TC"})
	assert.Equal(t, huge.Merge(huge).Merge(one), huge.Merge(huge.Merge(one)))
	sum := huge
	for range 100 { // each doubles
		sum = sum.Merge(sum)
	}
	_, err = quota.Cap{Specialty: telehealth.Psychiatry}.Judge(2026, sum.Year(2026).Done)
	requireField(t, err, telehealth.ErrorOutOfRange, "acts.video", "no verdict")
	_, err = sum.MarshalBinary()
	requireField(t, err, telehealth.ErrorOutOfRange, "years[0].done.video", "no bytes")
	_, err = sum.MarshalJSON()
	requireField(t, err, telehealth.ErrorOutOfRange, "years[0].done.video", "no JSON")
	var l quota.Ledger
	require.NoError(t, l.Merge(huge))
	requireField(t, l.Merge(one), telehealth.ErrorOutOfRange, "years[0].done.video", "a ledger takes back acts, so it must not stick")
	requireField(t, l.Add(quota.Act{Date: on("2026-03-02"), Code: "TC"}), telehealth.ErrorOutOfRange, "done.video", "likewise")
	require.NoError(t, l.Add(quota.Act{ID: "a", Date: on("2026-03-02"), Code: "G"}))
	requireField(t, l.Correct(quota.Act{ID: "a", Date: on("2026-03-02"), Code: "TC"}), telehealth.ErrorOutOfRange, "done.video", "likewise")
	assert.Equal(t, int64(1), l.Count(2026).InPerson, "a refused correction changes nothing")
}

func TestNewTallyRefuses(t *testing.T) {
	good := quota.YearTally{Year: 2026, Done: quota.Count{InPerson: 1}}
	for _, c := range []struct {
		reason string
		year   quota.YearTally
		code   telehealth.ErrorCode
		field  string
	}{
		{"a year twice: which one?", good, telehealth.ErrorContradiction, "years"},
		{"before the first Date", quota.YearTally{Year: 1582}, telehealth.ErrorOutOfRange, "years[1].year"},
		{"after the last Date", quota.YearTally{Year: 10000}, telehealth.ErrorOutOfRange, "years[1].year"},
		{"negative", quota.YearTally{Year: 2025, Done: quota.Count{Video: -1}}, telehealth.ErrorOutOfRange, "years[1].done.video"},
		{"absurd", quota.YearTally{Year: 2025, Planned: quota.Count{Requests: 1<<40 + 1}}, telehealth.ErrorOutOfRange, "years[1].planned.requests"},
		{"more assisted than teleconsultations", quota.YearTally{Year: 2025, Done: quota.Count{Assisted: 1}}, telehealth.ErrorOutOfRange, "years[1].done.assisted"},
		{"negative supplements", quota.YearTally{Year: 2025, Supplements: -1}, telehealth.ErrorOutOfRange, "years[1].supplements"},
	} {
		_, err := quota.NewTally(good, c.year)
		requireField(t, err, c.code, c.field, c.reason)
	}
	empty, err := quota.NewTally(quota.YearTally{Year: 2026})
	require.NoError(t, err)
	assert.Equal(t, quota.Tally{}, empty, "a year without rows is left out")
}

// A Tally is a value: what was handed out or merged does not move.
func TestTalliesShareNothing(t *testing.T) {
	a := tallyOf(t, quota.Act{Date: on("2026-03-02"), Code: "TC"})
	before := a.Year(2026)
	a.Years()[0].Done.Video = 99
	b := a.Merge(quota.Tally{})
	require.NoError(t, b.UnmarshalJSON([]byte(`{"version":1}`)))
	_ = a.Merge(a)
	assert.Equal(t, before, a.Year(2026))
	assert.Equal(t, quota.Tally{}, b)
}

// The text says "activité globale conventionnée": that technical acts are in it is
// the library's choice, in every way of counting.
func TestTechnicalActsAreInTheDenominator(t *testing.T) {
	const scan telehealth.Code = "JQQM010"
	for _, c := range []struct {
		reason        string
		own, assisted bool
		want          quota.Count
		kind          quota.ActKind
	}{
		{"another doctor's patient", false, false, quota.Count{InPerson: 1}, 1},
		{"an own patient: left out of the second reading", true, false, quota.Count{InPersonOwn: 1}, 2},
		{"assisted means nothing in person", false, true, quota.Count{InPerson: 1}, 1},
	} {
		got, counted := quota.CountOf(quota.Act{Code: scan, OwnPatient: c.own, Assisted: c.assisted})
		assert.True(t, counted, c.reason)
		assert.Equal(t, c.want, got, c.reason)
		kind, err := quota.ActKindOf(quota.Act{Code: scan, OwnPatient: c.own, Assisted: c.assisted})
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.kind, kind, c.reason)
		tally, err := quota.TallyOf(quota.Act{Date: on("2026-03-02"), Code: scan, OwnPatient: c.own, Assisted: c.assisted})
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, tally.Year(2026).Done, c.reason)
	}
}
