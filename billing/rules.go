package billing

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
var officialRulesCSV string

// rules holds the history of every rule.
type rules [ruleCount]law.Series[ruleValue]

// A ruleValue is a number of rules.csv as each kind of rule reads it: the same
// "20" is 20 euros, 20 %, 20 years or 20 hours.
type ruleValue struct {
	amount Amount
	rate   Rate
	whole  int
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
	ids := map[string]ruleID{}
	for id, name := range ruleNames {
		ids[name] = ruleID(id)
	}
	var r rules
	for _, rec := range records {
		id, ok := ids[rec.Key[0]]
		if !ok {
			return nil, rowError(rec.Line, "rule", telehealth.Unknown, rec.Key[0], "a rule that the program uses")
		}
		r[id].Key = rec.Key[0]
		r[id].Rows = append(r[id].Rows, rec.Row)
	}
	for id := range ruleTariff {
		if len(r[id].Rows) == 0 {
			return nil, &telehealth.FieldError{Code: telehealth.Missing, Field: ruleNames[id], Want: "a row, rule " + strconv.Itoa(int(id))}
		}
	}
	return &r, nil
}

// at returns the row of a rule on that day, or nil when it did not hold.
func (r *rules) at(id ruleID, day telehealth.Date) *law.Row[ruleValue] { return r[id].At(day) }
