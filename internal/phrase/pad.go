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

// Fold breaks a line that is wider than columns at its spaces, not at those that do not
// break or stand before a sign of French, and sets off what goes on by two more than its
// own indentation. A word alone that is too wide stays whole.
func Fold(line string, columns int) string {
	start := line[:len(line)-len(strings.TrimLeft(line, " "))]
	lines, rest := []string{}, line
	for {
		at := breakOf(rest, columns)
		if at < 0 {
			return strings.Join(append(lines, rest), "\n")
		}
		lines = append(lines, strings.TrimRight(rest[:at], " "))
		rest = start + "  " + strings.TrimLeft(rest[at:], " ")
	}
}

// breakOf is the last space at which a line that is too wide fits, the first where none
// does, -1 where there is nothing to break.
func breakOf(line string, columns int) int {
	at, n, begun := -1, 0, false
	for i, r := range line {
		if r == ' ' && begun && (n <= columns || at < 0) && !strings.ContainsAny(line[i+1:min(i+2, len(line))], ":;?!%") {
			at = i
		}
		begun = begun || r != ' '
		if !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	if n <= columns {
		return -1
	}
	return at
}

// Directed returns a text of several lines so that each is read in the direction
// of the language. A Hebrew line that begins with a letter key or a digit would
// otherwise be laid out from left to right, against the lines around it.
func Directed(l Language, text string) string {
	if l != Hebrew || text == "" {
		return text
	}
	body, end := strings.CutSuffix(text, "\n")
	body = rightToLeft + strings.ReplaceAll(body, "\n", "\n"+rightToLeft)
	if end {
		body += "\n"
	}
	return body
}
