package quota_test

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A ledger is saved, one JSON value a line, and made again after a restart: what has no
// id first, as counts, then every act. A file that is sent twice does not count twice.
func ExampleLedger_All() {
	var before quota.Ledger
	day := telehealth.MustParseDate("2026-03-02")
	_ = before.Add(quota.Act{ID: "b-7", Date: day, Code: "TCG", State: quota.StatePlanned})
	_ = before.Add(quota.Act{ID: "b-3", Date: day, Code: "G", OwnPatient: true})
	_ = before.Add(quota.Act{Date: day, Code: "G"})

	var file bytes.Buffer
	out := json.NewEncoder(&file)
	_ = out.Encode(before.Unnamed())
	for act := range before.All() {
		line, _ := json.Marshal(act)
		fmt.Println(string(line))
		_ = out.Encode(act)
	}

	var after quota.Ledger
	in := json.NewDecoder(&file)
	var unnamed quota.Tally
	fmt.Println(in.Decode(&unnamed), after.Merge(unnamed))
	for in.More() {
		var act quota.Act
		fmt.Println(in.Decode(&act), after.Add(act))
	}
	fmt.Println(after.Add(quota.Act{ID: "b-7", Date: day, Code: "TCG"}))
	fmt.Println(after.SetState("b-7", quota.StateDone), after.Tally().Equal(before.Tally()), after.Count(2026).Video)
	// Output:
	// {"id":"b-3","date":"2026-03-02","code":"G","ownPatient":true,"state":"done"}
	// {"id":"b-7","date":"2026-03-02","code":"TCG","state":"planned"}
	// <nil> <nil>
	// <nil> <nil>
	// <nil> <nil>
	// id: contradiction: "held already", expected an id that no other act has
	// <nil> false 1
}

// A name that is there twice, or that no Act has, is refused.
func ExampleAct_UnmarshalJSON() {
	var a quota.Act
	fmt.Println(json.Unmarshal([]byte(`{"id":"b-7","date":"2026-03-02","code":"TCG","state":"planned"}`), &a), a.State)
	fmt.Println(json.Unmarshal([]byte(`{"id":"b-7","id":"b-8","date":"2026-03-02","code":"TCG"}`), &a), a.ID)
	// Output:
	// <nil> planned
	// id: contradiction: "given twice", expected each name once b-7
}

func ExampleLedger_Unnamed() {
	var l quota.Ledger
	day := telehealth.MustParseDate("2026-03-02")
	_ = l.Add(quota.Act{ID: "a", Date: day, Code: "G"})
	_ = l.Add(quota.Act{Date: day, Code: "TCG"})
	done := l.Unnamed().Year(2026).Done
	fmt.Println(done.InPerson, done.Video)
	// Output: 0 1
}

// The last appointment of the year is the one too many.
func ExampleLedger_Outlook() {
	var l quota.Ledger
	for n := range 8 {
		_ = l.Add(quota.Act{ID: fmt.Sprint("done-", n), Date: telehealth.MustParseDate("2026-01-02"), Code: "CS"})
	}
	for n, day := range []string{"2026-03-02", "2026-06-01", "2026-12-31"} {
		_ = l.Add(quota.Act{ID: fmt.Sprint("booked-", n), Date: telehealth.MustParseDate(day), Code: "TC", State: quota.StatePlanned})
	}
	day := telehealth.MustParseDate("2026-01-05")
	o := l.Outlook(day)
	fmt.Println(o.Done.InPerson, "done,", o.Booked.Video, "booked on", len(o.BookedOn), "days")
	p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(o)
	fmt.Println(p.Crossing[quota.ReadingText], err)
	// Output:
	// 8 done, 3 booked on 3 days
	// 2026-12-31 <nil>
}

func ExampleLedger_LastYear() {
	var l quota.Ledger
	for n, day := range []string{"2025-02-03", "2025-06-30", "2025-07-01"} {
		_ = l.Add(quota.Act{ID: fmt.Sprint(n), Date: telehealth.MustParseDate(day), Code: "CS"})
	}
	day := telehealth.MustParseDate("2026-06-30")
	o := l.Outlook(day)
	o.Forecast = l.LastYear(day)
	p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(o)
	fmt.Println(p.Method, p.Rest.InPerson, err)
	// Output: same-as-last-year 1 <nil>
}
