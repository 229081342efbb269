package billing_test

import (
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The zero Scenario changes nothing, whatever the consultation.
func TestZeroScenario(t *testing.T) {
	pricedDraws(t, 13, draws/10, func(_ generator, c billing.Consultation, b billing.Bill) {
		o, err := billing.Official().WhatIf(c, billing.Scenario{})
		require.NoError(t, err)
		d := o.Difference()
		assert.True(t, d.IsZero(), "%+v", d)
		assert.Equal(t, b, o.Before)
		assert.Equal(t, b, o.After)
		assert.Empty(t, o.GaveUp)
	})
}

// scenario draws one that changes several facts at once.
func (g generator) scenario() billing.Scenario {
	var s billing.Scenario
	s.Sector = pickOne(g, "", telehealth.Sector1, telehealth.Sector2, telehealth.SectorOutsideAgreement)
	s.Date = day("2017-05-01").AddDays(g.IntN(3650))
	s.Mode = pickOne(g, "", telehealth.ModeInPerson, telehealth.ModeVideo)
	s.Pathway = pickOne(g, "", telehealth.PathwayOutside, telehealth.PathwayCoordinated)
	s.Rechoose, s.AtTariff = g.often(50), g.often(30)
	if g.often(30) {
		s.OPTAM = new(g.often(50))
	}
	if !s.AtTariff && g.often(50) {
		s.Fee = new(billing.Amount(g.IntN(90_00)))
	}
	return s
}

// Whatever the scenario and its outcome, the caller's consultation, down to what
// it points to, stays as it was, and so does the first bill when the second is
// written to.
func TestWhatIfLeavesItsArgument(t *testing.T) {
	answered := 0
	pricedDraws(t, 14, draws/10, func(g generator, c billing.Consultation, b billing.Bill) {
		fee, letter, urgent, supplements := c.Fee, c.Letter, c.Urgent, slices.Clone(c.Supplements)
		var feeWas billing.Amount
		if fee != nil {
			feeWas = *fee
		}
		letterWas := letter != nil && *letter
		s := g.scenario()
		o, err := billing.Official().WhatIf(c, s)
		assert.Equal(t, b, o.Before, "the answer or, with an error, what could be answered")
		if err != nil {
			refusal(t, err)
			return
		}
		answered++
		after := &o.After.Consultation
		if after.Fee != nil {
			*after.Fee = -1
		}
		if after.Letter != nil {
			*after.Letter = !*after.Letter
		}
		if after.Urgent != nil {
			*after.Urgent = !*after.Urgent
		}
		for i := range after.Supplements {
			after.Supplements[i] = "overwritten"
		}
		assert.True(t, fee == nil || *fee == feeWas, "the fee")
		assert.True(t, s.Fee == nil || *s.Fee != -1, "the fee of the scenario")
		assert.True(t, c.Fee == fee && c.Letter == letter && c.Urgent == urgent)
		assert.True(t, urgent == nil || after.Urgent != urgent, "no memory is shared")
		assert.True(t, letter == nil || *letter == letterWas, "whether a report is written")
		assert.Equal(t, supplements, c.Supplements)
		assert.Equal(t, b, o.Before)
	})
	assert.Greater(t, answered, draws/50)
}

func TestScenarioSetsEachFact(t *testing.T) {
	c := seed("2026-03-02")
	for _, k := range []struct {
		reason   string
		scenario billing.Scenario
		want     totals
	}{
		{"F1069: OPTAM has the base of sector 1", billing.Scenario{OPTAM: new(true)}, totals{base: "31.50", reimbursed: "20.05", patient: "39.95"}},
		{"sector 1 keeps the fee: a special demand", billing.Scenario{Sector: telehealth.Sector1}, totals{fee: "60.00", base: "31.50", excess: "28.50"}},
		{"sector 1 at its tariff", billing.Scenario{Sector: telehealth.Sector1, AtTariff: true}, totals{fee: "31.50", excess: "0.00", patient: "11.45"}},
		{"the participation of 1 euro", billing.Scenario{Date: day("2024-05-14")}, totals{flat: "1.00", reimbursed: "15.10"}},
		{"another fee", billing.Scenario{Fee: euros("70.00")}, totals{fee: "70.00", base: "23.00"}},
		{"no fee is one of nothing", billing.Scenario{Fee: euros("0.00")}, totals{fee: "0.00", patient: "0.00"}},
		{"F1069: outside the pathway", billing.Scenario{Pathway: telehealth.PathwayOutside}, totals{rate: "70", surcharge: "9.20", reimbursed: "4.90"}},
		{"the fee above the tariff of TCS", billing.Scenario{Mode: telehealth.ModeVideo}, totals{fee: "60.00"}},
	} {
		require.NotEmpty(t, k.reason)
		o, err := billing.Official().WhatIf(c, k.scenario)
		require.NoError(t, err, k.reason)
		k.want.check(t, &o.After)
		d := o.Difference()
		assert.False(t, d.IsZero(), k.reason)
	}
	o, err := billing.Official().WhatIf(c, billing.Scenario{Mode: telehealth.ModeVideo})
	require.NoError(t, err)
	assert.Equal(t, telehealth.KindTeleconsultation, o.After.Act().Kind(), "the mode reaches the choice of the letter key")
}

func TestScenarioRefused(t *testing.T) {
	gp := billing.Consultation{Date: day("2026-03-02"), Practitioner: as(sector1, telehealth.GeneralPractice)}
	named := seed("2026-03-02")
	named.Act = "C"
	for _, c := range []struct {
		reason   string
		question billing.Consultation
		scenario billing.Scenario
		code     telehealth.ErrorCode
		field    string
	}{
		{"OPTAM is a contract of sector 2", gp, billing.Scenario{OPTAM: new(true)}, telehealth.ErrorContradiction, "practitioner.optam"},
		{"also when both are asked for", seed("2026-03-02"), billing.Scenario{Sector: telehealth.Sector1, OPTAM: new(true)}, telehealth.ErrorContradiction, "practitioner.optam"},
		{"C is a key of the free fees", named, billing.Scenario{OPTAM: new(true)}, telehealth.ErrorNotCovered, "act"},
		{"an office consultation is not by video", named, billing.Scenario{Mode: telehealth.ModeVideo}, telehealth.ErrorContradiction, "mode"},
		{"outside the agreement there is no tariff to charge", seed("2026-03-02"), billing.Scenario{Sector: telehealth.SectorOutsideAgreement, AtTariff: true}, telehealth.ErrorMissing, "fee"},
		{"a fee and the tariff", gp, billing.Scenario{Fee: euros("30.00"), AtTariff: true}, telehealth.ErrorContradiction, "fee"},
		{"a day before the tables", gp, billing.Scenario{Date: day("2016-01-01")}, telehealth.ErrorNotCovered, "date"},
		{"tables without a doctor", gp, billing.Scenario{Tariffs: new(billing.Tariffs)}, telehealth.ErrorUnknown, "practitioner.specialty"},
	} {
		require.NotEmpty(t, c.reason)
		o, err := billing.Official().WhatIf(c.question, c.scenario)
		got := refusal(t, err)
		assert.Equal(t, c.code, got.Code, "%s: %v", c.reason, err)
		assert.Equal(t, c.field, got.Field, "%s: %v", c.reason, err)
		assert.Empty(t, o.After.Lines, c.reason)
	}
	o, err := billing.Official().WhatIf(billing.Consultation{}, billing.Scenario{})
	refusal(t, err)
	assert.Empty(t, o.Before.Lines, "the consultation itself has no price")
}

func TestScenarioGivesUp(t *testing.T) {
	named := seed("2026-03-02")
	named.Act, named.Supplements = "C", []telehealth.Code{}
	withOPTAM := seed("2026-03-02")
	withOPTAM.Practitioner.OPTAM = true
	for _, c := range []struct {
		reason   string
		question billing.Consultation
		scenario billing.Scenario
		want     []string
	}{
		{"the letter keys of the free fees have no price in OPTAM", named,
			billing.Scenario{OPTAM: new(true), Rechoose: true}, []string{"act", "supplements"}},
		{"nothing was named", seed("2026-03-02"), billing.Scenario{OPTAM: new(true), Rechoose: true}, nil},
		{"sector 1 has no OPTAM", withOPTAM, billing.Scenario{Sector: telehealth.Sector1}, []string{"practitioner.optam"}},
		{"nor is there one outside the agreement", withOPTAM, billing.Scenario{Sector: telehealth.SectorOutsideAgreement}, []string{"practitioner.optam"}},
		{"sector 2 keeps it", withOPTAM, billing.Scenario{Sector: telehealth.Sector2}, nil},
		{"the caller ended it", withOPTAM, billing.Scenario{Sector: telehealth.Sector1, OPTAM: new(false)}, nil},
	} {
		require.NotEmpty(t, c.reason)
		o, err := billing.Official().WhatIf(c.question, c.scenario)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, o.GaveUp, c.reason)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			assert.NotContains(t, o.Text(lang), "«", c.reason)
		}
	}
}

func TestOutcomeOfTheCaller(t *testing.T) {
	o := billing.Outcome{GaveUp: []string{"patient.cover"}}
	assert.Contains(t, o.Text("en"), "\npatient.cover\n", "a fact of the caller's own reads as it is written")
}

func TestGoldenOutcome(t *testing.T) {
	c := seed("2026-03-02")
	c.Practitioner.OPTAM = true
	o, err := billing.Official().WhatIf(c, billing.Scenario{Sector: telehealth.Sector1, AtTariff: true})
	require.NoError(t, err)
	totals{fee: "31.50", base: "31.50", patient: "11.45"}.check(t, &o.After)
	compareText(t, "outcomes", "sector-1-at-the-tariff", o.Text)
}
