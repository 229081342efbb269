package phrase_test

import (
	"testing"

	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDirected(t *testing.T) {
	for _, c := range []struct {
		reason     string
		l          phrase.Language
		text, want string
	}{
		{"left to right needs no mark", phrase.French, "C\nCS\n", "C\nCS\n"},
		{"every Hebrew line, also a blank one", phrase.Hebrew, "C\n\nCS\n", "\u200fC\n\u200f\n\u200fCS\n"},
		{"no line feed at the end", phrase.Hebrew, "C", "\u200fC"},
		{"nothing stays nothing", phrase.Hebrew, "", ""},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, phrase.Directed(c.l, c.text), c.reason)
	}
}
