package telehealth

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
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

//go:embed specialties.csv
var specialtyCodes string

// A holder is whose a code is: a doctor's of a specialty, or another's.
type holder struct {
	specialty Specialty
	other     string // with an article: "a nurse"
}

// specialtyTable is every code, and those of each specialty in the order of the file.
type specialtyTable struct {
	of                 map[string]holder
	insurance, ordinal map[Specialty][]string
}

var specialtyBook = sync.OnceValue(func() (t specialtyTable) {
	t = specialtyTable{map[string]holder{}, map[Specialty][]string{}, map[Specialty][]string{}}
	for line := range strings.Lines(specialtyCodes) {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if strings.HasPrefix(line, "#") || cells[0] == "code" {
			continue
		}
		code, s := cells[0], Specialty(cells[1])
		t.of[code] = holder{s, cells[2]}
		if s == "" || s == OtherSpecialty {
			continue
		}
		list := t.insurance
		if strings.HasPrefix(code, "SM") {
			list = t.ordinal
		}
		list[s] = append(list[s], code)
	}
	return t
})

// InsuranceCodes returns the two-digit codes that Assurance Maladie gives to
// doctors of the specialty, the usual one first, and none for OtherSpecialty or
// an unknown one.
func (s Specialty) InsuranceCodes() []string { return slices.Clone(specialtyBook().insurance[s]) }

// OrdinalCodes returns the codes of the nomenclature TRE_R38 for the specialty,
// the usual one first, and none for OtherSpecialty or an unknown one.
func (s Specialty) OrdinalCodes() []string { return slices.Clone(specialtyBook().ordinal[s]) }

// SpecialtyOf returns the specialty of its name ("psychiatry"), of an Assurance
// Maladie code ("07", or "7" as a spreadsheet leaves it) or of an ordinal code
// ("SM20"). The code of a doctor whom no rule here names is OtherSpecialty's.
//
// A code that is no doctor's, as a nurse's, is an error with the code
// [ErrorNotCovered] that says whose it is; any other text is [ErrorUnknown].
func SpecialtyOf(text string) (Specialty, error) {
	if s := Specialty(text); s.known() {
		return s, nil
	}
	code := text
	if len(code) == 1 && code[0] >= '1' && code[0] <= '9' {
		code = "0" + code
	}
	is, found := specialtyBook().of[code]
	switch {
	case is.specialty != "":
		return is.specialty, nil
	case found:
		return "", wrongSpecialty(ErrorNotCovered, text, "a doctor's specialty: this is the code of "+is.other)
	case text == "":
		return "", wrongSpecialty(ErrorMissing, text, wantSpecialty())
	default:
		return "", wrongSpecialty(ErrorUnknown, text, wantSpecialty()+", or its code: 07, SM20")
	}
}

// UnmarshalText reads what [SpecialtyOf] reads, so that the codes of files and of
// claims are understood wherever a specialty is read. The empty text is the zero
// Specialty. What is written is the name.
func (s *Specialty) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = ""
		return nil
	}
	for _, known := range Specialties() { // which takes no memory
		if string(known) == string(text) {
			*s = known
			return nil
		}
	}
	read, err := SpecialtyOf(string(text))
	if err == nil {
		*s = read
	}
	return err
}

// Check returns the error of a specialty that is no name of [Specialties]: the zero
// one, or a code that nobody read. The field of the error is "specialty".
func (s Specialty) Check() error {
	if s.known() {
		return nil
	}
	named, err := SpecialtyOf(string(s))
	if err != nil {
		return err
	}
	return wrongSpecialty(ErrorUnknown, string(s), string(named)+": SpecialtyOf reads codes")
}

func (s Specialty) known() bool { return slices.Contains(Specialties(), s) }

func wantSpecialty() string {
	var names []string
	for _, s := range Specialties() {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

func wrongSpecialty(code ErrorCode, value, want string) error {
	return &FieldError{Code: code, Field: "specialty", Value: value, Want: want}
}
