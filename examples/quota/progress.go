package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// A progress is a line on a terminal that says how far a long input is read. The
// zero progress says nothing.
type progress struct {
	out   io.Writer // nil when nobody watches
	next  time.Time // when to say it again
	drawn bool
}

const (
	patience = 2 * time.Second // a short input needs no progress
	redraw   = time.Second / 4
	erase    = "\r\x1b[K"
)

// newProgress draws on stderr when it is a terminal.
func newProgress(stderr io.Writer) *progress {
	p := &progress{next: time.Now().Add(patience)}
	if file, isFile := stderr.(*os.File); isFile {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.out = file
		}
	}
	return p
}

// show says how many rows were read so far.
func (p *progress) show(rows int64) {
	if p.out == nil {
		return
	}
	if now := time.Now(); now.After(p.next) {
		p.next, p.drawn = now.Add(redraw), true
		fmt.Fprintf(p.out, erase+"quota: rows read: %d", rows)
	}
}

// clear takes the line away, for what is said next.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.out, erase)
		p.drawn = false
	}
}
