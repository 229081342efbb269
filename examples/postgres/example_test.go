package postgresstore_test

import (
	"context"
	"fmt"
	"time"

	"github.com/secteur2/telehealth/appointment"
	postgresstore "github.com/secteur2/telehealth/examples/postgres"
)

// There is no output to compare: the example needs a server.
func ExampleOpen() {
	ctx := context.Background()
	store, err := postgresstore.Open(ctx, "postgres://desk@db.practice.example/practice", "practice")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
	agenda, err := appointment.Open(ctx, appointment.Practice{}, store) // with the practice's calendars
	if err != nil {
		fmt.Println(err)
		return
	}
	booked, err := agenda.Book(ctx, appointment.Provenance{At: time.Now(), By: "desk"}, appointment.Request{
		ID: "a-1", Practitioner: "dr-martin", Visit: "follow-up",
		Start: time.Date(2026, time.October, 5, 7, 0, 0, 0, time.UTC),
	})
	fmt.Println(booked.Status, err)
}

func ExampleStore_Append() {
	ctx := context.Background()
	store, err := postgresstore.Open(ctx, "postgres://desk@db.practice.example/practice", "practice")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
	// An error that wraps appointment.ErrConflict if the agenda has begun already.
	fmt.Println(store.Append(ctx, 0, []appointment.Event{{
		Version: 1, At: time.Now(), Verb: appointment.VerbWait,
		Booking: appointment.Booking{ID: "a-1", Visit: "follow-up", Status: appointment.StatusWaitlisted},
	}}))
}

func ExampleStore_Read() {
	ctx := context.Background()
	store, err := postgresstore.Open(ctx, "postgres://desk@db.practice.example/practice", "practice")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
	for event, err := range store.Read(ctx, 0) {
		fmt.Println(event.Version, event.Verb, event.Booking.ID, err)
	}
}
