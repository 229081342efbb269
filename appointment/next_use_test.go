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

// capOf is a Cap that refuses those teleconsultations, and what it was asked about.
func capOf(refuses func(b appointment.Booking) bool) (ask func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error), asked *[]appointment.Booking) {
	asked = new([]appointment.Booking)
	return func(b appointment.Booking, _ iter.Seq[appointment.Booking]) (quota.Decision, error) {
		*asked = append(*asked, b)
		if refuses(b) {
			return quota.Decision{Answer: quota.AnswerRefused}, nil
		}
		return quota.Decision{Answer: quota.AnswerAllowed}, nil
	}, asked
}

var byVideo = appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo)}

// absentUntil is the house without dr-b before a day.
func absentUntil(t *testing.T, last string) appointment.Practice {
	p := house(t)
	c := p.Calendars["dr-b"]
	c.Absences = []appointment.Absence{{From: telehealth.MustParseDate("2026-03-01"), Until: telehealth.MustParseDate(last)}}
	p.Calendars["dr-b"] = c
	return p
}

// Another practice that comes while Next looks has the say: neither "none" nor a time
// of the old one, nor is what was found by the old one remembered of the new.
func TestAgendaNextWhileThePracticeChanges(t *testing.T) {
	var a *appointment.Agenda
	before, after := absentUntil(t, "2026-05-19"), absentUntil(t, "2026-04-19")
	changed := false
	ask, _ := capOf(func(b appointment.Booking) bool {
		if !changed {
			changed = true
			require.NoError(t, a.Use(after))
		}
		return b.Practitioner == "dr-a"
	})
	before.Cap, after.Cap = ask, ask
	a, err := appointment.Open(t.Context(), before, nil)
	require.NoError(t, err)
	for range 2 {
		o, ok, err := a.Next("remote", byVideo, now)
		require.NoError(t, err)
		require.True(t, ok)
		assert.Equal(t, "dr-b", o.Practitioner)
		assert.Equal(t, "2026-04-20 00:00", o.Start.Format("2006-01-02 15:04"))
	}
}

// A practice that changes whenever it is asked still gets an answer.
func TestAgendaNextWhileThePracticeChangesWithoutEnd(t *testing.T) {
	var a *appointment.Agenda
	p := house(t)
	ask, asked := capOf(func(appointment.Booking) bool {
		require.NoError(t, a.Use(p))
		return false
	})
	p.Cap = ask
	a, err := appointment.Open(t.Context(), p, nil)
	require.NoError(t, err)
	o, ok, err := a.Next("remote", byVideo, now)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.True(t, now.Equal(o.Start))
	assert.Len(t, *asked, 3)
}

// The cap is asked once for each year, and the year that it refuses has no more time
// by video.
func TestAgendaNextAsksTheCapOnceAYear(t *testing.T) {
	ask, asked := capOf(func(b appointment.Booking) bool { return b.Start.In(paris(t)).Year() == 2026 })
	a := open(t, func(p *appointment.Practice) { p.Cap = ask })
	only := byVideo
	only.Practitioner, only.OwnPatient = "dr-a", true
	o, ok, err := a.Next("remote", only, now)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, "2027-01-01 00:00", o.Start.Format("2006-01-02 15:04"), "the first of the next year")
	require.Len(t, *asked, 2)
	assert.True(t, (*asked)[0].OwnPatient)
	*asked = nil
	_, ok, err = a.Next("remote", byVideo, now)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Len(t, *asked, 3, "two doctors this year, one the next: the other is no earlier")
	*asked = nil
	o, ok, err = a.Next("remote", appointment.Wish{}, now)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, appointment.ModesOf(telehealth.ModeInPerson), o.Modes, "in person, and no more than that")
	assert.True(t, now.Equal(o.Start))
	assert.Len(t, *asked, 1, "the other doctor is no earlier")
}

// Who comes in person too is not kept waiting for the next year.
func TestAgendaNextPassesOverTheHoursByVideo(t *testing.T) {
	ask, asked := capOf(func(appointment.Booking) bool { return true })
	a := open(t, func(p *appointment.Practice) {
		p.Cap = ask
		all := []appointment.Hours{{Modes: appointment.ModesOf(telehealth.ModeVideo)}}
		c := p.Calendars["dr-a"]
		c.Weeks = []appointment.Week{{time.Monday: all, time.Tuesday: all, time.Wednesday: {{}}}}
		p.Calendars = map[string]appointment.Calendar{"dr-a": c}
	})
	o, ok, err := a.Next("remote", appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)}, now)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, "2026-03-04 00:00", o.Start.Format("2006-01-02 15:04"))
	assert.Len(t, *asked, 1)
	_, ok, err = a.Next("remote", byVideo, now)
	require.NoError(t, err)
	assert.False(t, ok)
}
