package main

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// write writes the rows, each column as wide as its longest cell, and what is said
// under them.
func (t *table) write(out io.Writer) error {
	var width [cols]int
	for _, row := range t.rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	w := bufio.NewWriter(out)
	for i := range t.rows {
		w.WriteString(t.line(t.rows[i][:t.shown], width[:]) + "\n")
	}
	if under := t.under(); len(under) > 0 {
		w.WriteString("\n")
		for _, line := range under {
			w.WriteString(t.words.direction + line + "\n")
		}
	}
	return w.Flush()
}

// line is one row. The direction is set anew before each cell: after a reference
// in Latin letters the numbers would run on in theirs, into each other's columns.
func (t *table) line(cells []string, width []int) string {
	var line strings.Builder
	for i, cell := range cells {
		pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
		if left(i) {
			cell += pad
		} else {
			cell = pad + cell
		}
		line.WriteString(t.words.direction + cell + "  ")
	}
	return strings.TrimRight(line.String(), " "+t.words.direction)
}

// under is what the rows rest on: the marks on them, then the notes of all.
func (t *table) under() (lines []string) {
	for i, what := range t.marked {
		lines = append(lines, "["+count(int64(i+1))+"] "+what)
	}
	if t.reading != "" {
		lines = append(lines, "- "+t.reading)
	}
	for _, n := range t.notes {
		lines = append(lines, "- "+n.Text(t.lang)+" ("+n.Source.Title+")")
	}
	return lines
}
