package telehealth_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

func split(cell string) []string { return strings.Split(cell, "|") }

// A code that stood under two specialties would answer the first of them, and
// this test, run from the second, would see it.
func TestSpecialtyOfEveryCode(t *testing.T) {
	for _, s := range telehealth.Specialties() {
		for _, code := range append(s.InsuranceCodes(), s.OrdinalCodes()...) {
			got, ok := telehealth.SpecialtyOf(code)
			assert.True(t, ok, "%s of %s", code, s)
			assert.Equal(t, s, got, "%s stands under two specialties", code)
		}
	}
}

// Written by hand from the law, not from the tables of the package.
func TestSpecialtyOf(t *testing.T) {
	for _, c := range []struct {
		reason, code string
		want         telehealth.Specialty
	}{
		{"medical gynaecology has the higher tariff of 2024", "70", telehealth.MedicalGynecology},
		{"79, too: the tariff is for codes 70 and 79", "79", telehealth.MedicalGynecology},
		{"07 is a gynaecologist without it", "07", telehealth.ObstetricsGynecology},
		{"77, obstetrics, has it not", "77", telehealth.ObstetricsGynecology},
		{"the ordinal code of medical gynaecology and obstetrics", "SM20", telehealth.ObstetricsGynecology},
		{"the ordinal code of medical gynaecology", "SM19", telehealth.MedicalGynecology},
		{"SM52 is the medical option of gynaecology and obstetrics", "SM52", telehealth.MedicalGynecology},
		{"SM51 is its obstetric option", "SM51", telehealth.ObstetricsGynecology},
		{"01 is general practice, the commonest code of all", "01", telehealth.GeneralPractice},
		{"33 is psychiatry, whose consultation is CNP", "33", telehealth.Psychiatry},
		{"17 is neuropsychiatry, apart from psychiatry in the young patients' supplement", "17", telehealth.Neuropsychiatry},
		{"03 is cardiology, whose consultation is CSC", "03", telehealth.Cardiology},
		{"12 is paediatrics, priced by the age of the child", "12", telehealth.Pediatrics},
		{"34 is geriatrics, 37 euros since 2026", "34", telehealth.Geriatrics},
		{"31 is physical medicine and rehabilitation", "31", telehealth.Rehabilitation},
	} {
		require.NotEmpty(t, c.reason)
		got, ok := telehealth.SpecialtyOf(c.code)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.want, got, c.reason)
	}
}

func TestSpecialtyOfUnknown(t *testing.T) {
	for _, c := range []struct{ reason, code string }{
		{"no code", ""},
		{"04, general surgery: other only if the caller says so", "04"},
		{"a zero forgotten, as a spreadsheet does", "7"},
		{"a zero too many", "007"},
		{"lower case", "sm20"},
		{"the specialty's own name is not a code", "psychiatry"},
		{"a space", "07 "},
	} {
		require.NotEmpty(t, c.reason)
		got, ok := telehealth.SpecialtyOf(c.code)
		assert.False(t, ok, c.reason)
		assert.Empty(t, got, "not OtherSpecialty, which has a price: "+c.reason)
	}
}

// Only codes 70 and 79 have the higher consultation of the 2024 agreement: a
// third code here would raise a doctor's tariff, a missing one would lower it.
func TestGynecologistsAreTwoSpecialties(t *testing.T) {
	assert.ElementsMatch(t, []string{"70", "79"}, telehealth.MedicalGynecology.InsuranceCodes())
	medical, _ := telehealth.SpecialtyOf("79")
	obstetric, _ := telehealth.SpecialtyOf("07")
	assert.NotEqual(t, medical, obstetric)
}

func TestSpecialtyCodesAreWellFormed(t *testing.T) {
	for _, s := range telehealth.Specialties() {
		for _, code := range s.InsuranceCodes() {
			assert.Regexp(t, `^[0-9]{2}$`, code, "the code of %s has two digits", s)
		}
		for _, code := range s.OrdinalCodes() {
			assert.Regexp(t, `^SM[0-9]{2}$`, code, "the code of %s in TRE_R38", s)
		}
		if s == telehealth.OtherSpecialty {
			assert.Empty(t, append(s.InsuranceCodes(), s.OrdinalCodes()...), "other is nobody's code")
			continue
		}
		assert.NotEmpty(t, s.InsuranceCodes(), "a named specialty that no file can name: %s", s)
		assert.NotEmpty(t, s.OrdinalCodes(), "a named specialty that no file can name: %s", s)
	}
	assert.Empty(t, telehealth.Specialty("unknown").InsuranceCodes())
	assert.Empty(t, telehealth.Specialty("").OrdinalCodes())
}

// The tables are shared by the whole program: whoever sorts or edits what a
// function returned must edit a copy.
func TestReturnedSlicesAreCopies(t *testing.T) {
	for _, c := range []struct {
		reason string
		get    func() []string
	}{
		{"insurance codes", telehealth.GeneralPractice.InsuranceCodes},
		{"ordinal codes", telehealth.GeneralPractice.OrdinalCodes},
	} {
		require.NotEmpty(t, c.reason)
		want := strings.Join(c.get(), " ")
		c.get()[0] = "changed"
		assert.Equal(t, want, strings.Join(c.get(), " "), c.reason)
	}
	telehealth.Specialties()[0] = "changed"
	assert.Equal(t, telehealth.GeneralPractice, telehealth.Specialties()[0])
	telehealth.Territories()[0] = "changed"
	assert.Equal(t, telehealth.Metropole, telehealth.Territories()[0])
}

func names[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func TestVocabularyHasNoDoubles(t *testing.T) {
	for _, c := range []struct {
		reason string
		first  string
		words  []string
	}{
		{"general practice first, as documented", "general-practice", names(telehealth.Specialties())},
		{"metropolitan France first, as documented", "metropole", names(telehealth.Territories())},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.first, c.words[0], c.reason)
		seen := map[string]bool{}
		for _, w := range c.words {
			assert.NotEmpty(t, w, "the zero value is not a word of the list")
			assert.False(t, seen[w], "%s stands twice", w)
			seen[w] = true
		}
	}
}
