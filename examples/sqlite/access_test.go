package sqlitestore

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The references of patients are for the owner of the file alone.
func TestANewFileIsPrivate(t *testing.T) {
	folder := t.TempDir()
	s := open(t, filepath.Join(folder, "practice.db"))
	require.NoError(t, s.Append(t.Context(), 0, storetest.Events(0, 1)))
	for _, name := range []string{"practice.db", "practice.db-wal", "practice.db-shm"} {
		info, err := os.Stat(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), name)
	}
}

func TestAFileThatIsThereKeepsItsMode(t *testing.T) {
	path := file(t)
	require.NoError(t, open(t, path).Close())
	require.NoError(t, os.Chmod(path, 0o640))
	require.NoError(t, open(t, path).Append(t.Context(), 0, storetest.Events(0, 1)))
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm(), "a group may share it on purpose")
}

// locked keeps the file as another program does, until it is told to let go.
func locked(t *testing.T, path string) (release func()) {
	t.Helper()
	other, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	other.SetMaxOpenConns(1)
	_, err = other.Exec("BEGIN IMMEDIATE")
	require.NoError(t, err)
	return func() { assert.NoError(t, other.Close()) }
}

// All bookings wait behind an append: it must not wait long for another program.
func TestAppendDoesNotWaitLongForAnotherProgram(t *testing.T) {
	t.Parallel()
	path := file(t)
	s := open(t, path)
	desk := agenda(t, s)
	release := locked(t, path)
	began := time.Now()
	err := storetest.Book(t.Context(), desk, "a", 1)
	assert.Less(t, time.Since(began), patienceToOpen)
	var busy *sqlite.Error
	require.ErrorAs(t, err, &busy)
	assert.Equal(t, sqlite3.SQLITE_BUSY, busy.Code()&0xff)
	release()
	require.Empty(t, storetest.History(t, s, 0))
	err = storetest.Book(t.Context(), desk, "a", 1)
	require.NoError(t, err)
}

// A program that starts is more patient.
func TestOpenWaitsLongerThanAppend(t *testing.T) {
	t.Parallel()
	path := file(t)
	require.NoError(t, open(t, path).Close())
	release := locked(t, path)
	time.AfterFunc(patience+500*time.Millisecond, release)
	began := time.Now()
	open(t, path)
	assert.Greater(t, time.Since(began), patience)
}
