package appointment_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

func TestTwoAgendasOverOneStore(t *testing.T) {
	s := new(storetest.Memory)
	one, two := openOver(t, s), openOver(t, s)
	_, err := one.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	_, ok := two.Get("1")
	assert.False(t, ok, "a reader knows what was read")
	_, err = two.Book(t.Context(), desk(0), request("2", "visit", time.Hour))
	assert.Equal(t, []appointment.Cause{appointment.CauseTaken}, causes(t, err), "the conflict made it read, and judge again")
	_, ok = two.Get("1")
	assert.True(t, ok)

	_, err = two.Book(t.Context(), desk(0), request("2", "visit", 2*time.Hour))
	require.NoError(t, err)
	_, err = two.Cancel(t.Context(), desk(0), "1")
	require.NoError(t, err)
	_, err = one.Book(t.Context(), desk(0), request("3", "visit", time.Hour))
	require.NoError(t, err, "a refusal by old bookings is none")
	_, err = one.Arrive(t.Context(), desk(0), "2")
	require.NoError(t, err, "booked by the other")
	require.NoError(t, two.Sync(t.Context()))
	b, _ := two.Get("2")
	assert.Equal(t, appointment.StatusArrived, b.Status)
	assert.Equal(t, b, openOver(t, s).Bookings("dr-a", now.Add(2*time.Hour), time.Time{})[0], "and after a restart")
}

var errDisk = errors.New("disk full")

func TestNotStored(t *testing.T) {
	s := &scripted{}
	a := openOver(t, s)
	s.before = func(context.Context) error { return errDisk }
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.ErrorIs(t, err, errDisk)
	require.ErrorIs(t, err, appointment.ErrNotStored)
	_, ok := a.Get("1")
	assert.False(t, ok)
	s.before = nil
	_, err = a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
}

func TestStoredWithoutAnswer(t *testing.T) {
	s := &scripted{after: errDisk}
	a := openOver(t, s)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err, "it turned out to be there")
	s.read = errDisk
	_, err = a.Book(t.Context(), desk(0), request("2", "visit", 2*time.Hour))
	require.ErrorIs(t, err, errDisk, "nobody knows")
	require.ErrorIs(t, err, appointment.ErrOutcomeUnknown)
	require.NotErrorIs(t, err, appointment.ErrNotStored)
	_, ok := a.Get("2")
	assert.False(t, ok)
	_, err = a.Book(t.Context(), desk(0), request("3", "visit", 3*time.Hour))
	require.ErrorIs(t, err, errDisk, "nothing goes on before the store can be read")
	require.ErrorIs(t, err, appointment.ErrNotStored)
	s.read, s.after = nil, nil
	_, err = a.Book(t.Context(), desk(0), request("2", "visit", 2*time.Hour))
	what, _ := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what, "whoever repeats learns that it was done")
}

// A store that does not know either says so, and the agenda does not know better.
func TestStoreThatDoesNotKnow(t *testing.T) {
	s := &scripted{before: func(context.Context) error {
		return fmt.Errorf("cut during the commit: %w", appointment.ErrOutcomeUnknown)
	}}
	_, err := openOver(t, s).Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.ErrorIs(t, err, appointment.ErrOutcomeUnknown)
	require.NotErrorIs(t, err, appointment.ErrNotStored)
	s = &scripted{}
	a := openOver(t, s)
	s.before, s.read = func(context.Context) error { return appointment.ErrNotStored }, errDisk
	_, err = a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.ErrorIs(t, err, appointment.ErrNotStored)
	require.NotErrorIs(t, err, appointment.ErrOutcomeUnknown, "even if it cannot be read")
	s = &scripted{after: appointment.ErrOutcomeUnknown}
	_, err = openOver(t, s).Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err, "it is there")
}

// A store that cries conflict and shows no event must not keep the agenda busy.
func TestConflictWithoutEvents(t *testing.T) {
	s := &scripted{before: func(context.Context) error { return appointment.ErrConflict }}
	_, err := openOver(t, s).Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.ErrorIs(t, err, appointment.ErrConflict)
	assert.EqualValues(t, 1, s.appends.Load())
}

func TestOpenRefusesABrokenHistory(t *testing.T) {
	s := &scripted{read: errDisk}
	_, err := appointment.Open(t.Context(), house(t), s)
	require.ErrorIs(t, err, errDisk)
}

