package billing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/secteur2/telehealth/internal/phrase"
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
	covers     Covers             // those that the law gives the patient
	vain       Covers             // those claimed that it does not give
	pathway    telehealth.Pathway // never empty nor Coordinated
	open       ruleID             // the rule of the direct access or of the exemption that holds; 0 for none
	refused    ruleID             // the rule by which the one that was claimed does not hold; 0 for none
	authorised bool               // a sector 1 specialist's fee above the tariff outside the pathway (DA)
	sheet      *sheet             // what the doctor can bill, once the scale is settled
	demand     bool               // a sector 1 fee above the tariff: the patient's special demand
	letter     bool
	urgency    urgency
	supposed   bool // of the report nothing was said, and it is taken for granted
	restDay    bool // a Sunday or a national holiday
	localDay   bool // a holiday of the territory alone, or of some communes
	hours      hours
	foreignFee Amount   // what the caller's own lines charge of the fee
	quiet      bool     // no notes
	reading    ruleID   // the other reading of the law that holds here; 0 for the library's own
	met        disputes // the other readings that this encounter met
}

// hours is when an act was done, as the supplements of the NGAP see it. The
// zero hours are ordinary, or not known.
type hours uint8

const (
	ordinary  hours = iota
	sunday          // by day, on a Sunday or a national holiday
	night           // the evening and the early morning
	deepNight       // the hours after midnight
)

// urgency is whether the patient's state made the act urgent. The zero urgency is no.
type urgency uint8

const (
	notUrgent urgency = iota
	unsaid            // nothing was said, and the pathway says nothing
	perhaps           // nothing was said, and the pathway is not urgent
	urgent
)

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
	maxID          = 256 // bytes, as of every reference
	maxGuarantee   = 10_000
)

// read checks the consultation and makes its defaults explicit.
func (f *facts) read() error {
	err := f.readFixed()
	if err == nil {
		err = f.readDated()
	}
	return err
}

// readFixed checks what does not depend on the day: the doctor and the letter keys.
func (f *facts) readFixed() error {
	if f.ID != "" && (len(f.ID) > maxID || !phrase.Refers(f.ID)) {
		return wire.Error(telehealth.ErrorMalformed, "id", "", phrase.AReference+", at most "+strconv.Itoa(maxID)+" bytes")
	}
	t := f.tariffs
	p := &f.Practitioner
	var ok bool
	if f.specialty, ok = t.specialties[p.Specialty]; !ok {
		if err := p.Specialty.Check(); err != nil {
			return wire.In("practitioner", err)
		}
		return required("practitioner.specialty", string(p.Specialty), "other tables: the zero Tariffs has no doctor")
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
	return f.readCodes()
}

// readDated checks the rest in the order of the law: the day, the patient, the money,
// the hour and the pathway. It makes each default explicit.
func (f *facts) readDated() error {
	if f.Date.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the act, as 2026-03-02")
	}
	_, err := f.rules.of[ruleCoverage].Lookup(f.Date)
	if err == nil {
		err = f.readPatient()
	}
	if err == nil {
		err = f.readMoney()
	}
	if err == nil {
		f.readHours()
		err = f.readPathway()
	}
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
	if p.Cover == 0 {
		return nil
	}
	if p.Cover.Has(CoverAME) && f.Practitioner.Territory == telehealth.Mayotte && f.rules.at(ruleAMEMayotte, f.Date) != nil {
		return wire.Error(telehealth.ErrorContradiction, "patient.cover", "ame", "a cover of Mayotte, where there is no aide médicale de l'État")
	}
	return f.readCovers()
}

func (f *facts) readCodes() error {
	for rule := range f.Answers {
		if _, ok := askedInOrder()[rule]; !ok {
			return wire.Error(telehealth.ErrorUnknown, "answers", rule, "the rule of one of Questions, as ask.regulated")
		}
	}
	kind := telehealth.Kind("")
	if f.Act != "" {
		kind = f.tariffs.Kind(f.Act)
	}
	if kind == telehealth.KindSupplement {
		return wire.Error(telehealth.ErrorContradiction, "act", string(f.Act), "an act; a supplement stands under supplements")
	}
	err := f.readSupplements("supplements", f.Supplements, nil)
	if err == nil && len(f.Also) > 0 {
		err = f.readSupplements("also", f.Also, f.Supplements)
	}
	if err == nil {
		err = f.readMode(kind)
	}
	if err == nil {
		err = f.readAmounts()
	}
	if err == nil {
		err = f.readTravel()
	}
	return err
}

