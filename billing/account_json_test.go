package billing_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reread returns the account from its own JSON, as a caller's store would.
func reread(t *testing.T, a billing.Account) (again billing.Account) {
	t.Helper()
	text, err := json.Marshal(a)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &again), string(text))
	return again
}

func TestAccountJSON(t *testing.T) {
	const one = `{"participations":[{"professional":"p-1","date":"2026-03-02","reimbursed":"2026-03-05","amount":"2.00"}]}`
	for _, c := range []struct{ in, want, reason string }{
		{`null`, `{"participations":[]}`, "no account yet; and a list, not null"},
		{`{}`, `{"participations":[]}`, "nothing withheld"},
		{`{"participations":null}`, `{"participations":[]}`, "no list"},
		{one, one, "what was written is read"},
		{`{"since":"2026-01-01","participations":[]}`, `{"since":"2026-01-01","participations":[]}`, "an account that forgot"},
		{`{"participations":[{"amount":"2.00","professional":"p-1","date":"2026-03-02"}]}`,
			`{"participations":[{"professional":"p-1","date":"2026-03-02","reimbursed":"2026-03-02","amount":"2.00"}]}`,
			"without a day of reimbursement it is that of the act"},
		{`{"participations":[{"professional":"b","date":"2026-03-02","amount":"2"},{"professional":"a","date":"2026-03-02","amount":"1"},
			{"professional":"b","date":"2026-03-02","reimbursed":"2026-03-02","amount":"0.50"},{"professional":"c","date":"2026-03-02","amount":"0"}]}`,
			`{"participations":[{"professional":"a","date":"2026-03-02","reimbursed":"2026-03-02","amount":"1.00"},` +
				`{"professional":"b","date":"2026-03-02","reimbursed":"2026-03-02","amount":"2.50"}]}`,
			"in any order, one by one, and nothing for nothing"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			a := holding(t, "2026-02-02", "7.00") // reading replaces what was there
			require.NoError(t, json.Unmarshal([]byte(c.in), &a))
			got, err := json.Marshal(a)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(got))
			assert.Equal(t, a, reread(t, a))
		})
	}
	assert.Equal(t, billing.Account{}, reread(t, billing.Account{}))
}

func TestAccountJSONRefuses(t *testing.T) {
	held := func(fields string) string { return `{"participations":[{` + fields + `}]}` }
	for _, c := range []struct {
		in, field string
		code      telehealth.ErrorCode
		reason    string
	}{
		{`[]`, "json", telehealth.ErrorMalformed, "a list is no account"},
		{`"x"`, "json", telehealth.ErrorMalformed, "nor is a text"},
		{``, "json", telehealth.ErrorMalformed, "nothing"},
		{`{"since":""`, "json", telehealth.ErrorMalformed, "cut off"},
		{`{"since":`, "json", telehealth.ErrorMalformed, "cut off in a value"},
		{`{} {}`, "json", telehealth.ErrorMalformed, "two objects"},
		{`null null`, "json", telehealth.ErrorMalformed, "two nulls"},
		{`{1:2}`, "json", telehealth.ErrorMalformed, "a number as a name"},
		{`{"patient":"x"}`, "patient", telehealth.ErrorUnknown, "an account knows no patient"},
		{`{"Since":"2026-01-01"}`, "Since", telehealth.ErrorUnknown, "another spelling"},
		{`{"since":"2026-01-01","since":""}`, "since", telehealth.ErrorContradiction, "given twice, the last would win"},
		{`{"since":"2026-1-1"}`, "since", telehealth.ErrorMalformed, "no such day"},
		{`{"since":20260101}`, "since", telehealth.ErrorMalformed, "a number"},
		{`{"participations":{}}`, "participations", telehealth.ErrorMalformed, "no list"},
		{`{"participations":[null]}`, "participations[0].professional", telehealth.ErrorMissing, "an empty participation"},
		{`{"participations":[3]}`, "participations[0]", telehealth.ErrorMalformed, "a number for a participation"},
		{held(`"date":"2026-03-02","amount":"2.00"`), "participations[0].professional", telehealth.ErrorMissing, "whose day is it?"},
		{held(`"professional":12345678,"date":"2026-03-02","amount":"2.00"`), "participations[0].professional", telehealth.ErrorMalformed, "a number"},
		{held(`"professional":"\ud800","date":"2026-03-02","amount":"2.00"`), "json", telehealth.ErrorMalformed, "half a character"},
		{held(`"professional":"a","amount":"2.00"`), "participations[0].date", telehealth.ErrorMissing, "no day"},
		{held(`"professional":"a","date":"today","amount":"2.00"`), "participations[0].date", telehealth.ErrorMalformed, "no such day"},
		{held(`"professional":"a","date":"2026-03-02","reimbursed":"soon","amount":"2.00"`), "participations[0].reimbursed", telehealth.ErrorMalformed, "no such day"},
		{held(`"professional":"a","date":"2026-03-02","reimbursed":"2026-03-01","amount":"2.00"`), "participations[0].reimbursed", telehealth.ErrorContradiction, "before the act"},
		{held(`"professional":"a","date":"2026-03-02"`), "participations[0].amount", telehealth.ErrorMissing, "how much?"},
		{held(`"professional":"a","date":"2026-03-02","amount":2`), "participations[0].amount", telehealth.ErrorMalformed, "a number passes through binary fractions"},
		{held(`"professional":"a","date":"2026-03-02","amount":"2.005"`), "participations[0].amount", telehealth.ErrorMalformed, "half a cent"},
		{held(`"professional":"a","date":"2026-03-02","amount":"-2.00"`), "participations[0].amount", telehealth.ErrorOutOfRange, "never below zero"},
		{held(`"professional":"a","date":"2026-03-02","amount":"100000"`), "participations[0].amount", telehealth.ErrorOutOfRange, "no fee is so high"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			before := holding(t, "2026-02-02", "7.00")
			a := before
			bad := refusal(t, a.UnmarshalJSON([]byte(c.in)))
			assert.Equal(t, c.code, bad.Code, bad.Error())
			assert.Equal(t, c.field, bad.Field, bad.Error())
			assert.Equal(t, before, a, "after an error the account is as it was")
			assert.NotContains(t, bad.Error(), "12345678", "a professional is never in an error")
		})
	}
}

