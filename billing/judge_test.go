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

// A judgedCase is a letter key in an encounter, the verdict, and the rules that
// decide it, by name; no verdict stands for a key that is not judged at all.
type judgedCase struct {
	facts   billing.Consultation
	code    telehealth.Code
	verdict telehealth.Verdict
	rules   string
	reason  string
}

// A fact changes an encounter.
type fact = func(*billing.Consultation)

// met is an encounter at the tariff with a patient of that age.
func met(date string, doctor telehealth.Practitioner, age int, more ...fact) billing.Consultation {
	c := billing.Consultation{Date: day(date), Practitioner: doctor, Patient: billing.Patient{Birth: bornAt(date, age)}}
	for _, change := range more {
		change(&c)
	}
	return c
}

func charged(fee string) fact           { return func(c *billing.Consultation) { c.Fee = euros(fee) } }
func through(p telehealth.Pathway) fact { return func(c *billing.Consultation) { c.Pathway = p } }
func by(m telehealth.Mode) fact         { return func(c *billing.Consultation) { c.Mode = m } }
func letter(sent bool) fact             { return func(c *billing.Consultation) { c.Letter = &sent } }
func billedAs(act telehealth.Code) fact { return func(c *billing.Consultation) { c.Act = act } }
func covered(cover billing.Covers) fact {
	return func(c *billing.Consultation) { c.Patient.Cover = cover }
}

// beside names the supplements; none at all means that none is added.
func beside(more ...telehealth.Code) fact {
	return func(c *billing.Consultation) { c.Supplements = append([]telehealth.Code{}, more...) }
}

func answered(rule string, yes bool) fact {
	return func(c *billing.Consultation) {
		if c.Answers == nil {
			c.Answers = map[string]bool{}
		}
		c.Answers[rule] = yes
	}
}

func isUrgent(yes bool) fact { return func(c *billing.Consultation) { c.Urgent = &yes } }

func called(hour, minute int) fact {
	return func(c *billing.Consultation) {
		was := c.Time
		at(hour, minute)(c)
		c.Time, c.Called = was, c.Time
	}
}

func at(hour, minute int) fact {
	return func(c *billing.Consultation) {
		var err error
		if c.Time, err = telehealth.NewTimeOfDay(hour, minute); err != nil {
			panic(err)
		}
	}
}

var (
	dermatologist = one(telehealth.Dermatology)
	internist     = one(telehealth.InternalMedicine)
	geriatrician  = one(telehealth.Geriatrics)
	paediatrician = one(telehealth.Pediatrics)
	cardiologist  = one(telehealth.Cardiology)
)

const (
	yes   = telehealth.VerdictMet
	no    = telehealth.VerdictRefused
	maybe = telehealth.VerdictUndecided
)

// judged returns what Suggest says of one key, the zero Suggestion when it is
// silent.
func judged(t *testing.T, c billing.Consultation, code telehealth.Code) billing.Suggestion {
	t.Helper()
	all, err := billing.Official().Suggest(c)
	require.NoError(t, err)
	for _, s := range all {
		if s.Code == code {
			return s
		}
	}
	return billing.Suggestion{}
}

// deciding joins the names of the rules that refuse or ask; where none does,
// those that allow.
func deciding(s billing.Suggestion) string {
	var all, against []string
	for _, n := range s.Reasons {
		all = append(all, n.Rule())
		if strings.HasPrefix(n.Rule(), "need.") || strings.HasPrefix(n.Rule(), "with.") || strings.HasPrefix(n.Rule(), "ask.") {
			against = append(against, n.Rule())
		}
	}
	if len(against) > 0 {
		return strings.Join(against, " ")
	}
	return strings.Join(all, " ")
}

func checkReason(t *testing.T, code telehealth.Code, n billing.Note) {
	t.Helper()
	assert.Equal(t, code, n.Code, n.Rule())
	assert.NotEmpty(t, n.Source().ID, "%s: %s", code, n.Rule())
	assert.NotEmpty(t, n.Source().URL, "%s: %s", code, n.Rule())
	assert.NotEmpty(t, n.Confidence(), "%s: %s", code, n.Rule())
	for _, lang := range []string{"fr", "en", "it", "he"} {
		text := strings.TrimSpace(n.Text(lang))
		assert.True(t, text != "" && !strings.Contains(text, n.Rule()), "%s: %s has no text in %s", code, n.Rule(), lang)
	}
}

