package appointment_test

import (
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func ExampleBooking_LogValue() {
	b := appointment.Booking{
		ID: "a-1", Practitioner: "gyn", Visit: "first", Patient: "p-7", Status: appointment.StatusBooked,
		Start: time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC),
		Mode:  telehealth.ModeVideo, Link: "https://video.example/room",
	}
	fmt.Println(b.LogValue())
	// Output: [id=a-1 practitioner=gyn visit=first start=2026-03-03 09:00:00 +0000 UTC status=booked]
}

// The causes are there, and neither the patient nor the link.
func ExampleMisplaced_LogValue() {
	m := appointment.Misplaced{
		Booking: appointment.Booking{
			ID: "a-1", Practitioner: "gyn", Visit: "first", Patient: "p-7", Status: appointment.StatusBooked,
			Start: time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC),
		},
		Reasons: []appointment.Reason{{Cause: appointment.CauseClosed}, {Cause: appointment.CauseNoMode}},
	}
	fmt.Println(m.LogValue())
	// Output: [id=a-1 practitioner=gyn visit=first start=2026-03-03 09:00:00 +0000 UTC status=booked reasons=closed, mode]
}

func ExampleProvenance_LogValue() {
	e := appointment.Provenance{By: "desk", At: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), Force: "chest pain"}
	fmt.Println(e.LogValue())
	// Output: [by=desk at=2026-03-02 09:00:00 +0000 UTC forces=true]
}

func ExampleRequest_LogValue() {
	r := appointment.Request{
		ID: "a-1", Practitioner: "gyn", Visit: "first", Patient: "p-7",
		Start: time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC),
		Mode:  telehealth.ModeVideo, Link: "https://video.example/room",
	}
	fmt.Println(r.LogValue())
	// Output: [id=a-1 practitioner=gyn visit=first start=2026-03-03 09:00:00 +0000 UTC mode=video]
}

func ExampleEvent_LogValue() {
	e := appointment.Event{
		Version: 7, At: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), By: "desk", Verb: appointment.VerbCancel,
		Booking: appointment.Booking{ID: "a-1", Patient: "p-7", Status: appointment.StatusCancelled},
	}
	v := e.LogValue()
	for _, attr := range v.Group()[:4] {
		fmt.Println(attr)
	}
	// Output:
	// version=7
	// at=2026-03-02 09:00:00 +0000 UTC
	// by=desk
	// verb=cancel
}
