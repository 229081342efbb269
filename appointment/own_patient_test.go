package appointment_test

import (
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// capReached is a practice whose cap is reached: it leaves own patients out (2024
// agreement), and nobody else.
func capReached(p *appointment.Practice) {
	p.Cap = func(b appointment.Booking, _ iter.Seq[appointment.Booking]) (quota.Decision, error) {
		if b.OwnPatient {
			return quota.Decision{Answer: quota.AnswerAllowed}, nil
		}
		return quota.Decision{Answer: quota.AnswerRefused}, nil
	}
	for i := range p.Visits {
		if p.Visits[i].Ref == "remote" {
			p.Visits[i].Modes = appointment.ModesOf(telehealth.ModeVideo)
		}
	}
}

// Free, Next and Why say of an own patient what Book does.
func TestOwnPatientsFindTimeWhenTheCapIsReached(t *testing.T) {
	a := open(t, capReached)
	video := appointment.ModesOf(telehealth.ModeVideo)
	for _, c := range []struct {
		reason string
		own    bool
	}{
		{"2024 agreement, own patients are left out of the cap", true},
		{"others are not", false},
	} {
		q, err := a.Free("dr-a", "remote", now, time.Time{}, now.Add(time.Hour))
		require.NoError(t, err, c.reason)
		q.OwnPatient = c.own
		_, free, err := q.Next()
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.own, free, c.reason)
		why, err := q.Why(now, telehealth.ModeVideo)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.own, len(why) == 0, c.reason)

		w := appointment.Wish{Practitioner: "dr-a", Modes: video, To: now.Add(48 * time.Hour), OwnPatient: c.own}
		o, ok, err := a.Next("remote", w, now)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.own, ok, c.reason)
		assert.Equal(t, c.own, o.Start.Equal(now), c.reason)

		r := remote(c.reason, 0)
		r.OwnPatient = c.own
		_, err = a.Book(t.Context(), desk(0), r)
		assert.Equal(t, c.own, err == nil, c.reason)
		if c.own {
			_, err = a.EnterInError(t.Context(), desk(0), r.ID)
			require.NoError(t, err)
		}
	}
}

// Who waits says so in Wish too; the booking has it, and the offer comes by it.
func TestOwnPatientInWanted(t *testing.T) {
	a := open(t, capReached)
	w := appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo), OwnPatient: true}
	_, err := a.Wait(t.Context(), desk(0), appointment.Request{ID: "w", Visit: "remote"}, w)
	what, field := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what, "nobody says whose")
	assert.Equal(t, "wish.ownPatient", field)
	_, _, err = a.Next("remote", w, now)
	_, field = code(t, err)
	assert.Equal(t, "wish.ownPatient", field)

	w.Practitioner = "dr-a"
	_, err = a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	b, err := a.Wait(t.Context(), desk(0), appointment.Request{ID: "w", Visit: "remote"}, w)
	require.NoError(t, err)
	assert.True(t, b.OwnPatient)
	assert.False(t, b.Wish.OwnPatient, "said once, where stores keep it")
	_, err = a.Cancel(t.Context(), desk(0), "1")
	require.NoError(t, err)
	b, _ = a.Get("w")
	assert.Equal(t, appointment.StatusPending, b.Status, "the freed time was offered")

	event := a.History("w")[0]
	event.Booking.Wish.OwnPatient = true
	_, field = code(t, appointment.CheckEvents(event.Version-1, []appointment.Event{event}))
	assert.Equal(t, "events[0].booking.wish.ownPatient", field, "what the form of a store has no place for")
}
