package phrase_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/internal/phrase"
)

// byLanguage holds the strings of French, English, Italian and Hebrew, as Intl
// of ICU 78.2 with CLDR 48 printed them. They are escaped because their spaces
// and direction marks cannot be seen.
type byLanguage [4]string

var eurosCases = []struct {
	reason string
	cents  int64
	want   byLanguage
}{
	{
		reason: "nothing is written with two decimals",
		cents:  0,
		want: byLanguage{
			"0,00\u00a0\u20ac", "\u20ac0.00",
			"0,00\u00a0\u20ac", "\u200f0.00\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "a single cent keeps its zeros",
		cents:  1,
		want: byLanguage{
			"0,01\u00a0\u20ac", "\u20ac0.01",
			"0,01\u00a0\u20ac", "\u200f0.01\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "a negative below one euro keeps its sign though the whole part is zero",
		cents:  -1,
		want: byLanguage{
			"-0,01\u00a0\u20ac", "-\u20ac0.01",
			"-0,01\u00a0\u20ac", "\u200f\u200e-0.01\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "the amount of the README, in each language as Intl printed it",
		cents:  1410,
		want: byLanguage{
			"14,10\u00a0\u20ac", "\u20ac14.10",
			"14,10\u00a0\u20ac", "\u200f14.10\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "x/text writes the euro sign first and the minus after it",
		cents:  -200,
		want: byLanguage{
			"-2,00\u00a0\u20ac", "-\u20ac2.00",
			"-2,00\u00a0\u20ac", "\u200f\u200e-2.00\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "three digits, no group yet",
		cents:  99999,
		want: byLanguage{
			"999,99\u00a0\u20ac", "\u20ac999.99",
			"999,99\u00a0\u20ac", "\u200f999.99\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "four digits: Italian does not group them, the others do",
		cents:  100000,
		want: byLanguage{
			"1\u202f000,00\u00a0\u20ac", "\u20ac1,000.00",
			"1000,00\u00a0\u20ac", "\u200f1,000.00\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "a negative with thousands",
		cents:  -123450,
		want: byLanguage{
			"-1\u202f234,50\u00a0\u20ac", "-\u20ac1,234.50",
			"-1234,50\u00a0\u20ac", "\u200f\u200e-1,234.50\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "the last amount that Italian leaves ungrouped",
		cents:  999999,
		want: byLanguage{
			"9\u202f999,99\u00a0\u20ac", "\u20ac9,999.99",
			"9999,99\u00a0\u20ac", "\u200f9,999.99\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "the first amount that Italian groups",
		cents:  1000000,
		want: byLanguage{
			"10\u202f000,00\u00a0\u20ac", "\u20ac10,000.00",
			"10.000,00\u00a0\u20ac", "\u200f10,000.00\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "two groups",
		cents:  123456789,
		want: byLanguage{
			"1\u202f234\u202f567,89\u00a0\u20ac", "\u20ac1,234,567.89",
			"1.234.567,89\u00a0\u20ac", "\u200f1,234,567.89\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "the largest int64, beyond the precision of a float",
		cents:  math.MaxInt64,
		want: byLanguage{
			"92\u202f233\u202f720\u202f368\u202f547\u202f758,07\u00a0\u20ac", "\u20ac92,233,720,368,547,758.07",
			"92.233.720.368.547.758,07\u00a0\u20ac", "\u200f92,233,720,368,547,758.07\u00a0\u200f\u20ac",
		},
	},
	{
		reason: "the smallest int64, which has no positive counterpart",
		cents:  math.MinInt64,
		want: byLanguage{
			"-92\u202f233\u202f720\u202f368\u202f547\u202f758,08\u00a0\u20ac", "-\u20ac92,233,720,368,547,758.08",
			"-92.233.720.368.547.758,08\u00a0\u20ac", "\u200f\u200e-92,233,720,368,547,758.08\u00a0\u200f\u20ac",
		},
	},
}

func TestEuros(t *testing.T) {
	for _, c := range eurosCases {
		for l, want := range c.want {
			got := phrase.Euros(phrase.Language(l), c.cents)
			assert.Equalf(t, want, got, "%v: %s", phrase.Language(l), c.reason)
		}
	}
}

func TestAppendEurosKeepsWhatStands(t *testing.T) {
	got := phrase.AppendEuros([]byte("total "), phrase.English, 1410)
	assert.Equal(t, "total \u20ac14.10", string(got))
}

func TestAppendEurosDoesNotAllocate(t *testing.T) {
	b := make([]byte, 0, 64)
	allocs := testing.AllocsPerRun(100, func() {
		b = phrase.AppendEuros(b[:0], phrase.Hebrew, math.MinInt64)
	})
	assert.Zero(t, allocs, "a statement has many amounts")
}
