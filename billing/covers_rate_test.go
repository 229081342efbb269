package billing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What each cover does to the rate, the participation and third-party payment, for a
// general practitioner of sector 1, and for whom it does nothing.
func TestCovers(t *testing.T) {
	const adult = "1980-01-15"
	for _, c := range []struct {
		date, birth string
		cover       billing.Covers
		rate, flat  string
		due         bool // third-party payment
		vain        billing.Covers
		reason      string
	}{
		{"2026-03-02", adult, billing.CoverAbortion, "100", "2.00", true, 0, "R160-17 I 4°; L162-1-21; no text spares the participation of an adult"},
		{"2026-03-02", "2009-01-15", billing.CoverAbortion, "100", "0.00", true, 0, "L160-15: minors owe none"},
		{"2020-12-15", adult, billing.CoverAbortion, "100", "1.00", false, 0, "L162-1-21 names abortions from 2020-12-16"},
		{"2020-12-16", adult, billing.CoverAbortion, "100", "1.00", true, 0, "L162-1-21 names abortions from 2020-12-16"},
		{"2026-03-02", adult, billing.CoverAbusedMinor, "100", "2.00", false, 0, "R160-17 II: beyond the age of 18 if need be; the participation is then due"},
		{"2026-03-02", "2011-01-15", billing.CoverAbusedMinor, "100", "0.00", false, 0, "R160-17 II; L160-15"},
		{"2026-03-02", adult, billing.CoverDonor, "100", "2.00", false, 0, "R160-17 I 3°"},
		{"2026-03-02", adult, billing.CoverFollowUp, "100", "2.00", false, 0, "R160-14; L162-1-21 is for the 3° and 4° of L160-14, not for the 10°"},
		{"2026-03-02", adult, billing.CoverInfertility, "100", "2.00", false, 0, "R160-17 I 2° and 9°"},
		{"2026-03-02", adult, billing.CoverMilitaryPension, "100", "2.00", false, 0, "L371-6: the percentage alone; CNMSS: the participation is due"},
		{"2026-03-02", adult, billing.CoverPrenatal, "100", "0.00", true, 0, "L160-9: no participation at all"},
		{"2026-03-02", adult, billing.CoverTerrorism, "100", "0.00", true, 0, "L169-2 4° and 5°; L169-8"},
		{"2017-06-30", adult, billing.CoverTerrorism, "100", "0.00", false, 0, "L169-8 holds from 2017-07-01"},
		{"2017-07-01", adult, billing.CoverTerrorism, "100", "0.00", true, 0, "L169-8 holds from 2017-07-01"},
		{"2026-03-02", adult, billing.CoverWorkInjury, "100", "2.00", true, 0, "L432-1: the participation applies, the fund pays directly"},

		{"2019-06-20", "2003-03-01", billing.CoverContraception, "100", "0.00", true, 0, "a girl of 16: décret 2016-865"},
		{"2019-06-20", "2004-06-20", billing.CoverContraception, "100", "0.00", true, 0, "fifteen on that day"},
		{"2019-06-20", "2004-06-21", billing.CoverContraception, "70", "0.00", false, billing.CoverContraception, "fourteen: from 15 only"},
		{"2020-08-27", "2007-01-15", billing.CoverContraception, "70", "0.00", false, billing.CoverContraception, "thirteen, the day before"},
		{"2020-08-28", "2007-01-15", billing.CoverContraception, "100", "0.00", true, 0, "R160-17 of 2020-08-28: every minor"},
		{"2021-12-31", "2003-12-31", billing.CoverContraception, "70", "0.00", false, billing.CoverContraception, "eighteen, the day before; a minor on 1 January"},
		{"2021-12-31", "1998-01-15", billing.CoverContraception, "70", "1.00", false, billing.CoverContraception, "twenty-three, the day before"},
		{"2022-01-01", "1998-01-15", billing.CoverContraception, "100", "1.00", true, 0, "L162-4-5: below 26; the participation is due from 18"},
		{"2026-03-02", "2000-03-03", billing.CoverContraception, "100", "2.00", true, 0, "the day before the twenty-sixth birthday"},
		{"2026-03-02", "2000-03-02", billing.CoverContraception, "70", "2.00", false, billing.CoverContraception, "twenty-six"},

		{"2026-03-02", "2026-01-31", billing.CoverNewborn, "100", "0.00", false, 0, "the thirtieth day after the birth: R160-17 I 1°"},
		{"2026-03-02", "2026-01-30", billing.CoverNewborn, "70", "0.00", false, billing.CoverNewborn, "the thirty-first"},
	} {
		t.Run(c.date+" "+c.cover.String()+" "+c.birth, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := bill(c.date, one(telehealth.GeneralPractice), c.birth, "0.00", nil)
			q.Fee, q.Patient.Cover = nil, c.cover
			b := priced(t, q)
			for i := range b.Lines {
				assert.Equal(t, c.rate, b.Lines[i].Rate.String(), c.reason)
			}
			assert.Equal(t, c.flat, b.Participation.String(), c.reason)
			_, due := noteOf(&b, "third-party.due")
			assert.Equal(t, c.due, due, c.reason)
			assert.Equal(t, c.vain, b.NoCover, c.reason)
			refused := 0
			for _, r := range b.Refused() {
				if r.Field == "patient.cover" {
					refused++
				}
			}
			assert.Equal(t, c.vain != 0, refused == 1, "a cover claimed in vain is refused in a field")
		})
	}
}

