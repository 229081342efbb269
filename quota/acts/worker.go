package acts

import (
	"bytes"
	"hash/maphash"

	"github.com/secteur2/telehealth"
)

// A worker counts the rows of one block after the other. It keeps its memory
// between them and allocates for a new account only.
type worker struct {
	tally
	cells  cells
	seed   maphash.Seed
	year   int32 // the only one that counts but for those that are parted, 0 for all
	split  split
	ledger *ledger
	acts   []act    // read, not yet in the ledger
	booked []booked // read, not yet in its agenda
	warmed int64    // see ledger.warm
}

// batch is how many acts go to the ledger at a time.
const batch = 128

// An act is a row that counts.
type act struct {
	practitioner []byte
	hash         uint64
	unit         *unit
	period       period
	on           day
	specialty    uint8
}

func newWorker(year int, s split, kinds map[telehealth.Code]telehealth.Kind, seed maphash.Seed) *worker {
	return &worker{
		seed: seed, year: int32(year), split: s, ledger: newLedger(s.on), acts: make([]act, 0, batch),
		cells: cells{kinds: kinds, codes: map[string]*letterKey{}},
	}
}

// block counts every row of b.
func (w *worker) block(b *block) {
	quotes := bytes.IndexByte(b.lines, '"') >= 0 // asked once: few files have any
	text := b.lines
	for number := b.line; len(text) > 0; number++ {
		line := text
		if at := bytes.IndexByte(text, '\n'); at >= 0 {
			line, text = text[:at], text[at+1:]
		} else {
			text = nil
		}
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if len(line) == 0 {
			continue
		}
		w.Read++
		if wrong := w.line(line, b.layout, quotes); wrong != nil {
			w.refuse(b.file, number, wrong)
		}
	}
	w.settle() // what is read lies in the block, which goes back to the reader
}

// line reads one row, and says what is wrong with one that it cannot.
func (w *worker) line(line []byte, l layout, quotes bool) *wrong {
	if len(line) > maxLine {
		return tooLong
	}
	var cells row
	switch {
	case !quotes || bytes.IndexByte(line, '"') < 0:
		if !cut(&cells, line, l) {
			return wrongCells[l.cells]
		}
	case !cutQuoted(&cells, line, l):
		texts, err := unquote(line, l.separator)
		if err != nil {
			return badQuotes
		}
		if len(texts) != l.cells {
			return wrongCells[l.cells]
		}
		for i, text := range texts {
			cells[i] = []byte(text)
		}
	}
	return w.row(&cells, l.cells)
}

// A row is the cells of a line.
type row [len(columns)][]byte

// What may be wrong with a line.
var (
	tooLong   = newWrong(telehealth.ErrorOutOfRange, "row", "longer than 1 MiB", "a line of at most 1 MiB")
	badQuotes = newWrong(telehealth.ErrorMalformed, "row", "quotes: not closed, or inside a cell without quotes", "quotes around whole cells")
	// wrongCells by the number of cells in the header.
	wrongCells = map[int]*wrong{
		5: newWrong(telehealth.ErrorMalformed, "row", "wrong number of cells: the header has 5", "5 cells, as the header"),
		6: newWrong(telehealth.ErrorMalformed, "row", "wrong number of cells: the header has 6", "6 cells, as the header"),
	}
)

// cut splits a line without quotes. It reports whether the line has the cells of
// the header, no more and no fewer.
func cut(cells *row, line []byte, l layout) bool {
	n, start := 0, 0
	for i, c := range line {
		if c != l.separator {
			continue
		}
		if n == l.cells-1 {
			return false
		}
		cells[n] = line[start:i]
		n, start = n+1, i+1
	}
	cells[n] = line[start:]
	return n == l.cells-1
}

// cutQuoted splits a line whose quotes only surround whole cells, as programs that
// quote everything write them. It reports false for any other line, good or bad.
func cutQuoted(cells *row, line []byte, l layout) bool {
	for i := range cells[:l.cells] {
		if i > 0 {
			if len(line) == 0 || line[0] != l.separator {
				return false
			}
			line = line[1:]
		}
		end, after := 0, 0
		if len(line) > 0 && line[0] == '"' {
			line = line[1:]
			end, after = bytes.IndexByte(line, '"'), 1
		} else if end = bytes.IndexByte(line, l.separator); end < 0 {
			end = len(line)
		}
		if end < 0 || after == 0 && bytes.IndexByte(line[:end], '"') >= 0 {
			return false
		}
		cells[i], line = line[:end], line[end+after:]
	}
	return len(line) == 0
}

// row reads the cells. All are read before anything is counted: a row counts
// whole or not at all.
func (w *worker) row(cells *row, n int) *wrong {
	if wrong := wrongPractitioner(cells[0]); wrong != nil {
		return wrong
	}
	specialty, wrong := w.cells.specialty(cells[1])
	if wrong != nil {
		return wrong
	}
	year, on, wrong := w.cells.date(cells[2])
	if wrong != nil {
		return wrong
	}
	unit, wrong := w.cells.unit(cells[3:n])
	switch {
	case wrong != nil:
		return wrong
	case unit == nil:
		w.Supplements++
	case w.year != 0 && year != w.year && !w.split.parts(year):
		w.OtherYears++
	default:
		a := act{practitioner: cells[0], unit: unit, period: w.split.period(year, on), on: on, specialty: specialty}
		a.hash = hash(w.seed, a.practitioner, a.period)
		if w.acts = append(w.acts, a); len(w.acts) == batch {
			w.settle()
		}
	}
	return nil
}

// settle counts the acts that were read.
func (w *worker) settle() {
	w.warmed += w.ledger.warm(w.acts)
	for i := range w.acts {
		a := &w.acts[i]
		account := w.ledger.of(a.hash, a.practitioner, a.period)
		account.qualify(a.specialty, a.on)
		account.count = account.count.Add(a.unit.Count)
		if w.split.dates(a.period) {
			w.booked = append(w.booked, booked{w.ledger.agenda.opened(account), bookingOf(a.on, a.unit.kind)})
		}
	}
	w.warmed += w.ledger.agenda.warm(w.booked)
	for _, b := range w.booked {
		w.ledger.agenda.book(b.plan, b.booking)
	}
	w.booked = w.booked[:0]
	w.Counted += int64(len(w.acts))
	w.acts = w.acts[:0]
}
