package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// An electrocardiogram beside a consultation is an act of the CCAM, which the tables
// do not price. The caller gives its tariff; it bears a second participation.
func ExampleForeignLine() {
	bill := mustPrice(billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
		ForeignLines: []billing.ForeignLine{{Code: "DEQP003", Base: 14*billing.Euro + 76*billing.Cent}},
	})
	for _, l := range bill.Lines {
		fmt.Println(l.Code, l.Base, l.Gross, l.Vouched)
	}
	fmt.Println(bill.Fee(), bill.Participation, bill.Patient())
	// Output:
	// G 30.00 21.00 false
	// DEQP003 14.76 10.33 true
	// 44.76 4.00 17.43
}
