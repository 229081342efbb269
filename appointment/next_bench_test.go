package appointment_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
)

// askNext asks for the next time again and again, and anew after each change of the
// practice, when the agenda remembers nothing.
func askNext(b *testing.B, a *appointment.Agenda, p appointment.Practice, at, want time.Time) {
	ask := func(b *testing.B) {
		o, ok, err := a.Next("visit", appointment.Wish{}, at)
		require.NoError(b, err)
		require.True(b, ok)
		require.True(b, want.Equal(o.Start), "%v", o.Start)
	}
	b.Run("again", func(b *testing.B) {
		ask(b)
		for b.Loop() {
			ask(b)
		}
	})
	b.Run("anew", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			require.NoError(b, a.Use(p))
			b.StartTimer()
			ask(b)
		}
	})
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
			a, p := hospital(b, doctors, roundTheClock(b), 30*time.Minute)
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
			askNext(b, a, p, now, now.Add(c.start))
		})
	}
}

// BenchmarkAgendaNextFull: 1,000 doctors with 21 visits a day have no time for so many
// days, of which five are worked in a week.
func BenchmarkAgendaNextFull(b *testing.B) {
	const doctors = 1000
	zone := paris(b)
	for _, days := range []int{1, 5, 12, 26} {
		b.Run(fmt.Sprint("days=", days), func(b *testing.B) {
			a, p := hospital(b, doctors, office(), 20*time.Minute)
			early := appointment.Provenance{At: time.Date(2026, time.January, 5, 8, 0, 0, 0, zone), By: "desk", Force: "the week-end too"}
			for n := range doctors {
				for i, visit := range fullDays(zone, days) {
					r := appointment.Request{ID: fmt.Sprint(n, "/", i), Practitioner: "dr-" + strconv.Itoa(n), Visit: "visit", Start: visit.Start}
					_, err := a.Book(b.Context(), early, r)
					require.NoError(b, err)
				}
			}
			first := time.Date(2026, time.January, 5+days, 9, 0, 0, 0, zone)
			for first.Weekday() == time.Saturday || first.Weekday() == time.Sunday {
				first = first.AddDate(0, 0, 1)
			}
			askNext(b, a, p, early.At, first)
		})
	}
}

// hospital has so many doctors with the same calendar, and one kind of visit.
func hospital(b *testing.B, doctors int, c appointment.Calendar, length time.Duration) (*appointment.Agenda, appointment.Practice) {
	p := appointment.Practice{
		Calendars: map[string]appointment.Calendar{},
		Visits:    []appointment.VisitType{{Ref: "visit", Duration: length, Horizon: 60}},
	}
	for i := range doctors {
		p.Calendars["dr-"+strconv.Itoa(i)] = c
	}
	a, err := appointment.Open(b.Context(), p, nil)
	require.NoError(b, err)
	return a, p
}
