package quota

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
)

// A State says whether an act took place. The zero State is Done.
type State string

// The states.
const (
	Done      State = "done"      // the act took place
	Planned   State = "planned"   // it is booked
	Cancelled State = "cancelled" // it will not take place; it weighs nothing
)

// An Act is one row of a practitioner's activity, and nothing about the patient
// but whose patient it is. The zero Act is none: it lacks its date and code.
type Act struct {
	// ID is the caller's name for the act, opaque, at most 256 bytes; only an act
	// with one can be corrected or removed later. It is kept and may be printed in
	// an error, so it must say nothing about the patient. "" is no name.
	ID string `json:"id,omitempty"`
	// Date is the day in the practice's own territory, whose 1 January opens a new
	// year: see [telehealth.DateOf].
	Date telehealth.Date `json:"date"`
	Code telehealth.Code `json:"code"`
	// OwnPatient: the practitioner is the patient's attending doctor. It means
	// nothing in a tele-expertise.
	OwnPatient bool `json:"own_patient,omitempty"`
	// Assisted: a professional was at the patient's side. It means nothing but in
	// a teleconsultation.
	Assisted bool  `json:"assisted,omitempty"`
	State    State `json:"state,omitempty"`
}

// maxID bounds what a [Ledger] keeps of one act.
const maxID = 256

// UnmarshalJSON reads the JSON form of an Act; null leaves a as it was. A name that an
// Act does not have, one that is there twice, and a value of another form or null are a
// *[telehealth.FieldError], and a stays as it was: a damaged line is no other act.
// Whether it is an act at all, [Ledger.Add] and [TallyOf] say. (What is no JSON at all,
// package json refuses first, with its own error.)
func (a *Act) UnmarshalJSON(data []byte) error {
	type form Act // without this method
	const field, writer = "act", "json.Marshal of an Act"
	if string(bytes.TrimSpace(data)) == "null" {
		return nil // the convention of package json
	}
	var object map[string]json.RawMessage // nothing but one, and nothing behind it
	if err := json.Unmarshal(data, &object); err != nil {
		return notJSON(field, writer, data, err)
	}
	if err := once(data); err != nil {
		return err
	}
	if !utf8.Valid(data) { // package json would read another ID, one for all of them
		return bad(telehealth.ErrorMalformed, field, "", "text in UTF-8")
	}
	for name, value := range object {
		if string(value) == "null" {
			return bad(telehealth.ErrorMalformed, name, "null", "a value, or no "+name)
		}
	}
	var read form
	if err := strict(data, &read); err != nil {
		var inside *telehealth.FieldError
		if errors.As(err, &inside) {
			return inside
		}
		return notJSON(field, writer, data, err)
	}
	*a = Act(read)
	return nil
}

// states in the order in which a [Ledger] numbers them.
func states() [3]State { return [...]State{Done, Planned, Cancelled} }

// number is the place of a state in states, -1 for one that is not there.
func (s State) number() int {
	if s == "" {
		s = Done
	}
	all := states()
	return slices.Index(all[:], s)
}

// tally returns what one act adds to its year, or why it is no act.
func (a Act) tally() (YearTally, error) {
	c, counted := Of(a.Code, a.OwnPatient, a.Assisted)
	if err := a.check(counted); err != nil {
		return YearTally{}, err
	}
	year := YearTally{Year: a.Date.Year()}
	if a.State == Cancelled {
		return year, nil
	}
	switch {
	case !counted:
		year.Supplements = 1
	case a.State == Planned:
		year.Planned = c
	default:
		year.Done = c
	}
	return year, nil
}

// check is told whether Of counts the code: classifying it is most of the work.
func (a Act) check(counted bool) error {
	switch {
	case len(a.ID) > maxID:
		return bad(telehealth.ErrorOutOfRange, "id", a.ID, fmt.Sprintf("at most %d bytes", maxID))
	case a.Date.IsZero():
		return bad(telehealth.ErrorMissing, "date", "", "the day of the act")
	case a.Code == "":
		return bad(telehealth.ErrorMissing, "code", "", "a letter key")
	case !counted && a.Code.Kind() == "":
		return bad(telehealth.ErrorUnknown, "code", string(a.Code), "a letter key that the library knows")
	case a.State.number() < 0:
		return bad(telehealth.ErrorUnknown, "state", string(a.State), "done, planned or cancelled")
	default:
		return nil
	}
}
