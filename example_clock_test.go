package telehealth_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
)

func ExampleClock() {
	var unknown telehealth.Clock
	midnight, _ := telehealth.NewClock(0, 0)
	fmt.Println(unknown == midnight)
	// Output: false
}

func ExampleNewClock() {
	clock, err := telehealth.NewClock(20, 30)
	fmt.Println(clock, err)
	_, err = telehealth.NewClock(24, 0)
	fmt.Println(err)
	// Output:
	// 20:30 <nil>
	// time: malformed: "24:00", expected an hour from 00:00 to 23:59, written "20:30"
}

func ExampleClock_Minutes() {
	clock, _ := telehealth.NewClock(1, 30)
	fmt.Println(clock.Minutes(), telehealth.Clock{}.Minutes())
	// Output: 90 -1
}

func ExampleClock_IsZero() {
	fmt.Println(telehealth.Clock{}.IsZero())
	// Output: true
}

func ExampleClock_String() {
	clock, _ := telehealth.NewClock(8, 5)
	fmt.Println(clock.String())
	// Output: 08:05
}

func ExampleClock_MarshalText() {
	clock, _ := telehealth.NewClock(8, 5)
	text, err := json.Marshal(clock)
	fmt.Println(string(text), err)
	// Output: "08:05" <nil>
}

func ExampleClock_UnmarshalText() {
	var clock telehealth.Clock
	err := clock.UnmarshalText([]byte("20:30"))
	fmt.Println(clock.Minutes(), err)
	// Output: 1230 <nil>
}

func ExampleMustParseClock() {
	fmt.Println(telehealth.MustParseClock("08:05").Minutes())
	// Output: 485
}
