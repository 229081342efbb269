package quota_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

func tableOf(t *testing.T, doctors, first, last int) *quota.Census {
	t.Helper()
	table, err := quota.NewCensus(doctors, first, last)
	require.NoError(t, err)
	return table
}

func kindOf(t *testing.T, code telehealth.Code, own, assisted bool) quota.ActKind {
	t.Helper()
	kind, err := quota.ActKindOf(quota.Act{Code: code, OwnPatient: own, Assisted: assisted})
	require.NoError(t, err)
	return kind
}

func addRow(c *quota.Activity, doctor int32, day telehealth.Date, kind quota.ActKind) {
	c.Doctors, c.Days, c.Kinds = append(c.Doctors, doctor), append(c.Days, day), append(c.Kinds, kind)
}

func slice(c quota.Activity, from, to int) quota.Activity {
	return quota.Activity{Doctors: c.Doctors[from:to], Days: c.Days[from:to], Kinds: c.Kinds[from:to]}
}

// withProcessors runs f with that many, for the counts must not depend on them.
func withProcessors(n int, f func()) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	f()
}

// spoil makes a row that no table of 20 doctors in 2023 to 2025 has, and returns
// the column that its error must name.
func spoil(rng *rand.Rand, doctor *int32, day *telehealth.Date, kind *quota.ActKind) string {
	switch rng.IntN(3) {
	case 0:
		*doctor = []int32{-1, 20, math.MinInt32, math.MaxInt32}[rng.IntN(4)]
		return "doctors"
	case 1:
		*day = []telehealth.Date{{}, on("2022-12-31"), on("2026-01-01"), on("1583-01-01"), on("9999-12-31")}[rng.IntN(5)]
		return "days"
	default:
		*kind = []quota.ActKind{0, 10, 128, 255}[rng.IntN(4)]
		return "kinds"
	}
}

// randomColumns returns rows, one in bad of which is bad, the acts of the good
// ones by doctor, and what an error must say: how many are bad, and the first.
func randomColumns(t *testing.T, rng *rand.Rand, rows, bad int) (c quota.Activity, acts [20][]quota.Act, refused int64, first string) {
	t.Helper()
	codes := []telehealth.Code{"G", "CS", "VG", "TC", "TCG", "TE2", "RQD", "MCS", "MD"}
	for i := range rows {
		doctor, day := int32(rng.IntN(20)), on("2023-01-01").AddDays(rng.IntN(365+366+365))
		a := quota.Act{Date: day, Code: codes[rng.IntN(len(codes))], OwnPatient: rng.IntN(2) == 0, Assisted: rng.IntN(3) == 0}
		kind := kindOf(t, a.Code, a.OwnPatient, a.Assisted)
		if bad == 0 || rng.IntN(bad) > 0 {
			acts[doctor] = append(acts[doctor], a)
		} else {
			column := spoil(rng, &doctor, &day, &kind)
			if refused++; refused == 1 {
				first = fmt.Sprintf("%s[%d]", column, i)
			}
		}
		addRow(&c, doctor, day, kind)
	}
	return c, acts, refused, first
}

// The columns agree with TallyOf, with bad rows and without, on any number of
// processors and in one part or many.
func TestActivityEqualTally(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for _, bad := range []int{0, 2, 50, 3000} {
		c, acts, refused, first := randomColumns(t, rng, 8000, bad)
		var whole *quota.Census
		for _, n := range []int{1, 2, 3, 7} {
			withProcessors(n, func() {
				table := tableOf(t, 20, 2023, 2025)
				if err := table.Add(c); refused == 0 {
					require.NoError(t, err)
				} else {
					var field *telehealth.FieldError
					require.ErrorAs(t, err, &field)
					require.Equal(t, first, field.Field, "%d processors", n)
					require.NotEmpty(t, field.Want)
				}
				require.Equal(t, refused, table.Refused())
				if whole == nil {
					whole = table
				}
				require.Equal(t, whole, table, "%d processors", n)
			})
		}
		parts := tableOf(t, 20, 2023, 2025)
		for from := 0; from < 8000; {
			to := min(8000, from+rng.IntN(3000))
			_ = parts.Add(slice(c, from, to))
			from = to
		}
		require.Equal(t, whole, parts, "in parts")
		for doctor, list := range acts {
			tally := tallyOf(t, list...)
			for year := 2023; year <= 2025; year++ {
				require.Equal(t, tally.Year(year), whole.At(doctor, year))
			}
		}
	}
}

