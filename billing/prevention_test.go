package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Arrêté of 28 May 2024: the prevention check-up of every doctor, in four bands of age,
// paid in full, without excess.
func TestPreventionCheckUp(t *testing.T) {
	reunion := sector1
	reunion.Territory = telehealth.Reunion
	for _, c := range []struct {
		date      string
		doctor    telehealth.Practitioner
		age       int
		fee       string
		base      string
		right     billing.ExcessRight
		verdict   telehealth.Verdict
		specialty telehealth.Specialty
		reason    string
	}{
		{"2024-05-30", sector1, 45, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "the day after the Journal officiel; the first one in the band is asked"},
		{"2025-03-03", sector1, 18, "30.00", "30.00", "", maybe, telehealth.MedicalGynecology, "every doctor; the first age"},
		{"2025-03-03", sector1, 25, "30.00", "30.00", "", maybe, telehealth.Cardiology, "the last age of the first band"},
		{"2025-03-03", sector1, 17, "30.00", "30.00", "", no, telehealth.GeneralPractice, "a minor"},
		{"2025-03-03", sector1, 26, "30.00", "30.00", "", no, telehealth.GeneralPractice, "between two bands"},
		{"2025-03-03", sector1, 50, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "45 to 50"},
		{"2025-03-03", sector1, 51, "30.00", "30.00", "", no, telehealth.GeneralPractice, "45 to 50"},
		{"2025-03-03", sector1, 59, "30.00", "30.00", "", no, telehealth.GeneralPractice, "60 to 65"},
		{"2025-03-03", sector1, 60, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "60 to 65"},
		{"2025-03-03", sector1, 65, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "60 to 65"},
		{"2025-03-03", sector1, 70, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "70 to 75"},
		{"2025-03-03", sector1, 75, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "70 to 75"},
		{"2025-03-03", sector1, 76, "30.00", "30.00", "", no, telehealth.GeneralPractice, "70 to 75"},
		{"2025-03-03", reunion, 45, "31.50", "31.50", "", maybe, telehealth.GeneralPractice, "31.50 overseas"},
		{"2025-03-03", sector2, 45, "50.00", "30.00", billing.ExcessNone, maybe, telehealth.GeneralPractice, "no excess, in sector 2 either"},
		{"2025-03-03", optam, 45, "50.00", "30.00", billing.ExcessNone, maybe, telehealth.Dermatology, "nor under OPTAM"},
		{"2025-03-03", sector1, 45, "50.00", "30.00", billing.ExcessNone, maybe, telehealth.GeneralPractice, "nor in sector 1"},
		{"2025-03-03", sector2, 45, "30.00", "30.00", "", maybe, telehealth.GeneralPractice, "no excess, nothing refused"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, met(c.date, as(c.doctor, c.specialty), c.age, charged(c.fee), billedAs("RDV")))
		assert.Equal(t, c.base, b.Base().String(), c.reason)
		assert.Equal(t, "100", b.Rate().String(), c.reason)
		assert.Equal(t, c.right, b.ExcessRight, c.reason)
		assert.Equal(t, c.verdict, b.Lines[0].Verdict, c.reason)
	}
	_, err := billing.Price(met("2024-05-29", as(sector1, telehealth.GeneralPractice), 45, billedAs("RDV")))
	assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, err).Code, "the day before the decree")
}

// Every public table prints direct access with the coordination supplement, which the
// agreement ties to a report: where nothing is said of one it is supposed, aloud.
func TestReportOfDirectAccess(t *testing.T) {
	gynaecologist := one(telehealth.MedicalGynecology)
	for _, c := range []struct {
		letter  *bool
		answers map[string]bool
		base    string
		verdict telehealth.Verdict
		reason  string
	}{
		{nil, nil, "37.00", maybe, "F1069: 37.00 -> 23.90"},
		{new(true), nil, "37.00", yes, "a report"},
		{new(false), nil, "32.00", "", "no report, no supplement"},
		{nil, map[string]bool{"ask.letter": true}, "37.00", yes, "the answer is the fact"},
		{nil, map[string]bool{"ask.letter": false}, "32.00", "", "the answer is the fact"},
	} {
		q := met("2025-03-03", gynaecologist, 40, through(telehealth.PathwayDirectAccess))
		q.Letter, q.Answers = c.letter, c.answers
		b := priced(t, q)
		assert.Equal(t, c.base, b.Base().String(), c.reason)
		_, asked := noteOf(&b, "ask.letter")
		assert.Equal(t, c.verdict == maybe, asked, c.reason)
		if c.verdict != "" {
			assert.Equal(t, c.verdict, b.Lines[1].Verdict, c.reason)
		} else {
			assert.Len(t, b.Lines, 1, c.reason)
		}
	}
	q := met("2025-03-03", gynaecologist, 40, through(telehealth.PathwayDirectAccess), letter(true), answered("ask.letter", false))
	_, err := billing.Price(q)
	assert.Equal(t, telehealth.ErrorContradiction, refusal(t, err).Code, "the report cannot be both")
}

// AME is outside the care pathway of the insured, so one source bills no coordination.
func TestCoordinationWithAME(t *testing.T) {
	b := priced(t, met("2024-08-05", gpA, 40, through(telehealth.PathwayReferred), covered(billing.CoverAME)))
	assert.Equal(t, "26.50", b.Base().String())
	other, found := noteOf(&b, "coordination.ame")
	require.True(t, found, "the other reading is named")
	assert.Equal(t, "5.00", other.Amount.String())
	assert.Equal(t, telehealth.ConfidenceDisputed, other.Confidence())
	b = priced(t, met("2024-08-05", gpA, 40, through(telehealth.PathwayAttending), covered(billing.CoverAME)))
	_, found = noteOf(&b, "coordination.ame")
	assert.False(t, found, "nobody sent the patient: no reading bills coordination")
}
