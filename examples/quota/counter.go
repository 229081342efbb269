package main

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"
)

// A counter counts blocks of rows on every processor. A fixed number of blocks
// circulates and each worker keeps accounts of its own, so memory grows with the
// practitioners and their years, not with the rows; with -at also with the days of
// their appointments and the kinds of acts on them.
type counter struct {
	work     chan *block // to the workers
	idle     chan *block // back to the reader
	wait     sync.WaitGroup
	workers  []*worker
	reader   rows // what the reader itself refused
	files    int
	progress *progress
}

func newCounter(year int, s split, p *progress) *counter {
	n := runtime.GOMAXPROCS(0)
	blocks := 2*n + 1
	seed := maphash.MakeSeed()
	c := &counter{work: make(chan *block, blocks), idle: make(chan *block, blocks), progress: p}
	for range blocks {
		c.idle <- &block{room: make([]byte, blockSize)}
	}
	for range n {
		w := newWorker(year, s, seed)
		c.workers = append(c.workers, w)
		c.wait.Go(func() {
			for b := range c.work {
				w.block(b)
				c.idle <- b
			}
		})
	}
	return c
}

// file counts the rows of the named file. After an error the terminal's line is
// free for it.
func (c *counter) file(name string, stdin io.Reader) error {
	err := c.read(name, stdin)
	if err == nil {
		return nil
	}
	c.progress.clear()
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err // it names the file too
	}
	return fmt.Errorf("%s: %w", shown(name), err)
}

func (c *counter) read(name string, stdin io.Reader) error {
	file := c.files
	c.files++
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	input := newInput(in, file, func(line int64) {
		c.reader.read++
		c.reader.refuse(file, line, tooLong)
	})
	for {
		b := <-c.idle
		before := input.line
		err := input.next(b)
		if err == nil {
			c.progress.add(input.line - before)
			c.work <- b
			continue
		}
		c.idle <- b
		if err == io.EOF {
			return nil
		}
		return err
	}
}

// shown is how messages call a file.
func shown(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// close waits for the last block and returns what all workers counted, sorted.
func (c *counter) close() ([]*account, rows) {
	close(c.work)
	c.wait.Wait()
	c.progress.clear()
	sum, all := c.reader, c.workers[0].ledger
	for i, w := range c.workers {
		sum.add(&w.rows)
		if i > 0 {
			all.merge(w.ledger)
			w.ledger = nil // its memory is for the answers
		}
	}
	return all.sorted(), sum
}

// agenda is of the accounts that close returned.
func (c *counter) agenda() *agenda { return &c.workers[0].ledger.agenda }
