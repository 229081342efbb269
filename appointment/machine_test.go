package appointment_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// machine walks the agenda and the model side by side.
type machine struct {
	t      *testing.T
	agenda *appointment.Agenda
	model  *model
	random *rand.Rand
	next   int
	seen   map[string]int // how often each outcome was met
}

// Random commands do to the Agenda what they do to a model that looks at all
// bookings, holds, offers, and the clock.
func TestAgendaAgainstModel(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(60) {
		p := house(t)
		p.Visits = append(p.Visits, appointment.VisitType{Ref: "long", Duration: time.Hour, Horizon: 3650})
		for i := range p.Visits {
			if p.Visits[i].Ref == "strict" {
				p.Visits[i].CancelBefore = 6 * time.Hour
			}
			p.Visits[i].Step = grid(p.Visits[i].Ref)
			p.Visits[i].Before, p.Visits[i].After = buffers(p.Visits[i].Ref)
		}
		var s appointment.Store
		if seed%5 == 0 {
			s = new(storetest.Memory)
		}
		a, err := appointment.Open(t.Context(), p, s)
		require.NoError(t, err)
		m := &machine{
			t: t, agenda: a, seen: seen, random: rand.New(rand.NewPCG(seed, 11)),
			model: &model{bookings: map[string]appointment.Booking{}, offerFor: p.OfferFor, now: day},
		}
		for step := range 120 {
			m.step(fmt.Sprintf("seed %d, step %d", seed, step))
		}
		if s != nil { // the history alone makes the same agenda
			m.agenda, err = appointment.Open(t.Context(), p, s)
			require.NoError(t, err)
			m.compare("reopened")
		}
	}
	for _, what := range []string{"booked", "refused", "moved", "stays", "late", "transition", "offered", "series", "lapsed", "short", "reopened", "group", "spaced", "video"} {
		require.Greater(t, seen[what], 20, "the walk hardly met %q: %v", what, seen)
	}
}

func (m *machine) step(where string) {
	if m.random.IntN(3) == 0 {
		m.model.now = m.model.now.Add(time.Duration(m.random.IntN(40)) * time.Minute)
	}
	m.model.sweep()
	switch m.random.IntN(8) {
	case 0, 1, 2:
		m.book(where)
	case 3:
		m.move(where)
	case 4:
		m.wait(where)
	case 5:
		m.series(where)
	default:
		m.verb(where)
	}
	m.compare(where)
}

func (m *machine) entry() appointment.Provenance {
	return appointment.Provenance{By: "desk", At: m.model.now}
}

