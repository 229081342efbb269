package billing_test

import (
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exemptionCases have the first day of each exemption, and what holds the day before.
var exemptionCases = []struct {
	pathway telehealth.Pathway
	first   string
	before  string // "outside", "unknown" for a text that was not found, "" for one before the tables
	reason  string
}{
	{telehealth.PathwayUrgent, "2017-05-01", "", "L162-5-3 1°"},
	{telehealth.PathwayAway, "2017-05-01", "", "L162-5-3 2°"},
	{telehealth.PathwaySerialCare, "2017-05-01", "", "D162-1-6 1°, décret 2005-1369"},
	{telehealth.PathwaySequence, "2017-05-01", "", "D162-1-6 2°, décret 2005-1369"},
	{telehealth.PathwayStandIn, "2019-08-14", "unknown", "D162-1-6 4°"},
	{telehealth.PathwayOnDuty, "2019-08-14", "unknown", "D162-1-6 5°"},
	{telehealth.PathwayAddiction, "2019-08-14", "unknown", "D162-1-6 6°"},
	{telehealth.PathwayGenetics, "2019-08-14", "unknown", "D162-1-6 8°"},
	{telehealth.PathwayUniversity, "2019-08-14", "unknown", "D162-1-6 9°"},
	{telehealth.PathwayMilitary, "2018-01-19", "unknown", "L162-5-3 3°, version of 2018-01-19"},
	{telehealth.PathwayNurse, "2019-08-14", "outside", "D162-1-6 11°"},
	{telehealth.PathwayMidwife, "2021-05-14", "outside", "L162-5-3 4°, version of 2021-05-14"},
	{telehealth.PathwayDeparted, "2023-12-29", "outside", "L162-5-3 5°, version of 2023-12-29"},
	{telehealth.PathwayNewDoctor, "2017-05-01", "", "L162-5-4, D162-1-8"},
	{telehealth.PathwayUnderserved, "2017-05-01", "", "L162-5-4, D162-1-8"},
}

// exempt are the pathways without surcharge that have a day of their own.
var exempt = []telehealth.Pathway{telehealth.PathwaySerialCare, telehealth.PathwaySequence, telehealth.PathwayStandIn,
	telehealth.PathwayOnDuty, telehealth.PathwayAddiction, telehealth.PathwayMilitary, telehealth.PathwayGenetics,
	telehealth.PathwayUniversity, telehealth.PathwayNurse, telehealth.PathwayMidwife, telehealth.PathwayDeparted,
	telehealth.PathwayNewDoctor, telehealth.PathwayUnderserved}

func TestExemptions(t *testing.T) {
	ask := func(pathway telehealth.Pathway, date, birth string) (billing.Bill, error) {
		return billing.Price(bill(date, one(telehealth.Psychiatry), birth, "90.00", func(q *billing.Consultation) {
			q.Fee, q.Pathway = nil, pathway
		}))
	}
	named := map[telehealth.Pathway]bool{}
	for _, c := range exemptionCases {
		require.NotEmpty(t, c.reason)
		named[c.pathway] = true
		b, err := ask(c.pathway, c.first, "1980-01-15")
		require.NoError(t, err, c.pathway)
		assert.Zero(t, b.Surcharge(), "%s: %s", c.pathway, c.reason)
		assert.False(t, b.PathwayRefused, c.reason)
		assert.Empty(t, b.Readings, c.reason)
		assert.True(t, slices.ContainsFunc(b.Notes, func(n billing.Note) bool {
			return n.Rule() == "pathway.exempt" || n.Rule() == "pathway.exempt."+string(c.pathway)
		}), "%s must say why: %v", c.pathway, b.Notes)
		out, err := ask(telehealth.PathwayOutside, c.first, "1980-01-15")
		require.NoError(t, err)
		assert.Positive(t, out.Surcharge(), "outside without the exemption, on the same day")
		assert.LessOrEqual(t, b.Patient(), out.Patient(), "%s never costs the patient more", c.pathway)

		before := day(c.first).AddDays(-1).String()
		switch c.before {
		case "outside":
			b, err = ask(c.pathway, before, "1980-01-15")
			require.NoError(t, err)
			assert.Positive(t, b.Surcharge(), "%s on %s: %s", c.pathway, before, c.reason)
			assert.Contains(t, b.Refused(), billing.Refusal{Field: "pathway"})
			_, found := noteOf(&b, "pathway.exempt.refused")
			assert.True(t, found)
			b, err = ask(c.pathway, before, "2015-01-15")
			require.NoError(t, err)
			assert.False(t, b.PathwayRefused, "a child needs none")
		case "unknown":
			_, err = ask(c.pathway, before, "1980-01-15")
			bad := refusal(t, err)
			assert.Equal(t, [...]string{"pathway", string(telehealth.ErrorNotCovered), string(c.pathway)}, [...]string{bad.Field, string(bad.Code), bad.Value})
		}
	}
	for _, p := range exempt {
		assert.True(t, named[p], "%s has no case", p)
	}
	_, err := ask("retired", "2026-03-02", "1980-01-15")
	assert.Contains(t, refusal(t, err).Want, "departed")
}

// D162-1-7 opens psychiatry at every age, the agreement and the public pages from 16 to 25.
func TestDirectAccessByTheDecree(t *testing.T) {
	ask := func(s telehealth.Specialty, birth string) billing.Bill {
		return priced(t, bill("2026-03-02", one(s), birth, "90.00", func(q *billing.Consultation) {
			q.Fee, q.Pathway, q.Letter = nil, telehealth.PathwayDirectAccess, new(false)
		}))
	}
	old := ask(telehealth.Psychiatry, "1980-01-15")
	assert.True(t, old.PathwayRefused)
	r, found := readingOf(&old, "reading.direct")
	require.True(t, found)
	assert.Zero(t, r.Surcharge)
	assert.Equal(t, "34.40", r.Reimbursed.String(), "CNP 52: 36.40 - 2")
	for _, c := range []struct {
		specialty telehealth.Specialty
		birth     string
		refused   bool
		reason    string
	}{
		{telehealth.Psychiatry, "2004-01-15", false, "22 years: open in every reading"},
		{telehealth.Ophthalmology, "1980-01-15", false, "named by the decree, without ages"},
		{telehealth.Stomatology, "1980-01-15", false, "not named by the decree, by the agreement"},
		{telehealth.Pediatrics, "1980-01-15", true, "in no list for adults"},
		{telehealth.Dermatology, "1980-01-15", true, "in no list"},
	} {
		b := ask(c.specialty, c.birth)
		assert.Equal(t, c.refused, b.PathwayRefused, c.reason)
		_, found := readingOf(&b, "reading.direct")
		assert.False(t, found, c.reason)
	}
}

// The aide médicale de l'État does not exist in Mayotte.
func TestNoAMEInMayotte(t *testing.T) {
	for territory, refused := range map[telehealth.Territory]bool{telehealth.Mayotte: true, telehealth.Reunion: false, telehealth.Metropole: false} {
		for _, cover := range []billing.Covers{billing.CoverAME, billing.CoverAME | billing.CoverALD} {
			p := one(telehealth.GeneralPractice)
			p.Territory = territory
			_, err := billing.Price(bill("2026-03-02", p, "1980-01-15", "90.00", func(q *billing.Consultation) { q.Fee, q.Patient.Cover = nil, cover }))
			if !refused {
				require.NoError(t, err, territory)
				continue
			}
			bad := refusal(t, err)
			assert.Equal(t, "patient.cover", bad.Field)
			assert.Equal(t, telehealth.ErrorContradiction, bad.Code)
		}
	}
	p := one(telehealth.GeneralPractice)
	p.Territory = telehealth.Mayotte
	_, err := billing.Price(bill("2026-03-02", p, "1980-01-15", "90.00", func(q *billing.Consultation) { q.Fee, q.Patient.Cover = nil, billing.CoverC2S }))
	require.NoError(t, err, "another cover holds there")
}

// Where the letter keys stay, an exemption never costs the patient more than being outside:
// inside, an excess of sector 1 is a special demand, which ends the supplement MPC. Fees of
// a few euros and the tariff of authority are left out: the participation takes all that
// the fund pays of them.
func TestExemptionsNeverRaiseWhatThePatientPays(t *testing.T) {
	g := newGenerator(29)
	compared := 0
	for range draws / 2 {
		c := g.consultation()
		c.Pathway, c.Urgent = telehealth.PathwayOutside, nil
		out, err := billing.Price(c)
		if err != nil || c.Practitioner.Sector == telehealth.SectorOutsideAgreement || out.Fee() < 10*billing.Euro {
			continue
		}
		c.Pathway = pickOne(g, exempt...)
		b, err := billing.Price(c)
		if err != nil || !slices.Equal(letters(&out), letters(&b)) {
			continue
		}
		compared++
		if b.Patient() > out.Patient() {
			t.Fatalf("%s instead of %s\n%s\n%s", b.Patient(), out.Patient(), b.Text("en"), out.Text("en"))
		}
	}
	require.Greater(t, compared, draws/8)
}

// R160-6: outside, the flat sum of heavy acts and the surcharge stay with a C2S patient, as
// with any other; inside, C2S pays the co-payment in its place.
func TestHeavyActUnderC2SOutside(t *testing.T) {
	for _, c := range []struct {
		cover      billing.Covers
		pathway    telehealth.Pathway
		copayment  string
		complement string
		reason     string
	}{
		{0, telehealth.PathwayOutside, "34.60", "0.00", "24.00 and 10.60"},
		{billing.CoverC2S, telehealth.PathwayOutside, "34.60", "0.00", "the same, left to the patient (L861-3)"},
		{billing.CoverC2S, telehealth.PathwayReferred, "38.85", "38.85", "30 % of 129.50, which C2S pays"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, bill("2026-03-02", one(telehealth.GeneralPractice), "1940-01-15", "129.50", func(q *billing.Consultation) {
			q.Act, q.Supplements, q.Pathway, q.Patient.Cover = "VL", []telehealth.Code{"MD", "VRM"}, c.pathway, c.cover
		}))
		totals{copayment: c.copayment, complement: c.complement}.check(t, &b)
	}
}
