package sqlitestore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"path/filepath"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A faulty driver is SQLite whose commits fail as a test wants.
type faulty struct {
	sqlite driver.Driver
	path   string
	fail   error // of a commit, which is taken back; nil lets it be
}

func (f *faulty) Driver() driver.Driver { return f.sqlite }

func (f *faulty) Connect(context.Context) (driver.Conn, error) {
	c, err := f.sqlite.Open(f.path)
	return &faultyConn{c, f}, err
}

type faultyConn struct {
	driver.Conn
	faulty *faulty
}

func (c *faultyConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

func (c *faultyConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	tx, err := c.Conn.(driver.ConnBeginTx).BeginTx(ctx, opts)
	return &faultyTx{tx, c.faulty}, err
}

type faultyTx struct {
	driver.Tx
	faulty *faulty
}

func (t *faultyTx) Commit() error {
	if t.faulty.fail == nil {
		return t.Tx.Commit()
	}
	return errors.Join(t.Tx.Rollback(), t.faulty.fail)
}

// full is the error of a full disk, which only SQLite can make.
func full(t *testing.T) error {
	s := create(t)
	_, err := s.db.Exec("PRAGMA max_page_count = 20")
	require.NoError(t, err)
	err = s.Append(t.Context(), 0, events(0, 500))
	failed, ok := errors.AsType[*sqlite.Error](err)
	require.True(t, ok && failed.Code() == sqlite3.SQLITE_FULL, "%v", err)
	return failed
}

// A commit that fails may be in the log, and be there when the file is opened again:
// nobody is told that it was not done, unless SQLite knows.
func TestAFailedCommitIsNotSaidToBeUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "practice.db")
	open(t, path).Close()
	source, err := dataSource(path)
	require.NoError(t, err)
	for _, c := range []struct {
		reason string
		fail   error
		want   error
	}{
		{"the disk could not make sure of it", errors.New("disk I/O error"), appointment.ErrOutcomeUnknown},
		{"SQLITE_FULL: the log has no whole frame", full(t), appointment.ErrNotStored},
		{"the transaction had ended before", sql.ErrTxDone, appointment.ErrNotStored},
	} {
		f := &faulty{sqlite: new(sqlite.Driver), path: source}
		s := &Store{db: sql.OpenDB(f)}
		s.db.SetMaxOpenConns(1)
		require.NoError(t, s.prepareInTurn())
		agenda, err := appointment.Open(t.Context(), practice(), s)
		require.NoError(t, err)
		f.fail = c.fail
		_, err = agenda.Book(t.Context(), entry(), request("1", 0))
		require.ErrorIs(t, err, c.fail, c.reason)
		assert.ErrorIs(t, err, c.want, c.reason)
		assert.Equal(t, c.want == appointment.ErrOutcomeUnknown, errors.Is(err, appointment.ErrOutcomeUnknown), c.reason)
		require.NoError(t, s.Close())
	}
}
