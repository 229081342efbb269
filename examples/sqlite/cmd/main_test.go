package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "practice.db")
	now := time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC)
	say := func(args ...string) (string, error) {
		var out strings.Builder
		err := run(t.Context(), args, now, &out)
		return out.String(), err
	}
	for _, args := range [][]string{{file, "a-1", "2026-10-05T09:00"}, {file, "a-2", "2026-10-05T09:20"}} {
		_, err := say(args...)
		require.NoError(t, err)
	}
	_, err := say(file, "a-3", "2026-10-05T09:00")
	require.Error(t, err, "taken")
	_, err = say(file, "a-3", "tomorrow")
	require.Error(t, err)
	_, err = say(file, "a-4")
	require.NoError(t, err, "the next free time")
	_, err = say()
	require.Error(t, err)
	list, err := say(file)
	require.NoError(t, err)
	assert.Equal(t, "Thu 2026-10-01 10:00  booked  a-4\nMon 2026-10-05 09:00  booked  a-1\nMon 2026-10-05 09:20  booked  a-2\n", list)
}
