package teleconsult_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// The bill and the appointment say the same of direct access: where it alone opens
// the pathway, the bill is not outside it; where the bill is outside, the
// appointment is refused or left to be decided.
func TestDirectAccessAgreesWithTheBill(t *testing.T) {
	const day = "2026-03-02"
	for _, s := range telehealth.Specialties() {
		for _, age := range []int{0, 15, 16, 25, 26, 60} {
			birth, err := telehealth.NewDate(2026-age, 3, 1)
			require.NoError(t, err)
			c := plain(day)
			outside(&c)
			c.Practitioner.Specialty, c.Birth = s, birth
			finding := found(t, eligible(t, c), "pathway")

			bill, err := billing.Price(billing.Consultation{
				Date: c.Date, Practitioner: c.Practitioner, Pathway: telehealth.PathwayDirectAccess,
				Patient: billing.Patient{Birth: birth},
			})
			require.NoError(t, err, "%s, %d", s, age)
			surcharged := slices.ContainsFunc(bill.Notes, func(n billing.Note) bool { return n.Rule() == "pathway.direct.refused" })
			assert.Equal(t, surcharged, finding.Verdict != telehealth.VerdictMet, "%s, %d years: %+v", s, age, finding)
		}
	}
}

// Outside the pathway the bill is at a lower rate and disputed: so here it is to be decided.
func TestOutsideIsAsDisputedAsOnTheBill(t *testing.T) {
	c := plain("2026-03-02")
	outside(&c)
	bill, err := billing.Price(billing.Consultation{
		Date: c.Date, Practitioner: c.Practitioner, Mode: telehealth.ModeVideo, Pathway: telehealth.PathwayOutside,
		Patient: billing.Patient{Birth: c.Birth},
	})
	require.NoError(t, err)
	i := slices.IndexFunc(bill.Notes, func(n billing.Note) bool { return n.Rule() == "rate.remote.outside" })
	require.GreaterOrEqual(t, i, 0)
	finding := found(t, eligible(t, c), "pathway")
	assert.Equal(t, telehealth.VerdictUndecided, finding.Verdict)
	assert.Equal(t, bill.Notes[i].Confidence(), finding.Confidence)
}
