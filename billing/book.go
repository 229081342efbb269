package billing

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// A book collects the rows of tariff files, one history for each cell, and
// compiles them into sheets.
type book struct {
	cells   map[cell][]law.Row[tariff]
	kinds   map[telehealth.Code]telehealth.Kind // of the keys that only the caller has
	records []law.Record[tariff]                // as written, file after file
}

// A cell is the full key of a history. The specialty "" stands for every
// specialist whom no row names.
type cell struct {
	code      telehealth.Code
	specialty telehealth.Specialty
	scale     column
	territory telehealth.Territory
	ages      ages
}

const anySpecialist telehealth.Specialty = ""

func newBook() *book {
	return &book{cells: map[cell][]law.Row[tariff]{}, kinds: map[telehealth.Code]telehealth.Kind{}}
}

// read adds the rows of one file. Within a file a cell may have one row a day;
// a row of a later file replaces that of an earlier one.
func (b *book) read(r io.Reader, resolve func(string) (telehealth.Source, bool)) error {
	format := law.Format[tariff]{
		Key:     []string{"code", "specialty", "scale", "territory", "ages"},
		Also:    "kind",
		Parse:   parseTariff,
		Resolve: resolve,
	}
	records, err := format.Read(r)
	if err != nil {
		return err
	}
	type entry struct {
		cell
		from telehealth.Date
	}
	for i := range records {
		records[i].Value.cite(&records[i].Row)
	}
	b.records = append(b.records, records...)
	seen, expanded := map[entry]bool{}, 0
	for _, rec := range records {
		cells, err := expand(rec.Key, rec.Line)
		if err != nil {
			return err
		}
		if err := b.readKind(telehealth.Code(rec.Key[0]), telehealth.Kind(rec.Also), rec.Line); err != nil {
			return err
		}
		if expanded += len(cells); expanded > maxCells {
			return rowError(rec.Line, "specialty", telehealth.ErrorOutOfRange, "",
				fmt.Sprintf("at most %d pairs of a specialty, a scale and a territory in a file", maxCells))
		}
		for _, c := range cells {
			if e := (entry{c, rec.From}); seen[e] {
				return rowError(rec.Line, "from", telehealth.ErrorContradiction, rec.From.String(),
					fmt.Sprintf("one row a day for %s", c))
			} else {
				seen[e] = true
			}
			b.insert(c, rec.Row)
		}
	}
	return nil
}

// readKind notes what sort of act a key of the caller's own is. A key without a kind
// could be priced and not counted.
func (b *book) readKind(code telehealth.Code, kind telehealth.Kind, line int) error {
	known := cmp.Or(code.Kind(), b.kinds[code])
	switch {
	case known == "" && kind == "":
		return rowError(line, "kind", telehealth.ErrorMissing, "",
			fmt.Sprintf("the kind of %s, a letter key that the library does not know: %s", code, join(telehealth.Kinds())))
	case kind != "" && !slices.Contains(telehealth.Kinds(), kind):
		return rowError(line, "kind", telehealth.ErrorUnknown, string(kind), join(telehealth.Kinds()))
	case known != "" && kind != "" && kind != known:
		return rowError(line, "kind", telehealth.ErrorContradiction, string(kind), fmt.Sprintf("%s, which %s is", known, code))
	case known == "":
		b.kinds[code] = kind
	}
	return nil
}

func parseTariff(cell string) (tariff, error) {
	a, err := ParseAmount(cell)
	if err == nil && (a < 0 || a > maxFee) {
		err = fmt.Errorf("euros from 0.00 to %s", maxFee)
	}
	return tariff{Amount: a}, err
}

func (b *book) insert(c cell, row law.Row[tariff]) {
	rows := b.cells[c]
	at, found := slices.BinarySearchFunc(rows, row.From, func(r law.Row[tariff], day telehealth.Date) int {
		return r.From.Compare(day)
	})
	if found {
		rows[at] = row
		return
	}
	b.cells[c] = slices.Insert(rows, at, row)
}

// What a file may hold. A row stands for every specialty in every scale of every
// territory that it names, so a small file could fill the memory.
const (
	maxNames = 64      // of a list; the vocabularies are shorter
	maxCells = 100_000 // of a file; the library's own is a tenth of it
)

// expand turns the five key cells of a record into the cells it speaks of. A name that
// stands twice is refused before anything is made of the list.
func expand(key []string, line int) ([]cell, error) {
	code, band := telehealth.Code(key[0]), ages{}
	if code == "" || len(code) > maxCode {
		return nil, rowError(line, "code", telehealth.ErrorMalformed, key[0], "a letter key")
	}
	if key[4] != "" {
		var err error
		if band, err = parseAges(key[4]); err != nil {
			return nil, rowError(line, "ages", telehealth.ErrorMalformed, key[4], err.Error())
		}
	}
	var lists [3][]string
	for i, column := range [...]string{"specialty", "scale", "territory"} {
		names := strings.SplitN(key[i+1], "|", maxNames+1)
		if len(names) > maxNames {
			return nil, rowError(line, column, telehealth.ErrorOutOfRange, "", fmt.Sprintf("at most %d names", maxNames))
		}
		for n, name := range names {
			if slices.Contains(names[:n], name) {
				return nil, rowError(line, column, telehealth.ErrorContradiction, name, "each name once")
			}
		}
		lists[i] = names
	}
	var cells []cell
	for _, specialty := range lists[0] {
		s := telehealth.Specialty(specialty)
		if specialty == "specialist" {
			s = anySpecialist
		} else if !slices.Contains(telehealth.Specialties(), s) {
			return nil, rowError(line, "specialty", telehealth.ErrorUnknown, specialty, "specialist, or names of specialties joined by |")
		}
		for _, name := range lists[1] {
			i := slices.Index(scaleNames[:], name)
			if i < 0 {
				return nil, rowError(line, "scale", telehealth.ErrorUnknown, name, "opposable, free or authority, joined by |")
			}
			for _, territory := range lists[2] {
				t := telehealth.Territory(territory)
				if !slices.Contains(telehealth.Territories(), t) {
					return nil, rowError(line, "territory", telehealth.ErrorUnknown, territory, "names of territories joined by |")
				}
				cells = append(cells, cell{code, s, column(i), t, band})
			}
		}
	}
	return cells, nil
}

func parseAges(s string) (ages, error) {
	low, high, ok := strings.Cut(s, "-")
	lo, errLow := strconv.ParseUint(low, 10, 7)
	hi, errHigh := strconv.ParseUint(high, 10, 7)
	if !ok || errLow != nil || errHigh != nil || lo > hi {
		return ages{}, fmt.Errorf(`completed years, as "0-5"`)
	}
	return ages{int8(lo), int8(hi), true}, nil
}

func rowError(line int, column string, code telehealth.ErrorCode, value, want string) error {
	return wire.Error(code, fmt.Sprintf("line %d, %s", line, column), value, want)
}

func (c cell) String() string {
	s := fmt.Sprintf("%s, %s, %s, %s", c.code, cmp.Or(c.specialty, "specialist"), c.scale, c.territory)
	if c.ages.some {
		s += fmt.Sprintf(", %d-%d years", c.ages.low, c.ages.high)
	}
	return s
}
