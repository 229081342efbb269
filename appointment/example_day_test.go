package appointment_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

func ExampleAgenda_Arrive() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Arrive(ctx, on(2*time.Hour), "1"))
	// Output: 1 arrived Mon 10:00
}

func ExampleAgenda_CheckIn() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.CheckIn(ctx, on(2*time.Hour), "1")) // before the patient is there
	show(a.Arrive(ctx, on(2*time.Hour), "1"))
	show(a.CheckIn(ctx, on(2*time.Hour), "1"))
	// Output:
	// check-in would lead to "checked-in", but not from "booked"
	// 1 arrived Mon 10:00
	// 1 checked-in Mon 10:00
}

func ExampleAgenda_Fulfil() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Fulfil(ctx, on(3*time.Hour), "1"))
	// Output: 1 fulfilled Mon 10:00
}

// Who was given up may still come.
func ExampleAgenda_NoShow() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.NoShow(ctx, on(2*time.Hour+10*time.Minute), "1"))
	show(a.Arrive(ctx, on(2*time.Hour+15*time.Minute), "1"))
	// Output:
	// 1 noshow Mon 10:00
	// 1 arrived Mon 10:00
}

// The wrong line was clicked on.
func ExampleAgenda_Reopen() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Arrive(ctx, on(0), "1"))
	show(a.Reopen(ctx, on(time.Minute), "1"))
	// Output:
	// 1 arrived Mon 10:00
	// 1 booked Mon 10:00
}

func ExampleAgenda_EnterInError() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.EnterInError(ctx, on(0), "1"))
	// Output: 1 entered-in-error Mon 10:00
}

func ExampleAgenda_Sweep() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Hold(ctx, on(0), ask("2", 3*time.Hour), monday.Add(10*time.Minute)))
	fmt.Println(a.Sweep(ctx, on(time.Hour)))
	b, _ := a.Get("2")
	fmt.Println(b.Status)
	// Output:
	// 2 pending Mon 11:00
	// <nil>
	// cancelled
}

// Two processes work on one store.
func ExampleAgenda_Sync() {
	ctx := context.Background()
	store := new(storetest.Memory) // a database, in earnest
	one, err := appointment.Open(ctx, cabinet(), store)
	if err != nil {
		fmt.Println(err)
		return
	}
	two, err := appointment.Open(ctx, cabinet(), store)
	if err != nil {
		fmt.Println(err)
		return
	}
	show(one.Book(ctx, on(0), ask("1", 2*time.Hour)))
	show(two.Book(ctx, on(0), ask("2", 2*time.Hour)))
	show(two.Book(ctx, on(0), ask("2", 3*time.Hour)))
	_, before := one.Get("2")
	err = one.Sync(ctx)
	_, after := one.Get("2")
	fmt.Println(before, err, after)
	// Output:
	// 1 booked Mon 10:00
	// book refused: taken
	// 2 booked Mon 11:00
	// false <nil> true
}

func ExampleAgenda_Get() {
	b, ok := withBooking(context.Background()).Get("1")
	fmt.Println(b.Patient, b.Status, ok)
	// Output: p-1 booked true
}

func ExampleAgenda_History() {
	ctx := context.Background()
	a := withBooking(ctx)
	show(a.Cancel(ctx, on(-24*time.Hour), "1"))
	for _, e := range a.History("1") {
		fmt.Println(e.Version, e.By, e.Verb, e.Booking.Status)
	}
	// Output:
	// 1 cancelled Mon 10:00
	// 1 secretary book booked
	// 2 secretary cancel cancelled
}

func ExampleAgenda_Bookings() {
	for _, b := range withBooking(context.Background()).Bookings("dr-a", monday, monday.AddDate(0, 0, 1)) {
		show(b, nil)
	}
	// Output: 1 booked Mon 10:00
}

func ExampleAgenda_Free() {
	a := withBooking(context.Background())
	q, err := a.Free("dr-a", "visit", monday, monday, monday.Add(3*time.Hour))
	if err != nil {
		fmt.Println(err)
		return
	}
	slots, err := q.Slots()
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range slots {
		fmt.Println(s.Start.Format("15:04"))
	}
	// Output:
	// 09:00
	// 09:30
	// 10:30
}

func ExampleAgenda_Next() {
	a := withBooking(context.Background())
	o, ok, err := a.Next("visit", appointment.Wish{From: monday.Add(2 * time.Hour)}, monday)
	fmt.Println(o.Practitioner, o.Start.Format("15:04"), ok, err)
	// Output: dr-a 10:30 true <nil>
}

// The doctor no longer comes before 11.
func ExampleAgenda_Misplaced() {
	a := withBooking(context.Background())
	p := cabinet()
	for _, day := range p.Calendars["dr-a"].Weeks[0] {
		for i := range day {
			day[i].From = telehealth.MustParseTimeOfDay("11:00")
		}
	}
	if err := a.Use(p); err != nil {
		fmt.Println(err)
		return
	}
	list, err := a.Misplaced(monday)
	for _, m := range list {
		fmt.Println(m.ID, m.Reasons[0].Cause)
	}
	fmt.Println(err)
	// Output:
	// 1 closed
	// <nil>
}

// All or none: the third Monday is taken.
func ExampleAgenda_Repeat() {
	ctx := context.Background()
	a := withBooking(ctx)
	_, err := a.Repeat(ctx, on(-20*24*time.Hour), ask("course", -14*24*time.Hour+2*time.Hour), 4)
	var refusal *appointment.RefusalError
	if errors.As(err, &refusal) {
		for _, o := range refusal.Series {
			fmt.Println(o.Date, len(o.Reasons) == 0)
		}
	}
	list, err := a.Repeat(ctx, on(-20*24*time.Hour), ask("course", -14*24*time.Hour+time.Hour), 4)
	fmt.Println(len(list), err)
	// Output:
	// 2026-02-16 true
	// 2026-02-23 true
	// 2026-03-02 false
	// 2026-03-09 true
	// 4 <nil>
}

// The time of a cancelled booking is held for who waits longest.
func ExampleAgenda_Wait() {
	ctx := context.Background()
	a := withBooking(ctx)
	_, err := a.Wait(ctx, on(-47*time.Hour), appointment.Request{ID: "2", Visit: "visit", Patient: "p-2"}, appointment.Wish{})
	if err != nil {
		fmt.Println(err)
		return
	}
	show(a.Cancel(ctx, on(-24*time.Hour), "1"))
	show(a.Confirm(ctx, on(-24*time.Hour+30*time.Minute), "2"))
	// Output:
	// 1 cancelled Mon 10:00
	// 2 booked Mon 10:00
}

func ExampleAgenda_Waiting() {
	ctx := context.Background()
	a := withBooking(ctx)
	for i, id := range []string{"3", "2"} {
		_, err := a.Wait(ctx, on(time.Duration(i)*time.Minute), appointment.Request{ID: id, Visit: "visit"}, appointment.Wish{})
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	for _, b := range a.Waiting() {
		fmt.Println(b.ID, b.Wish.Since.Format("15:04"))
	}
	// Output:
	// 3 08:00
	// 2 08:01
}
