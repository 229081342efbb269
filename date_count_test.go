package telehealth_test

import (
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

// Every day of the calendar, not a sample: the errors of calendar arithmetic
// stand at the ends of centuries, where a sample does not look. The instants
// advance by 86,400 seconds in UTC, so package time is the oracle.
func TestEveryDayAgreesWithPackageTime(t *testing.T) {
	first := day("1583-01-01")
	clock := time.Date(1583, time.January, 1, 0, 0, 0, 0, time.UTC)
	d, count := first, 0
	for ; !d.IsZero(); count++ {
		y, m, dom := d.YMD()
		wantY, wantM, wantD := clock.Date()
		if y != wantY || m != wantM || dom != wantD || d.Year() != wantY || d.Weekday() != clock.Weekday() {
			t.Fatalf("day %d is %v %v, package time has %v", count, d, d.Weekday(), clock)
		}
		if built, err := telehealth.NewDate(wantY, wantM, wantD); err != nil || built != d {
			t.Fatalf("NewDate of %v is %v, %v; by counting it is %v", clock, built, err, d)
		}
		if d.DaysSince(first) != count || first.AddDays(count) != d {
			t.Fatalf("%v must stand %d days after %v", d, count, first)
		}
		d, clock = d.AddDays(1), clock.Add(24*time.Hour)
	}
	assert.Equal(t, 3_074_246, count, "the days of 1583 to 9999: 8417 years of 365 and 2041 leap days")
	assert.Equal(t, 10000, clock.Year(), "the count ends with the year 9999, not before")
}

func TestAddDays(t *testing.T) {
	const all = 3_074_245 // days from the first to the last
	for _, c := range []struct {
		reason string
		from   string
		n      int
		want   string
	}{
		{"no move", "2026-03-02", 0, "2026-03-02"},
		{"across 31 December, where years are counted", "2025-12-31", 1, "2026-01-01"},
		{"back across it", "2026-01-01", -1, "2025-12-31"},
		{"into 29 February", "2024-02-28", 1, "2024-02-29"},
		{"over the 29 February that 2026 does not have", "2026-02-28", 1, "2026-03-01"},
		{"over the one that 1900 does not have", "1900-02-28", 1, "1900-03-01"},
		{"400 years are 146,097 days", "1626-03-01", 146_097, "2026-03-01"},
		{"before the first day there is none", "1583-01-01", -1, ""},
		{"after the last day there is none", "9999-12-31", 1, ""},
		{"the whole calendar forward", "1583-01-01", all, "9999-12-31"},
		{"one more leaves it", "1583-01-01", all + 1, ""},
		{"the whole calendar back", "9999-12-31", -all, "1583-01-01"},
		{"one more leaves it: day 0 is no day", "9999-12-31", -all - 1, ""},
		{"a sum beyond int must not wrap", "9999-12-31", math.MaxInt, ""},
		{"nor below it", "1583-01-01", math.MinInt, ""},
		{"no day plus a number is no day", "", 1, ""},
		{"no day plus nothing is no day", "", 0, ""},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, day(c.from).AddDays(c.n).String(), c.reason)
	}
	for n := int64(1) << 32; strconv.IntSize == 64 && n != 0; n = min(0, -n) {
		assert.Empty(t, day("2026-03-02").AddDays(int(n)).String(), "it would be the same day in 32 bits: %d", n)
	}
}

func TestDaysSince(t *testing.T) {
	for _, c := range []struct {
		reason  string
		day, of string
		want    int
	}{
		{"the same day", "2026-03-02", "2026-03-02", 0},
		{"the day after", "2026-03-03", "2026-03-02", 1},
		{"the day before is negative", "2026-03-01", "2026-03-02", -1},
		{"a common year", "2027-01-01", "2026-01-01", 365},
		{"a leap year", "2025-01-01", "2024-01-01", 366},
		{"the change to summer time: its day has 23 hours and is a day", "2026-03-30", "2026-03-29", 1},
		{"the whole calendar back", "1583-01-01", "9999-12-31", -3_074_245},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, day(c.day).DaysSince(day(c.of)), c.reason)
	}
}

func TestDateOrder(t *testing.T) {
	days := []telehealth.Date{day("2026-01-01"), day("1583-01-01"), day("2025-12-31"), {}, day("9999-12-31")}
	slices.SortFunc(days, telehealth.Date.Compare)
	var got []string
	for i, d := range days {
		got = append(got, d.String())
		for j, e := range days {
			assert.Equal(t, i < j, d.Before(e), "%v before %v", d, e)
			assert.Equal(t, i > j, d.After(e), "%v after %v", d, e)
		}
	}
	assert.Equal(t, []string{"", "1583-01-01", "2025-12-31", "2026-01-01", "9999-12-31"}, got)
}

func TestAge(t *testing.T) {
	for _, c := range []struct {
		reason    string
		birth, at string
		want      int
	}{
		{"the day of birth", "2026-03-02", "2026-03-02", 0},
		{"not born yet", "2026-03-02", "2026-03-01", -1},
		{"last day at 15: the age of the child's pathway ends", "2010-03-02", "2026-03-01", 15},
		{"the sixteenth birthday", "2010-03-02", "2026-03-02", 16},
		{"the day after", "2010-03-02", "2026-03-03", 16},
		{"an earlier day of a later month is after the birthday", "2010-01-31", "2026-03-01", 16},
		{"a later day of an earlier month is before it", "2010-03-01", "2026-01-31", 15},
		{"born on 29 February: 28 February is not the birthday", "2008-02-29", "2026-02-28", 17},
		{"in a common year 1 March is", "2008-02-29", "2026-03-01", 18},
		{"in a leap year 28 February is not", "2008-02-29", "2024-02-28", 15},
		{"in a leap year 29 February is", "2008-02-29", "2024-02-29", 16},
		{"2100 is common, though divisible by 4", "2096-02-29", "2100-02-28", 3},
		{"31 December to 1 January is a day, not a year", "2025-12-31", "2026-01-01", 0},
		{"the oldest person of the calendar", "1583-01-01", "9999-12-31", 8416},
		{"no birth", "", "2026-03-02", -1},
		{"no day of the act", "2010-03-02", "", -1},
		{"neither", "", "", -1},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, day(c.birth).Age(day(c.at)), c.reason)
	}
}

// time.Time.AddDate brings 29 February to 1 March in a common year, which is
// the rule of Age: counting anniversaries with it is a second way to the result.
func TestAgeCountsAnniversaries(t *testing.T) {
	birth := time.Date(2023, time.December, 1, 0, 0, 0, 0, time.UTC)
	for range 400 { // through 29 February 2024
		born, err := telehealth.DateOf(birth)
		require.NoError(t, err)
		at, want := birth, 0
		for range 4 * 366 {
			if !birth.AddDate(want+1, 0, 0).After(at) {
				want++
			}
			on, err := telehealth.DateOf(at)
			if err != nil || born.Age(on) != want {
				t.Fatalf("born %v, on %v: age %d, want %d (%v)", born, on, born.Age(on), want, err)
			}
			at = at.Add(24 * time.Hour)
		}
		birth = birth.Add(24 * time.Hour)
	}
}
