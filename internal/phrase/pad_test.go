package phrase_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/internal/phrase"
)

func TestPad(t *testing.T) {
	for _, c := range []struct {
		reason, s   string
		width       int
		right, left string
	}{
		{"plain letters", "ab", 4, "ab  ", "  ab"},
		{"two bytes, one column", "\u00e9t\u00e9", 4, "\u00e9t\u00e9 ", " \u00e9t\u00e9"},
		{"no-break spaces count one each", "1\u202f000\u00a0\u20ac", 8, "1\u202f000\u00a0\u20ac ", " 1\u202f000\u00a0\u20ac"},
		{"an invisible mark takes no column", "\u200f\u20ac", 3, "\u200f\u20ac  ", "  \u200f\u20ac"},
		{"an invalid byte counts one", "\xff", 2, "\xff ", " \xff"},
		{"nothing becomes spaces", "", 2, "  ", "  "},
		{"already wide enough", "abc", 3, "abc", "abc"},
		{"too long is not cut", "abcd", 3, "abcd", "abcd"},
		{"no width", "a", 0, "a", "a"},
		{"a negative width", "a", -1, "a", "a"},
		{"the smallest width does not overflow into a large one", "ab", math.MinInt, "ab", "ab"},
	} {
		assert.Equal(t, c.right, phrase.Pad(c.s, c.width), c.reason)
		assert.Equal(t, c.left, phrase.PadLeft(c.s, c.width), c.reason)
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ reason, line, want string }{
		{"what fits stays", "  a bcd", "  a bcd"},
		{"at the last space that fits", "  a bc def", "  a bc\n    def"},
		{"more than once", "ab cd ef gh ij kl", "ab cd ef\n  gh ij\n  kl"},
		{"a space that does not break", "ab cd\u00a0ef gh", "ab cd\u00a0ef\n  gh"},
		{"nor one before a sign of French", "abc def : g", "abc\n  def :\n  g"},
		{"marks take no room", "\u200fab cd \u200fef", "\u200fab cd \u200fef"},
		{"a long word stays whole", "abcdefghij kl", "abcdefghij\n  kl"},
		{"and alone", "  abcdefghij", "  abcdefghij"},
		{"columns keep their distance", "a  b  cd ef", "a  b  cd\n  ef"},
	} {
		assert.Equal(t, c.want, phrase.Fold(c.line, 8), c.reason)
	}
}