// The order of covers on the wire does not matter, nor does one written as a list.
func TestOrderOfCovers(t *testing.T) {
	const question = `{"date":"2026-03-02","practitioner":{"specialty":"general-practice","sector":"1"},` +
		`"patient":{"birth":"1980-01-15","cover":COVER},"pathway":"outside"}`
	ask := func(cover string) billing.Bill {
		var q billing.Consultation
		require.NoError(t, q.UnmarshalJSON([]byte(strings.Replace(question, "COVER", cover, 1))))
		return priced(t, q)
	}
	assert.Equal(t, ask(`"invalidity"`), ask(`["invalidity"]`))
	one := ask(`["ald","c2s","invalidity"]`)
	for _, order := range []string{`["c2s","ald","invalidity"]`, `["invalidity","c2s","ald"]`, `["invalidity","ald","c2s"]`} {
		assert.Equal(t, one, ask(order), order)
	}
}

// What looks at a bill from elsewhere sees the whole set: the judgement of a key, the
// quote, the correction, another scenario.
func TestCoversEverywhere(t *testing.T) {
	q := bill("2023-06-01", one(telehealth.GeneralPractice), "1980-01-15", "0.00", nil)
	q.Fee, q.ID, q.ThirdParty, q.Patient.Cover = nil, "first", true, billing.CoverALD|billing.CoverTerrorism
	suggestions, err := billing.Official().Suggest(q)
	require.NoError(t, err)
	seen := false
	for _, s := range suggestions {
		if s.Code == "IMT" {
			seen = true
			assert.NotEqual(t, telehealth.VerdictRefused, s.Verdict, "a long illness, whatever stands beside it")
		}
	}
	assert.True(t, seen)

	quote, err := billing.Official().Quote(q)
	require.NoError(t, err)
	assert.Zero(t, quote.Charged(), "L169-8: the fund pays the doctor all")

	after := q
	after.ID, after.Patient.Cover = "second", billing.CoverALD
	fixed, err := billing.Official().Correct(quote.Bill, after)
	require.NoError(t, err)
	assert.Equal(t, billing.CoverALD|billing.CoverTerrorism, fixed.Reversal.Consultation.Patient.Cover)
	assert.Equal(t, "1.00", fixed.Replacement.Participation.String(), "an illness alone does not spare it")

	outcome, err := billing.Official().WhatIf(q, billing.Scenario{Pathway: telehealth.PathwayOutside})
	require.NoError(t, err)
	assert.Zero(t, outcome.After.Patient(), "L169-2: no share to surcharge")
}

