package telehealth

// A Practitioner is what the law needs to know of a doctor: no name, no
// number. The zero Practitioner is incomplete, for Specialty and Sector have no
// default; its territory is metropolitan France.
type Practitioner struct {
	Specialty Specialty `json:"specialty"`
	Sector    Sector    `json:"sector"`
	// OPTAM is true for a sector 2 doctor who signed the contract of moderated
	// fees (option pratique tarifaire maîtrisée).
	OPTAM     bool      `json:"optam,omitempty"`
	Territory Territory `json:"territory,omitempty"`
}

// A Sector is the doctor's place in the national agreement (convention
// médicale). The zero Sector is unknown and is refused where it matters.
type Sector string

// The sectors.
const (
	Sector1        Sector = "1"    // bound to the tariffs of the agreement
	Sector2        Sector = "2"    // free fees (honoraires libres), with OPTAM or outside
	NotConventioned Sector = "none" // outside the agreement, often called sector 3
)

// A Specialty is what a doctor is qualified in, as far as tariffs and quotas
// tell doctors apart. The zero Specialty is unknown and is refused.
type Specialty string

// The specialties. Other is any specialist whom no rule here names.
//
// The gynaecologist counts twice: the higher consultation of the 2024
// agreement is for Assurance Maladie codes 70 and 79 (medical gynaecology),
// not for code 07 (obstetrics).
const (
	GeneralPractice      Specialty = "general-practice"
	MedicalGynecology    Specialty = "medical-gynecology"
	ObstetricsGynecology Specialty = "obstetrics-gynecology"
	Psychiatry           Specialty = "psychiatry"
	Neuropsychiatry      Specialty = "neuropsychiatry"
	Neurology            Specialty = "neurology"
	Cardiology           Specialty = "cardiology"
	Pediatrics           Specialty = "pediatrics"
	Dermatology          Specialty = "dermatology"
	Ophthalmology        Specialty = "ophthalmology"
	Stomatology          Specialty = "stomatology"
	Endocrinology        Specialty = "endocrinology"
	InternalMedicine     Specialty = "internal-medicine"
	Geriatrics           Specialty = "geriatrics"
	Rehabilitation       Specialty = "rehabilitation"
	OtherSpecialty       Specialty = "other"
)

// Specialties returns every specialty the library knows, general practice first.
func Specialties() []Specialty {
	return []Specialty{
		GeneralPractice, MedicalGynecology, ObstetricsGynecology, Psychiatry,
		Neuropsychiatry, Neurology, Cardiology, Pediatrics, Dermatology,
		Ophthalmology, Stomatology, Endocrinology, InternalMedicine, Geriatrics,
		Rehabilitation, OtherSpecialty,
	}
}

// A Territory is where the practice stands: it decides tariffs and holidays.
// The zero Territory is metropolitan France outside Alsace-Moselle.
type Territory string

// The territories.
const (
	Metropole       Territory = "metropole"
	AlsaceMoselle   Territory = "alsace-moselle"
	Guadeloupe      Territory = "guadeloupe"
	Martinique      Territory = "martinique"
	Guyane          Territory = "guyane"
	Reunion         Territory = "reunion"
	Mayotte         Territory = "mayotte"
	SaintMartin     Territory = "saint-martin"
	SaintBarthelemy Territory = "saint-barthelemy"
)

// Territories returns every territory the library knows, metropolitan France first.
func Territories() []Territory {
	return []Territory{
		Metropole, AlsaceMoselle, Guadeloupe, Martinique, Guyane, Reunion,
		Mayotte, SaintMartin, SaintBarthelemy,
	}
}
