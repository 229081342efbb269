package teleconsult

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

//go:embed rules.csv
var rulesCSV string

// A ruleKey names a rule, and the specialty or letter key that it is about.
type ruleKey struct{ rule, of string }

// rules holds the history of every rule.
var rules = sync.OnceValue(func() map[ruleKey]law.Series[int] {
	format := law.Format[int]{Key: []string{"rule", "of"}, Parse: parseRule, Resolve: law.Catalogue().Resolve}
	records, err := format.Read(strings.NewReader(rulesCSV))
	if err != nil {
		panic("rules.csv: " + err.Error()) // the file is part of the program and tested
	}
	all := law.Group(records, func(cells []string) ruleKey { return ruleKey{cells[0], cells[1]} })
	addPathway(all, law.CarePathway())
	return all
})

// addPathway adds the rules about children and the specialties with direct access. A
// list for the teleconsultation has no ages: that of a child is the law's own. Where the
// law has one for a specialty, pathway.direct.old says that the texts part.
func addPathway(all map[ruleKey]law.Series[int], p *law.Pathway) {
	all[ruleKey{"pathway.child", ""}] = numbered(p.RemoteChild, func(listed law.Row[law.Ages]) int {
		return p.Child.At(listed.From).Value.Last + 1
	})
	for s, listed := range p.RemoteDirect {
		all[ruleKey{"pathway.direct", string(s)}] = numbered(listed, func(law.Row[law.Ages]) int { return 0 })
		for _, row := range listed.Rows {
			own := p.Direct[s]
			if ages := own.At(row.From); row.State == law.InForce && ages != nil && ages.Value.Limited() {
				parts := law.Row[int]{From: row.From, Value: ages.Value.Last, Source: ages.Source, Confidence: telehealth.ConfidenceDisputed}
				all[ruleKey{"pathway.direct.old", string(s)}] = law.Series[int]{Rows: []law.Row[int]{parts}}
				break
			}
		}
	}
}

// numbered is a history with a number in the place of its ages.
func numbered(s law.Series[law.Ages], number func(law.Row[law.Ages]) int) law.Series[int] {
	n := law.Series[int]{Key: s.Key}
	for _, row := range s.Rows {
		n.Rows = append(n.Rows, law.Row[int]{
			From: row.From, Value: number(row), State: row.State, Source: row.Source, Confidence: row.Confidence,
		})
	}
	return n
}

// parseRule reads "yes" as 0: a rule without a number.
func parseRule(cell string) (int, error) {
	if cell == "yes" {
		return 0, nil
	}
	n, err := strconv.Atoi(cell)
	if err != nil || n < 1 {
		return 0, fmt.Errorf(`yes, or a number such as "12"`)
	}
	return n, nil
}

// A ruling is a rule as it stands on one day.
type ruling struct {
	name string
	law.Row[int]
}

// ruleOn returns the rule as it stands on a day. A refusal must cite a text too, so
// unlike [law.Series.At] it keeps the row of a repeal. Before its first row a rule is as
// if repealed.
func ruleOn(day telehealth.Date, name, of string) ruling {
	series := rules()[ruleKey{name, of}]
	for i := len(series.Rows) - 1; i >= 0; i-- {
		if !series.Rows[i].From.After(day) {
			return ruling{name, series.Rows[i]}
		}
	}
	r := ruling{name: name}
	if len(series.Rows) > 0 {
		r.Row = series.Rows[0]
	}
	r.State = law.Repealed
	return r
}

// holds reports whether the rule is in force, settled or not.
func (r ruling) holds() bool { return r.State != law.Repealed }

// settled reports whether the texts agree on the rule, or on its end.
func (r ruling) settled() bool {
	return r.State != law.Unknown && r.Confidence != telehealth.ConfidenceDisputed
}

// finding is to be decided, whatever v, when the rule is not settled: a disputed row
// never meets and never refuses.
func (r ruling) finding(v telehealth.Verdict) Finding {
	if !r.settled() {
		v = telehealth.VerdictUndecided
	}
	return Finding{
		Rule: r.name, Verdict: v, Value: r.Value, Force: ForceLaw, Source: r.Source, Confidence: r.Confidence,
	}
}

// An exception is a rule that one answer satisfies.
type exception struct {
	rule    ruling
	applies YesNo
}

// except applies exceptions, one of which is enough. It returns the finding of the first
// settled one that applies, met. Otherwise it returns that of the first unsettled one
// that applies, to be decided. Without a finding it returns No when no exception applies,
// and "" when that is not known.
func except(exceptions ...exception) (Finding, YesNo) {
	open := Finding{}
	var all []YesNo
	for _, e := range exceptions {
		if !e.rule.holds() {
			continue
		}
		all = append(all, e.applies)
		switch {
		case e.applies != Yes:
		case e.rule.settled():
			return e.rule.finding(telehealth.VerdictMet), Yes
		case open.Rule == "":
			open = e.rule.finding(telehealth.VerdictUndecided)
		}
	}
	return open, anyOf(all...)
}
