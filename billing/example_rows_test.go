package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// The history of a letter key, with the text of each amount.
func ExampleTariffs_Rows() {
	for r := range billing.Official().Rows() {
		if r.Code == "MPH" {
			fmt.Println(r.From, r.Amount, r.State, r.Territories[0], r.Source.ID, r.Confidence)
		}
	}
	// Output:
	// 2022-04-01 60.00 in-force metropole ameli-avenant-9 sure
	// 2022-04-01 72.00 in-force guadeloupe ameli-avenant-9 likely
}

func ExampleCodeName() {
	fmt.Println(billing.CodeName("TCG", "en"))
	fmt.Printf("%q\n", billing.CodeName("XYZ", "en"))
	// Output:
	// teleconsultation, general practitioner
	// ""
}

func ExampleSpecialtyName() {
	fmt.Println(billing.SpecialtyName(telehealth.Rehabilitation, "en"))
	// Output: physical medicine and rehabilitation
}
