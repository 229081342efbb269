package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed schema.sql
var schema string

// What schema.sql writes into the file.
const (
	mark          = 0x54656c65
	schemaVersion = 1
)

// How long a process waits for another: all bookings of the practice wait behind
// an append, but only one program behind its start.
const (
	patience       = 2 * time.Second
	patienceToOpen = 10 * time.Second
)

// statements are prepared once. Closing the database closes them.
type statements struct {
	last, addEvent, setBooking, after *sql.Stmt
}

// Open opens the agenda in a file, and makes the file where there is none, for its
// owner alone to read: it has references of patients. A file that is there keeps its
// mode. A file that is something else, or of a newer version of this package, stays as it is
// and is a *[telehealth.FieldError].
func Open(path string) (*Store, error) {
	if path == "" {
		return nil, &telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "path", Want: "the name of a file"}
	}
	name, err := dataSource(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := makePrivate(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{db: db}
	if err := s.prepareInTurn(); err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// makePrivate makes the empty file, which SQLite would let everybody read. What lies
// beside it gets its mode from SQLite. A file that is there is not touched: to close
// it would end the locks that this process has on it.
func makePrivate(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return file.Close()
}

// dataSource says how every connection is set up.
func dataSource(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // a Windows drive
	}
	setup := url.Values{
		"_busy_timeout": {strconv.FormatInt(patience.Milliseconds(), 10)},
		"_synchronous":  {"FULL"}, // each commit waits for the disk; WAL's default does not
		"_txlock":       {"immediate"},
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: setup.Encode()}).String(), nil
}

// prepareInTurn tries again while another process makes the file: SQLite does not
// wait by itself for one that is changing to WAL.
func (s *Store) prepareInTurn() error {
	for start := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		err := s.prepare()
		busy, ok := errors.AsType[*sqlite.Error](err)
		if !ok || busy.Code()&0xff != sqlite3.SQLITE_BUSY || time.Since(start) > patienceToOpen {
			return err
		}
	}
}

func (s *Store) prepare() error {
	if err := s.migrate(); err != nil {
		return err
	}
	for query, to := range map[string]**sql.Stmt{
		"SELECT coalesce(max(version), 0) FROM events":                                 &s.last,
		"INSERT INTO events (version, event) VALUES (?, ?)":                            &s.addEvent,
		"REPLACE INTO bookings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)":      &s.setBooking,
		"SELECT version, event FROM events WHERE version > ? ORDER BY version LIMIT ?": &s.after,
	} {
		statement, err := s.db.Prepare(query)
		if err != nil {
			return err
		}
		*to = statement
	}
	return nil
}

// migrate makes the tables of a new file. It looks before it touches: a file that
// is something else must stay as it is.
func (s *Store) migrate() error {
	ctx := context.Background()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := isNew(ctx, conn); err != nil {
		return err
	}
	var journal string
	if err := conn.QueryRowContext(ctx, "PRAGMA journal_mode = WAL").Scan(&journal); err != nil {
		return err
	}
	if journal != "wal" {
		return &telehealth.FieldError{
			Code: telehealth.ErrorUnknown, Field: "journal_mode", Value: journal, Want: "a file system on which SQLite can use WAL",
		}
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()          // does nothing after Commit
	fresh, err := isNew(ctx, tx) // again: another process may have been faster
	if err != nil || !fresh {
		return err
	}
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	return tx.Commit()
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// isNew reports whether the file is empty. An error says that it is not an agenda
// of this version either.
func isNew(ctx context.Context, q querier) (bool, error) {
	const query = `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`
	var marked, version, tables int
	if err := q.QueryRowContext(ctx, query).Scan(&marked, &version, &tables); err != nil {
		return false, err
	}
	switch {
	case marked == 0 && version == 0 && tables == 0:
		return true, nil
	case marked != mark:
		return false, &telehealth.FieldError{
			Code: telehealth.ErrorUnknown, Field: "application_id", Value: strconv.Itoa(marked),
			Want: strconv.Itoa(mark) + ", that of an agenda",
		}
	case version != schemaVersion:
		return false, &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "user_version", Value: strconv.Itoa(version),
			Want: strconv.Itoa(schemaVersion) + "; a newer program wrote the file",
		}
	}
	return false, nil
}
