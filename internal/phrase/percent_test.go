package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/internal/phrase"
)

var percentCases = []struct {
	reason      string
	basisPoints int
	want        byLanguage
}{
	{
		reason:      "nothing has no decimals",
		basisPoints: 0,
		want: byLanguage{
			"0\u00a0%", "0%",
			"0%", "0%",
		},
	},
	{
		reason:      "one hundredth of a percent",
		basisPoints: 1,
		want: byLanguage{
			"0,01\u00a0%", "0.01%",
			"0,01%", "0.01%",
		},
	},
	{
		reason:      "half a percent drops its last zero",
		basisPoints: 50,
		want: byLanguage{
			"0,5\u00a0%", "0.5%",
			"0,5%", "0.5%",
		},
	},
	{
		reason:      "the share of the fund",
		basisPoints: 7000,
		want: byLanguage{
			"70\u00a0%", "70%",
			"70%", "70%",
		},
	},
	{
		reason:      "the share of the patient",
		basisPoints: 3000,
		want: byLanguage{
			"30\u00a0%", "30%",
			"30%", "30%",
		},
	},
	{
		reason:      "a rate above the whole, one decimal",
		basisPoints: 11750,
		want: byLanguage{
			"117,5\u00a0%", "117.5%",
			"117,5%", "117.5%",
		},
	},
	{
		reason:      "two decimals, the first of them zero",
		basisPoints: 6005,
		want: byLanguage{
			"60,05\u00a0%", "60.05%",
			"60,05%", "60.05%",
		},
	},
	{
		reason:      "two decimals",
		basisPoints: 1234,
		want: byLanguage{
			"12,34\u00a0%", "12.34%",
			"12,34%", "12.34%",
		},
	},
	{
		reason:      "four digits: Italian does not group them",
		basisPoints: 100000,
		want: byLanguage{
			"1\u202f000\u00a0%", "1,000%",
			"1000%", "1,000%",
		},
	},
	{
		reason:      "five digits: all group",
		basisPoints: 1000000,
		want: byLanguage{
			"10\u202f000\u00a0%", "10,000%",
			"10.000%", "10,000%",
		},
	},
	{
		reason:      "a negative below one percent keeps its sign",
		basisPoints: -1,
		want: byLanguage{
			"-0,01\u00a0%", "-0.01%",
			"-0,01%", "\u200e-0.01%",
		},
	},
	{
		reason:      "a Hebrew minus has a direction mark before it",
		basisPoints: -2000,
		want: byLanguage{
			"-20\u00a0%", "-20%",
			"-20%", "\u200e-20%",
		},
	},
}

func TestPercent(t *testing.T) {
	for _, c := range percentCases {
		for l, want := range c.want {
			got := phrase.Percent(phrase.Language(l), c.basisPoints)
			assert.Equalf(t, want, got, "%v: %s", phrase.Language(l), c.reason)
		}
	}
}

// The signs, marks and spaces are those of Percent.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		reason      string
		basisPoints int64
		want        byLanguage
	}{
		{"exactly the cap", 2000, byLanguage{"20,00\u00a0%", "20.00%", "20,00%", "20.00%"}},
		{"one decimal has a zero after it", 1250, byLanguage{"12,50\u00a0%", "12.50%", "12,50%", "12.50%"}},
		{"nothing", 0, byLanguage{"0,00\u00a0%", "0.00%", "0,00%", "0.00%"}},
		{"below one percent", 7, byLanguage{"0,07\u00a0%", "0.07%", "0,07%", "0.07%"}},
		{"a minus", -1, byLanguage{"-0,01\u00a0%", "-0.01%", "-0,01%", "\u200e-0.01%"}},
	} {
		for l, want := range c.want {
			assert.Equalf(t, want, phrase.Share(phrase.Language(l), c.basisPoints), "%v: %s", phrase.Language(l), c.reason)
		}
	}
}
