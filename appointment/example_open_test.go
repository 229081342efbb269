package appointment_test

import (
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func ExampleCalendar_Open() {
	c := practice()
	c.Absences = []appointment.Absence{{
		From: telehealth.MustParseDate("2026-05-04"), Start: telehealth.MustParseTimeOfDay("09:20"), End: telehealth.MustParseTimeOfDay("09:40"),
	}}
	open, err := c.Open(telehealth.MustParseDate("2026-05-04"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range open {
		fmt.Println(o.Start.Format(time.RFC3339), o.End.Format(time.RFC3339), o.Modes)
	}
	// Output:
	// 2026-05-04T09:00:00+02:00 2026-05-04T09:20:00+02:00 in-person,video
	// 2026-05-04T09:40:00+02:00 2026-05-04T10:00:00+02:00 in-person,video
}

func ExampleCalendar_Closures() {
	c := practice()
	c.Territory = telehealth.SaintMartin
	c.Absences = []appointment.Absence{{
		From: telehealth.MustParseDate("2026-05-26"), Until: telehealth.MustParseDate("2026-05-29"), Substitute: "dr-roux",
	}}
	closures, err := c.Closures(telehealth.MustParseDate("2026-05-27"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range closures {
		fmt.Println(o.Reason.Text("en"), o.Reason.Confidence)
	}
	// Output:
	// Public holiday: Abolition of slavery disputed
	// The practitioner is away until May 29, 2026, included; substitute: dr-roux
}

func ExampleInterval_For() {
	i := appointment.Interval{
		Modes:  appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
		Visits: []string{"consultation"},
	}
	fmt.Println(i.For(consultation()))
	fmt.Println(i.For(appointment.VisitType{Ref: "consultation"})) // in person
	fmt.Println(i.For(appointment.VisitType{Ref: "laser session"}) == 0)
	// Output:
	// in-person,video
	// in-person
	// true
}

func ExampleActCode() {
	slot := appointment.Slot{Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo, telehealth.ModePhone)}
	for _, mode := range slot.Modes.List() {
		code, ok := appointment.ActCode(mode)
		fmt.Println(mode, code, ok)
	}
	// Output:
	// in-person AMB true
	// video VR true
	// phone  false
}

func ExampleModeOfActCode() {
	mode, ok := appointment.ModeOfActCode("HH")
	fmt.Println(mode, ok)
	// Output: home true
}
