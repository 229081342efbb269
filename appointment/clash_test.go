package appointment_test

import (
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A room comes at any time, but a new time with it is a move like others.
func TestALinkDoesNotMoveABookingOntoATakenTime(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("taken", "visit", time.Hour))
	require.NoError(t, err)
	_, err = a.Book(t.Context(), desk(0), remote("call", 2*time.Hour))
	require.NoError(t, err)
	move := appointment.Request{ID: "call", Start: now.Add(time.Hour), Link: "https://video.example/room"}
	_, err = a.Reschedule(t.Context(), desk(0), move)
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err))
	b, _ := a.Get("call")
	assert.True(t, b.Start.Equal(now.Add(2*time.Hour)), "it stays, and without the room")
	assert.Empty(t, string(b.Link))
}

// The buffer of a visit is free of the next booking, on either side.
func TestABufferDoesNotRunIntoTheNextBooking(t *testing.T) {
	for _, c := range []struct {
		reason        string
		before, after time.Duration
		start         time.Duration // of a visit of 30 minutes, beside one from 60 to 90
		want          []appointment.Cause
	}{
		{"it ends 10 minutes before, and wants 15 after", 0, 15 * time.Minute, 20 * time.Minute, []appointment.Cause{appointment.CauseBuffer}},
		{"it ends 15 minutes before, and wants 15 after", 0, 15 * time.Minute, 15 * time.Minute, nil},
		{"it begins 10 minutes later, and wants 15 before", 15 * time.Minute, 0, 100 * time.Minute, []appointment.Cause{appointment.CauseBuffer}},
		{"it begins 15 minutes later, and wants 15 before", 15 * time.Minute, 0, 105 * time.Minute, nil},
		{"before is not after", 15 * time.Minute, 0, 30 * time.Minute, nil},
	} {
		a := open(t, func(p *appointment.Practice) {
			p.Visits = append(p.Visits, appointment.VisitType{
				Ref: "wide", Duration: 30 * time.Minute, Before: c.before, After: c.after, Step: 5 * time.Minute, Horizon: 10,
			})
		})
		_, err := a.Book(t.Context(), desk(0), request("next", "visit", time.Hour))
		require.NoError(t, err)
		_, err = a.Book(t.Context(), desk(0), request("1", "wide", c.start))
		if c.want == nil {
			assert.NoError(t, err, c.reason)
			continue
		}
		assert.Equal(t, c.want, causes(t, err), c.reason)
	}
}

// Notice and horizon are for those who book: what is booked does not become misplaced
// as its time comes, nor while it is far away. It counts from its very start.
func TestMisplacedKnowsNoNoticeAndNoHorizon(t *testing.T) {
	a := open(t, func(p *appointment.Practice) {
		p.Visits[0].Notice = 2 * time.Hour
		p.Visits[0].Horizon = 3
	})
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", 48*time.Hour))
	require.NoError(t, err)
	list, err := a.Misplaced(now)
	require.NoError(t, err)
	assert.Empty(t, list)

	require.NoError(t, a.Use(appointment.Practice{}))
	list, err = a.Misplaced(now.Add(48 * time.Hour))
	require.NoError(t, err)
	assert.Len(t, list, 1, "from its start on, which is included")
	list, err = a.Misplaced(now.Add(48*time.Hour + 1))
	require.NoError(t, err)
	assert.Empty(t, list)
}
