package billing_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var badContracts = []badCase{
	{"guarantee negative", func(c *billing.Consultation) { c.Complement.Guarantee = -1 },
		telehealth.ErrorOutOfRange, "complement.guarantee", "-1", "a contract takes nothing from the patient"},
	{"guarantee absurd", func(c *billing.Consultation) { c.Complement.Guarantee = 10_001 },
		telehealth.ErrorOutOfRange, "complement.guarantee", "10001", "a hundred times the base"},
	{"responsible below 100", func(c *billing.Consultation) {
		c.Complement = billing.Complement{Guarantee: 99, Responsible: true}
	}, telehealth.ErrorContradiction, "complement.guarantee", "99", "article R871-2: a responsible contract pays the whole co-payment"},
	{"responsible, nothing guaranteed", func(c *billing.Consultation) { c.Complement.Responsible = true },
		telehealth.ErrorContradiction, "complement.guarantee", "0", "the flag alone is no contract"},
	{"contract beside C2S", func(c *billing.Consultation) {
		c.Complement.Guarantee, c.Patient.Cover = 100, billing.CoverC2S
	}, telehealth.ErrorContradiction, "complement", "100", "C2S is the complementary insurance"},
	{"contract beside AME", func(c *billing.Consultation) {
		c.Complement.Guarantee, c.Patient.Cover = 100, billing.CoverAME
	}, telehealth.ErrorContradiction, "complement", "100", "AME pays in full"},
}

var badCodes = []badCase{
	{"act unknown", func(c *billing.Consultation) { c.Act = "ZZZ" },
		telehealth.ErrorUnknown, "act", "ZZZ", "an unknown letter key is an error, never a zero"},
	{"act in small letters", func(c *billing.Consultation) { c.Act = "cs" },
		telehealth.ErrorUnknown, "act", "cs", "letter keys are capitals"},
	{"act very long", func(c *billing.Consultation) { c.Act = "CSCSCSCSCSCSCSCSCS" },
		telehealth.ErrorUnknown, "act", "CSCSCSCSCSCSCSCSCS", "longer than any key"},
	{"act of another doctor", func(c *billing.Consultation) { c.Act = "G" },
		telehealth.ErrorNotCovered, "act", "G", "a gynaecologist does not bill G: known key, no row for the doctor"},
	{"act of the CCAM", func(c *billing.Consultation) { c.Act = "JQQM010" },
		telehealth.ErrorNotCovered, "act", "JQQM010", "technical acts are known and have no price here"},
	{"act nearly of the CCAM", func(c *billing.Consultation) { c.Act = "JQQM01" },
		telehealth.ErrorUnknown, "act", "JQQM01", "the shape is exact"},
	{"supplement of the CCAM", func(c *billing.Consultation) { c.Supplements = []telehealth.Code{"YYYY001"} },
		telehealth.ErrorNotCovered, "supplements", "YYYY001", "neither the acts nor the supplements of the CCAM have a price"},
	{"act is a supplement", func(c *billing.Consultation) { c.Act = "MCS" },
		telehealth.ErrorContradiction, "act", "MCS", "a supplement alone is no act"},
	{"supplement is an act", func(c *billing.Consultation) { c.Supplements = []telehealth.Code{"CS"} },
		telehealth.ErrorContradiction, "supplements", "CS", "two acts are two consultations"},
	{"supplement unknown", func(c *billing.Consultation) { c.Supplements = []telehealth.Code{"ZZZ"} },
		telehealth.ErrorUnknown, "supplements", "ZZZ", "an unknown key is never worth zero"},
	{"supplement empty", func(c *billing.Consultation) { c.Supplements = []telehealth.Code{""} },
		telehealth.ErrorUnknown, "supplements", "", "an empty key is no key"},
	{"supplement twice", func(c *billing.Consultation) { c.Supplements = []telehealth.Code{"F", "F"} },
		telehealth.ErrorContradiction, "supplements", "F", "paid twice by a slip"},
	{"supplements too many", func(c *billing.Consultation) { c.Supplements = make([]telehealth.Code, 13) },
		telehealth.ErrorOutOfRange, "supplements", "13", "at most 12 stand beside an act"},
	{"supplement repealed", func(c *billing.Consultation) {
		c.Fee, c.Supplements = euros("20.00"), []telehealth.Code{"MPC"}
	}, telehealth.ErrorNotCovered, "supplements", "MPC", "fmf-2024: MPC disappeared on 2024-12-22"},
}