// A worker counts in bytes. More acts of one kind than a byte or two bytes hold
// are counted all the same, beside a neighbour of whom nothing may be carried.
func TestActivityBeyondAByte(t *testing.T) {
	for _, rows := range []int{255, 256, 257, 511, 512, 70_000} {
		for _, n := range []int{1, 2, 3, 7} {
			var c quota.Activity
			for range rows {
				addRow(&c, 1, on("2026-12-31"), kindOf(t, "TCG", true, true))
			}
			addRow(&c, 1, on("2026-12-31"), kindOf(t, "MCG", false, false))
			table := tableOf(t, 3, 2026, 2027)
			withProcessors(n, func() { require.NoError(t, table.Add(c)) })
			for doctor, y := range table.All() {
				want := quota.YearTally{Year: y.Year}
				if doctor == 1 && y.Year == 2026 {
					want.Done, want.Supplements = quota.Count{VideoOwn: int64(rows), AssistedOwn: int64(rows)}, 1
				}
				require.Equal(t, want, y, "%d rows, %d processors", rows, n)
			}
		}
	}
}

// One act on every day that a Date can hold: each year has its days.
func TestActivityOfTheWholeCalendar(t *testing.T) {
	var c quota.Activity
	kind := kindOf(t, "CS", false, false)
	for day := on("1583-01-01"); !day.IsZero(); day = day.AddDays(1) {
		addRow(&c, 0, day, kind)
	}
	table := tableOf(t, 1, 1583, 9999)
	require.NoError(t, table.Add(c))
	years := 0
	for _, y := range table.All() {
		first, _ := telehealth.NewDate(y.Year, 1, 1)
		last, _ := telehealth.NewDate(y.Year, 12, 31)
		require.Equal(t, int64(last.DaysSince(first)+1), y.Done.InPerson, "%d", y.Year)
		years++
	}
	require.Equal(t, 9999-1583+1, years)
}

func TestActivityRefused(t *testing.T) {
	g := kindOf(t, "G", false, false)
	for _, c := range []struct {
		reason string
		spoil  func(*quota.Activity)
		code   telehealth.ErrorCode
		field  string
		value  string
		count  int64 // of rows that are in the table
	}{
		{"a doctor below 0", func(c *quota.Activity) { c.Doctors[1] = -1 }, telehealth.ErrorOutOfRange, "doctors[1]", "-1", 2},
		{"the first doctor that is not there", func(c *quota.Activity) { c.Doctors[1] = 5 }, telehealth.ErrorOutOfRange, "doctors[1]", "5", 2},
		{"no day", func(c *quota.Activity) { c.Days[0] = telehealth.Date{} }, telehealth.ErrorMissing, "days[0]", "", 2},
		{"the day before", func(c *quota.Activity) { c.Days[2] = on("2024-12-31") }, telehealth.ErrorOutOfRange, "days[2]", "2024-12-31", 2},
		{"the day after", func(c *quota.Activity) { c.Days[2] = on("2027-01-01") }, telehealth.ErrorOutOfRange, "days[2]", "2027-01-01", 2},
		{"the zero kind", func(c *quota.Activity) { c.Kinds[2] = 0 }, telehealth.ErrorUnknown, "kinds[2]", "0", 2},
		{"the first kind that is none", func(c *quota.Activity) { c.Kinds[2] = 10 }, telehealth.ErrorUnknown, "kinds[2]", "10", 2},
		{"two bad rows: the first is named", func(c *quota.Activity) { c.Kinds[2], c.Doctors[0] = 10, 9 }, telehealth.ErrorOutOfRange, "doctors[0]", "9", 1},
		{"a doctor too many", func(c *quota.Activity) { c.Doctors = append(c.Doctors, 0) }, telehealth.ErrorContradiction, "columns", "4, 3, 3", 0},
		{"a day is missing", func(c *quota.Activity) { c.Days = c.Days[1:] }, telehealth.ErrorContradiction, "columns", "3, 2, 3", 0},
		{"no kinds", func(c *quota.Activity) { c.Kinds = nil }, telehealth.ErrorContradiction, "columns", "3, 3, 0", 0},
	} {
		var columns quota.Activity
		for _, day := range []string{"2025-01-01", "2026-06-30", "2026-12-31"} {
			addRow(&columns, 4, on(day), g)
		}
		c.spoil(&columns)
		table := tableOf(t, 5, 2025, 2026)
		bad := requireField(t, table.Add(columns), c.code, c.field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
		var counted int64
		for _, y := range table.All() {
			counted += y.Done.InPerson
		}
		assert.Equal(t, c.count, counted, c.reason)
		if c.code != telehealth.ErrorContradiction {
			assert.Equal(t, 3-c.count, table.Refused(), c.reason)
		}
	}
}
