package law_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

func TestCarePathway(t *testing.T) {
	p := law.CarePathway()
	for _, c := range []struct {
		reason    string
		specialty telehealth.Specialty
		date      string
		age       int
		open      bool
	}{
		{"gynaecology at every age", telehealth.MedicalGynecology, "2026-03-02", 80, true},
		{"obstetrics too", telehealth.ObstetricsGynecology, "2026-03-02", 17, true},
		{"eyes", telehealth.Ophthalmology, "2017-05-01", 40, true},
		{"mouths", telehealth.Stomatology, "2026-03-02", 0, true},
		{"the first year of the young", telehealth.Psychiatry, "2026-03-02", 16, true},
		{"the last", telehealth.Psychiatry, "2026-03-02", 25, true},
		{"a year too young", telehealth.Psychiatry, "2026-03-02", 15, false},
		{"a year too old", telehealth.Neuropsychiatry, "2026-03-02", 26, false},
		{"of no known age", telehealth.Psychiatry, "2026-03-02", -1, false},
		{"before the first row", telehealth.Ophthalmology, "2009-01-30", 40, false},
		{"no direct access to the heart", telehealth.Cardiology, "2026-03-02", 40, false},
	} {
		require.NotEmpty(t, c.reason)
		direct := p.Direct[c.specialty]
		row := direct.At(day(c.date))
		assert.Equal(t, c.open, row != nil && row.Value.Hold(c.age), c.reason)
	}
	child := p.Child.At(day("2026-03-02"))
	require.NotNil(t, child)
	assert.True(t, child.Value.Hold(0) && child.Value.Hold(15))
	assert.False(t, child.Value.Hold(16), "of age in the pathway")
	assert.False(t, child.Value.Hold(-1), "of no known age")
	assert.Len(t, p.RemoteDirect, 8, "those of the lists for the teleconsultation")
	for s, listed := range p.RemoteDirect {
		for _, row := range listed.Rows {
			assert.False(t, row.Value.Limited() && row.State == law.InForce, "%s: the lists have no ages", s)
		}
	}
}
