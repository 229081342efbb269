// Package sqlitestore keeps the agenda of a practice in one file on its own
// computer, without a server:
//
//	store, err := sqlitestore.Open("practice.db")
//	...
//	agenda, err := appointment.Open(ctx, practice, store)
//
// What is appended survives a crash of the program and of the machine. Several
// processes on that machine may have the file open; it must not lie on a network
// drive, where SQLite cannot keep them apart.
//
// The file has a table of bookings for the practice's own queries; schema.sql
// says what is in its columns.
package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Store is the history of one agenda in a SQLite file. It is safe for concurrent
// use. The zero Store is of no use: [Open] makes one.
type Store struct {
	// db has one connection: SQLite has one writer at a time, and who waits for a
	// connection does so in turn and can be called off, unlike who polls for a lock.
	db *sql.DB
	statements
}

var _ appointment.Store = (*Store)(nil)

// Close ends the use of the file. What goes on is finished first; later calls fail.
func (s *Store) Close() error { return s.db.Close() }

// Append adds events after a version, in one transaction that is on the disk when
// Append returns. It returns an error that wraps [appointment.ErrConflict] when the
// history has other events after that version, and a *[telehealth.FieldError] when
// it does not reach that far, or for events that [appointment.CheckEvents] refuses.
// When another program keeps the file for two seconds, nothing is appended and the
// error is SQLite's SQLITE_BUSY. SQLite's own errors are wrapped; they are of the file,
// not of what is in it. A commit that fails otherwise than by that and by a full disk,
// as when the disk has an error, wraps [appointment.ErrOutcomeUnknown].
func (s *Store) Append(ctx context.Context, after int64, events []appointment.Event) error {
	if err := appointment.CheckEvents(after, events); err != nil {
		return err
	}
	texts := make([]string, len(events))
	for i, e := range events { // before the transaction: others wait for it
		text, err := json.Marshal(e)
		if err != nil {
			return err
		}
		texts[i] = string(text)
	}
	tx, err := s.db.BeginTx(ctx, nil) // immediate: nobody else writes until it ends
	if err != nil {
		return fmt.Errorf("begin to append: %w", err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := s.mustEndAt(ctx, tx, after); err != nil {
		return err
	}
	if err := s.insert(ctx, tx, events, texts); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit what was appended: %w", notCommitted(ctx, err))
	}
	return nil
}

// notCommitted says what a failed commit leaves. A file that was kept by others, a
// full disk and a context that ended did nothing. After any other error, as of the
// disk when it was to make sure of it, all of it may be in the log already: nobody
// reads it now, and who opens the file again may.
func notCommitted(ctx context.Context, err error) error {
	failed, ok := errors.AsType[*sqlite.Error](err)
	switch {
	case ok && (failed.Code()&0xff == sqlite3.SQLITE_BUSY || failed.Code()&0xff == sqlite3.SQLITE_FULL):
		return err
	case errors.Is(err, sql.ErrTxDone), ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return err
	default:
		return fmt.Errorf("%w: %w", appointment.ErrOutcomeUnknown, err)
	}
}

// mustEndAt is the compare of the compare-and-set.
func (s *Store) mustEndAt(ctx context.Context, tx *sql.Tx, version int64) error {
	var last int64
	if err := tx.StmtContext(ctx, s.last).QueryRowContext(ctx).Scan(&last); err != nil {
		return fmt.Errorf("find the last version: %w", err)
	}
	switch {
	case last > version:
		return fmt.Errorf("append after version %d of %d: %w", version, last, appointment.ErrConflict)
	case last < version: // as after a backup was restored under a running program
		return &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "after", Value: strconv.FormatInt(version, 10),
			Want: "at most " + strconv.FormatInt(last, 10) + ", the last version of the file",
		}
	}
	return nil
}

// insert writes the events and the bookings as they are after them.
func (s *Store) insert(ctx context.Context, tx *sql.Tx, events []appointment.Event, texts []string) error {
	addEvent, setBooking := tx.StmtContext(ctx, s.addEvent), tx.StmtContext(ctx, s.setBooking)
	for i, e := range events {
		if _, err := addEvent.ExecContext(ctx, e.Version, texts[i]); err != nil {
			return err
		}
	}
	for _, e := range latest(events) {
		if _, err := setBooking.ExecContext(ctx, columns(e)...); err != nil {
			return err
		}
	}
	return nil
}

// pageSize is how many events are read at once. Between two pages the file is
// free, so that a slow reader of a long history is in nobody's way.
const pageSize = 1000

// Read yields the events after a version in order, those that are added meanwhile
// too. A history with a gap or with an event that is none is an error.
func (s *Store) Read(ctx context.Context, after int64) iter.Seq2[appointment.Event, error] {
	return func(yield func(appointment.Event, error) bool) {
		next := after // of this iteration: the sequence may be read again
		for {
			page, err := s.page(ctx, next)
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
			}
			if err != nil {
				yield(appointment.Event{}, err)
				return
			}
			if len(page) < pageSize {
				return
			}
			next += pageSize
		}
	}
}

// page returns the next events; with an error, those before it.
func (s *Store) page(ctx context.Context, after int64) (page []appointment.Event, err error) {
	rows, err := s.after.QueryContext(ctx, after, pageSize)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		var text sql.RawBytes
		if err := rows.Scan(&version, &text); err != nil {
			return page, err
		}
		var e appointment.Event
		if err := json.Unmarshal(text, &e); err != nil {
			return page, fmt.Errorf("version %d: %w", version, err)
		}
		if after++; version != after || e.Version != after {
			return page, fmt.Errorf("version %d where %d comes next", e.Version, after)
		}
		page = append(page, e)
	}
	return page, rows.Err()
}
