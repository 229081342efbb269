package quota_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// An act is a day, a letter key and whose patient it was. In JSON:
func ExampleAct() {
	act := quota.Act{ID: "2026-00017", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG", OwnPatient: true}
	text, err := json.Marshal(act)
	fmt.Println(string(text), err)
	// Output: {"id":"2026-00017","date":"2026-03-02","code":"TCG","ownPatient":true} <nil>
}

// What is booked is counted apart from what took place, and what was cancelled
// not at all.
func ExampleState() {
	day := telehealth.MustParseDate("2026-03-02")
	tally, err := quota.TallyOf(
		quota.Act{Date: day, Code: "TCG"}, // no state is Done
		quota.Act{Date: day, Code: "TCG", State: quota.StatePlanned},
		quota.Act{Date: day, Code: "TCG", State: quota.StateCancelled},
	)
	y := tally.Year(2026)
	fmt.Println(y.Done.Video, y.Planned.Video, err)
	// Output: 1 1 <nil>
}

// The acts done are judged; with those planned it is a question about tomorrow.
func ExampleYearTally() {
	y := quota.YearTally{
		Year:    2026,
		Done:    quota.Count{InPerson: 80, Video: 20},
		Planned: quota.Count{Video: 1},
	}
	for _, c := range []quota.Count{y.Done, y.Done.Add(y.Planned)} {
		j, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Judge(y.Year, c)
		fmt.Println(j.Within, err)
	}
	// Output:
	// true <nil>
	// false <nil>
}

// Two parts of the acts, counted on two machines.
func ExampleTally() {
	january, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-01-05"), Code: "G"})
	february, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-02-02"), Code: "TCG"})
	c := january.Merge(february).Year(2026).Done
	fmt.Println(c.InPerson, c.Video)
	// Output: 1 1
}

func ExampleTallyOf() {
	day := telehealth.MustParseDate("2026-03-02")
	tally, err := quota.TallyOf(
		quota.Act{Date: day, Code: "TCG"},
		quota.Act{Date: day, Code: "MCG"}, // a supplement
	)
	fmt.Println(tally.Year(2026).Done.Video, tally.Year(2026).Supplements, err)

	_, err = quota.TallyOf(quota.Act{Date: day, Code: "TCG"}, quota.Act{Date: day, Code: "TXG"})
	fmt.Println(err)
	// Output:
	// 1 1 <nil>
	// acts[1].code: unknown: "TXG", expected a letter key that the library knows, or one with its kind
}

func ExampleNewTally() {
	tally, err := quota.NewTally(quota.YearTally{Year: 2026, Done: quota.Count{InPerson: 80, Video: 20}})
	fmt.Println(tally.Year(2026).Done.Video, err)

	_, err = quota.NewTally(quota.YearTally{Year: 2026, Done: quota.Count{Video: -1}})
	fmt.Println(err)
	// Output:
	// 20 <nil>
	// years[0].done.video: out-of-range: "-1", expected a whole number from 0 to 1099511627776
}

func ExampleTally_Merge() {
	a, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2025-12-31"), Code: "TCG"})
	b, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-01-01"), Code: "TCG"})
	fmt.Println(len(a.Merge(b).Years()), a.Merge(b).Equal(b.Merge(a)))
	// Output: 2 true
}

func ExampleTally_Equal() {
	var none quota.Tally
	one, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-01-01"), Code: "TCG"})
	fmt.Println(one.Merge(none).Equal(one), one.Equal(none))
	// Output: true false
}

func ExampleTally_Year() {
	tally, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2025-12-31"), Code: "TCG"})
	fmt.Println(tally.Year(2025).Done.Video, tally.Year(2026).Done.Video)
	// Output: 1 0
}

func ExampleTally_Years() {
	tally, _ := quota.TallyOf(
		quota.Act{Date: telehealth.MustParseDate("2026-01-01"), Code: "TCG"},
		quota.Act{Date: telehealth.MustParseDate("2024-02-29"), Code: "G"},
	)
	for _, y := range tally.Years() {
		fmt.Println(y.Year, y.Done.InPerson, y.Done.Video)
	}
	// Output:
	// 2024 1 0
	// 2026 0 1
}

func ExampleTally_MarshalBinary() {
	tally, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	data, err := tally.MarshalBinary()
	fmt.Printf("%x %v\n", data, err)
	// Output: 54510101ea0f0000010000000000000000000000000000 <nil>
}

func ExampleTally_UnmarshalBinary() {
	tally, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	data, _ := tally.MarshalBinary()
	var back quota.Tally
	fmt.Println(back.UnmarshalBinary(data), back.Equal(tally))
	fmt.Println(back.UnmarshalBinary([]byte("TQ\x02\x00")))
	// Output:
	// <nil> true
	// version: unknown: "2", expected 1
}

func ExampleTally_MarshalJSON() {
	tally, _ := quota.TallyOf(quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: "TCG"})
	text, err := json.Marshal(tally)
	start, _, _ := strings.Cut(string(text), `"planned"`)
	fmt.Println(start, err)
	// Output:
	// {"version":2,"years":[{"year":2026,"done":{"inPerson":0,"inPersonOwn":0,"video":1,"videoOwn":0,"assisted":0,"assistedOwn":0,"expertise":0,"requests":0}, <nil>
}

func ExampleTally_UnmarshalJSON() {
	var tally quota.Tally
	err := json.Unmarshal([]byte(`{"version": 2, "years": [{"year": 2026, "done": {"video": 20}}]}`), &tally)
	fmt.Println(tally.Year(2026).Done.Video, err)
	err = json.Unmarshal([]byte(`{"version": 7}`), &tally)
	fmt.Println(err)
	// Output:
	// 20 <nil>
	// version: unknown: "7", expected 2
}
