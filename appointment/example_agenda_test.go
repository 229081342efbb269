package appointment_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// cabinet is a practice of the examples: one doctor, from 9 to 12 on weekdays.
func cabinet() appointment.Practice {
	var week appointment.Week
	for day := time.Monday; day <= time.Friday; day++ {
		week[day] = []appointment.Hours{{From: telehealth.MustParseTimeOfDay("09:00"), To: telehealth.MustParseTimeOfDay("12:00")}}
	}
	return appointment.Practice{
		Calendars: map[string]appointment.Calendar{"dr-a": {Zone: time.UTC, Weeks: []appointment.Week{week}}},
		Visits: []appointment.VisitType{
			{Ref: "visit", Duration: 30 * time.Minute, Horizon: 60, CancelBefore: 24 * time.Hour},
		},
		OfferFor: time.Hour,
	}
}

// monday is the first day of the examples, at 8 in the morning.
var monday = time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)

// on is the entry of a secretary some time later.
func on(later time.Duration) appointment.Provenance {
	return appointment.Provenance{By: "secretary", At: monday.Add(later)}
}

// ask is for a start some time after that Monday morning.
func ask(id string, later time.Duration) appointment.Request {
	return appointment.Request{ID: id, Practitioner: "dr-a", Visit: "visit", Patient: "p-" + id, Start: monday.Add(later)}
}

func show(b appointment.Booking, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(b.ID, b.Status, b.Start.Format("Mon 15:04"))
}

// withBooking is an agenda with one booking, on Monday at 10.
func withBooking(ctx context.Context) *appointment.Agenda {
	a, err := appointment.Open(ctx, cabinet(), nil)
	if err != nil {
		panic(err)
	}
	if _, err := a.Book(ctx, on(-48*time.Hour), ask("1", 2*time.Hour)); err != nil {
		panic(err)
	}
	return a
}

func ExampleOpen() {
	ctx := context.Background()
	a, err := appointment.Open(ctx, cabinet(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	show(a.Book(ctx, on(0), ask("1", 2*time.Hour)))
	show(a.Book(ctx, on(0), ask("2", 2*time.Hour)))
	// Output:
	// 1 booked Mon 10:00
	// book refused: taken
}

func ExampleAgenda_Use() {
	a := withBooking(context.Background())
	p := cabinet()
	p.Visits = append(p.Visits, appointment.VisitType{Ref: "long", Duration: time.Hour})
	fmt.Println(a.Use(p))
	// Output: <nil>
}

// A person may book what would be refused, but never a time twice.
func ExampleAgenda_Book() {
	ctx := context.Background()
	a := withBooking(ctx)
	_, err := a.Book(ctx, on(0), ask("2", 6*time.Hour)) // at 14:00
	var refusal *appointment.RefusalError
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Reasons[0].Text("en"))
	}
	forced := on(0)
	forced.Force = "fever"
	show(a.Book(ctx, forced, ask("2", 6*time.Hour)))
	fmt.Println(a.History("2")[0].Forced)
	show(a.Book(ctx, forced, ask("3", 2*time.Hour)))
	// Output:
	// Outside the opening hours
	// 2 booked Mon 14:00
	// fever
	// book refused: taken
}

func ExampleAgenda_Hold() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Hold(ctx, on(0), ask("2", 3*time.Hour), monday.Add(10*time.Minute)))
	show(a.Book(ctx, on(9*time.Minute), ask("3", 3*time.Hour)))
	show(a.Book(ctx, on(10*time.Minute), ask("3", 3*time.Hour)))
	// Output:
	// 2 pending Mon 11:00
	// book refused: taken
	// 3 booked Mon 11:00
}

func ExampleAgenda_Confirm() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Hold(ctx, on(0), ask("2", 3*time.Hour), monday.Add(10*time.Minute)))
	show(a.Confirm(ctx, on(5*time.Minute), "2"))
	// Output:
	// 2 pending Mon 11:00
	// 2 booked Mon 11:00
}

func ExampleAgenda_Expire() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Hold(ctx, on(0), ask("2", 3*time.Hour), monday.Add(10*time.Minute)))
	show(a.Expire(ctx, on(time.Minute), "2"))
	// Output:
	// 2 pending Mon 11:00
	// 2 cancelled Mon 11:00
}

func ExampleAgenda_Reschedule() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Reschedule(ctx, on(-24*time.Hour), appointment.Request{ID: "1", Start: monday.Add(27 * time.Hour)}))
	// Output: 1 booked Tue 11:00
}

// The visit type says a day before at the latest; the doctor has other reasons.
func ExampleAgenda_Cancel() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Cancel(ctx, on(0), "1"))
	forced := on(0)
	forced.Force = "the doctor is ill"
	show(a.Cancel(ctx, forced, "1"))
	// Output:
	// cancel refused: deadline
	// 1 cancelled Mon 10:00
}
