package appointment_test

import (
	"cmp"
	"errors"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func (m *machine) move(where string) {
	b, ok := m.any()
	if !ok {
		return
	}
	to := m.request()
	to.ID = b.ID
	if m.random.IntN(5) == 0 {
		to.Practitioner, to.Visit, to.Start = b.Practitioner, b.Visit, b.Start
	}
	mode := cmp.Or(to.Mode, b.Mode)
	stays := to.Practitioner == b.Practitioner && to.Visit == b.Visit && to.Start.Equal(b.Start)
	_, err := m.agenda.Reschedule(m.t.Context(), m.entry(), to)
	switch {
	case b.Status != appointment.StatusBooked && b.Status != appointment.StatusPending:
		m.transition(where, err)
	case stays && mode == telehealth.ModeVideo && b.Visit != "remote":
		m.refused(where, err)
	case stays: // neither late nor too soon
		require.NoError(m.t, err, where)
		m.seen["stays"]++
		b.Mode = mode
		m.model.put(b)
	case m.late(b):
		m.refused(where, err)
		m.seen["late"]++
	case !m.model.fits(b.ID, to.Practitioner, to.Visit, to.Start, mode):
		m.refused(where, err)
	case b.Status == appointment.StatusPending && !to.Start.After(m.model.now):
		_, field := code(m.t, err)
		require.Equal(m.t, "request.start", field, where)
	default:
		require.NoError(m.t, err, where)
		m.seen["moved"]++
		old := b
		b.Practitioner, b.Visit, b.Start, b.Mode = to.Practitioner, to.Visit, to.Start, mode
		if b.Until.After(b.Start) {
			b.Until = b.Start
		}
		m.model.put(b)
		from, to := old.Start.Add(-old.Before), old.End.Add(old.After)
		b = m.model.bookings[b.ID]
		same := from.Equal(b.Start.Add(-b.Before)) && to.Equal(b.End.Add(b.After))
		if !same || old.Practitioner != b.Practitioner || len(old.Resources) != len(b.Resources) {
			m.model.offer(old)
		}
	}
}

func (m *machine) late(b appointment.Booking) bool {
	limit := b.Start
	if b.Visit == "strict" {
		limit = limit.Add(-6 * time.Hour)
	}
	there := b.Status == appointment.StatusArrived || b.Status == appointment.StatusCheckedIn
	return (b.Status == appointment.StatusBooked || there && m.model.now.Before(b.Start)) && m.model.now.After(limit)
}

func (m *machine) transition(where string, err error) {
	var wrong *appointment.TransitionError
	require.True(m.t, errors.As(err, &wrong), "%s: %v", where, err)
	m.seen["transition"]++
}

func (m *machine) verb(where string) {
	b, ok := m.any()
	if !ok {
		_, err := m.agenda.Cancel(m.t.Context(), m.entry(), "nobody")
		what, _ := code(m.t, err)
		require.Equal(m.t, telehealth.ErrorUnknown, what)
		return
	}
	v := some(m.random, appointment.VerbConfirm, appointment.VerbCancel, appointment.VerbCancel, appointment.VerbArrive, appointment.VerbArrive, appointment.VerbCheckIn,
		appointment.VerbFulfil, appointment.VerbNoShow, appointment.VerbEnterInError, appointment.VerbExpire, appointment.VerbReopen)
	if _, wrong := b.Next(appointment.VerbReopen); wrong == nil && m.random.IntN(2) == 0 {
		v = appointment.VerbReopen
	}
	err := m.do(v, b.ID)
	to, wrong := b.Next(v) // the table has a test of its own
	switch {
	case wrong != nil:
		m.transition(where, err)
	case v == appointment.VerbCancel && m.late(b):
		m.refused(where, err)
		m.seen["late"]++
	case (v == appointment.VerbNoShow || v == appointment.VerbFulfil) && m.model.now.Before(b.Start):
		what, _ := code(m.t, err)
		require.Equal(m.t, telehealth.ErrorContradiction, what, where)
	case v == appointment.VerbExpire:
		require.NoError(m.t, err, where)
		m.model.expire(b.ID)
		m.model.offer(b)
	case keeps(b.Status) && !keeps(to):
		require.NoError(m.t, err, where)
		m.model.drop(b.ID, to)
	default:
		require.NoError(m.t, err, where)
		if v == appointment.VerbReopen {
			m.seen["reopened"]++
		}
		b.Status = to
		m.model.put(b)
	}
}

func (m *machine) do(v appointment.Verb, id string) (err error) {
	_, err = map[appointment.Verb]func() (appointment.Booking, error){
		appointment.VerbConfirm:      func() (appointment.Booking, error) { return m.agenda.Confirm(m.t.Context(), m.entry(), id) },
		appointment.VerbCancel:       func() (appointment.Booking, error) { return m.agenda.Cancel(m.t.Context(), m.entry(), id) },
		appointment.VerbArrive:       func() (appointment.Booking, error) { return m.agenda.Arrive(m.t.Context(), m.entry(), id) },
		appointment.VerbCheckIn:      func() (appointment.Booking, error) { return m.agenda.CheckIn(m.t.Context(), m.entry(), id) },
		appointment.VerbFulfil:       func() (appointment.Booking, error) { return m.agenda.Fulfil(m.t.Context(), m.entry(), id) },
		appointment.VerbNoShow:       func() (appointment.Booking, error) { return m.agenda.NoShow(m.t.Context(), m.entry(), id) },
		appointment.VerbEnterInError: func() (appointment.Booking, error) { return m.agenda.EnterInError(m.t.Context(), m.entry(), id) },
		appointment.VerbReopen:       func() (appointment.Booking, error) { return m.agenda.Reopen(m.t.Context(), m.entry(), id) },
		appointment.VerbExpire:       func() (appointment.Booking, error) { return m.agenda.Expire(m.t.Context(), m.entry(), id) },
	}[v]()
	return err
}
