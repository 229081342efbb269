package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func journey(date string, kilometres int, terrain billing.Terrain) billing.Consultation {
	c := visitWith(date, telehealth.GeneralPractice, sector1)
	c.Mode, c.Supplements = telehealth.ModeHome, []telehealth.Code{"MD"}
	c.Travel = &billing.Travel{Kilometres: kilometres, Terrain: terrain}
	return c
}

// NGAP article 13 C: there and back, less 2 km each way in the plain and 1 km in the
// mountains.
func TestKilometricAllowance(t *testing.T) {
	for _, c := range []struct {
		date       string
		kilometres int
		terrain    billing.Terrain
		base       string
		quantity   int
		reason     string
	}{
		{"2020-09-07", 12, "", "12.20", 20, "(2 × 12 - 4) × 0.61"},
		{"2020-09-07", 12, billing.TerrainPlain, "12.20", 20, "the plain by name"},
		{"2020-09-07", 12, billing.TerrainMountain, "20.02", 22, "(2 × 12 - 2) × 0.91"},
		{"2022-04-24", 12, "", "12.20", 20, "the day before the cent of 2022"},
		{"2022-04-25", 12, "", "12.40", 20, "a cent more"},
		{"2022-12-31", 12, billing.TerrainMountain, "20.24", 22, "to the end of the year"},
		{"2023-01-01", 12, billing.TerrainMountain, "20.02", 22, "and no longer"},
		{"2026-03-02", 3, "", "1.22", 2, "one kilometre each way is left"},
		{"2026-03-02", 2, "", "", 0, "2 km in the plain: nothing is left"},
		{"2026-03-02", 2, billing.TerrainMountain, "1.82", 2, "in the mountains one is"},
		{"2026-03-02", 1, billing.TerrainMountain, "", 0, "1 km: nothing is left"},
	} {
		require.NotEmpty(t, c.reason)
		in := journey(c.date, c.kilometres, c.terrain)
		b := priced(t, in)
		checkShares(t, &b)
		bare := in
		bare.Travel = nil
		without := priced(t, bare)
		assert.Equal(t, without.Participation, b.Participation, "an allowance is no act: %s", c.reason)
		if c.base == "" {
			assert.Equal(t, without.Fee(), b.Fee(), c.reason)
			_, ok := noteOf(&b, "travel.near")
			assert.True(t, ok, c.reason)
			continue
		}
		line := b.Lines[len(b.Lines)-1]
		assert.Equal(t, c.base, line.Base.String(), c.reason)
		assert.Equal(t, c.quantity, line.Quantity, c.reason)
		assert.Equal(t, b.Lines[0].Rate, line.Rate, "at the rate of the visit")
		assert.Equal(t, telehealth.VerdictMet, line.Verdict, c.reason)
		claim, err := b.Claim()
		require.NoError(t, err)
		last := claim[len(claim)-1]
		assert.Equal(t, last.Base, last.UnitPrice*billing.Amount(last.Quantity), c.reason)
	}
}

// Naming the key beside the distance changes nothing.
func TestAllowanceByName(t *testing.T) {
	c := journey("2020-09-07", 12, "")
	plain := priced(t, c)
	c.Supplements = []telehealth.Code{"MD", "IK"}
	named := priced(t, c)
	assert.Equal(t, plain.Lines, named.Lines)
	assert.Equal(t, "47.20", named.Fee().String())
}

// A claim holds two digits of kilometres: a long way is two lines.
func TestLongWay(t *testing.T) {
	b := priced(t, journey("2026-03-02", 60, ""))
	assert.Equal(t, []telehealth.Code{"VG", "MD", "IK", "IK"}, letters(&b))
	assert.Equal(t, []int{99, 17}, []int{b.Lines[2].Quantity, b.Lines[3].Quantity})
	_, err := b.Claim()
	assert.NoError(t, err)
}

// For a general practitioner's visit the allowance goes with MD or MU; without either
// the doctor is asked. Another specialist's does without.
func TestAllowanceGoesWithTheJourney(t *testing.T) {
	c := journey("2026-03-02", 12, "")
	c.Supplements = nil
	b := priced(t, c)
	assert.Equal(t, telehealth.VerdictUndecided, b.Lines[1].Verdict)
	c.Answers = map[string]bool{"ask.travel": false}
	b = priced(t, c)
	assert.Equal(t, telehealth.VerdictRefused, b.Lines[1].Verdict)
	c.Answers, c.Practitioner.Specialty, c.Date = nil, telehealth.Cardiology, day("2024-03-04")
	b = priced(t, c)
	assert.Equal(t, telehealth.VerdictMet, b.Lines[len(b.Lines)-1].Verdict)
}

func TestTravelRefused(t *testing.T) {
	for _, c := range []struct {
		change func(*billing.Consultation)
		field  string
		code   telehealth.ErrorCode
		reason string
	}{
		{func(c *billing.Consultation) { c.Travel.Kilometres = 0 }, "travel.kilometres", telehealth.ErrorOutOfRange, "the zero Travel"},
		{func(c *billing.Consultation) { c.Travel.Kilometres = 201 }, "travel.kilometres", telehealth.ErrorOutOfRange, "too far for a visit"},
		{func(c *billing.Consultation) { c.Travel.Terrain = "sea" }, "travel.terrain", telehealth.ErrorUnknown, "no terrain"},
		{func(c *billing.Consultation) { c.Mode = telehealth.ModeInPerson }, "travel", telehealth.ErrorContradiction, "nobody travels"},
		{func(c *billing.Consultation) { c.Travel = nil; c.Supplements = []telehealth.Code{"IK"} }, "travel", telehealth.ErrorMissing, "a key without its distance"},
		{func(c *billing.Consultation) { c.Supplements = []telehealth.Code{"IKM"} }, "supplements", telehealth.ErrorContradiction, "the key of another terrain"},
		{func(c *billing.Consultation) { c.Travel.Terrain = billing.TerrainFoot }, "travel", telehealth.ErrorAmountUnknown, "no amount was found"},
	} {
		in := journey("2026-03-02", 12, "")
		c.change(&in)
		_, err := billing.Price(in)
		require.Error(t, err, c.reason)
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
	}
}