var judgedGroups = map[string][]judgedCase{
	"coordination": judgedCoordination, "scale": judgedScale, "hours": judgedHours, "regulated": judgedRegulated,
	"roles": judgedRoles, "children": judgedChildren, "opinions": judgedOpinions, "home": judgedHome,
	"psychiatrists": judgedPsychiatrists, "amounts": judgedAmounts, "remote": judgedRemote,
}

func TestJudgement(t *testing.T) {
	for name, cases := range judgedGroups {
		t.Run(name, func(t *testing.T) {
			require.NotEmpty(t, cases)
			for i := range cases {
				c := &cases[i]
				require.NotEmpty(t, c.reason, "case %d has no reason", i)
				s := judged(t, c.facts, c.code)
				assert.Equal(t, c.verdict, s.Verdict, "%s: %s", c.code, c.reason)
				assert.Equal(t, c.rules, deciding(s), "%s: %s", c.code, c.reason)
			}
		})
	}
}

// Every condition that the issue names decides one case at least of the tables.
func TestJudgementTablesAreComplete(t *testing.T) {
	var named []string
	for _, cases := range judgedGroups {
		for i := range cases {
			named = append(named, strings.Fields(cases[i].rules)...)
		}
	}
	for _, rule := range []string{"need.coordination", "need.scale", "need.age", "need.urgency", "need.no-urgency",
		"ask.sas", "ask.opinion", "need.attending", "need.not-attending", "need.ald", "need.home", "ask.hour",
		"need.inside", "with.complex", "with.tele-expertise", "with.regulated", "ask.diabetes", "need.amount",
		"need.day", "need.no-demand", "need.not-paediatric", "need.referred", "need.letter", "need.not-remote"} {
		assert.True(t, slices.Contains(named, rule), "no case for %s", rule)
	}
}

var judgedCoordination = []judgedCase{
	{met("2026-03-02", dermatologist, 40), "MCS", yes, "coordination", "rules.csv: sent by the attending doctor, report sent"},
	{met("2026-03-02", dermatologist, 40, letter(false)), "MCS", no, "need.coordination", "UNCAM 29/10/2024 art 7: MCS without a letter to the attending doctor"},
	{met("2026-03-02", dermatologist, 40, outside, letter(true)), "MCS", no, "need.coordination", "UNCAM 29/10/2024 art 7: coordinated pathway only"},
	{met("2026-03-02", dermatologist, 15, outside, letter(true)), "MCS", yes, "coordination", "UNCAM 29/10/2024 art 7: under 16 without attending doctor, MCS yes"},
	{met("2026-03-02", dermatologist, 16, outside, letter(true)), "MCS", no, "need.coordination", "at 16 the pathway begins"},
	{met("2026-03-02", one(telehealth.Ophthalmology), 40, through(telehealth.PathwayDirectAccess), letter(true)), "MCS", yes, "coordination", "direct access with a report"},
	{met("2026-03-02", one(telehealth.Ophthalmology), 40, through(telehealth.PathwayDirectAccess)), "MCS", maybe, "ask.letter", "direct access, nothing said of a report"},
	{met("2026-03-02", one(telehealth.Ophthalmology), 40, through(telehealth.PathwayDirectAccess), letter(false)), "MCS", no, "need.coordination", "direct access, no report"},
	{met("2024-12-21", gpA, 40, through(telehealth.PathwayAway), letter(true)), "MCG", yes, "coordination.away", "fmf-mcg: away from home, with a report"},
	{met("2024-12-21", gpA, 40, through(telehealth.PathwayAway)), "MCG", maybe, "ask.letter", "fmf-mcg: on condition of a report"},
	{met("2024-12-21", gpA, 40, through(telehealth.PathwayAway), letter(false)), "MCG", no, "need.coordination", "fmf-mcg: no report"},
	{met("2024-12-22", gpA, 40, through(telehealth.PathwayAway), letter(true)), "MCG", maybe, "ask.away", "the agreement of 2024 does not name the patient away from home"},
	{met("2024-12-22", gpA, 40, through(telehealth.PathwayAway)), "MCG", maybe, "ask.away ask.letter", "neither is known"},
	{met("2024-12-22", gpA, 40, through(telehealth.PathwayAway), letter(true), answered("ask.away", true)), "MCG", yes, "coordination.away", "the doctor holds that it does"},
	{met("2024-12-22", gpA, 40, through(telehealth.PathwayAway), letter(true), answered("ask.away", false)), "MCG", no, "need.answer ask.away", "the doctor holds that it does not"},
	{met("2024-12-21", gpA, 40, through(telehealth.PathwayUrgent), letter(true)), "MCG", no, "need.coordination", "an emergency is no sequence of care"},
	{met("2024-12-21", dermatologist, 40, through(telehealth.PathwayAway), letter(true)), "MCS", no, "need.coordination", "fmf-mcg: the general practitioner's supplement only"},
	{met("2024-08-05", gpA, 40, through(telehealth.PathwayReferred), covered(billing.CoverAME)), "MCG", no, "need.insured", "omniprat-mcg: not with AME"},
	{met("2026-03-02", gpA, 40, through(telehealth.PathwayReferred)), "MCG", yes, "coordination", "rules.csv: a general practitioner who is not the attending doctor"},
	{met("2026-03-02", gpA, 40, through(telehealth.PathwayAttending), letter(true)), "MCG", no, "need.coordination need.not-attending", "rules.csv: MCG is not for the attending doctor"},
	{met("2026-03-02", gpA, 10, outside, letter(true)), "MCG", no, "need.coordination", "UNCAM 29/10/2024 art 7: under 16 without attending doctor, MCG no"},
	{met("2026-03-02", cardiologist, 60), "MCC", yes, "coordination", "UNCAM 29/10/2024 art 7: CSC + MCC"},
	{met("2026-03-02", dermatologist, 40, billedAs("APC")), "MCS", no, "need.act with.coordination", "rules.csv: APC stands without MCS"},
	{met("2023-06-01", gpA, 40, through(telehealth.PathwayReferred), covered(billing.CoverALD), billedAs("IMT")), "MCG", no, "need.act with.coordination", "rules.csv: IMT without MCG"},
	{met("2024-12-01", dermatologist, 40, by(telehealth.ModeHome)), "MCS", no, "need.act with.coordination", "SML: never on visits"},
}

