package holiday_test

import (
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Days that move with Easter, from a published calendar: Easter Monday,
// Ascension and Whit Monday of each year.
var movable = map[int][3]string{
	2018: {"04-02", "05-10", "05-21"}, 2019: {"04-22", "05-30", "06-10"},
	2020: {"04-13", "05-21", "06-01"}, 2021: {"04-05", "05-13", "05-24"},
	2022: {"04-18", "05-26", "06-06"}, 2023: {"04-10", "05-18", "05-29"},
	2024: {"04-01", "05-09", "05-20"}, 2025: {"04-21", "05-29", "06-09"},
	2026: {"04-06", "05-14", "05-25"}, 2027: {"03-29", "05-06", "05-17"},
	2028: {"04-17", "05-25", "06-05"}, 2029: {"04-02", "05-10", "05-21"},
	2030: {"04-22", "05-30", "06-10"},
}

var fixed = []string{"01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"}

// Every day of thirteen years: the eleven days of article L3133-1, no others.
func TestNationalDays(t *testing.T) {
	for year, easter := range movable {
		want := map[string]bool{}
		for _, day := range append(easter[:], fixed...) {
			want[fmt.Sprintf("%d-%s", year, day)] = true
		}
		day := telehealth.MustParseDate(fmt.Sprintf("%d-01-01", year))
		for ; day.Year() == year; day = day.AddDays(1) {
			d, ok := holiday.On(telehealth.Metropole, day)
			assert.Equal(t, want[day.String()], ok, "%s", day)
			assert.False(t, d.Local)
			assert.Equal(t, ok, d.Name != "")
		}
	}
}

func TestLocalDays(t *testing.T) {
	cases := []struct {
		reason    string
		territory telehealth.Territory
		day       string
	}{
		{"article L3422-2", telehealth.Mayotte, "2026-04-27"},
		{"article L3422-2", telehealth.Martinique, "2026-05-22"},
		{"article L3422-2", telehealth.Guadeloupe, "2026-05-27"},
		{"article L3422-2; another list says 28 May", telehealth.SaintMartin, "2026-05-27"},
		{"article L3422-2", telehealth.Guyane, "2026-06-10"},
		{"article L3422-2", telehealth.SaintBarthelemy, "2026-10-09"},
		{"article L3422-2", telehealth.Reunion, "2026-12-20"},
		{"article L3134-13", telehealth.AlsaceMoselle, "2026-12-26"},
	}
	for _, c := range cases {
		require.NotEmpty(t, c.reason)
		day := telehealth.MustParseDate(c.day)
		d, ok := holiday.On(c.territory, day)
		assert.True(t, ok && d.Local, "%s, %s", c.territory, c.day)
		_, ok = holiday.On(telehealth.Metropole, day)
		assert.False(t, ok, "%s is no holiday in Paris", c.day)
		_, ok = holiday.On(c.territory, day.AddDays(1))
		assert.False(t, ok, "the day after %s", c.day)
	}
}

// Article L3134-13: Good Friday, by commune, in Alsace and Moselle only.
func TestGoodFriday(t *testing.T) {
	for _, day := range []string{"2018-03-30", "2024-03-29", "2026-04-03", "2027-03-26", "2030-04-19"} {
		d, ok := holiday.On(telehealth.AlsaceMoselle, telehealth.MustParseDate(day))
		assert.True(t, ok && d.Local && d.ByCommune, day)
		_, ok = holiday.On(telehealth.Metropole, telehealth.MustParseDate(day))
		assert.False(t, ok, "%s in Paris", day)
	}
}

func TestEdges(t *testing.T) {
	for day, reason := range map[string]string{
		"1949-12-25": "before the years that are computed",
		"2200-12-25": "after them",
		"2025-12-31": "the last day of a year is no holiday",
	} {
		_, ok := holiday.On(telehealth.AlsaceMoselle, telehealth.MustParseDate(day))
		assert.False(t, ok, reason)
	}
	_, ok := holiday.On("", telehealth.MustParseDate("1950-12-25"))
	assert.True(t, ok, "the zero territory is metropolitan France")
	_, ok = holiday.On("", telehealth.Date{})
	assert.False(t, ok, "no day is no holiday")
}

// 1 May 2008 was Ascension too: one day, one answer.
func TestTwoHolidaysOnOneDay(t *testing.T) {
	d, ok := holiday.On("", telehealth.MustParseDate("2008-05-01"))
	assert.True(t, ok)
	assert.NotEmpty(t, d.Name)
}

func BenchmarkOn(b *testing.B) {
	day := telehealth.MustParseDate("2026-05-14")
	b.ReportAllocs()
	for b.Loop() {
		holiday.On(telehealth.Reunion, day)
	}
}
