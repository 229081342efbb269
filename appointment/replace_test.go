package appointment_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// used is an agenda with one booking of that visit, three hours ahead, whose visit type
// has changed since.
func used(t *testing.T, visit string, change func(*appointment.VisitType)) *appointment.Agenda {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", visit, 3*time.Hour))
	require.NoError(t, err)
	p := house(t)
	i := slices.IndexFunc(p.Visits, func(v appointment.VisitType) bool { return v.Ref == visit })
	change(&p.Visits[i])
	require.NoError(t, a.Use(p))
	return a
}

// Who names the time that a booking has, its practitioner or its visit, gets what the
// practice makes of them now.
func TestTheSameTimeIsPlacedAnew(t *testing.T) {
	for reason, named := range map[string]appointment.Request{
		"the start":        {Start: now.Add(3 * time.Hour)},
		"the practitioner": {Practitioner: "dr-a"},
		"the visit":        {Visit: "room"},
	} {
		a := used(t, "room", func(v *appointment.VisitType) {
			v.Needs, v.Duration, v.CancelBefore = []appointment.Need{{"room-2"}}, time.Hour, 24*time.Hour
			v.Notice, v.Horizon = 4*time.Hour, 1
		})
		named.ID = "1"
		b, err := a.Reschedule(t.Context(), desk(0), named)
		require.NoError(t, err, "%s: no time is given up, nor asked for sooner", reason)
		assert.Equal(t, []string{"room-2"}, b.Resources, reason)
		assert.Equal(t, time.Hour, b.End.Sub(b.Start), reason)
		assert.Empty(t, a.History("1")[1].Forced, reason)
	}
}

// The link, the mode and whose patient it is leave the room and the length.
func TestTheRestLeavesTheTime(t *testing.T) {
	a := open(t)
	want, err := a.Book(t.Context(), desk(0), remote("1", 3*time.Hour))
	require.NoError(t, err)
	p := house(t)
	for i := range p.Visits {
		p.Visits[i].Needs, p.Visits[i].Duration = []appointment.Need{{"room-2"}}, time.Hour
	}
	require.NoError(t, a.Use(p))
	for _, named := range []appointment.Request{
		{ID: "1", Link: "https://video.example/room"}, {ID: "1", OwnPatient: true}, {ID: "1", Mode: telehealth.ModeInPerson},
	} {
		b, err := a.Reschedule(t.Context(), desk(0), named)
		require.NoError(t, err, "%v", named)
		assert.Equal(t, []any{want.Start, want.End, want.Resources}, []any{b.Start, b.End, b.Resources}, "%v", named)
	}
}

// What has become too long for its time is refused, as any other that has no place.
func TestTheSameTimeCanBeTooShort(t *testing.T) {
	a := used(t, "visit", func(v *appointment.VisitType) { v.Duration = time.Hour })
	_, err := a.Book(t.Context(), desk(0), request("next", "scan", 210*time.Minute))
	require.NoError(t, err)
	same := appointment.Request{ID: "1", Start: now.Add(3 * time.Hour)}
	_, err = a.Reschedule(t.Context(), desk(0), same)
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err))
	b, _ := a.Get("1")
	assert.Equal(t, 30*time.Minute, b.End.Sub(b.Start))
}

// The horizon is not asked either: it has become shorter, and the time stays.
func TestTheSameTimeBeyondTheHorizon(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", 100*time.Hour))
	require.NoError(t, err)
	p := house(t)
	p.Visits[0].Horizon = 1
	require.NoError(t, a.Use(p))
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(100 * time.Hour)})
	require.NoError(t, err)
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Start: now.Add(101 * time.Hour)})
	assert.Equal(t, []appointment.Cause{appointment.CauseTooFar}, causes(t, err), "another time")
}
