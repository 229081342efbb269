// Cmd books appointments of a small practice into a file, and lists them. From the
// folder of its module:
//
//	go run ./cmd practice.db                          # list the bookings
//	go run ./cmd practice.db a-1                      # book the next free time
//	go run ./cmd practice.db a-2 2026-10-05T09:00     # book a time, of Paris
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/secteur2/telehealth/appointment"
	sqlitestore "github.com/secteur2/telehealth/examples/sqlite"
)

const doctor, visit = "dr-martin", "follow-up"

func main() {
	if err := run(context.Background(), os.Args[1:], time.Now(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run is the program with everything it touches as arguments, so that tests can
// call it.
func run(ctx context.Context, args []string, now time.Time, out io.Writer) error {
	if len(args) == 0 || len(args) > 3 {
		return errors.New("usage: cmd FILE [ID [TIME]]")
	}
	store, err := sqlitestore.Open(args[0])
	if err != nil {
		return err
	}
	defer store.Close()
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return err
	}
	agenda, err := appointment.Open(ctx, practice(paris), store)
	if err != nil {
		return err
	}
	if len(args) > 1 {
		start, err := startOf(args[2:], agenda, now, paris)
		if err != nil {
			return err
		}
		_, err = agenda.Book(ctx, appointment.Provenance{At: now, By: "desk"}, appointment.Request{
			ID: args[1], Practitioner: doctor, Visit: visit, Start: start,
		})
		if err != nil {
			return err
		}
	}
	for _, b := range agenda.Bookings(doctor, time.Time{}, time.Time{}) {
		fmt.Fprintf(out, "%s  %s  %s\n", b.Start.In(paris).Format("Mon 2006-01-02 15:04"), b.Status, b.ID)
	}
	return nil
}

// startOf is the time that was asked for, or the next free one.
func startOf(asked []string, agenda *appointment.Agenda, now time.Time, zone *time.Location) (time.Time, error) {
	if len(asked) > 0 {
		return time.ParseInLocation("2006-01-02T15:04", asked[0], zone)
	}
	wanted := appointment.Wish{Practitioner: doctor, To: now.AddDate(0, 0, 7)}
	next, free, err := agenda.Next(visit, wanted, now)
	if err == nil && !free {
		err = errors.New("no time is free this week")
	}
	return next.Start, err
}

// practice sees patients on weekdays, at any hour.
func practice(zone *time.Location) appointment.Practice {
	var week appointment.Week
	for day := time.Monday; day <= time.Friday; day++ {
		week[day] = []appointment.Hours{{}}
	}
	return appointment.Practice{
		Calendars: map[string]appointment.Calendar{doctor: {Zone: zone, Weeks: []appointment.Week{week}}},
		Visits:    []appointment.VisitType{{Ref: visit, Duration: 20 * time.Minute}},
	}
}
