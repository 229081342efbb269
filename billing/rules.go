package billing

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

//go:embed rules.csv
var officialRulesCSV string

// rules holds the history of every rule: those of the computation by number, for
// speed, and all of them by name.
type rules struct {
	of    [ruleCount]law.Series[ruleValue]
	named map[string]law.Series[ruleValue]
	// covers has the rows of each cover, by its number and the rule.
	covers [len(coverWords)][coverRules]law.Series[ruleValue]
	// The care pathway is a table that package teleconsult reads as well.
	pathway *law.Pathway
}

// A ruleValue is a number of rules.csv as each kind of rule reads it: the same
// "20" is 20 euros, 20 %, 20 years or 20 hours.
type ruleValue struct {
	amount Amount
	rate   Rate
	whole  int
	ground *ground // of a note about the rule, with and without its rate
	rated  *ground
}

func parseRule(cell string) (v ruleValue, err error) {
	if cell == "yes" {
		return v, nil
	}
	if v.amount, err = ParseAmount(cell); err != nil || v.amount < 0 {
		return v, fmt.Errorf(`yes, or a number such as "70" or "2.00"`)
	}
	v.rate = Rate(v.amount) // both count hundredths
	v.whole = int(v.amount / Euro)
	return v, nil
}

var officialRules = sync.OnceValue(func() *rules {
	r, err := readRules(officialRulesCSV)
	if err != nil {
		panic("rules.csv: " + err.Error()) // the file is part of the program and tested
	}
	return r
})

func readRules(csv string) (*rules, error) {
	format := law.Format[ruleValue]{Key: []string{"rule"}, Parse: parseRule, Resolve: law.Catalogue().Resolve}
	records, err := format.Read(strings.NewReader(csv))
	if err != nil {
		return nil, err
	}
	r := rules{named: law.Group(records, law.First), pathway: law.CarePathway()}
	for id := range ruleTable[:ruleTariff] {
		r.of[id] = r.named[ruleTable[id].name]
		for i := range r.of[id].Rows {
			cite(ruleID(id), &r.of[id].Rows[i])
		}
	}
	for i := range r.covers {
		for id := range r.covers[i] {
			rule := firstCoverRule + ruleID(id)
			r.covers[i][id] = r.named[coverRuleName(i, rule)]
			for j := range r.covers[i][id].Rows {
				if rule != ruleCoverRate { // it is noted as a rate of its own
					cite(rule, &r.covers[i][id].Rows[j])
				}
			}
		}
	}
	return &r, r.check()
}

// cite makes what the notes about a row rest on.
func cite(id ruleID, row *law.Row[ruleValue]) {
	v, g := &row.Value, ground{ruleTable[id].kind, ruleTable[id].name, 0, &row.Source, row.Confidence}
	v.ground = new(g)
	g.rate = v.rate
	v.rated = &g
}

// check holds that the file and the program know the same rules.
func (r *rules) check() error {
	used := map[string]bool{}
	names := judgeRuleNames()
	for id := range ruleTable[:ruleTariff] {
		names = append(names, ruleTable[id].name)
	}
	for _, name := range names {
		used[name] = true
		if len(r.named[name].Rows) == 0 {
			return wire.Error(telehealth.ErrorMissing, name, "", "a row in rules.csv")
		}
	}
	for i := range r.covers {
		for id := range r.covers[i] {
			used[coverRuleName(i, firstCoverRule+ruleID(id))] = true
		}
	}
	for name := range r.named {
		if !used[name] {
			return wire.Error(telehealth.ErrorUnknown, "rule", name, "a rule that the program uses")
		}
	}
	return nil
}

// at returns the row of a rule on that day, or nil when it did not hold.
func (r *rules) at(id ruleID, day telehealth.Date) *law.Row[ruleValue] { return r.of[id].At(day) }

// coverRuleName is the name of the rows that a rule has for one cover.
func coverRuleName(cover int, id ruleID) string { return ruleTable[id].name + "." + coverWords[cover] }
