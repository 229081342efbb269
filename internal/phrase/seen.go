package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unseen reports whether a reader does not see a character as it is: a space, what
// controls a terminal, what turns the direction of the text, and letters and signs
// that show nothing. It is the one list of them; of those that the tables of package
// unicode lack it has the blank of braille, the filler of Khitan and the empty note.
func Unseen(r rune) bool {
	if r > ' ' && r < 0x7f { // most of what is asked about
		return false
	}
	switch r {
	case '\u2800', '\U00016FE4', '\U0001D159':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) ||
		unicode.In(r, unicode.Cf, unicode.Z, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// seen leaves out marks, which are seen on something else only, and what no text
// has: it is shown as nothing, or as a box.
func seen(r rune) bool { return !Unseen(r) && unicode.IsPrint(r) && !unicode.IsMark(r) }

// Shows reports whether a text has anything to see: blanks come in many kinds, and
// some of them are letters.
func Shows(text string) bool { return strings.ContainsFunc(text, seen) }

// Says reports whether a text says anything, as a reason that is recorded must: it
// has a letter or a digit that shows.
func Says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return seen(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
	})
}

// AReference is what [Refers] asks for, in words.
const AReference = "a reference without spaces around it, control, formatting or invisible characters"

// Refers reports whether a text may be the reference to somebody or something. What
// shows nothing is no part of one, else two that look alike would be two: only a
// plain space may stand between characters that show. Nor is U+FFFD, which damaged
// texts share, and what is no UTF-8.
func Refers(text string) bool {
	if text != "" && visibleASCII(text) { // nearly all of them
		return true
	}
	blank := true // the character before, or the beginning
	for _, r := range text {
		if r == utf8.RuneError || r != ' ' && Unseen(r) || r == ' ' && blank {
			return false
		}
		blank = r == ' '
	}
	return !blank && Shows(text)
}

// visibleASCII reports whether all bytes are characters of ASCII that show.
func visibleASCII(text string) bool {
	for i := range len(text) {
		if text[i]-'!' > '~'-'!' { // what is below '!' wraps round
			return false
		}
	}
	return true
}
