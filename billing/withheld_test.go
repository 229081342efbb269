package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A number decides where it is given; euros alone say what is left in euros.
func TestWithheldByNumber(t *testing.T) {
	for _, c := range []struct {
		withheld, flat, note, reason string
	}{
		{`{"dayCount": 3}`, "2.00", "", "the fourth of the day"},
		{`{"dayCount": 4}`, "0.00", "participation.day", "D160-8: no fifth"},
		{`{"day": "3.00", "dayCount": 4}`, "0.00", "participation.day", "four small ones are four"},
		{`{"day": "7.00", "dayCount": 3}`, "2.00", "", "the euros say no more"},
		{`{"yearCount": 24}`, "2.00", "", "the 25th of the year"},
		{`{"yearCount": 25}`, "0.00", "participation.year", "D160-6: no 26th"},
		{`{"year": "40.00", "yearCount": 25}`, "0.00", "participation.year", "25 small ones are 25"},
		{`{"year": "60.00", "yearCount": 24}`, "2.00", "", "no maximum in euros stands in the article"},
		{`{"year": "48.00"}`, "2.00", "", "without a number: 25 of 2.00 less 48.00"},
		{`{"year": "49.00"}`, "1.00", "participation.year", "and less 49.00"},
		{`{"dayCount": 4, "yearCount": 25}`, "0.00", "participation.day", "both are full"},
	} {
		t.Run(c.withheld, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, withheld(t, "2026-03-02", c.withheld))
			totals{flat: c.flat}.check(t, &b)
			for _, rule := range []string{"participation.day", "participation.year"} {
				_, noted := noteOf(&b, rule)
				assert.Equal(t, rule == c.note, noted, "%s: %s", rule, c.reason)
			}
		})
	}
}

// In 2024 the euros of a year do not say its number. The bill says so where the answer
// depends on it, and only there.
func TestWithheldIn2024(t *testing.T) {
	for _, c := range []struct {
		date, withheld, flat string
		doubt                bool
		reason               string
	}{
		{"2024-05-15", `{"year": "25.00"}`, "2.00", false, "the number of that day is 50"},
		{"2024-05-16", `{"year": "24.99"}`, "2.00", false, "24 at most"},
		{"2024-05-16", `{"year": "25.00"}`, "2.00", true, "13 or 25"},
		{"2024-12-31", `{"year": "48.00"}`, "2.00", true, "24 or 48"},
		{"2024-12-31", `{"year": "50.00"}`, "0.00", false, "25 at least"},
		{"2024-12-31", `{"year": "25.00", "yearCount": 24}`, "2.00", false, "the number is given"},
		{"2024-12-31", `{"year": "25.00", "yearCount": 25}`, "0.00", false, "the number is given"},
		{"2024-12-31", `{"yearCount": 50}`, "0.00", false, "more than 25 before 16 May are no error"},
		{"2024-12-30", `{"year": "25.00", "reimbursed": "2025-01-02"}`, "2.00", false, "2025 has one amount"},
		{"2024-05-14", `{"yearCount": 25, "reimbursed": "2024-05-15"}`, "1.00", false, "the last day of the number 50"},
		{"2024-05-14", `{"yearCount": 25, "reimbursed": "2024-05-16"}`, "0.00", false, "the day of reimbursement decides"},
	} {
		t.Run(c.date+" "+c.withheld, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, withheld(t, c.date, c.withheld))
			totals{flat: c.flat}.check(t, &b)
			note, doubt := noteOf(&b, "participation.number")
			assert.Equal(t, c.doubt, doubt, c.reason)
			if doubt {
				assert.Equal(t, billing.NoteDoubt, note.Kind())
			}
		})
	}
}

func TestWithheldRefuses(t *testing.T) {
	for _, c := range []struct {
		date, withheld, field string
		code                  telehealth.ErrorCode
		reason                string
	}{
		{"2026-03-02", `{"dayCount": 5}`, "withheld.dayCount", telehealth.ErrorOutOfRange, "D160-8: four"},
		{"2026-03-02", `{"dayCount": -1}`, "withheld.dayCount", telehealth.ErrorOutOfRange, "less than none"},
		{"2026-03-02", `{"yearCount": 26}`, "withheld.yearCount", telehealth.ErrorOutOfRange, "D160-6: 25"},
		{"2026-03-02", `{"yearCount": -1}`, "withheld.yearCount", telehealth.ErrorOutOfRange, "less than none"},
		{"2024-12-31", `{"yearCount": 51}`, "withheld.yearCount", telehealth.ErrorOutOfRange, "50 before 16 May"},
		{"2026-03-02", `{"owed": "-0.01"}`, "withheld.owed", telehealth.ErrorOutOfRange, "the fund owes nothing here"},
		{"2026-03-02", `{"owed": "100000.00"}`, "withheld.owed", telehealth.ErrorOutOfRange, "no fee is so high"},
		{"2026-03-02", `{"reimbursed": "2026-03-01"}`, "withheld.reimbursed", telehealth.ErrorContradiction, "before the act"},
	} {
		t.Run(c.date+" "+c.withheld, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			_, err := billing.Price(withheld(t, c.date, c.withheld))
			bad := refusal(t, err)
			assert.Equal(t, c.field, bad.Field)
			assert.Equal(t, c.code, bad.Code)
		})
	}
}

// What is owed never changes who pays what of this act, and no payment takes more than
// it is.
func TestOwedProperty(t *testing.T) {
	recovered := 0
	for seed := range uint64(3000) {
		g := newGenerator(seed)
		c := g.consultation()
		before, err := billing.Price(c)
		if err != nil {
			continue
		}
		c.Withheld.Owed = billing.Amount(g.IntN(80_00))
		after := priced(t, c)
		require.Equal(t, before.Patient(), after.Patient(), "seed %d", seed)
		require.Equal(t, before.Reimbursed(), after.Reimbursed(), "seed %d", seed)
		want := min(c.Withheld.Owed, after.Reimbursed())
		if c.ThirdParty {
			want = 0
		}
		require.Equal(t, want, after.Recovered, "seed %d", seed)
		require.GreaterOrEqual(t, after.Paid(), billing.Amount(0), "seed %d", seed)
		if after.Recovered > 0 {
			recovered++
		}
	}
	require.Greater(t, recovered, 500)
}

func withheld(t *testing.T, date, text string) billing.Consultation {
	t.Helper()
	c := visit(date)
	require.NoError(t, json.Unmarshal([]byte(text), &c.Withheld))
	return c
}
