package appointment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// near is an agenda whose visits by video or in person have two hours' notice, a
// horizon of a day and a day's deadline.
func near(t *testing.T, change ...func(*appointment.Practice)) *appointment.Agenda {
	return open(t, append(change, func(p *appointment.Practice) {
		for i := range p.Visits {
			if v := &p.Visits[i]; v.Ref == "remote" {
				v.Notice, v.CancelBefore, v.Horizon = 2*time.Hour, 24*time.Hour, 1
			}
		}
	})...)
}

// One slot may be in person and by video, and the one who books it decides: until
// the visit takes place.
func TestWhoKeepsTheTimeHasNoDeadline(t *testing.T) {
	a := near(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "remote", 3*time.Hour))
	require.NoError(t, err)
	for _, c := range []struct {
		reason string
		at     time.Duration
		change appointment.Request
		want   telehealth.Mode
	}{
		{"by video, 3 hours before", 0, appointment.Request{Mode: telehealth.ModeVideo}, telehealth.ModeVideo},
		{"in person again, within the notice", 2 * time.Hour, appointment.Request{Mode: telehealth.ModeInPerson}, telehealth.ModeInPerson},
		{"by video with its room", 2 * time.Hour, appointment.Request{Mode: telehealth.ModeVideo, Link: "https://video.example/room"}, telehealth.ModeVideo},
		{"the whole of it said again", 2 * time.Hour, appointment.Request{
			Practitioner: "dr-a", Visit: "remote", Start: now.Add(3 * time.Hour), Mode: telehealth.ModeVideo,
		}, telehealth.ModeVideo},
		{"the attending doctor's patient", 2 * time.Hour, appointment.Request{OwnPatient: true}, telehealth.ModeVideo},
		{"the patient calls at the start: no way to come", 3 * time.Hour, appointment.Request{Mode: telehealth.ModeInPerson}, telehealth.ModeInPerson},
	} {
		before, _ := a.Get("1")
		c.change.ID = "1"
		b, err := a.Reschedule(t.Context(), desk(c.at), c.change)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, b.Mode, c.reason)
		assert.Equal(t, []any{before.Start, before.End, before.Status}, []any{b.Start, b.End, b.Status}, c.reason)
	}
	b, _ := a.Get("1")
	assert.True(t, b.OwnPatient)
	for reason, c := range map[string]struct {
		change appointment.Request
		want   appointment.Cause
	}{
		"another time is a move":         {appointment.Request{Start: now.Add(5 * time.Hour)}, appointment.CauseDeadline},
		"another practitioner is a move": {appointment.Request{Practitioner: "dr-b"}, appointment.CauseDeadline},
		"another visit is a move":        {appointment.Request{Visit: "visit"}, appointment.CauseDeadline},
		"not in that mode":               {appointment.Request{Mode: telehealth.ModeHome}, appointment.CauseNoMode},
	} {
		c.change.ID = "1"
		_, err := a.Reschedule(t.Context(), desk(time.Hour), c.change)
		assert.Equal(t, c.want, causes(t, err)[0], reason)
	}
	forced := desk(time.Hour)
	forced.Force = "the patient cannot come"
	_, err = a.Reschedule(t.Context(), forced, appointment.Request{ID: "1", Mode: telehealth.ModeHome})
	require.NoError(t, err)
	history := a.History("1")
	assert.Equal(t, "the patient cannot come", history[len(history)-1].Forced)
}

// A change of the calendar or of the visit type does not move who keeps the time.
func TestAnotherModeKeepsTheBooking(t *testing.T) {
	a := near(t)
	want, err := a.Book(t.Context(), desk(0), request("1", "remote", 3*time.Hour))
	require.NoError(t, err)
	p := house(t)
	p.Visits = []appointment.VisitType{{
		Ref: "remote", Duration: time.Hour, Before: time.Hour, After: time.Hour,
		Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo),
	}}
	c := p.Calendars["dr-a"]
	today := telehealth.MustParseDate("2026-03-02")
	c.Absences = []appointment.Absence{{From: today, Until: today}}
	p.Calendars["dr-a"] = c
	require.NoError(t, a.Use(p))
	got, err := a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Mode: telehealth.ModeVideo})
	require.NoError(t, err, "the doctor is ill at home, and can be seen by video")
	want.Mode = telehealth.ModeVideo
	assert.Equal(t, want, got)
}

