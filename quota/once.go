package quota

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
)

// once refuses a name that an object has twice anywhere in valid JSON: package json
// would mix what both say.
func once(data []byte) error {
	if e := repeated(json.NewDecoder(bytes.NewReader(data))); e != nil {
		return e
	}
	return nil
}

// repeated returns the first such name in the next value, nil for none.
func repeated(in *json.Decoder) *telehealth.FieldError {
	open, _ := in.Token()
	if open != json.Delim('{') && open != json.Delim('[') {
		return nil // a number, a text, true, false or null
	}
	named := map[string]bool{}
	for n := 0; in.More(); n++ {
		name := ""
		if open == json.Delim('{') {
			token, _ := in.Token()
			name, _ = token.(string)
			if named[folded(name)] {
				return &telehealth.FieldError{Code: telehealth.ErrorContradiction, Field: clipped(name), Value: clipped(name),
					Want: "a JSON text in which each object has a name once"}
			}
			named[folded(name)] = true
		}
		if e := repeated(in); e != nil {
			if open == json.Delim('[') {
				name = "[" + strconv.Itoa(n) + "]"
			}
			if !strings.HasPrefix(e.Field, "[") {
				name += "."
			}
			e.Field = clipped(name + e.Field) // years[3].done.video
			return e
		}
	}
	_, _ = in.Token() // the end of the value
	return nil
}

// folded is the same for names that package json takes for one: it ignores case, and
// two letters of other alphabets are ours in capitals or in small ones.
func folded(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// clipped is long enough for every path that there is, and short for those of a text
// that somebody made up.
func clipped(path string) string {
	const most = 64
	return strings.ToValidUTF8(path[:min(len(path), most)], "")
}
