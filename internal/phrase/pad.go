package phrase

import (
	"strings"
	"unicode"
)

// Pad returns s followed by the spaces that bring it to width columns, for the
// left-aligned columns of a statement. A longer s is returned whole.
//
// A column is a rune that shows: a no-break space or an accented letter takes
// one, the direction marks of Hebrew amounts take none.
func Pad(s string, width int) string { return s + gap(s, width) }

// PadLeft is [Pad] with the spaces before s, for right-aligned amounts.
func PadLeft(s string, width int) string { return gap(s, width) + s }

func gap(s string, width int) string {
	if n := columns(s); n < width {
		return strings.Repeat(" ", width-n)
	}
	return ""
}

func columns(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}
