package telehealth_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
)

func ExampleTimeOfDay() {
	var unknown telehealth.TimeOfDay
	midnight, _ := telehealth.NewTimeOfDay(0, 0)
	fmt.Println(unknown == midnight)
	// Output: false
}

func ExampleNewTimeOfDay() {
	clock, err := telehealth.NewTimeOfDay(20, 30)
	fmt.Println(clock, err)
	_, err = telehealth.NewTimeOfDay(24, 0)
	fmt.Println(err)
	// Output:
	// 20:30 <nil>
	// time: malformed: "24:00", expected an hour from 00:00 to 23:59, written "20:30"
}

func ExampleTimeOfDay_Minutes() {
	clock, _ := telehealth.NewTimeOfDay(1, 30)
	fmt.Println(clock.Minutes(), telehealth.TimeOfDay{}.Minutes())
	// Output: 90 -1
}

func ExampleTimeOfDay_IsZero() {
	fmt.Println(telehealth.TimeOfDay{}.IsZero())
	// Output: true
}

func ExampleTimeOfDay_String() {
	clock, _ := telehealth.NewTimeOfDay(8, 5)
	fmt.Println(clock.String())
	// Output: 08:05
}

func ExampleTimeOfDay_MarshalText() {
	clock, _ := telehealth.NewTimeOfDay(8, 5)
	text, err := json.Marshal(clock)
	fmt.Println(string(text), err)
	// Output: "08:05" <nil>
}

func ExampleTimeOfDay_UnmarshalText() {
	var clock telehealth.TimeOfDay
	err := clock.UnmarshalText([]byte("20:30"))
	fmt.Println(clock.Minutes(), err)
	// Output: 1230 <nil>
}

func ExampleMustParseTimeOfDay() {
	fmt.Println(telehealth.MustParseTimeOfDay("08:05").Minutes())
	// Output: 485
}

func ExampleTimeOfDay_Equal() {
	fmt.Println(telehealth.MustParseTimeOfDay("08:30").Equal(telehealth.TimeOfDay{}))
	// Output: false
}

func ExampleParseTimeOfDay() {
	fmt.Println(telehealth.ParseTimeOfDay("08:30"))
	_, err := telehealth.ParseTimeOfDay("24:00")
	fmt.Println(err)
	// Output:
	// 08:30 <nil>
	// time: malformed: "24:00", expected an hour from 00:00 to 23:59, written "20:30"
}
