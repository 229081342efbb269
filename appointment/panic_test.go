package appointment_test

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/secteur2/telehealth/quota"
)

// ends are ways in which a caller's function does not return.
var ends = map[string]func(){
	"a panic":                 func() { panic("patient-7") },
	"a fault of the run time": func() { var none []int; _ = none[len("patient-7")] },
	"the end of the routine":  runtime.Goexit,
}

// remote asks for a teleconsultation.
func remote(id string, start time.Duration) appointment.Request {
	r := request(id, "remote", start)
	r.Mode = telehealth.ModeVideo
	return r
}

// A Cap that does not return is the error of its own command, and of no other that
// is stored with it.
func TestCapThatDoesNotReturn(t *testing.T) {
	for reason, end := range ends {
		for _, s := range []appointment.Store{nil, new(storetest.Memory)} {
			p := house(t)
			p.Cap = func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error) {
				end()
				return quota.Decision{Answer: quota.AnswerAllowed}, nil
			}
			a, err := appointment.Open(t.Context(), p, s)
			require.NoError(t, err)
			var group sync.WaitGroup
			for i := range 64 {
				group.Go(func() {
					r := request(strconv.Itoa(i), "visit", time.Duration(i)*time.Hour)
					if i%4 == 0 {
						r = remote(r.ID, time.Duration(i)*time.Hour)
					}
					_, err := a.Book(t.Context(), desk(0), r)
					if i%4 != 0 {
						assert.NoError(t, err, reason)
						return
					}
					assert.ErrorIs(t, err, appointment.ErrCap, reason)
					assert.NotContains(t, err.Error(), "patient-7", reason)
				})
			}
			group.Wait()
			_, ok := a.Get("0")
			assert.False(t, ok, reason)
			_, err = a.Book(t.Context(), desk(0), request("later", "visit", 100*time.Hour))
			require.NoError(t, err, reason)
		}
	}
}

// Whoever waits for a time by video gets no offer from a Cap that does not return,
// and the command that freed the time is done.
func TestOfferWithACapThatDoesNotReturn(t *testing.T) {
	for reason, end := range ends {
		broken := false
		a := open(t, func(p *appointment.Practice) {
			p.Cap = func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error) {
				if broken {
					end()
				}
				return quota.Decision{Answer: quota.AnswerAllowed}, nil
			}
		})
		_, err := a.Book(t.Context(), desk(0), remote("1", time.Hour))
		require.NoError(t, err)
		wait(t, a, "w", "remote", 0, appointment.Wish{Modes: appointment.ModesOf(telehealth.ModeVideo)})
		broken = true
		_, err = a.Cancel(t.Context(), desk(0), "1")
		require.NoError(t, err, reason)
		assert.Equal(t, appointment.StatusWaitlisted, status(t, a, "w"), reason)
	}
}

// A store that does not return leaves the outcome unknown; the next command reads,
// and leads again.
func TestStoreThatDoesNotReturn(t *testing.T) {
	for reason, end := range ends {
		for _, written := range []bool{false, true} {
			var broken atomic.Bool
			s := &stopping{broken: &broken, end: end, written: written}
			a, err := appointment.Open(t.Context(), house(t), s)
			require.NoError(t, err)
			broken.Store(true)
			var group sync.WaitGroup
			for i := range 8 {
				group.Go(func() {
					_, err := a.Book(t.Context(), desk(0), request(strconv.Itoa(i), "visit", time.Duration(i)*time.Hour))
					if errors.Is(err, appointment.ErrOutcomeUnknown) {
						assert.NotContains(t, err.Error(), "patient-7", reason)
						return
					}
					what, field := code(t, err) // one that was written all the same stands in the way
					assert.Equal(t, telehealth.ErrorContradiction, what, reason)
					assert.Equal(t, "request.id", field)
				})
			}
			group.Wait()
			broken.Store(false)
			_, err = a.Book(t.Context(), desk(0), request("0", "visit", 0))
			if !written {
				require.NoError(t, err, reason)
				continue
			}
			_, field := code(t, err)
			assert.Equal(t, "request.id", field, "it was done: %s", reason)
		}
	}
}

// A stopping store ends in the middle of Append.
type stopping struct {
	storetest.Memory
	broken  *atomic.Bool
	end     func()
	written bool
}

func (s *stopping) Append(ctx context.Context, after int64, events []appointment.Event) error {
	if !s.broken.Load() {
		return s.Memory.Append(ctx, after, events)
	}
	if s.written {
		if err := s.Memory.Append(ctx, after, events); err != nil {
			return err
		}
	}
	s.end()
	return nil
}
