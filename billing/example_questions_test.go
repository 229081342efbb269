package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A program asks the doctor what only the doctor can tell; a yes joins its key to those due.
func ExampleQuestions() {
	c := billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.Cardiology, Sector: telehealth.Sector1},
	}
	all, err := billing.Questions(c)
	if err != nil {
		panic(err)
	}
	for _, q := range all {
		if q.Rule == "ask.sas" {
			fmt.Println(q.Codes, q.Text("en"))
		}
	}
	before, _ := billing.Price(c)
	c.Answers = map[string]bool{"ask.sas": true}
	after, _ := billing.Price(c)
	fmt.Println(before.Fee(), after.Fee())
	// Output:
	// [SNP] Is the patient sent by the SAS, and is this at most the 20th SNP of the week?
	// 52.50 67.50
}

// Supplements that are named in Also join those due; a list in Supplements is the whole,
// and the bill says what it leaves out.
func ExampleConsultation_also() {
	c := billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.Cardiology, Sector: telehealth.Sector1},
		Also:         []telehealth.Code{"SNP"},
	}
	joined, err := billing.Price(c)
	if err != nil {
		panic(err)
	}
	c.Also, c.Supplements = nil, []telehealth.Code{"SNP"}
	alone, err := billing.Price(c)
	if err != nil {
		panic(err)
	}
	fmt.Println(joined.Fee(), joined.LeftOut)
	fmt.Println(alone.Fee(), alone.LeftOut)
	// Output:
	// 67.50 []
	// 62.73 [MCC]
}
