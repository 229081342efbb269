package sqlitestore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"modernc.org/sqlite"
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

// errorOfFullDisk is one which only SQLite can make.
func errorOfFullDisk(t *testing.T) error {
	s, isFull, _ := fill(t)
	err := s.Append(t.Context(), 0, storetest.Events(0, 2000))
	require.True(t, isFull(err), "%v", err)
	failed, _ := errors.AsType[*sqlite.Error](err)
	return failed
}

// A commit that fails may be in the log, and be there when the file is opened again:
// nobody is told that it was not done, unless SQLite knows.
func TestAFailedCommitIsNotSaidToBeUndone(t *testing.T) {
	path := file(t)
	open(t, path).Close()
	source, err := dataSource(path)
	require.NoError(t, err)
	for _, c := range []struct {
		reason string
		fail   error
		want   error
	}{
		{"the disk could not make sure of it", errors.New("disk I/O error"), appointment.ErrOutcomeUnknown},
		{"SQLITE_FULL: the log has no whole frame", errorOfFullDisk(t), appointment.ErrNotStored},
		{"the transaction had ended before", sql.ErrTxDone, appointment.ErrNotStored},
	} {
		f := &faulty{sqlite: new(sqlite.Driver), path: source}
		s := &Store{db: sql.OpenDB(f)}
		s.db.SetMaxOpenConns(1)
		require.NoError(t, s.prepareInTurn())
		desk := agenda(t, s)
		f.fail = c.fail
		err = storetest.Book(t.Context(), desk, "1", 0)
		require.ErrorIs(t, err, c.fail, c.reason)
		assert.ErrorIs(t, err, c.want, c.reason)
		assert.Equal(t, c.want == appointment.ErrOutcomeUnknown, errors.Is(err, appointment.ErrOutcomeUnknown), c.reason)
		require.NoError(t, s.Close())
	}
}
