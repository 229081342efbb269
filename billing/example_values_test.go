package billing_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
)

// Amounts add up with +, and constants are written with their unit.
func ExampleAmount() {
	const fee = 60 * billing.Euro
	var sum billing.Amount // zero is nothing
	for range 3 {
		sum += fee + 50*billing.Cent
	}
	fmt.Println(sum)
	// Output: 181.50
}

func ExampleParseAmount() {
	for _, text := range []string{"60", "60.5", "60.005"} {
		amount, err := billing.ParseAmount(text)
		fmt.Println(amount, err)
	}
	// Output:
	// 60.00 <nil>
	// 60.50 <nil>
	// 0.00 amount: malformed: "60.005", expected euros and whole cents, written "60.00"
}

func ExampleFromDecimal() {
	amount, err := billing.FromDecimal(decimal.RequireFromString("14.10"))
	fmt.Println(amount, err)
	// Output: 14.10 <nil>
}

func ExampleAmount_Decimal() {
	fmt.Println((1410 * billing.Cent).Decimal().Mul(decimal.NewFromInt(3)))
	// Output: 42.3
}

func ExampleAmount_String() {
	fmt.Println((-5 * billing.Cent).String())
	// Output: -0.05
}

func ExampleAmount_AppendText() {
	text, _ := (60 * billing.Euro).AppendText([]byte("fee "))
	fmt.Printf("%s\n", text)
	// Output: fee 60.00
}

// In JSON an amount is a text: a number would pass through binary fractions.
func ExampleAmount_MarshalText() {
	text, err := json.Marshal(map[string]billing.Amount{"fee": 60 * billing.Euro})
	fmt.Println(string(text), err)
	// Output: {"fee":"60.00"} <nil>
}

func ExampleAmount_UnmarshalText() {
	var bill struct{ Fee billing.Amount }
	err := json.Unmarshal([]byte(`{"fee":"60.00"}`), &bill)
	fmt.Println(bill.Fee, err)
	// Output: 60.00 <nil>
}

// With the currency, as people write it; the escape keeps this page ASCII.
func ExampleAmount_Text() {
	fmt.Printf("%+q\n", (1234*billing.Euro + 50*billing.Cent).Text("en"))
	// Output: "\u20ac1,234.50"
}

func ExampleRate() {
	fmt.Println(70*billing.Percent, billing.Rate(11750))
	// Output: 70 117.5
}

// Halves of a cent go away from zero: 70 % of 26.55 is 18.585.
func ExampleRate_Of() {
	fmt.Println((70 * billing.Percent).Of(2655))
	fmt.Println((70 * billing.Percent).Of(-2655))
	// Output:
	// 18.59
	// -18.59
}

func ExampleRate_String() {
	fmt.Println(billing.Rate(11750).String() + " %")
	// Output: 117.5 %
}

func ExampleRate_MarshalJSON() {
	text, err := json.Marshal(billing.Rate(11750))
	fmt.Println(string(text), err)
	// Output: 117.5 <nil>
}
