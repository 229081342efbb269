package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Bill is a priced consultation: the question, the lines, what is decided once for
// all of them, and the reasons. Every total is a method, so a total that is not the sum
// of its lines cannot exist. The zero Bill is an empty one.
//
// The fields decide and the notes explain: a bill without its notes is the same bill.
// It can be stored as JSON and corrected years later, on tables that changed since; its
// statement for people is [Bill.Statement].
type Bill struct {
	Consultation Consultation `json:"consultation,omitzero"` // the question, as the caller asked it
	// PathwayRefused is true where direct access or an exemption was claimed that the law
	// does not open:
	// the act was priced outside the pathway.
	PathwayRefused bool `json:"pathwayRefused,omitzero"`
	// NoCover are the covers that the caller claimed and the law does not give this
	// patient on that day: the act was priced without them.
	NoCover Covers `json:"noCover,omitzero"`
	// LeftOut are supplements that are due and that the list of the consultation does not
	// name, in legal order. The doctor may bill them.
	LeftOut       []telehealth.Code `json:"leftOut,omitzero"`
	Lines         []Line            `json:"lines,omitzero"` // the act, its supplements, foreign lines
	Participation Amount            `json:"flat,omitzero"`  // the participation forfaitaire withheld
	// Recovered is what the fund takes off its payment for earlier acts, whose
	// participations third-party payment deferred. It is no part of this fee.
	Recovered Amount `json:"recovered,omitzero"`
	// Complement is what the complementary insurance pays. With C2S it is what C2S pays;
	// after an act of terrorism it holds the excess, which the fund pays (L169-2-1 CSS).
	Complement Amount   `json:"complement,omitzero"`
	Recovery   Recovery `json:"recovery,omitzero"`
	// ExcessRight is the right by which the fee exceeds the base, "" for a fee that does
	// not.
	ExcessRight ExcessRight `json:"excessRight,omitzero"`
	// WrittenInformation is true where the doctor owes the patient the fee in writing
	// before the visit (article L1111-3 CSP, arrêté of 2 October 2008).
	WrittenInformation bool `json:"writtenInformation,omitzero"`
	// Readings are what the bill comes to where the law is disputed and read otherwise; nil
	// where nobody reads it to another amount.
	Readings []Reading `json:"readings,omitzero"`
	Notes    []Note    `json:"notes,omitzero"` // why, in the order of operations
	// Corrects is the ID of the bill that this one reverses or replaces; empty for
	// an ordinary bill. See [Tariffs.Correct].
	Corrects string `json:"corrects,omitzero"`
}

