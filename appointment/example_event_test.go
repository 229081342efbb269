package appointment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

func ExampleBooking_Next() {
	b := appointment.Booking{ID: "1", Status: appointment.StatusBooked}
	for _, v := range []appointment.Verb{appointment.VerbArrive, appointment.VerbConfirm} {
		status, err := b.Next(v)
		fmt.Println(status, err)
	}
	// Output:
	// arrived <nil>
	//  confirm would lead to "booked", but not from "booked"
}

func ExampleTransitionError_Error() {
	_, err := appointment.Booking{ID: "1", Status: appointment.StatusCancelled}.Next(appointment.VerbArrive)
	var wrong *appointment.TransitionError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.From, wrong.To)
		fmt.Println(wrong)
	}
	// Output:
	// cancelled arrived
	// arrive would lead to "arrived", but not from "cancelled"
}

func ExampleRefusalError_Error() {
	r := &appointment.RefusalError{
		Verb: appointment.VerbBook, ID: "1",
		Reasons: []appointment.Reason{{Cause: appointment.CauseClosed}, {Cause: appointment.CauseTaken}},
	}
	fmt.Println(r)
	// Output: book refused: closed, taken
}

// waits is an event of the examples.
func waits() appointment.Event {
	return appointment.Event{
		Version: 1, At: monday, By: "secretary", Verb: appointment.VerbWait,
		Booking: appointment.Booking{
			ID: "1", Visit: "visit", Patient: "p-1", Status: appointment.StatusWaitlisted,
			Wish: appointment.Wish{Since: monday},
		},
	}
}

func ExampleEvent_MarshalJSON() {
	text, err := json.Marshal(waits())
	fmt.Println(string(text), err)
	// Output: {"form":2,"version":1,"at":"2026-03-02T08:00:00Z","by":"secretary","verb":"wait","booking":{"id":"1","visit":"visit","patient":"p-1","status":"waitlist","wish":{"since":"2026-03-02T08:00:00Z"}}} <nil>
}

func ExampleEvent_UnmarshalJSON() {
	var e appointment.Event
	err := json.Unmarshal([]byte(`{"form":2,"version":1,"at":"2026-03-02T08:00:00Z","verb":"dance"}`), &e)
	fmt.Println(err)
	// Output: verb: unknown: "", expected a verb of this version
}

func ExampleEvent_Equal() {
	e, f := waits(), waits()
	f.At = f.At.In(time.FixedZone("", 3600))
	fmt.Println(e.At == f.At, e.Equal(f))
	// Output: false true
}

func ExampleCheckEvents() {
	fmt.Println(appointment.CheckEvents(0, []appointment.Event{waits()}))
	fmt.Println(appointment.CheckEvents(7, []appointment.Event{waits()}))
	// Output:
	// <nil>
	// events[0].version: contradiction: "1", expected 8
}
