package quota

import (
	"encoding/json"
	"strings"

	"github.com/secteur2/telehealth"
)

// once refuses a name that an object has twice anywhere in the next value of valid
// JSON: package json would mix what both say.
func once(in *json.Decoder) error {
	open, _ := in.Token()
	if open != json.Delim('{') && open != json.Delim('[') {
		return nil // a number, a text, true, false or null
	}
	named := map[string]bool{}
	for in.More() {
		if open == json.Delim('{') {
			token, _ := in.Token()
			name, _ := token.(string)
			if named[folded(name)] {
				return bad(telehealth.Contradiction, "tally", name, "a JSON text in which each object has a name once")
			}
			named[folded(name)] = true
		}
		if err := once(in); err != nil {
			return err
		}
	}
	_, _ = in.Token() // the end of the value
	return nil
}

// folded is the same for names that package json takes for one: it ignores case, and
// two letters of other alphabets are ours in capitals or in small ones.
func folded(name string) string { return strings.ToLower(strings.ToUpper(name)) }
