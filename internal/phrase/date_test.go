package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

var dateCases = []struct {
	reason string
	day    string
	want   byLanguage
}{
	{
		reason: "the name of month 1",
		day:    "2026-01-15",
		want: byLanguage{
			"15 janvier 2026", "January 15, 2026",
			"15 gennaio 2026", "15 \u05d1\u05d9\u05e0\u05d5\u05d0\u05e8 2026",
		},
	},
	{
		reason: "the name of month 2",
		day:    "2026-02-15",
		want: byLanguage{
			"15 f\u00e9vrier 2026", "February 15, 2026",
			"15 febbraio 2026", "15 \u05d1\u05e4\u05d1\u05e8\u05d5\u05d0\u05e8 2026",
		},
	},
	{
		reason: "the name of month 3",
		day:    "2026-03-15",
		want: byLanguage{
			"15 mars 2026", "March 15, 2026",
			"15 marzo 2026", "15 \u05d1\u05de\u05e8\u05e5 2026",
		},
	},
	{
		reason: "the name of month 4",
		day:    "2026-04-15",
		want: byLanguage{
			"15 avril 2026", "April 15, 2026",
			"15 aprile 2026", "15 \u05d1\u05d0\u05e4\u05e8\u05d9\u05dc 2026",
		},
	},
	{
		reason: "the name of month 5",
		day:    "2026-05-15",
		want: byLanguage{
			"15 mai 2026", "May 15, 2026",
			"15 maggio 2026", "15 \u05d1\u05de\u05d0\u05d9 2026",
		},
	},
	{
		reason: "the name of month 6",
		day:    "2026-06-15",
		want: byLanguage{
			"15 juin 2026", "June 15, 2026",
			"15 giugno 2026", "15 \u05d1\u05d9\u05d5\u05e0\u05d9 2026",
		},
	},
	{
		reason: "the name of month 7",
		day:    "2026-07-15",
		want: byLanguage{
			"15 juillet 2026", "July 15, 2026",
			"15 luglio 2026", "15 \u05d1\u05d9\u05d5\u05dc\u05d9 2026",
		},
	},
	{
		reason: "the name of month 8",
		day:    "2026-08-15",
		want: byLanguage{
			"15 ao\u00fbt 2026", "August 15, 2026",
			"15 agosto 2026", "15 \u05d1\u05d0\u05d5\u05d2\u05d5\u05e1\u05d8 2026",
		},
	},
	{
		reason: "the name of month 9",
		day:    "2026-09-15",
		want: byLanguage{
			"15 septembre 2026", "September 15, 2026",
			"15 settembre 2026", "15 \u05d1\u05e1\u05e4\u05d8\u05de\u05d1\u05e8 2026",
		},
	},
	{
		reason: "the name of month 10",
		day:    "2026-10-15",
		want: byLanguage{
			"15 octobre 2026", "October 15, 2026",
			"15 ottobre 2026", "15 \u05d1\u05d0\u05d5\u05e7\u05d8\u05d5\u05d1\u05e8 2026",
		},
	},
	{
		reason: "the name of month 11",
		day:    "2026-11-15",
		want: byLanguage{
			"15 novembre 2026", "November 15, 2026",
			"15 novembre 2026", "15 \u05d1\u05e0\u05d5\u05d1\u05de\u05d1\u05e8 2026",
		},
	},
	{
		reason: "the name of month 12",
		day:    "2026-12-15",
		want: byLanguage{
			"15 d\u00e9cembre 2026", "December 15, 2026",
			"15 dicembre 2026", "15 \u05d1\u05d3\u05e6\u05de\u05d1\u05e8 2026",
		},
	},
	{
		reason: "a day of one digit has no zero",
		day:    "2026-03-02",
		want: byLanguage{
			"2 mars 2026", "March 2, 2026",
			"2 marzo 2026", "2 \u05d1\u05de\u05e8\u05e5 2026",
		},
	},
	{
		reason: "the first of the month is 1er in French, 1 in Italian (CLDR)",
		day:    "2026-03-01",
		want: byLanguage{
			"1er mars 2026", "March 1, 2026",
			"1 marzo 2026", "1 \u05d1\u05de\u05e8\u05e5 2026",
		},
	},
	{
		reason: "a leap day",
		day:    "2024-02-29",
		want: byLanguage{
			"29 f\u00e9vrier 2024", "February 29, 2024",
			"29 febbraio 2024", "29 \u05d1\u05e4\u05d1\u05e8\u05d5\u05d0\u05e8 2024",
		},
	},
	{
		reason: "the first day of a Date",
		day:    "1583-01-01",
		want: byLanguage{
			"1er janvier 1583", "January 1, 1583",
			"1 gennaio 1583", "1 \u05d1\u05d9\u05e0\u05d5\u05d0\u05e8 1583",
		},
	},
	{
		reason: "the last day, whose year is not grouped",
		day:    "9999-12-31",
		want: byLanguage{
			"31 d\u00e9cembre 9999", "December 31, 9999",
			"31 dicembre 9999", "31 \u05d1\u05d3\u05e6\u05de\u05d1\u05e8 9999",
		},
	},
}

func TestDate(t *testing.T) {
	for _, c := range dateCases {
		for l, want := range c.want {
			got := phrase.Date(phrase.Language(l), telehealth.MustParseDate(c.day))
			assert.Equalf(t, want, got, "%v: %s", phrase.Language(l), c.reason)
		}
	}
}

func TestZeroDateIsEmpty(t *testing.T) {
	for l := range phrase.Language(4) {
		assert.Empty(t, phrase.Date(l, telehealth.Date{}), l)
		assert.Empty(t, phrase.Weekday(l, telehealth.Date{}), l)
	}
}
