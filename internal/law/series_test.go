package law_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

var day = telehealth.MustParseDate

// requireFieldError returns the one error of the library behind err.
func requireFieldError(t *testing.T, err error, reason string) *telehealth.FieldError {
	t.Helper()
	require.Error(t, err, reason)
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	require.True(t, ok, "every error is a *FieldError, this is a %T: %v: %s", err, err, reason)
	return bad
}

func row(from string, value int, state law.State) law.Row[int] {
	return law.Row[int]{
		From: day(from), Value: value, State: state,
		Source:     telehealth.Source{ID: "text", URL: "https://example.org/text"},
		Confidence: telehealth.ConfidenceSure,
	}
}

// A key with every kind of row: it begins, changes, ends, comes back, and in the
// end nobody knows what it is worth.
func history() law.Series[int] {
	return law.Series[int]{Key: "MPC, specialist", Rows: []law.Row[int]{
		row("2017-05-01", 200, law.InForce),
		row("2023-11-01", 350, law.InForce),
		row("2024-12-22", 0, law.Repealed),
		row("2026-01-01", 400, law.InForce),
		row("2027-01-01", 0, law.Unknown),
	}}
}

func TestSeriesAt(t *testing.T) {
	s := history()
	for _, c := range []struct {
		reason, day string
		want        int // cents, -1 where the key does not exist
	}{
		{"years before the first row", "1990-01-01", -1},
		{"the day before the first row", "2017-04-30", -1},
		{"the day of the first row", "2017-05-01", 200},
		{"the day after", "2017-05-02", 200},
		{"the last day of the first value", "2023-10-31", 200},
		{"the day of the change", "2023-11-01", 350},
		{"the last day before the repeal", "2024-12-21", 350},
		{"the day of the repeal: the key is gone on it already", "2024-12-22", -1},
		{"long after the repeal, not the last value before it", "2025-12-31", -1},
		{"the day it comes back", "2026-01-01", 400},
		{"the last day of a known value", "2026-12-31", 400},
	} {
		require.NotEmpty(t, c.reason)
		got := s.At(day(c.day))
		if c.want < 0 {
			assert.Nil(t, got, c.reason)
			continue
		}
		require.NotNil(t, got, c.reason)
		assert.Equal(t, c.want, got.Value, c.reason)
	}
}

func TestSeriesAtUnknownIsARow(t *testing.T) {
	s := history()
	for _, d := range []string{"2027-01-01", "9999-12-31"} {
		got := s.At(day(d))
		require.NotNil(t, got, "the key exists on %s, only its value was not found", d)
		assert.Equal(t, law.Unknown, got.State)
	}
}

func TestSeriesAtNoDay(t *testing.T) {
	s := history()
	assert.Nil(t, s.At(telehealth.Date{}), "no day is before every row")
}

func TestSeriesLookup(t *testing.T) {
	s := history()
	for _, c := range []struct {
		reason, day string
		want        int
	}{
		{"the day of the first row", "2017-05-01", 200},
		{"the last day before the repeal", "2024-12-21", 350},
		{"the day it comes back", "2026-01-01", 400},
	} {
		require.NotEmpty(t, c.reason)
		got, err := s.Lookup(day(c.day))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got.Value, c.reason)
	}
}

