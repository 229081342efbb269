package acts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/quota"
)

// cells reads cells and remembers what they mean. The zero cells, with a map,
// remember nothing.
type cells struct {
	kinds    map[telehealth.Code]telehealth.Kind // of keys that the library does not know
	months   memo[month]
	lastKeys memo[*letterKey]
	codes    map[string]*letterKey // the letter keys that the library knows, and "technical"
	names    memo[specialtyName]
}

// A memo remembers what short keys mean, the latest one of each place: a file
// names few letter keys and few months, and asking the library costs more than
// the rest of a row.
type memo[V any] struct {
	keys   [memoSize]uint64
	values [memoSize]V
}

const (
	memoBits = 8
	memoSize = 1 << memoBits
	spread   = 0x9e3779b97f4a7c15 // 2^64 over the golden ratio: it scatters near keys
)

// at returns the place of a key, and whether it already holds that key's value.
// The zero value must be right for the key 0.
func (m *memo[V]) at(key uint64) (v *V, known bool) {
	i := key * spread >> (64 - memoBits)
	known = m.keys[i] == key
	m.keys[i] = key
	return &m.values[i], known
}

// word packs a cell of up to seven bytes with its length, and the beginning of a
// longer one.
func word(cell []byte) uint64 {
	if len(cell) >= 8 {
		return binary.LittleEndian.Uint64(cell)
	}
	key := uint64(len(cell))
	for _, c := range cell {
		key = key<<8 | uint64(c)
	}
	return key
}

// maxReference is that of an id in the library. Every reference is held in memory.
const maxReference = 256

// wrongPractitioner refuses what [phrase.Refers] does: a reference goes into JSON,
// which has no other encoding, and a blank that nobody sees makes two of one. To mend
// it could make one of two.
func wrongPractitioner(cell []byte) *wrong {
	switch {
	case len(cell) == 0:
		return noPractitioner
	case len(cell) > maxReference:
		return longPractitioner
	case !slices.ContainsFunc(cell, notASCII): // most files
		return nil
	case !utf8.Valid(cell):
		return otherPractitioner
	case !phrase.Refers(string(cell)):
		return blankPractitioner
	default:
		return nil
	}
}

// notASCII reports whether a byte is no visible one of ASCII.
func notASCII(c byte) bool { return c-'!' > '~'-'!' }

// A specialtyName is a name or a code as a file has it, and the number of its
// specialty.
type specialtyName struct {
	name   string
	number uint8
}

func (m *cells) specialty(cell []byte) (number uint8, _ *wrong) {
	s, _ := m.names.at(word(cell))
	if s.name == string(cell) && s.name != "" {
		return s.number, nil
	}
	of, err := telehealth.SpecialtyOf(string(cell))
	if bad, _ := errors.AsType[*telehealth.FieldError](err); bad != nil {
		if bad.Code == telehealth.ErrorNotCovered {
			return 0, noDoctor
		}
		return 0, unknownSpecialty
	}
	*s = specialtyName{string(cell), uint8(slices.Index(specialties, of))}
	return s.number, nil
}

// A month is one of a certain year. The zero month has no day.
type month struct {
	year int32
	days int8
	last day // of the month before it, in the order of the year
}

// date reads a day, with the month looked up by its eight bytes "2026-03-".
func (m *cells) date(cell []byte) (year int32, on day, _ *wrong) {
	const head = len("2026-03-")
	if len(cell) != head+2 {
		return 0, 0, badDate
	}
	month, known := m.months.at(binary.LittleEndian.Uint64(cell))
	if !known {
		*month = readMonth(string(cell[:head]))
	}
	tens, ones := cell[head]-'0', cell[head+1]-'0' // what is below '0' wraps above 9
	d := int8(tens*10 + ones)
	if tens > 9 || ones > 9 || d < 1 || d > month.days {
		return 0, 0, badDate
	}
	return month.year, month.last + day(d), nil
}

// readMonth asks the library which days a month has.
func readMonth(head string) (m month) {
	d, err := telehealth.ParseDate(head + "01")
	if err != nil {
		return month{}
	}
	year, name, _ := d.YMD()
	for now := name; now == name; _, now, _ = d.YMD() {
		m.days++
		d = d.AddDays(1)
	}
	m.year, m.last = int32(year), dayOf(name, 0)
	return m
}

