package phrase

import (
	"strings"
	"unicode"
)

// Says reports whether a text says anything, as a reason that is recorded must: it
// has a letter or a digit that shows.
func Says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return shows(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
	})
}

// Shows reports whether a text has anything to see: blanks come in many kinds, and
// some of them are letters.
func Shows(text string) bool { return strings.ContainsFunc(text, shows) }

// shows leaves out marks, which are seen on something else only, and the fillers of
// Hangul, which are letters.
func shows(r rune) bool {
	return unicode.IsPrint(r) && !unicode.IsMark(r) && r != ' ' && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}
