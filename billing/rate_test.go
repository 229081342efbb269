package billing_test

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRateOfTies(t *testing.T) {
	for _, c := range []struct {
		amount, want, bankers, reason string
	}{
		{"26.55", "18.59", "18.58", "70 % of 26.55: 18.585 tells half up from half even"},
		{"32.15", "22.51", "22.50", "70 % of 32.15: 22.505, a second such tie"},
		{"-26.55", "-18.59", "-18.58", "given back, the same cents as taken: away from zero, not up"},
		{"-32.15", "-22.51", "-22.50", "the same for the second tie"},
	} {
		t.Run(c.amount, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			a := *euros(c.amount)
			assert.Equal(t, c.want, (70 * billing.Percent).Of(a).String(), c.reason)
			even := a.Decimal().Mul(decimal.New(70, -2)).RoundBank(2)
			assert.Equal(t, c.bankers, even.StringFixed(2), "else the case does not tell the two apart")
		})
	}
}

func TestRateOfPublished(t *testing.T) {
	for _, c := range []struct {
		rate                 billing.Rate
		amount, want, reason string
	}{
		{30 * billing.Percent, "47.73", "14.32", "F1069, cardiologist outside the pathway: 14.319"},
		{70 * billing.Percent, "19.06", "13.34", "SNDS documentation, night supplement: 13.342"},
		{11750, "31.50", "37.01", "117.5 % of the coordinated tariff: 37.0125"},
		{-70 * billing.Percent, "26.55", "-18.59", "a negative rate mirrors the tie"},
		{-70 * billing.Percent, "-26.55", "18.59", "two signs cancel"},
		{0, "26.55", "0.00", "nothing of anything"},
	} {
		t.Run(c.amount, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			assert.Equal(t, c.want, c.rate.Of(*euros(c.amount)).String(), c.reason)
		})
	}
}

// Every cent of every fee a consultation has, at every rate of the law, must be
// what an independent decimal library rounds it to.
func TestRateOfEqualsDecimal(t *testing.T) {
	for _, percent := range []int64{15, 30, 50, 60, 70, 90, 100} {
		rate, factor := billing.Rate(percent)*billing.Percent, decimal.New(percent, -2)
		for cents := int64(0); cents <= 200_00; cents++ {
			want := decimal.New(cents, -2).Mul(factor).Round(2)
			if got := rate.Of(billing.Amount(cents)); !got.Decimal().Equal(want) {
				t.Fatalf("%d %% of %d cents: %s, decimal says %s", percent, cents, got, want)
			}
		}
	}
}

// Beyond int64 the result is held at the end of the range, never wrapped: an
// absurd amount may be wrong, but not small and not of the other sign.
func TestRateOfExtremes(t *testing.T) {
	amounts := []billing.Amount{math.MinInt64, math.MinInt64 + 1, -1, 0, 1, 49, 50, 51, math.MaxInt64 - 1, math.MaxInt64}
	rates := []billing.Rate{math.MinInt32, -10_000, -1, 0, 1, 9_999, 10_000, 10_001, 20_000, math.MaxInt32}
	for _, a := range amounts {
		for _, r := range rates {
			assert.Equal(t, exactRate(r, a), int64(r.Of(a)), "%d of %d", int32(r), int64(a))
		}
	}
}

// exactRate computes Rate.Of with integers of any size.
func exactRate(r billing.Rate, a billing.Amount) int64 {
	product := new(big.Int).Mul(big.NewInt(int64(r)), big.NewInt(int64(a)))
	sign := product.Sign()
	product.Abs(product).Add(product, big.NewInt(5_000)).Quo(product, big.NewInt(10_000))
	if limit := big.NewInt(math.MaxInt64); product.Cmp(limit) > 0 {
		product = limit
	}
	return int64(sign) * product.Int64()
}

func TestRateText(t *testing.T) {
	for _, c := range []struct {
		in           billing.Rate
		want, reason string
	}{
		{0, "0", "the zero Rate"},
		{70 * billing.Percent, "70", "no useless zeros"},
		{100 * billing.Percent, "100", "zeros of the number itself stay"},
		{11750, "117.5", "the authorised excess, article 39.2 of the agreement"},
		{7005, "70.05", "a zero between point and hundredths"},
		{7050, "70.5", "a last zero goes"},
		{1, "0.01", "one hundredth of a percent"},
		{-1750, "-17.5", "a negative rate"},
		{math.MinInt32, "-21474836.48", "the smallest has no positive twin"},
	} {
		t.Run(c.want, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			assert.Equal(t, c.want, c.in.String(), c.reason)
			text, err := json.Marshal(c.in)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(text), "a JSON number, as the wire format has it")
		})
	}
}
