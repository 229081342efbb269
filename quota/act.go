package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
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

// An Act is one row of a practitioner's activity, and nothing about the patient
// but whose patient it is. The zero Act is none: it lacks its date and code.
type Act struct {
	// ID is the caller's name for the act, opaque, at most 256 bytes; only an act
	// with one can be corrected or removed later. No error shows it. "" is no name.
	ID string `json:"id,omitzero"`
	// Date is the day in the practice's own territory, whose 1 January opens a new
	// year: see [telehealth.DateOf].
	Date telehealth.Date `json:"date,omitzero"`
	Code telehealth.Code `json:"code,omitzero"`
	// OwnPatient: the practitioner is the patient's attending doctor. It means
	// nothing in a tele-expertise.
	OwnPatient bool `json:"ownPatient,omitzero"`
	// Assisted: a professional was at the patient's side. It means nothing but in
	// a teleconsultation.
	Assisted bool  `json:"assisted,omitzero"`
	State    State `json:"state,omitzero"`
}

// maxID bounds what a [Ledger] keeps of one act.
const maxID = 256

// UnmarshalJSON reads the JSON form of an Act, strictly; after an error a is as it was.
// The name own_patient, which an earlier form had for ownPatient, is read too. Whether
// it is an act at all, [Ledger.Add] and [TallyOf] say.
func (a *Act) UnmarshalJSON(data []byte) error {
	type plain Act
	var form struct {
		plain
		OwnPatient *bool `json:"ownPatient"`
		Earlier    *bool `json:"own_patient"`
	}
	if err := wire.Read(data, &form); err != nil {
		return err
	}
	own := form.OwnPatient
	if form.Earlier != nil {
		if own != nil {
			return wire.Error(telehealth.ErrorContradiction, "own_patient", "given twice", "ownPatient alone")
		}
		own = form.Earlier
	}
	*a = Act(form.plain)
	a.OwnPatient = own != nil && *own
	return nil
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

// tally returns what one act adds to its year, or why it is no act.
func (a Act) tally() (YearTally, error) {
	c, counted := CountOf(a.Code, a.OwnPatient, a.Assisted)
	if err := a.check(counted); err != nil {
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

// check is told whether Of counts the code: classifying it is most of the work.
func (a Act) check(counted bool) error {
	switch {
	case len(a.ID) > maxID:
		return wire.Error(telehealth.ErrorOutOfRange, "id", fmt.Sprint(len(a.ID))+" bytes", fmt.Sprintf("at most %d bytes", maxID))
	case a.Date.IsZero():
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the act")
	case a.Code == "":
		return wire.Error(telehealth.ErrorMissing, "code", "", "a letter key")
	case !counted && a.Code.Kind() == "":
		return wire.Error(telehealth.ErrorUnknown, "code", string(a.Code), "a letter key that the library knows")
	case a.State.number() < 0:
		return wire.Error(telehealth.ErrorUnknown, "state", string(a.State), "done, planned or cancelled")
	default:
		return nil
	}
}
