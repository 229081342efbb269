package billing

import "github.com/secteur2/telehealth"

// A rateRule gives the rate of a situation. surcharge names the rule that takes
// points off outside the care pathway; ruleCount means that none does.
type rateRule struct {
	rate      ruleID
	applies   situation
	surcharge ruleID
}

// rateRules in legal order: the first that applies decides. What the law pays in
// full comes before the local scheme, and the local scheme before the ordinary
// rate. Where no text names a situation outside the pathway, the 40 points of
// article L162-5-3 are taken off and the note says that the rate is derived.
var rateRules = [...]rateRule{
	{ruleRateExam, situation{exam: true}, ruleCount},
	{ruleRateTeleExpertise, situation{kind: telehealth.KindTeleExpertise}, ruleCount},
	{ruleRatePrevention, situation{act: "RDV"}, ruleCount},
	{ruleRateContraception, situation{contraception: true}, ruleCount},
	{ruleRateMaternity, situation{cover: Maternity}, ruleCount},
	{ruleRateWorkInjury, situation{cover: WorkInjury}, ruleCount},
	{ruleRateMilitary, situation{cover: Military}, ruleSurchargeDerived},
	{ruleRateInvalidity, situation{cover: Invalidity}, ruleSurchargeDerived},
	{ruleRateAME, situation{cover: AME}, ruleCount},
	{ruleRateEpidemic, situation{epidemic: true}, ruleSurchargeDerived},
	{ruleRateALD, situation{cover: ALD}, ruleSurchargeDerived},
	{ruleRateAlsaceMoselle, situation{scheme: AlsaceMoselleScheme}, ruleSurchargeDerived},
	{ruleRateC2S, situation{cover: C2S}, ruleCount},
	{ruleRateMinor, situation{child: true}, ruleCount},
	{ruleRateNormal, situation{}, ruleSurcharge},
}

// A situation is what must hold for a rate: everything it names. The zero
// situation always holds.
type situation struct {
	kind          telehealth.Kind
	act           telehealth.Code
	exam          bool // a compulsory examination of a child
	contraception bool // the first consultation on contraception, of a young patient
	epidemic      bool // a teleconsultation while all were paid in full
	child         bool // below the age of the care pathway
	cover         Cover
	scheme        Scheme
}

func (s *situation) holds(f *facts, act telehealth.Code) bool {
	return (s.kind == "" || act.Kind() == s.kind) &&
		(s.act == "" || act == s.act) &&
		(!s.exam || isExam(act)) &&
		(!s.contraception || act == "CCP" && f.age >= 0 && f.age < f.years(ruleContraceptionBelow)) &&
		(!s.epidemic || f.mode == video && f.rules.at(ruleRateEpidemic, f.Date) != nil) &&
		(!s.child || f.child) &&
		(s.cover == "" || f.Patient.Cover == s.cover) &&
		(s.scheme == "" || f.Patient.Scheme == s.scheme)
}

// isExam reports whether the act is one of the compulsory examinations of a child.
func isExam(act telehealth.Code) bool {
	switch act {
	case "COE", "COD", "COV", "COB", "COA", "COH", "COK", "COG":
		return true
	default:
		return false
	}
}

// otherReading notes what the fund would pay if the surcharge had a ceiling, as
// one official sheet says and the public table does not show.
func (f *facts) otherReading(b *Bill, normalGross Amount) {
	ceiling := f.rules.at(ruleSurchargeCeiling, f.Date)
	if ceiling != nil && normalGross-b.Gross() > ceiling.Value.amount {
		f.note(b, ruleSurchargeCeiling, normalGross-ceiling.Value.amount)
	}
}

// rate returns the rate that the fund pays and the one it would pay inside the
// pathway, which is what a responsible contract completes.
func (f *facts) rate(b *Bill, act telehealth.Code) (paid, normal Rate) {
	for i := range rateRules {
		r := &rateRules[i]
		if !r.applies.holds(f, act) {
			continue
		}
		normal = f.noteRate(b, r.rate, 0)
		if !f.surcharged() {
			return normal, normal
		}
		if r.surcharge != ruleCount {
			paid = max(normal-f.noteRate(b, r.surcharge, 0), 0)
		} else {
			paid = normal
		}
		if r.rate == ruleRateC2S {
			f.note(b, ruleRateC2SOutside, 0)
		}
		if f.mode == video {
			f.note(b, ruleRemoteOutside, 0)
		}
		return paid, normal
	}
	return 0, 0 // unreachable: the last rule always applies
}
