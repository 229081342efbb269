package teleconsult_test

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// Overall is the worst finding, whatever the case, a disputed row decides nothing, and every sentence is there in
// every language. Every sentence of a rule is said by some case.
func TestVerdictAndSentences(t *testing.T) {
	rng, days := rand.New(rand.NewPCG(5, 3)), changeDays(t)
	said := map[string]bool{}
	note := func(e teleconsult.Eligibility) {
		for _, f := range findingsOf(e) {
			if f.Confidence == telehealth.ConfidenceDisputed {
				require.Equal(t, telehealth.VerdictUndecided, f.Verdict, "%s: a disputed row never meets nor refuses", f.Rule)
			}
			key := f.Rule + "." + string(f.Verdict)
			for _, lang := range []string{"fr", "en", "it", "he"} {
				if !said[key] {
					require.NotRegexp(t, `[«{]`, f.Text(lang), key)
				}
			}
			said[key] = true
		}
		require.Equal(t, worst(e.Findings), e.Verdict, "the sick note has no part in it")
		if len(e.SickNoteFindings) > 0 {
			require.Equal(t, worst(e.SickNoteFindings), e.SickNote)
		}
	}
	for range 5_000 {
		if e, err := someCase(rng, days).Eligible(); err == nil {
			note(e)
		}
	}
	for _, c := range findingCases() {
		question := plain(c.day)
		for _, change := range c.changes {
			change(&question)
		}
		note(eligible(t, question))
	}
	for _, key := range phraseKeys(t) {
		assert.True(t, said[key], "no case says %s", key)
	}
}

func worst(findings []teleconsult.Finding) telehealth.Verdict {
	for _, v := range []telehealth.Verdict{telehealth.VerdictRefused, telehealth.VerdictUndecided} {
		if slices.ContainsFunc(findings, func(f teleconsult.Finding) bool { return f.Verdict == v }) {
			return v
		}
	}
	return telehealth.VerdictMet
}

// phraseKeys are the sentences of rules in phrases.csv.
func phraseKeys(t *testing.T) (keys []string) {
	t.Helper()
	file, err := os.Open("phrases.csv")
	require.NoError(t, err)
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	rules := map[string]bool{}
	for _, r := range readRows(t) {
		rules[r.rule] = true
	}
	for _, l := range lines[1:] {
		if i := strings.LastIndexByte(l[0], '.'); rules[l[0][:i]] {
			keys = append(keys, l[0])
		}
	}
	require.Greater(t, len(keys), 50)
	return keys
}
