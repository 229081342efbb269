package quota_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// The numbers are a promise to who stored a column of them.
func TestActKindOf(t *testing.T) {
	for _, c := range []struct {
		code          telehealth.Code
		own, assisted bool
		want          quota.ActKind
		reason        string
	}{
		{"G", false, false, 1, "in person"},
		{"VG", true, true, 2, "in person, own patient; assisted means nothing there"},
		{"TCG", false, false, 3, "a teleconsultation"},
		{"TC", true, false, 4, "own patient"},
		{"TCS", false, true, 5, "assisted"},
		{"TCG", true, true, 6, "assisted, own patient"},
		{"TE1", true, false, 7, "tele-expertise, asked; own means nothing there"},
		{"RQD", false, false, 8, "tele-expertise, asking"},
		{"MCG", true, false, 9, "a supplement is no act, but a row"},
	} {
		require.NotEmpty(t, c.reason)
		kind, err := quota.ActKindOf(quota.Act{Code: c.code, OwnPatient: c.own, Assisted: c.assisted})
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, kind, c.reason)

		table := tableOf(t, 1, 2026, 2026)
		var columns quota.Activity
		addRow(&columns, 0, on("2026-03-02"), kind)
		require.NoError(t, table.Add(columns))
		act, counted := quota.CountOf(quota.Act{Code: c.code, OwnPatient: c.own, Assisted: c.assisted})
		assert.Equal(t, act, table.At(0, 2026).Done, c.reason)
		assert.Equal(t, counted, table.At(0, 2026).Supplements == 0, c.reason)
	}
	_, err := quota.ActKindOf(quota.Act{Code: "TXG"})
	assert.Equal(t, "TXG", requireField(t, err, telehealth.ErrorUnknown, "code", "an unknown key").Value)
	_, err = quota.ActKindOf(quota.Act{})
	requireField(t, err, telehealth.ErrorMissing, "code", "no key")
}

func TestNewTableRefuses(t *testing.T) {
	for _, c := range []struct {
		doctors, first, last int
		field, reason        string
	}{
		{-1, 2024, 2026, "doctors", "negative"},
		{1<<24 + 1, 2026, 2026, "doctors", "beyond the bound in one year"},
		{1<<23 + 1, 2025, 2026, "doctors", "beyond the bound in two years"},
		{math.MaxInt, 1583, 9999, "doctors", "the product would overflow"},
		{1, 1582, 2026, "first", "before the first Date"},
		{1, 10000, 10000, "first", "after the last Date"},
		{1, math.MinInt, math.MaxInt, "first", "no year at all"},
		{1, 2026, 2025, "last", "the wrong order"},
		{1, 2026, 10000, "last", "after the last Date"},
		{1, 2026, math.MaxInt, "last", "no year at all"},
	} {
		table, err := quota.NewCensus(c.doctors, c.first, c.last)
		requireField(t, err, telehealth.ErrorOutOfRange, c.field, c.reason)
		assert.Nil(t, table, c.reason)
	}
}

func TestCensusWithoutRows(t *testing.T) {
	var zero quota.Census
	var columns quota.Activity
	addRow(&columns, 0, on("2026-03-02"), kindOf(t, "G", false, false))
	for reason, table := range map[string]*quota.Census{"zero": &zero, "of no doctor": tableOf(t, 0, 2024, 2026)} {
		require.NoError(t, table.Add(quota.Activity{}), reason)
		requireField(t, table.Add(columns), telehealth.ErrorOutOfRange, "doctors[0]", reason)
		assert.Equal(t, int64(1), table.Refused(), reason)
		for range table.All() {
			assert.Fail(t, "no doctor", reason)
		}
		verdicts, err := table.Judge(nil)
		require.NoError(t, err, reason)
		assert.Empty(t, verdicts, reason)
	}
	two := tableOf(t, 2, 2025, 2026)
	for reason, y := range map[string]quota.YearTally{
		"a doctor below": two.At(-1, 2026), "a doctor above": two.At(2, 2026),
		"a year below": two.At(0, 2024), "a year above": two.At(1, 2027),
	} {
		assert.Equal(t, quota.YearTally{}, y, reason)
	}
	assert.Equal(t, quota.YearTally{Year: 2025}, two.At(1, 2025), "in the table, without acts")
}

