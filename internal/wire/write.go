package wire

import (
	"github.com/go-json-experiment/json"
)

// Write returns the JSON of a value: the same bytes for equal values, names of maps
// in order, on one line. What encoding/json writes for it is the same but for the
// letters <, > and &, which stay as they are.
func Write(v any) ([]byte, error) {
	return json.Marshal(v, json.Deterministic(true), json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true))
}