// some is one of the list.
func some[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// request is for one of the next twelve hours, on the grid.
func (m *machine) request() appointment.Request {
	m.next++
	r := appointment.Request{
		ID: fmt.Sprint(m.next), Patient: "p", Practitioner: some(m.random, "dr-a", "dr-b"),
		Visit: some(m.random, "visit", "scan", "strict", "long", "spaced", "group", "group", "remote"),
	}
	hours := time.Duration(m.random.IntN(12)) * time.Hour
	r.Start = m.model.now.Truncate(time.Hour).Add(hours)
	if m.random.IntN(3) == 0 {
		r.Mode = some(m.random, telehealth.ModeInPerson, telehealth.ModeVideo)
	}
	if lengths[r.Visit] != time.Hour && m.random.IntN(2) == 0 {
		r.Start = r.Start.Add(30 * time.Minute)
	}
	if fine := grid(r.Visit); fine < lengths[r.Visit] && m.random.IntN(2) == 0 {
		r.Start = r.Start.Add(fine * time.Duration(m.random.IntN(6)))
	}
	return r
}

func (m *machine) book(where string) {
	r := m.request()
	b := appointment.Booking{ID: r.ID, Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient, Start: r.Start, Mode: r.Mode}
	var err error
	if b.Status = appointment.StatusBooked; m.random.IntN(3) == 0 {
		b.Status, b.Until = appointment.StatusPending, m.model.now.Add(time.Duration(1+m.random.IntN(90))*time.Minute)
		_, err = m.agenda.Hold(m.t.Context(), m.entry(), r, b.Until)
		if b.Until.After(r.Start) {
			_, field := code(m.t, err)
			require.Equal(m.t, "until", field, where)
			m.seen["short"]++
			return
		}
	} else {
		_, err = m.agenda.Book(m.t.Context(), m.entry(), r)
	}
	if !m.model.fits(r.ID, r.Practitioner, r.Visit, r.Start, r.Mode) {
		m.refused(where, err)
		return
	}
	require.NoError(m.t, err, where)
	m.seen["booked"]++
	m.seen[r.Visit]++
	m.seen[string(r.Mode)]++
	m.model.put(b)
}

func (m *machine) refused(where string, err error) {
	var refusal *appointment.RefusalError
	require.True(m.t, errors.As(err, &refusal), "%s: %v", where, err)
	require.NotEmpty(m.t, refusal.Reasons, where)
	m.seen["refused"]++
}

// any is the ID of a booking that exists.
func (m *machine) any() (appointment.Booking, bool) {
	ids := slices.Sorted(maps.Keys(m.model.bookings))
	if len(ids) == 0 {
		return appointment.Booking{}, false
	}
	return m.model.bookings[some(m.random, ids...)], true
}

func (m *machine) wait(where string) {
	r := m.request()
	w := appointment.Wish{Practitioner: some(m.random, "", "dr-a", "dr-b")}
	if m.random.IntN(2) == 0 {
		w.From, w.To = r.Start, r.Start.Add(4*time.Hour)
	}
	if r.Mode != "" {
		w.Modes = appointment.ModesOf(r.Mode)
	}
	r.Practitioner, r.Start, r.Mode = "", time.Time{}, ""
	_, err := m.agenda.Wait(m.t.Context(), m.entry(), r, w)
	require.NoError(m.t, err, where)
	w.Since = m.model.now
	m.model.put(appointment.Booking{ID: r.ID, Visit: r.Visit, Patient: r.Patient, Status: appointment.StatusWaitlisted, Wish: w})
}

// series are two weeks, which is all that the model needs to see one fail.
func (m *machine) series(where string) {
	r := m.request()
	second := r.Start.AddDate(0, 0, 7)
	_, err := m.agenda.Repeat(m.t.Context(), m.entry(), r, 2)
	if !m.model.fits("", r.Practitioner, r.Visit, r.Start, r.Mode) || !m.model.fits("", r.Practitioner, r.Visit, second, r.Mode) {
		m.refused(where, err)
		return
	}
	require.NoError(m.t, err, where)
	m.seen["series"]++
	for i, start := range []time.Time{r.Start, second} {
		m.model.put(appointment.Booking{
			ID: fmt.Sprintf("%s/%d", r.ID, i+1), Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient,
			Start: start, Mode: r.Mode, Status: appointment.StatusBooked, Series: r.ID,
		})
	}
}

// compare holds every booking of the agenda to the model's.
func (m *machine) compare(where string) {
	require.NoError(m.t, m.agenda.Sweep(m.t.Context(), m.entry()))
	for id, want := range m.model.bookings {
		got, ok := m.agenda.Get(id)
		require.True(m.t, ok, "%s: %s", where, id)
		if want.Status == appointment.StatusPending && !want.Wish.Since.IsZero() {
			m.seen["offered"]++
		}
		if len(want.Wish.Offered) > 0 {
			m.seen["lapsed"]++
		}
		require.Equal(m.t, want, got, where)
	}
	for _, doctor := range []string{"dr-a", "dr-b"} {
		n := 0
		for _, b := range m.model.bookings {
			shown := !slices.Contains([]appointment.Status{appointment.StatusWaitlisted, appointment.StatusEnteredInError}, b.Status)
			if b.Practitioner == doctor && shown && !b.Start.IsZero() {
				n++
			}
		}
		require.Len(m.t, m.agenda.Bookings(doctor, time.Time{}, time.Time{}), n, where)
	}
}
