package appointment_test

import (
	"fmt"
	"math/rand/v2"
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
		o, ok, err := a.Next("visit", appointment.Wanted{}, now)
		require.NoError(t, err, c.reason)
		assert.True(t, ok, c.reason)
		assert.Equal(t, c.want, o.Practitioner, c.reason)
		assert.Equal(t, c.start, o.Start.Sub(now), c.reason)
	}
}

func TestAgendaNextEnds(t *testing.T) {
	a := open(t, func(p *appointment.Practice) { p.Visits[0].Horizon = 0 })
	_, _, err := a.Next("visit", appointment.Wanted{}, now)
	what, field := code(t, err)
	assert.Equal(t, telehealth.Missing, what, "a search without end")
	assert.Equal(t, "to", field)
	a = open(t, func(p *appointment.Practice) {
		for name, c := range p.Calendars {
			c.Weeks = []appointment.Week{{}}
			p.Calendars[name] = c
		}
	})
	_, ok, err := a.Next("visit", appointment.Wanted{}, now)
	require.NoError(t, err)
	assert.False(t, ok, "nobody is ever there")
}

// BenchmarkAgendaNext: each of 1,000 doctors has 12 visits a day for 40 days. Usually
// they leave gaps; at worst all have the same six hours without one.
func BenchmarkAgendaNext(b *testing.B) {
	const doctors, days, visits = 1000, 40, 12
	for _, c := range []struct {
		name  string
		slots int // half-hours of the day, among which the visits are
		start time.Duration
	}{{"usual", 20, 0}, {"worst", visits, 6 * time.Hour}} {
		b.Run(c.name, func(b *testing.B) {
			a := clinic(b, doctors)
			random := rand.New(rand.NewPCG(1, 2))
			for n := range doctors * days {
				for _, slot := range random.Perm(c.slots)[:visits] {
					at := time.Duration(n%days)*24*time.Hour + time.Duration(slot)*30*time.Minute
					r := request(fmt.Sprint(n, "/", slot), "visit", at)
					r.Practitioner = "dr-" + strconv.Itoa(n/days)
					_, err := a.Book(b.Context(), desk(0), r)
					require.NoError(b, err)
				}
			}
			for _, who := range []string{"dr-a", "dr-b"} { // who are not booked otherwise
				r := request(who, "day", 0)
				r.Practitioner = who
				_, err := a.Book(b.Context(), desk(0), r)
				require.NoError(b, err)
			}
			for b.Loop() {
				o, ok, err := a.Next("visit", appointment.Wanted{}, now)
				require.NoError(b, err)
				require.True(b, ok)
				require.Equal(b, c.start, o.Start.Sub(now))
			}
		})
	}
}
