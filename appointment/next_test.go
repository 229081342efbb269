package appointment_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// The slot is the earliest of all, however far away it is.
func TestAgendaNextFindsTheFirst(t *testing.T) {
	for _, c := range []struct {
		reason string
		taken  map[string]int // half-hours from now on, by practitioner
		want   string
		start  time.Duration
	}{
		{"the first half-hour", nil, "dr-a", 0},
		{"the second doctor is earlier", map[string]int{"dr-a": 3, "dr-b": 2}, "dr-b", time.Hour},
		{"the same time: by reference", map[string]int{"dr-a": 2, "dr-b": 2}, "dr-a", time.Hour},
		{"beyond the first day", map[string]int{"dr-a": 50, "dr-b": 49}, "dr-b", 49 * 30 * time.Minute},
		{"at the end of the first day", map[string]int{"dr-a": 48, "dr-b": 49}, "dr-a", 24 * time.Hour},
		{"beyond the first five days", map[string]int{"dr-a": 300, "dr-b": 290}, "dr-b", 290 * 30 * time.Minute},
	} {
		a := open(t)
		for who, n := range c.taken {
			for i := range n {
				r := request(who+strconv.Itoa(i), "visit", time.Duration(i)*30*time.Minute)
				r.Practitioner = who
				_, err := a.Book(t.Context(), desk(0), r)
				require.NoError(t, err)
			}
		}
		o, ok, err := a.Next("visit", appointment.Wish{}, now)
		require.NoError(t, err, c.reason)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.want, o.Practitioner, c.reason)
		assert.Equal(t, c.start, o.Start.Sub(now), c.reason)
	}
}

func TestAgendaNextEnds(t *testing.T) {
	a := open(t, func(p *appointment.Practice) { p.Visits[0].Horizon = 0 })
	_, _, err := a.Next("visit", appointment.Wish{}, now)
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorMissing, what, "a search without end")
	assert.Equal(t, "to", field)
	a = open(t, func(p *appointment.Practice) {
		for name, c := range p.Calendars {
			c.Weeks = []appointment.Week{{}}
			p.Calendars[name] = c
		}
	})
	_, ok, err := a.Next("visit", appointment.Wish{}, now)
	require.NoError(t, err)
	assert.False(t, ok, "nobody is ever there")
}

// The kind of a visit decides whose group it is in, though its time stays.
func TestAgendaNextSeesAnotherVisitAtTheSameTime(t *testing.T) {
	a := open(t, func(p *appointment.Practice) {
		p.Visits = append(p.Visits, appointment.VisitType{Ref: "talk", Duration: time.Hour, Horizon: 10})
	})
	next := func() time.Duration {
		o, ok, err := a.Next("group", appointment.Wish{Practitioner: "dr-a"}, now)
		require.NoError(t, err)
		require.True(t, ok)
		return o.Start.Sub(now)
	}
	_, err := a.Book(t.Context(), desk(0), request("1", "talk", 0))
	require.NoError(t, err)
	assert.Equal(t, time.Hour, next(), "the talk has the first hour")
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Visit: "group"})
	require.NoError(t, err)
	assert.Equal(t, time.Duration(0), next(), "it has become a group with room for two more")
}

// A room is shared with one's own group, and not with that of another.
func TestAgendaNextSharesTheRoomOfItsGroup(t *testing.T) {
	a := open(t, func(p *appointment.Practice) {
		p.Visits = append(p.Visits, appointment.VisitType{
			Ref: "course", Duration: time.Hour, Capacity: 3, Needs: []appointment.Need{{"hall"}}, Horizon: 10,
		})
	})
	_, err := a.Book(t.Context(), desk(0), request("1", "course", time.Hour))
	require.NoError(t, err)
	for who, want := range map[string]time.Duration{"dr-a": time.Hour, "dr-b": 2 * time.Hour} {
		o, ok, err := a.Next("course", appointment.Wish{Practitioner: who, From: now.Add(time.Hour)}, now)
		require.NoError(t, err)
		require.True(t, ok)
		assert.Equal(t, want, o.Start.Sub(now), who)
		assert.Equal(t, who == "dr-a", o.Left == 2, who)
	}
}
