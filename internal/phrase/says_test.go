package phrase_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/internal/phrase"
)

func TestSays(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		says, shows  bool
	}{
		{"a word", "fever", true, true},
		{"in Hebrew", "חום", true, true},
		{"a number, as of a letter", "7", true, true},
		{"a word among blanks", " \u00a0fever\u200b", true, true},
		{"nothing", "", false, false},
		{"a space", " ", false, false},
		{"a tab and a line", "\t\n", false, false},
		{"a no-break space", "\u00a0", false, false},
		{"a line separator", "\u2028", false, false},
		{"a space without width", "\u200b", false, false},
		{"a direction mark", "\u202e", false, false},
		{"the Hangul filler, a letter", "\u3164", false, false},
		{"its other forms", "\u115f\u1160\uffa0", false, false},
		{"a mark on nothing", "\u0301", false, false},
		{"what is no character", "\xff", false, true}, // shown as U+FFFD
		{"a full stop is seen and says nothing", ".", false, true},
		{"nor does a dash", "-", false, true},
		{"nor a picture", "\U0001f600", false, true},
	} {
		assert.Equal(t, c.says, phrase.Says(c.text), c.reason)
		assert.Equal(t, c.shows, phrase.Shows(c.text), c.reason)
	}
}

func ExampleSays() {
	fmt.Println(phrase.Says("chest pain"), phrase.Says("\u3164 ."))
	// Output: true false
}

func ExampleShows() {
	fmt.Println(phrase.Shows("#"), phrase.Shows("\u200b"))
	// Output: true false
}
