package quota

import (
	"slices"
	"strconv"

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
		{""}, {w.Say("label.remote")}, {w.Say("label.total")}, {w.Say("label.share")}, {w.Say("label.cap")},
		{w.Say("label.verdict")}, {w.Say("label.room")}, {w.Say("label.debt")},
	}
	for _, c := range columns {
		for i, cell := range [...]string{
			w.Say(c.title), number(c.Remote), number(c.Total), phrase.Share(w.Lang, c.Share()), w.cap(c.Position),
			w.verdict(c.Position), w.room(c.Position), number(c.Debt),
		} {
			table[i] = append(table[i], cell)
		}
	}
	w.Table(table)
}

// cure tells which acts in person cure an excess where not all of them do.
func (w *writer) cure(r Reading, positions ...Position) {
	if r == ReadingOwnPatientsExcluded && slices.ContainsFunc(positions, func(p Position) bool { return p.Debt > 0 }) {
		w.Line("label.debt.others")
	}
}

func (w *writer) cap(p Position) string {
	if p.uncapped() {
		return w.Say("label.cap.none")
	}
	return phrase.Percent(w.Lang, p.Limit*percent)
}

func (w *writer) verdict(p Position) string {
	switch {
	case p.uncapped():
		return w.Say("label.verdict.free")
	case p.Within:
		return w.Say("label.within")
	default:
		return w.Say("label.above")
	}
}

func (w *writer) room(p Position) string {
	if p.uncapped() {
		return w.Say("label.room.unlimited")
	}
	return number(p.Room)
}

// number is not grouped, so that it is the same in every language and in the
// other outputs of the library.
func number(n int64) string { return strconv.FormatInt(n, 10) }
