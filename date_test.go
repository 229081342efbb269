package telehealth_test

import (
	"errors"
	"math"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

// day keeps the tables readable; "" is the zero Date, which no text gives.
func day(s string) telehealth.Date {
	if s == "" {
		return telehealth.Date{}
	}
	return telehealth.MustParseDate(s)
}

// requireFieldError returns the one error of the library behind err.
func requireFieldError(t *testing.T, err error, reason string) *telehealth.FieldError {
	t.Helper()
	require.Error(t, err, reason)
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	require.True(t, ok, "every error is a *FieldError, this is a %T: %v: %s", err, err, reason)
	return bad
}

func TestDateZeroIsNoDay(t *testing.T) {
	var zero telehealth.Date
	first := day("1583-01-01")
	year, month, dom := zero.YMD()

	assert.True(t, zero.IsZero())
	assert.False(t, first.IsZero(), "the first day of the calendar is a day")
	assert.Equal(t, [3]int{}, [3]int{year, int(month), dom}, "not 1582-12-31, where the count begins")
	assert.Zero(t, zero.Year())
	assert.Empty(t, zero.String(), "not 0001-01-01, as time.Time prints")
	assert.Equal(t, time.Friday, zero.Weekday(), "documented: the weekday of 1582-12-31")
	assert.True(t, zero.AddDays(1).IsZero(), "the day after no day is no day, not 1583-01-01")
	assert.True(t, zero.Before(first))
	assert.True(t, first.After(zero))
	assert.False(t, zero.Before(zero))
	assert.Equal(t, -1, zero.Compare(first))
}

func TestDateIsFourBytes(t *testing.T) {
	assert.EqualValues(t, 4, unsafe.Sizeof(telehealth.Date{}), "the doc comment promises four bytes")
}

func TestDateIsComparable(t *testing.T) {
	parsed, err := telehealth.NewDate(2026, time.March, 2)
	require.NoError(t, err)
	seen := map[telehealth.Date]bool{parsed: true}
	assert.True(t, seen[day("2026-03-02")], "the same day built in two ways is one map key")
	assert.False(t, seen[day("2026-03-03")])
}

var parseCases = []struct{ reason, in string }{
	{"an ordinary day", "2026-03-02"},
	{"2024 has a 29 February", "2024-02-29"},
	{"2000 has one too: centuries divisible by 400 do", "2000-02-29"},
	{"1600 is the first such century of the calendar", "1600-02-29"},
	{"the first day a Date can hold", "1583-01-01"},
	{"the last day a Date can hold", "9999-12-31"},
	{"the last day of a month of 30", "2026-04-30"},
	{"the last day of a common February", "2026-02-28"},
}

func TestParseDate(t *testing.T) {
	for _, c := range parseCases {
		require.NotEmpty(t, c.reason)
		got, err := telehealth.ParseDate(c.in)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.in, got.String(), c.reason)
		assert.False(t, got.IsZero(), c.reason)
	}
}

var parseRefusals = []struct{ reason, in string }{
	{"nothing: only UnmarshalText reads it, as no day", ""},
	{"2026 is a common year", "2026-02-29"},
	{"1900 is common: a century not divisible by 400", "1900-02-29"},
	{"no February has 30 days, even in a leap year", "2024-02-30"},
	{"April has 30 days", "2026-04-31"},
	{"June has 30 days", "2026-06-31"},
	{"September has 30 days", "2026-09-31"},
	{"November has 30 days", "2026-11-31"},
	{"December has 31 days", "2026-12-32"},
	{"the day before the first: 1582 lost ten days", "1582-12-31"},
	{"a year before any Gregorian one", "0001-01-01"},
	{"a fifth digit of the year", "10000-01-01"},
	{"the year 0", "0000-00-00"},
	{"month 0", "2026-00-10"},
	{"month 13", "2026-13-10"},
	{"day 0", "2026-03-00"},
	{"the French order", "02-03-2026"},
	{"the French slashes", "02/03/2026"},
	{"the slashes of other programs, in the right order", "2026/03/02"},
	{"only the first hyphen is wrong", "2026/03-02"},
	{"only the second hyphen is wrong", "2026-03/02"},
	{"the basic format of ISO 8601, as in HL7 and FHIR exports", "20260302"},
	{"a zero forgotten in the month", "2026-3-02"},
	{"a zero forgotten in the day", "2026-03-2"},
	{"a space before, as a spreadsheet leaves it", " 2026-03-02"},
	{"a space after", "2026-03-02 "},
	{"a line feed after, as $ would let pass in a pattern", "2026-03-02\n"},
	{"a space in place of a zero, with the right length", "2026- 3-02"},
	{"a sign in place of a digit, with the right length", "2026-+3-02"},
	{"a negative year, with the right length", "-026-03-02"},
	{"a time of day: an instant is not a day", "2026-03-02T00:00:00Z"},
	{"a time of day after a space", "2026-03-02 00:00"},
	{"Arabic-Indic digits", "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0662"},
	{"full-width digits in ten bytes, where the length alone is right", "\uff12\uff10-03-"},
	{"a non-breaking hyphen", "2026\u201103\u201102"},
	{"letters", "yyyy-mm-dd"},
	{"the byte after 9", "202:-03-02"},
	{"the byte before 0", "202/-03-02"},
	{"a NUL byte", "2026-03-0\x00"},
}

func TestParseDateRefuses(t *testing.T) {
	for _, c := range parseRefusals {
		require.NotEmpty(t, c.reason)
		got, err := telehealth.ParseDate(c.in)
		bad := requireFieldError(t, err, c.reason)
		assert.Equal(t, telehealth.ErrorMalformed, bad.Code, c.reason)
		assert.Equal(t, "date", bad.Field, c.reason)
		assert.Equal(t, c.in, bad.Value, "the caller must recognise what was given: "+c.reason)
		assert.Contains(t, bad.Want, "2026-03-02", "an example says more than a pattern: "+c.reason)
		assert.True(t, got.IsZero(), "no half-read day: "+c.reason)
		assert.Panics(t, func() { telehealth.MustParseDate(c.in) }, c.reason)
	}
}

func TestNewDateRefuses(t *testing.T) {
	for _, c := range []struct {
		reason string
		year   int
		month  time.Month
		day    int
		value  string
	}{
		{"29 February of a common year: time.Date would say 1 March", 2026, 2, 29, "2026-02-29"},
		{"day 0: time.Date would say 28 February", 2026, 3, 0, "2026-03-00"},
		{"month 0", 2026, 0, 1, "2026-00-01"},
		{"month 13: time.Date would say January", 2026, 13, 1, "2026-13-01"},
		{"the year before the first", 1582, 12, 31, "1582-12-31"},
		{"the year after the last", 10000, 1, 1, "10000-01-01"},
		{"a day that overflows int32 must not wrap into the calendar", 2026, 3, math.MaxInt, "2026-03-9223372036854775807"},
	} {
		require.NotEmpty(t, c.reason)
		got, err := telehealth.NewDate(c.year, c.month, c.day)
		bad := requireFieldError(t, err, c.reason)
		assert.Equal(t, telehealth.ErrorMalformed, bad.Code, c.reason)
		assert.Equal(t, "date", bad.Field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
		assert.True(t, got.IsZero(), c.reason)
	}
}
