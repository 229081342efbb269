package sqlitestore

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A power cut leaves some beginning of what was being written.
func TestACutLogIsABeginningOfTheHistory(t *testing.T) {
	folder := t.TempDir()
	s := open(t, filepath.Join(folder, "practice.db"))
	for after := int64(0); after < 120; after += 3 {
		require.NoError(t, s.Append(t.Context(), after, storetest.Events(after, 3)))
	}
	all := storetest.History(t, s, 0)
	whole := read(t, folder, "practice.db")
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
		write(t, after, "practice.db", whole)
		write(t, after, "practice.db-wal", cut)
		again := open(t, filepath.Join(after, "practice.db"))
		database.Sound(t, again)
		kept := storetest.History(t, again, 0)
		require.True(t, len(kept)%3 == 0, "whole transactions")
		require.Equal(t, all[:len(kept):len(kept)], append([]appointment.Event{}, kept...))
		require.NoError(t, again.Append(t.Context(), int64(len(kept)), storetest.Events(int64(len(kept)), 1)), "it goes on")
		seen[len(kept)] = true
	}
	assert.Greater(t, len(seen), 5, "cuts at different places")
}

// A file that was cut is no power cut but damage: an error, or still a beginning,
// but nothing else.
func TestACutFileIsNoOtherHistory(t *testing.T) {
	folder := t.TempDir()
	s := open(t, filepath.Join(folder, "practice.db"))
	require.NoError(t, s.Append(t.Context(), 0, storetest.Events(0, 500)))
	all := storetest.History(t, s, 0)
	require.NoError(t, s.Close())
	whole := read(t, folder, "practice.db")
	require.Greater(t, len(whole), 100_000)

	for range 40 {
		path := file(t)
		require.NoError(t, os.WriteFile(path, whole[:1+rand.IntN(len(whole)-1)], 0o600))
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
