package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// threeActs are those of two doctors: a consultation, and two teleconsultations on
// either side of New Year.
func threeActs() quota.Activity {
	inPerson, _ := quota.ActKindOf(quota.Act{Code: "CS"})
	video, _ := quota.ActKindOf(quota.Act{Code: "TCS"})
	return quota.Activity{
		Doctors: []int32{0, 1, 1},
		Days:    []telehealth.Date{on("2026-02-03"), on("2025-12-31"), on("2026-01-01")},
		Kinds:   []quota.ActKind{inPerson, video, video},
	}
}

func ExampleActivity() {
	table, err := quota.NewCensus(2, 2025, 2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table.Add(threeActs()))
	fmt.Println(table.At(1, 2025).Done.Video, table.At(1, 2026).Done.Video)
	// Output:
	// <nil>
	// 1 1
}

func ExampleActKindOf() {
	for _, code := range []telehealth.Code{"CS", "TCS", "MCS", "TXS"} {
		kind, err := quota.ActKindOf(quota.Act{Code: code})
		fmt.Println(kind, err)
	}
	// Output:
	// 1 <nil>
	// 3 <nil>
	// 9 <nil>
	// 0 code: unknown: "TXS", expected a letter key that the library knows, or one with its kind
}

func ExampleNewCensus() {
	_, err := quota.NewCensus(100_000, 2026, 2024)
	fmt.Println(err)
	// Output: last: out-of-range: "2024", expected a civil year from 2026 to 9999
}

// A bad row is named and the rest is counted.
func ExampleCensus_Add() {
	acts := threeActs()
	acts.Doctors[0] = 7
	table, _ := quota.NewCensus(2, 2025, 2026)
	fmt.Println(table.Add(acts))
	fmt.Println(table.Refused(), table.At(1, 2026).Done.Video)
	// Output:
	// doctors[0]: out-of-range: "7", expected the number of one of 2 doctors, the first is 0
	// 1 1
}

func ExampleCensus_Refused() {
	acts := threeActs()
	table, _ := quota.NewCensus(2, 2026, 2026) // a year is left out
	err := table.Add(acts)
	fmt.Println(table.Refused(), "refused;", err)
	// Output: 1 refused; days[1]: out-of-range: "2025-12-31", expected a day of the years 2026 to 2026
}

func ExampleCensus_At() {
	table, _ := quota.NewCensus(2, 2025, 2026)
	if err := table.Add(threeActs()); err != nil {
		fmt.Println(err)
	}
	y := table.At(0, 2026)
	fmt.Println(y.Year, y.Done.InPerson, y.Done.Video, y.Supplements)
	// Output: 2026 1 0 0
}

func ExampleCensus_All() {
	table, _ := quota.NewCensus(2, 2025, 2026)
	if err := table.Add(threeActs()); err != nil {
		fmt.Println(err)
	}
	for doctor, y := range table.All() {
		fmt.Println(doctor, y.Year, y.Done.InPerson, y.Done.Video)
	}
	// Output:
	// 0 2025 0 0
	// 0 2026 1 0
	// 1 2025 0 1
	// 1 2026 0 1
}

// How many dermatologists of a country were above the cap, year by year.
func ExampleCensus_Judge() {
	table, _ := quota.NewCensus(2, 2025, 2026)
	if err := table.Add(threeActs()); err != nil {
		fmt.Println(err)
	}
	doctors := []quota.Cap{{Specialty: telehealth.Dermatology}, {Specialty: telehealth.Dermatology}}
	years, err := table.Judge(doctors)
	for _, v := range years {
		fmt.Println(v.Year, v.Doctors, v.Above[quota.ReadingText])
	}
	fmt.Println(err)
	// Output:
	// 2025 1 1
	// 2026 2 1
	// <nil>
}
