package telehealth

// A Mode is how doctor and patient meet. The zero Mode is in person.
type Mode string

// The modes.
const (
	ModeInPerson Mode = "in-person" // in the doctor's office
	ModeHome     Mode = "home"      // a visit at the patient's home
	ModeVideo    Mode = "video"     // a teleconsultation
	ModePhone    Mode = "phone"     // by voice alone, reimbursed only in periods of the epidemic
)

// A Pathway is the patient's situation in the coordinated care pathway
// (parcours de soins coordonnés, article L162-5-3 of the Code de la sécurité
// sociale). The zero Pathway is PathwayCoordinated.
type Pathway string

// The pathways.
const (
	// PathwayCoordinated leaves the detail to the specialty: a general practitioner is
	// taken as the patient's attending doctor, a specialist as seen on the
	// attending doctor's referral.
	PathwayCoordinated  Pathway = "coordinated"
	PathwayAttending    Pathway = "attending"     // the doctor is the attending doctor (médecin traitant)
	PathwayReferred     Pathway = "referred"      // sent by the attending doctor
	PathwayDirectAccess Pathway = "direct-access" // a specialty the law opens without referral
	PathwayOutside      Pathway = "outside"       // outside the pathway (hors parcours)
	PathwayUrgent       Pathway = "urgent"        // an emergency
	PathwayAway         Pathway = "away"          // far from home, or the attending doctor absent
)
