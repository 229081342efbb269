package sqlitestore_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/secteur2/telehealth/appointment"
	sqlitestore "github.com/secteur2/telehealth/examples/sqlite"
)

func ExampleOpen() {
	file, remove := temporary()
	defer remove()
	store, err := sqlitestore.Open(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	ctx, now := context.Background(), time.Date(2026, time.October, 1, 8, 0, 0, 0, time.UTC)
	agenda, err := appointment.Open(ctx, practice(), store)
	if err != nil {
		fmt.Println(err)
		return
	}
	booked, err := agenda.Book(ctx, appointment.Provenance{At: now, By: "desk"}, appointment.Request{
		ID: "a-1", Practitioner: "dr-martin", Visit: "follow-up", Start: now.Add(24 * time.Hour),
	})
	fmt.Println(booked.ID, booked.Start, booked.Status, err)
	// Output:
	// a-1 2026-10-02 08:00:00 +0000 UTC booked <nil>
}

// Two who saw the same history cannot both go on from there.
func ExampleStore_Append() {
	store, remove := filled()
	defer remove()
	late := appointment.Event{
		Version: 1, At: time.Date(2026, time.October, 1, 8, 0, 0, 0, time.UTC), Verb: appointment.VerbWait,
		Booking: appointment.Booking{ID: "a-2", Visit: "follow-up", Status: appointment.StatusWaitlisted},
	}
	err := store.Append(context.Background(), 0, []appointment.Event{late})
	fmt.Println(errors.Is(err, appointment.ErrConflict), err)
	// Output:
	// true append after version 0 of 1: the history has later events
}

func ExampleStore_Read() {
	store, remove := filled()
	defer remove()
	for event, err := range store.Read(context.Background(), 0) {
		fmt.Println(event.Version, event.Verb, event.Booking.ID, err)
	}
	// Output:
	// 1 wait a-1 <nil>
}

func ExampleStore_Close() {
	store, remove := filled()
	defer remove()
	fmt.Println(store.Close())
	fmt.Println(store.Append(context.Background(), 1, nil))
	// Output:
	// <nil>
	// begin to append: sql: database is closed
}

// practice is open day and night.
func practice() appointment.Practice {
	var week appointment.Week
	for day := range week {
		week[day] = []appointment.Hours{{}}
	}
	return appointment.Practice{
		Calendars: map[string]appointment.Calendar{"dr-martin": {Zone: time.UTC, Weeks: []appointment.Week{week}}},
		Visits:    []appointment.VisitType{{Ref: "follow-up", Duration: 20 * time.Minute}},
	}
}

// filled is a store with one event.
func filled() (*sqlitestore.Store, func()) {
	file, remove := temporary()
	store, err := sqlitestore.Open(file)
	if err == nil {
		err = store.Append(context.Background(), 0, []appointment.Event{{
			Version: 1, At: time.Date(2026, time.October, 1, 8, 0, 0, 0, time.UTC), Verb: appointment.VerbWait,
			Booking: appointment.Booking{ID: "a-1", Visit: "follow-up", Status: appointment.StatusWaitlisted},
		}})
	}
	if err != nil {
		panic(err)
	}
	return store, func() {
		store.Close()
		remove()
	}
}

func temporary() (file string, remove func()) {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	return filepath.Join(folder, "practice.db"), func() { os.RemoveAll(folder) }
}
