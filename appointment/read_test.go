package appointment_test

import (
	"context"
	"iter"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/appointment"
)

// The agenda says what it was doing, the store why it failed.
func TestReadingErrorHasOnePrefix(t *testing.T) {
	s := &scripted{read: errDisk}
	_, err := appointment.Open(t.Context(), house(t), s)
	assert.Equal(t, "read the history after version 0: disk full", err.Error())
}

// A store may keep events in a form of its own, and read what no agenda wrote.
func TestStoredEventThatNoAgendaWrites(t *testing.T) {
	_, err := appointment.Open(t.Context(), house(t), wrong{})
	_, field := code(t, err)
	assert.Equal(t, "booking.patient", field)
	assert.NotContains(t, err.Error(), "secret")
}

type wrong struct{ appointment.Store }

func (wrong) Read(context.Context, int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		e := fullEvent()
		e.Version, e.Booking.Patient = 1, "secret\a"
		yield(e, nil)
	}
}
