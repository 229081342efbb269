package holiday_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
)

func ExamplePlace_On() {
	strasbourg := holiday.Place{Territory: telehealth.AlsaceMoselle, GoodFriday: true}
	d, ok := strasbourg.On(telehealth.MustParseDate("2026-04-03"))
	fmt.Println(ok, d.Key, d.ByCommune, d.Confidence)
	// Output: true good-friday true likely
}

func ExamplePlace_Between() {
	from, to := telehealth.MustParseDate("2008-05-01"), telehealth.MustParseDate("2008-05-12")
	for d := range (holiday.Place{}).Between(from, to) {
		fmt.Println(d.Date, d.Name("en"))
	}
	// Output:
	// 2008-05-01 Labour Day
	// 2008-05-01 Ascension Day
	// 2008-05-08 Victory of 1945
	// 2008-05-12 Whit Monday
}

func ExamplePlace_HoursAt() {
	h, ok := holiday.Place{}.HoursAt(telehealth.MustParseDate("2026-05-25"), 20*60)
	fmt.Println(ok, h.Period == holiday.Night, h.Confidence)
	// Output: true true likely
}

func ExampleDay_Name() {
	d, _ := holiday.Place{Territory: telehealth.SaintMartin}.On(telehealth.MustParseDate("2026-05-27"))
	fmt.Println(d.Name("en"), d.Confidence)
	// Output: Abolition of slavery disputed
}

func ExampleCovers() {
	fmt.Println(holiday.Covers(telehealth.MustParseDate("2026-03-02")), holiday.Covers(telehealth.Date{}))
	// Output: true false
}
