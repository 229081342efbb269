package appointment_test

import (
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// heard is what a Cap was asked.
type heard struct {
	booking appointment.Booking
	booked  []string
}

// listening is an agenda whose Cap notes what it is asked, the last question last.
func listening(t *testing.T) (*appointment.Agenda, func() heard) {
	var list []heard
	a := open(t, func(p *appointment.Practice) {
		p.Cap = func(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
			h := heard{booking: b}
			for other := range booked {
				h.booked = append(h.booked, other.ID)
			}
			slices.Sort(h.booked)
			list = append(list, h)
			return quota.Decision{Answer: quota.AnswerAllowed}, nil
		}
	})
	return a, func() heard {
		require.NotEmpty(t, list)
		return list[len(list)-1]
	}
}

// The Cap hears of the one that is asked for, and of all others of the year that
// are booked and to come.
func TestWhatTheCapHears(t *testing.T) {
	a, last := listening(t)
	for id, start := range map[string]time.Duration{"in person": time.Hour, "cancelled": 2 * time.Hour, "no-show": 3 * time.Hour, "there": 4 * time.Hour} {
		_, err := a.Book(t.Context(), desk(0), request(id, "visit", start))
		require.NoError(t, err)
	}
	for id, start := range map[string]time.Time{"next year": local(t, "2027-01-01 00:00"), "new year's eve": local(t, "2026-12-31 23:30")} {
		r := request(id, "visit", 0)
		r.Start = start
		_, err := a.Book(t.Context(), desk(0), r)
		require.NoError(t, err)
	}
	elsewhere := request("elsewhere", "visit", time.Hour)
	elsewhere.Practitioner = "dr-b"
	_, err := a.Book(t.Context(), desk(0), elsewhere)
	require.NoError(t, err)
	_, err = a.Hold(t.Context(), desk(0), request("held", "visit", 6*time.Hour), now.Add(5*time.Hour))
	require.NoError(t, err)
	_, err = a.Cancel(t.Context(), desk(0), "cancelled")
	require.NoError(t, err)
	_, err = a.NoShow(t.Context(), desk(3*time.Hour), "no-show")
	require.NoError(t, err)
	_, err = a.Arrive(t.Context(), desk(3*time.Hour), "there")
	require.NoError(t, err)

	r := remote("1", 5*time.Hour)
	r.OwnPatient = true
	_, err = a.Book(t.Context(), desk(3*time.Hour), r)
	require.NoError(t, err)
	want := []string{"held", "in person", "new year's eve", "there"}
	assert.Equal(t, want, last().booked)
	got := last().booking
	assert.Equal(t, []any{"1", "dr-a", "p-1", true, now.Add(5 * time.Hour), telehealth.ModeVideo},
		[]any{got.ID, got.Practitioner, got.Patient, got.OwnPatient, got.Start, got.Mode})
	_, err = a.Reschedule(t.Context(), desk(3*time.Hour), appointment.Request{ID: "1", Start: now.Add(7 * time.Hour)})
	require.NoError(t, err)
	assert.Equal(t, want, last().booked, "the one that is moved is not among the others")
	assert.True(t, last().booking.OwnPatient)

	q, err := a.Free("dr-a", "remote", now.Add(3*time.Hour), time.Time{}, now.Add(30*time.Hour))
	require.NoError(t, err)
	_, _, err = q.Next()
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "held", "in person", "new year's eve", "there"}, last().booked)
	assert.Equal(t, "dr-a", last().booking.Practitioner)
	assert.Equal(t, "2026-03-02", last().booking.Start.In(paris(t)).Format(time.DateOnly))
	q.Now, q.From, q.To = local(t, "2026-12-31 12:00"), local(t, "2027-01-01 00:00"), local(t, "2027-01-02 00:00")
	_, _, err = q.Next()
	require.NoError(t, err)
	assert.Equal(t, []string{"next year"}, last().booked, "the year is that of Paris")
	assert.Equal(t, "2027-01-01", last().booking.Start.In(paris(t)).Format(time.DateOnly))
}

