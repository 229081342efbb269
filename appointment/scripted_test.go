package appointment_test

import (
	"context"
	"iter"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// A scripted store does what a test wants around a Memory.
type scripted struct {
	storetest.Memory
	appends atomic.Int64
	before  func(ctx context.Context) error // instead of Append, if it fails
	after   error                           // instead of success
	read    error
	cut     int // events after which a reading breaks off; 0 does not
}

func (s *scripted) Append(ctx context.Context, after int64, events []appointment.Event) error {
	s.appends.Add(1)
	if s.before != nil {
		if err := s.before(ctx); err != nil {
			return err
		}
	}
	if err := s.Memory.Append(ctx, after, events); err != nil {
		return err
	}
	return s.after
}

func (s *scripted) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	if s.read != nil {
		return func(yield func(appointment.Event, error) bool) { yield(appointment.Event{}, s.read) }
	}
	return func(yield func(appointment.Event, error) bool) {
		n := 0
		for e, err := range s.Memory.Read(ctx, after) {
			if n++; s.cut > 0 && n > s.cut {
				yield(appointment.Event{}, errDisk)
				return
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func openOver(t testing.TB, s appointment.Store) *appointment.Agenda {
	a, err := appointment.Open(t.Context(), house(t), s)
	require.NoError(t, err)
	return a
}
