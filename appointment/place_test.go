package appointment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
)

// rooms adds visits that need a room to the house.
func rooms(p *appointment.Practice) {
	p.Visits = append(p.Visits,
		appointment.VisitType{
			Ref: "group in a room", Duration: time.Hour, Capacity: 3, Needs: []appointment.Need{{"room-1", "room-2"}}, Horizon: 30,
		},
		appointment.VisitType{
			Ref: "spaced scan", Duration: 30 * time.Minute, Before: 15 * time.Minute, After: 15 * time.Minute,
			Needs: []appointment.Need{{"scanner"}}, Horizon: 30,
		},
		appointment.VisitType{
			Ref: "spaced room", Duration: 30 * time.Minute, Before: 15 * time.Minute, After: 15 * time.Minute,
			Needs: []appointment.Need{{"room-1", "room-2"}}, Horizon: 30,
		},
	)
}

// One of a group is met with its practitioner and in its room, and counts once.
func TestGroupInARoom(t *testing.T) {
	a := open(t, rooms)
	for _, id := range []string{"1", "2", "3"} {
		b, err := a.Book(t.Context(), desk(0), request(id, "group in a room", time.Hour))
		require.NoError(t, err, id)
		assert.Equal(t, []string{"room-1"}, b.Resources, "a group shares its room")
	}
	_, err := a.Book(t.Context(), desk(0), request("4", "group in a room", time.Hour))
	assert.Contains(t, causes(t, err), appointment.CauseTaken, "three places")
}

// A forced booking keeps no buffers from the scanner of others, its own neither.
func TestForceIntoTheBufferOfAScanner(t *testing.T) {
	a := open(t, rooms)
	other := request("1", "scan", time.Hour)
	other.Practitioner = "dr-b"
	_, err := a.Book(t.Context(), desk(0), other)
	require.NoError(t, err)
	_, err = a.Book(t.Context(), desk(0), request("2", "spaced scan", 90*time.Minute))
	assert.Equal(t, []appointment.Cause{appointment.CauseNoRoom}, causes(t, err))
	forced := desk(0)
	forced.Force = "urgent"
	b, err := a.Book(t.Context(), forced, request("2", "spaced scan", 90*time.Minute))
	require.NoError(t, err)
	assert.Equal(t, []string{"scanner"}, b.Resources)
}

// Better a room that is free than one in its buffer, and better that than none.
func TestForceTakesTheFreeRoom(t *testing.T) {
	a := open(t, rooms)
	other := request("1", "spaced room", time.Hour)
	other.Practitioner = "dr-b"
	b, err := a.Book(t.Context(), desk(0), other)
	require.NoError(t, err)
	assert.Equal(t, []string{"room-1"}, b.Resources)
	_, err = a.Book(t.Context(), desk(0), request("2", "visit", time.Hour))
	require.NoError(t, err)
	forced := desk(0)
	forced.Force = "urgent"
	b, err = a.Book(t.Context(), forced, request("3", "spaced room", 90*time.Minute))
	require.NoError(t, err, "in the buffer of the visit before")
	assert.Equal(t, []string{"room-2"}, b.Resources)
}

// A booking lies in each day of Greenwich that it touches, and is listed once.
func TestBookingsAcrossMidnight(t *testing.T) {
	a := open(t, func(p *appointment.Practice) {
		p.Visits = append(p.Visits, appointment.VisitType{Ref: "watch", Duration: 24 * time.Hour, Step: time.Hour, Horizon: 30})
	})
	_, err := a.Book(t.Context(), desk(0), request("1", "watch", 3*time.Hour))
	require.NoError(t, err)
	second := request("2", "watch", 40*time.Hour)
	_, err = a.Book(t.Context(), desk(0), second)
	require.NoError(t, err)
	midnight := now.Truncate(24 * time.Hour).Add(24 * time.Hour)
	for _, c := range []struct {
		reason   string
		from, to time.Time
		want     []string
	}{
		{"all", time.Time{}, time.Time{}, []string{"1", "2"}},
		{"the day on which it ends", midnight, midnight.Add(24 * time.Hour), []string{"1"}},
		{"from the second day on", midnight.Add(time.Hour), time.Time{}, []string{"1", "2"}},
		{"until the second day", time.Time{}, midnight.Add(time.Hour), []string{"1"}},
		{"between both", now.Add(27 * time.Hour), now.Add(40 * time.Hour), nil},
	} {
		var got []string
		for _, b := range a.Bookings("dr-a", c.from, c.to) {
			got = append(got, b.ID)
		}
		assert.Equal(t, c.want, got, c.reason)
	}
	_, err = a.Cancel(t.Context(), desk(0), "1")
	require.NoError(t, err)
	_, err = a.EnterInError(t.Context(), desk(0), "1")
	require.NoError(t, err)
	assert.Len(t, a.Bookings("dr-a", time.Time{}, time.Time{}), 1)
}

// One booking in the far future costs the questions of today nothing.
func TestBookingOfTheFarFuture(t *testing.T) {
	a := open(t)
	forced := desk(0)
	forced.Force = "a slip of the hand"
	r := request("1", "visit", 0)
	r.Start = time.Date(9998, time.June, 1, 8, 0, 0, 0, time.UTC)
	_, err := a.Book(t.Context(), forced, r)
	require.NoError(t, err)
	_, err = a.Book(t.Context(), desk(0), request("2", "visit", time.Hour))
	require.NoError(t, err)
	begin := time.Now()
	for range 1000 {
		require.Len(t, a.Bookings("dr-a", time.Time{}, time.Time{}), 2)
		require.Len(t, a.Bookings("dr-b", time.Time{}, time.Time{}), 0)
	}
	assert.Less(t, time.Since(begin), 2*time.Second, "a walk over three million days takes some 50 ms, a thousand of them a minute")
}

// A visit that becomes shorter leaves its end to who waits.
func TestOfferOfTheEndOfAVisit(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "group", 24*time.Hour))
	require.NoError(t, err)
	wait(t, a, "w", "visit", 0, appointment.Wish{Practitioner: "dr-a"})
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Visit: "visit"})
	require.NoError(t, err)
	w, _ := a.Get("w")
	assert.Equal(t, appointment.StatusPending, w.Status)
	assert.Equal(t, now.Add(24*time.Hour+30*time.Minute), w.Start)
}
