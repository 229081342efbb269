package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var claimSizes = []struct {
	field  string
	change func(*billing.ClaimLine)
	code   telehealth.ErrorCode // "" when the line fits
	reason string
}{
	{"code", func(l *billing.ClaimLine) { l.Code = "CNPSY" }, "", "4+1 characters"},
	{"code", func(l *billing.ClaimLine) { l.Code = "TE2" }, "", "a digit belongs to some letter keys"},
	{"code", func(l *billing.ClaimLine) { l.Code = "CNPSYX" }, telehealth.ErrorOutOfRange, "one character more"},
	{"code", func(l *billing.ClaimLine) { l.Code = "cs" }, telehealth.ErrorMalformed, "letter keys are capitals"},
	{"code", func(l *billing.ClaimLine) { l.Code = "É" }, telehealth.ErrorMalformed, "two bytes that are no letter of the alphabet"},
	{"code", func(l *billing.ClaimLine) { l.Code = "" }, telehealth.ErrorMissing, "an act record without an act"},
	{"quantity", func(l *billing.ClaimLine) { l.Quantity = 99 }, "", "two digits"},
	{"quantity", func(l *billing.ClaimLine) { l.Quantity = 100 }, telehealth.ErrorOutOfRange, "three digits"},
	{"quantity", func(l *billing.ClaimLine) { l.Quantity = 0 }, telehealth.ErrorOutOfRange, "nothing was done"},
	{"coefficient", func(l *billing.ClaimLine) { l.Coefficient = 9_999_99 }, "", "4+2 digits"},
	{"coefficient", func(l *billing.ClaimLine) { l.Coefficient = 9_999_99 + 1 }, telehealth.ErrorOutOfRange, "10000.00"},
	{"coefficient", func(l *billing.ClaimLine) { l.Coefficient = 1 }, "", "the least one, 0.01"},
	{"coefficient", func(l *billing.ClaimLine) { l.Coefficient = 0 }, telehealth.ErrorOutOfRange, "the zero Coefficient"},
	{"unitPrice", func(l *billing.ClaimLine) { l.UnitPrice = *euros("99999.99") }, "", "5+2 digits"},
	{"unitPrice", func(l *billing.ClaimLine) { l.UnitPrice = *euros("100000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"base", func(l *billing.ClaimLine) { l.Base = *euros("99999.99") }, "", "5+2 digits"},
	{"base", func(l *billing.ClaimLine) { l.Base = *euros("100000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = 100 * billing.Percent }, "", "paid in full"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = 0 }, "", "not paid at all"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = 101 * billing.Percent }, telehealth.ErrorOutOfRange, "R160-22: never above the fee"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = 117*billing.Percent + 50 }, telehealth.ErrorOutOfRange, "117.5 is the ceiling of a fee, not a rate"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = 70*billing.Percent + 1 }, telehealth.ErrorOutOfRange, "three digits hold no part of a percent"},
	{"rate", func(l *billing.ClaimLine) { l.Rate = -1 * billing.Percent }, telehealth.ErrorOutOfRange, "no sign in the field"},
	{"gross", func(l *billing.ClaimLine) { l.Gross = *euros("99999.99") }, "", "5+2 digits"},
	{"gross", func(l *billing.ClaimLine) { l.Gross = *euros("100000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"fee", func(l *billing.ClaimLine) { l.Fee = *euros("99999.99") }, "", "5+2 digits"},
	{"fee", func(l *billing.ClaimLine) { l.Fee = *euros("100000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"fee", func(l *billing.ClaimLine) { l.Fee = -1 }, telehealth.ErrorOutOfRange, "no sign in the field"},
	{"complement", func(l *billing.ClaimLine) { l.Complement = *euros("9999.99") }, "", "4+2 digits, one less than the others"},
	{"complement", func(l *billing.ClaimLine) { l.Complement = *euros("10000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"qualifier", func(l *billing.ClaimLine) { l.Qualifier = "Z" }, "", "the set is open"},
	{"qualifier", func(l *billing.ClaimLine) { l.Qualifier = "DE" }, telehealth.ErrorOutOfRange, "the field holds one character"},
	{"qualifier", func(l *billing.ClaimLine) { l.Qualifier = "é" }, telehealth.ErrorOutOfRange, "two bytes"},
}

// The sizes of the act line of norme B2, type 4 (public specification of hospital
// outpatient claims): each at its limit and one step beyond.
func TestClaimLineCheck(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	good, err := b.Claim()
	require.NoError(t, err)
	for _, c := range claimSizes {
		require.NotEmpty(t, c.reason)
		l := good[0]
		c.change(&l)
		err := l.Check()
		if c.code == "" {
			assert.NoError(t, err, "%s: %s", c.field, c.reason)
			continue
		}
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
	}
}

var claimRefusals = []struct {
	field  string
	change func(*billing.Bill)
	code   telehealth.ErrorCode // "" when the bill fits
	reason string
}{
	{"lines[0].fee", func(b *billing.Bill) { b.Lines[0].Fee = *euros("99999.99") }, "", "the highest fee of one line"},
	{"lines[0].fee", func(b *billing.Bill) { b.Lines[0].Fee = *euros("100000.00") }, telehealth.ErrorOutOfRange, "one cent more"},
	{"lines[0].complement", func(b *billing.Bill) {
		b.Lines[0].Fee, b.Complement = *euros("20000.00"), *euros("10001.49")
	}, "", "9,999.99 on the act, and 1.50 on the supplement"},
	{"lines[0].complement", func(b *billing.Bill) {
		b.Lines[0].Fee, b.Complement = *euros("20000.00"), *euros("10001.50")
	}, telehealth.ErrorOutOfRange, "one cent more"},
	{"complement", func(b *billing.Bill) { b.Complement = b.Fee() - b.Gross() }, "", "nothing is left to the patient"},
	{"complement", func(b *billing.Bill) { b.Complement = b.Fee() - b.Gross() + 1 }, telehealth.ErrorOutOfRange, "more than is charged"},
	{"complement", func(b *billing.Bill) { b.Complement = -1 }, telehealth.ErrorOutOfRange, "less than nothing"},
	{"complement", func(b *billing.Bill) { *b = billing.Bill{Complement: 1} }, telehealth.ErrorOutOfRange, "no line to carry it"},
	{"lines", func(b *billing.Bill) { *b = billing.Bill{} }, "", "an empty bill has no lines, and that is no error"},
	{"lines[1].code", func(b *billing.Bill) { b.Lines[1].Code = "MYCODE" }, telehealth.ErrorOutOfRange, "a key of a caller's own tables"},
	{"lines[1].rate", func(b *billing.Bill) { b.Lines[1].Rate += 50 }, telehealth.ErrorOutOfRange, "70.5 is no whole percentage"},
	{"lines[1].gross", func(b *billing.Bill) { b.Lines[1].Gross++ }, telehealth.ErrorContradiction, "70 % of 5.00 is 3.50"},
	{"lines[1].base", func(b *billing.Bill) { b.Lines[1].Fee-- }, telehealth.ErrorContradiction, "R160-22: a base above the fee"},
	{"lines[1].gross", func(b *billing.Bill) {
		b.Lines[1].FlatCopayment, b.Lines[1].Gross = -1*billing.Cent, *euros("3.51")
	}, telehealth.ErrorContradiction, "a flat sum that gives instead of taking"},
	{"lines[1].heavy", func(b *billing.Bill) {
		b.Lines[1].FlatCopayment, b.Lines[1].Gross = *euros("3.50"), 0
	}, "", "the flat sum of heavy acts takes a whole line"},
}

// What cannot be handed over is an error that names the place.
func TestClaimRefusals(t *testing.T) {
	for _, c := range claimRefusals {
		require.NotEmpty(t, c.reason)
		q := seed("2026-03-02")
		q.Fee, q.Practitioner.OPTAM = nil, true
		b := priced(t, q)
		c.change(&b)
		lines, err := b.Claim()
		if c.code == "" {
			if assert.NoError(t, err, c.reason) {
				checkClaim(t, &b, lines)
			}
			continue
		}
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
		assert.Nil(t, lines, c.reason)
	}
}

// The flat sum of heavy acts is part of the fund's amount of one line, as the
// formula MRO = round(BR × 100 %) − TMF has it.
func TestClaimOfHeavyActs(t *testing.T) {
	b := billing.Bill{Lines: []billing.Line{
		{Code: "CS", Fee: *euros("130.00"), Base: *euros("120.00"), Rate: 100 * billing.Percent, FlatCopayment: *euros("24.00"), Gross: *euros("96.00")},
		{Code: "MM", Fee: *euros("40.00"), Base: *euros("40.00"), Rate: 100 * billing.Percent, Gross: *euros("40.00")},
	}, Complement: *euros("30.00")}
	lines, err := b.Claim()
	require.NoError(t, err)
	checkClaim(t, &b, lines)
	assert.Equal(t, "30.00", lines[0].Complement.String(), "24 of co-payment, 6 of excess, both on the first line")
	assert.Empty(t, lines[0].Qualifier, "no note says by which right")
}

func TestClaimQualifierConfidence(t *testing.T) {
	for _, c := range []struct {
		letters, reason string
		want            telehealth.Confidence
	}{
		{"NGA", "read in the specification of hospital outpatient claims", telehealth.ConfidenceLikely},
		{"EMDFB", "their meanings were read in no text", telehealth.ConfidenceDisputed},
		{"CLZ9", "letters that exist or may exist, and are not known here", ""},
	} {
		require.NotEmpty(t, c.reason)
		for _, letter := range c.letters {
			assert.Equal(t, c.want, billing.Qualifier(letter).Confidence(), "%c: %s", letter, c.reason)
		}
	}
	assert.Empty(t, billing.Qualifier("").Confidence(), "no letter claims nothing")
}

func TestClaimOnTheWire(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	lines, err := b.Claim()
	require.NoError(t, err)
	text, err := json.Marshal(lines)
	require.NoError(t, err)
	assert.JSONEq(t, `[{"code":"C","quantity":1,"coefficient":"1.00","unitPrice":"23.00","base":"23.00","rate":70,
		"gross":"16.10","fee":"60.00","complement":"0.00"}]`, string(text))
}