// readSupplements checks the supplements that one field names, beside those of another.
func (f *facts) readSupplements(field string, list, beside []telehealth.Code) error {
	if len(list) > maxSupplements {
		return wire.Error(telehealth.ErrorOutOfRange, field, fmt.Sprint(len(list)), fmt.Sprintf("at most %d letter keys", maxSupplements))
	}
	for i, code := range list {
		switch f.tariffs.Kind(code) {
		case telehealth.KindSupplement, telehealth.KindTechnical, "": // the tables say whether they have it
		default:
			return wire.Error(telehealth.ErrorContradiction, field, string(code), "supplements only, this is an act")
		}
		if slices.Contains(list[:i], code) || slices.Contains(beside, code) {
			return wire.Error(telehealth.ErrorContradiction, field, string(code), "each supplement once")
		}
	}
	return nil
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
	if !fits(m, f.Act, kind) {
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

func (f *facts) readMoney() error {
	if fee := f.Fee; fee != nil && (*fee < 0 || *fee > maxFee) {
		return wire.Error(telehealth.ErrorOutOfRange, "fee", fee.String(), "euros from 0.00 to "+maxFee.String())
	}
	if len(f.ForeignLines) > 0 {
		if err := f.readForeign(); err != nil {
			return err
		}
	}
	if f.Fee == nil && f.Practitioner.Sector == telehealth.SectorOutsideAgreement {
		return wire.Error(telehealth.ErrorMissing, "fee", "", "the fee: a doctor outside the agreement has no tariff to fall back on")
	}
	w := f.Withheld
	if w == (Withheld{}) {
		return f.readComplement()
	}
	if err := f.readWithheld(); err != nil {
		return err
	}
	return f.readComplement()
}

func (f *facts) readComplement() error {
	k := f.Complement
	if k == (Complement{}) {
		return nil
	}
	for _, g := range [...]struct {
		field   string
		percent int
	}{{"complement.guarantee", k.Guarantee}, {"complement.optam", k.OPTAM}} {
		if g.percent < 0 || g.percent > maxGuarantee {
			return wire.Error(telehealth.ErrorOutOfRange, g.field, fmt.Sprint(g.percent), fmt.Sprintf("a percentage of the base from 0 to %d", maxGuarantee))
		}
	}
	least := f.rules.at(ruleComplementLeast, f.Date).Value.rate
	if k.Responsible && !k.Beside && Rate(k.Guarantee)*Percent < least {
		return wire.Error(telehealth.ErrorContradiction, "complement.guarantee", fmt.Sprint(k.Guarantee), "at least "+least.String()+" in a responsible contract")
	}
	if f.coverRow(ruleCoverAlone) != nil {
		return wire.Error(telehealth.ErrorContradiction, "complement", fmt.Sprint(k.Guarantee), "no contract beside the cover "+f.covers.String())
	}
	return nil
}

// readHours reads the day and the hour. Days of one territory only are left to the
// doctor: no text says whether the supplements follow them. The commune is not
// known, so Good Friday is among them.
func (f *facts) readHours() {
	place := f.place()
	day, found := place.On(f.Date)
	f.localDay = found && day.Local
	f.restDay = found && !day.Local || f.Date.Weekday() == time.Sunday
	at, known := place.HoursAt(f.Date, f.Time.Minutes())
	if !known {
		return
	}
	switch at.Period {
	case holiday.DeepNight:
		f.hours = deepNight
	case holiday.Night:
		f.hours = night
	case holiday.Rest:
		f.hours = sunday
	case holiday.LocalRest:
		if f.Answers["ask.local-day"] {
			f.hours = sunday
		}
	}
}

func (f *facts) place() holiday.Place {
	return holiday.Place{Territory: f.Practitioner.Territory, GoodFriday: true}
}

// onCall is the period of the on-call service at a minute of the day.
func (f *facts) onCall(minute int) holiday.Period {
	h, _ := f.place().OnCallAt(f.Date, minute)
	return h.Period
}

// readUrgency comes after the pathway. An urgent act is never outside it (article
// D162-1-6 CSS).
func (f *facts) readUrgency() error {
	yes, said := f.Answers["ask.urgent"]
	inPathway := f.pathway == telehealth.PathwayUrgent
	switch {
	case f.Urgent != nil && said && yes != *f.Urgent:
		return wire.Error(telehealth.ErrorContradiction, "urgent", strconv.FormatBool(*f.Urgent), "the answer given to ask.urgent")
	case f.Urgent != nil:
		yes, said = *f.Urgent, true
	}
	switch {
	case said && !yes && inPathway:
		return wire.Error(telehealth.ErrorContradiction, "urgent", "false", "true, or another pathway than urgent")
	case said && !yes:
		f.urgency = notUrgent
	case said, inPathway:
		f.urgency = urgent
	case f.Pathway == "" || f.Pathway == telehealth.PathwayCoordinated:
		f.urgency = unsaid
	default:
		f.urgency = perhaps
	}
	if f.urgency == urgent && f.pathway == telehealth.PathwayOutside && !f.child { // a child is in it anyway
		f.pathway, f.open, f.refused = telehealth.PathwayUrgent, rulePathwayExempt, 0
	}
	return nil
}

// urgentEnough: article 14 of the NGAP has these supplements for emergencies. Up to the
// agreement of 2024 practice did not ask, and the row says that it is disputed: where
// nothing is said, practice decides.
func (f *facts) urgentEnough() bool {
	return f.urgency == urgent || f.urgency == unsaid && f.urgencyOpen()
}

// urgencyOpen reports whether the urgency of that day is disputed.
func (f *facts) urgencyOpen() bool {
	row := f.rules.at(ruleTimeUrgent, f.Date)
	return row != nil && row.Confidence == telehealth.ConfidenceDisputed
}

// calledByNight reports whether the call allows a supplement of the night. A call
// that is not known does.
func (f *facts) calledByNight() bool {
	due, known := holiday.Calls(f.Date, f.Called.Minutes())
	return due || !known
}

// readLetter: the public tables print the coordination supplement of a patient in
// direct access, so a report is supposed there too where nothing is said of it.
func (f *facts) readLetter() error {
	yes, answered := f.Answers["ask.letter"]
	switch {
	case f.Letter != nil && answered && yes != *f.Letter:
		return wire.Error(telehealth.ErrorContradiction, "letter", strconv.FormatBool(*f.Letter), "the answer given to ask.letter")
	case f.Letter != nil:
		f.letter = *f.Letter
	case answered:
		f.letter = yes
	default:
		f.supposed = f.pathway == telehealth.PathwayDirectAccess
		f.letter = f.supposed || f.pathway == telehealth.PathwayReferred
	}
	return nil
}

// whole is the number of years or of hours that a rule names.
func (f *facts) whole(id ruleID) int { return f.rules.at(id, f.Date).Value.whole }

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
