package quota

import (
	"strings"

	"github.com/secteur2/telehealth/internal/phrase"
)

// Text returns the decision for a booking desk: the answer, who forced it and why,
// what was looked at, the year without and with the act, the reasons, and the texts
// they rest on. By and Reason are written as the caller gave them, on one line each.
// The language is chosen as in [Judgement.Text]. The zero Decision gives "".
func (d Decision) Text(lang string) string {
	if d.Answer == "" {
		return ""
	}
	w := writer{lang: phrase.Match(lang)}
	w.line("answer." + string(d.Answer))
	if d.Answer == AnswerForced {
		w.line("label.by", oneLine(d.By))
		w.line("label.reason", oneLine(d.Reason))
	}
	if d.Enforcement != "" {
		w.line("label.mode." + string(d.Enforcement))
	}
	if d.Reading != "" {
		w.line("label.reading." + string(d.Reading))
	}
	w.WriteByte('\n')
	w.positions(column{"label.before", d.Before}, column{"label.after", d.After})
	w.bullets("label.why", d.Remarks)
	return w.finished()
}

// oneLine keeps a caller's text from looking like lines of the report.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
