package quota_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A damaged line of a saved ledger is refused, for read with good will it is another
// act.
func TestActJSONRefused(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		code         telehealth.ErrorCode
		field        string
	}{
		{"a misspelt state would be done", `{"id":"a","date":"2026-01-01","code":"TCG","stat":"planned"}`, telehealth.ErrorUnknown, "stat"},
		{"two ids: the last would be it", `{"id":"a","id":"b","date":"2026-01-01","code":"TCG"}`, telehealth.ErrorContradiction, "id"},
		{"yes is no truth", `{"id":"a","date":"2026-01-01","code":"TCG","ownPatient":"yes"}`, telehealth.ErrorMalformed, "ownPatient"},
		{"no such day", `{"id":"a","date":"2026-02-29","code":"TCG"}`, telehealth.ErrorMalformed, "date"},
		{"both spellings", `{"date":"2026-01-01","code":"TCG","own_patient":true,"ownPatient":false}`, telehealth.ErrorContradiction, "own_patient"},
		{"the earlier spelling in another case", `{"date":"2026-01-01","code":"TCG","Own_patient":true}`, telehealth.ErrorUnknown, "Own_patient"},
		{"no other name had an earlier spelling", `{"date":"2026-01-01","code":"TCG","is_assisted":true}`, telehealth.ErrorUnknown, "is_assisted"},
	} {
		was := quota.Act{ID: "was", Date: on("2026-03-02"), Code: "G", OwnPatient: true}
		a := was
		requireField(t, json.Unmarshal([]byte(c.text), &a), c.code, c.field, c.reason)
		assert.Equal(t, was, a, "%s: a refusal changes nothing", c.reason)
	}
}

func TestActJSONAccepted(t *testing.T) {
	want := quota.Act{ID: "a", Date: on("2026-03-02"), Code: "TCG", OwnPatient: true, Assisted: true, State: quota.StatePlanned}
	var a quota.Act
	require.NoError(t, json.Unmarshal([]byte(`{"state":"planned","assisted":true,"ownPatient":true,"code":"TCG","date":"2026-03-02","id":"a"}`), &a))
	assert.Equal(t, want, a, "in any order")
	a = quota.Act{}
	require.NoError(t, json.Unmarshal([]byte(`{"id":"a","date":"2026-03-02","code":"TCG","own_patient":true,"assisted":true,"state":"planned"}`), &a))
	assert.Equal(t, want, a, "the earlier spelling")
	require.NoError(t, json.Unmarshal([]byte(`{"date":"2026-03-02","code":"G","id":null}`), &a))
	assert.Equal(t, quota.Act{Date: on("2026-03-02"), Code: "G"}, a, "nothing of the act before is left, and null says nothing")
}