// A Line is one letter key of a bill, or one [ForeignLine]. The zero Line is of no key.
type Line struct {
	Code          telehealth.Code `json:"code,omitzero"`
	Fee           Amount          `json:"fee"`  // the part of the fee charged under this key
	Base          Amount          `json:"base"` // the reimbursement base (article R160-22: never above the fee)
	Rate          Rate            `json:"rate"`
	Gross         Amount          `json:"gross"`                  // Rate of Base, rounded, less the two below, before the participation
	FlatCopayment Amount          `json:"flatCopayment,omitzero"` // the flat sum of heavy acts, 0 on nearly every line
	Surcharge     Amount          `json:"surcharge,omitzero"`     // what leaving the care pathway costs (article R160-6)
	// Verdict is what the rules say of the key: refused for one that the caller named and
	// the law does not allow, undecided where only the doctor can tell. It is empty in a
	// [Batch] result.
	Verdict telehealth.Verdict `json:"verdict,omitzero"`
	// Source is the text of the row that prices the key. It is the tables' own: do not
	// write to it. Nil for a key without a text.
	Source     *telehealth.Source    `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
	// Quantity, Coefficient and UnitPrice are those of a line that is not once its price:
	// Base is their product, up to the fee. All three are zero on any other line.
	Quantity    int         `json:"quantity,omitzero"`
	Coefficient Coefficient `json:"coefficient,omitzero"`
	UnitPrice   Amount      `json:"unitPrice,omitzero"`
	// Vouched is true where the caller gave the amount, and no table of the library.
	Vouched bool `json:"vouched,omitzero"`
}

// A Note is one step of the reasoning, or one doubt about it: the row of the rules or
// of the tariffs that it rests on, with the key and the amount of this bill. Notes of
// all bills share the rows, so a note is small and its reason cannot be changed. The
// zero Note says nothing. Nothing in this package reads a note to decide.
type Note struct {
	ground *ground         // nil in the zero Note
	Code   telehealth.Code // the letter key it is about, if one
	Amount Amount          // the amount it is about, if one
}

// A ground is what a note rests on. It is never written to.
type ground struct {
	kind       NoteKind
	rule       string
	rate       Rate
	source     *telehealth.Source
	confidence telehealth.Confidence
}

func (n *Note) rests() *ground {
	if n.ground == nil {
		return new(ground)
	}
	return n.ground
}

// Kind returns what the note is for.
func (n Note) Kind() NoteKind { return n.rests().kind }

// Rule returns the name of the rule in rules.csv, or "tariff".
func (n Note) Rule() string { return n.rests().rule }

// Rate returns the percentage that the note is about, 0 for none.
func (n Note) Rate() Rate { return n.rests().rate }

// Source returns the text of the rule, the zero Source for none.
func (n Note) Source() (s telehealth.Source) {
	if from := n.rests().source; from != nil {
		s = *from
	}
	return s
}

// Confidence returns how well the row is founded.
func (n Note) Confidence() telehealth.Confidence { return n.rests().confidence }

// Equal reports whether both notes say the same.
func (n Note) Equal(o Note) bool {
	a, b := n.rests(), o.rests()
	return n.Code == o.Code && n.Amount == o.Amount && n.Source() == o.Source() &&
		a.kind == b.kind && a.rule == b.rule && a.rate == b.rate && a.confidence == b.confidence
}

// A wireNote is a note as JSON has it.
type wireNote struct {
	Kind       NoteKind              `json:"kind,omitzero"`
	Rule       string                `json:"rule,omitzero"`
	Code       telehealth.Code       `json:"code,omitzero"`
	Amount     Amount                `json:"amount,omitzero"`
	Rate       Rate                  `json:"rate,omitzero"`
	Source     *plainSource          `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

func (w *wireNote) note() (Note, error) {
	return Note{&ground{w.Kind, w.Rule, w.Rate, (*telehealth.Source)(w.Source), w.Confidence}, w.Code, w.Amount}, nil
}

// MarshalJSON writes the note with what it rests on.
func (n Note) MarshalJSON() ([]byte, error) {
	g := n.rests()
	return wire.Write(wireNote{g.kind, g.rule, n.Code, n.Amount, g.rate, (*plainSource)(g.source), g.confidence})
}

// UnmarshalJSON reads what [Note.MarshalJSON] writes, strictly.
func (n *Note) UnmarshalJSON(data []byte) error {
	return wire.Form(data, n, (*wireNote).note)
}

// A NoteKind says what a note is for. The zero NoteKind is that of the zero Note.
type NoteKind string

// The kinds of notes.
const (
	NoteReason  NoteKind = "reason"  // why an amount is what it is
	NoteDoubt   NoteKind = "doubt"   // what is not certain, supposed or asked
	NoteDuty    NoteKind = "duty"    // what the law asks of the doctor beside the amounts
	NoteRefused NoteKind = "refused" // what the law does not allow
)

// UnmarshalText reads a kind and refuses any other word.
func (k *NoteKind) UnmarshalText(text []byte) error {
	return wire.Word(k, text, NoteReason, NoteDoubt, NoteDuty, NoteRefused)
}

// An ExcessRight is the right by which a fee exceeds the reimbursement base. The zero
// ExcessRight is that of a fee which does not.
type ExcessRight string

// The rights. Under the last two the law forbids the excess, and [Bill.Refused] lists
// it.
const (
	ExcessFree       ExcessRight = "free"       // free fees of sector 2 (honoraires libres)
	ExcessModerated  ExcessRight = "moderated"  // under OPTAM (dépassement maîtrisé)
	ExcessAuthorised ExcessRight = "authorised" // a sector 1 specialist outside the pathway (DA)
	ExcessDemanded   ExcessRight = "demanded"   // a special demand of the patient (DE)
	ExcessAuthority  ExcessRight = "authority"  // outside the agreement, above the tariff of authority
	ExcessForbidden  ExcessRight = "forbidden"  // a patient with C2S or AME
	ExcessNone       ExcessRight = "none"       // a tele-expertise and a prevention check-up have their tariff and no more
)

// UnmarshalText reads a right and refuses any other word.
func (r *ExcessRight) UnmarshalText(text []byte) error {
	return wire.Word(r, text, ExcessFree, ExcessModerated, ExcessAuthorised, ExcessDemanded, ExcessAuthority, ExcessForbidden, ExcessNone)
}

// Refused reports whether the law forbids the excess.
func (r ExcessRight) Refused() bool { return r == ExcessForbidden || r == ExcessNone }

// A Refusal is one thing on a bill that the law does not allow. The bill is priced all
// the same, for the doctor may know more than the facts say. The zero Refusal is empty.
type Refusal struct {
	// Field is where the consultation asks for it, in the wire format: "act",
	// "supplements", "fee", "pathway" or "patient.cover".
	Field  string          `json:"field"`
	Code   telehealth.Code `json:"code,omitzero"`   // the letter key, where one is refused
	Amount Amount          `json:"amount,omitzero"` // what is refused of the fee
}

// Refused lists what the law refuses on the bill, in the order of the consultation; nil
// for nothing. It is derived from the fields, not from the notes.
func (b *Bill) Refused() (list []Refusal) {
	for i := range b.Lines {
		if l := &b.Lines[i]; l.Verdict == telehealth.VerdictRefused {
			field := "supplements"
			if i == 0 {
				field = "act"
			}
			list = append(list, Refusal{Field: field, Code: l.Code, Amount: l.Fee})
		}
	}
	if b.ExcessRight.Refused() {
		list = append(list, Refusal{Field: "fee", Amount: b.Excess()})
	}
	if b.PathwayRefused {
		list = append(list, Refusal{Field: "pathway"})
	}
	if b.NoCover != 0 {
		list = append(list, Refusal{Field: "patient.cover"})
	}
	return list
}

// UnmarshalJSON reads what package json writes of a bill, strictly. After an error, a
// *[telehealth.FieldError], the bill is as it was.
func (b *Bill) UnmarshalJSON(data []byte) error {
	form := new(billForm)
	form.Consultation.placed()
	err := wire.Read(data, form)
	if err == nil {
		*b = form.bill()
	}
	return err
}

// A billForm is a bill whose parts are read in their place, as those of a
// [consultationForm].
type billForm struct {
	plainBill
	Consultation consultationForm `json:"consultation"`
	Lines        []lineForm       `json:"lines"`
	Notes        []wireNote       `json:"notes"`
}

type plainBill Bill // without the methods

func (f *billForm) bill() Bill {
	b := Bill(f.plainBill)
	b.Consultation = Consultation(f.Consultation.plainConsultation)
	if f.Lines != nil {
		b.Lines = make([]Line, len(f.Lines))
	}
	for i := range b.Lines {
		b.Lines[i], _ = f.Lines[i].line()
	}
	if f.Notes != nil {
		b.Notes = make([]Note, len(f.Notes))
	}
	for i := range b.Notes {
		b.Notes[i], _ = f.Notes[i].note()
	}
	return b
}

// A lineForm is a line whose source is read in its place.
type lineForm struct {
	plainLine
	Source *plainSource `json:"source"`
}

type plainLine Line // without the methods

func (f *lineForm) line() (Line, error) {
	l := Line(f.plainLine)
	l.Source = (*telehealth.Source)(f.Source)
	return l, nil
}

// UnmarshalJSON reads what package json writes of a line, strictly.
func (l *Line) UnmarshalJSON(data []byte) error { return wire.Form(data, l, (*lineForm).line) }

// UnmarshalJSON reads what package json writes of a refusal, strictly.
func (r *Refusal) UnmarshalJSON(data []byte) error {
	type plain Refusal
	return wire.Replace(data, (*plain)(r))
}

// clone returns a bill that shares no map, slice or pointer with b but the texts, which
// nobody writes to.
func (b *Bill) clone() Bill {
	c := *b
	c.Consultation = b.Consultation.clone()
	c.LeftOut = slices.Clone(b.LeftOut)
	c.Lines = slices.Clone(b.Lines)
	c.Readings = slices.Clone(b.Readings)
	c.Notes = slices.Clone(b.Notes)
	return c
}

// Act returns the letter key of the act, "" for the zero Bill.
func (b *Bill) Act() telehealth.Code {
	if len(b.Lines) == 0 {
		return ""
	}
	return b.Lines[0].Code
}

// Rate returns the rate of the act's line, 0 for the zero Bill.
func (b *Bill) Rate() Rate {
	if len(b.Lines) == 0 {
		return 0
	}
	return b.Lines[0].Rate
}

// Fee returns the total charged. It is the sum of what the fund, the
// complementary insurance and the patient pay, to the cent.
func (b *Bill) Fee() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Fee
	}
	return sum
}

