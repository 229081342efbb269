package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A home visit at 12 km in the plain: there and back, less 2 km each way, is 20 km.
func ExampleTravel() {
	bill := mustPrice(billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Act:          "VG",
		Supplements:  []telehealth.Code{"MD"},
		Travel:       &billing.Travel{Kilometres: 12, Terrain: billing.TerrainPlain},
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
	})
	allowance := bill.Lines[2]
	fmt.Println(allowance.Code, allowance.Quantity, allowance.UnitPrice, allowance.Base)
	// Output: IK 20 0.61 12.20
}
