package billing

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Suggestion is one letter key judged for an encounter, with the reasons. The
// zero Suggestion is of no use.
type Suggestion struct {
	Code    telehealth.Code    `json:"code"`
	Kind    telehealth.Kind    `json:"kind,omitzero"`
	Amount  Amount             `json:"amount"` // the tariff on that day; 0 when the key has none
	Verdict telehealth.Verdict `json:"verdict"`
	// Billed is true for the keys that Price puts on the bill for these facts.
	Billed bool `json:"billed,omitzero"`
	// Reasons are the rules that led to the verdict. For an undecided one the last
	// are questions: see [Tariffs.Questions]. "ask.hour" is answered by Time,
	// "ask.birth" by Patient.Birth, "ask.distance" by Travel.
	Reasons []Note `json:"reasons"`
}

// UnmarshalJSON reads what package json writes of a suggestion, strictly.
func (s *Suggestion) UnmarshalJSON(data []byte) error {
	type plain Suggestion
	return wire.Replace(data, (*plain)(s))
}

// Suggest judges every letter key that the table knows for this kind of doctor:
// which act and supplements may be billed for the encounter, which may not and
// why, and which depend on the doctor's answer. Acts come first, then
// supplements, each group by verdict and letter key. It returns the errors of
// [Price].
func (t *Tariffs) Suggest(c Consultation) ([]Suggestion, error) {
	f, _, weighed, err := t.weigh(&c)
	if err != nil {
		return nil, err
	}
	all := make([]Suggestion, len(weighed))
	for i := range weighed {
		all[i] = f.suggestion(&weighed[i])
	}
	slices.SortFunc(all, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(group(a.Kind), group(b.Kind)), cmp.Compare(a.Verdict, b.Verdict),
			strings.Compare(string(a.Code), string(b.Code)))
	})
	return all, nil
}

func group(k telehealth.Kind) int {
	if k == telehealth.KindSupplement {
		return 1
	}
	return 0
}

// A weighed letter key is what the rules say of it, as Price would say it of a key that
// the caller names.
type weighed struct {
	letter *letter
	judgement
	amount Amount
	billed bool
}

// weigh judges every letter key of the doctor: those of the scale that was settled, and
// for free fees those that stand within the tariff alone.
func (t *Tariffs) weigh(c *Consultation) (f *facts, chosen choice, all []weighed, err error) {
	f = &facts{Consultation: c, tariffs: t, rules: t.rules}
	if err = f.read(); err == nil {
		chosen, err = f.settle(nil)
	}
	if err != nil {
		return nil, choice{}, nil, err
	}
	sheet := f.sheet
	for _, l := range sheet.letters {
		all = append(all, f.weighOne(l, &chosen))
	}
	if chosen.scale != free {
		return f, chosen, all, nil
	}
	for _, better := range t.sheet(opposable, f.territory, f.specialty).letters {
		i := slices.IndexFunc(sheet.letters, func(l *letter) bool { return l.code == better.code })
		switch {
		case i < 0:
			all = append(all, f.weighOutOfScale(better))
		case sheet.letters[i].at(f.age, f.Date) == nil && better.at(f.age, f.Date) != nil:
			all[i] = f.weighOutOfScale(better)
		}
	}
	return f, chosen, all, nil
}

// weighOne judges a key on the bill as it stands there, and another one as if the caller
// had named it: an act in place of the one on the bill, a supplement beside what is there.
func (f *facts) weighOne(l *letter, chosen *choice) weighed {
	if i := slices.IndexFunc(chosen.picks, func(p pick) bool { return p.letter == l }); i >= 0 {
		p, beside := &chosen.picks[i], chosen.picks
		if i == 0 && !p.given { // an act that nobody named: it is the key beside it that is refused
			beside = beside[:1]
		}
		return weighed{l, f.judge(l, beside), p.row.Value.Amount, true}
	}
	w, err := f.weighNamed(l)
	switch {
	case w.letter != nil:
		return w
	case l.kind == telehealth.KindSupplement:
		return f.unpriced(l, chosen.picks, err)
	default:
		return f.unpriced(l, []pick{{letter: l}}, err)
	}
}

