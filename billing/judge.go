package billing

import (
	"cmp"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/secteur2/telehealth/internal/law"
)

// A judgement is what the rules say of one letter key in one encounter: the
// verdict and the rules that led to it.
type judgement struct {
	verdict telehealth.Verdict
	rulings []ruling
}

// A ruling is one rule of a judgement, by name.
type ruling struct {
	name  string
	kind  NoteKind
	asked asked
}

// asked says by what a rule that is a question is answered.
type asked uint8

const (
	told     asked = iota // no question
	byFact                // a fact of the consultation: the hour, the day of birth
	byDoctor              // yes or no, under the name of the rule in Consultation.Answers
)

func (j *judgement) refuse(rule string) {
	j.verdict = telehealth.VerdictRefused
	j.rulings = append(j.rulings, ruling{name: rule, kind: NoteRefused})
}

// ask leaves the verdict open, unless the key is refused already.
func (j *judgement) ask(rule string, by asked) {
	if j.verdict != telehealth.VerdictRefused && !j.has(rule) {
		j.verdict = telehealth.VerdictUndecided
		j.rulings = append(j.rulings, ruling{rule, NoteDoubt, by})
	}
}

func (j *judgement) has(rule string) bool {
	return slices.ContainsFunc(j.rulings, func(r ruling) bool { return r.name == rule })
}

// judge asks of a letter key, in this order: is it in the table for this doctor
// and patient, does it fit the act, do its own conditions hold, does it go with
// the other keys. picks are the act and the keys billed beside it; the key itself
// may be among them.
func (f *facts) judge(l *letter, picks []pick) judgement {
	j := judgement{verdict: telehealth.VerdictMet}
	f.judgeRow(&j, l)
	f.judgeAct(&j, l, picks)
	f.judgeRules(&j, l.code)
	for i := range exclusions {
		if e := &exclusions[i]; e.forbids(l.code, picks) && !j.has(e.name) {
			j.refuse(e.name)
		}
	}
	if j.verdict == telehealth.VerdictRefused { // what would allow it, and what is still asked, no longer matters
		j.rulings = slices.DeleteFunc(j.rulings, func(r ruling) bool { return r.kind != NoteRefused })
	}
	return j
}

func (f *facts) judgeRow(j *judgement, l *letter) {
	row := l.at(f.age, f.Date)
	switch {
	case row == nil && f.age < 0 && f.adultBand(l):
		j.ask("ask.birth", byFact)
	case row == nil && l.series(f.age, f.Date).At(f.Date) != nil:
		j.refuse("need.age")
	case row == nil:
		j.refuse("need.day")
	case row.State == law.Unknown && f.vouched(l.code, row) == nil:
		j.refuse("need.amount")
	}
}

// adultBand reports whether the key is for some adults: of a patient without a
// day of birth no more is known than that.
func (f *facts) adultBand(l *letter) bool {
	return slices.ContainsFunc(l.bands, func(b band) bool {
		return int(b.ages.high) >= f.whole(ruleParticipationAdult) && b.series.At(f.Date) != nil
	})
}

// judgeAct looks at the way of meeting for an act, at the act for a supplement.
func (f *facts) judgeAct(j *judgement, l *letter, picks []pick) {
	if l.kind != telehealth.KindSupplement {
		if !fits(f.modeName(), l.code, l.kind) {
			j.refuse("need.mode")
		} else if f.ownKeyBefore(l) {
			j.refuse("need.own-key")
		}
		return
	}
	if isAllowance(l.code) {
		f.judgeTravel(j, l, picks)
		return
	}
	reason := ""
	for _, d := range picks[0].letter.supplements {
		if d.code != l.code || d.ofOffice(f) {
			continue
		}
		if d.due.holds(f, picks) {
			if note := f.noteOf(&d); note != ruleTariff {
				j.rulings = append(j.rulings, ruling{name: ruleTable[note].name, kind: NoteReason})
			}
			if f.supposes(&d) {
				j.ask("ask.letter", byDoctor)
			}
			return
		}
		reason = cmp.Or(reason, d.due.lack(f, picks)) // of two rules the first is the ordinary one
	}
	child := has(picks, "NFE")
	if reason == "ask.letter" || reason == "ask.away" {
		f.judgeReport(j, reason, child)
	} else if reason == "need.not-paediatric" && child {
		f.judgeAnswer(j, "ask.correspondent")
		if f.supposed && slices.Contains(coordination, l.code) {
			f.judgeAnswer(j, "ask.letter")
		}
	} else if reason != "" {
		f.refuseOrAsk(j, reason)
	} else if f.mode == home && slices.Contains(byTheHour, l.code) {
		f.judgeVisitHours(j, l.code)
	} else if slices.ContainsFunc(supplementRules[:], func(r supplementRule) bool { return r.code == l.code }) {
		j.refuse("need.act")
	}
}

// judgeReport asks all that coordination still depends on: what opens it to this patient,
// the report, and of a paediatrician whether it takes the place of NFE.
func (f *facts) judgeReport(j *judgement, question string, child bool) {
	f.judgeAnswer(j, question)
	if !f.letter {
		f.judgeAnswer(j, "ask.letter")
	}
	if child && question == "ask.letter" {
		f.judgeAnswer(j, "ask.correspondent")
	}
}