var judgedScale = []judgedCase{
	{met("2023-12-01", two(telehealth.Dermatology), 40, charged("60.00")), "MPC", no, "need.scale", "NGAP 2 bis: MPC outside OPTAM with an excess"},
	{met("2023-12-01", two(telehealth.Dermatology), 40, charged("60.00")), "MCS", no, "need.scale", "rules.csv: S1, OPTAM or tarif opposable"},
	{met("2026-03-02", two(telehealth.Dermatology), 40, charged("60.00")), "MCS", no, "need.scale", "the same since the agreement of 2024"},
	{met("2026-03-02", two(telehealth.Dermatology), 40, charged("31.50")), "MCS", yes, "coordination", "NGAP 2 bis: no more than the tariff"},
	{met("2026-03-02", two(telehealth.Dermatology), 40, charged("31.51")), "MCS", no, "need.scale", "NGAP 2 bis: one cent more"},
	{met("2023-12-01", as(optam, telehealth.Dermatology), 40, charged("60.00")), "MPC", yes, "may.row", "OPTAM keeps MPC with an excess"},
	{met("2023-12-01", dermatologist, 40), "MPC", yes, "may.row", "NGAP 2 bis: sector 1"},
	{met("2023-12-01", dermatologist, 40, charged("90.00")), "MPC", no, "need.no-demand", "rules.csv: not with a DE (AviPsy)"},
	{met("2023-12-01", cardiologist, 60), "MPC", no, "need.act", "NGAP 2 bis: CSC holds it"},
	{met("2026-03-02", dermatologist, 40), "MPC", no, "need.day", "tariffs.csv: MPC ended on 2024-12-22"},
	{met("2026-03-02", gpB, 40, charged("60.00")), "G", no, "need.scale", "ameli 2024-11-28: C 23 in sector 2 with an excess"},
}

