package quota

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A State says whether an act took place. The zero State is StateDone.
type State string

// The states.
const (
	StateDone      State = "done"      // the act took place
	StatePlanned   State = "planned"   // it is booked
	StateCancelled State = "cancelled" // it will not take place; it weighs nothing
)

// UnmarshalText reads a word of the set and refuses any other.
func (s *State) UnmarshalText(text []byte) error {
	return wire.Word(s, text, StateDone, StatePlanned, StateCancelled)
}

// An Act is one row of a practitioner's activity, and nothing about the patient
// but whose patient it is. The zero Act lacks its date and code.
type Act struct {
	// ID is the caller's name for the act, opaque, at most 256 bytes of UTF-8 without
	// what shows nothing, but single spaces inside. Only an act with one can be
	// corrected or removed later. No error shows it. "" is no name.
	ID string `json:"id,omitzero"`
	// Date is the day in the practice's own territory, whose 1 January opens a new
	// year: see [telehealth.DateOf].
	Date telehealth.Date `json:"date,omitzero"`
	Code telehealth.Code `json:"code,omitzero"`
	// Kind is that of a letter key which only the caller's own tariffs have, as their
	// Tariffs.Kind in package billing returns it. Of a key that the library knows it may
	// be left out, and must not contradict [telehealth.Code.Kind].
	Kind telehealth.Kind `json:"kind,omitzero"`
	// OwnPatient: the practitioner is the patient's attending doctor. It means
	// nothing in a tele-expertise.
	OwnPatient bool `json:"ownPatient,omitzero"`
	// Assisted: a professional was at the patient's side. It means nothing but in
	// a teleconsultation.
	Assisted bool  `json:"assisted,omitzero"`
	State    State `json:"state,omitzero"`
}

// What a [Ledger] keeps of one act, in bytes. No letter key is longer in the tariffs.
const (
	maxID   = 256
	maxCode = 16
)

// UnmarshalJSON reads the JSON form of an Act, strictly; after an error a is as it was.
// The name own_patient, which an earlier form had for ownPatient, is read too. Whether
// it is an act at all, [Ledger.Add] and [TallyOf] say.
func (a *Act) UnmarshalJSON(data []byte) error {
	type plain Act
	type form struct {
		plain
		OwnPatient *bool `json:"ownPatient"`
		Earlier    *bool `json:"own_patient"`
	}
	return wire.Form(data, a, func(f *form) (Act, error) {
		own, read := cmp.Or(f.OwnPatient, f.Earlier), Act(f.plain)
		if f.OwnPatient != nil && f.Earlier != nil {
			return read, wire.Error(telehealth.ErrorContradiction, "own_patient", "given twice", "ownPatient alone")
		}
		read.OwnPatient = own != nil && *own
		return read, nil
	})
}

// states in the order in which a [Ledger] numbers them.
func states() [3]State { return [...]State{StateDone, StatePlanned, StateCancelled} }

// number is the place of a state in states, -1 for one that is not there.
func (s State) number() int {
	if s == "" {
		s = StateDone
	}
	all := states()
	return slices.Index(all[:], s)
}

// kind is that of the letter key, where the library does not know it the one that the
// act says.
func (a *Act) kind() telehealth.Kind {
	if kind := a.Code.Kind(); kind != "" {
		return kind
	}
	return a.Kind
}

// tally returns what one act adds to its year, or why it is no act.
func (a *Act) tally() (YearTally, error) {
	kind := a.kind()
	c, counted := countAs(a.Code, kind, a.OwnPatient, a.Assisted)
	if err := a.check(kind, counted); err != nil {
		return YearTally{}, err
	}
	year := YearTally{Year: a.Date.Year()}
	if a.State == StateCancelled {
		return year, nil
	}
	switch {
	case !counted:
		year.Supplements = 1
	case a.State == StatePlanned:
		year.Planned = c
	default:
		year.Done = c
	}
	return year, nil
}

// check is told the kind of the code and whether it counts: classifying it is most of
// the work.
func (a *Act) check(kind telehealth.Kind, counted bool) error {
	switch {
	case len(a.ID) > maxID:
		return wire.Error(telehealth.ErrorOutOfRange, "id", fmt.Sprint(len(a.ID))+" bytes", fmt.Sprintf("at most %d bytes", maxID))
	case a.ID != "" && !phrase.Refers(a.ID):
		return wire.Error(telehealth.ErrorMalformed, "id", "", phrase.AReference)
	case a.Date.IsZero():
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the act")
	}
	if !counted || a.Kind != "" {
		if err := a.checkCode(kind); err != nil {
			return err
		}
	}
	if a.State.number() < 0 {
		return wire.Error(telehealth.ErrorUnknown, "state", string(a.State), "done, planned or cancelled")
	}
	return nil
}

// checkCode is told the kind that the library knows, or else that of the act.
func (a *Act) checkCode(kind telehealth.Kind) error {
	switch {
	case a.Code == "":
		return wire.Error(telehealth.ErrorMissing, "code", "", "a letter key")
	case len(a.Code) > maxCode:
		return wire.Error(telehealth.ErrorOutOfRange, "code", string(a.Code), fmt.Sprintf("at most %d bytes", maxCode))
	case kind == "":
		return wire.Error(telehealth.ErrorUnknown, "code", string(a.Code), "a letter key that the library knows, or one with its kind")
	case a.Kind == "":
		return nil
	case !slices.Contains(telehealth.Kinds(), a.Kind):
		return wire.Error(telehealth.ErrorUnknown, "kind", string(a.Kind), fmt.Sprint("one of ", telehealth.Kinds()))
	case a.Kind != kind:
		return wire.Error(telehealth.ErrorContradiction, "kind", string(a.Kind), fmt.Sprintf("%s, which %s is", kind, a.Code))
	default:
		return nil
	}
}
