package telehealth_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
	_ "time/tzdata" // an example must not depend on the zones of the machine

	"github.com/secteur2/telehealth"
)

// A Date is comparable: it can be a map key, here to count acts by day.
func ExampleDate() {
	acts := map[telehealth.Date]int{}
	for _, s := range []string{"2026-03-02", "2026-03-03", "2026-03-02"} {
		acts[telehealth.MustParseDate(s)]++
	}
	fmt.Println(acts[telehealth.MustParseDate("2026-03-02")])
	// Output: 2
}

func ExampleNewDate() {
	day, err := telehealth.NewDate(2024, time.February, 29)
	fmt.Println(day, err)
	_, err = telehealth.NewDate(2026, time.February, 29)
	fmt.Println(err)
	// Output:
	// 2024-02-29 <nil>
	// date: malformed: "2026-02-29", expected a day of the calendar from 1583-01-01 to 9999-12-31, written 2026-03-02
}

func ExampleParseDate() {
	day, err := telehealth.ParseDate("2026-03-02")
	fmt.Println(day, err)
	_, err = telehealth.ParseDate("02/03/2026")
	fmt.Println(err)
	// Output:
	// 2026-03-02 <nil>
	// date: malformed: "02/03/2026", expected a day of the calendar from 1583-01-01 to 9999-12-31, written 2026-03-02
}

func ExampleMustParseDate() {
	reform := telehealth.MustParseDate("2024-12-22")
	fmt.Println(reform.Weekday())
	// Output: Sunday
}

// One instant is two days: the call that a doctor in Paris takes before midnight
// on New Year's Eve is a call of next year for a practice in La Reunion.
func ExampleDateOf() {
	call := time.Date(2025, time.December, 31, 22, 30, 0, 0, time.UTC)
	for _, name := range []string{"Europe/Paris", "Indian/Reunion"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			fmt.Println(err)
			return
		}
		day, err := telehealth.DateOf(call.In(zone))
		fmt.Println(name, day, err)
	}
	// Output:
	// Europe/Paris 2025-12-31 <nil>
	// Indian/Reunion 2026-01-01 <nil>
}

func ExampleDate_IsZero() {
	var never telehealth.Date
	fmt.Println(never.IsZero(), telehealth.MustParseDate("2026-03-02").IsZero())
	// Output: true false
}

func ExampleDate_YMD() {
	year, month, day := telehealth.MustParseDate("2026-03-02").YMD()
	fmt.Println(year, month, day)
	// Output: 2026 March 2
}

func ExampleDate_Year() {
	fmt.Println(telehealth.MustParseDate("2025-12-31").AddDays(1).Year())
	// Output: 2026
}

func ExampleDate_Weekday() {
	fmt.Println(telehealth.MustParseDate("2026-05-01").Weekday())
	// Output: Friday
}

func ExampleDate_AddDays() {
	last := telehealth.MustParseDate("2024-12-21") // of the tariffs before the reform
	fmt.Println(last.AddDays(1), last.AddDays(-30))
	fmt.Println(telehealth.MustParseDate("9999-12-31").AddDays(1).IsZero())
	// Output:
	// 2024-12-22 2024-11-21
	// true
}

func ExampleDate_DaysSince() {
	first := telehealth.MustParseDate("2026-01-01")
	last := telehealth.MustParseDate("2026-12-31")
	fmt.Println(last.DaysSince(first), first.DaysSince(last))
	// Output: 364 -364
}

func ExampleDate_Before() {
	reform := telehealth.MustParseDate("2024-12-22")
	visit := telehealth.MustParseDate("2024-12-21")
	fmt.Println(visit.Before(reform), reform.Before(reform))
	// Output: true false
}

func ExampleDate_After() {
	birth := telehealth.MustParseDate("1990-05-01")
	visit := telehealth.MustParseDate("2026-03-02")
	fmt.Println(visit.After(birth), visit.After(visit))
	// Output: true false
}

func ExampleDate_Compare() {
	days := []telehealth.Date{
		telehealth.MustParseDate("2026-03-02"),
		telehealth.MustParseDate("2025-12-31"),
	}
	slices.SortFunc(days, telehealth.Date.Compare)
	fmt.Println(days)
	// Output: [2025-12-31 2026-03-02]
}

// Below 16 a child needs no referral. Who is born on 29 February turns 16 on
// that day in a leap year, and on 1 March in a common one.
func ExampleDate_Age() {
	birth := telehealth.MustParseDate("2010-03-02")
	fmt.Println(birth.Age(telehealth.MustParseDate("2026-03-01")))
	fmt.Println(birth.Age(telehealth.MustParseDate("2026-03-02")))
	leap := telehealth.MustParseDate("2008-02-29")
	fmt.Println(leap.Age(telehealth.MustParseDate("2026-02-28")))
	fmt.Println(leap.Age(telehealth.MustParseDate("2026-03-01")))
	// Output:
	// 15
	// 16
	// 17
	// 18
}

func ExampleDate_String() {
	var never telehealth.Date
	fmt.Printf("%q %q\n", telehealth.MustParseDate("2026-03-02").String(), never.String())
	// Output: "2026-03-02" ""
}

func ExampleDate_AppendText() {
	line := []byte("paid on ")
	line, _ = telehealth.MustParseDate("2026-03-02").AppendText(line) // it never fails
	fmt.Println(string(line))
	// Output: paid on 2026-03-02
}

func ExampleDate_MarshalText() {
	text, err := json.Marshal(map[telehealth.Date]int{telehealth.MustParseDate("2026-03-02"): 3})
	fmt.Println(string(text), err)
	// Output: {"2026-03-02":3} <nil>
}

func ExampleDate_UnmarshalText() {
	var visit struct{ Day, Next telehealth.Date }
	err := json.Unmarshal([]byte(`{"day": "2026-03-02", "next": ""}`), &visit)
	fmt.Println(visit.Day, visit.Next.IsZero(), err)
	// Output: 2026-03-02 true <nil>
}

func ExampleDate_Equal() {
	fmt.Println(telehealth.MustParseDate("2026-03-02").Equal(telehealth.MustParseDate("2026-03-02")))
	// Output: true
}
