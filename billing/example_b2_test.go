package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth/billing"
)

// The complementary amount covers the co-payment of every line, then the excess.
func ExampleBill_Claim() {
	c := gynecologist()
	c.Practitioner.OPTAM = true
	c.Complement = billing.Complement{Guarantee: 150, Responsible: true}
	bill := mustPrice(c)
	lines, err := bill.Claim()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range lines {
		fmt.Printf("%-3s %s × %s = %s, fee %s%s, fund %s, complementary %s\n",
			l.Code, l.UnitPrice, l.Coefficient, l.Base, l.Fee, l.Qualifier, l.Gross, l.Complement)
	}
	// Output:
	// CS  26.50 × 1.00 = 26.50, fee 55.00M, fund 18.55, complementary 23.70
	// MCS 5.00 × 1.00 = 5.00, fee 5.00, fund 3.50, complementary 1.50
}

// The participation is on the bill and not in the line.
func ExampleClaimLine() {
	bill := mustPrice(gynecologist())
	lines, err := bill.Claim()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(lines[0].Gross, bill.Participation, bill.Reimbursed())
	// Output: 16.10 2.00 14.10
}

func ExampleClaimLine_Check() {
	line := billing.ClaimLine{
		Code: "C", Quantity: 1, Coefficient: 100, UnitPrice: 23 * billing.Euro, Base: 23 * billing.Euro,
		Rate: 117*billing.Percent + 50, Fee: 60 * billing.Euro,
	}
	fmt.Println(line.Check())
	// Output: rate: out-of-range: "117.5", expected a whole percentage from 0 to 100
}

func ExampleCoefficient() {
	fmt.Println(billing.Coefficient(100), billing.Coefficient(1_50))
	// Output: 1.00 1.50
}

// A letter that the library does not know passes; only its caller can vouch for it.
func ExampleQualifier_Confidence() {
	for _, q := range []billing.Qualifier{billing.QualifierAuthorised, billing.QualifierDemanded, "Z"} {
		fmt.Printf("%s %q\n", q, q.Confidence())
	}
	// Output:
	// A "likely"
	// E "disputed"
	// Z ""
}
