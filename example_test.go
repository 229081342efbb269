package telehealth_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
)

// A program switches on the code and the field; a person reads the message.
func ExampleFieldError() {
	_, err := telehealth.ParseDate("tomorrow")
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		fmt.Println(bad.Code == telehealth.ErrorMalformed, bad.Field, bad.Value)
	}
	// Output: true date tomorrow
}

// A missing fact has no value, and a very long value is shortened.
func ExampleFieldError_Error() {
	missing := &telehealth.FieldError{
		Code: telehealth.ErrorMissing, Field: "practitioner.specialty", Want: "a specialty",
	}
	fmt.Println(missing.Error())
	long := &telehealth.FieldError{
		Code: telehealth.ErrorUnknown, Field: "act", Value: strings.Repeat("CS", 1000), Want: "a letter key",
	}
	fmt.Println(len(long.Error()) < 200)
	// Output:
	// practitioner.specialty: missing, expected a specialty
	// true
}

func ExampleCode_Kind() {
	for _, code := range []telehealth.Code{"CS", "TCS", "MPC", "JQQM010", "XYZ"} {
		fmt.Printf("%s: %q\n", code, code.Kind())
	}
	// Output:
	// CS: "consultation"
	// TCS: "teleconsultation"
	// MPC: "supplement"
	// JQQM010: "technical"
	// XYZ: ""
}

func ExampleKind_Remote() {
	fmt.Println(telehealth.Code("TCG").Kind().Remote(), telehealth.Code("VG").Kind().Remote())
	// Output: true false
}

func ExampleSpecialties() {
	all := telehealth.Specialties()
	fmt.Println(all[0], all[len(all)-1])
	// Output: general-practice other
}

func ExampleTerritories() {
	for _, t := range telehealth.Territories() {
		fmt.Println(t)
	}
	// Output:
	// metropole
	// alsace-moselle
	// guadeloupe
	// martinique
	// guyane
	// reunion
	// mayotte
	// saint-martin
	// saint-barthelemy
}

// Two codes are both called gynaecology, and only one has the higher tariff. A surgeon
// is a doctor whom no rule here names; a nurse is no doctor.
func ExampleSpecialtyOf() {
	for _, code := range []string{"07", "7", "79", "SM42", "04", "24"} {
		s, err := telehealth.SpecialtyOf(code)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(code, s)
	}
	// Output:
	// 07 obstetrics-gynecology
	// 7 obstetrics-gynecology
	// 79 medical-gynecology
	// SM42 psychiatry
	// 04 other
	// specialty: not-covered: "24", expected a doctor's specialty: this is the code of a nurse
}

func ExampleSpecialty_InsuranceCodes() {
	fmt.Println(telehealth.MedicalGynecology.InsuranceCodes())
	fmt.Println(telehealth.OtherSpecialty.InsuranceCodes())
	// Output:
	// [70 79]
	// []
}

func ExampleSpecialty_OrdinalCodes() {
	fmt.Println(telehealth.ObstetricsGynecology.OrdinalCodes())
	// Output: [SM20 SM51]
}

// Neither a name nor a number: what the law asks of a doctor fits on a line.
// OPTAM is left out when false, and so is metropolitan France.
func ExamplePractitioner() {
	var doctor telehealth.Practitioner
	err := json.Unmarshal([]byte(`{"specialty": "psychiatry", "sector": "2", "optam": true}`), &doctor)
	fmt.Println(doctor.Specialty == telehealth.Psychiatry, doctor.Sector == telehealth.Sector2, doctor.OPTAM, err)

	text, err := json.Marshal(telehealth.Practitioner{
		Specialty: telehealth.ObstetricsGynecology, Sector: telehealth.Sector1,
	})
	fmt.Println(string(text), err)
	// Output:
	// true true true <nil>
	// {"specialty":"obstetrics-gynecology","sector":"1"} <nil>
}

// The day of publication is left out when nobody knows it.
func ExampleSource() {
	text, err := json.MarshalIndent(telehealth.Source{
		ID:      "service-public-F1069",
		Title:   "Remboursement d'une consultation",
		URL:     "https://www.service-public.gouv.fr/particuliers/vosdroits/F1069",
		Checked: telehealth.MustParseDate("2026-11-24"),
	}, "", "  ")
	fmt.Println(string(text), err)
	// Output:
	// {
	//   "id": "service-public-F1069",
	//   "title": "Remboursement d'une consultation",
	//   "url": "https://www.service-public.gouv.fr/particuliers/vosdroits/F1069",
	//   "checked": "2026-11-24"
	// } <nil>
}
