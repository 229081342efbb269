package wire

import (
	"bytes"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// written are the options of all that is written. U+2028 and U+2029 are escaped: some
// readers end a line there, and one object a line is the contract.
var written = json.JoinOptions(json.Deterministic(true), json.FormatNilSliceAsNull(true),
	json.FormatNilMapAsNull(true), jsontext.EscapeForJS(true))

// Write returns the JSON of a value: the same bytes for equal values, names of maps
// in order, on one line. What encoding/json writes for it is the same but for the
// letters <, > and &, which stay as they are.
func Write(v any) ([]byte, error) { return json.Marshal(v, written) }

// Append appends what [Write] returns.
func Append(text []byte, v any) ([]byte, error) {
	out := bytes.NewBuffer(text)
	err := json.MarshalWrite(out, v, written)
	return out.Bytes(), err
}
