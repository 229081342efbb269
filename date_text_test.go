package telehealth_test

import (
	"encoding/json"
	"testing"
	"time"
	_ "time/tzdata" // the test must not depend on the zones of the machine

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

func TestDateOf(t *testing.T) {
	for _, c := range []struct {
		reason, instant, zone, want string
	}{
		{"New Year's Eve in Paris", "2025-12-31T23:30:00+01:00", "Europe/Paris", "2025-12-31"},
		{"the same instant is next year in La Reunion", "2025-12-31T23:30:00+01:00", "Indian/Reunion", "2026-01-01"},
		{"21:00 in Paris is midnight in La Reunion, the first instant of the year", "2025-12-31T21:00:00+01:00", "Indian/Reunion", "2026-01-01"},
		{"a second earlier is still 2025 there", "2025-12-31T20:59:59+01:00", "Indian/Reunion", "2025-12-31"},
		{"in Guadeloupe the year lasts five hours longer", "2026-01-01T02:00:00+01:00", "America/Guadeloupe", "2025-12-31"},
		{"trap T6: half past midnight of 1 May in Paris", "2026-04-30T22:30:00Z", "Europe/Paris", "2026-05-01"},
		{"trap T6: the same instant left in UTC is 30 April", "2026-04-30T22:30:00Z", "UTC", "2026-04-30"},
		{"02:30 of the night of 29 March 2026 does not exist in Paris", "2026-03-29T01:30:00Z", "Europe/Paris", "2026-03-29"},
	} {
		require.NotEmpty(t, c.reason)
		instant, err := time.Parse(time.RFC3339, c.instant)
		require.NoError(t, err, c.reason)
		zone, err := time.LoadLocation(c.zone)
		require.NoError(t, err, c.reason)
		got, err := telehealth.DateOf(instant.In(zone))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got.String(), c.reason)
	}
}

func TestDateOfRefuses(t *testing.T) {
	for _, c := range []struct {
		reason  string
		instant time.Time
		value   string
	}{
		{"the zero time.Time is no appointment", time.Time{}, "0001-01-01"},
		{"the year after the last", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), "10000-01-01"},
	} {
		require.NotEmpty(t, c.reason)
		_, err := telehealth.DateOf(c.instant)
		bad := requireFieldError(t, err, c.reason)
		assert.Equal(t, telehealth.ErrorMalformed, bad.Code, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
	}
}

type dated struct {
	Day   telehealth.Date            `json:"day"`
	Maybe telehealth.Date            `json:"maybe,omitzero"`
	Count map[telehealth.Date]int    `json:"count,omitempty"`
	Next  *telehealth.Date           `json:"next,omitempty"`
	Names map[string]telehealth.Date `json:"names,omitempty"`
}

func TestDateJSON(t *testing.T) {
	next := day("2026-03-03")
	for _, c := range []struct {
		reason string
		value  dated
		want   string
	}{
		{"a field", dated{Day: day("2026-03-02")}, `{"day":"2026-03-02"}`},
		{"no day is the empty string, and omitzero leaves it out", dated{}, `{"day":""}`},
		{"a map key", dated{Day: next, Count: map[telehealth.Date]int{next: 3, {}: 1}}, `{"day":"2026-03-03","count":{"":1,"2026-03-03":3}}`},
		{"behind a pointer and in a map", dated{Next: &next, Names: map[string]telehealth.Date{"a": next}}, `{"day":"","next":"2026-03-03","names":{"a":"2026-03-03"}}`},
	} {
		require.NotEmpty(t, c.reason)
		text, err := json.Marshal(c.value)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, string(text), c.reason)
		var back dated
		require.NoError(t, json.Unmarshal(text, &back), c.reason)
		assert.Equal(t, c.value, back, c.reason)
	}
}

func TestDateJSONRefuses(t *testing.T) {
	for _, c := range []struct{ reason, text string }{
		{"a day of no calendar, as a value", `{"day":"2026-02-29"}`},
		{"a day of no calendar, as a key", `{"count":{"2026-02-29":1}}`},
		{"the instant that other programs write for a day", `{"day":"2026-03-02T00:00:00Z"}`},
	} {
		require.NotEmpty(t, c.reason)
		got := dated{Day: day("2026-03-02")}
		bad := requireFieldError(t, json.Unmarshal([]byte(c.text), &got), c.reason)
		assert.Equal(t, telehealth.ErrorMalformed, bad.Code, c.reason)
		assert.Equal(t, "2026-03-02", got.Day.String(), "a refused text changes nothing: "+c.reason)
	}
	assert.Error(t, json.Unmarshal([]byte(`{"day":20260302}`), new(dated)), "a number is not a day")
}

func TestUnmarshalTextOfNothing(t *testing.T) {
	d := day("2026-03-02")
	require.NoError(t, d.UnmarshalText(nil))
	assert.True(t, d.IsZero(), "the empty text replaces the day that was there, it does not keep it")
}

func TestAppendTextAppends(t *testing.T) {
	b, err := day("1583-01-01").AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on 1583-01-01", string(b), "what the buffer held stays")
	b, err = telehealth.Date{}.AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on ", string(b), "no day adds nothing")
}

func TestAppendTextDoesNotAllocate(t *testing.T) {
	d := day("2026-03-02")
	buffer := make([]byte, 0, 16)
	allocs := testing.AllocsPerRun(100, func() { buffer, _ = d.AppendText(buffer[:0]) })
	assert.Zero(t, allocs, "AppendText exists so that a large export does not allocate")
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026-03-02")           // an ordinary day
	f.Add("2024-02-29")           // a leap day
	f.Add("2026-02-29")           // a leap day that is none
	f.Add("1900-02-29")           // a century that is not leap
	f.Add("2000-02-29")           // a century that is
	f.Add("1582-12-31")           // the day before the first
	f.Add("1583-01-01")           // the first
	f.Add("9999-12-31")           // the last
	f.Add("10000-01-01")          // the day after the last, a digit too long
	f.Add("2026-00-00")           // month and day below their range
	f.Add("2026-13-32")           // and above
	f.Add("2026-3-2")             // missing zeros
	f.Add("2026- 3- 2")           // spaces for zeros, as time.Parse takes in "_2"
	f.Add("2026-03-02T00:00:00Z") // an instant
	f.Add("\uff12\uff10-03-")     // ten bytes, but not ten digits
	f.Add("2026-03-0\xb2")        // a byte of no rune
	f.Add("")                     // nothing
	f.Fuzz(func(t *testing.T, s string) {
		got, err := telehealth.ParseDate(s)
		want, timeErr := time.Parse("2006-01-02", s)
		if timeErr != nil || want.Year() < 1583 {
			bad := requireFieldError(t, err, "package time refuses it too")
			assert.Equal(t, s, bad.Value)
			assert.True(t, got.IsZero())
			return
		}
		require.NoError(t, err)
		assert.Equal(t, s, got.String(), "one day has one text")
		fromTime, err := telehealth.DateOf(want)
		require.NoError(t, err)
		assert.Equal(t, fromTime, got, "package time reads the same day")
	})
}

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := telehealth.ParseDate("2026-03-02"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDate_YMD(b *testing.B) {
	d := day("2026-03-02")
	b.ReportAllocs()
	for b.Loop() {
		d.YMD()
	}
}

func BenchmarkDate_AppendText(b *testing.B) {
	d := day("2026-03-02")
	buffer := make([]byte, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		buffer, _ = d.AppendText(buffer[:0])
	}
}
