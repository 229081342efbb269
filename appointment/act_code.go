package appointment

import "github.com/secteur2/telehealth"

// The codes that HL7 v3 ActCode has for where a visit takes place (value set
// ActEncounterCode), those of the slots of the Service d'accès aux soins.
const (
	ambulatory = "AMB"
	homeHealth = "HH"
	virtual    = "VR"
)

// ActCode returns the code of HL7 v3 ActCode for a mode, as slots of the SAS have it
// in serviceType: AMB in person, HH at home, VR by video; the zero Mode is in
// person. It is false for the telephone, which has no code of its own there, and for
// a mode that the library does not know.
func ActCode(mode telehealth.Mode) (code string, ok bool) {
	switch mode {
	case telehealth.InPerson, "":
		return ambulatory, true
	case telehealth.Home:
		return homeHealth, true
	case telehealth.Video:
		return virtual, true
	default:
		return "", false
	}
}

// ModeOfActCode is the inverse of [ActCode], false for any other code.
func ModeOfActCode(code string) (mode telehealth.Mode, ok bool) {
	switch code {
	case ambulatory:
		return telehealth.InPerson, true
	case homeHealth:
		return telehealth.Home, true
	case virtual:
		return telehealth.Video, true
	default:
		return "", false
	}
}
