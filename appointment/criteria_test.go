package appointment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// Each criterion holds on its day and not on the day before, whatever the platform.
func TestCriteriaRows(t *testing.T) {
	older := declared()
	older.HDSv2, older.Certified = denied, telehealth.MustParseDate("2020-01-01")
	company := declared()
	company.Company = claimed
	platforms := []appointment.Platform{
		{}, {SelfHosted: claimed, EEA: denied, ForeignLaw: claimed}, {GDPR: claimed, Encrypted: denied}, declared(), older, company,
	}
	heldOn := func(rule string, day telehealth.Date) bool {
		for _, p := range platforms {
			if p.Certified.After(day) {
				continue
			}
			if day.Before(telehealth.MustParseDate("2024-11-16")) && p.HDSv2 == claimed {
				p.HDSv2 = ""
			}
			f, err := p.Check(day)
			require.NoError(t, err)
			if verdictOf(f, rule) != "" {
				return true
			}
		}
		return false
	}
	checked := 0
	held := map[string]bool{} // by the row before: a row may change the mark alone
	for _, row := range tableRows(t, "criteria.csv") {
		rule, from, kind := row[0], telehealth.MustParseDate(row[1]), row[2]
		reason := rule + " from " + row[1] + ": " + row[3]
		if rule == "register" {
			assert.Equal(t, firstCovered, row[1], reason)
			continue
		}
		assert.Equal(t, kind != "", heldOn(rule, from), reason)
		if row[1] > firstCovered {
			assert.Equal(t, held[rule], heldOn(rule, from.AddDays(-1)), reason)
			checked++
		}
		held[rule] = kind != ""
	}
	assert.Greater(t, checked, 12)
}

// Sentences and criteria name each other: a rule misspelt in one would stay silent.
func TestCriteriaHaveSentences(t *testing.T) {
	said := map[string]bool{}
	for _, row := range tableRows(t, "phrases.csv") {
		if rule, found := strings.CutPrefix(row[0], "platform."); found {
			rule, _, _ = strings.Cut(rule, ".")
			said["platform."+rule] = true
		}
	}
	known := map[string]bool{"platform.closed": true, "platform.statement": true} // of tools.csv
	for _, row := range tableRows(t, "criteria.csv") {
		if row[0] != "register" {
			known[row[0]] = true
		}
	}
	assert.Equal(t, known, said)
}
