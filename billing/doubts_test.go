package billing_test

import (
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What software cannot decide is a question, never a refusal: a local holiday, a
// patient of unknown age, a child who may be seen as a correspondent.
func TestDoubtsAreQuestions(t *testing.T) {
	at := func(s string) telehealth.TimeOfDay {
		var c telehealth.TimeOfDay
		require.NoError(t, c.UnmarshalText([]byte(s)))
		return c
	}
	gp := telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1}
	for _, c := range []struct {
		reason       string
		date         string
		territory    telehealth.Territory
		consultation billing.Consultation
		code         telehealth.Code
		question     string // "" for a refusal
	}{
		{"Saint-Étienne, by day", "2023-12-26", telehealth.AlsaceMoselle, billing.Consultation{Time: at("10:00")}, "F", "ask.local-day"},
		{"Saint-Étienne, the regulator's key too", "2023-12-26", telehealth.AlsaceMoselle, billing.Consultation{Time: at("10:00")}, "CRD", "ask.local-day"},
		{"Good Friday, by commune", "2024-03-29", telehealth.AlsaceMoselle, billing.Consultation{Time: at("10:00")}, "F", "ask.local-day"},
		{"abolition day, not urgent since the agreement", "2026-05-22", telehealth.Martinique, billing.Consultation{Time: at("10:00")}, "F", ""},
		{"the same day in Paris is an ordinary Friday", "2026-05-22", "", billing.Consultation{Time: at("10:00")}, "MHP", ""},
		{"MHP on Saint-Étienne", "2025-12-26", telehealth.AlsaceMoselle, billing.Consultation{Time: at("10:00")}, "MHP", "ask.local-day"},
		{"an adult may be above 80", "2026-03-02", "", billing.Consultation{Pathway: telehealth.PathwayReferred}, "MOP", "ask.birth"},
		{"an adult is above 5", "2026-03-02", "", billing.Consultation{}, "MEG", ""},
		{"no hour makes MHP admissible in an emergency", "2026-03-01", "", billing.Consultation{Pathway: telehealth.PathwayUrgent}, "MHP", ""},
	} {
		require.NotEmpty(t, c.reason)
		q := c.consultation
		q.Date, q.Practitioner = day(c.date), gp
		q.Practitioner.Territory = c.territory
		s := judged(t, q, c.code)
		if c.question == "" {
			assert.Equal(t, telehealth.VerdictRefused, s.Verdict, c.reason)
			continue
		}
		assert.Equal(t, telehealth.VerdictUndecided, s.Verdict, c.reason)
		assert.Contains(t, questions(s), c.question, c.reason)
	}
}

// A yes about the local day makes it a day of rest.
func TestLocalDayAnswered(t *testing.T) {
	var ten telehealth.TimeOfDay
	require.NoError(t, ten.UnmarshalText([]byte("10:00")))
	q := gpOn("2023-12-26")
	q.Practitioner.Territory, q.Time, q.Answers = telehealth.AlsaceMoselle, ten, map[string]bool{"ask.local-day": true}
	b := priced(t, q)
	assert.Contains(t, letters(&b), telehealth.Code("F"))
	q.Answers = nil
	b = priced(t, q)
	assert.NotContains(t, letters(&b), telehealth.Code("F"))
	_, asked := noteOf(&b, "time.ask")
	assert.True(t, asked, "the bill says that a supplement may be due")
}

func TestPaediatricianAsCorrespondent(t *testing.T) {
	q := billing.Consultation{
		Date: day("2020-03-03"), Practitioner: one(telehealth.Pediatrics), Pathway: telehealth.PathwayReferred,
		Patient: billing.Patient{Birth: day("2010-04-01")},
	}
	for _, code := range []telehealth.Code{"MPC", "MCS"} {
		assert.Equal(t, []string{"ask.correspondent"}, questions(judged(t, q, code)), "rules.csv, ask.correspondent: 28, or 30 via MPC + MCS if referred")
	}
	q.Supplements = []telehealth.Code{"MPC", "MCS"}
	b := priced(t, q)
	assert.Equal(t, "30.00", b.Base().String())
}

// A tele-expertise takes no supplement, on a Sunday neither.
func TestTeleExpertiseAsksForNoHour(t *testing.T) {
	q := gpOn("2026-03-01")
	q.Act = "TE2"
	b := priced(t, q)
	assert.False(t, slices.ContainsFunc(b.Notes, func(n billing.Note) bool { return n.Rule() == "time.ask" }))
}
