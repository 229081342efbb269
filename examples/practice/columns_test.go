package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The unit of a column is a character that shows.
func TestWidth(t *testing.T) {
	assert.Equal(t, "60,00\u00a0€ |", pad("60,00\u00a0€", 8)+"|")
	assert.Equal(t, " \u200f60.00\u00a0\u200f€", padLeft("\u200f60.00\u00a0\u200f€", 8), "marks take no room")
	assert.Equal(t, "longer", pad("longer", 2))
}

// Every line of Hebrew begins with its mark, however it was written, and two
// references side by side have one between them; nothing else is lost or added.
func TestRightToLeft(t *testing.T) {
	var out strings.Builder
	w := &rightToLeft{Writer: &out}
	for _, part := range []string{"09:00", gap + "r-01" + gap + "mg-1\n", "\n", "a\nb"} {
		_, err := fmt.Fprint(w, part)
		assert.NoError(t, err)
	}
	assert.Equal(t, "\u200f09:00  \u200fr-01  \u200fmg-1\n\u200f\n\u200fa\n\u200fb", out.String())
	_, err := (&rightToLeft{Writer: closed{}}).Write([]byte("a"))
	assert.Error(t, err)

	for line := range strings.Lines(practiceOn(nil, "-explain", "-lang", "he", week).out) {
		assert.True(t, strings.HasPrefix(line, rightToLeftMark), line)
	}
	for _, lang := range []string{"fr", "en", "it"} {
		assert.NotContains(t, practiceOn(nil, "-explain", "-lang", lang, week).out, rightToLeftMark, lang)
	}
}

// None, one and many are words of their own in every language.
func TestPlurals(t *testing.T) {
	for _, lang := range languages {
		w, err := wordsOf(lang)
		require.NoError(t, err)
		for _, key := range []string{"cap.room", "cap.over", "cap.left-out", "free"} {
			assert.NotContains(t, w.count(key, 0)+w.count(key, 1), "%", lang)
			assert.NotEqual(t, w.count(key, 0), w.count(key, 1), lang)
			assert.Contains(t, w.count(key, 2), "2", lang)
			assert.Contains(t, w.count(key, 28), "28", lang)
			assert.NotContains(t, w.count(key, 28), "EXTRA", lang)
		}
	}
	assert.Contains(t, practiceOn(nil, week).out, "encore 1 téléconsultation possible\n")
}

// Every language has a word for whatever the others have one for.
func TestWordsAreComplete(t *testing.T) {
	french, err := wordsOf("fr")
	require.NoError(t, err)
	for _, lang := range languages {
		w, err := wordsOf(lang)
		require.NoError(t, err)
		for key, text := range french.text {
			assert.NotEmpty(t, w.text[key], "%s %s", lang, key)
			assert.Equal(t, strings.Count(text, "|"), strings.Count(w.text[key], "|"), "%s %s: parts", lang, key)
			for _, verb := range []string{"%s", "%d"} {
				assert.Equal(t, strings.Count(text, verb), strings.Count(w.text[key], verb), "%s %s: %s", lang, key, verb)
			}
		}
		assert.NotContains(t, fmt.Sprint(practiceOn(nil, "-lang", lang, week).out), "%!", lang)
	}
}
