package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

func TestAFullDiskLosesNothing(t *testing.T) {
	s := create(t)
	agenda, err := appointment.Open(t.Context(), practice(), s)
	require.NoError(t, err)
	_, err = s.db.Exec("PRAGMA max_page_count = 60")
	require.NoError(t, err)

	var booked []string
	err = storm(t.Context(), agenda, "before", func(id string) { booked = append(booked, id) })
	var full *sqlite.Error
	require.ErrorAs(t, err, &full)
	require.Equal(t, sqlite3.SQLITE_FULL, full.Code())
	require.NotEmpty(t, booked)
	require.Len(t, sound(t, s), len(booked), "all that was booked, and not what was not")

	_, err = s.db.Exec("PRAGMA max_page_count = 1000000")
	require.NoError(t, err)
	_, err = agenda.Book(t.Context(), entry(), request("after", 100_000))
	require.NoError(t, err, "the same agenda goes on when there is room again")
	require.Len(t, sound(t, s), len(booked)+1)
}

func TestClosingInTheMiddleLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "practice.db")
	s := open(t, path)
	agenda, err := appointment.Open(t.Context(), practice(), s)
	require.NoError(t, err)
	var mu sync.Mutex
	var booked []string
	var group sync.WaitGroup
	begun := make(chan struct{})
	begin := sync.OnceFunc(func() { close(begun) })
	for n := range 16 {
		group.Go(func() {
			err := storm(t.Context(), agenda, fmt.Sprint(n), func(id string) {
				mu.Lock()
				defer mu.Unlock()
				booked = append(booked, id)
				begin()
			})
			assert.Error(t, err)
		})
	}
	<-begun
	time.Sleep(10 * time.Millisecond) // into the middle of others
	require.NoError(t, s.Close())
	group.Wait()
	require.NotEmpty(t, booked)

	kept := sound(t, open(t, path))
	for _, id := range booked {
		_, ok := kept[id]
		require.True(t, ok, id)
	}
}

// Whoever loses patience does so at any moment: what is stored is whole, and the
// connection is as good as before.
func TestACallThatIsCalledOffIsDoneOrNot(t *testing.T) {
	s := create(t)
	var last int64
	called := 0
	// On until both ends were seen, however slow or fast the disk is.
	for n := 0; n < 100 || called == 0 || last == 0; n++ {
		require.Less(t, n, 2000)
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(2*time.Millisecond*time.Duration(1+n/100)))
		err := s.Append(ctx, last, events(last, 5))
		cancel()
		if err != nil {
			require.False(t, errors.Is(err, appointment.ErrConflict), "%v", err)
			called++
		}
		stored := int64(len(history(t, s)))
		require.Contains(t, []int64{last, last + 5}, stored)
		require.False(t, err == nil && stored == last)
		last = stored
	}
	require.NotZero(t, called)
	require.NotZero(t, last)
	sound(t, s)
}

// A power cut leaves some beginning of what was being written.
func TestACutLogIsABeginningOfTheHistory(t *testing.T) {
	folder := t.TempDir()
	s := open(t, filepath.Join(folder, "practice.db"))
	for after := int64(0); after < 120; after += 3 {
		require.NoError(t, s.Append(t.Context(), after, events(after, 3)))
	}
	all := history(t, s)
	file := read(t, folder, "practice.db")
	log := read(t, folder, "practice.db-wal") // nothing was moved to the file yet
	require.Greater(t, len(log), 200_000)

	seen := map[int]bool{}
	for n := range 60 {
		cut := log[:rand.IntN(len(log)+1)]
		if n%3 == 0 { // and what was never written may be anything
			junk := make([]byte, 4096)
			for i := range junk {
				junk[i] = byte(rand.Uint())
			}
			cut = append(append([]byte{}, cut...), junk...)
		}
		after := t.TempDir()
		write(t, after, "practice.db", file)
		write(t, after, "practice.db-wal", cut)
		again := open(t, filepath.Join(after, "practice.db"))
		sound(t, again)
		kept := history(t, again)
		require.True(t, len(kept)%3 == 0, "whole transactions")
		require.Equal(t, all[:len(kept):len(kept)], append([]appointment.Event{}, kept...))
		require.NoError(t, again.Append(t.Context(), int64(len(kept)), events(int64(len(kept)), 1)), "it goes on")
		seen[len(kept)] = true
	}
	assert.Greater(t, len(seen), 5, "cuts at different places")
}

// A file that was cut is no power cut but damage: an error, or still a beginning,
// but nothing else.
func TestACutFileIsNoOtherHistory(t *testing.T) {
	folder := t.TempDir()
	s := open(t, filepath.Join(folder, "practice.db"))
	require.NoError(t, s.Append(t.Context(), 0, events(0, 500)))
	all := history(t, s)
	require.NoError(t, s.Close())
	file := read(t, folder, "practice.db")
	require.Greater(t, len(file), 100_000)

	for range 40 {
		path := filepath.Join(t.TempDir(), "practice.db")
		require.NoError(t, os.WriteFile(path, file[:1+rand.IntN(len(file)-1)], 0o600))
		again, err := Open(path)
		if err != nil {
			continue
		}
		var kept int
		for e, err := range again.Read(t.Context(), 0) {
			if err != nil {
				break
			}
			require.True(t, e.Equal(all[kept]))
			kept++
		}
		require.LessOrEqual(t, kept, len(all))
		require.NoError(t, again.Close())
	}
}

func read(t *testing.T, folder, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	require.NoError(t, err)
	return data
}

func write(t *testing.T, folder, name string, data []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
}
