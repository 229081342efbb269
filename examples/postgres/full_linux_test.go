package postgresstore

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"
)

// fill opens an agenda whose disk is full for one process of the server: the table of
// events may not grow. That the log of the server still may is how a full disk
// begins, for the log has its files beforehand.
func fill(t *testing.T) (s *Store, isFull func(error) bool, free func()) {
	s = open(t, with(t, place(t), "pool_max_conns", "1"), "practice")
	limitFiles(t, s, growTable(t, s)+1<<16)
	isFull = func(err error) bool {
		failed, ok := errors.AsType[*pgconn.PgError](err)
		return ok && strings.Contains(failed.Message, "could not extend file")
	}
	return s, isFull, func() { limitFiles(t, s, -1) }
}

// growTable fills the table with another agenda's rows, until it is larger than a
// file of the server's log, and returns its size in bytes.
func growTable(t *testing.T, s *Store) (size int) {
	const fill = `INSERT INTO telehealth_events SELECT 'filler', n, to_jsonb(repeat('x', 1900))
		FROM generate_series(1, (SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size') / 1900) n`
	_, err := s.pool.Exec(t.Context(), fill)
	require.NoError(t, err)
	require.NoError(t, s.pool.QueryRow(t.Context(), "SELECT pg_relation_size('telehealth_events')").Scan(&size))
	return size
}

// limitFiles bounds the files that the one connection of a store may write; -1 is no
// bound. The process of the server must be here, and the tests root or its owner.
func limitFiles(t *testing.T, s *Store, bytes int) {
	t.Helper()
	var pid int
	var here bool
	require.NoError(t, s.pool.QueryRow(t.Context(), "SELECT pg_backend_pid(), inet_server_addr() IS NULL").Scan(&pid, &here))
	process := fmt.Sprintf("/proc/%d/comm", pid)
	name, _ := os.ReadFile(process)
	if !here || string(name) != "postgres\n" {
		t.Skip("the server is not on this machine")
	}
	info, err := os.Stat(process)
	require.NoError(t, err)
	limit := exec.CommandContext(t.Context(), "prlimit", fmt.Sprint("--pid=", pid), fmt.Sprintf("--fsize=%d:", bytes))
	// Its owner may limit a process, even where root may not.
	if owner := info.Sys().(*syscall.Stat_t); int(owner.Uid) != os.Getuid() {
		if os.Getuid() != 0 {
			t.Skip("the server is somebody else's")
		}
		limit.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
	}
	output, err := limit.CombinedOutput()
	require.NoError(t, err, "%s", output)
}
