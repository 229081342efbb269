package acts

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Reader counts files of acts by practitioner and civil year. It is a plain value,
// and may read several times, also side by side. The zero Reader counts every year
// and foresees none.
type Reader struct {
	// Year is the only civil year that is answered, 0 for all.
	Year int
	// At is the day whose year is foreseen: acts after it in that year are
	// appointments. Zero foresees nothing, and every act is done.
	At telehealth.Date
	// Forecast is how the acts after At are foreseen; "" is AtPace.
	Forecast Method
	// Kinds are those of letter keys that the library does not know, as the caller's own
	// tariffs have them (billing.Tariffs.Kind). An official key keeps its own. Nil is none;
	// a row of any other key is refused.
	Kinds map[telehealth.Code]telehealth.Kind
	// Progress, unless nil, is told now and then how many lines were read so far. It
	// is called by the goroutine that called Read, which waits for it.
	Progress func(lines int64)
}

// A Method is how a [Reader] foresees the rest of a year. The zero Method is
// AtPace. Of each kind, no fewer acts come than are booked.
type Method string

// The forecasts.
const (
	// AtPace foresees that the acts done since 1 January go on at the same number a day.
	AtPace Method = "pace"
	// AsLastYear foresees as many as the practitioner did last year after the same month
	// and day (after 28 February where it had no 29th); without an act in that year, as
	// AtPace.
	AsLastYear Method = "last-year"
	// BookedOnly foresees the appointments alone.
	BookedOnly Method = "booked"
)

// A File is one input of a [Reader]. The zero File cannot be read.
type File struct {
	// Name is how errors call the file.
	Name string
	// In is what is read, to its end or to an error. Where it is nil, the file of
	// that name is opened when its turn comes, and closed.
	In io.Reader
}

// Read counts the acts of the files as if they were one, on every processor that Go
// may use. Memory grows with the practitioners and their years, not with the rows.
//
// A row or a file that cannot be read is a [Fault] of the Result, and the rest is
// read. The error is a *[telehealth.FieldError] for a Reader that contradicts itself,
// or that of the context, which is asked before each call of a file's Read.
func (r Reader) Read(ctx context.Context, files ...File) (*Result, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	c := newCounter(r)
	for i := range files {
		if err := c.file(ctx, i, &files[i]); err != nil {
			if ctx.Err() != nil {
				c.wait()
				return nil, ctx.Err()
			}
			c.unread = append(c.unread, fileFault(files[i].Name, err))
		}
	}
	return c.result(files), nil
}

// Check returns the error of a Reader that contradicts itself, without reading.
func (r Reader) Check() error {
	const firstYear, lastYear = 1583, 9999
	switch {
	case r.Year != 0 && (r.Year < firstYear || r.Year > lastYear):
		return wire.Error(telehealth.ErrorOutOfRange, "year", fmt.Sprint(r.Year), "a year from 1583 to 9999, or 0")
	case r.At.IsZero() && r.Forecast != "":
		return wire.Error(telehealth.ErrorMissing, "at", "", "the day of the forecast")
	case r.Year != 0 && !r.At.IsZero() && r.Year != r.At.Year():
		return wire.Error(telehealth.ErrorContradiction, "year", fmt.Sprint(r.Year), fmt.Sprintf("%d, the year of at, or 0", r.At.Year()))
	}
	switch r.Forecast {
	case "", AtPace, AsLastYear, BookedOnly:
		return nil
	default:
		return wire.Error(telehealth.ErrorUnknown, "forecast", string(r.Forecast), fmt.Sprintf("%s, %s or %s", AtPace, AsLastYear, BookedOnly))
	}
}

// foresees reports whether the end of a year is to be foreseen.
func (r *Reader) foresees(year int) bool { return !r.At.IsZero() && r.At.Year() == year }

// needsLast reports whether that takes what was done the year before.
func (r *Reader) needsLast(year int) bool { return r.Forecast == AsLastYear && r.foresees(year) }

// split is the parting that the forecast needs.
func (r *Reader) split() split {
	if r.At.IsZero() {
		return split{}
	}
	year, month, on := r.At.YMD()
	s := split{first: int32(year), last: int32(year), on: dayOf(month, on)}
	if r.Forecast == AsLastYear {
		s.first--
	}
	return s
}

// A counter counts blocks of rows on every processor. A fixed number of blocks
// circulates and each worker keeps accounts of its own, so memory grows with the
// practitioners and their years, not with the rows; with [Reader.At] also with the
// days of their appointments and the kinds of acts on them.
type counter struct {
	Reader
	work    chan *block // to the workers
	idle    chan *block // back to the reader
	group   sync.WaitGroup
	workers []*worker
	own     tally // what the reader itself refused
	unread  []*Fault
	lines   int64
}

func newCounter(r Reader) *counter {
	n := runtime.GOMAXPROCS(0)
	blocks := 2*n + 1
	seed := maphash.MakeSeed()
	c := &counter{Reader: r, work: make(chan *block, blocks), idle: make(chan *block, blocks)}
	for range blocks {
		c.idle <- &block{}
	}
	for range n {
		w := newWorker(r.Year, r.split(), r.Kinds, seed)
		c.workers = append(c.workers, w)
		c.group.Go(func() {
			for b := range c.work {
				w.block(b)
				c.idle <- b
			}
		})
	}
	return c
}

// file counts the rows of one file. It returns why the file was not read to its end.
func (c *counter) file(ctx context.Context, number int, f *File) error {
	in := f.In
	if in == nil {
		opened, err := os.Open(f.Name)
		if err != nil {
			return err
		}
		defer opened.Close()
		in = opened
	}
	input := newInput(&attentive{ctx, in}, number, func(line int64) {
		c.own.Read++
		c.own.refuse(number, line, tooLong)
	})
	for {
		b := <-c.idle
		if b.room == nil { // a short input needs few
			b.room = make([]byte, blockSize)
		}
		before := input.line
		err := input.next(b)
		if err == nil {
			c.work <- b
			c.progress(input.line - before)
			continue
		}
		c.idle <- b
		if err == io.EOF {
			return nil
		}
		return err
	}
}

// An attentive reader reads nothing after its context has ended.
type attentive struct {
	ctx context.Context
	in  io.Reader
}

func (a *attentive) Read(p []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, err
	}
	return a.in.Read(p)
}

func (c *counter) progress(lines int64) {
	if c.lines += lines; c.Progress != nil {
		c.Progress(c.lines)
	}
}

// wait lets the workers end.
func (c *counter) wait() {
	close(c.work)
	c.group.Wait()
}

// result waits for the last block and adds up what all workers counted.
func (c *counter) result(files []File) *Result {
	c.wait()
	sum, all := c.own, c.workers[0].ledger
	for i, w := range c.workers {
		sum.add(&w.tally)
		if i > 0 {
			all.merge(w.ledger)
			w.ledger = nil // its memory is for the answers
		}
	}
	r := &Result{Rows: sum.Rows, Unread: c.unread, reader: c.Reader, accounts: all.sorted(), agenda: &all.agenda}
	for _, bad := range sum.first {
		r.Refused = append(r.Refused, bad.wrong.in(files[bad.file].Name, bad.line))
	}
	return r
}

// fileFault says why a file was not read to its end.
func fileFault(name string, err error) *Fault {
	if wrong, ok := errors.AsType[*wrong](err); ok {
		return wrong.in(name, 0)
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		err = path.Err // it names the file too
	}
	return &Fault{File: cmp.Or(name, "file"), Err: err}
}
