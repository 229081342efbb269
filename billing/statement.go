package billing

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Statement is a bill as the wire format writes it: every total as a field,
// the notes as sentences of one language, sources by their id (see [Sources]).
// It is made by [Bill.Statement]; the zero Statement is of no use.
type Statement struct {
	ID            string            `json:"id,omitzero"`
	Act           telehealth.Code   `json:"act,omitzero"`
	Supplements   []telehealth.Code `json:"supplements"`
	Fee           Amount            `json:"fee"`
	Base          Amount            `json:"base"`
	Rate          Rate              `json:"rate"`
	Surcharge     Amount            `json:"surcharge"` // of the care pathway, taken off Gross
	Gross         Amount            `json:"gross"`
	Participation Amount            `json:"flat"` // the participation
	Reimbursed    Amount            `json:"reimbursed"`
	// Recovered is that of the [Bill], and Paid what the fund pays out then.
	Recovered  Amount   `json:"recovered,omitzero"`
	Paid       Amount   `json:"paid,omitzero"`
	Copayment  Amount   `json:"copayment"`
	Excess     Amount   `json:"excess"`
	Complement Amount   `json:"complement"`
	Patient    Amount   `json:"patient"`
	Recovery   Recovery `json:"recovery,omitzero"`
	// ExcessRight, WrittenInformation, Refused, LeftOut and Readings are those of the [Bill].
	ExcessRight        ExcessRight       `json:"excessRight,omitzero"`
	WrittenInformation bool              `json:"writtenInformation,omitzero"`
	Refused            []Refusal         `json:"refused,omitzero"`
	LeftOut            []telehealth.Code `json:"leftOut,omitzero"`
	Readings           []Reading         `json:"readings,omitzero"`
	Lines              []StatementLine   `json:"lines"`
	Notes              []StatementNote   `json:"notes"`
}

// A StatementLine is a [Line] on the wire.
type StatementLine struct {
	Code          telehealth.Code       `json:"code"`
	Fee           Amount                `json:"fee"`
	Base          Amount                `json:"base"`
	Rate          Rate                  `json:"rate"`
	FlatCopayment Amount                `json:"flatCopayment,omitzero"`
	Surcharge     Amount                `json:"surcharge,omitzero"`
	Gross         Amount                `json:"gross"`
	Verdict       telehealth.Verdict    `json:"verdict,omitzero"`
	Source        string                `json:"source,omitzero"`
	Confidence    telehealth.Confidence `json:"confidence,omitzero"`
	// Quantity, Coefficient, UnitPrice and Vouched are those of the [Line].
	Quantity    int         `json:"quantity,omitzero"`
	Coefficient Coefficient `json:"coefficient,omitzero"`
	UnitPrice   Amount      `json:"unitPrice,omitzero"`
	Vouched     bool        `json:"vouched,omitzero"`
}

