package billing

import (
	"encoding/json"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Statement is a bill as the wire format writes it: every total as a field,
// the notes as sentences of one language, sources by their id (see [Sources]).
// It is made by [Bill.Statement]; the zero Statement is of no use.
type Statement struct {
	ID          string            `json:"id"`
	Act         telehealth.Code   `json:"act"`
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
	Recovery    Recovery          `json:"recovery"`
	Lines       []StatementLine   `json:"lines"`
	Notes       []StatementNote   `json:"notes"`
}

// A StatementLine is a [Line] on the wire.
type StatementLine struct {
	Code   telehealth.Code `json:"code"`
	Fee    Amount          `json:"fee"`
	Base   Amount          `json:"base"`
	Rate   Rate            `json:"rate"`
	Gross  Amount          `json:"gross"`
	Source string          `json:"source"`
}

// A StatementNote is a [Note] on the wire.
type StatementNote struct {
	Rule       string                `json:"rule"`
	Text       string                `json:"text"`
	Source     string                `json:"source"`
	Confidence telehealth.Confidence `json:"confidence"`
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
		Lines: make([]StatementLine, len(b.Lines)),
		Notes: make([]StatementNote, len(b.Notes)),
	}
	for i := range b.Lines {
		line := &b.Lines[i]
		s.Lines[i] = StatementLine{line.Code, line.Fee, line.Base, line.Rate, line.Gross, line.Source.ID}
		if i > 0 {
			s.Supplements = append(s.Supplements, line.Code)
		}
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		s.Notes[i] = StatementNote{n.Rule, n.say(l), n.Source.ID, n.Confidence}
	}
	return s
}

// MarshalJSON writes the French [Statement].
func (b Bill) MarshalJSON() ([]byte, error) { return json.Marshal(b.Statement("fr")) }