// unit reads a code and what follows it, and returns what one such act adds to the
// count, nil for a supplement.
func (m *cells) unit(cells [][]byte) (one *unit, _ *wrong) {
	code := m.code(cells[0])
	if code == nil {
		return nil, unknownCode
	}
	own, said := yes(cells[1])
	if !said {
		return nil, badOwnPatient
	}
	assisted := 0
	if len(cells) > 2 && len(cells[2]) > 0 {
		if assisted, said = yes(cells[2]); !said {
			return nil, badAssisted
		}
	}
	if code.supplement {
		return nil, nil
	}
	return &code.units[own][assisted], nil
}

// A letterKey is what a code means for the count.
type letterKey struct {
	supplement bool
	units      [2][2]unit // by own patient and assisted
}

// A unit is what one act adds to the count, and its kind in an [agenda].
type unit struct {
	quota.Count
	kind uint8
}

// code returns the meaning of a code, nil for one that the library does not know.
func (m *cells) code(cell []byte) *letterKey {
	if len(cell) > 7 {
		return m.readKey(telehealth.Code(cell)) // longer than a word, and than any key
	}
	last, known := m.lastKeys.at(word(cell))
	if !known {
		*last = m.key(cell)
	}
	return *last
}

// key remembers letter keys by their code and technical acts, which have thousands
// of codes and one meaning, by their kind.
func (m *cells) key(cell []byte) *letterKey {
	name := cell
	if telehealth.Code(cell).Kind() == telehealth.KindTechnical {
		name = []byte(telehealth.KindTechnical)
	}
	if k := m.codes[string(name)]; k != nil {
		return k
	}
	k := m.readKey(telehealth.Code(cell))
	if k != nil {
		m.codes[string(name)] = k
	}
	return k
}

func (m *cells) readKey(code telehealth.Code) *letterKey {
	a := quota.Act{Code: code, Kind: m.kinds[code]}
	if code.Kind() == "" && a.Kind == "" {
		return nil
	}
	k := letterKey{supplement: true}
	for own := range k.units {
		for assisted := range k.units[own] {
			a.OwnPatient, a.Assisted = own == 1, assisted == 1
			one, isAct := quota.CountOf(a)
			k.units[own][assisted] = unit{one, kindOf(one)}
			k.supplement = k.supplement && !isAct
		}
	}
	return &k
}

// yes reads a cell that is yes (1) or no (0).
func yes(cell []byte) (answer int, said bool) {
	switch string(cell) { // as programs write long files; a sheet is short
	case "1", "true", "oui", "yes":
		return 1, true
	case "0", "false", "non", "no":
		return 0, true
	}
	for answer, words := range [...]string{"false non no faux", "true oui yes vrai"} {
		for word := range strings.FieldsSeq(words) {
			// The length too, for folding takes letters of other alphabets for ours.
			if len(cell) == len(word) && bytes.EqualFold(cell, []byte(word)) {
				return answer, true
			}
		}
	}
	return 0, false
}

const yesOrNo = "one of true, false, 1, 0, oui, non, yes, no, vrai, faux"

// What may be wrong with a cell.
var (
	noPractitioner    = newWrong(telehealth.ErrorMissing, "practitioner", "practitioner: missing", "a reference of the caller's own")
	longPractitioner  = newWrong(telehealth.ErrorOutOfRange, "practitioner", "practitioner: longer than 256 bytes", "at most 256 bytes")
	otherPractitioner = newWrong(telehealth.ErrorMalformed, "practitioner", "practitioner: not UTF-8", "a reference in UTF-8")
	blankPractitioner = newWrong(telehealth.ErrorMalformed, "practitioner", "practitioner: not "+phrase.AReference, phrase.AReference)
	unknownSpecialty  = newWrong(telehealth.ErrorUnknown, "specialty", "specialty: neither a name of the library nor a code of one",
		"a name of telehealth.Specialties, or its code of Assurance Maladie or of TRE_R38")
	noDoctor    = newWrong(telehealth.ErrorNotCovered, "specialty", "specialty: the code of no doctor", "a doctor's specialty")
	badDate     = newWrong(telehealth.ErrorMalformed, "date", "date: not a day of the calendar, written 2026-03-02", "a day of the calendar, written 2026-03-02")
	unknownCode = newWrong(telehealth.ErrorUnknown, "code", "code: neither a letter key of the library nor written as one of the CCAM",
		"a letter key of the library, or a code written as one of the CCAM")
	badOwnPatient = newWrong(telehealth.ErrorMalformed, "own_patient", "own_patient: not "+yesOrNo, yesOrNo)
	badAssisted   = newWrong(telehealth.ErrorMalformed, "assisted", "assisted: not "+yesOrNo+", or empty", yesOrNo+", or empty")
)
