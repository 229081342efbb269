package appointment_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A doctor in Paris sees patients on Monday mornings, but not on Easter Monday.
func Example() {
	ctx := context.Background()
	morning := []appointment.Hours{{From: telehealth.MustParseTimeOfDay("09:00"), To: telehealth.MustParseTimeOfDay("12:00")}}
	agenda, err := appointment.Open(ctx, appointment.Practice{
		Calendars: map[string]appointment.Calendar{"dr-a": {Weeks: []appointment.Week{{time.Monday: morning}}}},
		Visits:    []appointment.VisitType{{Ref: "visit", Duration: 30 * time.Minute}},
	}, nil) // nil keeps it in memory
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = agenda.Book(ctx, appointment.Provenance{At: time.Date(2026, time.March, 7, 11, 0, 0, 0, time.UTC)}, appointment.Request{
		ID: "1", Practitioner: "dr-a", Visit: "visit",
		Start: time.Date(2026, time.April, 6, 7, 0, 0, 0, time.UTC), // 09:00 in Paris
	})
	var refusal *appointment.RefusalError
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Reasons[0].Text("en"))
	}
	// Output: Public holiday: Easter Monday
}