// Two covers together: what the texts give, the better of both.
func TestCoversMeet(t *testing.T) {
	for _, c := range []struct {
		cover  billing.Covers
		fee    string
		wants  totals
		reason string
	}{
		{billing.CoverC2S | billing.CoverALD, "30.00", totals{reimbursed: "30.00", complement: "0.00", flat: "0.00", patient: "0.00"}, "L861-3: C2S comes after the exemption; L160-15: no participation"},
		{billing.CoverC2S | billing.CoverWorkInjury, "30.00", totals{reimbursed: "30.00", complement: "0.00", flat: "0.00", patient: "0.00"}, "L432-1 applies the II of L160-13, and L160-15 spares C2S"},
		{billing.CoverALD | billing.CoverInvalidity, "30.00", totals{reimbursed: "28.00", complement: "0.00", flat: "2.00", patient: "2.00"}, "neither spares the participation"},
		{billing.CoverALD | billing.CoverMaternity, "30.00", totals{reimbursed: "30.00", complement: "0.00", flat: "0.00", patient: "0.00"}, "L160-9: no participation"},
		{billing.CoverMilitaryPension | billing.CoverMilitary, "30.00", totals{reimbursed: "30.00", complement: "0.00", flat: "0.00", patient: "0.00"}, "care for the wound itself owes none"},
		{billing.CoverTerrorism | billing.CoverALD, "50.00", totals{reimbursed: "30.00", complement: "20.00", flat: "0.00", patient: "0.00"}, "L169-2-1: the excess is paid too"},
		{billing.CoverALD, "50.00", totals{reimbursed: "28.00", complement: "0.00", flat: "2.00", patient: "22.00"}, "an illness pays no excess"},
	} {
		t.Run(c.cover.String(), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := bill("2026-03-02", as(optam, telehealth.GeneralPractice), "1980-01-15", c.fee, nil)
			q.Patient.Cover = c.cover
			b := priced(t, q)
			c.wants.check(t, &b)
		})
	}
}

// A cover that is for an age needs one.
func TestCoverNeedsABirth(t *testing.T) {
	for _, cover := range []billing.Covers{billing.CoverContraception, billing.CoverNewborn} {
		q := bill("2026-03-02", one(telehealth.GeneralPractice), "1980-01-15", "30.00", nil)
		q.Patient = billing.Patient{Cover: cover | billing.CoverALD}
		_, err := billing.Price(q)
		bad := refusal(t, err)
		assert.Equal(t, telehealth.ErrorMissing, bad.Code)
		assert.Equal(t, "patient.birth", bad.Field)
		assert.Contains(t, bad.Want, cover.String())
	}
}

// Adding a cover never raises what the patient pays, where the letter keys stay: AME ends
// the coordination. Bills of doctors outside the agreement are left out: there one cent more
// can cost the participation, see TestParticipationOfAuthority; and fees of a few euros,
// of which the participation takes all that the fund pays, however much that is.
func TestMoreCoversNeverCostMore(t *testing.T) {
	g := newGenerator(16)
	compared := 0
	for range draws / 2 {
		c := g.consultation()
		before, err := billing.Price(c)
		if err != nil || c.Practitioner.Sector == telehealth.SectorOutsideAgreement || before.Fee() < 10*billing.Euro {
			continue
		}
		c.Patient.Cover |= pickOne(g, allCovers...)
		after, err := billing.Price(c)
		if err != nil || !slices.Equal(letters(&before), letters(&after)) {
			continue
		}
		compared++
		if after.Patient() > before.Patient() {
			t.Fatalf("%s beside %s\n%s\n%s", c.Patient.Cover, before.Consultation.Patient.Cover, before.Text("en"), after.Text("en"))
		}
	}
	require.Greater(t, compared, draws/8)
}
