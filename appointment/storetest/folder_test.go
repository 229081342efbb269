package storetest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

// A folder is a store of files, one for each batch, named by the version before it.
// A name can be taken once: that is the compare-and-set.
type folder struct {
	path string
	flaw flaw

	mu     sync.Mutex
	last   int64 // that was seen
	closed bool
	room   int // batches that the disk takes; below 0 any number
}

// A flaw is what is wrong with a folder.
type flaw struct {
	forgets, tears, halves, skips, silent, sheds bool
	page                                         int64
}

var (
	errClosed = errors.New("the folder is closed")
	errFull   = errors.New("the disk is full")
)

func (f *folder) name(after int64) string { return filepath.Join(f.path, fmt.Sprint(after)) }

func (f *folder) batch(after int64) (events []appointment.Event, err error) {
	data, err := os.ReadFile(f.name(after))
	if err == nil {
		err = json.Unmarshal(data, &events)
	}
	return events, err
}

func (f *folder) Append(ctx context.Context, after int64, events []appointment.Event) error {
	if err := errors.Join(appointment.CheckEvents(after, events), ctx.Err()); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		batch, err := f.batch(f.last)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return err
		}
		f.last += int64(len(batch))
	}
	switch {
	case f.closed:
		return errClosed
	case after < f.last:
		return appointment.ErrConflict
	case after > f.last:
		return fmt.Errorf("%d is not there yet", after)
	case len(events) == 0:
		return nil
	case f.room == 0 && f.flaw.sheds:
		return errors.Join(errFull, os.Remove(f.name(0)))
	case f.room == 0:
		return errFull
	}
	f.room--
	data, err := json.Marshal(events)
	if err != nil {
		return err
	}
	switch {
	case f.flaw.tears && after > 0:
		return f.torn(f.name(after), data)
	case f.flaw.halves && ctx.Err() != nil:
		data, err = json.Marshal(events[:len(events)/2])
	}
	return errors.Join(err, f.take(f.name(after), data), ctx.Err())
}

// take writes a file that is there as a whole or not at all.
func (f *folder) take(name string, data []byte) error {
	file, err := os.CreateTemp(f.path, "new-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(data)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	if err := os.Link(file.Name(), name); errors.Is(err, fs.ErrExist) {
		return appointment.ErrConflict
	} else if err != nil {
		return err
	}
	return nil
}

// torn writes a file in two halves.
func (f *folder) torn(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return appointment.ErrConflict
	}
	if err != nil {
		return err
	}
	defer file.Close()
	_, one := file.Write(data[:len(data)/2])
	time.Sleep(20 * time.Millisecond)
	_, two := file.Write(data[len(data)/2:])
	return errors.Join(one, two)
}

func (f *folder) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		f.mu.Lock()
		closed := f.closed && !f.flaw.silent
		f.mu.Unlock()
		var next, read int64
		for {
			batch, err := f.batch(next)
			if err == nil {
				err = appointment.CheckEvents(next, batch)
			}
			switch {
			case closed:
				err = errClosed
			case ctx.Err() != nil:
				err = ctx.Err()
			case errors.Is(err, fs.ErrNotExist), err != nil && f.flaw.skips:
				return
			}
			if err != nil {
				yield(appointment.Event{}, err)
				return
			}
			for _, e := range batch {
				if e.Version <= after {
					continue
				}
				if read++; f.flaw.page > 0 && read > f.flaw.page || !yield(e, nil) {
					return
				}
			}
			next += int64(len(batch))
		}
	}
}

// folders are a database of one file each, with a flaw.
func folders(flaw flaw) storetest.Database[*folder] {
	open := func(_ context.Context, path string) (*folder, error) {
		f := &folder{path: path, flaw: flaw, room: -1}
		if flaw.forgets {
			newest := int64(-1)
			for next := int64(0); ; {
				batch, err := f.batch(next)
				if err != nil {
					break
				}
				newest, next = next, next+int64(len(batch))
			}
			_ = os.Remove(f.name(newest)) // nothing to forget in a new one
		}
		return f, nil
	}
	return storetest.Database[*folder]{
		Create: func(t testing.TB) string { return t.TempDir() },
		Open:   open,
		Close: func(f *folder) error {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.closed = true
			return nil
		},
		Page: 100,
		Damage: map[string]func(testing.TB, *folder){"no JSON": func(t testing.TB, f *folder) {
			batch, err := f.batch(0)
			one, failed := json.Marshal(batch[:1])
			if err := errors.Join(err, failed, os.WriteFile(f.name(0), one, 0o600), os.WriteFile(f.name(1), []byte("p-17"), 0o600)); err != nil {
				t.Fatal(err)
			}
		}},
		Fill: func(t *testing.T) (*folder, func(error) bool, func()) {
			f := &folder{path: t.TempDir(), flaw: flaw, room: 20}
			free := func() {
				f.mu.Lock()
				defer f.mu.Unlock()
				f.room = -1
			}
			return f, func(err error) bool { return errors.Is(err, errFull) }, free
		},
	}
}

func TestFolder(t *testing.T)        { storetest.Test(t, folders(flaw{}).Handles) }
func TestDurableFolder(t *testing.T) { storetest.Durable(t, folders(flaw{})) }

func BenchmarkFolder(b *testing.B) { storetest.Benchmark(b, folders(flaw{})) }
