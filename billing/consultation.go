package billing

import (
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Consultation is everything [Price] asks about one encounter. The JSON names
// are the wire format. A useful minimum is Date and Practitioner; every other
// zero value means what its comment says.
type Consultation struct {
	// ID is the caller's own reference, echoed in the bill and in no error. It may be
	// empty; else it is UTF-8 without what shows nothing, but single spaces inside.
	ID string `json:"id,omitzero"`
	// Date is the civil day of the act at the practice. Required.
	Date telehealth.Date `json:"date,omitzero"`
	// Time is the local hour; zero when it is not known.
	Time telehealth.TimeOfDay `json:"time,omitzero"`
	// Called is the local hour of the patient's call; zero when it is not known. An act
	// by night has its supplement for a call by night only (NGAP, article 14).
	Called telehealth.TimeOfDay `json:"called,omitzero"`
	// Act is the letter key; empty lets the library choose it and say so.
	Act telehealth.Code `json:"act,omitzero"`
	// Supplements are further letter keys. Nil adds those that the facts and the answers
	// make due; an empty list adds none, and [Bill].LeftOut says what it leaves out.
	Supplements []telehealth.Code `json:"supplements,omitzero"`
	// Also are supplements that join those: the way to name one and keep what is due.
	Also []telehealth.Code `json:"also,omitzero"`
	// ForeignLines are lines of other tables beside these keys, for which the caller
	// vouches.
	ForeignLines []ForeignLine `json:"foreignLines,omitzero"`
	// Amounts are tariffs of keys that exist and whose amount the tables do not know. The
	// caller vouches for them, and the bill says so.
	Amounts map[telehealth.Code]Amount `json:"amounts,omitzero"`
	// Travel is the journey of a home visit, which brings the kilometric allowance; nil
	// brings none.
	Travel *Travel `json:"travel,omitzero"`
	// Mode is in person when empty, or follows from the Act.
	Mode telehealth.Mode `json:"mode,omitzero"`
	// Fee is the total charged, foreign lines included; nil stands for the tariff.
	Fee          *Amount                 `json:"fee,omitzero"`
	Practitioner telehealth.Practitioner `json:"practitioner"`
	Patient      Patient                 `json:"patient,omitzero"`
	Pathway      telehealth.Pathway      `json:"pathway,omitzero"`
	// Urgent is whether the patient's state made the act urgent (NGAP, article 14), in
	// whatever pathway. Nil says yes with PathwayUrgent, nothing with PathwayCoordinated,
	// and no with any other pathway.
	Urgent *bool `json:"urgent,omitzero"`
	// Letter is whether a report goes back to the attending doctor, on which the
	// coordination supplements depend. Nil is true for a referred patient. In direct
	// access it is supposed: the supplement is billed, and its verdict is to be decided.
	// Nil is false otherwise.
	Letter *bool `json:"letter,omitzero"`
	// Answers are what the doctor answered to the questions of [Tariffs.Questions], by
	// their rule: {"ask.regulated": true}. A yes bills the key that it decides.
	Answers map[string]bool `json:"answers,omitzero"`
	// Withheld is the participation already taken, on which the caps depend, or deferred.
	Withheld Withheld `json:"withheld,omitzero"`
	// ThirdParty is true when the fund pays the doctor directly (tiers payant).
	ThirdParty bool `json:"thirdParty,omitzero"`
	// Complement is the complementary insurance; the zero Complement is for a patient without one.
	Complement Complement `json:"complement,omitzero"`
}

// UnmarshalJSON reads a consultation from the wire format, strictly: a name that
// the format does not have, in any spelling, is an error, and so is one given twice.
// Errors are *[telehealth.FieldError]. After one the consultation holds nothing but ID
// and Date, where those could be read, so that the error can be answered under them.
func (c *Consultation) UnmarshalJSON(data []byte) error {
	form := forms.Get().(*consultationForm)
	err := wire.Read(data, form.placed())
	*c = Consultation(form.plainConsultation)
	*form = consultationForm{}
	forms.Put(form)
	if err != nil {
		*c = Consultation{ID: wire.Peek(data, "id")}
		_ = c.Date.UnmarshalText([]byte(wire.Peek(data, "date")))
	}
	return err
}

// A consultationForm is a consultation whose parts are read in their place: their own
// readers, for a part alone, would read each of them twice.
type consultationForm struct {
	plainConsultation
	Practitioner *plainPractitioner `json:"practitioner"`
	Patient      *plainPatient      `json:"patient"`
	Withheld     *plainWithheld     `json:"withheld"`
	Complement   *plainComplement   `json:"complement"`
}

// The parts without the methods.
type (
	plainConsultation Consultation
	plainPractitioner telehealth.Practitioner
	plainPatient      Patient
	plainWithheld     Withheld
	plainComplement   Complement
	plainSource       telehealth.Source
)

// forms are used again: one for each line of a file would be a third of its memory.
var forms = sync.Pool{New: func() any { return new(consultationForm) }}

// placed lets the parts of the form point to those of its consultation.
func (f *consultationForm) placed() *consultationForm {
	c := &f.plainConsultation
	f.Practitioner, f.Patient = (*plainPractitioner)(&c.Practitioner), (*plainPatient)(&c.Patient)
	f.Withheld, f.Complement = (*plainWithheld)(&c.Withheld), (*plainComplement)(&c.Complement)
	return f
}

// UnmarshalJSON reads a patient as strictly as [Consultation.UnmarshalJSON].
func (p *Patient) UnmarshalJSON(data []byte) error { return wire.Replace(data, (*plainPatient)(p)) }

// UnmarshalJSON reads what was withheld as strictly as [Consultation.UnmarshalJSON].
func (w *Withheld) UnmarshalJSON(data []byte) error { return wire.Replace(data, (*plainWithheld)(w)) }

// UnmarshalJSON reads a contract as strictly as [Consultation.UnmarshalJSON].
func (c *Complement) UnmarshalJSON(data []byte) error {
	return wire.Replace(data, (*plainComplement)(c))
}

// A Patient is what the law needs to know of one: no name, no number, no
// diagnosis. The zero Patient is an adult of the general scheme.
type Patient struct {
	// Birth is the day of birth; a patient without one is taken as an adult.
	Birth  telehealth.Date `json:"birth,omitzero"`
	Scheme Scheme          `json:"scheme,omitzero"`
	// Cover is every cover that counts for this act, as CoverALD | CoverC2S.
	Cover Covers `json:"cover,omitzero"`
}

// A Scheme is the health-insurance scheme. The zero Scheme is the general one.
type Scheme string

// The schemes.
const (
	SchemeGeneral       Scheme = "general"
	SchemeAlsaceMoselle Scheme = "alsace-moselle" // the local scheme, 90 % (article L325-1)
)

// Withheld is what came before this act: the participations already taken from the
// patient, on which the caps depend, and those still to recover. With the zero value
// nothing was taken. An [Account] makes it.
//
// The caps are numbers (articles D160-6 and D160-8 CSS), and a number given here decides.
// Without one the euros do: what is left is the number that the cap allows at the
// participation of that day, less the euros withheld. Only in 2024, when the
// participation changed within the year, the two may differ, and the bill says so.
type Withheld struct {
	Day  Amount `json:"day"`  // that day, by the same professional
	Year Amount `json:"year"` // in the civil year of the reimbursement
	// Owed is what the fund is still to recover of earlier participations, deferred by
	// third-party payment. It is taken off this payment: see [Bill.Recovered].
	Owed Amount `json:"owed,omitzero"`
	// DayCount and YearCount are the numbers of the participations in Day and Year; 0 is
	// a number that is not known, or none.
	DayCount  int16 `json:"dayCount,omitzero"`
	YearCount int16 `json:"yearCount,omitzero"`
	// Reimbursed is the day on which the fund pays, whose yearly cap holds; zero is the
	// day of the act.
	Reimbursed telehealth.Date `json:"reimbursed,omitzero"`
}

// A Complement is a complementary insurance contract. Its zero value pays
// nothing.
type Complement struct {
	// Guarantee is the percentage of the base up to which fund and contract pay
	// together: 150 means 150 % of the base, the fund's part included. It is the
	// guarantee for this doctor, unless OPTAM is given too.
	Guarantee int `json:"guarantee"`
	// Responsible is true for a contrat responsable (article L871-1).
	Responsible bool `json:"responsible"`
	// Beside is true when the guarantee comes beside the fund's part and does
	// not include it: "+50 % of the base".
	Beside bool `json:"beside,omitzero"`
	// OPTAM is the guarantee for doctors who signed OPTAM, where the contract
	// has one of its own; 0 when Guarantee is for everybody. A responsible
	// contract pays doctors outside OPTAM 20 points less (article R871-2).
	OPTAM int `json:"optam,omitzero"`
}

// A Recovery is how the participation comes back to the fund.
type Recovery string

// The recoveries.
const (
	RecoveredNow   Recovery = "direct"   // taken off this reimbursement
	RecoveredLater Recovery = "deferred" // taken off later ones: the doctor was paid the gross amount
)

// UnmarshalText reads a recovery and refuses any other word.
func (r *Recovery) UnmarshalText(text []byte) error {
	return wire.Word(r, text, RecoveredNow, RecoveredLater)
}
