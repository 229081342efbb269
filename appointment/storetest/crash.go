package storetest

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

// What a process that is to be killed is told: where the history is, and its name.
const (
	crashAt   = "TELEHEALTH_STORETEST_AT"
	crashName = "TELEHEALTH_STORETEST_NAME"
)

// crash: each round kills two processes that book into one history, at any moment.
func crash[S appointment.Store](t *testing.T, d Database[S]) {
	if at := os.Getenv(crashAt); at != "" {
		d.bookUntilKilled(t, at, os.Getenv(crashName))
		return
	}
	rounds := 6
	if testing.Short() {
		rounds = 2
	}
	at := d.Create(t)
	var acknowledged []string
	for round := range rounds {
		acks := make(chan []string)
		for n := range 2 {
			go func() { acks <- killed(t, at, fmt.Sprint(round, "-", n), n == 0) }()
		}
		acknowledged = append(append(acknowledged, <-acks...), <-acks...)

		s := d.open(t, at)
		booked := d.Sound(t, s)
		kept(t, booked, acknowledged)
		id := fmt.Sprint("after-", round)
		if err := Book(t.Context(), agendaOf(t, s), id, beyond+round); err != nil {
			t.Fatalf("the next agenda does not go on: %v", err)
		}
		acknowledged = append(acknowledged, id)
		must(t, d.Close(s))
		t.Logf("round %d: %d acknowledged so far, %d stored", round, len(acknowledged), len(booked)+1)
	}
	if len(acknowledged) < 2*rounds {
		t.Errorf("%d bookings in %d rounds: the processes had no time to book", len(acknowledged), rounds)
	}
}

// killed returns what a process of its own said it had booked. It is killed early,
// perhaps while it opens, or some time after its first booking.
func killed(t *testing.T, at, name string, early bool) (ids []string) {
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(t.Name()), "/", "$/^") + "$"
	cmd := exec.Command(os.Args[0], "-test.run="+pattern)
	cmd.Env = append(os.Environ(), crashAt+"="+at, crashName+"="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Errorf("start a process: %v", err)
		return nil
	}
	kill := func() { _ = cmd.Process.Kill() } // it may have ended already
	if early {
		time.AfterFunc(rand.N(400*time.Millisecond), kill)
	}
	for r := bufio.NewReader(out); ; {
		line, err := r.ReadString('\n')
		if err != nil { // the last line may be cut, and is no acknowledgement then
			break
		}
		id, isAck := strings.CutPrefix(strings.TrimSpace(line), "booked ")
		if !isAck {
			t.Errorf("a process said %q", line)
			continue
		}
		if ids = append(ids, id); len(ids) == 1 && !early {
			time.AfterFunc(rand.N(400*time.Millisecond), kill)
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Errorf("a process ended by itself: %v", err)
	}
	return ids
}

// bookUntilKilled is the process that is killed.
func (d Database[S]) bookUntilKilled(t *testing.T, at, name string) {
	agenda := agendaOf(t, d.open(t, at))
	failed := make(chan error)
	for n := range 32 {
		go func() {
			failed <- rush(t.Context(), agenda, fmt.Sprint(name, "-", n), func(id string) {
				os.Stdout.WriteString("booked " + id + "\n") // one write: a line or a part of it
			})
		}()
	}
	t.Fatalf("before it was killed: %v", <-failed)
}