func TestSeriesLookupRefuses(t *testing.T) {
	s := history()
	const covered = "MPC, specialist: a day from 2017-05-01 to 2024-12-21 and from 2026-01-01"
	const unknown = "MPC, specialist: an amount, not found since 2027-01-01, see https://example.org/text"
	for _, c := range []struct {
		reason string
		day    telehealth.Date
		want   telehealth.FieldError
	}{
		{"the day before the first row", day("2017-04-30"), telehealth.FieldError{Code: telehealth.ErrorNotCovered, Field: "date", Value: "2017-04-30", Want: covered}},
		{"the day of the repeal", day("2024-12-22"), telehealth.FieldError{Code: telehealth.ErrorNotCovered, Field: "date", Value: "2024-12-22", Want: covered}},
		{"the last day before it comes back", day("2025-12-31"), telehealth.FieldError{Code: telehealth.ErrorNotCovered, Field: "date", Value: "2025-12-31", Want: covered}},
		{"no day at all", telehealth.Date{}, telehealth.FieldError{Code: telehealth.ErrorNotCovered, Field: "date", Want: covered}},
		{"an unknown amount is not a missing key, and says where to look", day("2027-01-01"), telehealth.FieldError{Code: telehealth.ErrorAmountUnknown, Field: "date", Value: "2027-01-01", Want: unknown}},
		{"it stays unknown", day("2030-06-15"), telehealth.FieldError{Code: telehealth.ErrorAmountUnknown, Field: "date", Value: "2030-06-15", Want: unknown}},
	} {
		require.NotEmpty(t, c.reason)
		got, err := s.Lookup(c.day)
		assert.Nil(t, got, "no row beside an error: "+c.reason)
		assert.Equal(t, c.want, *requireFieldError(t, err, c.reason), c.reason)
	}
}

func TestSeriesZero(t *testing.T) {
	var zero law.Series[int]
	assert.Nil(t, zero.At(day("2026-03-02")), "an error, never a zero amount")
	assert.Equal(t, "in no period", zero.Coverage())
	_, err := zero.Lookup(day("2026-03-02"))
	bad := requireFieldError(t, err, "the zero Series covers no day")
	assert.Equal(t, telehealth.ErrorNotCovered, bad.Code)
	assert.Equal(t, ": a day in no period", bad.Want)
}

func TestSeriesCoverage(t *testing.T) {
	for _, c := range []struct {
		reason string
		rows   []law.Row[int]
		want   string
	}{
		{"open: no end is known", []law.Row[int]{row("2017-05-01", 1, law.InForce)}, "from 2017-05-01"},
		{"a change is not a gap", []law.Row[int]{row("2017-05-01", 1, law.InForce), row("2023-11-01", 2, law.InForce)}, "from 2017-05-01"},
		{"an unknown value is covered: the key exists", []law.Row[int]{row("2017-05-01", 1, law.InForce), row("2023-11-01", 0, law.Unknown)}, "from 2017-05-01"},
		{"unknown from the beginning", []law.Row[int]{row("2017-05-01", 0, law.Unknown)}, "from 2017-05-01"},
		{"the last day is the day before the repeal", []law.Row[int]{row("2017-05-01", 1, law.InForce), row("2024-12-22", 0, law.Repealed)}, "from 2017-05-01 to 2024-12-21"},
		{"across New Year", []law.Row[int]{row("2017-05-01", 1, law.InForce), row("2026-01-01", 0, law.Repealed)}, "from 2017-05-01 to 2025-12-31"},
		{"a repeal confirmed by a second text changes nothing", []law.Row[int]{row("2017-05-01", 1, law.InForce), row("2024-12-22", 0, law.Repealed), row("2025-01-01", 0, law.Repealed)}, "from 2017-05-01 to 2024-12-21"},
		{"repealed and never in force: rows added to cancel a key", []law.Row[int]{row("2024-12-22", 0, law.Repealed)}, "in no period"},
		{"a day only", []law.Row[int]{row("2024-12-22", 1, law.InForce), row("2024-12-23", 0, law.Repealed)}, "from 2024-12-22 to 2024-12-22"},
		{"gone and back, with a change in each period", history().Rows, "from 2017-05-01 to 2024-12-21 and from 2026-01-01"},
	} {
		require.NotEmpty(t, c.reason)
		s := law.Series[int]{Rows: c.rows}
		assert.Equal(t, c.want, s.Coverage(), c.reason)
	}
}

// Coverage is written for people and At answers programs: they must agree on
// every day around every row.
func TestCoverageAgreesWithAt(t *testing.T) {
	s := history()
	covered := func(d telehealth.Date) bool {
		first := !d.Before(day("2017-05-01")) && !d.After(day("2024-12-21"))
		return first || !d.Before(day("2026-01-01"))
	}
	for _, r := range s.Rows {
		for n := -2; n <= 2; n++ {
			d := r.From.AddDays(n)
			assert.Equal(t, covered(d), s.At(d) != nil, d.String())
		}
	}
}