var judgedHours = []judgedCase{
	{met("2024-12-15", gpA, 40, at(10, 0)), "F", yes, "time.supplement", "rules.csv: before 2024-12-22 freely on a Sunday, in practice"},
	{met("2020-02-03", gpA, 40, at(23, 30), through(telehealth.PathwayAttending)), "MN", maybe, "ask.urgent", "NGAP article 14: the pathway is not urgent, and the act may have been"},
	{met("2020-02-03", gpA, 40, at(23, 30), through(telehealth.PathwayAttending), answered("ask.urgent", true)), "MN", yes, "time.supplement", "NGAP article 14: it was"},
	{met("2020-02-03", gpA, 40, at(23, 30), answered("ask.urgent", false)), "MN", no, "need.urgency", "NGAP article 14: it was not"},
	{met("2020-02-03", gpA, 40, at(23, 30), isUrgent(false)), "MN", no, "need.urgency", "the same, said as a fact"},
	{met("2020-02-03", gpA, 40, isUrgent(false)), "MN", no, "need.urgency", "at whatever hour"},
	{met("2020-02-03", gpA, 40, at(23, 30), isUrgent(true), called(18, 59)), "MN", no, "need.call", "NGAP article 14: called before 19:00"},
	{met("2020-02-03", gpA, 40, at(23, 30), isUrgent(true), called(19, 0)), "MN", yes, "time.supplement", "NGAP article 14: called at 19:00"},
	{met("2020-02-03", gpA, 40, at(7, 30), isUrgent(true), called(6, 59)), "MN", yes, "time.supplement", "NGAP article 14: called before 7:00"},
	{met("2020-02-03", gpA, 40, at(7, 30), isUrgent(true), called(7, 0)), "MN", no, "need.call", "NGAP article 14: called at 7:00"},
	{met("2020-02-03", gpA, 40, at(3, 0), isUrgent(true), called(12, 0)), "MM", no, "need.call", "NGAP article 14: called by day"},
	{met("2026-03-01", gpA, 40, at(10, 0), isUrgent(true), called(12, 0)), "F", yes, "time.supplement", "of a Sunday no text asks when the call was"},
	{met("2026-03-02", gpA, 40, at(21, 0), isUrgent(true), called(12, 0)), "MN", no, "need.call", "since 2024 the call as before: only the first paragraph was written anew"},
	{met("2026-03-02", dermatologist, 40, at(21, 0), through(telehealth.PathwayReferred), isUrgent(true)), "MN", yes, "time.supplement", "an urgent act of a referred patient"},
	{met("2026-03-02", dermatologist, 40, at(21, 0), through(telehealth.PathwayReferred), isUrgent(true)), "MCS", yes, "coordination", "who is referred all the same"},
	{met("2024-12-22", gpA, 40, at(10, 0)), "F", no, "need.urgency", "NGAP article 14: F without urgency since 2024-12-22"},
	{met("2024-12-22", gpA, 40, at(10, 0)), "MHP", yes, "time.supplement", "NGAP article 14: MHP instead"},
	{met("2024-12-15", gpA, 40, at(10, 0)), "MHP", no, "need.day", "tariffs.csv: MHP begins on 2024-12-22"},
	{met("2024-12-22", gpA, 40, at(10, 0), through(telehealth.PathwayUrgent)), "F", yes, "time.supplement", "rules.csv: kept for a genuine emergency"},
	{met("2024-12-22", gpA, 40, at(10, 0), through(telehealth.PathwayUrgent)), "MHP", no, "need.no-urgency", "rules.csv: in an emergency F, not MHP"},
	{met("2026-03-02", gpA, 40, at(10, 0)), "F", no, "need.sunday", "a Monday"},
	{met("2026-03-01", gpA, 40, at(21, 0), through(telehealth.PathwayUrgent)), "F", no, "need.sunday", "by night MN, on Sundays too"},
	{met("2026-03-02", gpA, 40, at(21, 0), through(telehealth.PathwayUrgent)), "MN", yes, "time.supplement", "djibe-gp: 20:00 to 24:00"},
	{met("2026-03-02", gpA, 40, at(21, 0)), "MN", no, "need.urgency", "rules.csv: without an emergency MHP"},
	{met("2026-03-02", gpA, 40, at(3, 0), through(telehealth.PathwayUrgent)), "MM", yes, "time.supplement", "djibe-gp: 00:00 to 06:00"},
	{met("2026-03-02", gpA, 40, at(10, 0)), "MM", no, "need.deep-night", "by day"},
	{met("2026-03-02", gpA, 40, at(10, 0)), "MHP", no, "need.out-of-hours", "by day, on a Monday"},
	{met("2026-03-01", gpA, 40), "MHP", maybe, "ask.hour", "a Sunday at an unknown hour: asked"},
	{met("2026-03-02", gpA, 40, through(telehealth.PathwayUrgent)), "MN", maybe, "ask.hour", "an unknown hour: asked"},
	{met("2026-03-02", gpA, 40, outside, at(18, 59), answered("ask.unscheduled", true)), "SHE", no, "need.hour-19", "rules.csv: from 19:00"},
	{met("2026-03-02", gpA, 40, outside, at(19, 0), answered("ask.unscheduled", true)), "SHE", yes, "may.row", "rules.csv, need.hour-19: 19:00 to 21:00"},
	{met("2026-03-02", gpA, 40, outside, at(21, 0), answered("ask.unscheduled", true), beside()), "SHE", no, "need.hour-19", "rules.csv: until 21:00"},
	{met("2026-03-02", gpA, 40, outside, answered("ask.unscheduled", true)), "SHE", maybe, "ask.hour", "rules.csv: the hour decides"},
}

