package appointment_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// Whatever is booked, held, moved and given up, Next finds what everybody's free slots
// say: what it remembers of full days never hides a time.
func TestAgendaNextRemembersNoMoreThanIsSo(t *testing.T) {
	found := 0
	for seed := range uint64(40) {
		w := &nextWalk{t: t, random: rand.New(rand.NewPCG(seed, 5)), now: now}
		w.practice = house(t)
		rooms(&w.practice)
		for i := range w.practice.Visits {
			w.practice.Visits[i].Horizon = 2
		}
		if seed%2 == 1 {
			w.practice.Cap, _ = capOf(func(b appointment.Booking) bool { return b.Practitioner == "dr-a" })
		}
		var err error
		w.agenda, err = appointment.Open(t.Context(), w.practice, nil)
		require.NoError(t, err)
		for i := range w.practice.Calendars {
			w.fill(i)
		}
		for step := range 120 {
			w.step()
			for range 2 {
				if w.compare(fmt.Sprintf("seed %d, step %d", seed, step)) {
					found++
				}
			}
		}
	}
	require.Greater(t, found, 4000, "times that were found")
}

type nextWalk struct {
	t        *testing.T
	random   *rand.Rand
	practice appointment.Practice
	agenda   *appointment.Agenda
	now      time.Time
	ids      []string
}

func (w *nextWalk) entry() appointment.Provenance { return appointment.Provenance{At: w.now} }

// fill takes most of the first day, so that there is something to remember.
func (w *nextWalk) fill(practitioner string) {
	for i := range 40 {
		r := request(fmt.Sprint(len(w.ids)), pick(w.random, "visit", "visit", "strict", "group"), time.Duration(i)*30*time.Minute)
		r.Practitioner = practitioner
		w.ids = append(w.ids, r.ID)
		_, _ = w.agenda.Book(w.t.Context(), w.entry(), r)
	}
}

func (w *nextWalk) step() {
	ctx, a := w.t.Context(), w.agenda
	visit := pick(w.random, "visit", "scan", "room", "spaced", "group", "remote", "group in a room")
	r := request(fmt.Sprint(len(w.ids)), visit, 0)
	r.Practitioner = pick(w.random, "dr-a", "dr-b")
	r.Start = now.Add(time.Duration(w.random.IntN(60)) * 30 * time.Minute)
	old := w.ids[w.random.IntN(len(w.ids))]
	switch w.random.IntN(9) {
	case 0, 1:
		w.ids = append(w.ids, r.ID)
		_, _ = a.Book(ctx, w.entry(), r)
	case 2, 3:
		w.ids = append(w.ids, r.ID)
		_, _ = a.Hold(ctx, w.entry(), r, w.now.Add(time.Duration(1+w.random.IntN(90))*time.Minute))
	case 4:
		_, _ = a.Cancel(ctx, w.entry(), old)
	case 5:
		_, _ = a.Reschedule(ctx, w.entry(), appointment.Request{ID: old, Start: r.Start, Visit: visit})
	case 6: // another visit at the same time, which may make it one of a group
		_, _ = a.Reschedule(ctx, w.entry(), appointment.Request{ID: old, Visit: visit})
	case 7:
		w.now = w.now.Add(time.Duration(w.random.IntN(20)) * time.Minute)
	case 8:
		if w.random.IntN(6) == 0 {
			w.practice.Visits[0].Duration = pick(w.random, 15*time.Minute, 30*time.Minute)
			require.NoError(w.t, a.Use(w.practice))
		}
	}
}

// compare asks Next, and everybody's Slots.
func (w *nextWalk) compare(reason string) bool {
	visit := pick(w.random, "visit", "scan", "spaced", "group", "remote", "group in a room", "spaced scan")
	wanted := appointment.Wish{Practitioner: pick(w.random, "", "", "dr-a")}
	if w.random.IntN(4) == 0 {
		wanted.From = w.now.Add(time.Duration(w.random.IntN(20)) * time.Hour)
	}
	if w.random.IntN(4) == 0 {
		wanted.To = w.now.Add(time.Duration(20+w.random.IntN(20)) * time.Hour)
	}
	if w.random.IntN(3) == 0 {
		wanted.Modes = appointment.ModesOf(telehealth.ModeVideo)
	}
	best, known := w.byHand(visit, wanted)
	o, ok, err := w.agenda.Next(visit, wanted, w.now)
	require.NoError(w.t, err, reason)
	require.Equal(w.t, known, ok, reason)
	require.Equal(w.t, best, o, "%s: %s %+v", reason, visit, wanted)
	return ok
}

func (w *nextWalk) byHand(visit string, wanted appointment.Wish) (best appointment.Slot, ok bool) {
	for _, name := range []string{"dr-a", "dr-b"} {
		if wanted.Practitioner != "" && wanted.Practitioner != name {
			continue
		}
		q, err := w.agenda.Free(name, visit, w.now, wanted.From, wanted.To)
		require.NoError(w.t, err)
		slots, err := q.Slots()
		require.NoError(w.t, err)
		for s := range slots {
			if modes := wanted.Modes; modes != 0 && s.Modes&modes == 0 || modes == 0 && !s.Modes.Has(telehealth.ModeInPerson) {
				continue
			}
			if !ok || s.Start.Before(best.Start) {
				best, ok = s, true
			}
			break
		}
	}
	return best, ok
}

// What many remember and forget at once is still so.
func TestAgendaNextAmongOthers(t *testing.T) {
	counting := func(_ appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
		n := int64(0)
		for range booked {
			n++
		}
		return quota.Decision{Answer: quota.AnswerAllowed, After: quota.Position{Total: n}}, nil
	}
	a := open(t, rooms, func(p *appointment.Practice) { p.Cap = counting })
	w := &nextWalk{t: t, random: rand.New(rand.NewPCG(1, 5)), now: now, practice: house(t), agenda: a}
	rooms(&w.practice)
	w.practice.Cap = counting
	for i := range w.practice.Calendars {
		w.fill(i)
	}
	var group sync.WaitGroup
	for n := range 8 {
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(n), 6))
			for i := range 60 {
				r := request(fmt.Sprint("among ", n, " ", i), "visit", time.Duration(random.IntN(60))*30*time.Minute)
				switch random.IntN(8) {
				case 0, 1:
					_, _ = a.Book(t.Context(), desk(0), r)
				case 2, 3:
					_, _ = a.Cancel(t.Context(), desk(0), fmt.Sprint(random.IntN(80)))
				case 4:
					assert.NoError(t, a.Use(w.practice))
				case 5:
					_, _, err := a.Next("remote", byVideo, now)
					assert.NoError(t, err)
				default:
					_, _, err := a.Next("visit", appointment.Wish{}, now)
					assert.NoError(t, err)
				}
			}
		})
	}
	group.Wait()
	for range 20 {
		w.compare("when all is done")
	}
}