// Base returns the reimbursement base.
func (b *Bill) Base() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Base
	}
	return sum
}

// Surcharge returns what the fund pays less because the patient is outside the care
// pathway (majoration de la participation, articles L162-5-3 and R160-6).
func (b *Bill) Surcharge() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Surcharge
	}
	return sum
}

// Gross returns the reimbursement before the participation.
func (b *Bill) Gross() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Gross
	}
	return sum
}

// Reimbursed returns what the fund pays in the end: gross less participation.
// With third-party payment the doctor is paid the whole Gross first, and the
// fund takes the participation back later ([RecoveredLater]).
func (b *Bill) Reimbursed() Amount { return b.Gross() - b.Participation }

// Paid returns what the fund pays out for this bill: to the patient what it reimburses,
// less what it recovers; with third-party payment the gross sum, to the doctor.
func (b *Bill) Paid() Amount {
	if b.Recovery == RecoveredLater {
		return b.Gross()
	}
	return b.Reimbursed() - b.Recovered
}

// paidApart is Paid where it is not what is reimbursed, and else zero.
func (b *Bill) paidApart() Amount {
	if b.Recovered == 0 {
		return 0
	}
	return b.Paid()
}

// Copayment returns the ticket modérateur: base less gross, the surcharge included.
func (b *Bill) Copayment() Amount { return b.Base() - b.Gross() }

// Excess returns the dépassement: fee less base. The fund never pays it.
func (b *Bill) Excess() Amount { return b.Fee() - b.Base() }

// Patient returns what stays with the patient.
func (b *Bill) Patient() Amount { return b.Fee() - b.Reimbursed() - b.Complement }
