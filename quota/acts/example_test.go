package acts_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/secteur2/telehealth/quota/acts"
)

// january is four acts of a dermatologist, the last of which is booked for February.
const january = `practitioner,specialty,date,code,own_patient
cabinet-7,dermatology,2026-01-05,CS,no
cabinet-7,dermatology,2026-01-06,CS,no
cabinet-7,dermatology,2026-01-07,TCS,no
cabinet-7,dermatology,2026-02-02,CS,no
`

// count counts a text; what cannot be read is in the result.
func count(r acts.Reader, text string) *acts.Result {
	result, err := r.Read(context.Background(), acts.File{Name: "january.csv", In: strings.NewReader(text)})
	if err != nil {
		panic(err) // of a Reader that contradicts itself
	}
	return result
}

func ExampleReader() {
	r := acts.Reader{At: telehealth.MustParseDate("2026-01-31"), Forecast: acts.BookedOnly}
	for y := range count(r, january).Years() {
		fmt.Println(y.Practitioner, y.Year, y.Done.InPerson, y.Done.Video, y.Booked.InPerson)
	}
	// Output: cabinet-7 2026 2 1 1
}

func ExampleReader_Check() {
	fmt.Println(acts.Reader{Forecast: acts.AsLastYear}.Check())
	// Output: at: missing, expected the day of the forecast
}

// Several files are one; a file without an In is opened by its name.
func ExampleReader_Read() {
	result, err := acts.Reader{}.Read(context.Background(),
		acts.File{Name: "january.csv", In: strings.NewReader(january)},
		acts.File{Name: "february.csv"},
	)
	fmt.Println(err)
	fmt.Println(result.Rows.Read, result.Rows.Counted)
	for _, bad := range result.Unread {
		fmt.Println(bad)
	}
	// Output:
	// <nil>
	// 4 4
	// february.csv: no such file or directory
}

// A bad row costs itself. The message says where it is, and none of its cells.
func ExampleFault() {
	text := strings.Replace(january, "2026-01-06", "06/01/2026", 1)
	for _, bad := range count(acts.Reader{}, text).Refused {
		fmt.Println(bad)
		if field, ok := errors.AsType[*telehealth.FieldError](bad); ok {
			fmt.Println(bad.Line, field.Field, field.Code)
		}
	}
	// Output:
	// january.csv:3: date: not a day of the calendar, written 2026-03-02
	// 3 date malformed
}

func ExampleFault_Error() {
	text := strings.Replace(january, "code", "date", 1)
	fmt.Println(count(acts.Reader{}, text).Unread[0])
	// Output:
	// january.csv: wrong header: date is named twice, in columns 3 and 4, expected practitioner,specialty,date,code,own_patient or the same with ,assisted, with commas or semicolons
}

func ExampleFault_Unwrap() {
	bad := count(acts.Reader{}, "\x1f\x8b").Unread[0]
	fmt.Println(bad.Unwrap())
	// Output: header: malformed: "compressed with gzip", expected CSV: gzip -dc unpacks it
}

func ExampleResult_Years() {
	for y := range count(acts.Reader{}, january).Years() {
		fmt.Println(y.Practitioner, y.Specialty, y.Year, y.Done.InPerson+y.Done.Video)
	}
	// Output: cabinet-7 dermatology 2026 4
}

func ExampleYear_Judge() {
	for y := range count(acts.Reader{}, january).Years() {
		j, _, err := y.Judge(quota.Cap{Reading: quota.ReadingText})
		fmt.Println(j.Remote, j.Total, j.Within, err)
	}
	// Output: 1 4 false <nil>
}

func ExampleYear_Outlook() {
	for y := range count(acts.Reader{At: telehealth.MustParseDate("2026-01-31")}, january).Years() {
		o := y.Outlook()
		fmt.Println(o.Day, o.Forecast == quota.Pace{}, len(o.BookedOn))
	}
	// Output: 2026-01-31 true 1
}

func ExampleYear_LastYear() {
	text := january + "cabinet-7,dermatology,2025-01-05,CS,no\ncabinet-7,dermatology,2025-11-05,CS,no\n"
	r := acts.Reader{Year: 2026, At: telehealth.MustParseDate("2026-01-31"), Forecast: acts.AsLastYear}
	for y := range count(r, text).Years() {
		last, known := y.LastYear()
		fmt.Println(last.Whole.InPerson, last.Until.InPerson, known)
	}
	// Output: 2 1 true
}

func ExampleYear_SpecialtiesText() {
	text := january + "cabinet-7,psychiatry,2026-01-01,CS,no\n"
	for y := range count(acts.Reader{}, text).Years() {
		fmt.Println(y.Specialties())
		fmt.Println(y.SpecialtiesText("en"))
	}
	// Output:
	// [psychiatry dermatology]
	// several specialties in 2026 (psychiatry, dermatology), judged by dermatology, the one of the latest date
}

func ExampleResult_WriteJSON() {
	result := count(acts.Reader{}, january)
	if err := result.WriteJSON(os.Stdout, quota.Cap{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"practitioner":"cabinet-7","specialty":"dermatology","year":2026,"policy":"convention-2024","remote":1,"total":4,"share":"25.00","cap":20,"within":false,"room":0,"debt":1,"readings":{"text":{"remote":1,"total":4,"share":"25.00","within":false,"room":0,"debt":1},"own-patients-excluded":{"remote":1,"total":4,"share":"25.00","within":false,"room":0,"debt":1}}}
}

func ExampleResult_WriteTable() {
	result := count(acts.Reader{}, january)
	var table strings.Builder
	if err := result.WriteTable(&table, quota.Cap{}, "en"); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(table.String()[:strings.Index(table.String(), "\n\n")]) {
		fmt.Print(line)
	}
	// Output:
	// Year  Remote  Acts   Share               Cap  Within  Room  Debt
	// cabinet-7  dermatology
	//   2026       1     4  25.00%  ██│█·······  20%  no         0     1
}

// A key of the caller's own tariffs is counted by the kind that they gave it.
func ExampleReader_kinds() {
	text := strings.Replace(january, ",TCS,", ",TCX,", 1)
	fmt.Println(count(acts.Reader{}, text).Rows.Refused)
	r := acts.Reader{Kinds: map[telehealth.Code]telehealth.Kind{"TCX": telehealth.KindTeleconsultation}}
	fmt.Println(count(r, text).Rows.Refused)
	// Output:
	// 1
	// 0
}
