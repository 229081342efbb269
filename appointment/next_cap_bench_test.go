package appointment_test

import (
	"fmt"
	"iter"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// BenchmarkAgendaNextCap: each of 1,000 doctors has 10 visits a day for 40 days, and a
// visit by video is looked for. All but the last are over the cap, or all are. The cap
// counts what is booked, or has its own count.
func BenchmarkAgendaNextCap(b *testing.B) {
	const doctors, days, visits = 1000, 40, 10
	for _, c := range []struct {
		name   string
		free   string // the doctor who is not over the cap
		counts bool
	}{{"butone", "dr-999", false}, {"all", "", false}, {"butone,counted", "dr-999", true}, {"all,counted", "", true}} {
		b.Run(c.name, func(b *testing.B) {
			a, p := hospital(b, doctors, roundTheClock(b), 30*time.Minute)
			p.Visits[0].Modes = appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)
			asked := 0
			p.Cap = func(booking appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
				asked++
				n := 0
				if c.counts {
					for range booked {
						n++
					}
				}
				if booking.Practitioner == c.free {
					return quota.Decision{Answer: quota.AnswerAllowed}, nil
				}
				return quota.Decision{Answer: quota.AnswerRefused, After: quota.Position{Remote: int64(n)}}, nil
			}
			require.NoError(b, a.Use(p))
			for n := range doctors * days * visits {
				at := time.Duration(n/visits%days)*24*time.Hour + time.Duration(n%visits)*time.Hour
				r := request(strconv.Itoa(n), "visit", at)
				r.Practitioner = "dr-" + strconv.Itoa(n/visits/days)
				_, err := a.Book(b.Context(), desk(0), r)
				require.NoError(b, err)
			}
			byVideo := appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo)}
			for b.Loop() {
				asked = 0
				o, ok, err := a.Next("visit", byVideo, now)
				require.NoError(b, err)
				require.Equal(b, c.free != "", ok)
				require.Equal(b, c.free, o.Practitioner)
			}
			require.Equal(b, doctors, asked)
		})
	}
}

// BenchmarkAgendaNextScanner: 1,000 doctors have time, and share a scanner that is taken
// for so many days.
func BenchmarkAgendaNextScanner(b *testing.B) {
	const doctors = 1000
	for _, days := range []int{1, 5} {
		b.Run(fmt.Sprint("days=", days), func(b *testing.B) {
			a, p := hospital(b, doctors, roundTheClock(b), 30*time.Minute)
			p.Visits[0].Needs = []appointment.Need{{"scanner"}}
			require.NoError(b, a.Use(p))
			for n := range days * 48 {
				r := request(strconv.Itoa(n), "visit", time.Duration(n)*30*time.Minute)
				r.Practitioner = "dr-" + strconv.Itoa(n%doctors)
				_, err := a.Book(b.Context(), desk(0), r)
				require.NoError(b, err)
			}
			askNext(b, a, p, now, now.Add(time.Duration(days)*24*time.Hour))
		})
	}
}
