// Package postgresstore keeps the agendas of a practice in its PostgreSQL database:
//
//	store, err := postgresstore.Open(ctx, "postgres://...", "practice")
//	...
//	agenda, err := appointment.Open(ctx, practice, store)
//
// Any number of processes, on any number of machines, may use one agenda.
//
// The database has a table of bookings for the practice's own queries; schema.sql
// says what is in its columns.
package postgresstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A Store is the history of one agenda in a PostgreSQL database. It is safe for
// concurrent use. The zero Store is of no use: [Open] makes one.
type Store struct {
	pool   *pgxpool.Pool
	agenda string
}

var _ appointment.Store = (*Store)(nil)

// Close ends the connections. What goes on is finished first; later calls fail.
func (s *Store) Close() { s.pool.Close() }

// Append adds events after a version, in one transaction that is on the server's
// disk when Append returns. It returns an error that wraps
// [appointment.ErrConflict] when the history has other events after that version,
// and a *[telehealth.FieldError] when it does not reach that far, or for events that
// [appointment.CheckEvents] refuses. When the answer to the COMMIT is lost and the
// server does not say how it ended, the error wraps [appointment.ErrOutcomeUnknown]:
// the events may yet appear. PostgreSQL's own errors are wrapped.
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
	// Each statement sees what was committed before it: the last version is read
	// after the wait for the lock.
	options := pgx.TxOptions{IsoLevel: pgx.ReadCommitted}
	committing := false // before that, whatever happens takes everything back
	err := pgx.BeginTxFunc(ctx, s.pool, options, func(tx pgx.Tx) error {
		err := tx.SendBatch(ctx, s.batch(after, events, texts)).Close()
		committing = err == nil
		return err
	})
	switch {
	case err == nil:
		return nil
	case committing && !answered(err):
		return s.unanswered(ctx, err)
	default:
		return explain(err)
	}
}

// The lock of an agenda is held by whoever appends to it. (The primary key alone
// keeps versions apart; the lock says when an append has ended.)
const lock = "pg_advisory_xact_lock(hashtextextended('telehealth ' || $1, 0))"

// setup of a transaction: a server told to lose the last moments in a crash is told
// not to, and a client that went away in the middle is given up soon.
const setup = `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
	UNION ALL SELECT set_config('idle_in_transaction_session_timeout', '10s', true)`

// batch is all statements of an append, sent at once.
func (s *Store) batch(after int64, events []appointment.Event, texts []string) *pgx.Batch {
	batch := new(pgx.Batch)
	batch.Queue(setup)
	batch.Queue("SELECT "+lock, s.agenda)
	batch.Queue("SELECT coalesce(max(version), 0) FROM telehealth_events WHERE agenda = $1", s.agenda).
		QueryRow(func(row pgx.Row) error {
			var last int64
			if err := row.Scan(&last); err != nil {
				return err
			}
			return mustEndAt(last, after)
		})
	for i, e := range events {
		batch.Queue("INSERT INTO telehealth_events (agenda, version, event) VALUES ($1, $2, $3)", s.agenda, e.Version, texts[i])
	}
	for _, e := range latest(events) {
		batch.Queue(setBooking, columns(s.agenda, e)...)
	}
	return batch
}

// mustEndAt is the compare of the compare-and-set. An error takes back what follows
// in the batch.
func mustEndAt(last, version int64) error {
	switch {
	case last > version:
		return fmt.Errorf("append after version %d of %d: %w", version, last, appointment.ErrConflict)
	case last < version: // as after a backup was restored under a running program
		return &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "after", Value: strconv.FormatInt(version, 10),
			Want: "at most " + strconv.FormatInt(last, 10) + ", the last version of the agenda",
		}
	}
	return nil
}

// explain says what the error of an append means that was taken back.
func explain(err error) error {
	var behind *telehealth.FieldError
	if errors.Is(err, appointment.ErrConflict) || errors.As(err, &behind) {
		return err
	}
	if refused, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch refused.Code {
		case "23505", "40001", "40P01": // unique violation, serialization failure, deadlock
			return fmt.Errorf("append: %w (%w)", appointment.ErrConflict, err)
		}
	}
	return fmt.Errorf("append: %w", err)
}

// answered reports whether the server itself refused. Class 08 is about the
// connection: a pooler between says so when it has lost the server.
func answered(err error) bool {
	refused, ok := errors.AsType[*pgconn.PgError](err)
	return ok && !strings.HasPrefix(refused.Code, "08")
}

// unanswered is the error of a COMMIT after which the connection is gone. The
// server may still be at it, and it holds the lock until it has ended: whoever reads
// after the wait sees how. Without the wait nobody knows.
func (s *Store) unanswered(ctx context.Context, err error) error {
	if _, failed := s.pool.Exec(ctx, "SELECT "+lock, s.agenda); failed != nil {
		return fmt.Errorf("append: %w: %w", appointment.ErrOutcomeUnknown, errors.Join(err, failed))
	}
	return fmt.Errorf("append: %w", err)
}

// pageSize is how many events are read at once. A slow reader of a long history
// holds no connection meanwhile.
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
	rows, err := s.pool.Query(ctx, `SELECT version, event FROM telehealth_events
		WHERE agenda = $1 AND version > $2 ORDER BY version LIMIT $3`, s.agenda, after, pageSize)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		var text []byte
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
