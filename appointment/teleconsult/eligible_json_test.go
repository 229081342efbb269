package teleconsult_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

func TestCaseJSON(t *testing.T) {
	c := plain("2026-03-02")
	c.SickNote = &teleconsult.SickNote{Days: 2, Prolongs: no}
	text, err := json.Marshal(c)
	require.NoError(t, err)
	assert.JSONEq(t, `{"date":"2026-03-02","mode":"video",
		"practitioner":{"specialty":"general-practice","sector":"1"},
		"birth":"1970-01-01","attending":"yes","near":"yes","lastVisit":"2026-01-31","inARow":"no",
		"suitable":"yes","consents":"yes","identified":"yes",
		"sickNote":{"days":2,"prolongs":"no"}}`, string(text), "what is not known is left out")
	var back teleconsult.Case
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, c, back)
}

func TestEligibilityJSON(t *testing.T) {
	c := plain("2026-03-02")
	c.SickNote = &teleconsult.SickNote{Days: 2, Prolongs: no, Abroad: no}
	e := eligible(t, c)
	text, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Contains(t, string(text), `{"rule":"sick-note.limit","verdict":"met","value":3,"source":{"id":"service-public-F34696"`)
	var back teleconsult.Eligibility
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, e, back)
}

// For any text of a stranger the answer is a verdict with its texts or an error
// that names a field; and the same facts give the same answer after a round trip.
func FuzzCase(f *testing.F) {
	for _, c := range findingCases() {
		question := plain(c.day)
		for _, change := range c.changes {
			change(&question)
		}
		seed, err := json.Marshal(question)
		require.NoError(f, err)
		f.Add(string(seed))
	}
	f.Add(`{"date":"9999-12-31","lastVisit":"9999-12-31","near":"maybe"}`)
	f.Add(`{"date":"2019-01-01","lastVisit":"1583-01-01","inARow":"yes","sickNote":{"days":9223372036854775807}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var c teleconsult.Case
		if json.Unmarshal([]byte(text), &c) != nil {
			return
		}
		e, err := c.Eligible()
		if err != nil {
			bad, ok := errors.AsType[*telehealth.FieldError](err)
			require.True(t, ok)
			require.NotEmpty(t, bad.Field)
			return
		}
		require.NotEmpty(t, e.Findings)
		for _, finding := range findingsOf(e) {
			require.NotEmpty(t, finding.Source.URL, finding.Rule)
			require.NotEmpty(t, finding.Confidence, finding.Rule)
			supposed := strings.HasSuffix(finding.Rule, "beyond")
			require.Equal(t, supposed, finding.Force != teleconsult.ForceLaw, finding.Rule)
		}
		require.False(t, strings.ContainsAny(e.Text("fr"), "«{"))
		again, err := json.Marshal(c)
		require.NoError(t, err)
		var back teleconsult.Case
		require.NoError(t, json.Unmarshal(again, &back))
		require.Equal(t, e, eligible(t, back))
	})
}
