package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

var weekdayCases = []struct {
	reason string
	day    string
	want   byLanguage
}{
	{
		reason: "day 0 of the week, from Sunday",
		day:    "2026-03-01",
		want: byLanguage{
			"dimanche", "Sunday",
			"domenica", "\u05d9\u05d5\u05dd \u05e8\u05d0\u05e9\u05d5\u05df",
		},
	},
	{
		reason: "day 1 of the week, from Sunday",
		day:    "2026-03-02",
		want: byLanguage{
			"lundi", "Monday",
			"luned\u00ec", "\u05d9\u05d5\u05dd \u05e9\u05e0\u05d9",
		},
	},
	{
		reason: "day 2 of the week, from Sunday",
		day:    "2026-03-03",
		want: byLanguage{
			"mardi", "Tuesday",
			"marted\u00ec", "\u05d9\u05d5\u05dd \u05e9\u05dc\u05d9\u05e9\u05d9",
		},
	},
	{
		reason: "day 3 of the week, from Sunday",
		day:    "2026-03-04",
		want: byLanguage{
			"mercredi", "Wednesday",
			"mercoled\u00ec", "\u05d9\u05d5\u05dd \u05e8\u05d1\u05d9\u05e2\u05d9",
		},
	},
	{
		reason: "day 4 of the week, from Sunday",
		day:    "2026-03-05",
		want: byLanguage{
			"jeudi", "Thursday",
			"gioved\u00ec", "\u05d9\u05d5\u05dd \u05d7\u05de\u05d9\u05e9\u05d9",
		},
	},
	{
		reason: "day 5 of the week, from Sunday",
		day:    "2026-03-06",
		want: byLanguage{
			"vendredi", "Friday",
			"venerd\u00ec", "\u05d9\u05d5\u05dd \u05e9\u05d9\u05e9\u05d9",
		},
	},
	{
		reason: "day 6 of the week, from Sunday",
		day:    "2026-03-07",
		want: byLanguage{
			"samedi", "Saturday",
			"sabato", "\u05d9\u05d5\u05dd \u05e9\u05d1\u05ea",
		},
	},
	{
		reason: "the first day of a Date",
		day:    "1583-01-01",
		want: byLanguage{
			"samedi", "Saturday",
			"sabato", "\u05d9\u05d5\u05dd \u05e9\u05d1\u05ea",
		},
	},
}

func TestWeekday(t *testing.T) {
	for _, c := range weekdayCases {
		for l, want := range c.want {
			got := phrase.Weekday(phrase.Language(l), telehealth.MustParseDate(c.day))
			assert.Equalf(t, want, got, "%v: %s", phrase.Language(l), c.reason)
		}
	}
}
