package appointment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func status(t *testing.T, a *appointment.Agenda, id string) appointment.Status {
	b, ok := a.Get(id)
	require.True(t, ok)
	return b.Status
}

// wait puts somebody on the waitlist.
func wait(t *testing.T, a *appointment.Agenda, id, visit string, since time.Duration, w appointment.Wish) {
	t.Helper()
	_, err := a.Wait(t.Context(), desk(since), appointment.Request{ID: id, Visit: visit, Patient: "p-" + id}, w)
	require.NoError(t, err)
}

func TestOfferGoesToWhoWaitsLongest(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("booked", "visit", 24*time.Hour))
	require.NoError(t, err)
	wait(t, a, "d-elsewhere", "visit", time.Second, appointment.Wish{Practitioner: "dr-b"})
	wait(t, a, "c-too-late", "visit", time.Second, appointment.Wish{From: now.Add(25 * time.Hour)})
	wait(t, a, "c-too-early", "visit", time.Second, appointment.Wish{To: now.Add(24 * time.Hour)})
	wait(t, a, "c-by-video", "visit", time.Second, appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo)})
	wait(t, a, "c-too-long", "group", time.Second, appointment.Wish{Practitioner: "dr-a", From: now.Add(24 * time.Hour), To: now.Add(24*time.Hour + time.Minute)})
	wait(t, a, "b", "visit", 2*time.Second, appointment.Wish{})
	wait(t, a, "a", "visit", 2*time.Second, appointment.Wish{})
	wait(t, a, "z", "visit", 3*time.Second, appointment.Wish{})
	_, err = a.Book(t.Context(), desk(4*time.Second), request("next", "visit", 24*time.Hour+30*time.Minute))
	require.NoError(t, err)

	_, err = a.Cancel(t.Context(), desk(time.Minute), "booked")
	require.NoError(t, err)
	offer, _ := a.Get("a")
	assert.Equal(t, appointment.StatusPending, offer.Status, "of two that wait equally long, the first by ID")
	assert.Equal(t, "dr-a", offer.Practitioner)
	assert.Equal(t, now.Add(24*time.Hour), offer.Start)
	assert.Equal(t, now.Add(61*time.Minute), offer.Until)
	assert.Equal(t, "p-a", offer.Patient)
	assert.Len(t, a.Waiting(), 7, "nobody else")

	// An hour later nobody has answered: the next one is asked, and the first waits on.
	require.NoError(t, a.Sweep(t.Context(), desk(61*time.Minute)))
	first, _ := a.Get("a")
	assert.Equal(t, appointment.StatusWaitlisted, first.Status)
	assert.Equal(t, []time.Time{now.Add(24 * time.Hour)}, first.Wish.Offered)
	assert.Zero(t, first.Start)
	assert.Equal(t, appointment.StatusPending, status(t, a, "b"))

	b, err := a.Confirm(t.Context(), desk(62*time.Minute), "b")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusBooked, b.Status)
	assert.Zero(t, b.Until)

	// The same start frees again: who let it go by is not asked again.
	_, err = a.Cancel(t.Context(), desk(63*time.Minute), "b")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusWaitlisted, status(t, a, "a"))
	assert.Equal(t, appointment.StatusPending, status(t, a, "z"))
	z, err := a.Expire(t.Context(), desk(64*time.Minute), "z")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusWaitlisted, z.Status, "declined")
	var verbs []appointment.Verb
	for _, e := range a.History("z") {
		verbs = append(verbs, e.Verb)
	}
	assert.Equal(t, []appointment.Verb{appointment.VerbWait, appointment.VerbOffer, appointment.VerbExpire}, verbs)
}

