package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyTotal lists the totals in the order of a bill.
func everyTotal(b *billing.Bill) [9]billing.Amount {
	return [...]billing.Amount{
		b.Fee(), b.Base(), b.Gross(), b.Participation, b.Reimbursed(), b.Copayment(), b.Excess(), b.Complement, b.Patient(),
	}
}

// A wrong bill and its reversal come to nothing on every total and line, and the
// reversal is a bill: rate of base is gross on both sides of zero.
func TestReversal(t *testing.T) {
	var last billing.Consultation
	pricedDraws(t, 16, draws/10, func(_ generator, c billing.Consultation, wrong billing.Bill) {
		right := last
		last = c
		if c.ID == "" || right.Date.IsZero() {
			return
		}
		k, err := billing.Official().Correct(wrong, right)
		require.NoError(t, err)
		r := &k.Reversal
		for i, total := range everyTotal(&wrong) {
			assert.Zero(t, total+everyTotal(r)[i], "total %d", i)
		}
		require.Len(t, r.Lines, len(wrong.Lines))
		for i, l := range r.Lines {
			w := wrong.Lines[i]
			assert.Equal(t, [...]billing.Amount{-w.Fee, -w.Base, -w.Gross, -w.FlatCopayment, -w.Surcharge}, [...]billing.Amount{l.Fee, l.Base, l.Gross, l.FlatCopayment, l.Surcharge})
			assert.Equal(t, l.Rate.Of(l.Base)-l.FlatCopayment-l.Surcharge, l.Gross, "a reversal rounds as a bill does")
			assert.Equal(t, w.Code, l.Code)
		}
		assert.Equal(t, wrong.Consultation, r.Consultation)
		assert.Equal(t, wrong.Notes, r.Notes)
		assert.Equal(t, wrong.Recovery, r.Recovery)
		assert.Equal(t, c.ID, k.Corrects)
		assert.Equal(t, c.ID, k.Replacement.Corrects)
		replacement := k.Replacement
		replacement.Corrects = ""
		assert.Equal(t, priced(t, right), replacement)
		assert.Equal(t, billing.Compare(&wrong, &k.Replacement), k.Difference())
	})
}

func TestCorrectRefuses(t *testing.T) {
	wrong := priced(t, seed("2026-03-02"))
	wrong.Consultation.ID = "f-1"
	noID := wrong
	noID.Consultation.ID = ""
	unseen := wrong
	unseen.Consultation.ID = "f-1\u200b"
	noLines := wrong
	noLines.Lines = nil
	for _, c := range []struct {
		reason string
		wrong  billing.Bill
		right  billing.Consultation
		code   telehealth.ErrorCode
		field  string
	}{
		{"nothing could refer to the bill", noID, seed("2026-03-02"), telehealth.ErrorMissing, "id"},
		{"a reference with what shows nothing", unseen, seed("2026-03-02"), telehealth.ErrorMalformed, "id"},
		{"a bill that was never priced", noLines, seed("2026-03-02"), telehealth.ErrorMissing, "lines"},
		{"the zero Bill", billing.Bill{}, seed("2026-03-02"), telehealth.ErrorMissing, "id"},
		{"the right consultation has no price", wrong, billing.Consultation{}, telehealth.ErrorMissing, "practitioner.specialty"},
	} {
		require.NotEmpty(t, c.reason)
		k, err := billing.Official().Correct(c.wrong, c.right)
		got := refusal(t, err)
		assert.Equal(t, c.code, got.Code, c.reason)
		assert.Equal(t, c.field, got.Field, c.reason)
		assert.Equal(t, billing.Correction{}, k, "no half of a correction")
	}
}

// The bill was wrong because the tariffs were: it is taken back as it was.
func TestCorrectOnOtherTariffs(t *testing.T) {
	c := gpOn("2027-05-03")
	c.ID = "f-1"
	wrong := priced(t, c)
	reform := readTariffs(t, "G,general-practice,opposable,metropole,,2027-05-01,32.00,"+decree+",likely")
	k, err := reform.Correct(wrong, c)
	require.NoError(t, err)
	assert.Equal(t, -30*billing.Euro, k.Reversal.Fee())
	assert.Equal(t, 32*billing.Euro, k.Replacement.Fee())
	d := k.Difference()
	assert.Equal(t, 2*billing.Euro, delta(&d, "fee"))
}

// The flat sum of heavy acts (R160-16) is taken back with the line that bears it.
func TestReversalOfHeavyAct(t *testing.T) {
	dear := readTariffs(t, "G,general-practice,opposable,metropole,,2027-05-01,130.00,"+decree+",likely")
	c := gpOn("2027-05-03")
	c.ID = "f-1"
	wrong, err := dear.Price(c)
	require.NoError(t, err)
	require.Positive(t, wrong.Lines[0].FlatCopayment, "130 euros are a heavy act")
	k, err := dear.Correct(wrong, gpOn("2027-05-03"))
	require.NoError(t, err)
	assert.Equal(t, -wrong.Lines[0].FlatCopayment, k.Reversal.Lines[0].FlatCopayment)
	assert.Equal(t, -wrong.Copayment(), k.Reversal.Copayment())
	d := k.Difference()
	assert.True(t, d.IsZero(), "the same consultation again changes nothing")
}

func TestCorrectionSharesNoMemory(t *testing.T) {
	wrong := priced(t, seedWith("2026-03-02", func(c *billing.Consultation) { c.ID = "f-1" }))
	right := seed("2026-03-02")
	k, err := billing.Official().Correct(wrong, right)
	require.NoError(t, err)
	k.Reversal.Lines[0].Code, k.Reversal.Notes[0] = "overwritten", billing.Note{}
	*k.Reversal.Consultation.Fee, *k.Replacement.Consultation.Fee = -1, -1
	assert.Equal(t, telehealth.Code("C"), wrong.Lines[0].Code)
	assert.Equal(t, "scale.free", wrong.Notes[0].Rule())
	assert.Equal(t, "60.00", wrong.Consultation.Fee.String())
	assert.Equal(t, "60.00", right.Fee.String())
}

// A reversal can be taken back too, which brings the first bill again.
func TestReversalOfReversal(t *testing.T) {
	wrong := priced(t, seedWith("2026-03-02", func(c *billing.Consultation) { c.ID = "f-1" }))
	first, err := billing.Official().Correct(wrong, seed("2026-03-02"))
	require.NoError(t, err)
	second, err := billing.Official().Correct(first.Reversal, seed("2026-03-02"))
	require.NoError(t, err)
	assert.Equal(t, "f-1", second.Reversal.Corrects)
	second.Reversal.Corrects = ""
	assert.Equal(t, wrong, second.Reversal)
	assert.Contains(t, first.Reversal.Text("en"), "-€60.00", "a reversal prints as a bill does")
	assert.Contains(t, first.Reversal.Text("en"), "Reverses the bill f-1")
	assert.Contains(t, first.Replacement.Text("en"), "Replaces the bill f-1")
}
