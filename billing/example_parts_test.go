package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth/billing"
)

func ExampleCoefficient_String() {
	fmt.Println(billing.Coefficient(100).String())
	// Output: 1.00
}

// With third-party payment the fund pays the doctor, and takes its participation
// from the patient later.
func ExampleQuote_Direct() {
	c := gynecologist()
	c.ThirdParty = true
	quote, err := billing.Official().Quote(c)
	fmt.Println(quote.Direct(), quote.Charged(), quote.Returned(), err)
	// Output: 16.10 43.90 -2.00 <nil>
}

func ExampleQuote_Charged() {
	quote, err := billing.Official().Quote(gynecologist())
	fmt.Println(quote.Charged(), err)
	// Output: 60.00 <nil>
}

func ExampleQuote_Returned() {
	quote, err := billing.Official().Quote(gynecologist())
	fmt.Println(quote.Returned(), err)
	// Output: 14.10 <nil>
}
