package billing

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Statement is a bill as the wire format writes it: every total as a field,
// the notes as sentences of one language, sources by their id (see [Sources]).
// It is made by [Bill.Statement]; the zero Statement is of no use.
type Statement struct {
	ID          string            `json:"id,omitzero"`
	Act         telehealth.Code   `json:"act,omitzero"`
	Supplements []telehealth.Code `json:"supplements"`
	Fee         Amount            `json:"fee"`
	Base        Amount            `json:"base"`
	Rate        Rate              `json:"rate"`
	Gross       Amount            `json:"gross"`
	Flat        Amount            `json:"flat"` // the participation
	Reimbursed  Amount            `json:"reimbursed"`
	Copayment   Amount            `json:"copayment"`
	Excess      Amount            `json:"excess"`
	Complement  Amount            `json:"complement"`
	Patient     Amount            `json:"patient"`
	Recovery    Recovery          `json:"recovery,omitzero"`
	// ExcessRight, WrittenInformation and Refused are those of the [Bill].
	ExcessRight        ExcessRight     `json:"excessRight,omitzero"`
	WrittenInformation bool            `json:"writtenInformation,omitzero"`
	Refused            []Refusal       `json:"refused,omitzero"`
	Lines              []StatementLine `json:"lines"`
	Notes              []StatementNote `json:"notes"`
}

// A StatementLine is a [Line] on the wire.
type StatementLine struct {
	Code       telehealth.Code       `json:"code"`
	Fee        Amount                `json:"fee"`
	Base       Amount                `json:"base"`
	Rate       Rate                  `json:"rate"`
	Gross      Amount                `json:"gross"`
	Verdict    telehealth.Verdict    `json:"verdict,omitzero"`
	Source     string                `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// A StatementNote is a [Note] on the wire.
type StatementNote struct {
	Kind       NoteKind              `json:"kind,omitzero"`
	Rule       string                `json:"rule"`
	Text       string                `json:"text,omitzero"`
	Source     string                `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// Statement returns the bill on the wire, its notes in the language of the BCP
// 47 tag, French where the library does not speak it.
func (b *Bill) Statement(lang string) Statement {
	l := phrase.Match(lang)
	s := Statement{
		ID: b.Consultation.ID, Act: b.Act(), Supplements: []telehealth.Code{},
		Fee: b.Fee(), Base: b.Base(), Rate: b.Rate(), Gross: b.Gross(), Flat: b.Flat,
		Reimbursed: b.Reimbursed(), Copayment: b.Copayment(), Excess: b.Excess(),
		Complement: b.Complement, Patient: b.Patient(), Recovery: b.Recovery,
		ExcessRight: b.ExcessRight, WrittenInformation: b.WrittenInformation, Refused: b.Refused(),
		Lines: make([]StatementLine, len(b.Lines)),
		Notes: make([]StatementNote, len(b.Notes)),
	}
	for i := range b.Lines {
		line := &b.Lines[i]
		s.Lines[i] = StatementLine{line.Code, line.Fee, line.Base, line.Rate, line.Gross, line.Verdict, idOf(line.Source), line.Confidence}
		if i > 0 {
			s.Supplements = append(s.Supplements, line.Code)
		}
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		s.Notes[i] = StatementNote{n.Kind, n.Rule, n.say(l), idOf(n.Source), n.Confidence}
	}
	return s
}

// idOf returns the id of a text, "" for none.
func idOf(s *telehealth.Source) string {
	if s == nil {
		return ""
	}
	return s.ID
}

// UnmarshalJSON reads what package json writes of a statement, strictly.
func (s *Statement) UnmarshalJSON(data []byte) error {
	type plain Statement
	return wire.Replace(data, (*plain)(s))
}
