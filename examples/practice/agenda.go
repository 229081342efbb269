package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/quota"
)

// firstFree is how many free times of a day are printed; the others are counted.
const firstFree = 2

func (r *report) writePlan() {
	p, w := r.plan, r.words
	r.say("", w.say("agenda", w.date(p.From), w.date(p.To), r.instant(p.Seen)))
	var rows [][]string
	for _, openings := range p.days {
		for i := range openings {
			rows = append(rows, r.openingCells(&openings[i]))
		}
	}
	lines := aligned(rows)
	for i, openings := range p.days {
		day := p.From.AddDays(i)
		r.say(gap, capital(r.words.date(day))+r.clockChange(day))
		if len(openings) == 0 {
			fmt.Fprintln(r.out, gap+gap+w.say("closed"))
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
	return r.words.say("clock-change", int(long.Hours()))
}

func (r *report) openingCells(o *opening) []string {
	if len(o.closed) > 0 {
		return []string{o.doctor, o.closed[0].Reason.Text(r.words.lang)}
	}
	var hours, first []string
	for _, s := range o.hours {
		hours = append(hours, s.from.Format("15:04")+"-"+s.to.Format("15:04"))
	}
	for _, t := range o.free[:min(firstFree, len(o.free))] {
		first = append(first, t.Format("15:04"))
	}
	free := r.words.count("free", int64(len(o.free)))
	if len(first) > 0 {
		free += r.words.say("colon") + strings.Join(first, ", ")
	}
	if len(o.free) > firstFree {
		free += "…"
	}
	return []string{o.doctor, o.visit, strings.Join(hours, " "), free}
}

func (r *report) instant(t time.Time) string {
	return r.day(t) + ", " + t.In(r.plan.zone).Format("15:04")
}

// day is that of an instant by the clock on the wall. An instant that was not read,
// or that is of no day, has none.
func (r *report) day(t time.Time) string {
	if t.IsZero() {
		return r.words.say("no-day")
	}
	d, _ := telehealth.DateOf(t.In(r.plan.zone))
	return r.words.date(d)
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
			r.say("", r.words.say("requests", day))
		}
		r.say(gap, line)
		if a.err == nil {
			r.say(indent, r.asked(a))
		}
		for _, more := range r.details(a) {
			r.say(indent, more)
		}
	}
	if len(rows) > 0 {
		fmt.Fprintln(r.out)
	}
}

func (r *report) answerCells(a *answer) []string {
	w := r.words
	if a.err != nil {
		return []string{"", a.ID, a.Doctor, w.say("no-answer") + " " + a.err.Error()}
	}
	return []string{a.At.In(r.plan.zone).Format("15:04"), a.ID, a.Doctor, w.name("verdict", string(a.verdict))}
}

// asked is what a request asks for.
func (r *report) asked(a *answer) string {
	mode := r.words.name("mode", string(cmp.Or(a.Mode, telehealth.ModeInPerson)))
	return strings.Join([]string{r.instant(a.Start), a.Visit, mode}, ", ")
}

// details are the lines under an answer: the bookings of a series, every reason of a
// refusal, where the cap stands, every condition that is not met, what the visit will
// cost.
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
	lines = append(lines, r.capOf(a)...)
	lines = append(lines, r.conditions(&a.conditions)...)
	if a.bill != nil && a.verdict != telehealth.VerdictRefused {
		fee, patient := a.bill.Fee().Text(r.words.lang), a.bill.Patient().Text(r.words.lang)
		lines = append(lines, r.words.say("bill", fee, patient))
	}
	return lines
}

// refused are the reasons, of a series those of every day that has any.
func (r *report) refused(refusal *appointment.RefusalError) (lines []string) {
	if len(refusal.Series) == 0 {
		return r.reasons(refusal.Reasons)
	}
	for _, o := range refusal.Series {
		if len(o.Reasons) > 0 {
			lines = append(lines, r.words.date(o.Date)+r.words.say("colon")+strings.Join(r.reasons(o.Reasons), ", "))
		}
	}
	return lines
}

func (r *report) reasons(list []appointment.Reason) (texts []string) {
	for _, reason := range list {
		texts = append(texts, r.sourced(reason.Text(r.words.lang), reason.Confidence, reason.Source))
	}
	return texts
}

// capOf says where the cap stands with a teleconsultation, over which acts it was
// asked, and what it warns of.
func (r *report) capOf(a *answer) []string {
	w, d := r.words, &a.cap
	switch {
	case a.Mode != telehealth.ModeVideo || d.Answer == "" || d.After.Room == quota.Unlimited:
		return nil
	case a.refusal != nil && !overCap(a.refusal):
		return nil
	case d.Enforcement == "":
		return []string{w.say("cap.unasked")}
	case d.Before.Remote == d.After.Remote:
		return []string{w.say("cap.not-counted")}
	}
	lines := []string{w.say("cap.asked", share(d.After), d.After.Limit)}
	if d.Answer == quota.AnswerWarned {
		lines = append(lines, r.sourced(d.Remarks[0].Text(r.words.lang), d.Remarks[0].Confidence, d.Remarks[0].Source))
	}
	return lines
}

// overCap reports whether the cap is among the reasons, of a series on any day.
func overCap(refusal *appointment.RefusalError) bool {
	among := func(list []appointment.Reason) bool {
		return slices.ContainsFunc(list, func(r appointment.Reason) bool { return r.Cause == appointment.CauseOverCap })
	}
	return among(refusal.Reasons) ||
		slices.ContainsFunc(refusal.Series, func(o appointment.Occurrence) bool { return among(o.Reasons) })
}

// conditions are those that stand against the verdict, and why no tool was judged.
func (r *report) conditions(c *conditions) (lines []string) {
	for _, f := range c.against(c.eligibility.Findings) {
		lines = append(lines, r.finding(f))
	}
	for _, f := range c.against(c.assessment.Findings) {
		if f.Force == teleconsult.ForceGuidance { // recommendations for a tool do not bind
			continue
		}
		lines = append(lines, cmp.Or(c.assessment.Tool.Name(), r.words.say("tool"))+r.words.say("colon")+r.finding(f))
	}
	if text := r.words.say(string(c.unjudged)); text != "" && c.verdict != telehealth.VerdictRefused {
		lines = append(lines, text)
	}
	return lines
}

func (r *report) finding(f teleconsult.Finding) string {
	line := r.sourced(f.Text(r.words.lang), f.Confidence, f.Source)
	if r.explain && f.Fact != nil {
		line += r.cite(f.Fact.Source) // of what is said of the tool
	}
	return line
}
