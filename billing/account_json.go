package billing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/secteur2/telehealth"
)

// MarshalJSON writes the account for the caller's store: "participations", a
// list of what was withheld, and "since" after [Account.Forget].
//
//	{"participations": [{"professional": "p-1", "date": "2026-03-02", "reimbursed": "2026-03-05", "amount": "2.00"}]}
func (a Account) MarshalJSON() ([]byte, error) {
	held := a.held
	if held == nil {
		held = []Participation{} // a list, not null
	}
	return json.Marshal(struct {
		Since          telehealth.Date `json:"since,omitzero"`
		Participations []Participation `json:"participations"`
	}{a.since, held})
}

// UnmarshalJSON reads what [Account.MarshalJSON] writes, in any order; null is
// the zero Account. A missing "reimbursed" is the day of the act, and
// participations of one professional and the same two days add up. It is as
// strict as that of [Consultation]; after an error, always a
// *[telehealth.FieldError], the account is as it was.
func (a *Account) UnmarshalJSON(data []byte) error {
	var since string
	var list []json.RawMessage
	if err := readObject(data, map[string]any{"since": &since, "participations": &list}); err != nil {
		return err
	}
	var read Account
	if err := read.since.UnmarshalText([]byte(since)); err != nil {
		return inField(err, "since")
	}
	for i, text := range list {
		p, err := readParticipation(text)
		if err == nil {
			read, err = read.with(p)
		}
		if err != nil {
			bad, _ := errors.AsType[*telehealth.FieldError](err) // as every error of both is
			return inField(err, fmt.Sprintf("participations[%d].%s", i, bad.Field))
		}
	}
	*a = read
	return nil
}

func readParticipation(data []byte) (p Participation, err error) {
	var date, reimbursed string
	var amount *string
	err = readObject(data, map[string]any{
		"professional": &p.Professional, "date": &date, "reimbursed": &reimbursed, "amount": &amount,
	})
	if err != nil {
		return p, err
	}
	if err := p.Date.UnmarshalText([]byte(date)); err != nil {
		return p, inField(err, "date")
	}
	if err := p.Reimbursed.UnmarshalText([]byte(reimbursed)); err != nil {
		return p, inField(err, "reimbursed")
	}
	if err := p.complete(); err != nil {
		return p, err
	}
	if amount == nil {
		return p, bad(telehealth.ErrorMissing, "amount", "", wantAmount)
	}
	if p.Amount, err = ParseAmount(*amount); err != nil {
		return p, inField(err, "amount")
	}
	return p, nil
}

// readObject reads one JSON object into the variables under its names: no other
// name, no other spelling, and none twice. Null is an object without names. It
// takes the variables out of the map as it goes.
func readObject(data []byte, to map[string]any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	switch open, err := in.Token(); {
	case err != nil:
		return objectError(err, "json")
	case open == nil:
		return atEnd(in)
	case open != json.Delim('{'):
		return bad(telehealth.ErrorMalformed, "json", "another value", wantObject)
	}
	for in.More() {
		token, err := in.Token()
		if err != nil {
			return objectError(err, "json")
		}
		name, _ := token.(string) // where an object goes on there is a name
		target, known := to[name]
		switch {
		case !known:
			return bad(telehealth.ErrorUnknown, "json", name, "a field of the format, spelled as it is there")
		case target == nil:
			return bad(telehealth.ErrorContradiction, name, "given twice", "each field once")
		}
		if err := in.Decode(target); err != nil {
			return objectError(err, name)
		}
		to[name] = nil
	}
	if _, err := in.Token(); err != nil { // the closing brace
		return objectError(err, "json")
	}
	return atEnd(in)
}

const wantObject = "one whole JSON object"

func atEnd(in *json.Decoder) error {
	if _, err := in.Token(); err != io.EOF {
		return bad(telehealth.ErrorMalformed, "json", "more after the object", wantObject)
	}
	return nil
}

// objectError turns what encoding/json says into a typed error. Of a value of
// the wrong form it tells the kind only: it may be a professional.
func objectError(err error, field string) error {
	kind, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case ok && kind.Type.Kind() == reflect.Slice:
		return bad(telehealth.ErrorMalformed, field, kind.Value, "a list, [{...}]")
	case ok:
		return bad(telehealth.ErrorMalformed, field, kind.Value, `"text"; amounts and days are written as text too`)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return bad(telehealth.ErrorMalformed, field, "the end of the text", wantObject)
	}
	return bad(telehealth.ErrorMalformed, field, err.Error(), wantObject)
}
