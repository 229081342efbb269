package quota

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// The forms of a Tally. No valid Tally is longer than these limits: it has at
// most 8417 years of 17 numbers up to 2^40.
const (
	binaryVersion = 1
	jsonVersion   = 2    // 1 had the names of Count in another spelling, as in_person
	tallyMark     = "TQ" // before the version of the binary form
	maxYears      = 9999 - 1583 + 1
	maxBinary     = 1 << 20
)

// MarshalBinary writes a short form, the same bytes for equal tallies: the
// letters TQ, the version (1), how many years, and for each year its number, the
// eight counts of Done and of Planned in the order of [Count], and the skipped
// supplements; all but the first three bytes are unsigned varints. A number that
// [Tally.Merge] let grow beyond 2^40 is a *[telehealth.FieldError].
func (t Tally) MarshalBinary() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	b := append([]byte(tallyMark), binaryVersion)
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
	if rest[0] != binaryVersion {
		return unknownVersion(int64(rest[0]), "1")
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
	return wire.Error(telehealth.ErrorMalformed, "tally", fmt.Sprintf("%x", data[:min(len(data), shown)]),
		"the bytes that Tally.MarshalBinary writes")
}

func unknownVersion(version int64, want string) error {
	return wire.Error(telehealth.ErrorUnknown, "version", fmt.Sprint(version), want)
}

// tallyJSON is the JSON form.
type tallyJSON struct {
	Version int64       `json:"version"`
	Years   []YearTally `json:"years"`
}

// earlierTally is its first version.
type earlierTally struct {
	Version int64         `json:"version"`
	Years   []earlierYear `json:"years"`
}

type earlierYear struct {
	Year        int          `json:"year"`
	Done        earlierCount `json:"done"`
	Planned     earlierCount `json:"planned"`
	Supplements int64        `json:"supplements"`
}

type earlierCount struct {
	InPerson    int64 `json:"in_person"`
	InPersonOwn int64 `json:"in_person_own"`
	Video       int64 `json:"video"`
	VideoOwn    int64 `json:"video_own"`
	Assisted    int64 `json:"assisted"`
	AssistedOwn int64 `json:"assisted_own"`
	Expertise   int64 `json:"expertise"`
	Requests    int64 `json:"requests"`
}

// MarshalJSON writes a form for other programs, the same text for equal tallies:
//
//	{"version":2,"years":[{"year":2026,"done":{...},"planned":{...},"supplements":0}]}
//
// with every field of [Count] in done and planned. A number that [Tally.Merge]
// let grow beyond 2^40 is a *[telehealth.FieldError] (which package json wraps).
func (t Tally) MarshalJSON() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	return wire.Write(tallyJSON{jsonVersion, append([]YearTally{}, t.years...)})
}

// UnmarshalJSON reads what [Tally.MarshalJSON] writes, and wrote in its version 1,
// strictly, the years in any order; an absent number is 0. Another version and what
// [NewTally] refuses are a *[telehealth.FieldError], and t stays as it was.
func (t *Tally) UnmarshalJSON(data []byte) error {
	switch version := versionOf(data); version {
	case 0, jsonVersion: // 0: it says none that can be read, and Form says why
		return wire.Form(data, t, func(form *tallyJSON) (Tally, error) {
			if form.Version == 0 {
				return Tally{}, wire.Error(telehealth.ErrorMissing, "version", "", fmt.Sprint(jsonVersion))
			}
			return NewTally(form.Years...)
		})
	case 1:
		return wire.Form(data, t, func(form *earlierTally) (Tally, error) {
			var years []YearTally
			for _, y := range form.Years {
				years = append(years, YearTally{y.Year, Count(y.Done), Count(y.Planned), y.Supplements})
			}
			return NewTally(years...)
		})
	default: // it may have any other field
		return unknownVersion(version, fmt.Sprint(jsonVersion))
	}
}

// versionOf is that of a Tally's JSON, 0 where there is none to be read.
func versionOf(data []byte) int64 {
	var form struct {
		Version int64 `json:"version"`
	}
	if len(data) > wire.MaxBytes || json.Unmarshal(data, &form) != nil {
		return 0
	}
	return form.Version
}
