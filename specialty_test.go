package telehealth_test

import (
	"encoding/json"
	"fmt"
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
			got, err := telehealth.SpecialtyOf(code)
			assert.NoError(t, err, "%s of %s", code, s)
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
		{"a spreadsheet drops the zero in front", "7", telehealth.ObstetricsGynecology},
		{"of the commonest code of all, too", "1", telehealth.GeneralPractice},
		{"04, general surgery, is a specialist whom no rule names", "04", telehealth.OtherSpecialty},
		{"SM41, pneumology, too", "SM41", telehealth.OtherSpecialty},
		{"the name is its own code", "psychiatry", telehealth.Psychiatry},
	} {
		require.NotEmpty(t, c.reason)
		got, err := telehealth.SpecialtyOf(c.code)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got, c.reason)
		var read telehealth.Practitioner
		require.NoError(t, json.Unmarshal([]byte(`{"specialty":"`+c.code+`"}`), &read), c.reason)
		assert.Equal(t, c.want, read.Specialty, c.reason)
		text, err := json.Marshal(read)
		require.NoError(t, err)
		assert.JSONEq(t, `{"specialty":"`+string(c.want)+`"}`, string(text), "what is written is the name: "+c.reason)
	}
}

func TestSpecialtyOfRefuses(t *testing.T) {
	for _, c := range []struct {
		reason, code string
		want         telehealth.ErrorCode
		says         string
	}{
		{"no code", "", telehealth.ErrorMissing, "general-practice"},
		{"a zero too many", "007", telehealth.ErrorUnknown, "SM20"},
		{"no zero before two digits", "0", telehealth.ErrorUnknown, "SM20"},
		{"not known is no specialty", "99", telehealth.ErrorUnknown, "SM20"},
		{"lower case", "sm20", telehealth.ErrorUnknown, "SM20"},
		{"a space", "07 ", telehealth.ErrorUnknown, "SM20"},
		{"the group of tariffs.csv is no doctor's specialty", "specialist", telehealth.ErrorUnknown, "SM20"},
		{"a nurse is not another specialist", "24", telehealth.ErrorNotCovered, "a nurse"},
		{"nor a nurse of advanced practice", "SI01", telehealth.ErrorNotCovered, "a nurse"},
		{"nor a midwife", "21", telehealth.ErrorNotCovered, "a midwife"},
		{"nor a dentist", "19", telehealth.ErrorNotCovered, "a dentist"},
		{"36 stands among the specialties and is a dentist's", "36", telehealth.ErrorNotCovered, "a dentist"},
		{"nor a dentist who is a surgeon", "SCD02", telehealth.ErrorNotCovered, "a dentist"},
		{"nor a pharmacy", "50", telehealth.ErrorNotCovered, "a pharmacy"},
		{"nor a physiotherapist", "26", telehealth.ErrorNotCovered, "a physiotherapist"},
	} {
		require.NotEmpty(t, c.reason)
		got, err := telehealth.SpecialtyOf(c.code)
		assert.Empty(t, got, "not OtherSpecialty, which has a price: "+c.reason)
		var bad *telehealth.FieldError
		require.ErrorAs(t, err, &bad, c.reason)
		assert.Equal(t, c.want, bad.Code, c.reason)
		assert.Equal(t, []string{"specialty", c.code}, []string{bad.Field, bad.Value}, c.reason)
		assert.Contains(t, bad.Want, c.says, c.reason)

		s := telehealth.Psychiatry
		err = s.UnmarshalText([]byte(c.code))
		if c.code == "" {
			assert.NoError(t, err, "the empty text is the zero value")
			assert.Empty(t, s, c.reason)
			continue
		}
		assert.Equal(t, bad, err, c.reason)
		assert.Equal(t, telehealth.Psychiatry, s, "after an error the old value: "+c.reason)
	}
}

func TestSpecialtyCheck(t *testing.T) {
	for _, s := range telehealth.Specialties() {
		assert.NoError(t, s.Check(), "a name of the library")
	}
	for _, c := range []struct {
		reason string
		s      telehealth.Specialty
		want   telehealth.ErrorCode
		says   string
	}{
		{"none", "", telehealth.ErrorMissing, "general-practice"},
		{"a code that nobody read: the error has the name", "07", telehealth.ErrorUnknown, "obstetrics-gynecology: SpecialtyOf reads codes"},
		{"a nurse's", "24", telehealth.ErrorNotCovered, "a nurse"},
		{"no word of any list", "chiropody", telehealth.ErrorUnknown, "general-practice"},
	} {
		require.NotEmpty(t, c.reason)
		var bad *telehealth.FieldError
		require.ErrorAs(t, c.s.Check(), &bad, c.reason)
		assert.Equal(t, c.want, bad.Code, c.reason)
		assert.Contains(t, bad.Want, c.says, c.reason)
	}
}

// Every code of the two nomenclatures of doctors is read, and none of other people's.
func TestSpecialtyCodesAreWhole(t *testing.T) {
	for i := 1; i <= 95; i++ {
		_, err := telehealth.SpecialtyOf(fmt.Sprintf("SM%02d", i))
		assert.NoError(t, err, "TRE_R38 has SM01 to SM95")
	}
	doctors := 0
	for i := range 100 {
		if _, err := telehealth.SpecialtyOf(fmt.Sprintf("%02d", i)); err == nil {
			doctors++
		}
	}
	assert.Equal(t, 54, doctors, "IR_SPE_V without the two that are unknown and the orthodontist")
}

// Only codes 70 and 79 have the higher consultation of the 2024 agreement: a
// third code here would raise a doctor's tariff, a missing one would lower it.
func TestGynecologistsAreTwoSpecialties(t *testing.T) {
	assert.ElementsMatch(t, []string{"70", "79"}, telehealth.MedicalGynecology.InsuranceCodes())
	medical, err := telehealth.SpecialtyOf("79")
	require.NoError(t, err)
	obstetric, err := telehealth.SpecialtyOf("07")
	require.NoError(t, err)
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
