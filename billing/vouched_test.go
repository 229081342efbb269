package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A key that exists and whose amount was not found is billed at the caller's, who is
// named; what the tables know, no caller overrules.
func TestAmounts(t *testing.T) {
	c := visitWith("2026-03-02", telehealth.Cardiology, sector1)
	c.Mode = telehealth.ModeHome
	_, err := billing.Price(c)
	require.Error(t, err)
	assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, "the visit of 2026 was not found")
	c.Amounts = map[telehealth.Code]billing.Amount{"VS": *euros("26.50"), "IKS": *euros("4.00")}
	c.Travel = &billing.Travel{Kilometres: 3, Terrain: billing.TerrainFoot}
	b := priced(t, c)
	checkShares(t, &b)
	assert.Equal(t, []telehealth.Code{"VS", "IKS"}, letters(&b))
	assert.Equal(t, "42.50", b.Fee().String(), "26.50, and 4 km at 4.00")
	for _, l := range b.Lines {
		assert.True(t, l.Vouched, l.Code)
		assert.Nil(t, l.Source, "no text has it")
	}
	note, ok := noteOf(&b, "amount.given")
	require.True(t, ok)
	assert.Equal(t, billing.NoteDoubt, note.Kind())
	text, err := json.Marshal(b)
	require.NoError(t, err)
	var read billing.Bill
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, c.Amounts, read.Consultation.Amounts)

	all, err := billing.Official().Suggest(c)
	require.NoError(t, err)
	for _, s := range all {
		if s.Code == "VS" {
			assert.Equal(t, "26.50", s.Amount.String())
			assert.Equal(t, telehealth.VerdictMet, s.Verdict)
		}
	}
}

func TestAmountsRefused(t *testing.T) {
	many := map[telehealth.Code]billing.Amount{}
	for _, code := range []telehealth.Code{"G", "C", "CS", "VG", "V", "VS", "MD", "MU", "MEG", "MCG", "MCS", "MCC", "TCG"} {
		many[code] = 1
	}
	for _, c := range []struct {
		amounts map[telehealth.Code]billing.Amount
		field   string
		code    telehealth.ErrorCode
		reason  string
	}{
		{map[telehealth.Code]billing.Amount{"G": *euros("31.00")}, "amounts.G", telehealth.ErrorContradiction, "the tables have 30.00"},
		{map[telehealth.Code]billing.Amount{"XYZ": 1}, "amounts", telehealth.ErrorUnknown, "no key of the tables"},
		{map[telehealth.Code]billing.Amount{"DEQP003": 1}, "amounts", telehealth.ErrorUnknown, "a technical act is a foreign line"},
		{map[telehealth.Code]billing.Amount{"VS": -1}, "amounts.VS", telehealth.ErrorOutOfRange, "no negative tariff"},
		{map[telehealth.Code]billing.Amount{"VS": *euros("100000.00")}, "amounts.VS", telehealth.ErrorOutOfRange, "above a claim"},
		{many, "amounts", telehealth.ErrorOutOfRange, "more than twelve"},
	} {
		require.NotEmpty(t, c.reason)
		in := visitWith("2026-03-02", telehealth.GeneralPractice, sector1)
		in.Amounts = c.amounts
		_, err := billing.Price(in)
		require.Error(t, err, c.reason)
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
	}
	same := visitWith("2026-03-02", telehealth.GeneralPractice, sector1)
	same.Amounts = map[telehealth.Code]billing.Amount{"G": *euros("30.00")}
	b := priced(t, same)
	assert.False(t, b.Lines[0].Vouched, "the amount of the tables, said again")
}
