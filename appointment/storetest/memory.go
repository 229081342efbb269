// Package storetest has the tests that every [appointment.Store] must pass, and
// the simplest store that does. It imports nothing beyond the standard library and
// the library itself.
//
// A store's own test is three lines:
//
//	func TestStore(t *testing.T)  { storetest.Test(t, create) }
//	func TestStorm(t *testing.T)  { storetest.Storm(t, create) }
//	func TestFaults(t *testing.T) { storetest.Faults(t, create) }
//
// where create makes an empty history and returns a function that opens a handle
// on it. Each call of that function is another process to the tests. A store that
// outlives its process has two lines more, for a [Database] that says how it is
// opened, closed and harmed:
//
//	func TestDurable(t *testing.T)    { storetest.Durable(t, database) }
//	func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, database) }
package storetest

import (
	"context"
	"encoding/json"
	"iter"
	"strconv"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A Memory is a store without a disk, for tests of programs that have a real one.
// It keeps events in their JSON form, as a database may. The zero Memory is an
// empty history. It is safe for concurrent use.
type Memory struct {
	mu     sync.Mutex
	events [][]byte // the version is the place, from 1
}

// Append adds events as [appointment.Store] says.
func (m *Memory) Append(ctx context.Context, after int64, events []appointment.Event) error {
	if err := appointment.CheckEvents(after, events); err != nil {
		return err
	}
	encoded := make([][]byte, len(events))
	for i, e := range events {
		var err error
		if encoded[i], err = json.Marshal(e); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	switch last := int64(len(m.events)); {
	case after < last:
		return appointment.ErrConflict
	case after > last:
		return &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "after", Value: strconv.FormatInt(after, 10),
			Want: "at most " + strconv.FormatInt(last, 10) + ", the last version of the history",
		}
	}
	m.events = append(m.events, encoded...)
	return nil
}

// Read yields the events after a version, those that are there when it begins.
func (m *Memory) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		m.mu.Lock()
		events := m.events[min(max(after, 0), int64(len(m.events))):]
		m.mu.Unlock()
		for _, data := range events {
			var e appointment.Event
			err := ctx.Err()
			if err == nil {
				err = json.Unmarshal(data, &e)
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil && len(events) == 0 {
			yield(appointment.Event{}, err)
		}
	}
}
