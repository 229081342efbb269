package holiday_test

import (
	"fmt"
	"testing"

	"github.com/rickar/cal/v2/fr"
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var day = telehealth.MustParseDate

// published has the days that move with Easter, from a published calendar.
var published = []struct {
	year                                              int
	goodFriday, easterMonday, ascension, whit, reason string
}{
	{2018, "03-30", "04-02", "05-10", "05-21", "the first year of the teleconsultation"},
	{2019, "04-19", "04-22", "05-30", "06-10", "Whit Monday on the day of Guyane"},
	{2020, "04-10", "04-13", "05-21", "06-01", "a leap year"},
	{2021, "04-02", "04-05", "05-13", "05-24", "an ordinary year"},
	{2022, "04-15", "04-18", "05-26", "06-06", "the day before that of Guadeloupe"},
	{2023, "04-07", "04-10", "05-18", "05-29", "an ordinary year"},
	{2024, "03-29", "04-01", "05-09", "05-20", "Ascension the day after 8 May"},
	{2025, "04-18", "04-21", "05-29", "06-09", "an ordinary year"},
	{2026, "04-03", "04-06", "05-14", "05-25", "an ordinary year"},
	{2027, "03-26", "03-29", "05-06", "05-17", "Ascension and 8 May in one week"},
	{2028, "04-14", "04-17", "05-25", "06-05", "a leap year"},
	{2029, "03-30", "04-02", "05-10", "05-21", "the days of 2018 again"},
	{2030, "04-19", "04-22", "05-30", "06-10", "the days of 2019 again"},
}

var fixed = map[string]string{
	"01-01": "new-year", "05-01": "labour", "05-08": "victory-1945", "07-14": "national-day",
	"08-15": "assumption", "11-01": "all-saints", "11-11": "armistice-1918", "12-25": "christmas",
}

// Every day of thirteen years: the eleven days of article L3133-1, no others.
func TestNationalDays(t *testing.T) {
	for _, c := range published {
		require.NotEmpty(t, c.reason)
		want := map[string]string{c.easterMonday: "easter-monday", c.ascension: "ascension", c.whit: "whit-monday"}
		for monthAndDay, key := range fixed {
			want[monthAndDay] = key
		}
		for d := day(fmt.Sprintf("%d-01-01", c.year)); d.Year() == c.year; d = d.AddDays(1) {
			got, ok := holiday.Place{GoodFriday: true}.On(d)
			assert.Equal(t, want[d.String()[5:]], got.Key, "%s: %s", d, c.reason)
			assert.Equal(t, got.Key != "", ok, "%s", d)
			assert.False(t, got.Local || got.ByCommune, "%s", d)
			if ok {
				assert.Equal(t, d, got.Date)
				assert.Equal(t, telehealth.ConfidenceSure, got.Confidence, "%s", d)
				assert.Equal(t, "c-trav-l3133-1", got.Source.ID, "%s", d)
			}
		}
	}
}

// The list of rickar/cal is the article's, without its history.
func TestNationalDaysAreThoseOfCal(t *testing.T) {
	for year := 1982; year <= 2199; year++ {
		want := map[string]bool{}
		for _, rule := range fr.Holidays {
			at, _ := rule.Calc(year)
			want[at.Format("2006-01-02")] = true
		}
		got := map[string]bool{}
		for d := range (holiday.Place{}).Between(day(fmt.Sprintf("%d-01-01", year)), day(fmt.Sprintf("%d-12-31", year))) {
			got[d.Date.String()] = true
		}
		assert.Equal(t, want, got, "%d", year)
	}
}

func TestEighthOfMay(t *testing.T) {
	for _, c := range []struct {
		day        string
		holiday    bool
		confidence telehealth.Confidence
		reason     string
	}{
		{"1950-05-08", false, "", "celebrated on the Sunday after, law 46-934"},
		{"1952-05-08", false, "", "the year before law 53-225"},
		{"1953-05-08", true, telehealth.ConfidenceLikely, "law 53-225 of 20 March"},
		{"1958-05-08", true, telehealth.ConfidenceLikely, "the last year without a doubt"},
		{"1959-05-08", true, telehealth.ConfidenceDisputed, "decree 59-533 of 11 April, and a list that keeps the day"},
		{"1960-05-08", false, "", "no longer a holiday"},
		{"1964-05-08", false, "", "no longer a holiday"},
		{"1965-05-08", true, telehealth.ConfidenceDisputed, "the decree of 1 April 1965, for that year"},
		{"1966-05-08", false, "", "no longer a holiday"},
		{"1976-05-08", false, "", "to rickar/cal a holiday, in law not"},
		{"1981-05-08", false, "", "the law is of October"},
		{"1982-05-08", true, telehealth.ConfidenceLikely, "the first after the law of 2 October 1981"},
		{"2012-05-08", true, telehealth.ConfidenceSure, "article L3133-1"},
	} {
		require.NotEmpty(t, c.reason)
		d, ok := holiday.Place{}.On(day(c.day))
		assert.Equal(t, c.holiday, ok, "%s: %s", c.day, c.reason)
		assert.Equal(t, c.confidence, d.Confidence, "%s: %s", c.day, c.reason)
	}
}

// Law 2004-626 made Whit Monday the day of solidarity: worked, and a holiday.
func TestWhitMondayOfSolidarity(t *testing.T) {
	for _, d := range []string{"2004-05-31", "2005-05-16", "2006-06-05", "2007-05-28", "2008-05-12"} {
		got, ok := holiday.Place{}.On(day(d))
		assert.True(t, ok, d)
		assert.Equal(t, "whit-monday", got.Key, d)
	}
}

func TestTwoHolidaysOnOneDay(t *testing.T) {
	for _, c := range []struct {
		day       string
		territory telehealth.Territory
		want      []string
		reason    string
	}{
		{"2008-05-01", "", []string{"labour", "ascension"}, "a fixed day before one that moves"},
		{"2024-05-08", "", []string{"victory-1945"}, "the eve of Ascension"},
		{"1997-05-08", "", []string{"victory-1945", "ascension"}, "a fixed day before one that moves"},
		{"2019-06-10", telehealth.Guyane, []string{"whit-monday", "abolition"}, "a national day before a local one"},
		{"1986-05-08", "", []string{"victory-1945", "ascension"}, "a fixed day before one that moves"},
		{"1975-05-08", "", []string{"ascension"}, "8 May was no holiday that year"},
		{"2026-05-08", "", []string{"victory-1945"}, "a day with one holiday"},
		{"2026-05-07", "", nil, "a day without"},
	} {
		require.NotEmpty(t, c.reason)
		place := holiday.Place{Territory: c.territory}
		var got []string
		for d := range place.Between(day(c.day), day(c.day)) {
			got = append(got, d.Key)
		}
		assert.Equal(t, c.want, got, "%s: %s", c.day, c.reason)
		if first, ok := place.On(day(c.day)); ok {
			assert.Equal(t, c.want[0], first.Key, "%s: %s", c.day, c.reason)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		day             string
		covers, holiday bool
		reason          string
	}{
		{"1949-12-25", false, false, "before the years that are computed"},
		{"1949-12-31", false, false, "the day before the first"},
		{"1950-01-01", true, true, "the first day"},
		{"2199-12-25", true, true, "the last holiday"},
		{"2199-12-31", true, false, "the last day"},
		{"2200-01-01", false, false, "the day after the last"},
		{"9999-12-25", false, false, "the last year of a date"},
		{"1583-01-01", false, false, "the first day of a date"},
	} {
		require.NotEmpty(t, c.reason)
		_, ok := holiday.Place{}.On(day(c.day))
		assert.Equal(t, c.holiday, ok, "%s: %s", c.day, c.reason)
		assert.Equal(t, c.covers, holiday.Covers(day(c.day)), "%s: %s", c.day, c.reason)
	}
	_, ok := holiday.Place{}.On(telehealth.Date{})
	assert.False(t, ok, "no day is no holiday")
	assert.False(t, holiday.Covers(telehealth.Date{}), "no day is not covered")
}
