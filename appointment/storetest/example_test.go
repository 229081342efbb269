package storetest_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// waits is an event of the examples.
func waits(version int64) appointment.Event {
	return appointment.Event{
		Version: version, At: time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC), Verb: appointment.VerbWait,
		Booking: appointment.Booking{ID: fmt.Sprint("p-", version), Visit: "visit", Status: appointment.StatusWaitlisted},
	}
}

func ExampleMemory_Append() {
	ctx := context.Background()
	var m storetest.Memory
	fmt.Println(m.Append(ctx, 0, []appointment.Event{waits(1), waits(2)}))
	err := m.Append(ctx, 0, []appointment.Event{waits(1)}) // by one who has not seen them
	fmt.Println(errors.Is(err, appointment.ErrConflict))
	// Output:
	// <nil>
	// true
}

func ExampleMemory_Read() {
	ctx := context.Background()
	var m storetest.Memory
	if err := m.Append(ctx, 0, []appointment.Event{waits(1), waits(2), waits(3)}); err != nil {
		fmt.Println(err)
		return
	}
	for e, err := range m.Read(ctx, 1) {
		fmt.Println(e.Version, e.Booking.ID, err)
	}
	// Output:
	// 2 p-2 <nil>
	// 3 p-3 <nil>
}
