package quota

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the projection for a doctor: the method, where the year stands and
// where it ends in both readings, the day on which the cap is crossed, the latest
// safe mix, the choices and doubts, and the texts they rest on. The language is
// chosen as in [Judgement.Text]. The zero Projection gives "".
func (p Projection) Text(lang string) string {
	if p.Day.IsZero() {
		return ""
	}
	w := writer{phrase.NewReport(phrases(), lang)}
	w.Line("label.projection", number(int64(p.Day.Year())), w.day(p.Day))
	w.agreement(p.Now.Policy)
	w.derogations(p.Now.Derogations)
	w.bullets("label.method", p.Remarks)
	judged := p.Now.judged()
	w.reading(&p, judged, "label.judged.")
	if _, ok := p.Now.Readings[judged.other()]; ok {
		w.reading(&p, judged.other(), "label.other.")
	}
	w.bullets("label.why", p.doubts())
	w.also(p.Expected.Also, p.doubts())
	return w.Finished()
}

// day writes a day with its weekday: a practice thinks in weeks.
func (w *writer) day(d telehealth.Date) string {
	return w.Say("label.day", phrase.Weekday(w.Lang, d), phrase.Date(w.Lang, d))
}

// reading writes one reading of a projection.
func (w *writer) reading(p *Projection, r Reading, title string) {
	w.WriteByte('\n')
	w.Line(title + string(r))
	now, low, expected, high := p.Now.position(r), p.Low.position(r), p.Expected.position(r), p.High.position(r)
	w.positions(column{"label.now", now}, column{"label.low", low}, column{"label.expected", expected}, column{"label.high", high})
	w.cure(r, now, low, expected, high)
	w.crossing(p.Crossing[r], p.Day, now, expected)
	if m, ok := p.Mix[r]; ok {
		w.mix(m)
	}
}

// position returns the one in a reading; a Judgement made by hand may have but the
// one that it is judged by.
func (j *Judgement) position(r Reading) Position {
	if p, ok := j.Readings[r]; ok || r != j.judged() {
		return p
	}
	return j.Position
}

func (w *writer) crossing(day, today telehealth.Date, now, end Position) {
	switch {
	case now.uncapped():
		w.Line("label.crossing.free")
	case day.IsZero():
		w.Line("label.crossing.never")
	case day == today && now.spare() < 0 && end.spare() >= 0:
		w.Line("label.crossing.already.cured")
	case day == today && now.spare() < 0: // on 31 December it may be what is booked
		w.Line("label.crossing.already")
	case end.spare() >= 0: // acts in person are booked for later
		w.Line("label.crossing.cured", w.day(day))
	default:
		w.Line("label.crossing", w.day(day))
	}
}

func (w *writer) mix(m Mix) {
	rows := [][]string{
		{w.Say("label.mix"), number(m.Acts)},
		{w.Say("label.mix.video"), number(m.Video)},
		{w.Say("label.mix.booked"), number(m.Booked)},
	}
	if m.Booked > m.Video {
		rows = append(rows, []string{w.Say("label.mix.moved"), number(m.Booked - m.Video)})
	}
	w.Table(rows)
	if !m.Safe {
		w.Line("label.mix.unsafe")
	}
}

// doubts are the notes of the judgements, each once: acts that are expected may
// bring one that the acts done did not. Those that only an end of the interval has
// are of acts that nobody expects.
func (p *Projection) doubts() (notes []Remark) {
	for _, j := range [...]*Judgement{&p.Now, &p.Expected} {
		for _, n := range j.Remarks {
			if !slices.Contains(notes, n) {
				notes = append(notes, n)
			}
		}
	}
	return notes
}
