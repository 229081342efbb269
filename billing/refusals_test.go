package billing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A badCase breaks one fact of a consultation that has an answer.
type badCase struct {
	name   string
	spoil  func(*billing.Consultation)
	code   telehealth.ErrorCode
	field  string
	value  string
	reason string
}

func TestRefusals(t *testing.T) {
	cases := [][]badCase{badWords, badDays, badMoney, badWithheld, badContracts, badCodes, badModes, badTables}
	for _, group := range cases {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) {
				require.NotEmpty(t, c.reason)
				q := seed("2026-03-02")
				_, err := billing.Price(q)
				require.NoError(t, err, "the consultation must be good before it is spoiled")
				c.spoil(&q)
				_, err = billing.Price(q)
				require.Error(t, err, c.reason)
				bad := refusal(t, err)
				assert.Equal(t, c.code, bad.Code, c.reason)
				assert.Equal(t, c.field, bad.Field, c.reason)
				assert.Equal(t, c.value, bad.Value, c.reason)
				assert.Contains(t, err.Error(), c.field)
				if c.code != telehealth.ErrorMissing {
					assert.Contains(t, err.Error(), fmt.Sprintf("%q", c.value))
				}
			})
		}
	}
}

var badWords = []badCase{
	{"id, no UTF-8", func(c *billing.Consultation) { c.ID = "a\xff" },
		telehealth.ErrorMalformed, "id", "", "JSON would not give it back"},
	{"id, the blank of braille", func(c *billing.Consultation) { c.ID = "\u2800" },
		telehealth.ErrorMalformed, "id", "", "it shows nothing"},
	{"id, a space without width", func(c *billing.Consultation) { c.ID = "a\u200bb" },
		telehealth.ErrorMalformed, "id", "", "it looks like another"},
	{"id, a blank behind", func(c *billing.Consultation) { c.ID = "a " },
		telehealth.ErrorMalformed, "id", "", "it looks like another"},
	{"id, longer than a reference", func(c *billing.Consultation) { c.ID = strings.Repeat("a", 257) },
		telehealth.ErrorMalformed, "id", "", "a megabyte would come back in each answer"},
	{"specialty absent", func(c *billing.Consultation) { c.Practitioner.Specialty = "" },
		telehealth.ErrorMissing, "practitioner.specialty", "", "a specialty has no default"},
	{"specialty unknown", func(c *billing.Consultation) { c.Practitioner.Specialty = "gynaecology" },
		telehealth.ErrorUnknown, "practitioner.specialty", "gynaecology", "two gynaecologists exist, codes 07 and 70"},
	{"a code that nobody read", func(c *billing.Consultation) { c.Practitioner.Specialty = "07" },
		telehealth.ErrorUnknown, "practitioner.specialty", "07", "SpecialtyOf and JSON read codes, a struct has names"},
	{"a nurse's code", func(c *billing.Consultation) { c.Practitioner.Specialty = "24" },
		telehealth.ErrorNotCovered, "practitioner.specialty", "24", "a nurse is not another specialist"},
	{"specialty in capitals", func(c *billing.Consultation) { c.Practitioner.Specialty = "Cardiology" },
		telehealth.ErrorUnknown, "practitioner.specialty", "Cardiology", "words are spelled one way"},
	{"sector absent", func(c *billing.Consultation) { c.Practitioner.Sector = "" },
		telehealth.ErrorMissing, "practitioner.sector", "", "a sector has no default"},
	{"sector 3", func(c *billing.Consultation) { c.Practitioner.Sector = "3" },
		telehealth.ErrorUnknown, "practitioner.sector", "3", `what people call sector 3 is written "none"`},
	{"OPTAM in sector 1", func(c *billing.Consultation) {
		c.Practitioner = as(sector1, telehealth.Cardiology)
		c.Practitioner.OPTAM = true
	},
		telehealth.ErrorContradiction, "practitioner.optam", "true", "OPTAM is a contract of sector 2"},
	{"OPTAM outside the agreement", func(c *billing.Consultation) {
		c.Practitioner = as(noSector, telehealth.Cardiology)
		c.Practitioner.OPTAM = true
	},
		telehealth.ErrorContradiction, "practitioner.optam", "true", "no agreement, no option of it"},
	{"territory", func(c *billing.Consultation) { c.Practitioner.Territory = "paris" },
		telehealth.ErrorUnknown, "practitioner.territory", "paris", "a city is no territory"},
	{"scheme", func(c *billing.Consultation) { c.Patient.Scheme = "msa" },
		telehealth.ErrorUnknown, "patient.scheme", "msa", "a scheme without a rule must not get the general one in silence"},
	{"cover", func(c *billing.Consultation) { c.Patient.Cover = 1 << 31 },
		telehealth.ErrorUnknown, "patient.cover", "a cover without a word", "a bit that no constant has must not get no cover in silence"},
	{"pathway", func(c *billing.Consultation) { c.Pathway = "hors-parcours" },
		telehealth.ErrorUnknown, "pathway", "hors-parcours", "the wire format is English"},
}