// judgeVisitHours: whether the supplement of the hour is added to a visit, where
// the hour and the urgency allow it, only the doctor knows.
func (f *facts) judgeVisitHours(j *judgement, code telehealth.Code) {
	for i := range supplementRules {
		if r := &supplementRules[i]; r.code == code && !r.due.holds(f, nil) {
			lack := r.due.lack(f, nil)
			f.refuseOrAsk(j, lack)
			if lack != "ask.urgent" { // which is asked together with the other question
				return
			}
		}
	}
	f.judgeAnswer(j, "ask.visit-hours")
}

// ownKeyBefore reports an ordinary act that stands behind another one which this
// doctor has for this patient: the paediatrician's key before CS.
func (f *facts) ownKeyBefore(l *letter) bool {
	acts := f.sheet.acts[f.mode]
	for _, before := range acts[:max(slices.Index(acts, l), 0)] {
		if before.at(f.age, f.Date) != nil {
			return true
		}
	}
	return false
}

func (f *facts) judgeRules(j *judgement, code telehealth.Code) {
	for i := range codeRules {
		r := &codeRules[i]
		if !slices.Contains(r.codes, code) || r.need == answerOfInternist && f.Practitioner.Specialty != telehealth.InternalMedicine {
			continue
		}
		if r.need.isAnswer() {
			f.judgeAnswer(j, r.name)
		} else if !r.need.holds(f) {
			f.refuseOrAsk(j, r.name)
		}
	}
}

// refuseOrAsk refuses by a rule, or asks for the hour where the rule is about
// the hour and the caller did not give one. Where no text says whether the hour is one
// of the rule, it asks that.
func (f *facts) refuseOrAsk(j *judgement, rule string) {
	unknown := f.Time.IsZero()
	_, answered := f.Answers["ask.local-day"]
	local := f.localDay && !answered && f.hours == ordinary
	switch {
	case unknown && (rule == "need.night" || rule == "need.deep-night" || rule == "need.out-of-hours" || rule == "need.hour-19"),
		unknown && rule == "need.sunday" && (f.restDay || f.localDay && f.Answers["ask.local-day"]):
		j.ask("ask.hour", byFact)
	case rule == "need.saturday" && unknown && f.mayBeOnCall():
		j.ask("ask.hour", byFact)
	case rule == "need.saturday" && f.onCall(f.Time.Minutes()) == holiday.OpenBridge:
		f.judgeAnswer(j, "ask.on-call")
	case rule == "ask.urgent":
		j.ask(rule, byDoctor)
	case local && (rule == "need.sunday" || rule == "need.out-of-hours"):
		j.ask("ask.local-day", byDoctor)
	default:
		j.refuse(rule)
	}
}

// mayBeOnCall reports whether some hour of the day is one of the on-call service that is
// no Sunday's.
func (f *facts) mayBeOnCall() bool {
	h, _ := f.place().OnCall(f.Date)
	return h.Period != holiday.Ordinary && h.Period != holiday.Rest
}

// judgeAnswer takes the doctor's answer to a question, or asks it.
func (f *facts) judgeAnswer(j *judgement, question string) {
	yes, answered := f.Answers[question]
	switch {
	case answered && !yes:
		j.refuse("need.answer")
		j.rulings = append(j.rulings, ruling{question, NoteRefused, byDoctor})
	case !answered:
		j.ask(question, byDoctor)
	}
}

// forbids reports whether the key may not stand beside the others. An exclusion
// without a second group is of keys that are billed alone.
func (e *exclusion) forbids(code telehealth.Code, picks []pick) bool {
	for i := range picks {
		other := picks[i].code
		if other == code || picks[i].added() {
			continue
		}
		inA, inB := slices.Contains(e.a, code), slices.Contains(e.b, code)
		otherA, otherB := slices.Contains(e.a, other), slices.Contains(e.b, other)
		if e.b == nil && (inA || otherA) || inA && otherB || inB && otherA {
			return true
		}
	}
	return false
}

// added reports a supplement that the library put on the bill of itself: it gives
// way to any other key and excludes none.
func (p *pick) added() bool {
	return !p.given && p.rule != ruleAnswered && p.kind == telehealth.KindSupplement
}

// judgeRuleNames lists every rule that a judgement may give, for the reader of
// rules.csv.
func judgeRuleNames() []string {
	names := []string{"may.row", "need.scale", "need.day", "need.amount", "need.age", "need.mode", "need.act",
		"need.coordination", "need.no-demand", "need.not-paediatric", "need.sunday", "need.night", "need.deep-night",
		"need.out-of-hours", "need.urgency", "need.no-urgency", "need.call", "need.own-key", "need.answer",
		"need.insured", "need.distance", "need.terrain", "with.correspondent", "ask.distance", "ask.hour", "ask.birth"}
	for i := range codeRules {
		names = append(names, codeRules[i].name)
	}
	for i := range otherQuestions {
		names = append(names, otherQuestions[i].name)
	}
	for i := range exclusions {
		names = append(names, exclusions[i].name)
	}
	return names
}
