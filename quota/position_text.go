package quota

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth/internal/phrase"
)

// A column is a position under the phrase that names it.
type column struct {
	title string
	Position
}

// positions writes positions side by side. Labels and numbers stand apart, so that
// no sentence needs the plural of a number.
func (w *writer) positions(columns ...column) {
	table := [][]string{
		{""}, {w.say("label.remote")}, {w.say("label.total")}, {w.say("label.share")}, {w.say("label.cap")},
		{w.say("label.verdict")}, {w.say("label.room")}, {w.say("label.debt")},
	}
	for _, c := range columns {
		for i, cell := range [...]string{
			w.say(c.title), number(c.Remote), number(c.Total), phrase.Share(w.lang, c.Share()), w.cap(c.Position),
			w.verdict(c.Position), w.room(c.Position), number(c.Debt),
		} {
			table[i] = append(table[i], cell)
		}
	}
	w.table(table)
}

// cure tells which acts in person cure an excess where not all of them do.
func (w *writer) cure(r Reading, positions ...Position) {
	if r == ReadingOwnPatientsExcluded && slices.ContainsFunc(positions, func(p Position) bool { return p.Debt > 0 }) {
		w.line("label.debt.others")
	}
}

func (w *writer) cap(p Position) string {
	if p.uncapped() {
		return w.say("label.cap.none")
	}
	return phrase.Percent(w.lang, p.Limit*percent)
}

func (w *writer) verdict(p Position) string {
	switch {
	case p.uncapped():
		return w.say("label.verdict.free")
	case p.Within:
		return w.say("label.within")
	default:
		return w.say("label.above")
	}
}

func (w *writer) room(p Position) string {
	if p.uncapped() {
		return w.say("label.room.unlimited")
	}
	return number(p.Room)
}

// number is not grouped, so that it is the same in every language and in the
// other outputs of the library.
func number(n int64) string { return strconv.FormatInt(n, 10) }

const gutter = 3 // spaces between columns

// table writes rows of as many cells each: names to the left, the rest to the
// right, every column as wide as its longest cell.
func (w *writer) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if i == 0 {
				line.WriteString(phrase.Pad(cell, widths[i]))
			} else {
				line.WriteString(phrase.PadLeft(cell, widths[i]+gutter))
			}
		}
		w.WriteString(line.String() + "\n")
	}
}
