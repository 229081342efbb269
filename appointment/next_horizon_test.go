package appointment_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// The horizon is to the day in the practice's zone, for Next as for Book.
func TestNextKeepsTheHorizon(t *testing.T) {
	for _, territory := range []telehealth.Territory{"", telehealth.Martinique, telehealth.Reunion} {
		for horizon := range 4 {
			z, err := appointment.ZoneOf(territory)
			require.NoError(t, err)
			today, err := telehealth.DateOf(now.In(z))
			require.NoError(t, err)
			a := open(t, func(p *appointment.Practice) {
				p.Visits[0].Horizon = 1 + horizon
				for name, c := range p.Calendars {
					c.Zone = z
					c.Absences = []appointment.Absence{{From: today, Until: today.AddDays(1 + horizon)}}
					p.Calendars[name] = c
				}
			})
			o, ok, err := a.Next("visit", appointment.Wish{}, now)
			require.NoError(t, err)
			assert.False(t, ok, "%s, %d days: %v is beyond", territory, 1+horizon, o.Start)
		}
	}
}

// On calendars with closed days, and a clock that goes on over midnight, Next finds
// what everybody's free slots say, for whatever horizon.
func TestNextAgreesAtTheHorizon(t *testing.T) {
	found, none := 0, 0
	for seed := range uint64(60) {
		w := &nextWalk{t: t, random: rand.New(rand.NewPCG(seed, 9)), now: now}
		w.practice = house(t)
		rooms(&w.practice)
		for i := range w.practice.Visits {
			w.practice.Visits[i].Horizon = 1 + w.random.IntN(4)
		}
		for name, c := range w.practice.Calendars {
			c.Zone = zone(t, pick(w.random, "Europe/Paris", "America/Martinique", "Indian/Reunion"))
			var week appointment.Week
			for day := range week {
				if w.random.IntN(3) == 0 {
					week[day] = []appointment.Hours{{Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)}}
				}
			}
			c.Weeks = []appointment.Week{week}
			w.practice.Calendars[name] = c
		}
		var err error
		w.agenda, err = appointment.Open(t.Context(), w.practice, nil)
		require.NoError(t, err)
		w.ids = []string{"none"}
		for step := range 60 {
			w.step()
			w.now = w.now.Add(time.Duration(w.random.IntN(240)) * time.Minute)
			if w.compare(fmt.Sprintf("seed %d, step %d", seed, step)) {
				found++
			} else {
				none++
			}
		}
	}
	require.Greater(t, found, 500)
	require.Greater(t, none, 500)
}
