package teleconsult_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/internal/law"
)

// Each criterion holds on its day and not on the day before, whatever the platform.
func TestCriteriaRows(t *testing.T) {
	older := declared()
	older.HDSv2, older.Certified = denied, telehealth.MustParseDate("2020-01-01")
	company := declared()
	company.Company = claimed
	unapproved := company
	unapproved.Agreement, unapproved.ANSCertificate = denied, denied
	platforms := []teleconsult.Platform{
		{}, {SelfHosted: claimed, EEA: denied, ForeignLaw: claimed}, {GDPR: claimed, Encrypted: denied}, declared(), older, company, unapproved,
	}
	heldOn := func(rule string, day telehealth.Date) bool {
		for _, p := range platforms {
			if p.Certified.After(day) {
				continue
			}
			if day.Before(telehealth.MustParseDate("2024-11-16")) && p.HDSv2 == claimed {
				p.HDSv2 = ""
			}
			f, err := p.Assess(day)
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

// Knowledge ends with the last check of a source: the row must follow it.
func TestBeyondFollowsTheLastCheck(t *testing.T) {
	var last telehealth.Date
	for _, file := range []string{"criteria.csv", "tools.csv"} {
		for _, row := range tableRows(t, file) {
			text, found := law.Catalogue().Resolve(row[len(row)-2])
			require.True(t, found)
			if text.Checked.After(last) {
				last = text.Checked
			}
		}
	}
	assert.Equal(t, lastChecked, last.String(), "the state of the reference")
	for days, beyond := range []bool{false, true} {
		f, err := declared().Assess(last.AddDays(days))
		require.NoError(t, err)
		assert.Equal(t, telehealth.VerdictMet, f.Verdict, "age of the sources is no obligation")
		assert.Equal(t, beyond, verdictOf(f, "platform.beyond") == telehealth.VerdictUndecided)
		first, _, _ := strings.Cut(f.Text("en"), "\n")
		assert.Equal(t, beyond, !strings.Contains(first, "no obligation is missing"), "not so sure any longer")
	}
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
	known := map[string]bool{"platform.closed": true, "platform.opened": true, "platform.statement": true} // of tools.csv
	for _, row := range tableRows(t, "criteria.csv") {
		if row[0] != "register" {
			known[row[0]] = true
		}
	}
	assert.Equal(t, known, said)
}

// The first possible day of each claim is no contradiction.
func TestPlatformFirstDays(t *testing.T) {
	hosting, second := firstOf(t, "platform.hosting"), firstOf(t, "platform.hds-v2-new")
	for _, c := range []struct {
		reason   string
		platform teleconsult.Platform
		day      telehealth.Date
	}{
		{"the first certificate", teleconsult.Platform{Certified: hosting}, hosting},
		{"the first of the second version", teleconsult.Platform{HDSv2: claimed, Certified: second}, second},
		{"the first agreement", teleconsult.Platform{Agreement: claimed}, firstOf(t, "platform.agreement")},
		{"the first certificate of the ANS", teleconsult.Platform{ANSCertificate: claimed}, firstOf(t, "platform.ans-framework")},
	} {
		require.NotEmpty(t, c.reason)
		_, err := c.platform.Assess(c.day)
		assert.NoError(t, err, c.reason)
	}
}

// firstOf is the first day of a criterion, from the table.
func firstOf(t *testing.T, rule string) telehealth.Date {
	t.Helper()
	for _, row := range tableRows(t, "criteria.csv") {
		if row[0] == rule {
			return telehealth.MustParseDate(row[1])
		}
	}
	require.Fail(t, "no criterion "+rule)
	return telehealth.Date{}
}
