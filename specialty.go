package telehealth

import "slices"

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

// insuranceCodes are the two-digit codes of Assurance Maladie (nomenclature
// IR_SPE_V of the SNDS, 2019), ordinalCodes those of the Order of physicians
// (TRE_R38-SpecialiteOrdinale of the digital health agency, 2026-09-28). No
// official table joins the two: they are paired here by their labels. The codes
// of medical and obstetric gynaecology follow the qualification that the tariffs
// look at: 79 and SM52 are medical, 07, 77 and SM51 are not.
var insuranceCodes = map[Specialty][]string{
	GeneralPractice:      {"01", "22", "23"},
	MedicalGynecology:    {"70", "79"},
	ObstetricsGynecology: {"07", "77"},
	Psychiatry:           {"33", "75"},
	Neuropsychiatry:      {"17"},
	Neurology:            {"32"},
	Cardiology:           {"03"},
	Pediatrics:           {"12"},
	Dermatology:          {"05"},
	Ophthalmology:        {"15"},
	Stomatology:          {"18", "45"},
	Endocrinology:        {"42"},
	InternalMedicine:     {"09"},
	Geriatrics:           {"34"},
	Rehabilitation:       {"31"},
}

var ordinalCodes = map[Specialty][]string{
	GeneralPractice:      {"SM54", "SM53", "SM26"},
	MedicalGynecology:    {"SM19", "SM52"},
	ObstetricsGynecology: {"SM20", "SM51"},
	Psychiatry:           {"SM42", "SM43", "SM92", "SM93"},
	Neuropsychiatry:      {"SM33"},
	Neurology:            {"SM32", "SM84"},
	Cardiology:           {"SM04", "SM73", "SM79", "SM80", "SM81"},
	Pediatrics:           {"SM40", "SM87", "SM88", "SM89", "SM90"},
	Dermatology:          {"SM15"},
	Ophthalmology:        {"SM38", "SM85"},
	Stomatology:          {"SM50", "SM07"},
	Endocrinology:        {"SM16", "SM62"},
	InternalMedicine:     {"SM27", "SM72"},
	Geriatrics:           {"SM18"},
	Rehabilitation:       {"SM29"},
}

// InsuranceCodes returns the two-digit codes that Assurance Maladie gives to
// doctors of the specialty, the usual one first, and none for OtherSpecialty or
// an unknown one.
func (s Specialty) InsuranceCodes() []string { return slices.Clone(insuranceCodes[s]) }

// OrdinalCodes returns the codes of the nomenclature TRE_R38 for the specialty,
// the usual one first, and none for OtherSpecialty or an unknown one.
func (s Specialty) OrdinalCodes() []string { return slices.Clone(ordinalCodes[s]) }

// SpecialtyOf returns the specialty of an Assurance Maladie code ("07") or of an
// ordinal code ("SM20"). A code that no specialty here has is OtherSpecialty's
// only by the caller's decision: ok is false.
func SpecialtyOf(code string) (s Specialty, ok bool) {
	for _, s := range Specialties() {
		if slices.Contains(insuranceCodes[s], code) || slices.Contains(ordinalCodes[s], code) {
			return s, true
		}
	}
	return "", false
}
