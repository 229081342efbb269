package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	coordinated = telehealth.PathwayCoordinated
	hors        = telehealth.PathwayOutside
	grown       = "1980-01-15"
)

// A GP of sector 1, on 2026-03-02 unless the case says otherwise: the rate and
// the participation of every situation that rules.csv has.
var rateCases = []struct {
	date, birth string
	scheme      billing.Scheme
	cover       billing.Covers
	pathway     telehealth.Pathway
	rate, flat  string
	surcharge   string
	note        string
	reason      string
}{
	{"2026-03-02", grown, "", 0, coordinated, "70", "2.00", "0.00", "rate.normal", "1.1: L160-13, R160-5"},
	{"2026-03-02", grown, "", 0, hors, "70", "2.00", "12.00", "rate.surcharge", "L162-5-3: 40 % of 30.00 since 2009"},
	{"2017-05-01", grown, "", 0, hors, "70", "1.00", "10.00", "rate.surcharge", "the same on the first day, of 25.00"},
	{"2026-03-02", grown, "", 0, telehealth.PathwayUrgent, "70", "2.00", "0.00", "pathway.exempt", "1.2: no surcharge in an emergency"},
	{"2026-03-02", grown, "", 0, telehealth.PathwayAway, "70", "2.00", "0.00", "pathway.exempt", "1.2: nor far from home"},
	{"2026-03-02", grown, "", 0, telehealth.PathwayDirectAccess, "70", "2.00", "12.00", "pathway.direct.refused", "1.2: no direct access to a GP"},
	{"2026-03-02", "2010-03-03", "", 0, hors, "70", "0.00", "0.00", "rate.minor", "1.5: the day before the sixteenth birthday"},
	{"2026-03-02", "2010-03-02", "", 0, hors, "70", "0.00", "12.00", "rate.surcharge", "1.5: the pathway rules from 16, no participation until 18"},
	{"2026-03-02", grown, "", billing.CoverALD, coordinated, "100", "2.00", "0.00", "rate.ald", "1.4: the participation is due"},
	{"2026-03-02", grown, "", billing.CoverALD, hors, "100", "2.00", "0.00", "pathway.protocol", "D162-1-6 3°: acts of the care protocol"},
	{"2026-03-02", grown, "", billing.CoverMaternity, coordinated, "100", "0.00", "0.00", "participation.exempt", "1.4: not due in maternity"},
	{"2026-03-02", grown, "", billing.CoverMaternity, hors, "100", "0.00", "0.00", "rate.maternity", "1.2: maternity is outside the rule"},
	{"2026-03-02", grown, "", billing.CoverWorkInjury, coordinated, "100", "2.00", "0.00", "rate.work-injury", "1.4: due, QE 41264"},
	{"2026-03-02", grown, "", billing.CoverWorkInjury, hors, "100", "2.00", "0.00", "rate.work-injury", "1.10: not applied to AT/MP"},
	{"2026-03-02", grown, "", billing.CoverInvalidity, coordinated, "100", "2.00", "0.00", "rate.invalidity", "1.4: due"},
	{"2026-03-02", grown, "", billing.CoverInvalidity, hors, "100", "2.00", "10.60", "rate.surcharge", "R160-6, 2nd paragraph: exempt under L160-14, so it is borne"},
	{"2026-03-02", grown, "", billing.CoverMilitary, coordinated, "100", "0.00", "0.00", "participation.exempt", "1.4: L212-1 CPMIVG"},
	{"2026-03-02", grown, "", billing.CoverMilitary, hors, "100", "0.00", "0.00", "rate.military", "L371-6, not L160-14: none"},
	{"2026-03-02", grown, "", billing.CoverC2S, coordinated, "70", "0.00", "0.00", "rate.c2s", "1.4: 70 + 30"},
	{"2026-03-02", grown, "", billing.CoverC2S, hors, "70", "0.00", "10.60", "complement.c2s.outside", "L861-3, claim formula: 40 %, at most 10.60"},
	{"2026-03-02", grown, "", billing.CoverAME, coordinated, "100", "0.00", "0.00", "rate.ame", "1.4: in full"},
	{"2026-03-02", grown, "", billing.CoverAME, hors, "100", "0.00", "0.00", "rate.ame", "1.2: outside the rule"},
	{"2026-03-02", grown, billing.SchemeAlsaceMoselle, 0, coordinated, "90", "2.00", "0.00", "rate.alsace-moselle", "1.3: 70 + 20"},
	{"2026-03-02", grown, billing.SchemeAlsaceMoselle, 0, hors, "90", "2.00", "10.60", "rate.surcharge", "L325-1: the local scheme pays the share of R160-5 alone"},
	{"2026-03-02", grown, billing.SchemeAlsaceMoselle, billing.CoverALD, coordinated, "100", "2.00", "0.00", "rate.ald", "the local scheme never lowers 100 %"},
	{"2026-03-02", "2015-01-01", billing.SchemeAlsaceMoselle, 0, hors, "90", "0.00", "0.00", "rate.alsace-moselle", "no surcharge below 16"},
	{"2026-03-02", "2008-01-01", "", 0, coordinated, "70", "2.00", "0.00", "participation", "R160-20: 18 on 1 January"},
	{"2026-12-31", "2008-01-02", "", 0, coordinated, "70", "0.00", "0.00", "participation.minor", "R160-20: 17 on 1 January, exempt to the end of the year"},
	{"2027-01-01", "2008-01-02", "", 0, coordinated, "70", "2.00", "0.00", "participation", "R160-20: the next year begins"},
}

