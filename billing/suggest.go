package billing

import (
	"cmp"
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
	// are questions for the doctor: put the answer into Consultation.Answers
	// under the name of the rule and ask again. "ask.hour" is answered by Time,
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
	f := facts{Consultation: &c, tariffs: t, rules: t.rules}
	if err := f.read(); err != nil {
		return nil, err
	}
	var buf [maxSupplements + 1]pick
	chosen, err := f.settle(buf[:0])
	if err != nil {
		return nil, err
	}
	var all []Suggestion
	sheet := f.sheet // of the scale that was settled
	within := t.sheet(opposable, f.territory, f.specialty)
	for _, l := range sheet.letters {
		if l.kind != telehealth.KindSupplement && l.code != chosen.picks[0].code {
			all = append(all, f.suggestAct(l, &chosen))
			continue
		}
		if better := within.letter(l.code); chosen.scale == free && l.at(f.age, f.Date) == nil && better != nil && better.at(f.age, f.Date) != nil {
			all = append(all, f.outOfScale(better))
			continue
		}
		all = append(all, f.suggest(l, &chosen))
	}
	if chosen.scale == free {
		for _, l := range within.letters {
			if sheet.letter(l.code) != nil {
				continue
			}
			if l.kind != telehealth.KindSupplement {
				all = append(all, f.suggestAct(l, &chosen))
			} else {
				all = append(all, f.outOfScale(l))
			}
		}
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

// suggestAct judges another act than the one on the bill as if it took that one's place:
// in the scale that the fee then has, with the supplements that are then due. An act that
// has no price there is refused.
func (f *facts) suggestAct(l *letter, chosen *choice) Suggestion {
	c := *f.Consultation
	c.Act = l.code
	other := *f
	other.Consultation, other.demand, other.authorised = &c, false, false
	var buf [maxSupplements + 1]pick
	instead, err := other.settle(buf[:0])
	if err == nil {
		s := other.suggest(instead.picks[0].letter, &instead)
		s.Billed = false
		return s
	}
	if s := f.suggest(l, chosen); s.Verdict == telehealth.VerdictRefused {
		return s
	}
	return f.outOfScale(l)
}

// suggest judges one key of the doctor's own sheet beside those of the bill. An act that
// cannot stand there is judged alone.
func (f *facts) suggest(l *letter, chosen *choice) Suggestion {
	picks := chosen.picks
	if l.kind != telehealth.KindSupplement && l != picks[0].letter {
		picks = []pick{{letter: l}}
	}
	j := f.judge(l, picks)
	s := Suggestion{Code: l.code, Kind: l.kind, Verdict: j.verdict}
	if row := l.at(f.age, f.Date); row != nil && row.State == law.InForce {
		s.Amount = row.Value.Amount
	} else if own := f.vouched(l.code, row); own != nil {
		s.Amount = own.Value.Amount
	}
	s.Billed = slices.ContainsFunc(chosen.picks, func(p pick) bool { return p.letter == l })
	if len(j.rulings) == 0 {
		j.rulings = []ruling{{name: "may.row", kind: NoteReason}}
	}
	for _, r := range j.rulings {
		n := f.reason(r, l.code, s.Amount)
		switch r.name {
		case "may.row", "need.day", "need.amount", "need.age": // the row itself is the reason
			n.ground.source, n.ground.confidence = f.origin(l)
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

// outOfScale refuses a key that stands within the tariff only, unless it would
// not be billed there either.
func (f *facts) outOfScale(l *letter) Suggestion {
	j := judgement{verdict: telehealth.VerdictMet}
	f.judgeRow(&j, l)
	if j.verdict != telehealth.VerdictRefused {
		j.refuse("need.scale")
	}
	s := Suggestion{Code: l.code, Kind: l.kind, Verdict: telehealth.VerdictRefused}
	for _, r := range j.rulings {
		s.Reasons = append(s.Reasons, f.reason(r, l.code, 0))
	}
	return s
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
