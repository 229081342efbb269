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
		refers       bool
	}{
		{"a word", "fever", true, true, true},
		{"in Hebrew", "חום", true, true, true},
		{"a number, as of a letter", "7", true, true, true},
		{"a word among blanks", " \u00a0fever\u200b", true, true, false},
		{"nothing", "", false, false, false},
		{"a space", " ", false, false, false},
		{"a tab and a line", "\t\n", false, false, false},
		{"a no-break space", "\u00a0", false, false, false},
		{"a line separator", "\u2028", false, false, false},
		{"a space without width", "\u200b", false, false, false},
		{"a direction mark", "\u202e", false, false, false},
		{"the Hangul filler, a letter", "\u3164", false, false, false},
		{"its other forms", "\u115f\u1160\uffa0", false, false, false},
		{"a mark on nothing", "\u0301", false, false, false},
		{"what is no character", "\xff", false, true, false}, // shown as U+FFFD
		{"a full stop is seen and says nothing", ".", false, true, true},
		{"nor does a dash", "-", false, true, true},
		{"nor a picture", "\U0001f600", false, true, true},
		{"the blank of braille", "\u2800", false, false, false},
		{"the filler of Khitan", "\U00016fe4", false, false, false},
		{"the empty note", "\U0001d159", false, false, false},
		{"a braille letter that shows", "\u2801", false, true, true},
		{"a space between words", "Dr Roy", true, true, true},
		{"two of them look like one on many a page", "Dr  Roy", true, true, false},
		{"a space behind", "Roy ", true, true, false},
		{"a space before", " Roy", true, true, false},
		{"a blank that is not a space between words", "Dr\u00a0Roy", true, true, false},
		{"a character without width within", "Ro\u200by", true, true, false},
		{"a filler within", "Ro\u3164y", true, true, false},
		{"the blank of braille within", "Ro\u2800y", true, true, false},
		{"a selector of a variant", "Roy\ufe0f", true, true, false},
		{"an accent is seen on its letter", "Rene\u0301", true, true, true},
		{"what a damaged text has", "Ren\ufffd", true, true, false},
		{"a line", "Roy\n", true, true, false},
	} {
		assert.Equal(t, c.says, phrase.Says(c.text), c.reason)
		assert.Equal(t, c.shows, phrase.Shows(c.text), c.reason)
		assert.Equal(t, c.refers, phrase.Refers(c.text), c.reason)
	}
}

func ExampleSays() {
	fmt.Println(phrase.Says("chest pain"), phrase.Says("\u3164 ."))
	// Output: true false
}

func ExampleRefers() {
	fmt.Println(phrase.Refers("patient 7"), phrase.Refers("patient\u20087"))
	// Output: true false
}

func ExampleUnseen() {
	fmt.Println(phrase.Unseen('a'), phrase.Unseen('\u2800'))
	// Output: false true
}

func ExampleShows() {
	fmt.Println(phrase.Shows("#"), phrase.Shows("\u200b"))
	// Output: true false
}
