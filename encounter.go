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

// The exemptions: no attending doctor sent the patient, and the law takes no surcharge
// (articles L162-5-3, L162-5-4, D162-1-6 and D162-1-8 of the Code de la sécurité sociale).
// Each holds from a day of its own.
const (
	PathwaySerialCare  Pathway = "serial-care" // repeated care of a plan agreed with the attending doctor
	PathwaySequence    Pathway = "sequence"    // several doctors in turn for one illness, agreed with the attending doctor
	PathwayStandIn     Pathway = "stand-in"    // in place of the absent attending doctor, or in the same premises
	PathwayOnDuty      Pathway = "on-duty"     // the doctor of the permanence des soins
	PathwayAddiction   Pathway = "addiction"   // a hospital's care for tobacco, alcohol or drugs
	PathwayMilitary    Pathway = "military"    // a serviceman sent by a military doctor
	PathwayGenetics    Pathway = "genetics"    // a consultation of genetics (article L1131-1-2 CSP)
	PathwayUniversity  Pathway = "university"  // the preventive medicine of a university
	PathwayNurse       Pathway = "nurse"       // sent by an advanced practice nurse
	PathwayMidwife     Pathway = "midwife"     // sent by a midwife
	PathwayDeparted    Pathway = "departed"    // the attending doctor retired or left the département less than a year ago
	PathwayNewDoctor   Pathway = "new-doctor"  // seen or sent by a general practitioner in the first five years of practice
	PathwayUnderserved Pathway = "underserved" // seen or sent by a doctor in the first five years in an under-served area
)
