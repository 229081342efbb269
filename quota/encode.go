package quota

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/secteur2/telehealth"
)

// The forms of a Tally. No valid Tally is longer than these limits: it has at
// most 8417 years of 17 numbers up to 2^40.
const (
	tallyVersion = 1
	tallyMark    = "TQ" // before the version of the binary form
	maxYears     = 9999 - 1583 + 1
	maxBinary    = 1 << 20
	maxJSON      = 8 << 20
)

// MarshalBinary writes a short form, the same bytes for equal tallies: the
// letters TQ, the version (1), how many years, and for each year its number, the
// eight counts of Done and of Planned in the order of [Count], and the skipped
// supplements; all but the first three bytes are unsigned varints. A number that
// [Tally.Merge] let grow beyond 2^40 is a *[telehealth.FieldError].
func (t Tally) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }

// AppendBinary appends what [Tally.MarshalBinary] writes.
func (t Tally) AppendBinary(b []byte) ([]byte, error) {
	if err := t.check(); err != nil {
		return b, err
	}
	b = append(append(b, tallyMark...), tallyVersion)
	b = binary.AppendUvarint(b, uint64(len(t.years)))
	for _, y := range t.years {
		b = binary.AppendUvarint(b, uint64(y.Year))
		for _, n := range y.numbers() {
			b = binary.AppendUvarint(b, uint64(*n))
		}
	}
	return b, nil
}

// UnmarshalBinary reads what [Tally.MarshalBinary] writes and no other bytes.
// Another version, a count that [NewTally] refuses, and anything cut, added or
// longer than 1 MiB are a *[telehealth.FieldError], and t stays as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	if len(data) > maxBinary {
		return outOfRange("tally.length", int64(len(data)), maxBinary)
	}
	rest, marked := bytes.CutPrefix(data, []byte(tallyMark))
	if !marked || len(rest) == 0 {
		return notBinary(data)
	}
	if rest[0] != tallyVersion {
		return unknownVersion(int64(rest[0]))
	}
	years, ok := readYears(rest[1:])
	if !ok {
		return notBinary(data)
	}
	read, err := NewTally(years...)
	if err != nil {
		return err
	}
	if again, err := read.MarshalBinary(); err != nil || !bytes.Equal(again, data) {
		return notBinary(data) // other bytes for the same Tally would not compare
	}
	*t = read
	return nil
}

// readYears reads what follows the version. It makes no room for years that the
// bytes only promise.
func readYears(data []byte) (years []YearTally, ok bool) {
	in := varints{rest: data}
	n := in.next()
	for ; n > 0 && n <= maxYears && !in.short; n-- {
		y := YearTally{Year: int(in.next())}
		for _, number := range y.numbers() {
			*number = in.next()
		}
		years = append(years, y)
	}
	return years, n == 0 && !in.short
}

// varints reads numbers until one is cut off.
type varints struct {
	rest  []byte
	short bool
}

func (v *varints) next() int64 {
	n, size := binary.Uvarint(v.rest)
	if size <= 0 {
		v.short = true
		return 0
	}
	v.rest = v.rest[size:]
	return int64(min(n, math.MaxInt64))
}

func notBinary(data []byte) error {
	const shown = 32
	return bad(telehealth.ErrorMalformed, "tally", fmt.Sprintf("%x", data[:min(len(data), shown)]),
		"the bytes that Tally.MarshalBinary writes")
}

func unknownVersion(version int64) error {
	return bad(telehealth.ErrorUnknown, "version", fmt.Sprint(version), fmt.Sprintf("%d", tallyVersion))
}

// tallyJSON is the JSON form.
type tallyJSON struct {
	Version int64       `json:"version"`
	Years   []YearTally `json:"years"`
}

// MarshalJSON writes a form for other programs, the same text for equal tallies:
//
//	{"version":1,"years":[{"year":2026,"done":{...},"planned":{...},"supplements":0}]}
//
// with every field of [Count] in done and planned. A number that [Tally.Merge]
// let grow beyond 2^40 is a *[telehealth.FieldError] (which package json wraps).
func (t Tally) MarshalJSON() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	return json.Marshal(tallyJSON{tallyVersion, append([]YearTally{}, t.years...)})
}

// UnmarshalJSON reads what [Tally.MarshalJSON] writes, the years in any order; an
// absent number is 0, and null leaves t as it was. Another version, a field that
// it does not know, one that an object has twice, what [NewTally] refuses, and more
// than 8 MiB are a *[telehealth.FieldError], and t stays as it was. (What is no JSON at all,
// package json refuses first, with its own error.)
func (t *Tally) UnmarshalJSON(data []byte) error {
	if len(data) > maxJSON {
		return outOfRange("tally.length", int64(len(data)), maxJSON)
	}
	if string(bytes.TrimSpace(data)) == "null" {
		return nil // the convention of package json
	}
	var version struct { // first: another version may have any other field
		Version int64 `json:"version"`
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return notJSON("tally", tallyWriter, data, err)
	}
	if err := once(data); err != nil {
		return err // before the version, of which package json takes the last one
	}
	if version.Version != tallyVersion {
		return unknownVersion(version.Version)
	}
	var form tallyJSON
	if err := strict(data, &form); err != nil {
		return notJSON("tally", tallyWriter, data, err)
	}
	read, err := NewTally(form.Years...)
	if err == nil {
		*t = read
	}
	return err
}

const tallyWriter = "Tally.MarshalJSON"

// strict reads one JSON value, and no name that v does not know.
func strict(data []byte, v any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	return in.Decode(v)
}

// notJSON says that the data is not what the writer writes, and names the field where
// package json names one.
func notJSON(what, writer string, data []byte, err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return bad(telehealth.ErrorMalformed, kind.Field, kind.Value, "the "+kind.Type.String()+" that "+writer+" writes")
	}
	const shown = 100 // of the data and of the message
	return bad(telehealth.ErrorMalformed, what, string(data[:min(len(data), shown)]),
		fmt.Sprintf("the JSON that %s writes (%.*s)", writer, shown, err))
}
