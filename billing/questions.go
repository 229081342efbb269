package billing

import (
	"cmp"
	"slices"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Question is what only the doctor can tell of an encounter: positive, and answered by
// yes or no in [Consultation].Answers under Rule. The zero Question asks nothing.
type Question struct {
	Rule string `json:"rule"` // the rule's name in rules.csv
	// Codes are the letter keys that the answer decides. A yes bills the first that fits,
	// unless another question is open on it; a no refuses them all.
	Codes []telehealth.Code `json:"codes"`
	// Source is the text of the rule, the tables' own: do not write to it.
	Source     *telehealth.Source    `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// Text returns the question as a sentence. The language is chosen as in [Note.Text].
func (q Question) Text(lang string) string {
	return Note{ground: &ground{rule: q.Rule}}.Text(lang)
}

// UnmarshalJSON reads what package json writes of a question, strictly.
func (q *Question) UnmarshalJSON(data []byte) error {
	type plain Question
	return wire.Replace(data, (*plain)(q))
}

// otherQuestions are those that are asked where a condition of the facts is open: their
// keys have no [codeRule] of that name.
var otherQuestions = [...]codeRule{
	{"ask.letter", answer, codes("MCS", "MCC", "MCG")},
	{"ask.away", answer, codes("MCG")},
	{"ask.correspondent", answer, codes("MPC", "MCS")},
	{"ask.urgent", answer, codes("F", "MN", "MM")},
	{"ask.local-day", answer, codes("F", "MHP", "CRD", "VRD", "MDD")},
	{"ask.on-call", answer, codes("CRS", "VRS")},
	{"ask.visit-hours", answer, byTheHour},
}

// askedInOrder are all that a yes or a no answers, each with its place: the facts first.
var askedInOrder = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for _, r := range questionRules() {
		all[r.name] = len(all)
	}
	return all
})

// questionRules are the questions in the order in which they are asked.
var questionRules = sync.OnceValue(func() (all []*codeRule) {
	for i := range otherQuestions {
		all = append(all, &otherQuestions[i])
	}
	for i := range codeRules {
		if codeRules[i].need.isAnswer() {
			all = append(all, &codeRules[i])
		}
	}
	return all
})

// Questions returns the open questions of an encounter on the official tariffs; see
// [Tariffs.Questions].
func Questions(c Consultation) ([]Question, error) { return Official().Questions(c) }

// Questions returns what is still open in an encounter and can be answered by yes or no:
// for this doctor, patient, day and way of meeting, in the order in which the rules ask.
// Questions on other acts than the one that the caller named are not among them. It
// returns the errors of [Price]. What no yes answers, the hour and the day of birth, is
// among the reasons of [Tariffs.Suggest].
func (t *Tariffs) Questions(c Consultation) ([]Question, error) {
	f, chosen, all, err := t.weigh(&c)
	if err != nil {
		return nil, err
	}
	var open []Question
	for i := range all {
		s := &all[i]
		if s.verdict != telehealth.VerdictUndecided || !f.mayBill(s.letter, &chosen) {
			continue
		}
		for _, r := range s.rulings {
			if r.asked == byDoctor {
				open = f.addQuestion(open, r.name, s.letter.code)
			}
		}
	}
	order := askedInOrder()
	slices.SortFunc(open, func(a, b Question) int { return cmp.Compare(order[a.Rule], order[b.Rule]) })
	return open, nil
}

// mayBill reports whether a yes can bring a key onto the bill. A tele-expertise meets no
// patient, so it is no question of an encounter.
func (f *facts) mayBill(l *letter, c *choice) bool {
	switch act := &c.picks[0]; {
	case l.kind == telehealth.KindSupplement || act.letter.code == l.code:
		return true
	case f.Act != "" || act.rule == ruleAnswered:
		return false
	default:
		return l.kind != telehealth.KindTeleExpertise
	}
}

// addQuestion adds a key to a question, in the order in which the rule names its keys.
func (f *facts) addQuestion(list []Question, rule string, code telehealth.Code) []Question {
	i := slices.IndexFunc(list, func(q Question) bool { return q.Rule == rule })
	if i < 0 {
		series := f.rules.named[rule]
		row := series.At(f.Date)
		i, list = len(list), append(list, Question{Rule: rule})
		if row != nil {
			list[i].Source, list[i].Confidence = &row.Source, row.Confidence
		}
	}
	keys := questionRules()[askedInOrder()[rule]].codes
	q := &list[i]
	q.Codes = append(q.Codes, code)
	slices.SortFunc(q.Codes, func(a, b telehealth.Code) int {
		return cmp.Compare(slices.Index(keys, a), slices.Index(keys, b))
	})
	return list
}

// yes yields every letter key of the sheet that a yes of the doctor is about and that has
// an amount, in the order of the questions.
func (f *facts) yes(yield func(*letter, *law.Row[tariff]) bool) {
	for _, r := range questionRules() {
		if !f.Answers[r.name] {
			continue
		}
		for _, code := range r.codes {
			l := f.sheet.letter(code)
			if l == nil {
				continue
			}
			if row := f.priced(l); row != nil && row.State == law.InForce && !yield(l, row) {
				return
			}
		}
	}
}

// actAnswered returns the first act that a yes allows beside the keys that the caller
// names.
func (f *facts) actAnswered() (act pick, found bool) {
	picks := []pick{{}}
	for _, list := range [...][]telehealth.Code{f.Supplements, f.Also} {
		for _, code := range list {
			if l := f.sheet.letter(code); l != nil {
				picks = append(picks, pick{letter: l, given: true})
			}
		}
	}
	for l, row := range f.yes {
		picks[0].letter = l
		if l.kind != telehealth.KindSupplement && f.judge(l, picks).verdict == telehealth.VerdictMet {
			return pick{letter: l, row: row, rule: ruleAnswered, verdict: telehealth.VerdictMet}, true
		}
	}
	return pick{}, false
}

// chooseFurther appends the supplements that the caller names beside those due, then those
// that a yes allows. What was due and is excluded by one of them gives way.
func (f *facts) chooseFurther(s column, picks []pick) (stay, gone []pick, err error) {
	picks, err = f.chooseGiven(f.sheet, s, "also", f.Also, picks)
	if err != nil {
		return nil, nil, err
	}
	if f.Supplements == nil {
		picks = f.chooseAnswered(picks)
	}
	stay = slices.DeleteFunc(picks, func(p pick) bool {
		way := p.added() && f.excludes(p.code, picks) != ""
		if way {
			gone = append(gone, p)
		}
		return way
	})
	return stay, gone, nil
}

func (f *facts) chooseAnswered(picks []pick) []pick {
	for l, row := range f.yes {
		if l.kind == telehealth.KindSupplement && !has(picks, l.code) && f.judge(l, picks).verdict == telehealth.VerdictMet {
			picks = append(picks, pick{letter: l, row: row, rule: ruleAnswered, verdict: telehealth.VerdictMet})
		}
	}
	return picks
}

// excludes names the rule by which a key may not stand beside the others, "" for none.
func (f *facts) excludes(code telehealth.Code, picks []pick) string {
	for i := range exclusions {
		if e := &exclusions[i]; e.forbids(code, picks) {
			return e.name
		}
	}
	return ""
}

// leaveOut says which supplements are due and missing in the list that the caller named.
func (f *facts) leaveOut(b *Bill, c *choice) {
	if f.Supplements == nil {
		return
	}
	due, err := f.chooseDue([]pick{c.picks[0]})
	if err != nil {
		return // the key has no amount on that day: nothing can be billed
	}
	if len(f.Answers) > 0 {
		due = f.chooseAnswered(due)
	}
	for _, p := range due[1:] {
		if !has(c.picks, p.code) && f.excludes(p.code, c.picks) == "" {
			b.LeftOut = append(b.LeftOut, p.code)
			b.add(f.rules.at(ruleLeftOut, f.Date).Value.ground, p.code, p.row.Value.Amount)
		}
	}
}