func TestRates(t *testing.T) {
	for _, c := range rateCases {
		t.Run(string(c.scheme)+" "+c.cover.String()+" "+string(c.pathway)+" "+c.date+" "+c.birth, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill(c.date, gpA, c.birth, "60.00", func(q *billing.Consultation) {
				q.Patient.Scheme, q.Patient.Cover, q.Pathway = c.scheme, c.cover, c.pathway
			}))
			totals{rate: c.rate, flat: c.flat, surcharge: c.surcharge}.check(t, &b)
			note, found := noteOf(&b, c.note)
			assert.True(t, found, "the bill must say why: %s", c.note)
			if c.note == "complement.c2s.outside" {
				assert.Equal(t, telehealth.ConfidenceDisputed, note.Confidence(), "the law and practice part: never as a fact")
			}
		})
	}
}

// Section 1.6: teleconsultations in full to 2022-09-30 inclusive; the first day
// is disputed. The participation is withheld all the time.
func TestEpidemicTeleconsultations(t *testing.T) {
	for _, c := range []struct {
		date       string
		mode       telehealth.Mode
		pathway    telehealth.Pathway
		rate, flat string
		reason     string
	}{
		{"2020-03-17", telehealth.ModeVideo, coordinated, "70", "1.00", "the day before the most quoted one"},
		{"2020-03-18", telehealth.ModeVideo, coordinated, "100", "1.00", "the most quoted first day"},
		{"2022-09-30", telehealth.ModeVideo, coordinated, "100", "1.00", "the last day, inclusive"},
		{"2022-10-01", telehealth.ModeVideo, coordinated, "70", "1.00", "MIP, Klesia: 70 % again"},
		{"2021-03-01", telehealth.ModeInPerson, coordinated, "70", "1.00", "in person never"},
		{"2021-03-01", telehealth.ModeVideo, hors, "100", "1.00", "the surcharge is an amount of its own"},
	} {
		t.Run(c.date+" "+string(c.mode)+" "+string(c.pathway), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill(c.date, gpA, grown, "25.00", func(q *billing.Consultation) {
				q.Mode, q.Pathway = c.mode, c.pathway
			}))
			totals{rate: c.rate, flat: c.flat}.check(t, &b)
		})
	}
}

// F17042: direct access, with a declared attending doctor, by specialty and age.
func TestDirectAccess(t *testing.T) {
	for _, c := range []struct {
		specialty telehealth.Specialty
		age       int
		open      bool
		reason    string
	}{
		{telehealth.MedicalGynecology, 40, true, "gynaecologist"},
		{telehealth.ObstetricsGynecology, 40, true, "gynaecologist"},
		{telehealth.Ophthalmology, 40, true, "glasses, glaucoma"},
		{telehealth.Stomatology, 40, true, "no heavy surgery"},
		{telehealth.Psychiatry, 15, true, "nobody below 16 needs a referral"},
		{telehealth.Psychiatry, 16, true, "the first age"},
		{telehealth.Psychiatry, 25, true, "the last age"},
		{telehealth.Psychiatry, 26, false, "one year too old"},
		{telehealth.Neuropsychiatry, 25, true, "named beside the psychiatrist"},
		{telehealth.Neuropsychiatry, 26, false, "one year too old"},
		{telehealth.Neurology, 20, false, "a neurologist is no psychiatrist"},
		{telehealth.Dermatology, 40, false, "not on the list"},
		{telehealth.Cardiology, 40, false, "not on the list"},
		{telehealth.Dermatology, 15, true, "below 16"},
	} {
		t.Run(string(c.specialty)+" "+bornAt("2026-03-02", c.age).String(), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill("2026-03-02", one(c.specialty), bornAt("2026-03-02", c.age).String(), "60.00", func(q *billing.Consultation) {
				q.Pathway = telehealth.PathwayDirectAccess
			}))
			assert.Equal(t, c.open, b.Surcharge() == 0)
			_, refused := noteOf(&b, "pathway.direct.refused")
			assert.Equal(t, !c.open, refused, "a legal no is a result, with its reason")
		})
	}
}
