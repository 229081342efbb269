package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// writeReasons prints under a bill what the fund pays of each letter key, and each step
// of the reasoning.
func (r *report) writeReasons(b *billing.Bill) {
	for i := range b.Lines {
		l := &b.Lines[i]
		r.say(indent, r.sourced(fmt.Sprintf("%s  %s × %s\u00a0%% = %s", l.Code, r.number(l.Base), l.Rate, r.number(l.Gross)), l.Confidence, *l.Source))
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		r.say(indent, "- "+r.sourced(n.Text(r.words.lang), n.Confidence, *n.Source))
	}
	fmt.Fprintln(r.out)
}

// sourced names the doubt about a sentence, where it does not say so itself, and the
// number of the text that it rests on.
func (r *report) sourced(text string, c telehealth.Confidence, s telehealth.Source) string {
	if doubt := r.words.say("confidence." + string(c)); doubt != "" && !strings.Contains(text, doubt) {
		text += " (" + doubt + ")"
	}
	return text + r.cite(s)
}

// cite is the number of a text, "" for none. Each is listed once, at the end.
func (r *report) cite(s telehealth.Source) string {
	if s.Title == "" {
		return ""
	}
	i := slices.Index(r.cited, s)
	if i < 0 {
		i = len(r.cited)
		r.cited = append(r.cited, s)
	}
	return fmt.Sprintf(" [%d]", i+1)
}

// writeTexts lists the texts that were cited, for who asked for reasons with their
// addresses and the days on which they were read last.
func (r *report) writeTexts() {
	if len(r.cited) == 0 {
		return
	}
	fmt.Fprintln(r.out, r.words.say("texts"))
	for i, s := range r.cited {
		r.say(gap, fmt.Sprintf("[%d] %s", i+1, s.Title))
		if r.explain && s.URL != "" {
			fmt.Fprintln(r.out, indent+s.URL)
			r.say(indent, r.words.say("checked", r.words.date(s.Checked)))
		}
	}
	fmt.Fprintln(r.out)
}
