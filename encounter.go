package telehealth

// A Mode is how doctor and patient meet. The zero Mode is in person.
type Mode string

// The modes.
const (
	InPerson Mode = "in-person" // in the doctor's office
	Home     Mode = "home"      // a visit at the patient's home
	Video    Mode = "video"     // a teleconsultation
	Phone    Mode = "phone"     // by voice alone, reimbursed only in periods of the epidemic
)

// A Pathway is the patient's situation in the coordinated care pathway
// (parcours de soins coordonnés, article L162-5-3 of the Code de la sécurité
// sociale). The zero Pathway is Coordinated.
type Pathway string

// The pathways.
const (
	// Coordinated leaves the detail to the specialty: a general practitioner is
	// taken as the patient's attending doctor, a specialist as seen on the
	// attending doctor's referral.
	Coordinated  Pathway = "coordinated"
	Attending    Pathway = "attending"     // the doctor is the attending doctor (médecin traitant)
	Referred     Pathway = "referred"      // sent by the attending doctor
	DirectAccess Pathway = "direct-access" // a specialty the law opens without referral
	Outside      Pathway = "outside"       // outside the pathway (hors parcours)
	Urgent       Pathway = "urgent"        // an emergency
	Away         Pathway = "away"          // far from home, or the attending doctor absent
)