var badModes = []badCase{
	{"mode unknown", func(c *billing.Consultation) { c.Mode = "fax" },
		telehealth.ErrorUnknown, "mode", "fax", "outside the vocabulary"},
	{"phone", func(c *billing.Consultation) { c.Mode = telehealth.ModePhone },
		telehealth.ErrorNotCovered, "mode", "phone", "a known mode whose reimbursement nobody settled: no silent video"},
	{"consultation by video", func(c *billing.Consultation) { c.Act, c.Mode = "CS", telehealth.ModeVideo },
		telehealth.ErrorContradiction, "mode", "video", "CS is done in the office; by video it is TC or TCS"},
	{"teleconsultation in person", func(c *billing.Consultation) { c.Act, c.Mode = "TC", telehealth.ModeInPerson },
		telehealth.ErrorContradiction, "mode", "in-person", "TC is done by video"},
	{"teleconsultation at home", func(c *billing.Consultation) { c.Act, c.Mode = "TC", telehealth.ModeHome },
		telehealth.ErrorContradiction, "mode", "home", "TC is done by video"},
	{"opinion by video", func(c *billing.Consultation) { c.Act, c.Mode = "APC", telehealth.ModeVideo },
		telehealth.ErrorContradiction, "mode", "video", "APC is not teleconsultable"},
}

var badTables = []badCase{
	{"video before 2018-09-15", func(c *billing.Consultation) { c.Date, c.Mode = day("2018-09-14"), telehealth.ModeVideo },
		telehealth.ErrorNotCovered, "act", "", "amendment 6: reimbursed since 2018-09-15"},
	{"TC before 2018-09-15", func(c *billing.Consultation) { c.Date, c.Act = day("2018-09-14"), "TC" },
		telehealth.ErrorNotCovered, "act", "TC", "the same when the key is named"},
	{"TCS of a paediatrician", func(c *billing.Consultation) {
		c.Practitioner, c.Mode = as(sector1, telehealth.Pediatrics), telehealth.ModeVideo
	}, telehealth.ErrorAmountUnknown, "act", "TCS", "tariffs.csv: TCS for paediatricians not found, not guessed"},
	{"NFP in free fees, 2024", func(c *billing.Consultation) {
		c.Date, c.Practitioner.Specialty, c.Patient.Birth = day("2024-03-04"), telehealth.Pediatrics, day("2023-03-04")
	}, telehealth.ErrorAmountUnknown, "supplements", "NFP", "tariffs.csv: the amount of a paediatrician with an excess from 2023-11 was not found"},
	{"psychiatrist outside the agreement", func(c *billing.Consultation) {
		c.Practitioner = as(noSector, telehealth.Psychiatry)
	}, telehealth.ErrorAmountUnknown, "act", "CS", "tariffs.csv: 1.75 for psychiatrists has no source"},
	{"Saint-Martin", func(c *billing.Consultation) { c.Practitioner.Territory = telehealth.SaintMartin },
		telehealth.ErrorNotCovered, "act", "", "a known territory without one row"},
}

// A missing or unknown word lists the known ones, so that the caller can mend
// the call from the message alone.
func TestRefusalsListTheVocabulary(t *testing.T) {
	q := seed("2026-03-02")
	q.Practitioner.Specialty = "x"
	_, err := billing.Price(q)
	require.Error(t, err)
	for _, s := range telehealth.Specialties() {
		assert.Contains(t, refusal(t, err).Want, string(s))
	}
	for _, act := range []telehealth.Code{"ZZZ", "JQQM010"} {
		q = seed("2026-03-02")
		q.Act = act
		_, err = billing.Price(q)
		require.Error(t, err)
		assert.Contains(t, refusal(t, err).Want, "APC", "the letter keys of that doctor on that day")
		assert.NotContains(t, refusal(t, err).Want, "CNPSY", "not those of others")
		assert.Equal(t, act == "JQQM010", strings.Contains(refusal(t, err).Want, "technical acts (CCAM)"), "why a code of doctors is none here")
	}
}
