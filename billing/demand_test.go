package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rules.csv, need.no-demand and excess.outside: MPC is not billed with an excess on the patient's special
// demand (DE), of which sector 1 has no other; outside the pathway the authorised
// excess (DA) takes MCS away and leaves MPC.
func TestSpecialDemand(t *testing.T) {
	for _, c := range []struct {
		date      string
		specialty telehealth.Specialty
		fee       string
		pathway   telehealth.Pathway
		base      string
		reason    string
	}{
		{"2023-12-01", telehealth.Dermatology, "60.00", "", "28.00", "CS 23 + MCS 5, without MPC 3.50"},
		{"2023-12-01", telehealth.Dermatology, "31.50", "", "31.50", "no excess: CS + MPC + MCS"},
		{"2023-12-01", telehealth.Dermatology, "31.51", "", "28.00", "one cent above is an excess"},
		{"2023-12-01", telehealth.Psychiatry, "80.00", "", "47.50", "CNPSY 42.50 + MCS 5, without MPC 4.20"},
		{"2023-12-01", telehealth.Dermatology, "37.00", telehealth.PathwayOutside, "26.50", "DA: CS 23 + MPC 3.50"},
		{"2025-03-03", telehealth.Dermatology, "60.00", "", "31.50", "MPC is inside CS since 2024-12-22"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, bill(c.date, one(c.specialty), "1980-01-15", c.fee, func(q *billing.Consultation) { q.Pathway = c.pathway }))
		assert.Equal(t, c.base, b.Base().String(), c.reason)
	}
}

// UNCAM 29 October 2024, article 7: below 16, also without an attending doctor,
// MCS and MCC are due, MCG is not; F10874 prints the whole base.
func TestCoordinationOfChildren(t *testing.T) {
	for _, c := range []struct {
		date      string
		specialty telehealth.Specialty
		letter    bool
		base      string
		reason    string
	}{
		{"2025-03-03", telehealth.Dermatology, true, "31.50", "CS + MCS"},
		{"2025-03-03", telehealth.Dermatology, false, "26.50", "no report, no coordination"},
		{"2025-03-03", telehealth.Psychiatry, true, "67.00", "CNP 50 + MP 12 + MCS 5"},
		{"2023-12-03", telehealth.Cardiology, true, "52.50", "CSC 47.73 + MCC 4.77"},
		{"2025-03-03", telehealth.GeneralPractice, true, "30.00", "MCG is not for children without attending doctor"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, bill(c.date, one(c.specialty), "2014-02-15", "90.00", func(q *billing.Consultation) {
			q.Pathway, q.Letter, q.Fee = telehealth.PathwayOutside, &c.letter, nil
		}))
		assert.Equal(t, c.base, b.Base().String(), "%s: %v", c.reason, letters(&b))
		assert.Equal(t, "70", b.Rate().String(), "no surcharge below 16")
	}
}

// A client in Go reads back what the pipe wrote.
func TestStatementRoundTrip(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	want := b.Statement("en")
	text, err := json.Marshal(want)
	require.NoError(t, err)
	var got billing.Statement
	require.NoError(t, json.Unmarshal(text, &got))
	assert.Equal(t, want, got)
	for _, wrong := range []string{`"70"`, `-1`, `70.005`, `1e2`, `100000`, `true`} {
		var r billing.Rate
		assert.Error(t, json.Unmarshal([]byte(wrong), &r), wrong)
	}
}

// L160-14, R160-16: from 120 euros of tariffs a flat sum replaces the co-payment.
func TestHeavyActs(t *testing.T) {
	tariffs := readOwnKeys(t, "BIG,consultation,specialist,opposable,metropole,,2017-05-01,150.00,ameli-flat-24,likely\n"+
		"BIG,,specialist,opposable,metropole,,2025-01-01,119.99,ameli-flat-24,likely\n"+
		"BIG,,specialist,opposable,metropole,,2025-02-01,120.00,ameli-flat-24,likely")
	for _, c := range []struct {
		date      string
		cover     billing.Covers
		scheme    billing.Scheme
		pathway   telehealth.Pathway
		copayment string
		reason    string
	}{
		{"2018-12-31", 0, "", "", "18.00", "the day before 24 euros"},
		{"2019-01-01", 0, "", "", "24.00", "décret 2018-1257"},
		{"2025-01-01", 0, "", "", "36.00", "119.99 is below: 30 % of it"},
		{"2025-02-01", 0, "", "", "24.00", "120.00 is not"},
		{"2026-04-21", 0, "", "", "24.00", "the day before"},
		{"2026-04-22", 0, "", "", "32.00", "disputed: Que Choisir"},
		{"2019-01-01", billing.CoverALD, "", "", "0.00", "exempt: paid in full"},
		{"2019-01-01", billing.CoverC2S, "", "", "45.00", "exempt: C2S pays the co-payment"},
		{"2019-01-01", 0, billing.SchemeAlsaceMoselle, "", "0.00", "the local scheme pays it"},
		{"2019-01-01", 0, "", telehealth.PathwayOutside, "34.00", "L160-14 1° and R160-6: the flat sum of 24.00 and the surcharge of 10.00"},
	} {
		require.NotEmpty(t, c.reason)
		q := bill(c.date, one(telehealth.Dermatology), "1980-01-15", "90.00", nil)
		q.Fee = nil
		q.Act, q.Patient.Cover, q.Patient.Scheme, q.Pathway = "BIG", c.cover, c.scheme, c.pathway
		b, err := tariffs.Price(q)
		require.NoError(t, err)
		assert.Equal(t, c.copayment, b.Copayment().String(), "%s: %s", c.date, c.reason)
		other, found := readingOf(&b, "reading.heavy")
		assert.Equal(t, c.date == "2026-04-22", found, c.reason)
		if found {
			assert.Equal(t, "24.00", (other.Base - other.Reimbursed - other.Participation).String(), "R160-16 as read in March 2026")
		}
		assert.Equal(t, b.Fee(), b.Reimbursed()+b.Complement+b.Patient())
	}
}