func TestOfferWhenTimeIsLeft(t *testing.T) {
	for _, c := range []struct {
		reason string
		free   func(a *appointment.Agenda) error
	}{
		{"a booking moves", func(a *appointment.Agenda) error {
			_, err := a.Reschedule(t.Context(), desk(time.Minute), appointment.Request{ID: "booked", Start: now.Add(48 * time.Hour)})
			return err
		}},
		{"a booking was a mistake", func(a *appointment.Agenda) error {
			_, err := a.EnterInError(t.Context(), desk(time.Minute), "booked")
			return err
		}},
		{"another practitioner leaves the scanner", func(a *appointment.Agenda) error {
			_, err := a.Cancel(t.Context(), desk(time.Minute), "scan")
			return err
		}},
		{"another practitioner needs the scanner no longer", func(a *appointment.Agenda) error {
			_, err := a.Reschedule(t.Context(), desk(time.Minute), appointment.Request{ID: "scan", Visit: "visit"})
			return err
		}},
		{"a hold ends, at any later command", func(a *appointment.Agenda) error {
			_, err := a.Book(t.Context(), desk(30*time.Minute), request("other", "visit", 96*time.Hour))
			return err
		}},
		{"a hold ends before whoever is faster can book it", func(a *appointment.Agenda) error {
			_, err := a.Book(t.Context(), desk(30*time.Minute), request("other", "visit", 72*time.Hour))
			assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err))
			return nil
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			a := open(t)
			_, err := a.Book(t.Context(), desk(0), request("booked", "visit", 24*time.Hour))
			require.NoError(t, err)
			scan := request("scan", "scan", 24*time.Hour)
			scan.Practitioner = "dr-b"
			_, err = a.Book(t.Context(), desk(0), scan)
			require.NoError(t, err)
			_, err = a.Hold(t.Context(), desk(0), request("hold", "visit", 72*time.Hour), now.Add(30*time.Minute))
			require.NoError(t, err)
			visit := "visit"
			if strings.HasPrefix(c.reason, "another practitioner") {
				visit = "scan"
				_, err = a.Cancel(t.Context(), desk(0), "booked")
				require.NoError(t, err)
			}
			wait(t, a, "waits", visit, time.Second, appointment.Wish{Practitioner: "dr-a"})
			require.NoError(t, c.free(a))
			assert.Equal(t, appointment.StatusPending, status(t, a, "waits"))
		})
	}
}

func TestNoOffers(t *testing.T) {
	a := open(t, func(p *appointment.Practice) { p.OfferFor = 0 })
	_, err := a.Book(t.Context(), desk(0), request("booked", "visit", 24*time.Hour))
	require.NoError(t, err)
	wait(t, a, "waits", "visit", 0, appointment.Wish{})
	_, err = a.Cancel(t.Context(), desk(time.Minute), "booked")
	require.NoError(t, err)
	assert.Equal(t, appointment.StatusWaitlisted, status(t, a, "waits"))
	_, err = a.Cancel(t.Context(), desk(time.Minute), "waits")
	require.NoError(t, err)
	assert.Empty(t, a.Waiting())
}

func TestWaitRefusals(t *testing.T) {
	a := open(t)
	for _, c := range []struct {
		reason, field string
		request       appointment.Request
		wanted        appointment.Wish
	}{
		{"Wish says when", "request.start", appointment.Request{ID: "1", Visit: "visit", Start: now}, appointment.Wish{}},
		{"Wish says who", "request.practitioner", appointment.Request{ID: "1", Visit: "visit", Practitioner: "dr-a"}, appointment.Wish{}},
		{"Wish says how", "request.mode", appointment.Request{ID: "1", Visit: "visit", Mode: telehealth.ModeVideo}, appointment.Wish{}},
		{"no such visit", "visit", appointment.Request{ID: "1", Visit: "massage"}, appointment.Wish{}},
		{"no such doctor", "practitioner", appointment.Request{ID: "1", Visit: "visit"}, appointment.Wish{Practitioner: "dr-who"}},
		{"an empty window", "wish.to", appointment.Request{ID: "1", Visit: "visit"}, appointment.Wish{From: now, To: now}},
		{"no ID", "request.id", appointment.Request{Visit: "visit"}, appointment.Wish{}},
	} {
		_, err := a.Wait(t.Context(), desk(0), c.request, c.wanted)
		_, field := code(t, err)
		assert.Equal(t, c.field, field, c.reason)
	}
}
