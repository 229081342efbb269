package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// firstFree is how many free times of a day are printed; the others are counted.
const firstFree = 3

func (r *report) writePlan() {
	p, w := r.plan, r.words.agenda
	fmt.Fprintf(r.out, w.title+"\n", r.words.day(p.From), r.words.day(p.To), r.instant(p.Seen))
	var rows [][]string
	for _, openings := range p.days {
		for i := range openings {
			rows = append(rows, r.openingCells(&openings[i]))
		}
	}
	lines := aligned(rows)
	for i, openings := range p.days {
		day := p.From.AddDays(i)
		fmt.Fprintln(r.out, gap+capital(r.words.day(day))+r.clockChange(day))
		if len(openings) == 0 {
			fmt.Fprintln(r.out, gap+gap+w.closed)
		}
		for _, line := range lines[:len(openings)] {
			fmt.Fprintln(r.out, gap+gap+line)
		}
		lines = lines[len(openings):]
	}
	fmt.Fprintln(r.out)
	r.writeAnswers()
}

// clockChange says how long a day is on which the clock is set.
func (r *report) clockChange(day telehealth.Date) string {
	long := midnight(day.AddDays(1), r.plan.zone).Sub(midnight(day, r.plan.zone))
	if long == 24*time.Hour {
		return ""
	}
	return fmt.Sprintf(r.words.agenda.clockChange, int(long.Hours()))
}

func (r *report) openingCells(o *opening) []string {
	if len(o.closed) > 0 {
		return []string{o.doctor, o.closed[0].Text(r.words.lang)}
	}
	var hours, first []string
	for _, s := range o.hours {
		hours = append(hours, s.from.Format("15:04")+"-"+s.to.Format("15:04"))
	}
	for _, t := range o.free[:min(firstFree, len(o.free))] {
		first = append(first, t.Format("15:04"))
	}
	free := fmt.Sprintf(r.words.agenda.free, len(o.free))
	if len(first) > 0 {
		free += r.words.colon + strings.Join(first, ", ")
	}
	if len(o.free) > firstFree {
		free += "…"
	}
	return []string{o.doctor, o.visit, strings.Join(hours, " "), free}
}

// writeAnswers prints the requests under the days on which they were made.
func (r *report) writeAnswers() {
	rows := make([][]string, len(r.plan.answers))
	for i := range r.plan.answers {
		rows[i] = r.answerCells(&r.plan.answers[i])
	}
	heading := ""
	for i, line := range aligned(rows) {
		a := &r.plan.answers[i]
		if day := r.day(a.At); heading == "" || day != heading && !a.At.IsZero() {
			heading = day
			fmt.Fprintf(r.out, r.words.agenda.requests+"\n", day)
		}
		fmt.Fprintln(r.out, gap+line)
		for _, more := range r.details(a) {
			fmt.Fprintln(r.out, strings.Repeat(gap, 4)+more)
		}
	}
	if len(rows) > 0 {
		fmt.Fprintln(r.out)
	}
}

func (r *report) answerCells(a *answer) []string {
	w := r.words.agenda
	if a.err != nil {
		return []string{"", a.ID, a.Doctor, a.Visit, w.malformed + " " + a.err.Error()}
	}
	at, mode := a.At.In(r.plan.zone).Format("15:04"), word(r.words.modes, cmp.Or(a.Mode, telehealth.InPerson))
	return []string{at, a.ID, a.Doctor, a.Visit, mode, r.instant(a.Start), w.verdicts[a.verdict]}
}

// details are the lines under an answer: the bookings of a series, what the visit
// will cost, every reason of a refusal, every condition that is not met.
func (r *report) details(a *answer) (lines []string) {
	if a.err != nil {
		return nil
	}
	if a.Weeks != 0 {
		for _, b := range a.booked {
			lines = append(lines, r.instant(b.Start)+" ("+b.Start.UTC().Format("15:04 UTC")+")")
		}
	}
	if a.refusal != nil {
		lines = append(lines, r.refused(a.refusal)...)
	}
	for _, n := range a.notes {
		lines = append(lines, r.note(n))
	}
	if a.bill != nil && a.verdict != appointment.Refused {
		fee, patient := a.bill.Fee().Text(r.words.lang), a.bill.Patient().Text(r.words.lang)
		lines = append(lines, fmt.Sprintf(r.words.agenda.bill, fee, patient))
	}
	return lines
}

// refused are the reasons, of a series those of every day that has any.
func (r *report) refused(refusal *appointment.Refusal) (lines []string) {
	if len(refusal.Series) == 0 {
		return r.reasons(refusal.Reasons)
	}
	for _, o := range refusal.Series {
		if len(o.Reasons) > 0 {
			lines = append(lines, r.words.day(o.Date)+r.words.colon+strings.Join(r.reasons(o.Reasons), ", "))
		}
	}
	return lines
}

func (r *report) reasons(list []appointment.Reason) (texts []string) {
	for _, reason := range list {
		texts = append(texts, r.sourced(reason.Text(r.words.lang), reason.Source))
	}
	return texts
}

func (r *report) note(n note) string {
	text := r.words.agenda.unknownTool
	if n.finding.Rule != "" {
		text = r.sourced(n.finding.Text(r.words.lang), n.finding.Source)
	}
	if n.tool != "" {
		text = n.tool + r.words.colon + text
	}
	return text
}

// sourced names the text that a sentence rests on, with its address for who asked
// for reasons.
func (r *report) sourced(text string, s telehealth.Source) string {
	switch {
	case s.Title == "":
		return text
	case r.explain && s.URL != "":
		return text + " (" + s.Title + ", " + s.URL + ")"
	default:
		return text + " (" + s.Title + ")"
	}
}

func (r *report) instant(t time.Time) string {
	return r.day(t) + ", " + t.In(r.plan.zone).Format("15:04")
}

// day is that of an instant by the clock on the wall. An instant that was not read,
// or that is of no day, has none.
func (r *report) day(t time.Time) string {
	if t.IsZero() {
		return r.words.noDay
	}
	d, _ := telehealth.DateOf(t.In(r.plan.zone))
	return r.words.day(d)
}

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
			cells[j] = fmt.Sprintf("%-*s", widths[j], cells[j])
		}
		lines[i] = strings.Join(cells, gap)
	}
	return lines
}
