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
	case telehealth.ModeInPerson, "":
		return ambulatory, true
	case telehealth.ModeHome:
		return homeHealth, true
	case telehealth.ModeVideo:
		return virtual, true
	default:
		return "", false
	}
}

// ModeOfActCode is the inverse of [ActCode], false for any other code.
func ModeOfActCode(code string) (mode telehealth.Mode, ok bool) {
	switch code {
	case ambulatory:
		return telehealth.ModeInPerson, true
	case homeHealth:
		return telehealth.ModeHome, true
	case virtual:
		return telehealth.ModeVideo, true
	default:
		return "", false
	}
}
