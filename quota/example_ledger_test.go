package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A teleconsultation is booked, takes place, and is judged.
func ExampleLedger() {
	var l quota.Ledger
	day := telehealth.MustParseDate("2026-03-02")
	for range 4 {
		_ = l.Add(quota.Act{Date: day, Code: "G"}) // no id: counted and forgotten
	}
	_ = l.Add(quota.Act{ID: "booking-1", Date: day, Code: "TCG", State: quota.StatePlanned})
	fmt.Println(l.Count(2026).Video)
	_ = l.SetState("booking-1", quota.StateDone)
	j, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Judge(2026, l.Count(2026))
	fmt.Println(l.Count(2026).Video, j.Within, j.Room, err)
	// Output:
	// 0
	// 1 true 0 <nil>
}

func ExampleLedger_Add() {
	var l quota.Ledger
	act := quota.Act{ID: "a", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"}
	fmt.Println(l.Add(act))
	fmt.Println(l.Add(act))
	// Output:
	// <nil>
	// id: contradiction: "held already", expected an id that no other act has
}

// The act was done a day later, which is another year.
func ExampleLedger_Correct() {
	var l quota.Ledger
	act := quota.Act{ID: "a", Date: telehealth.MustParseDate("2025-12-31"), Code: "TCG"}
	_ = l.Add(act)
	act.Date = act.Date.AddDays(1)
	fmt.Println(l.Correct(act), l.Count(2025).Video, l.Count(2026).Video)
	// Output: <nil> 0 1
}

func ExampleLedger_SetState() {
	var l quota.Ledger
	_ = l.Add(quota.Act{ID: "a", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	fmt.Println(l.SetState("a", quota.StateCancelled), l.Count(2026).Video)
	fmt.Println(l.SetState("b", quota.StateCancelled))
	// Output:
	// <nil> 0
	// id: unknown: "not held", expected the id of an act in the ledger
}

func ExampleLedger_Remove() {
	var l quota.Ledger
	_ = l.Add(quota.Act{ID: "a", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	fmt.Println(l.Remove("a"), l.Count(2026).Video)
	// Output: <nil> 0
}

func ExampleLedger_Act() {
	var l quota.Ledger
	_ = l.Add(quota.Act{ID: "a", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	act, ok := l.Act("a")
	fmt.Println(act.Date, act.Code, act.State, ok)
	// Output: 2026-03-02 TCG done true
}

// The months before were counted elsewhere.
func ExampleLedger_Merge() {
	before, _ := quota.NewTally(quota.YearTally{Year: 2026, Done: quota.Count{InPerson: 80, Video: 10}})
	var l quota.Ledger
	err := l.Merge(before)
	_ = l.Add(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	fmt.Println(l.Count(2026).Video, err)
	// Output: 11 <nil>
}

func ExampleLedger_Count() {
	var l quota.Ledger
	_ = l.Add(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "VG", OwnPatient: true})
	fmt.Println(l.Count(2026).InPersonOwn, l.Count(2027).InPersonOwn)
	// Output: 1 0
}

func ExampleLedger_Tally() {
	var l quota.Ledger
	_ = l.Add(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG", State: quota.StatePlanned})
	now := l.Tally()
	_ = l.Add(quota.Act{Date: telehealth.MustParseDate("2026-03-03"), Code: "TCG", State: quota.StatePlanned})
	fmt.Println(now.Year(2026).Planned.Video, l.Tally().Year(2026).Planned.Video)
	// Output: 1 2
}