func FuzzAccount(f *testing.F) {
	for _, seed := range []string{
		`{"participations":[{"professional":"p-1","date":"2026-03-02","reimbursed":"2026-03-05","amount":"2.00"}]}`,                                  // an ordinary one
		`{"since":"2026-01-01","participations":[]}`,                                                                                                 // one that forgot
		`{"participations":[{"professional":"\ud800","date":"2026-03-02","amount":"2"}]}`,                                                            // half a character
		`{"participations":[{"professional":"a","date":"2026-03-02","amount":"99999.99"},{"professional":"a","date":"2026-03-02","amount":"0.01"}]}`, // a sum too large
		"{\"participations\":[{\"professional\":\"\xff\",\"date\":\"2026-03-02\",\"amount\":\"2\"}]}",                                                // no UTF-8
		`{"since":"2026-01-01","participations":[{"professional":"a","date":"2025-03-02","amount":"2"}]}`,                                            // forgotten and there
		`null`, `{"since":"","since":""}`, `{"participations":[null]}`, `{"a":1,}`, `[`, // the reader's corners
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var a billing.Account
		if err := a.UnmarshalJSON(data); err != nil {
			refusal(t, err)
			require.Equal(t, billing.Account{}, a)
			return
		}
		require.True(t, json.Valid(data), "only JSON is read")
		require.Equal(t, a, reread(t, a))
		for i, p := range a.Participations() {
			require.Positive(t, p.Amount, "nothing is held for nothing")
			require.NotEmpty(t, p.Professional)
			require.False(t, p.Reimbursed.Before(p.Date))
			less, err := a.Remove(p)
			require.NoError(t, err)
			require.Len(t, less.Participations(), len(a.Participations())-1, "participation %d is found under its own days", i)
		}
	})
}

// An account is read in a time that grows with its length, and is bounded.
func TestAccountIsBounded(t *testing.T) {
	text := func(n int) []byte {
		var b strings.Builder
		for i := range n { // the last one first
			b.WriteString(`,{"professional":"p-` + strconv.Itoa(n-i) + `","date":"2026-03-02","amount":"2.00"}`)
		}
		return []byte(`{"participations":[` + strings.TrimPrefix(b.String(), ",") + `]}`)
	}
	var a billing.Account
	started := time.Now()
	require.NoError(t, json.Unmarshal(text(10_000), &a))
	assert.Len(t, a.Participations(), 10_000, "as many as an account may hold")
	assert.Less(t, time.Since(started), 5*time.Second)
	more := billing.Participation{Professional: "p-0", Date: day("2026-03-02"), Amount: *euros("2.00")}
	_, err := a.Add(more)
	assert.Equal(t, "participations", refusal(t, err).Field, "one more by Add")
	more.Professional = "p-1"
	_, err = a.Add(more)
	assert.NoError(t, err, "more of one that it holds")

	before := a
	bad := refusal(t, a.UnmarshalJSON(text(10_001)))
	assert.Equal(t, telehealth.ErrorOutOfRange, bad.Code, "one more by JSON")
	assert.Equal(t, "participations", bad.Field)
	assert.Equal(t, before, a)
	started = time.Now()
	require.Error(t, a.UnmarshalJSON(text(80_000)))
	assert.Less(t, time.Since(started), 5*time.Second, "5 MB that are not taken")
}
