package main

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/secteur2/telehealth/billing"
)

// A filter prices batches of lines on every processor and writes the answers in
// the order of the questions. A fixed number of batches circulates, so memory
// does not grow with the input.
type filter struct {
	work  chan *batch // to the pricers
	order chan *batch // to the writer, in order
	idle  chan *batch // back to the reader
	wait  sync.WaitGroup
	out   io.Writer

	failed   bool  // a line had no price; read after close
	writeErr error // likewise
}

// A batch is some whole lines and, once done is signalled, their answers.
type batch struct {
	lines  []byte
	ends   []int // where each line ends; -1 for one that was too long
	out    []byte
	failed bool
	err    error
	done   chan struct{}
}

func newFilter(lang string, out io.Writer) *filter {
	workers := runtime.GOMAXPROCS(0)
	batches := 4 * workers
	f := &filter{
		work:  make(chan *batch, batches),
		order: make(chan *batch, batches),
		idle:  make(chan *batch, batches),
		out:   out,
	}
	for range batches {
		f.idle <- &batch{done: make(chan struct{}, 1)}
	}
	for range workers {
		go f.price(lang)
	}
	f.wait.Go(f.write)
	return f
}

// file sends every line of the named file through the filter.
func (f *filter) file(name string, stdin io.Reader) error {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	lines := newLines(in)
	for {
		b := <-f.idle
		b.lines, b.ends = b.lines[:0], b.ends[:0]
		err := lines.fill(b)
		f.work <- b
		f.order <- b
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// close waits for the last answer.
func (f *filter) close() (failed bool, err error) {
	close(f.work)
	close(f.order)
	f.wait.Wait()
	return f.failed, f.writeErr
}

func (f *filter) price(lang string) {
	p := pricer{lang: lang, tariffs: billing.Official()}
	for b := range f.work {
		p.failed = false
		b.err = p.batch(b)
		b.failed = p.failed
		b.done <- struct{}{}
	}
}

// batch answers the lines of a batch.
func (p *pricer) batch(b *batch) (err error) {
	b.out = b.out[:0]
	start := 0
	for _, end := range b.ends {
		if end < 0 {
			if b.out, err = p.refuse(b.out, "", errTooLong); err != nil {
				return err
			}
			continue
		}
		line := b.lines[start:end]
		start = end
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if b.out, err = p.answer(b.out, line); err != nil {
			return err
		}
	}
	return nil
}

func (f *filter) write() {
	for b := range f.order {
		<-b.done
		f.failed = f.failed || b.failed
		if f.writeErr == nil {
			if f.writeErr = b.err; f.writeErr == nil && len(b.out) > 0 {
				_, f.writeErr = f.out.Write(b.out)
			}
		}
		f.idle <- b
	}
}