var judgedRegulated = []judgedCase{
	{met("2026-03-02", gpA, 40, at(21, 0), beside("MHP")), "CRN", no, "with.regulated", "rules.csv: MHP is for care that nobody regulated"},
	{met("2026-03-02", gpA, 40, at(21, 0), beside()), "CRN", maybe, "ask.regulated", "djibe-gp: sent by the regulator?"},
	{met("2026-03-02", gpA, 40, at(21, 0), beside(), answered("ask.regulated", true)), "CRN", yes, "may.row", "djibe-gp: 20:00 to 24:00"},
	{met("2026-03-02", gpA, 40, at(21, 0), beside(), answered("ask.regulated", false)), "CRN", no, "need.answer ask.regulated", "nobody sent the patient"},
	{met("2026-03-02", gpA, 40, at(21, 0), beside("CRN")), "MRT", no, "with.regulated", "rules.csv: MRT with no regulated supplement"},
	{met("2026-03-02", gpA, 40, at(3, 0), beside(), answered("ask.regulated", true)), "CRM", yes, "may.row", "djibe-gp: 00:00 to 06:00"},
	{met("2026-03-01", gpA, 40, at(10, 0), beside(), answered("ask.regulated", true)), "CRD", yes, "may.row", "djibe-gp: Sunday"},
	{met("2026-03-02", gpA, 40, at(3, 0), beside(), answered("ask.regulated", true)), "CRN", no, "need.night", "djibe-gp: after midnight CRM"},
	{met("2026-03-01", gpA, 40, at(21, 0), beside(), answered("ask.regulated", true)), "CRD", no, "need.sunday", "djibe-gp: on a Sunday evening CRN"},
	{met("2026-03-02", gpA, 40, at(10, 0), beside(), answered("ask.regulated", true)), "CRD", no, "need.sunday", "a Monday"},
	{met("2026-03-02", gpA, 40, at(21, 0), beside()), "VRN", no, "need.home", "djibe-gp: VR* at the patient's home"},
	{met("2026-02-28", gpA, 40, at(15, 0), answered("ask.regulated", true)), "CRS", yes, "may.row", "medshake-2019: Saturday"},
	{met("2026-03-02", gpA, 40, at(15, 0), answered("ask.regulated", true)), "CRS", no, "need.saturday", "a Monday"},
	{met("2026-02-28", gpA, 40, at(11, 59), answered("ask.regulated", true)), "CRS", no, "need.saturday", "R6315-1 CSP: a Saturday before noon"},
	{met("2026-02-28", gpA, 40, at(12, 0), answered("ask.regulated", true)), "CRS", yes, "may.row", "R6315-1 CSP: from noon"},
	{met("2026-02-28", gpA, 40, answered("ask.regulated", true)), "CRS", maybe, "ask.hour", "a Saturday at an unknown hour"},
	{met("2026-03-02", gpA, 40, answered("ask.regulated", true)), "CRS", no, "need.saturday", "a Monday at any hour"},
	{met("2026-05-15", gpA, 40, at(9, 0), answered("ask.regulated", true)), "CRS", yes, "may.row", "R6315-1 CSP: the Friday after Ascension"},
	{met("2026-05-15", gpA, 40, at(9, 0), answered("ask.regulated", true)), "CRD", no, "need.sunday", "which is no holiday"},
	{met("2026-05-15", gpA, 40, at(9, 0), by(telehealth.ModeHome), answered("ask.regulated", true)), "VRS", yes, "may.row", "R6315-1 CSP: the same for visits"},
	{met("2026-05-16", gpA, 40, at(9, 0), answered("ask.regulated", true)), "CRS", maybe, "ask.on-call", "the Saturday morning after that Friday: the text leaves it open"},
	{met("2026-05-16", gpA, 40, at(9, 0), answered("ask.regulated", true), answered("ask.on-call", true)), "CRS", yes, "may.row", "the doctor knows that the service was organised"},
	{met("2026-05-16", gpA, 40, at(9, 0), answered("ask.regulated", true), answered("ask.on-call", false)), "CRS", no, "need.answer ask.on-call", "or that it was not"},
	{met("2026-07-13", gpA, 40, at(9, 0), answered("ask.regulated", true)), "CRS", yes, "may.row", "R6315-1 CSP: the Monday before 14 July"},
	{met("2026-07-14", gpA, 40, at(9, 0), answered("ask.regulated", true)), "CRS", no, "need.saturday", "the holiday itself has CRD"},
	{met("2026-03-02", gpA, 40, at(21, 0), by(telehealth.ModeHome), beside()), "CRN", no, "need.mode", "djibe-gp: CR* at the practice"},
	{met("2026-03-02", gpA, 40, through(telehealth.PathwayUrgent)), "F", no, "need.sunday", "a Monday: no hour makes F due"},
	{met("2026-03-02", gpA, 40, outside), "SNP", maybe, "ask.sas", "rules.csv: SAS, at most 20 a week"},
	{met("2026-03-02", gpA, 40, outside, answered("ask.sas", true)), "SNP", yes, "may.row", "rules.csv, ask.sas: sent by the SAS"},
	{met("2026-03-02", gpA, 40, outside, answered("ask.sas", false)), "SNP", no, "need.answer ask.sas", "uncam-2023-imt: SNP above 20 a week"},
	{met("2026-03-02", gpA, 40, answered("ask.sas", true)), "SNP", no, "need.not-attending", "rules.csv: the doctor is not the attending doctor"},
	{met("2026-03-02", gpA, 40, through(telehealth.PathwayReferred), beside("MCG")), "SNP", no, "with.unscheduled", "rules.csv: SNP not with MCG"},
}

