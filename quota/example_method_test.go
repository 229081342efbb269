package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth/quota"
)

func ExampleRates_Method() {
	fmt.Println(quota.Rates{}.Method())
	// Output: rates
}

func ExampleSameAsLastYear_Method() {
	fmt.Println(quota.SameAsLastYear{}.Method())
	// Output: same-as-last-year
}

func ExampleSeasonal_Method() {
	fmt.Println(quota.Seasonal{}.Method())
	// Output: seasonal
}