func TestCensusAllInOrder(t *testing.T) {
	var got [][2]int
	for doctor, y := range tableOf(t, 2, 2025, 2026).All() {
		if got = append(got, [2]int{doctor, y.Year}); len(got) == 3 {
			break // an iterator may be left
		}
	}
	assert.Equal(t, [][2]int{{0, 2025}, {0, 2026}, {1, 2025}}, got)
}

// The verdicts on a table are those of Judge on every doctor who had an act, in
// both readings, over both changes of policy, with the open choices off and on.
func TestCensusJudgeAgreesWithJudge(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	const doctors, first, last = 60, 2020, 2026
	specialties := make([]telehealth.Specialty, doctors)
	for i := range specialties {
		specialties[i] = telehealth.Specialties()[i%len(telehealth.Specialties())]
	}
	var c quota.Activity
	for range 4000 { // about ten a doctor-year, some doctor-years none
		doctor := rng.IntN(doctors)
		kind := quota.ActKind(1 + rng.IntN(9))
		if rng.IntN(doctors) > doctor {
			kind = quota.ActKind(1 + rng.IntN(2)) // in person
		}
		addRow(&c, int32(doctor), on("2020-01-01").AddDays(rng.IntN(2500)), kind)
	}
	table := tableOf(t, doctors, first, last)
	require.NoError(t, table.Add(c))
	for _, r := range []quota.Choices{{}, {FirstYear2024: 2024}, {CountRequests: true, LeaveOutAssisted: true}, {Exempt: true}} {
		got, err := table.Judge(capsOf(specialties, r))
		require.NoError(t, err)
		require.Len(t, got, last-first+1)
		total := 0
		for i, v := range got {
			want := quota.Compliance{Year: first + i, Above: map[quota.Reading]int{quota.ReadingText: 0, quota.ReadingOwnPatientsExcluded: 0}}
			for doctor := range doctors {
				count := table.At(doctor, want.Year).Done
				j := judge(t, want.Year, specialties[doctor], count, r)
				if want.Policy = j.Policy; count == (quota.Count{}) {
					continue
				}
				want.Doctors++
				for reading, p := range j.Readings {
					if !p.Within {
						want.Above[reading]++
						total++
					}
				}
			}
			require.Equal(t, want, v)
		}
		require.Equal(t, !r.Exempt, total > 0, "the test must see doctors above the cap")
	}
	_, err := table.Judge(capsOf(specialties[1:], quota.Choices{}))
	requireField(t, err, telehealth.ErrorContradiction, "caps", "one is missing")
	specialties[3] = "chiropody"
	_, err = table.Judge(capsOf(specialties, quota.Choices{}))
	assert.Equal(t, "chiropody", requireField(t, err, telehealth.ErrorUnknown, "caps[3].specialty", "no specialty").Value)
}

// A hundred times the doctors, and not one allocation more.
func TestCensusJudgeAllocatesByYear(t *testing.T) {
	allocs := func(doctors int) float64 {
		table := tableOf(t, doctors, 2022, 2026)
		specialties := slices.Repeat([]telehealth.Specialty{telehealth.Neuropsychiatry}, doctors) // whose cap has a note
		caps := capsOf(specialties, quota.Choices{})
		return testing.AllocsPerRun(5, func() { _, _ = table.Judge(caps) })
	}
	assert.Equal(t, allocs(10), allocs(1000))
}

func capsOf(specialties []telehealth.Specialty, by quota.Choices) (caps []quota.Cap) {
	for _, s := range specialties {
		caps = append(caps, quota.Cap{Specialty: s, Choices: by})
	}
	return caps
}