// A reading that breaks off brings who is far behind nearer.
func TestReadingInParts(t *testing.T) {
	s := &scripted{}
	late := openOver(t, s)
	ahead := openOver(t, s)
	for n := range 5 {
		_, err := ahead.Book(t.Context(), desk(0), request(strconv.Itoa(n), "visit", time.Duration(n)*time.Hour))
		require.NoError(t, err)
	}
	s.cut = 2
	require.ErrorIs(t, late.Sync(t.Context()), errDisk)
	_, ok := late.Get("1")
	assert.True(t, ok, "what was read is stored")
	_, err := late.Book(t.Context(), desk(0), request("other", "visit", 10*time.Hour))
	require.ErrorIs(t, err, errDisk, "the rest is not known yet")
	require.NoError(t, late.Sync(t.Context()))
	_, ok = late.Get("4")
	assert.True(t, ok)
}

// Callers at once share an Append, and none waits for the context of another.
func TestGroupCommit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const slow, callers = 5 * time.Millisecond, 64
		s := &scripted{before: func(context.Context) error { time.Sleep(slow); return nil }}
		a := openOver(t, s)
		var group sync.WaitGroup
		begin := time.Now()
		const each = 50
		for i := range callers {
			group.Go(func() {
				for j := range each {
					r := request(fmt.Sprint(i, "/", j), "visit", time.Duration(i*each+j)*30*time.Minute)
					_, err := a.Book(t.Context(), desk(0), r)
					assert.NoError(t, err)
				}
			})
		}
		group.Wait()
		rate := callers * each / time.Since(begin).Seconds()
		assert.Greater(t, rate, 3000.0, "bookings a second when an append takes 5 ms")
		assert.Less(t, s.appends.Load(), int64(callers*each/16))
	})
}

func TestContextOfOneIsNotThatOfOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{before: func(ctx context.Context) error {
			select {
			case <-time.After(time.Second):
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}}
		a := openOver(t, s)
		var group sync.WaitGroup
		errs := make([]error, 4)
		for i, patience := range []time.Duration{10 * time.Second, 100 * time.Millisecond, 10 * time.Second, 1500 * time.Millisecond} {
			time.Sleep(time.Millisecond) // the first leads, the others wait for the next batch
			group.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				defer cancel()
				_, errs[i] = a.Book(ctx, desk(0), request(strconv.Itoa(i), "visit", time.Duration(i)*30*time.Minute))
			})
		}
		group.Wait()
		require.NoError(t, errs[0])
		require.ErrorIs(t, errs[1], context.DeadlineExceeded, "gave up while it waited")
		require.NotErrorIs(t, errs[1], appointment.ErrOutcomeUnknown, "it was taken back")
		require.NoError(t, errs[2])
		require.ErrorIs(t, errs[3], context.DeadlineExceeded, "gave up while it was stored")
		require.ErrorIs(t, errs[3], appointment.ErrOutcomeUnknown)
		_, ok := a.Get("1")
		assert.False(t, ok, "it was taken back")
		_, ok = a.Get("3")
		assert.True(t, ok, "it was stored with the others")

		// When all have given up, the store is told.
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		_, err := a.Book(ctx, desk(0), request("5", "visit", 10*time.Hour))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		_, err = a.Book(t.Context(), desk(0), request("6", "visit", 10*time.Hour))
		require.NoError(t, err)
	})
}

// Readers see what is stored and nothing else, and do not wait for the store.
func TestReadersSeeWhatIsStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{before: func(context.Context) error { time.Sleep(time.Second); return nil }}
		a := openOver(t, s)
		go func() { _, _ = a.Book(t.Context(), desk(0), request("1", "visit", time.Hour)) }()
		time.Sleep(500 * time.Millisecond)
		synctest.Wait()
		_, ok := a.Get("1")
		assert.False(t, ok, "half a second before it is stored")
		time.Sleep(501 * time.Millisecond)
		_, ok = a.Get("1")
		assert.True(t, ok)
	})
}

func TestEndedContextDoesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a := open(t)
	_, err := a.Book(ctx, desk(0), request("1", "visit", time.Hour))
	require.ErrorIs(t, err, context.Canceled)
	_, ok := a.Get("1")
	assert.False(t, ok)
}
