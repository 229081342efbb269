package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

const (
	doctors = 3
	visit   = 30 * time.Minute
	places  = 20_000 // that a rush may take
	beyond  = 100_000
)

// Practice is open day and night: what it refuses is taken. Its practitioners are
// dr-0 to dr-2, its visits last half an hour, and a scan needs the scanner.
func Practice() appointment.Practice {
	var week appointment.Week
	for day := range week {
		week[day] = []appointment.Hours{{}}
	}
	p := appointment.Practice{
		Calendars: map[string]appointment.Calendar{},
		Visits: []appointment.VisitType{
			{Ref: "visit", Duration: visit},
			{Ref: "scan", Duration: visit, Needs: []appointment.Need{{"scanner"}}},
		},
	}
	for n := range doctors {
		p.Calendars[fmt.Sprint("dr-", n)] = appointment.Calendar{
			Zone: time.UTC, OpenOnHolidays: true, Weeks: []appointment.Week{week},
		}
	}
	return p
}

// Book books the n-th place of the [Practice]: each has a practitioner and a half
// hour of its own. The patient is the booking's id after "p-".
func Book(ctx context.Context, a *appointment.Agenda, id string, n int) error {
	_, err := a.Book(ctx, appointment.Provenance{By: "desk", At: base}, request(id, n))
	return err
}

// request asks for the n-th place of the practice.
func request(id string, n int) appointment.Request {
	return appointment.Request{
		ID: id, Practitioner: fmt.Sprint("dr-", n%doctors), Visit: "visit", Patient: "p-" + id,
		Start: base.Add(24*time.Hour + time.Duration(n/doctors)*visit),
	}
}

// rush books places at random, some of them taken, until an error that is no
// refusal, and says what was booked.
func rush(ctx context.Context, a *appointment.Agenda, name string, booked func(id string)) error {
	for n := 0; ; n++ {
		id := fmt.Sprint(name, "-", n)
		err := Book(ctx, a, id, rand.IntN(places))
		var refused *appointment.RefusalError
		switch {
		case err == nil:
			booked(id)
		case !errors.As(err, &refused):
			return err
		}
	}
}