// The cap is asked about another mode, whatever the time.
func TestAnotherModeAsksTheCap(t *testing.T) {
	answer := quota.AnswerRefused
	a := near(t, func(p *appointment.Practice) { p.Cap = answering(&answer) })
	_, err := a.Book(t.Context(), desk(0), request("1", "remote", 3*time.Hour))
	require.NoError(t, err)
	byVideo := appointment.Request{ID: "1", Mode: telehealth.ModeVideo}
	_, err = a.Reschedule(t.Context(), desk(0), byVideo)
	assert.Equal(t, []appointment.Cause{appointment.CauseOverCap}, causes(t, err))
	answer = quota.AnswerWarned
	b, err := a.Reschedule(t.Context(), desk(0), byVideo)
	require.NoError(t, err)
	require.NotNil(t, b.Cap)
	assert.Equal(t, quota.AnswerWarned, b.Cap.Answer)
	answer = quota.AnswerRefused
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Link: "https://video.example/room"})
	require.NoError(t, err, "it is by video already")
}

// Who accepted both is offered a visit in person, and may still say by video.
func TestOfferInTheOtherMode(t *testing.T) {
	a := near(t)
	_, err := a.Book(t.Context(), desk(0), request("booked", "remote", 4*time.Hour))
	require.NoError(t, err)
	wait(t, a, "waits", "remote", 0, appointment.Wish{
		Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo), From: now.Add(4 * time.Hour), To: now.Add(4*time.Hour + time.Minute),
	})
	forced := desk(2*time.Hour - time.Minute)
	forced.Force = "the patient is ill"
	_, err = a.Cancel(t.Context(), forced, "booked")
	require.NoError(t, err)
	require.Equal(t, appointment.StatusPending, status(t, a, "waits"))
	within := desk(2*time.Hour + time.Minute)
	b, err := a.Reschedule(t.Context(), within, appointment.Request{ID: "waits", Mode: telehealth.ModeVideo})
	require.NoError(t, err, "within the notice")
	assert.Equal(t, telehealth.ModeVideo, b.Mode)
	b, err = a.Confirm(t.Context(), within, "waits")
	require.NoError(t, err)
	assert.Equal(t, telehealth.ModeVideo, b.Mode)
}

// A request that names nothing writes nothing.
func TestRescheduleNothing(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	for _, r := range []appointment.Request{{ID: "1"}, {ID: "1", Patient: "p-1"}, {ID: "1", Start: time.Time{}.In(paris(t))}} {
		_, err = a.Reschedule(t.Context(), desk(0), r)
		what, field := code(t, err)
		assert.Equal(t, []any{telehealth.ErrorMissing, "request"}, []any{what, field})
	}
	assert.Len(t, a.History("1"), 1)
}

// No mode and in person are the same mode: who says it changes nothing, also where
// the visit has come to be by video alone.
func TestInPersonSaidAgain(t *testing.T) {
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "remote", time.Hour))
	require.NoError(t, err)
	p := house(t)
	for i := range p.Visits {
		p.Visits[i].Modes = appointment.ModesOf(telehealth.ModeVideo)
	}
	require.NoError(t, a.Use(p))
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Mode: telehealth.ModeInPerson})
	require.NoError(t, err)
	_, err = a.Reschedule(t.Context(), desk(0), appointment.Request{ID: "1", Mode: telehealth.ModeHome})
	assert.Equal(t, []appointment.Cause{appointment.CauseNoMode}, causes(t, err))
}