// weighNamed judges a key in the consultation that names it. The zero weighed is of one
// that has no price there, for the reason of the error.
func (f *facts) weighNamed(l *letter) (weighed, error) {
	c := *f.Consultation
	if l.kind == telehealth.KindSupplement {
		c.Also = append(slices.Clip(c.Also), l.code)
	} else if m := modeOf(l.kind); m != "" && m != f.modeName() {
		return weighed{}, nil
	} else {
		c.Act, c.Mode = l.code, f.modeName()
	}
	g := facts{Consultation: &c, tariffs: f.tariffs, rules: f.rules}
	if g.read() != nil {
		return weighed{}, nil
	}
	chosen, err := g.settle(nil)
	if err != nil {
		return weighed{}, err
	}
	i := placeOf(chosen.picks, l.code)
	if i < 0 {
		return weighed{}, nil // no list names it: the journey brings an allowance
	}
	p := &chosen.picks[i]
	return weighed{p.letter, g.judge(p.letter, chosen.picks), p.row.Value.Amount, false}, nil
}

// unpriced judges a key that has no price beside those picks.
func (f *facts) unpriced(l *letter, picks []pick, err error) weighed {
	w := weighed{letter: l, judgement: f.judge(l, picks)}
	if row := f.priced(l); row != nil && row.State == law.InForce {
		w.amount = row.Value.Amount
	}
	if err != nil && w.verdict != telehealth.VerdictRefused {
		reason := "need.scale"
		if bad, ok := errors.AsType[*telehealth.FieldError](err); ok && bad.Code == telehealth.ErrorAmountUnknown {
			reason = "need.amount"
		}
		w.judgement = judgement{}
		w.refuse(reason)
	}
	return w
}

// weighOutOfScale judges a key that stands within the tariff alone. Naming it may bring
// the fee within the tariff; else it is refused, unless it would not be billed there either.
func (f *facts) weighOutOfScale(l *letter) weighed {
	if w, _ := f.weighNamed(l); w.letter != nil {
		return w
	}
	w := weighed{letter: l}
	f.judgeRow(&w.judgement, l)
	if w.verdict != telehealth.VerdictRefused {
		w.judgement = judgement{}
		w.refuse("need.scale")
	}
	return w
}

func (f *facts) suggestion(w *weighed) Suggestion {
	s := Suggestion{Code: w.letter.code, Kind: w.letter.kind, Verdict: w.verdict, Amount: w.amount, Billed: w.billed}
	if len(w.rulings) == 0 {
		w.rulings = []ruling{{name: "may.row", kind: NoteReason}}
	}
	for _, r := range w.rulings {
		n := f.reason(r, s.Code, s.Amount)
		switch r.name {
		case "may.row", "need.day", "need.amount", "need.age": // the row itself is the reason
			n.ground.source, n.ground.confidence = f.origin(w.letter)
		}
		s.Reasons = append(s.Reasons, n)
	}
	return s
}

// origin is the text of the row that holds on that day, or that ended the key
// before it, or that begins it later.
func (f *facts) origin(l *letter) (*telehealth.Source, telehealth.Confidence) {
	rows := l.series(f.age, f.Date).Rows
	row := &rows[0]
	for i := range rows {
		if !rows[i].From.After(f.Date) {
			row = &rows[i]
		}
	}
	return &row.Source, row.Confidence
}

// reason is the note of a ruling.
func (f *facts) reason(r ruling, code telehealth.Code, amount Amount) Note {
	n := Note{&ground{kind: r.kind, rule: r.name}, code, amount}
	series := f.rules.named[r.name]
	if row := series.At(f.Date); row != nil {
		n.ground.source, n.ground.confidence = &row.Source, row.Confidence
	}
	return n
}
