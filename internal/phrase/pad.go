package phrase

import (
	"strings"
	"unicode/utf8"
)

// Pad returns s followed by the spaces that bring it to width runes, for the
// left-aligned columns of a statement. A longer s is returned whole.
//
// Runes are counted, not bytes, so that a no-break space or an accented letter
// takes one column. The invisible direction marks of Hebrew amounts count too.
func Pad(s string, width int) string { return s + gap(s, width) }

// PadLeft is [Pad] with the spaces before s, for right-aligned amounts.
func PadLeft(s string, width int) string { return gap(s, width) + s }

func gap(s string, width int) string {
	n := utf8.RuneCountInString(s)
	if width <= n {
		return ""
	}
	return strings.Repeat(" ", width-n)
}
