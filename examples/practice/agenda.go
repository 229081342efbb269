package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
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
