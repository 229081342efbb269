package teleconsult_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// Italian elides before two numbers, dall'8 and dall'11: no sentence has an article
// before a day.
func TestItalianDayHasNoArticle(t *testing.T) {
	for _, row := range tableRows(t, "phrases.csv") {
		if strings.HasPrefix(row[0], "fact.") {
			assert.NotRegexp(t, `\b(dal|al|del|il) \{`, row[3], row[0])
		}
	}
}

// No company could be approved before the décret 2024-164 was in force, nor be one in its
// sense.
func TestNothingOfAgreementsBeforeTheDecree(t *testing.T) {
	first, seen := firstOf(t, "platform.agreement"), 0
	for _, row := range tableRows(t, "tools.csv") {
		if row[1] == "agreement" || row[1] == "company" {
			assert.False(t, telehealth.MustParseDate(row[2]).Before(first), strings.Join(row, ","))
			seen++
		}
	}
	assert.Greater(t, seen, 15)
}

// A source that merely speaks of a tool on a day says nothing of the days before, so what
// ends is that nothing is known.
func TestSeenIsNotOpened(t *testing.T) {
	seen := 0
	for _, tool := range teleconsult.Tools() {
		for _, row := range tableRows(t, "tools.csv") {
			if row[0] != string(tool) || row[1] != "seen" {
				continue
			}
			day := telehealth.MustParseDate(row[2])
			before, found := factOn(t, tool, "opened", day.AddDays(-1))
			assert.True(t, found && before.Value == "", "%s, the day before: not known", tool)
			_, found = factOn(t, tool, "opened", day)
			assert.False(t, found, "%s", tool)
			fact, _ := factOn(t, tool, "seen", day.AddDays(400))
			assert.Contains(t, fact.Text("en"), ": a source speaks of its video")
			assert.NotContains(t, fact.Text("en"), " from ")
			seen++
		}
	}
	assert.Greater(t, seen, 5)
}

// That a certificate holds three years, and that what follows from an agreement ends with
// it, are no statements about a tool: they cite no page about another one.
func TestEndOfKnowledgeCitesItsRule(t *testing.T) {
	about := map[string][]string{ // who a text that has a term is about
		"usine-digitale-2021-11-17": {"doctolib"}, "ministry-agreement": {"qare", "medadom", "medaviz", "tessan", "medecindirect"},
	}
	ended := 0
	for _, row := range tableRows(t, "tools.csv") {
		if row[3] != "?" || row[2] == firstCovered || !slices.Contains([]string{"hds", "hds-cloud", "ans-certificate", "agreement"}, row[1]) {
			continue
		}
		if tools, found := about[row[4]]; found {
			assert.Contains(t, tools, row[0], strings.Join(row, ","))
			assert.True(t, row[4] != "ministry-agreement" || row[1] == "agreement", "the page is about agreements alone: %s", strings.Join(row, ","))
		} else {
			assert.Contains(t, []string{"esante-hds-certificate", "haas-hds-v2", "library", "decret-2024-164"}, row[4], strings.Join(row, ","))
		}
		ended++
	}
	assert.Greater(t, ended, 10)
}
