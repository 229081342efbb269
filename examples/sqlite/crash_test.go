package sqlitestore

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each round kills two processes that book into one file, at any moment.
func TestNothingAcknowledgedIsLostInACrash(t *testing.T) {
	rounds := 6
	if testing.Short() {
		rounds = 2
	}
	path := filepath.Join(t.TempDir(), "practice.db")
	var acknowledged []string
	for round := range rounds {
		acks := make(chan []string)
		for n := range 2 {
			go func() { acks <- bookUntilKilled(t, path, fmt.Sprint(round, "-", n), n == 0) }()
		}
		acknowledged = append(append(acknowledged, <-acks...), <-acks...)

		s, err := Open(path)
		require.NoError(t, err)
		booked := sound(t, s)
		for _, id := range acknowledged {
			_, kept := booked[id]
			require.True(t, kept, "%s was acknowledged in round %d or before", id, round)
		}
		agenda, err := appointment.Open(t.Context(), practice(), s)
		require.NoError(t, err)
		id := fmt.Sprint("after-", round)
		_, err = agenda.Book(t.Context(), entry(), request(id, 100_000+round))
		require.NoError(t, err, "the next agenda goes on")
		acknowledged = append(acknowledged, id)
		require.NoError(t, s.Close())
		t.Logf("round %d: %d acknowledged so far, %d stored", round, len(acknowledged), len(booked)+1)
	}
	assert.Greater(t, len(acknowledged), 2*rounds-1, "the processes had time to book")
}

// bookUntilKilled returns what a process of its own said it had booked. It is killed
// early, perhaps while it opens, or some time after its first booking.
func bookUntilKilled(t *testing.T, path, name string, early bool) (ids []string) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestBookUntilKilled$")
	cmd.Env = append(os.Environ(), "STORM_FILE="+path, "STORM_NAME="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if !assert.NoError(t, err) || !assert.NoError(t, cmd.Start()) {
		return nil
	}
	kill := func() { cmd.Process.Kill() }
	if early {
		time.AfterFunc(rand.N(400*time.Millisecond), kill)
	}
	for r := bufio.NewReader(out); ; {
		line, err := r.ReadString('\n')
		if err != nil { // the last line may be cut, and is no acknowledgement then
			break
		}
		id, isAck := strings.CutPrefix(strings.TrimSpace(line), "booked ")
		if assert.True(t, isAck, line) {
			if ids = append(ids, id); len(ids) == 1 && !early {
				time.AfterFunc(rand.N(400*time.Millisecond), kill)
			}
		}
	}
	var killed *exec.ExitError
	assert.ErrorAs(t, cmd.Wait(), &killed, "it does not end by itself")
	return ids
}

// TestBookUntilKilled is the process that is killed.
func TestBookUntilKilled(t *testing.T) {
	path, name := os.Getenv("STORM_FILE"), os.Getenv("STORM_NAME")
	if path == "" {
		t.Skip("only as a process of its own: see TestNothingAcknowledgedIsLostInACrash")
	}
	s, err := Open(path)
	require.NoError(t, err)
	agenda, err := appointment.Open(t.Context(), practice(), s)
	require.NoError(t, err)
	failed := make(chan error)
	for n := range 32 {
		go func() {
			failed <- storm(t.Context(), agenda, fmt.Sprint(name, "-", n), func(id string) {
				os.Stdout.WriteString("booked " + id + "\n") // one write: a line or a part of it
			})
		}()
	}
	require.NoError(t, <-failed)
}
