package holiday_test

import (
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var own = []struct {
	reason     string
	territory  telehealth.Territory
	day        string // a month and a day
	first      int    // the first year
	key        string
	confidence telehealth.Confidence // in 2026
}{
	{"article L3422-2, 1", telehealth.Mayotte, "04-27", 1984, "abolition", telehealth.ConfidenceSure},
	{"article L3422-2, 2", telehealth.Martinique, "05-22", 1984, "abolition", telehealth.ConfidenceSure},
	{"article L3422-2, 3", telehealth.Guadeloupe, "05-27", 1984, "abolition", telehealth.ConfidenceSure},
	{"article L3422-2, 3; a circular says 28 May", telehealth.SaintMartin, "05-27", 2012, "abolition", telehealth.ConfidenceDisputed},
	{"article L3422-2, 4", telehealth.Guyane, "06-10", 1984, "abolition", telehealth.ConfidenceSure},
	{"article L3422-2, 5", telehealth.SaintBarthelemy, "10-09", 2012, "abolition", telehealth.ConfidenceSure},
	{"article L3422-2, 6; the decree is of November", telehealth.Reunion, "12-20", 1983, "abolition", telehealth.ConfidenceSure},
	{"article L3134-13, of which the chapter was read in part", telehealth.AlsaceMoselle, "12-26", 1950, "saint-stephen", telehealth.ConfidenceLikely},
}

// In every territory, every day of a year that is no holiday in Paris.
func TestLocalDays(t *testing.T) {
	for _, c := range own {
		require.NotEmpty(t, c.reason)
		for d := day("2026-01-01"); d.Year() == 2026; d = d.AddDays(1) {
			if _, national := (holiday.Place{}).On(d); national {
				continue
			}
			got, ok := holiday.Place{Territory: c.territory}.On(d)
			assert.Equal(t, d.String()[5:] == c.day, ok, "%s, %s: %s", c.territory, d, c.reason)
			if ok {
				assert.Equal(t, c.key, got.Key, c.reason)
				assert.True(t, got.Local, c.reason)
				assert.False(t, got.ByCommune, c.reason)
				assert.Equal(t, c.confidence, got.Confidence, c.reason)
				assert.NotEmpty(t, got.Source.URL, c.reason)
			}
		}
	}
}

func TestLocalDaysBeginWithTheirText(t *testing.T) {
	for _, c := range own {
		require.NotEmpty(t, c.reason)
		for year := 1950; year <= 2199; year++ {
			d := day(fmt.Sprintf("%d-%s", year, c.day))
			found := false
			for got := range (holiday.Place{Territory: c.territory}).Between(d, d) {
				found = found || got.Key == c.key
			}
			assert.Equal(t, year >= c.first, found, "%s, %s: %s", c.territory, d, c.reason)
		}
	}
}

// Article L3134-13: where there is a Protestant church or a mixed one.
func TestGoodFriday(t *testing.T) {
	for _, c := range published {
		d := day(fmt.Sprintf("%d-%s", c.year, c.goodFriday))
		for _, territory := range append(telehealth.Territories(), "", "corse") {
			for _, commune := range []bool{false, true} {
				got, ok := holiday.Place{Territory: territory, GoodFriday: commune}.On(d)
				want := commune && territory == telehealth.AlsaceMoselle
				assert.Equal(t, want, ok, "%s, %s, %v: %s", d, territory, commune, c.reason)
				assert.Equal(t, want, got.Local && got.ByCommune && got.Key == "good-friday", "%s", d)
			}
		}
	}
}

func TestUnknownTerritoryHasTheNationalDays(t *testing.T) {
	for d := day("2025-01-01"); d.Before(day("2027-01-01")); d = d.AddDays(1) {
		want, wanted := holiday.Place{}.On(d)
		for _, territory := range []telehealth.Territory{"corse", telehealth.Metropole} {
			got, ok := holiday.Place{Territory: territory, GoodFriday: true}.On(d)
			assert.Equal(t, wanted, ok, "%s, %s", territory, d)
			assert.Equal(t, want, got, "%s, %s", territory, d)
		}
	}
}

// What Between has and what On has, over all the years and territories.
func TestBetweenAgreesWithOn(t *testing.T) {
	for _, territory := range telehealth.Territories() {
		place := holiday.Place{Territory: territory, GoodFriday: true}
		first := map[telehealth.Date]holiday.Day{}
		last := telehealth.Date{}
		for d := range place.Between(day("1583-01-01"), day("9999-12-31")) {
			require.False(t, d.Date.Before(last), "in the order of the days")
			if last = d.Date; first[d.Date].Key == "" {
				first[d.Date] = d
			}
		}
		for d := day("1949-01-01"); d.Year() < 2201; d = d.AddDays(1) {
			if got, ok := place.On(d); ok != (first[d].Key != "") || got != first[d] {
				require.Equal(t, first[d], got, "%s, %s", territory, d)
			}
		}
	}
}

func TestBetweenEnds(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
		reason   string
	}{
		{"2026-01-01", "2026-12-31", 11, "a year of article L3133-1"},
		{"2026-05-01", "2026-05-08", 2, "both ends are included"},
		{"2026-05-02", "2026-05-07", 0, "nothing between"},
		{"2026-05-08", "2026-05-01", 0, "the ends in the wrong order"},
		{"", "2026-12-31", 0, "no first day"},
		{"2026-01-01", "", 0, "no last day"},
		{"2200-01-01", "2210-01-01", 0, "after the years that are computed"},
		{"1940-01-01", "1949-12-31", 0, "before them"},
	} {
		require.NotEmpty(t, c.reason)
		var from, to telehealth.Date
		require.NoError(t, from.UnmarshalText([]byte(c.from)))
		require.NoError(t, to.UnmarshalText([]byte(c.to)))
		n := 0
		for range (holiday.Place{}).Between(from, to) {
			n++
		}
		assert.Equal(t, c.want, n, c.reason)
	}
	for range (holiday.Place{}).Between(day("2026-01-01"), day("2026-12-31")) {
		break // a caller may stop
	}
}
