package postgresstore

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A route to the server can lose its connection at a COMMIT. Then the COMMIT is
// under way until it lands, and the client sees nothing but an end.
type route struct {
	dialer   net.Dialer
	cutting  atomic.Bool // the next COMMIT is cut off
	breaking atomic.Bool // and then no new connection gets through
	broken   atomic.Bool
	underWay chan func() error
}

func (r *route) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if r.broken.Load() {
		return nil, errors.New("no route to host")
	}
	conn, err := r.dialer.DialContext(ctx, network, address)
	return &leg{Conn: conn, route: r}, err
}

type leg struct {
	net.Conn
	route *route
	cut   atomic.Bool
}

func (l *leg) Write(p []byte) (int, error) {
	if l.cut.Load() {
		return 0, io.ErrClosedPipe
	}
	if !bytes.Contains(p, []byte("commit\x00")) || !l.route.cutting.CompareAndSwap(true, false) {
		return l.Conn.Write(p)
	}
	l.cut.Store(true)
	l.route.broken.Store(l.route.breaking.Load())
	commit := bytes.Clone(p)
	l.route.underWay <- func() error { return l.land(commit) }
	return len(p), nil
}

// land brings the COMMIT to the server and waits for the answer that nobody gets.
func (l *leg) land(commit []byte) error {
	defer l.Conn.Close()
	_ = l.SetDeadline(time.Now().Add(10 * time.Second)) // the client set one that is over
	if _, err := l.Conn.Write(commit); err != nil {
		return err
	}
	_, err := l.Conn.Read(make([]byte, 1024))
	return err
}

func (l *leg) Read(p []byte) (int, error) {
	if l.cut.Load() {
		return 0, io.ErrUnexpectedEOF
	}
	return l.Conn.Read(p)
}

func (l *leg) Close() error {
	if l.cut.Load() {
		return nil // the server has not noticed
	}
	return l.Conn.Close()
}

// by is a store of the agenda whose connections take the route.
func by(t *testing.T, at string, r *route) *Store {
	t.Helper()
	open(t, at, "practice") // makes the tables
	config, err := pgxpool.ParseConfig(at)
	require.NoError(t, err)
	if config.ConnConfig.TLSConfig != nil {
		t.Skip("what is written to the server is not to be seen")
	}
	config.ConnConfig.DialFunc = r.dial
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	return &Store{pool: pool, agenda: "practice"}
}

// A mended store has its route again as soon as Append has returned.
type mended struct {
	*Store
	route *route
}

func (m mended) Append(ctx context.Context, after int64, events []appointment.Event) error {
	err := m.Store.Append(ctx, after, events)
	m.route.broken.Store(false)
	return err
}

// The COMMIT is late, and until it lands nobody can ask the server. The agenda must
// not say that the booking is not stored: it will be.
func TestACommitThatLandsLateIsUnknown(t *testing.T) {
	at := place(t)
	r := &route{underWay: make(chan func() error, 1)}
	desk := agenda(t, mended{by(t, at, r), r})
	r.breaking.Store(true)
	r.cutting.Store(true)
	err := storetest.Book(t.Context(), desk, "late", 1)
	require.ErrorIs(t, err, appointment.ErrOutcomeUnknown)
	require.NotErrorIs(t, err, appointment.ErrNotStored)

	land := <-r.underWay
	require.NoError(t, land())
	require.Contains(t, database.Sound(t, open(t, at, "practice")), "late")
	require.NoError(t, desk.Sync(t.Context()))
	_, ok := desk.Get("late")
	require.True(t, ok, "and the agenda finds it")
	err = storetest.Book(t.Context(), desk, "next", 2)
	require.NoError(t, err)
}

// When the server can be asked, Append returns only after the COMMIT has ended, and
// the agenda knows that it booked.
func TestACommitWithoutAnAnswerIsFound(t *testing.T) {
	at := place(t)
	r := &route{underWay: make(chan func() error, 1)}
	desk := agenda(t, by(t, at, r))
	r.cutting.Store(true)
	landed := make(chan error)
	go func() {
		land := <-r.underWay
		time.Sleep(200 * time.Millisecond)
		landed <- land()
	}()
	err := storetest.Book(t.Context(), desk, "a", 1)
	require.NoError(t, <-landed)
	require.NoError(t, err)
	require.Contains(t, database.Sound(t, open(t, at, "practice")), "a")
}

// When the answer was lost, Append returns only after the server has ended it.
func TestALostAnswerIsWaitedFor(t *testing.T) {
	s := create(t)
	tx, err := s.pool.Begin(t.Context())
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "SELECT "+lock, s.agenda)
	require.NoError(t, err)
	waited := make(chan error)
	go func() { waited <- s.unanswered(t.Context(), io.ErrUnexpectedEOF) }()
	select {
	case <-waited:
		t.Fatal("the other end still has the lock")
	case <-time.After(100 * time.Millisecond):
	}
	require.NoError(t, tx.Commit(t.Context()))
	err = <-waited
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	require.NotErrorIs(t, err, appointment.ErrOutcomeUnknown, "whoever reads now knows")
}

func TestWhoAnswered(t *testing.T) {
	assert.True(t, answered(&pgconn.PgError{Code: "23505"}), "the server refused")
	assert.False(t, answered(&pgconn.PgError{Code: "08P01"}), "a pooler has lost the server")
	assert.False(t, answered(io.ErrUnexpectedEOF), "nobody did")
}