// The year of the cap is that in which the visit begins, though it is over: a visit of
// last year becomes one by video, or is written down late.
func TestTheCapOfAYearThatIsOver(t *testing.T) {
	a, last := listening(t)
	eve := request("1", "remote", 0)
	eve.Start = local(t, "2026-12-31 23:30")
	_, err := a.Book(t.Context(), desk(0), eve)
	require.NoError(t, err)
	later := appointment.Provenance{At: local(t, "2027-01-02 09:00"), By: "desk"}
	_, err = a.Reschedule(t.Context(), later, appointment.Request{ID: "1", Mode: telehealth.ModeVideo})
	require.NoError(t, err)
	assert.Equal(t, "1", last().booking.ID)
	assert.True(t, eve.Start.Equal(last().booking.Start))

	late := remote("2", 0)
	late.Start = local(t, "2026-12-31 22:30")
	later.Force = "written down late"
	_, err = a.Book(t.Context(), later, late)
	require.NoError(t, err)
	assert.Equal(t, "2", last().booking.ID)
	assert.Equal(t, []string{"1"}, last().booked, "of that year")

	q, err := a.Free("dr-a", "remote", later.At, time.Time{}, time.Time{})
	require.NoError(t, err)
	_, err = q.Why(late.Start, telehealth.ModeVideo)
	require.NoError(t, err)
	assert.Equal(t, "2026-12-31", last().booking.Start.In(paris(t)).Format(time.DateOnly), "the nearest day of that year")
}

// A refusal of the year that is over stands.
func TestTheCapOfAYearThatIsOverRefuses(t *testing.T) {
	answer := quota.AnswerRefused
	a := open(t, func(p *appointment.Practice) { p.Cap = answering(&answer) })
	eve := request("1", "remote", 0)
	eve.Start = local(t, "2026-12-31 23:30")
	_, err := a.Book(t.Context(), desk(0), eve)
	require.NoError(t, err)
	later := appointment.Provenance{At: local(t, "2027-01-02 09:00"), By: "desk"}
	byVideo := appointment.Request{ID: "1", Mode: telehealth.ModeVideo}
	_, err = a.Reschedule(t.Context(), later, byVideo)
	assert.Equal(t, []appointment.Cause{appointment.CauseOverCap}, causes(t, err))
	later.Force = "it was by video"
	_, err = a.Reschedule(t.Context(), later, byVideo)
	require.NoError(t, err)
	assert.Equal(t, quota.AnswerForced, a.History("1")[1].Cap)
}

// A question is of the practice that it was asked of, though the doctor has left since.
func TestTheCapOfAnOldQuestion(t *testing.T) {
	a, last := listening(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	q, err := a.Free("dr-a", "remote", now, now, now.Add(2*time.Hour))
	require.NoError(t, err)
	p := house(t)
	delete(p.Calendars, "dr-a")
	require.NoError(t, a.Use(p))
	_, ok, err := q.Next()
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, []string{"1"}, last().booked)
}

// Who is whose own patient is said of one practitioner.
func TestOwnPatient(t *testing.T) {
	a := open(t)
	r := request("1", "visit", time.Hour)
	r.OwnPatient = true
	_, err := a.Book(t.Context(), desk(0), r)
	require.NoError(t, err)
	for _, c := range []struct {
		reason string
		move   appointment.Request
		want   bool
	}{
		{"another time", appointment.Request{Start: now.Add(2 * time.Hour)}, true},
		{"the same practitioner", appointment.Request{Practitioner: "dr-a"}, true},
		{"another practitioner", appointment.Request{Practitioner: "dr-b"}, false},
		{"said later", appointment.Request{OwnPatient: true}, true},
		{"said of the other one", appointment.Request{Practitioner: "dr-a", OwnPatient: true}, true},
	} {
		c.move.ID = "1"
		b, err := a.Reschedule(t.Context(), desk(0), c.move)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, b.OwnPatient, c.reason)
	}
	_, err = a.Book(t.Context(), desk(0), remote("2", 4*time.Hour))
	require.NoError(t, err)
	link := appointment.Request{ID: "2", Link: "https://video.example/room"}
	_, err = a.Reschedule(t.Context(), desk(5*time.Hour), link)
	require.NoError(t, err, "a link may come at any time")
	link.OwnPatient = true
	own, err := a.Reschedule(t.Context(), desk(5*time.Hour), link)
	require.NoError(t, err, "so may what is known of the patient")
	assert.True(t, own.OwnPatient)
	waits := appointment.Request{ID: "w", Visit: "visit", OwnPatient: true}
	_, err = a.Wait(t.Context(), desk(0), waits, appointment.Wish{})
	_, field := code(t, err)
	assert.Equal(t, "request.ownPatient", field, "nobody says whose")
	_, err = a.Wait(t.Context(), desk(0), waits, appointment.Wish{Practitioner: "dr-a"})
	require.NoError(t, err)
	_, err = a.Cancel(t.Context(), desk(0), "1")
	require.NoError(t, err)
	w, err := a.Expire(t.Context(), desk(0), "w")
	require.NoError(t, err)
	assert.True(t, w.OwnPatient, "after an offer that was not taken")
}