var badDays = []badCase{
	{"date absent", func(c *billing.Consultation) { c.Date = telehealth.Date{} },
		telehealth.ErrorMissing, "date", "", "there is no clock inside: no default of today"},
	{"date before coverage", func(c *billing.Consultation) { c.Date = day("2017-04-30") },
		telehealth.ErrorNotCovered, "date", "2017-04-30", "the tables begin on 2017-05-01"},
	{"date after coverage", func(c *billing.Consultation) {
		c.Date = billing.Official().ValidUntil().AddDays(1)
	}, telehealth.ErrorNotCovered, "date", "2028-01-01", "no endless extension past a day the caller can ask for"},
	{"birth after the act", func(c *billing.Consultation) { c.Patient.Birth = day("2026-03-03") },
		telehealth.ErrorContradiction, "patient.birth", "2026-03-03", "a patient born tomorrow"},
	{"psychiatrist, direct access, no birth", func(c *billing.Consultation) {
		c.Practitioner.Specialty, c.Pathway, c.Patient.Birth = telehealth.Psychiatry, telehealth.PathwayDirectAccess, telehealth.Date{}
	}, telehealth.ErrorMissing, "patient.birth", "", "F17042: direct access from 16 to 25, so the age decides"},
	{"neuropsychiatrist, direct access, no birth", func(c *billing.Consultation) {
		c.Practitioner.Specialty, c.Pathway, c.Patient.Birth = telehealth.Neuropsychiatry, telehealth.PathwayDirectAccess, telehealth.Date{}
	}, telehealth.ErrorMissing, "patient.birth", "", "F17042 names the neuropsychiatrist beside the psychiatrist"},
}

var badMoney = []badCase{
	{"fee negative", func(c *billing.Consultation) { c.Fee = euros("-0.01") },
		telehealth.ErrorOutOfRange, "fee", "-0.01", "one cent below nothing"},
	{"fee too large", func(c *billing.Consultation) { c.Fee = euros("100000.00") },
		telehealth.ErrorOutOfRange, "fee", "100000.00", "norme B2: a fee has five digits before the point, so at most 99,999.99"},
	{"fee absent outside the agreement", func(c *billing.Consultation) {
		c.Practitioner, c.Fee = as(noSector, telehealth.Cardiology), nil
	}, telehealth.ErrorMissing, "fee", "", "1.22 euros is a base, nobody's fee: no tariff to fall back on"},
}

var badWithheld = []badCase{
	{"day, one cent over, old cap", func(c *billing.Consultation) { c.Date, c.Withheld.Day = day("2024-05-14"), *euros("4.01") },
		telehealth.ErrorOutOfRange, "withheld.day", "4.01", "4 euros a day from 2007-08-03 to 2024-05-14"},
	{"day, new cap one day early", func(c *billing.Consultation) { c.Date, c.Withheld.Day = day("2024-05-14"), *euros("8.00") },
		telehealth.ErrorOutOfRange, "withheld.day", "8.00", "the cap of 8 begins with the participation of 2, on 2024-05-15"},
	{"day, one cent over, new cap", func(c *billing.Consultation) { c.Date, c.Withheld.Day = day("2024-05-15"), *euros("8.01") },
		telehealth.ErrorOutOfRange, "withheld.day", "8.01", "8 euros a day from 2024-05-15"},
	{"day negative", func(c *billing.Consultation) { c.Withheld.Day = *euros("-1.00") },
		telehealth.ErrorOutOfRange, "withheld.day", "-1.00", "a negative one would raise the cap"},
	{"year, one cent over", func(c *billing.Consultation) { c.Withheld.Year = *euros("50.01") },
		telehealth.ErrorOutOfRange, "withheld.year", "50.01", "50 euros a civil year, unchanged"},
	{"year negative", func(c *billing.Consultation) { c.Withheld.Year = *euros("-0.01") },
		telehealth.ErrorOutOfRange, "withheld.year", "-0.01", "a negative one would raise the cap"},
}

// The caps themselves are good: the refusals above are not one cent early.
func TestWithheldAtItsCap(t *testing.T) {
	for _, c := range []struct{ date, day, year, reason string }{
		{"2024-05-14", "4.00", "0.00", "four participations of 1 euro"},
		{"2024-05-15", "8.00", "0.00", "four participations of 2 euros"},
		{"2024-05-14", "0.00", "50.00", "the year's cap before the change"},
		{"2024-05-15", "0.00", "50.00", "the year's cap after it"},
	} {
		t.Run(c.date+" "+c.day+" "+c.year, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := seed(c.date)
			q.Withheld = billing.Withheld{Day: *euros(c.day), Year: *euros(c.year)}
			b := priced(t, q)
			assert.Zero(t, b.Participation, "nothing is left to withhold: %s", c.reason)
		})
	}
}
