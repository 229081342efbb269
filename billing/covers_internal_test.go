package billing

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each row of a cover holds from its day on and not on the day before, read from the
// table itself; and the consultation of that day rests on its text.
func TestCoverRowsBeginOnTheirDay(t *testing.T) {
	r := officialRules()
	rows, priced := 0, 0
	for i := range r.covers {
		for id := range r.covers[i] {
			series := &r.covers[i][id]
			for j := range series.Rows {
				row := &series.Rows[j]
				rows++
				rule, cover := firstCoverRule+ruleID(id), Covers(1)<<i
				if rule == ruleCoverRate || row.State == law.Repealed || !row.From.After(firstDay) {
					continue
				}
				before, day := r.forCovers(rule, cover, row.From.AddDays(-1)), r.forCovers(rule, cover, row.From)
				assert.Same(t, row, day, coverRuleName(i, rule))
				assert.NotSame(t, row, before, coverRuleName(i, rule))
				switch rule {
				case ruleParticipationExempt, ruleThirdPartyDue, ruleExcessForbidden, ruleExcessPaid:
					priced++
					assert.True(t, restsOn(t, rule, cover, row.From, row.Source.ID), "%s on %s", coverRuleName(i, rule), row.From)
					assert.False(t, restsOn(t, rule, cover, row.From.AddDays(-1), row.Source.ID), "%s the day before %s", coverRuleName(i, rule), row.From)
				}
			}
		}
	}
	assert.Greater(t, rows, 80, "the rows of all covers")
	assert.Greater(t, priced, 15, "those that a bill of the period shows")
}

// restsOn reports whether a bill of that day notes the rule with the text. The patient is
// seventeen, for whom every cover but that of a newborn is open.
func restsOn(t *testing.T, rule ruleID, cover Covers, day telehealth.Date, text string) bool {
	t.Helper()
	b, err := Price(Consultation{
		Date: day, Fee: new(90 * Euro),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.Dermatology, Sector: telehealth.Sector2},
		Patient:      Patient{Birth: day.AddDays(-17*366 + 10), Cover: cover},
	})
	require.NoError(t, err)
	for i := range b.Notes {
		if n := &b.Notes[i]; n.Rule() == ruleTable[rule].name && n.Source().ID == text {
			return true
		}
	}
	return false
}

// A cover before its first row is claimed in vain, in words too.
func TestCoverBeforeItsFirstRow(t *testing.T) {
	var kept []string
	for line := range strings.Lines(officialRulesCSV) {
		if !strings.HasPrefix(line, "rate.prenatal,") || strings.HasPrefix(line, "rate.prenatal,2019-12-28") {
			kept = append(kept, line)
		}
	}
	later, err := readRules(strings.Join(kept, ""))
	require.NoError(t, err)
	tariffs := *Official()
	tariffs.rules = later
	for _, c := range []struct {
		day, rate string
		vain      Covers
		reason    string
	}{
		{"2019-12-27", "70", CoverPrenatal, "the day before the row"},
		{"2019-12-28", "100", 0, "the day of the row"},
	} {
		require.NotEmpty(t, c.reason)
		b, err := tariffs.Price(Consultation{
			Date:         telehealth.MustParseDate(c.day),
			Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
			Patient:      Patient{Cover: CoverPrenatal},
		})
		require.NoError(t, err)
		assert.Equal(t, c.rate, b.Rate().String(), c.reason)
		assert.Equal(t, c.vain, b.NoCover, c.reason)
		noted := false
		for i := range b.Notes {
			noted = noted || b.Notes[i].Rule() == "cover.day" && b.Notes[i].Kind() == NoteRefused
		}
		assert.Equal(t, c.vain != 0, noted, c.reason)
	}
}

// Every cover has a word, a bit and a rate that some rule gives it, and the words are
// sorted, so that a list is written sorted.
func TestEveryCoverHasARate(t *testing.T) {
	r := officialRules()
	given := situation(0)
	for i := range rateRules {
		given |= rateRules[i].applies
	}
	for i, word := range coverWords {
		assert.NotEmpty(t, r.covers[i][ruleCoverRate-firstCoverRule].Rows, "rate.%s has no row", word)
		assert.NotZero(t, given&(situation(1)<<(firstCover+i)), "no rate rule is for %s", word)
		assert.Equal(t, Covers(1)<<i, coverOf([]byte(word)))
		if i > 0 {
			assert.Less(t, coverWords[i-1], word)
		}
	}
}

// Of two rates that a patient has the better must stand first, for the first decides: in
// full before in part, and of equal ones that without a surcharge. C2S pays the rest
// itself, and a child is never outside the pathway.
func TestRateRulesStandInOrder(t *testing.T) {
	r := officialRules()
	for _, text := range []string{"2017-05-01", "2021-01-15", "2024-05-15", "2026-12-01"} {
		day, last := telehealth.MustParseDate(text), Rate(0)
		surcharged := false
		for i := range rateRules {
			rule := &rateRules[i]
			row := r.at(rule.rate, day)
			if row == nil || rule.rate == ruleRateMinor || rule.rate == ruleRateC2S {
				continue
			}
			if last != 0 {
				assert.LessOrEqual(t, row.Value.rate, last, ruleTable[rule.rate].name)
			}
			if row.Value.rate == last {
				assert.False(t, surcharged && rule.surcharge == ruleCount, "%s bears no surcharge, one before it does", ruleTable[rule.rate].name)
			}
			last, surcharged = row.Value.rate, rule.surcharge != ruleCount
		}
	}
}
