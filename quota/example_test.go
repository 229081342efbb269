package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A gynaecologist's year so far: 210 acts, 40 of them by video.
func ExampleCap_Judge() {
	c := quota.Count{InPerson: 170, Video: 40}
	j, err := quota.Cap{Specialty: telehealth.ObstetricsGynecology}.Judge(2026, c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j.Policy, j.Limit, j.Within, j.Room)
	c.Video += j.Room + 1 // one more than fits
	j, _ = quota.Cap{Specialty: telehealth.ObstetricsGynecology}.Judge(2026, c)
	fmt.Println(j.Within, j.Debt)
	// Output:
	// convention-2024 20 true 2
	// false 2
}

// A general practitioner's own patients weigh on one reading only.
func ExamplePosition() {
	c := quota.Count{InPerson: 60, InPersonOwn: 100, Video: 20, VideoOwn: 20}
	j, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Judge(2026, c)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, reading := range []quota.Reading{quota.ReadingText, quota.ReadingOwnPatientsExcluded} {
		p := j.Readings[reading]
		fmt.Println(reading, p.Remote, p.Total, p.Within, p.Room, p.Debt)
	}
	// Output:
	// text 20 200 true 25 0
	// own-patients-excluded 20 80 false 0 20
}

// A fund that leaves own patients out judges by the other reading.
func ExampleCap_Judge_reading() {
	c := quota.Count{InPerson: 60, InPersonOwn: 100, Video: 20, VideoOwn: 20}
	by := quota.Cap{Specialty: telehealth.GeneralPractice}
	for _, by.Reading = range []quota.Reading{quota.ReadingText, quota.ReadingOwnPatientsExcluded} {
		j, err := by.Judge(2026, c)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(j.Reading, j.Within)
	}
	// Output:
	// text true
	// own-patients-excluded false
}

func ExamplePosition_Share() {
	p := quota.Position{Remote: 21, Total: 100}
	fmt.Println(p.Share(), "basis points")
	// Output: 2100 basis points
}

func ExampleCountOf() {
	var c quota.Count
	for _, code := range []telehealth.Code{"CS", "MCS", "TCS", "TE2"} {
		act, ok := quota.CountOf(quota.Act{Code: code})
		if ok {
			c = c.Add(act)
		}
	}
	fmt.Println(c.InPerson, c.Video, c.Expertise)
	// Output: 1 1 1
}

func ExampleCount_Add() {
	january, february := quota.Count{Video: 3}, quota.Count{Video: 4, InPerson: 50}
	fmt.Println(january.Add(february).Video)
	// Output: 7
}

// A teleconsultation that was booked twice is taken back.
func ExampleCount_Sub() {
	fmt.Println(quota.Count{Video: 3}.Sub(quota.Count{Video: 1}).Video)
	// Output: 2
}

// A fund grants a psychiatrist half of the year's acts.
func ExampleDerogation() {
	granted := quota.Derogation{
		Who: "CPAM de Paris", Reference: "letter of 2025-11-12", Limit: 50,
		From: telehealth.MustParseDate("2026-01-01"), Until: telehealth.MustParseDate("2026-12-31"),
	}
	j, err := quota.Cap{Specialty: telehealth.Psychiatry, Granted: []quota.Derogation{granted}}.Judge(2026, quota.Count{InPerson: 55, Video: 45})
	fmt.Println(err, j.Limit, j.Within, j.Derogations[0].Reference)
	// Output: <nil> 50 true letter of 2025-11-12
}

// 2024 is judged under the agreement only by the caller's choice.
func ExampleChoices() {
	c := quota.Count{InPerson: 60, Video: 40}
	for _, r := range []quota.Choices{{}, {FirstYear2024: 2024}} {
		j, err := quota.Cap{Specialty: telehealth.Psychiatry, Choices: r}.Judge(2024, c)
		fmt.Println(err, j.Policy, j.Limit, j.Within)
	}
	// Output:
	// <nil> avenant-9 20 false
	// <nil> convention-2024 40 true
}

func ExampleRemark_Text() {
	j, err := quota.Cap{Specialty: telehealth.Psychiatry}.Judge(2021, quota.Count{})
	fmt.Println(err, j.Remarks[0].Text("en"))
	// Output: <nil> No cap was found for this year
}
