package main

import (
	"io"
	"slices"
	"strings"
	"unicode"
)

const gap = "  " // between two columns

// most is how wide a line is at most, but for an address, which nobody can break: as
// wide as a terminal.
const most = 80

const indent = gap + gap + gap + gap // of what is said below a row

// glued keeps a sign of French with the word before it.
var glued = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", " %", "\u00a0%")

// fold breaks a line that is too wide at its spaces, not at those that do not break,
// and sets off what goes on.
func fold(line string) string {
	line = glued.Replace(line)
	start := line[:len(line)-len(strings.TrimLeft(line, " "))]
	lines, rest := []string{}, line
	for width(rest) > most {
		lead := len(rest) - len(strings.TrimLeft(rest, " "))
		at := strings.LastIndex(upTo(rest, most+1), " ")
		if at < lead { // a word alone is too wide
			if at = lead + strings.Index(rest[lead:], " "); at < lead {
				break
			}
		}
		lines = append(lines, strings.TrimRight(rest[:at], " "))
		rest = start + gap + strings.TrimLeft(rest[at:], " ")
	}
	return strings.Join(append(lines, rest), "\n")
}

// upTo is what of a line is in its first columns.
func upTo(line string, columns int) string {
	for i := range line {
		if width(line[:i]) == columns {
			return line[:i]
		}
	}
	return line
}

// width is in columns: the no-break spaces of French amounts are two bytes and one
// column, the direction marks of Hebrew ones are none.
func width(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}

func pad(s string, columns int) string     { return s + strings.Repeat(" ", max(0, columns-width(s))) }
func padLeft(s string, columns int) string { return strings.Repeat(" ", max(0, columns-width(s))) + s }

// aligned pads the cells so that columns stand below each other. The last cell of a
// row may be as long as it likes.
func aligned(rows [][]string) []string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		cells := slices.Clone(row)
		for j := range cells[:len(cells)-1] {
			cells[j] = pad(cells[j], widths[j])
		}
		lines[i] = strings.Join(cells, gap)
	}
	return lines
}

// A rightToLeft writer marks every line and every cell. A line that begins with an
// hour or a reference would otherwise be laid out from left to right, against those
// around it, and so would two references side by side.
type rightToLeft struct {
	io.Writer
	within bool // a line that has its mark
}

const rightToLeftMark = "\u200f"

func (w *rightToLeft) Write(text []byte) (int, error) {
	for line := range strings.Lines(strings.ReplaceAll(string(text), gap, gap+rightToLeftMark)) {
		if !w.within {
			line = rightToLeftMark + line
		}
		w.within = !strings.HasSuffix(line, "\n")
		if _, err := io.WriteString(w.Writer, line); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}
