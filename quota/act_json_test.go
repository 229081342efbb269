package quota_test

import (
	"encoding/json"
	"strings"
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
		{"a misspelt state would be done", `{"id":"a","date":"2026-01-01","code":"TCG","stat":"planned"}`, telehealth.ErrorMalformed, "act"},
		{"two ids: the last would be it", `{"id":"a","id":"b","date":"2026-01-01","code":"TCG"}`, telehealth.ErrorContradiction, "id"},
		{"in another case too", `{"id":"a","date":"2026-01-01","code":"TCG","Code":"G"}`, telehealth.ErrorContradiction, "Code"},
		{"the name of another wire format", `{"id":"a","date":"2026-01-01","code":"TCG","ownPatient":true}`, telehealth.ErrorMalformed, "act"},
		{"a name twice in a name that there is not", `{"id":"a","date":"2026-01-01","code":"TCG","x":[1,{"a":1,"a":2}]}`, telehealth.ErrorContradiction, "x[1].a"},
		{"yes is no truth", `{"id":"a","date":"2026-01-01","code":"TCG","own_patient":"yes"}`, telehealth.ErrorMalformed, "own_patient"},
		{"no such day", `{"id":"a","date":"2026-02-29","code":"TCG"}`, telehealth.ErrorMalformed, "date"},
		{"no id would be an act that nobody can correct", `{"id":null,"date":"2026-01-01","code":"TCG"}`, telehealth.ErrorMalformed, "id"},
		{"no state would be done", `{"id":"a","date":"2026-01-01","code":"TCG","state":null}`, telehealth.ErrorMalformed, "state"},
		{"no UTF-8 would be another id", "{\"id\":\"\xff\",\"date\":\"2026-01-01\",\"code\":\"TCG\"}", telehealth.ErrorMalformed, "act"},
		{"a list", `[{"id":"a","date":"2026-01-01","code":"TCG"}]`, telehealth.ErrorMalformed, "act"},
		{"a word", `"TCG"`, telehealth.ErrorMalformed, "act"},
	} {
		was := quota.Act{ID: "was", Date: on("2026-03-02"), Code: "G", OwnPatient: true}
		a := was
		requireField(t, json.Unmarshal([]byte(c.text), &a), c.code, c.field, c.reason)
		assert.Equal(t, was, a, "%s: a refusal changes nothing", c.reason)
	}
	var a quota.Act
	requireField(t, a.UnmarshalJSON([]byte(`{"id":"a"} {"id":"b"}`)), telehealth.ErrorMalformed, "act", "two values in one line")
	requireField(t, a.UnmarshalJSON([]byte(`{"id":"`+strings.Repeat("x", 1<<20))), telehealth.ErrorMalformed, "act", "a line cut off")
	require.Zero(t, a)
}

func TestActJSONAccepted(t *testing.T) {
	want := quota.Act{ID: "a", Date: on("2026-03-02"), Code: "TCG", OwnPatient: true, Assisted: true, State: quota.Planned}
	var a quota.Act
	require.NoError(t, json.Unmarshal([]byte(`{"state":"planned","assisted":true,"own_patient":true,"code":"TCG","date":"2026-03-02","id":"a"}`), &a))
	assert.Equal(t, want, a, "in any order")
	require.NoError(t, json.Unmarshal([]byte(` null`), &a))
	assert.Equal(t, want, a, "null changes nothing, as in package json")
	require.NoError(t, json.Unmarshal([]byte(`{"date":"2026-03-02","code":"G"}`), &a))
	assert.Equal(t, quota.Act{Date: on("2026-03-02"), Code: "G"}, a, "nothing of the act before is left")
}

// Whatever the text, there is an Act that comes back from its own form or a typed
// error.
func FuzzActJSON(f *testing.F) {
	f.Add([]byte(`{"id":"a","date":"2026-03-02","code":"TCG","own_patient":true,"assisted":true,"state":"planned"}`))
	f.Add([]byte(`{"id":"a","id":"b"}`))     // a name twice
	f.Add([]byte(`{"Date":"","DATE":""}`))   // in another case
	f.Add([]byte(`{"stat":"planned"}`))      // no name of an act
	f.Add([]byte(`{"date":"2026-02-29"}`))   // no day
	f.Add([]byte(`{"id":"\ud800"} {"id":1`)) // half a letter, something behind
	f.Add([]byte(` null`))                   // no change
	f.Fuzz(func(t *testing.T, data []byte) {
		var a, again quota.Act
		if err := a.UnmarshalJSON(data); err != nil {
			var bad *telehealth.FieldError
			require.ErrorAs(t, err, &bad)
			require.Zero(t, a)
			return
		}
		text, err := json.Marshal(a)
		require.NoError(t, err)
		require.NoError(t, again.UnmarshalJSON(text))
		require.Equal(t, a, again)
	})
}
