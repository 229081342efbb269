package billing

import (
	"encoding/json"
	"slices"

	"github.com/secteur2/telehealth"
)

// wireKeys are the names of the wire format: those of the consultation under "",
// those of an inner object under its name.
var wireKeys = map[string][]string{
	"": {"id", "date", "time", "act", "supplements", "mode", "fee", "practitioner", "patient",
		"pathway", "letter", "withheld", "thirdParty", "complement"},
	"practitioner": {"specialty", "sector", "optam", "territory"},
	"patient":      {"birth", "scheme", "cover"},
	"withheld":     {"day", "year"},
	"complement":   {"guarantee", "responsible", "beside", "optam"},
}

// A keyWalk reads the names of a JSON object without its values. encoding/json
// lets names pass that are spelled in another case, and names given twice, of
// which the last one wins in silence: with two fees that is a wrong bill.
type keyWalk struct {
	data  []byte
	level []string // the names met on the way to the open object
	seen  [2]uint32
	id    []byte // the string under the exact name "id", as written
}

// check walks to the end, for the id may stand there, and returns the first name
// that is wrong. On text that is no valid JSON its answer means nothing.
func (w *keyWalk) check() (first error) {
	name := ""
	for i := 0; i < len(w.data); i++ {
		switch w.data[i] {
		case '{':
			w.level = append(w.level, name)
			if n := len(w.level); n <= len(w.seen) {
				w.seen[n-1] = 0
			}
		case '}':
			w.level = w.level[:max(len(w.level)-1, 0)]
		case '"':
			end := stringEnd(w.data, i)
			text := w.data[i+1 : max(end, i+1)]
			if isKey(w.data, end) {
				name = string(text)
				if err := w.key(name); err != nil && first == nil {
					first = err
				}
			} else if name == "id" && len(w.level) == 1 && w.id == nil {
				w.id = w.data[i : end+1]
			}
			i = end
		}
	}
	return first
}

// key checks one name in the object that is open.
func (w *keyWalk) key(name string) error {
	depth := len(w.level)
	if depth == 0 || depth > len(w.seen) {
		return nil // deeper than the format goes: the decoder has its say
	}
	outer := w.level[depth-1]
	names, known := wireKeys[outer]
	if !known {
		return nil
	}
	path := name
	if outer != "" {
		path = outer + "." + name
	}
	at := slices.Index(names, name)
	if at < 0 {
		return unknownField(path, name)
	}
	bit := uint32(1) << at
	if w.seen[depth-1]&bit != 0 {
		return bad(telehealth.ErrorContradiction, path, name, "each field once")
	}
	w.seen[depth-1] |= bit
	return nil
}

// reference returns the caller's id, "" when there is none that can be read.
func (w *keyWalk) reference() (id string) {
	if json.Unmarshal(w.id, &id) != nil {
		return ""
	}
	return id
}

// stringEnd returns the index of the quote that closes the string opened at i.
func stringEnd(data []byte, i int) int {
	for i++; i < len(data) && data[i] != '"'; i++ {
		if data[i] == '\\' {
			i++
		}
	}
	return min(i, len(data)-1)
}

// isKey reports whether a colon follows the string that ends at end.
func isKey(data []byte, end int) bool {
	for _, c := range data[end+1:] {
		switch c {
		case ' ', '\t', '\r', '\n':
		default:
			return c == ':'
		}
	}
	return false
}