var judgedRoles = []judgedCase{
	{met("2026-03-02", gpA, 40), "MUT", maybe, "ask.appointment", "rules.csv: the attending doctor obtains an appointment"},
	{met("2026-03-02", gpA, 40, outside), "MUT", no, "need.attending", "rules.csv: MT only"},
	{met("2026-03-02", gpA, 40, outside), "MRT", no, "need.attending", "rules.csv: MT at the regulator's request"},
	{met("2026-03-02", gpA, 81, outside), "MOP", yes, "may.row", "tariffs.csv: over 80, not the attending doctor"},
	{met("2026-03-02", gpA, 81), "MOP", no, "need.not-attending", "rules.csv: MOP is not for the attending doctor"},
	{met("2026-03-02", gpA, 80, outside), "MOP", no, "need.age", "tariffs.csv: over 80"},
	{met("2026-03-02", gpA, 81), "GL1", maybe, "ask.long-discharge", "csmf-gl: attending doctor, over 80, after hospital"},
	{met("2026-03-02", geriatrician, 81), "GL2", maybe, "ask.deprescribing", "csmf-gl: or a geriatrician"},
	{met("2026-03-02", gpA, 81, outside), "GL3", no, "need.attending", "csmf-gl: another general practitioner"},
	{met("2026-03-02", gpA, 40, covered(billing.CoverALD)), "IMT", maybe, "ask.registration", "uncam-2023-imt: ALD, first registration"},
	{met("2026-03-02", gpA, 40), "IMT", no, "need.ald", "uncam-2023-imt: a patient in ALD"},
	{met("2026-03-02", gpA, 40, outside, covered(billing.CoverALD)), "IMT", no, "need.attending", "uncam-2023-imt: becomes the attending doctor"},
	{met("2026-03-02", dermatologist, 40), "MCU", maybe, "ask.within-48h", "rules.csv: MCU, seen within 48 hours"},
	{met("2026-03-02", dermatologist, 40, outside), "MCU", no, "need.referred", "rules.csv: sent by the attending doctor"},
}
