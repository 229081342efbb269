package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
)

// wireKeys are the names of the wire format, of every level. That each stands
// at its level is known once the object has been decoded.
var wireKeys = [...]string{
	"act", "beside", "birth", "complement", "cover", "date", "day", "fee", "guarantee", "id", "letter", "mode",
	"optam", "pathway", "patient", "practitioner", "responsible", "scheme", "sector", "specialty",
	"supplements", "territory", "thirdParty", "time", "withheld", "year",
}

// checkKeys refuses names spelled in another case and names given twice, both
// of which encoding/json lets pass: the last of two fees would win in silence.
// data must be valid JSON with known names.
func checkKeys(data []byte) error {
	var seen [4]uint32 // the names met so far in the open object of each depth
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			depth++
			if depth >= len(seen) {
				return bad(telehealth.Malformed, "json", "deeper objects", "the levels of the wire format")
			}
			seen[depth] = 0
		case '}':
			depth--
		case '"':
			end := stringEnd(data, i)
			if !isKey(data, end) {
				i = end
				continue
			}
			name := string(data[i+1 : end])
			at, known := slices.BinarySearch(wireKeys[:], name)
			if !known {
				return unknownField(name)
			}
			if bit := uint32(1) << at; seen[depth]&bit != 0 {
				return bad(telehealth.Contradiction, name, "given twice", "each field once")
			} else {
				seen[depth] |= bit
			}
			i = end
		}
	}
	return nil
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
