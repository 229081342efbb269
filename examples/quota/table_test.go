package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Control characters in a reference do not reach the terminal.
func TestTableIsPrintable(t *testing.T) {
	out, _, _ := ask(t, header+"a\x1b[2J\u202eb"+strings.Repeat("c", 100)+",psychiatry,2026-03-02,TCS,no\n", "-format", "table")
	assert.NotContains(t, out, "\x1b")
	assert.NotContains(t, out, "\u202e")
	assert.Contains(t, out, "a\ufffd[2J\ufffdbcc")
	assert.Contains(t, out, "c…  psychiatry")
}

func TestWordsOfEveryLanguage(t *testing.T) {
	seen := map[string]bool{}
	for _, tag := range []string{"fr", "en-GB", "it_IT", "he", "iw"} {
		w := wordsOf(tag)
		seen[w.yes] = true
		for i, heading := range w.headings {
			assert.Equal(t, i == colBar, heading == "", "%s: column %d", tag, i)
		}
		assert.NotEmpty(t, w.reading, tag)
		assert.Equal(t, 3, strings.Count(w.several, "%"), tag)
		assert.Equal(t, 5, strings.Count(w.severalAt, "%"), tag)
		assert.Len(t, w.policies, 2, tag)
		for _, forecast := range []forecast{pace, lastYear, bookedOnly} {
			out, _, _ := ask(t, twoYears, "-at", "2026-06-30", "-forecast", string(forecast))
			assert.NotEmpty(t, w.methods[answers(t, out)[1].Projection.Method], "%s: %s", tag, forecast)
		}
	}
	assert.Len(t, seen, 4)
	assert.Equal(t, &french, wordsOf("de"), "French for a language that is not spoken")
}

// A Hebrew table runs from right to left: each line begins so, and goes on so after
// a reference in Latin letters. The marks that do it take no room.
func TestDirectionOfTheTable(t *testing.T) {
	const mark = "\u200f"
	in := twoYears + "a,neurology,2026-01-01,CS,no\n"
	for _, lang := range []string{"fr", "en", "it", "he"} {
		out, _, _ := ask(t, in, "-format", "table", "-lang", lang, "-at", "2026-06-30")
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		require.Greater(t, len(lines), 8)
		for _, line := range lines {
			assert.Equal(t, lang == "he" && line != "", strings.HasPrefix(line, mark), "%s: %q", lang, line)
		}
		assert.Equal(t, lang == "he", strings.Contains(out, mark+"dermatology"), lang)
		assert.NotContains(t, out, mark+"\n", "nothing hangs at the end of a line")
		plain := strings.Split(strings.ReplaceAll(out, mark, ""), "\n")
		assert.Equal(t, column(plain[1], '│'), column(plain[2], '│'), "aligned: %s", lang)
	}
}

// column is where a rune stands in a line, counted in runes.
func column(line string, r rune) int {
	before, _, _ := strings.Cut(line, string(r))
	return len([]rune(before))
}
