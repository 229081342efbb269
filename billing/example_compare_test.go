package billing_test

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

func ExampleCompare() {
	c := gynecologist()
	before := mustPrice(c)
	c.Practitioner.OPTAM = true
	after := mustPrice(c)
	d := billing.Compare(&before, &after)
	for _, total := range d.Totals {
		fmt.Println(total.Total, total.From, total.To, total.To-total.From)
	}
	// Output:
	// base 23.00 31.50 8.50
	// gross 16.10 22.05 5.95
	// reimbursed 14.10 20.05 5.95
	// copayment 6.90 9.45 2.55
	// excess 37.00 28.50 -8.50
	// patient 45.90 39.95 -5.95
}

// The rules explain the amounts: which held before, and which hold now.
func ExampleDifference() {
	c := gynecologist()
	before := mustPrice(c)
	c.Practitioner.OPTAM = true
	after := mustPrice(c)
	d := billing.Compare(&before, &after)
	for _, note := range d.Gone {
		fmt.Println("-", note.Rule())
	}
	for _, note := range d.Came {
		fmt.Println("+", note.Rule())
	}
	// Output:
	// - scale.free
	// - act.chosen
	// - excess.free
	// + scale.optam
	// + act.chosen
	// + coordination
	// + excess.optam
}

func ExampleDifference_IsZero() {
	bill := mustPrice(gynecologist())
	d := billing.Compare(&bill, &bill)
	fmt.Println(d.IsZero())
	// Output: true
}

func ExampleDifference_Text() {
	c := gynecologist()
	before := mustPrice(c)
	c.Pathway = telehealth.PathwayOutside
	after := mustPrice(c)
	d := billing.Compare(&before, &after)
	head, _, _ := strings.Cut(d.Text("en"), "\n\n")
	fmt.Println(head)
	// Output:
	//                                                     Before       After      Change
	// Surcharge outside the pathway                        €0.00       €9.20       €9.20
	// Reimbursement before participation                  €16.10       €6.90      -€9.20
	// Paid by Assurance Maladie                           €14.10       €4.90      -€9.20
	// Co-payment                                           €6.90      €16.10       €9.20
	// Left to the patient                                 €45.90      €55.10       €9.20
}

func ExampleLineChange() {
	c := gynecologist()
	before := mustPrice(c)
	c.Practitioner.OPTAM = true
	after := mustPrice(c)
	d := billing.Compare(&before, &after)
	for _, line := range d.Lines {
		switch {
		case line.From.Code == "":
			fmt.Println("new", line.To.Code, line.To.Base)
		case line.To.Code == "":
			fmt.Println("gone", line.From.Code, line.From.Base)
		default:
			fmt.Println("changed", line.To.Code, line.To.Base-line.From.Base)
		}
	}
	// Output:
	// gone C 23.00
	// new CS 26.50
	// new MCS 5.00
}

func ExampleChange() {
	c := gynecologist()
	before := mustPrice(c)
	c.Patient.Cover = billing.CoverALD
	after := mustPrice(c)
	d := billing.Compare(&before, &after)
	fmt.Println(d.Rate.From, d.Rate.To)
	// Output: 70 100
}
