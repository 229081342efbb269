package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Doctors say the clinical key of a complex consultation; the claim has the grouping one.
func TestClinicalKeysNameTheirGroup(t *testing.T) {
	for _, c := range []struct{ key, group, reason string }{
		{"CSO", "CCX", "obesity of a child"}, {"CSE", "CCX", "complex, by the page of 2018"}, {"ASE", "CCX", "complex"},
		{"SGE", "MCX", "a supplement of 16.00"}, {"PPR", "MCX", "a supplement of 16.00"}, {"MTX", "MIS", "the group of the very complex"},
	} {
		require.NotEmpty(t, c.reason)
		q := visitWith("2018-04-23", telehealth.OtherSpecialty, sector1)
		q.Supplements = []telehealth.Code{telehealth.Code(c.key)}
		_, err := billing.Price(q)
		require.Error(t, err)
		bad := refusal(t, err)
		assert.Equal(t, telehealth.ErrorUnknown, bad.Code)
		assert.Contains(t, bad.Want, c.key+" is billed as "+c.group, c.reason)
	}
	q := visitWith("2018-04-23", telehealth.OtherSpecialty, sector1)
	q.Supplements = []telehealth.Code{"XYZ"}
	_, err := billing.Price(q)
	require.Error(t, err)
	assert.NotContains(t, refusal(t, err).Want, "is billed as", "a key of no group")
}

// Since 2024-12-22 the paediatrician's keys are of a consultation or a visit; the
// supplements of the hour stay with the office.
func TestPaediatricianVisits(t *testing.T) {
	visit := func(date, birth string) billing.Consultation {
		c := visitWith(date, telehealth.Pediatrics, sector1)
		c.Mode, c.Patient.Birth = telehealth.ModeHome, day(birth)
		return c
	}
	for _, c := range []struct{ date, birth, act, gross, reason string }{
		{"2024-12-21", "2024-01-01", "VS", "16.10", "the day before, the visit of every specialist"},
		{"2024-12-22", "2024-01-01", "CEH", "27.30", "up to the second birthday"},
		{"2026-03-02", "2025-01-01", "CEH", "28.00", "40.00 in 2026"},
		{"2025-03-04", "2020-01-01", "CEK", "24.50", "from two to five"},
		{"2025-03-04", "2015-01-01", "CEG", "22.05", "from six"},
	} {
		b := priced(t, visit(c.date, c.birth))
		assert.Equal(t, telehealth.Code(c.act), b.Act(), c.reason)
		assert.Equal(t, c.gross, b.Gross().String(), c.reason)
	}
	night := visit("2025-03-04", "2024-01-01")
	night.Pathway, night.Time = telehealth.PathwayUrgent, telehealth.MustParseTimeOfDay("22:00")
	b := priced(t, night)
	assert.Equal(t, []telehealth.Code{"CEH"}, letters(&b), "MN is not added to a visit of itself")
	night.Mode = ""
	b = priced(t, night)
	assert.Contains(t, letters(&b), telehealth.Code("MN"), "and is in the office")
	named := visit("2025-03-04", "2024-01-01")
	named.Act, named.Practitioner.Specialty = "CS", telehealth.Cardiology
	_, err := billing.Price(named)
	require.Error(t, err, "another consultation is still none at home")
	assert.Equal(t, "mode", refusal(t, err).Field)
}
