package appointment_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
)

// 64 goroutines ask 100,000 times for the same day of 20 doctors with one scanner,
// and give half of what they get back.
func TestAgendaSameDay(t *testing.T) {
	const goroutines, tries, doctors, slots = 64, 100_000, 20, 40
	a := open(t, func(p *appointment.Practice) {
		for i := range doctors {
			p.Calendars["dr-"+strconv.Itoa(i)] = p.Calendars["dr-a"]
		}
	})
	done := make([]map[string]appointment.Status, goroutines) // what each was told
	var group sync.WaitGroup
	for g := range goroutines {
		done[g] = map[string]appointment.Status{}
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(g), 3))
			for n := g; n < tries; n += goroutines {
				r := request(strconv.Itoa(n), some(random, "visit", "scan"), time.Duration(random.IntN(slots))*30*time.Minute)
				r.Practitioner = "dr-" + strconv.Itoa(random.IntN(doctors))
				_, err := a.Book(t.Context(), desk(0), r)
				if refusal := new(appointment.RefusalError); errors.As(err, &refusal) {
					continue
				}
				done[g][r.ID] = appointment.StatusBooked
				if err == nil && random.IntN(2) == 0 {
					_, err = a.Cancel(t.Context(), desk(0), r.ID)
					done[g][r.ID] = appointment.StatusCancelled
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()

	var history []appointment.Event
	for _, told := range done {
		for id, status := range told {
			events := a.History(id)
			require.NotEmpty(t, events, "booking %s is lost", id)
			require.Equal(t, status, events[len(events)-1].Booking.Status, "booking %s", id)
			history = append(history, events...)
		}
	}
	slices.SortFunc(history, func(a, b appointment.Event) int { return cmp.Compare(a.Version, b.Version) })
	require.Greater(t, len(history), doctors*slots)
	taken := map[string]string{} // all start on the grid and last as long: the same start is all that overlaps
	for i, e := range history {
		require.EqualValues(t, i+1, e.Version)
		for _, who := range append(e.Booking.Resources, e.Booking.Practitioner) {
			place := fmt.Sprint(who, e.Booking.Start)
			switch {
			case e.Booking.Status == appointment.StatusCancelled:
				assert.Equal(t, e.Booking.ID, taken[place])
				delete(taken, place)
			default:
				assert.Empty(t, taken[place], "%s is booked twice", place)
				taken[place] = e.Booking.ID
			}
		}
	}
}
