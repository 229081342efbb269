package appointment_test

import (
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// practice is open on weekdays from 09:00 to 10:00, also by video.
func practice() appointment.Calendar {
	morning := []appointment.Hours{{
		From: telehealth.MustParseTimeOfDay("09:00"), To: telehealth.MustParseTimeOfDay("10:00"),
		Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
	}}
	return appointment.Calendar{Weeks: []appointment.Week{{
		time.Monday: morning, time.Tuesday: morning, time.Wednesday: morning, time.Thursday: morning, time.Friday: morning,
	}}}
}

func consultation() appointment.VisitType {
	return appointment.VisitType{
		Ref: "consultation", Duration: 20 * time.Minute, Notice: time.Hour, Horizon: 30,
		Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
	}
}

func ExampleQuery_Slots() {
	now := time.Date(2026, time.April, 30, 7, 20, 0, 0, time.UTC) // 09:20 in Paris
	q := appointment.Query{Practitioner: "dr-vidal", Calendar: practice(), Visit: consultation(), Now: now}
	q.Bookings = []appointment.Booking{{
		Practitioner: "dr-vidal", Status: appointment.StatusBooked,
		Start: time.Date(2026, time.May, 4, 7, 0, 0, 0, time.UTC), End: time.Date(2026, time.May, 4, 7, 20, 0, 0, time.UTC),
	}}
	slots, err := q.Slots()
	if err != nil {
		fmt.Println(err)
		return
	}
	found := 0
	for slot := range slots {
		fmt.Println(slot.Start.Format("Mon 2 January 15:04"), slot.Modes)
		if found++; found == 3 {
			break // the rest is never computed
		}
	}
	// Output:
	// Mon 4 May 09:20 in-person,video
	// Mon 4 May 09:40 in-person,video
	// Tue 5 May 09:00 in-person,video
}

func ExampleQuery_Next() {
	now := time.Date(2026, time.April, 30, 12, 0, 0, 0, time.UTC)
	slot, ok, err := appointment.Query{Calendar: practice(), Visit: consultation(), Now: now}.Next()
	fmt.Println(slot.Start.Format(time.RFC3339), ok, err)
	// Output: 2026-05-04T09:00:00+02:00 true <nil>
}

func ExampleQuery_Why() {
	now := time.Date(2026, time.April, 30, 12, 0, 0, 0, time.UTC)
	q := appointment.Query{Calendar: practice(), Visit: consultation(), Now: now}
	reasons, err := q.Why(time.Date(2026, time.May, 1, 7, 10, 0, 0, time.UTC), telehealth.ModeHome)
	if err != nil {
		fmt.Println(err)
	}
	for _, r := range reasons {
		fmt.Println(r.Text("en"))
	}
	// Output:
	// Public holiday: Labour Day
	// Not a time at which visits begin
	// Not in this way at this time
}

func ExampleQuery_Resources() {
	now := time.Date(2026, time.April, 30, 12, 0, 0, 0, time.UTC)
	q := appointment.Query{Practitioner: "dr-vidal", Calendar: practice(), Visit: consultation(), Now: now}
	q.Visit.Needs = []appointment.Need{{"room 1", "room 2"}, {"retinal camera"}}
	start := time.Date(2026, time.May, 4, 7, 0, 0, 0, time.UTC)
	q.Bookings = []appointment.Booking{{
		Practitioner: "dr-attal", Status: appointment.StatusBooked, Resources: []string{"room 1"},
		Start: start, End: start.Add(30 * time.Minute),
	}}
	with, ok, err := q.Resources(start)
	fmt.Println(with, ok, err)
	// Output: [room 2 retinal camera] true <nil>
}

func ExampleZoneOf() {
	zone, err := appointment.ZoneOf(telehealth.Reunion)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(time.Date(2026, time.July, 1, 8, 0, 0, 0, time.UTC).In(zone).Format("15:04"))
	// Output: 12:00
}
