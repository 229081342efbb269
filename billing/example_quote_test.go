package billing_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

func ExampleTariffs_Quote() {
	c := gynecologist()
	c.Fee = new(90 * billing.Euro)
	quote, err := billing.Official().Quote(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(quote.Charged(), quote.Returned())
	// Output: 90.00 14.10
}

// From 70 euros, with an excess, the patient is informed in writing.
func ExampleQuote_writtenInformation() {
	c := gynecologist()
	for _, fee := range []billing.Amount{69 * billing.Euro, 70 * billing.Euro} {
		c.Fee = &fee
		quote, err := billing.Official().Quote(c)
		fmt.Println(fee, quote.Bill.WrittenInformation, err)
	}
	// Output:
	// 69.00 false <nil>
	// 70.00 true <nil>
}

func ExampleQuote() {
	c := gynecologist()
	c.ThirdParty = true
	quote, err := billing.Official().Quote(c)
	fmt.Println(quote.Direct(), quote.Charged(), quote.Returned(), err)
	// Output: 16.10 43.90 -2.00 <nil>
}

func ExampleQuote_MayChange() {
	c := gynecologist()
	c.Date = billing.Official().CheckedUntil().AddDays(1)
	quote, err := billing.Official().Quote(c)
	fmt.Println(quote.MayChange(), quote.CheckedUntil, err)
	// Output: true 2026-11-24 <nil>
}

func ExampleQuote_Text() {
	quote, err := billing.Official().Quote(gynecologist())
	if err != nil {
		fmt.Println(err)
		return
	}
	title, _, _ := strings.Cut(quote.Text("en"), "\n")
	fmt.Println(title)
	// Output: Quote before the visit
}

// The patient was in the pathway after all.
func ExampleTariffs_Correct() {
	wrong := gynecologist()
	wrong.Pathway = telehealth.PathwayOutside
	correction, err := billing.Official().Correct(mustPrice(wrong), gynecologist())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(correction.Corrects, correction.Reversal.Reimbursed(), correction.Replacement.Reimbursed())
	// Output: c-1 -4.90 14.10
}

func ExampleCorrection_Difference() {
	wrong := gynecologist()
	wrong.Pathway = telehealth.PathwayOutside
	correction, err := billing.Official().Correct(mustPrice(wrong), gynecologist())
	d := correction.Difference()
	for _, total := range d.Totals {
		fmt.Println(total.Total, total.From, total.To)
	}
	fmt.Println(err)
	// Output:
	// surcharge 9.20 0.00
	// gross 6.90 16.10
	// reimbursed 4.90 14.10
	// copayment 16.10 6.90
	// patient 55.10 45.90
	// <nil>
}

// A bill that nothing can refer to cannot be corrected.
func ExampleCorrection() {
	wrong := gynecologist()
	wrong.ID = ""
	_, err := billing.Official().Correct(mustPrice(wrong), gynecologist())
	bad, _ := errors.AsType[*telehealth.FieldError](err)
	fmt.Println(bad.Code, bad.Field)
	// Output: missing id
}
