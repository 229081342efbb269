package billing_test

import (
	"encoding/json"
	"math"
	"regexp"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		in     string
		want   billing.Amount
		reason string
	}{
		{"60", 6000, "whole euros, as a receipt has them"},
		{"60.5", 6050, "one decimal is tenths, not cents"},
		{"60.00", 6000, "the form the wire format writes"},
		{"0", 0, "a free act is an amount"},
		{"-2.00", -200, "what is given back, such as a participation recovered later"},
		{"-0.01", -1, "the sign counts although the euros are zero"},
		{"-0", 0, "minus nothing is nothing, and prints without a sign"},
		{"007.10", 710, "leading zeros change nothing; no octal"},
		{"999999999999999.99", 99999999999999999, "15 digits, the most that is read"},
	} {
		t.Run(c.in, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			got, err := billing.ParseAmount(c.in)
			require.NoError(t, err, c.reason)
			assert.Equal(t, c.want, got, c.reason)
		})
	}
}

var badAmounts = []struct{ in, reason string }{
	{"", "nothing is not zero"},
	{"-", "a sign without a number"},
	{".", "a point without a number"},
	{"1.", "a point promises cents"},
	{".5", "the euros must be written"},
	{"-.5", "the same with a sign"},
	{"60.005", "half a cent: no fee has one, and rounding it would be our invention"},
	{"60.000", "a third decimal, even a zero, is another unit"},
	{"1,00", "the French comma: 1,00 and 1.00 must not meet in one file"},
	{"1 000", "no separator of thousands"},
	{"1_000", "no Go literals"},
	{"1e3", "no exponents: a float in disguise"},
	{"0x10", "no hexadecimal"},
	{" 1", "no space before"},
	{"1 ", "no space after"},
	{"1\n", "no line end"},
	{"+1", "no plus sign, as the regexp of the format says"},
	{"--1", "one sign"},
	{"1.2.3", "one point"},
	{"1-", "the sign comes first"},
	{"60 €", "no currency"},
	{"NaN", "not a number"},
	{"٦٠", "Arabic-Indic digits, which unicode.IsDigit accepts"},
	{"６０", "full-width digits"},
	{"1\x00", "a zero byte"},
	{"1000000000000000", "16 digits: cents could overflow"},
	{"99999999999999999999.99", "20 digits wrap an int64 and must not come back small"},
	{"-18446744073709551617", "2^64+1 wraps to 1"},
}

func TestParseAmountRefuses(t *testing.T) {
	for _, c := range badAmounts {
		t.Run(c.in, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			got, err := billing.ParseAmount(c.in)
			require.Error(t, err, c.reason)
			bad := refusal(t, err)
			assert.Equal(t, telehealth.ErrorMalformed, bad.Code)
			assert.Equal(t, "amount", bad.Field)
			assert.Equal(t, c.in, bad.Value)
			assert.Zero(t, got)
		})
	}
}

var amountForm = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,2})?$`)

func FuzzParseAmount(f *testing.F) {
	f.Add("60")                   // whole euros
	f.Add("60.5")                 // tenths
	f.Add("-2.00")                // the sign
	f.Add("-0")                   // zero with a sign
	f.Add("1.")                   // a point without cents
	f.Add(".5")                   // cents without euros
	f.Add("60.005")               // half a cent
	f.Add("999999999999999.99")   // the largest
	f.Add("1000000000000000")     // one digit too many
	f.Add("18446744073709551616") // wraps a uint64
	f.Add("1,00")                 // the comma
	f.Add("٦٠")                   // digits that are not ASCII
	f.Fuzz(func(t *testing.T, s string) {
		got, err := billing.ParseAmount(s)
		if want := amountForm.MatchString(s); want != (err == nil) {
			t.Fatalf("%q: accepted %v, the form says %v", s, err == nil, want)
		}
		if err != nil {
			refusal(t, err)
			return
		}
		if exact := decimal.RequireFromString(s); !exact.Equal(got.Decimal()) {
			t.Fatalf("%q is %s, decimal says %s", s, got, exact)
		}
		again, err := billing.ParseAmount(got.String())
		if err != nil || again != got {
			t.Fatalf("%q prints as %s, which reads as %s, %v", s, got, again, err)
		}
	})
}

func TestFromDecimal(t *testing.T) {
	for _, c := range []struct {
		in     string
		want   billing.Amount
		reason string
	}{
		{"14.10", 1410, "the seed case's reimbursement"},
		{"14.1000", 1410, "zeros behind the cents are no fraction"},
		{"-2", -200, "a recovered participation"},
		{"6e1", 6000, "decimal's own exponent"},
		{"92233720368547758.07", math.MaxInt64, "the largest that fits"},
	} {
		t.Run(c.in, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			got, err := billing.FromDecimal(decimal.RequireFromString(c.in))
			require.NoError(t, err, c.reason)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestFromDecimalRefuses(t *testing.T) {
	for _, c := range []struct{ in, reason string }{
		{"14.105", "half a cent: the caller must round, by the one rule of the law"},
		{"0.001", "a tenth of a cent"},
		{"1e-20", "far below a cent"},
		{"92233720368547758.08", "one cent more than an int64 holds"},
		{"-92233720368547758.09", "one cent less than an int64 holds"},
		{"1e30", "far too large, must not wrap"},
	} {
		t.Run(c.in, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			got, err := billing.FromDecimal(decimal.RequireFromString(c.in))
			require.Error(t, err, c.reason)
			assert.Equal(t, telehealth.ErrorMalformed, refusal(t, err).Code)
			assert.Zero(t, got)
		})
	}
}

func TestAmountDecimalRoundTrip(t *testing.T) {
	for _, a := range []billing.Amount{0, 1, -1, 10, 99, 100, -250, 1410, math.MaxInt64, math.MinInt64 + 1} {
		back, err := billing.FromDecimal(a.Decimal())
		require.NoError(t, err, "%d cents", int64(a))
		assert.Equal(t, a, back)
		assert.Equal(t, a.String(), a.Decimal().StringFixed(2), "both write euros with two decimals")
	}
}

func TestAmountString(t *testing.T) {
	for _, c := range []struct {
		in           billing.Amount
		want, reason string
	}{
		{0, "0.00", "the zero Amount, as its comment says"},
		{5, "0.05", "cents alone keep both decimals"},
		{-5, "-0.05", "the sign of an amount whose euros are zero"},
		{6000, "60.00", "two decimals always"},
		{60*billing.Euro + 50*billing.Cent, "60.50", "units as constants"},
		{math.MaxInt64, "92233720368547758.07", "the largest"},
		{math.MinInt64, "-92233720368547758.08", "has no positive twin: -n wraps"},
	} {
		t.Run(c.want, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			assert.Equal(t, c.want, c.in.String(), c.reason)
		})
	}
}

func TestAmountJSON(t *testing.T) {
	type till struct {
		Sum   billing.Amount
		Count map[billing.Amount]int
	}
	in := till{1410, map[billing.Amount]int{2300: 2}}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	assert.JSONEq(t, `{"Sum":"14.10","Count":{"23.00":2}}`, string(text), "a string, also as a map key: a JSON number is a float on its way")

	var out till
	require.NoError(t, json.Unmarshal(text, &out))
	assert.Equal(t, in, out)
	assert.Error(t, json.Unmarshal([]byte(`{"Sum":14.10}`), &out), "a number is refused, not rounded")
	assert.Equal(t, billing.Amount(1410), out.Sum, "a refused text leaves the amount as it was")
}
