package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the judgement for a doctor or a clerk: the year and the agreement,
// the derogations that set its cap, both readings with their numbers and verdicts,
// the choices and doubts, the other agreement in a year of transition, and the texts
// they rest on. The language is a BCP 47 tag, as "en" or "fr-FR"; French stands in
// for one that the library does not speak. The zero Judgement gives "".
func (j Judgement) Text(lang string) string {
	if j.Year == 0 {
		return ""
	}
	j = j.placed()
	w := writer{phrase.NewReport(phrases(), lang)}
	w.judgement(&j)
	w.bullets("label.why", j.Remarks)
	w.also(j.Also, j.Remarks)
	return w.Finished()
}

// also writes the year under the other agreement, with those notes that were not
// written yet.
func (w *writer) also(j *Judgement, written []Remark) {
	if j == nil {
		return
	}
	w.WriteByte('\n')
	w.Line("label.also")
	also := j.placed()
	w.judgement(&also)
	var notes []Remark
	for _, n := range j.Remarks {
		if !slices.Contains(written, n) {
			notes = append(notes, n)
		}
	}
	w.bullets("label.why", notes)
}

// A writer is a report of this package.
type writer struct{ phrase.Report }

func (w *writer) judgement(j *Judgement) {
	year := "label.year.above"
	switch {
	case j.uncapped():
		year = "label.year.free"
	case j.Within:
		year = "label.year.within"
	}
	w.Line(year, fmt.Sprint(j.Year))
	w.agreement(j.Policy)
	w.derogations(j.Derogations)
	judged := j.judged()
	columns := []column{{"label.reading." + string(judged), j.Position}}
	other, both := j.Readings[judged.other()]
	if both {
		columns = append(columns, column{"label.reading." + string(judged.other()), other})
	}
	if !j.uncapped() {
		w.Line("label.judged." + string(judged))
	}
	if both && !j.uncapped() {
		w.Line("label.other." + string(judged.other()))
	}
	w.WriteByte('\n')
	w.positions(columns...)
	w.cure(judged, j.Position)
	w.cure(judged.other(), other)
}

// agreement names the text of a policy. A year without a cap has none.
func (w *writer) agreement(p Policy) {
	if key := "label.policy." + string(p); phrases().Has(key) {
		w.Line(key)
	}
}

// derogations writes those that set the cap, the caller's words on one line each.
func (w *writer) derogations(granted []Derogation) {
	for i := range granted {
		d := &granted[i]
		w.Line("label.derogation", oneLine(d.Who), oneLine(d.Reference),
			phrase.Date(w.Lang, d.From), phrase.Date(w.Lang, d.Until), phrase.Percent(w.Lang, d.Limit*percent))
	}
}

// placed returns the judgement with the position of its reading, which a caller may
// have put there by hand. Where Readings lacks that one, it is as it was.
func (j Judgement) placed() Judgement {
	reading := (&Cap{Reading: j.Reading}).readingOf(j.Policy)
	if p, ok := j.Readings[reading]; ok {
		j.Reading, j.Position = reading, p
	}
	return j
}

func (j *Judgement) judged() Reading {
	if j.Reading == ReadingOwnPatientsExcluded {
		return ReadingOwnPatientsExcluded
	}
	return ReadingText
}

func (r Reading) other() Reading {
	if r == ReadingOwnPatientsExcluded {
		return ReadingText
	}
	return ReadingOwnPatientsExcluded
}

// bullets writes notes under a title, and nothing when there are none.
func (w *writer) bullets(title string, notes []Remark) {
	if len(notes) == 0 {
		return
	}
	w.WriteByte('\n')
	w.Line(title)
	for i := range notes {
		w.Bullet(w.Say(notes[i].Rule), notes[i].Confidence, &notes[i].Source)
	}
}
