package billing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// facts is a consultation after the checks, with every default made explicit.
type facts struct {
	*Consultation
	tariffs    *Tariffs
	rules      *rules
	specialty  int
	territory  int
	mode       mode
	age        int // completed years, -1 when not known
	child      bool
	pathway    telehealth.Pathway // never empty nor Coordinated
	direct     bool               // direct access is open to this doctor and patient
	refused    bool               // direct access was claimed and is not open
	authorised bool               // a sector 1 specialist's fee above the tariff outside the pathway (DA)
	sheet      *sheet             // what the doctor can bill, once the scale is settled
	demand     bool               // a sector 1 fee above the tariff: the patient's special demand
	letter     bool
	restDay    bool // a Sunday or a national holiday
	localDay   bool // a holiday of the territory alone, or of some communes
	hours      hours
	quiet      bool // no notes
}

// mode numbers the modes that can be priced.
type mode uint8

const (
	inPerson mode = iota
	home
	video
	modes
)

const (
	maxFee         = 99_999*Euro + 99*Cent // what the claim format can carry
	maxSupplements = 12
	maxCode        = 16
)

// read checks the consultation and makes its defaults explicit: first what does
// not depend on the day, then the day, the patient, and what cannot hold together.
func (f *facts) read(t *Tariffs) error {
	if err := f.readFixed(t); err != nil {
		return err
	}
	return f.readDated()
}

func (f *facts) readFixed(t *Tariffs) error {
	f.tariffs = t
	if err := f.readPractitioner(t); err != nil {
		return err
	}
	return f.readCodes()
}

func (f *facts) readDated() error {
	if err := f.readDay(); err != nil {
		return err
	}
	if err := f.readPatient(); err != nil {
		return err
	}
	if err := f.readMoney(); err != nil {
		return err
	}
	f.readHours()
	return f.readPathway()
}

func (f *facts) readPractitioner(t *Tariffs) error {
	p := &f.Practitioner
	var ok bool
	if f.specialty, ok = t.specialties[p.Specialty]; !ok {
		return required("practitioner.specialty", string(p.Specialty), join(telehealth.Specialties()))
	}
	switch p.Sector {
	case telehealth.Sector1, telehealth.Sector2, telehealth.SectorOutsideAgreement:
	default:
		return required("practitioner.sector", string(p.Sector), `"1", "2" or "none"`)
	}
	if p.OPTAM && p.Sector != telehealth.Sector2 {
		return wire.Error(telehealth.ErrorContradiction, "practitioner.optam", "true", "OPTAM only in sector 2, not in sector "+string(p.Sector))
	}
	territory := p.Territory
	if territory == "" {
		territory = telehealth.Metropole
	}
	if f.territory, ok = t.territories[territory]; !ok {
		return wire.Error(telehealth.ErrorUnknown, "practitioner.territory", string(territory), join(telehealth.Territories()))
	}
	return nil
}

func (f *facts) readDay() error {
	if f.Date.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the act, as 2026-03-02")
	}
	_, err := f.rules.of[ruleCoverage].Lookup(f.Date)
	return err
}

func (f *facts) readPatient() error {
	p := &f.Patient
	if p.Birth.After(f.Date) {
		return wire.Error(telehealth.ErrorContradiction, "patient.birth", p.Birth.String(), "a day up to that of the act, "+f.Date.String())
	}
	f.age = p.Birth.Age(f.Date)
	f.child = f.rules.pathway.Child.At(f.Date).Value.Hold(f.age)
	switch p.Scheme {
	case "", SchemeGeneral, SchemeAlsaceMoselle:
	default:
		return wire.Error(telehealth.ErrorUnknown, "patient.scheme", string(p.Scheme), `"general" or "alsace-moselle"`)
	}
	switch p.Cover {
	case "", CoverALD, CoverMaternity, CoverWorkInjury, CoverInvalidity, CoverC2S, CoverAME, CoverMilitary:
		return nil
	default:
		return wire.Error(telehealth.ErrorUnknown, "patient.cover", string(p.Cover),
			`"", "ald", "maternity", "work-injury", "invalidity", "c2s", "ame" or "military"`)
	}
}

func (f *facts) readCodes() error {
	for question := range f.Answers {
		if !slices.ContainsFunc(judgeRuleNames(), func(name string) bool { return name == question && strings.HasPrefix(name, "ask.") }) {
			return wire.Error(telehealth.ErrorUnknown, "answers", question, "a question that Suggest asks, as ask.regulated")
		}
	}
	kind := telehealth.Kind("")
	if f.Act != "" {
		kind = f.tariffs.Kind(f.Act)
	}
	if kind == telehealth.KindSupplement {
		return wire.Error(telehealth.ErrorContradiction, "act", string(f.Act), "an act; a supplement stands under supplements")
	}
	if len(f.Supplements) > maxSupplements {
		return wire.Error(telehealth.ErrorOutOfRange, "supplements", fmt.Sprint(len(f.Supplements)), fmt.Sprintf("at most %d letter keys", maxSupplements))
	}
	for i, code := range f.Supplements {
		switch f.tariffs.Kind(code) {
		case telehealth.KindSupplement, telehealth.KindTechnical, "": // the tables say whether they have it
		default:
			return wire.Error(telehealth.ErrorContradiction, "supplements", string(code), "supplements only, this is an act")
		}
		if slices.Contains(f.Supplements[:i], code) {
			return wire.Error(telehealth.ErrorContradiction, "supplements", string(code), "each supplement once")
		}
	}
	return f.readMode(kind)
}

func (f *facts) readMode(kind telehealth.Kind) error {
	ofKind := modeOf(kind)
	m := f.Mode
	if m == "" {
		m = ofKind
	}
	switch m {
	case "", telehealth.ModeInPerson:
		f.mode = inPerson
	case telehealth.ModeHome:
		f.mode = home
	case telehealth.ModeVideo:
		f.mode = video
	case telehealth.ModePhone:
		return wire.Error(telehealth.ErrorNotCovered, "mode", "phone",
			"in-person, home or video: whether an act by telephone was covered is not decided here")
	default:
		return wire.Error(telehealth.ErrorUnknown, "mode", string(m), `"in-person", "home", "video" or "phone"`)
	}
	if ofKind != "" && m != ofKind {
		return wire.Error(telehealth.ErrorContradiction, "mode", string(m), fmt.Sprintf("%s for the act %s", ofKind, f.Act))
	}
	return nil
}

// modeOf returns the mode in which acts of a kind are done, "" for no or any.
func modeOf(kind telehealth.Kind) telehealth.Mode {
	switch kind {
	case telehealth.KindConsultation:
		return telehealth.ModeInPerson
	case telehealth.KindVisit:
		return telehealth.ModeHome
	case telehealth.KindTeleconsultation:
		return telehealth.ModeVideo
	default:
		return ""
	}
}

func required(field, value, want string) error {
	if value == "" {
		return wire.Error(telehealth.ErrorMissing, field, "", want)
	}
	return wire.Error(telehealth.ErrorUnknown, field, value, want)
}

func join[S ~string](words []S) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}