// A StatementNote is a [Note] on the wire.
type StatementNote struct {
	Kind       NoteKind              `json:"kind,omitzero"`
	Rule       string                `json:"rule"`
	Text       string                `json:"text,omitzero"`
	Source     string                `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// UnmarshalJSON reads what package json writes of a line, strictly.
func (l *StatementLine) UnmarshalJSON(data []byte) error {
	type plain StatementLine
	return wire.Replace(data, (*plain)(l))
}

// UnmarshalJSON reads what package json writes of a note, strictly.
func (n *StatementNote) UnmarshalJSON(data []byte) error {
	type plain StatementNote
	return wire.Replace(data, (*plain)(n))
}

// Statement returns the bill on the wire, its notes in the language of the BCP
// 47 tag, French where the library does not speak it.
func (b *Bill) Statement(lang string) Statement {
	l := phrase.Match(lang)
	s := Statement{
		ID: b.Consultation.ID, Act: b.Act(), Supplements: []telehealth.Code{},
		Fee: b.Fee(), Base: b.Base(), Rate: b.Rate(), Surcharge: b.Surcharge(), Gross: b.Gross(), Participation: b.Participation,
		Reimbursed: b.Reimbursed(), Copayment: b.Copayment(), Excess: b.Excess(),
		Complement: b.Complement, Patient: b.Patient(), Recovery: b.Recovery,
		ExcessRight: b.ExcessRight, WrittenInformation: b.WrittenInformation, Refused: b.Refused(), LeftOut: b.LeftOut, Readings: b.Readings,
		Lines: make([]StatementLine, len(b.Lines)),
		Notes: make([]StatementNote, len(b.Notes)),
	}
	s.Recovered, s.Paid = b.Recovered, b.paidApart()
	for i := range b.Lines {
		line := &b.Lines[i]
		s.Lines[i] = StatementLine{line.Code, line.Fee, line.Base, line.Rate, line.FlatCopayment, line.Surcharge, line.Gross,
			line.Verdict, idOf(line.Source), line.Confidence, line.Quantity, line.Coefficient, line.UnitPrice, line.Vouched}
		if i > 0 && i < len(b.Lines)-len(b.Consultation.ForeignLines) {
			s.Supplements = append(s.Supplements, line.Code)
		}
	}
	var room [2048]byte // of all sentences one behind the other: one piece of memory
	said, ends := room[:0], make([]int, 0, 16)
	for i := range b.Notes {
		said = b.Notes[i].append(said, l)
		ends = append(ends, len(said))
	}
	text, start := string(said), 0
	for i, end := range ends {
		g := b.Notes[i].rests()
		s.Notes[i] = StatementNote{g.kind, g.rule, text[start:end], idOf(g.source), g.confidence}
		start = end
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

// MarshalJSON writes the statement on one line.
func (s Statement) MarshalJSON() ([]byte, error) { return s.AppendJSON(nil) }

// AppendJSON appends what [Statement.MarshalJSON] writes. A program that answers a
// stream of questions writes them all into the same memory. The error is of a text that
// is no UTF-8.
func (s *Statement) AppendJSON(text []byte) ([]byte, error) {
	w := statementWriter{text: append(text, '{')}
	w.optional(`"id":`, s.ID)
	w.optional(`"act":`, string(s.Act))
	w.list(`"supplements":`, len(s.Supplements), s.Supplements == nil, func(i int) { w.quote(string(s.Supplements[i])) })
	w.amount(`"fee":`, s.Fee)
	w.amount(`"base":`, s.Base)
	w.rate(`"rate":`, s.Rate)
	w.amount(`"surcharge":`, s.Surcharge)
	w.amount(`"gross":`, s.Gross)
	w.amount(`"flat":`, s.Participation)
	w.amount(`"reimbursed":`, s.Reimbursed)
	w.amountIf(`"recovered":`, s.Recovered)
	w.amountIf(`"paid":`, s.Paid)
	w.amount(`"copayment":`, s.Copayment)
	w.amount(`"excess":`, s.Excess)
	w.amount(`"complement":`, s.Complement)
	w.amount(`"patient":`, s.Patient)
	w.optional(`"recovery":`, string(s.Recovery))
	w.optional(`"excessRight":`, string(s.ExcessRight))
	if s.WrittenInformation {
		w.name(`"writtenInformation":`)
		w.text = append(w.text, "true"...)
	}
	if s.Refused != nil { // seldom: the general way is fast enough
		w.general(`"refused":`, s.Refused)
	}
	if s.LeftOut != nil {
		w.list(`"leftOut":`, len(s.LeftOut), false, func(i int) { w.quote(string(s.LeftOut[i])) })
	}
	if s.Readings != nil {
		w.general(`"readings":`, s.Readings)
	}
	w.list(`"lines":`, len(s.Lines), s.Lines == nil, func(i int) { w.line(&s.Lines[i]) })
	w.list(`"notes":`, len(s.Notes), s.Notes == nil, func(i int) { w.note(&s.Notes[i]) })
	return append(w.text, '}'), w.err
}

// A statementWriter writes members one behind the other, without reflection: the
// statement of every consultation of a stream passes here.
type statementWriter struct {
	text []byte
	err  error // of the first text that is no UTF-8
}

func (w *statementWriter) line(l *StatementLine) {
	w.text = append(w.text, '{')
	w.name(`"code":`)
	w.quote(string(l.Code))
	w.amount(`"fee":`, l.Fee)
	w.amount(`"base":`, l.Base)
	w.rate(`"rate":`, l.Rate)
	w.amountIf(`"flatCopayment":`, l.FlatCopayment)
	w.amountIf(`"surcharge":`, l.Surcharge)
	w.amount(`"gross":`, l.Gross)
	w.optional(`"verdict":`, string(l.Verdict))
	w.optional(`"source":`, l.Source)
	w.optional(`"confidence":`, string(l.Confidence))
	if l.Vouched || l.Quantity != 0 || l.Coefficient != 0 || l.UnitPrice != 0 {
		w.seldom(l)
	}
	w.text = append(w.text, '}')
}

// seldom writes the members that few lines have.
func (w *statementWriter) seldom(l *StatementLine) {
	if l.Quantity != 0 {
		w.name(`"quantity":`)
		w.text = strconv.AppendInt(w.text, int64(l.Quantity), 10)
	}
	w.amountIf(`"coefficient":`, Amount(l.Coefficient))
	w.amountIf(`"unitPrice":`, l.UnitPrice)
	if l.Vouched {
		w.name(`"vouched":`)
		w.text = append(w.text, "true"...)
	}
}

func (w *statementWriter) note(n *StatementNote) {
	w.text = append(w.text, '{')
	w.optional(`"kind":`, string(n.Kind))
	w.name(`"rule":`)
	w.quote(n.Rule)
	w.optional(`"text":`, n.Text)
	w.optional(`"source":`, n.Source)
	w.optional(`"confidence":`, string(n.Confidence))
	w.text = append(w.text, '}')
}

func (w *statementWriter) list(name string, n int, null bool, element func(i int)) {
	w.name(name)
	if null {
		w.text = append(w.text, "null"...)
		return
	}
	w.text = append(w.text, '[')
	for i := range n {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		element(i)
	}
	w.text = append(w.text, ']')
}

// name begins a member, with a comma behind the one before. The name comes with its
// quotes and colon.
func (w *statementWriter) name(name string) {
	if w.text[len(w.text)-1] != '{' {
		w.text = append(w.text, ',')
	}
	w.text = append(w.text, name...)
}

func (w *statementWriter) amount(name string, a Amount) {
	w.name(name)
	w.text, _ = a.AppendText(append(w.text, '"'))
	w.text = append(w.text, '"')
}

// amountIf writes no member for nothing.
func (w *statementWriter) amountIf(name string, a Amount) {
	if a != 0 {
		w.amount(name, a)
	}
}

func (w *statementWriter) rate(name string, r Rate) {
	w.name(name)
	w.text = r.append(w.text)
}

// optional writes no member for an empty text, which readers refuse.
func (w *statementWriter) optional(name, text string) {
	if text != "" {
		w.name(name)
		w.quote(text)
	}
}

// quote writes a text. What needs more than its quotes goes the general way.
func (w *statementWriter) quote(text string) {
	ascii := true
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			if ascii = false; c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")) {
				w.append(text)
				return
			}
		case c < ' ' || c == '"' || c == '\\':
			w.append(text)
			return
		}
	}
	if !ascii && !utf8.ValidString(text) {
		w.append(text)
		return
	}
	w.text = append(append(append(w.text, '"'), text...), '"')
}

// general writes a member the general way.
func (w *statementWriter) general(name string, v any) {
	w.name(name)
	w.append(v)
}

func (w *statementWriter) append(v any) {
	long, err := wire.Append(w.text, v)
	if w.text = long; err != nil && w.err == nil {
		w.err = wire.Error(telehealth.ErrorMalformed, "json", "bytes that are no text", "texts in UTF-8")
	}
}
