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
	{ruleRateExam, exam, ruleCount},
	{ruleRateTeleExpertise, teleExpertise, ruleCount},
	{ruleRatePrevention, prevention, ruleCount},
	{ruleRateContraception, contraception, ruleCount},
	{ruleRateMaternity, maternity, ruleCount},
	{ruleRateWorkInjury, workInjury, ruleCount},
	{ruleRateMilitary, military, ruleSurchargeDerived},
	{ruleRateInvalidity, invalidity, ruleSurchargeDerived},
	{ruleRateAME, stateAid, ruleCount},
	{ruleRateEpidemic, epidemic, ruleSurchargeDerived},
	{ruleRateALD, longIllness, ruleSurchargeDerived},
	{ruleRateAlsaceMoselle, localScheme, ruleSurchargeDerived},
	{ruleRateC2S, solidarity, ruleCount},
	{ruleRateMinor, belowPathway, ruleCount},
	{ruleRateNormal, anyone, ruleSurcharge},
}

// A situation is a set of facts that rates depend on, one bit each.
type situation uint64

const (
	exam          situation = 1 << iota // a compulsory examination of a child
	teleExpertise                       // between two professionals
	prevention                          // the prevention check-up
	contraception                       // the first consultation on contraception, of a young patient
	epidemic                            // a teleconsultation while all were paid in full
	belowPathway                        // a child below the age of the care pathway
	localScheme
	anyone situation = 0 // no fact at all: everybody

	// The covers follow, each on the bit of its own behind those above.
	firstCover  = 16
	maternity   = situation(CoverMaternity) << firstCover
	workInjury  = situation(CoverWorkInjury) << firstCover
	military    = situation(CoverMilitary) << firstCover
	invalidity  = situation(CoverInvalidity) << firstCover
	stateAid    = situation(CoverAME) << firstCover
	longIllness = situation(CoverALD) << firstCover
	solidarity  = situation(CoverC2S) << firstCover
)

// situation returns every fact that holds for this act and patient.
func (f *facts) situation(l *letter) situation {
	s := l.special | situation(f.Patient.Cover)<<firstCover
	if s&contraception != 0 && (f.age < 0 || f.age >= f.whole(ruleContraceptionBelow)) {
		s &^= contraception
	}
	if f.mode == video && f.rules.at(ruleRateEpidemic, f.Date) != nil {
		s |= epidemic
	}
	if f.child {
		s |= belowPathway
	}
	if f.Patient.Scheme == SchemeAlsaceMoselle {
		s |= localScheme
	}
	return s
}

// specialAct is the fact that a letter key stands for by itself.
func specialAct(code telehealth.Code, kind telehealth.Kind) situation {
	switch code {
	case "COE", "COD", "COV", "COB", "COA", "COH", "COK", "COG":
		return exam
	case "RDV":
		return prevention
	case "CCP":
		return contraception
	}
	if kind == telehealth.KindTeleExpertise {
		return teleExpertise
	}
	return anyone
}

// otherReading notes what the fund would pay if the surcharge had a ceiling, as
// one official sheet says and the public table does not show.
func (f *facts) otherReading(b *Bill, normalGross Amount) {
	ceiling := f.rules.at(ruleSurchargeCeiling, f.Date)
	if f.Patient.Cover.Has(CoverC2S) && f.surcharged() { // the claim formula takes it off these patients
		points := f.rules.at(ruleSurcharge, f.Date).Value.rate
		f.note(b, ruleSurchargeCeiling, normalGross-min(points.Of(b.Base()), ceiling.Value.amount))
		return
	}
	if ceiling != nil && normalGross-b.Gross() > ceiling.Value.amount {
		f.note(b, ruleSurchargeCeiling, normalGross-ceiling.Value.amount)
	}
}

// rate returns the rate that the fund pays and the one it would pay inside the
// pathway, which is what a responsible contract completes.
func (f *facts) rate(b *Bill, l *letter) (paid, normal Rate) {
	holds := f.situation(l)
	for i := range rateRules {
		r := &rateRules[i]
		if r.applies&^holds != 0 {
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

// heavy applies the flat sum that replaces the co-payment when the tariffs of
// one consultation add up to a high total (articles L160-14 and R160-16 CSS).
// It reports whether it did: the lines are then paid in full, less that sum.
func (f *facts) heavy(b *Bill, c *choice, normal Rate) (Amount, bool) {
	const full = 100 * Percent
	if normal >= full || f.Patient.Cover.Has(CoverC2S) || min(c.tariff, c.fee)+f.foreignTariff() < f.rules.at(ruleHeavyThreshold, f.Date).Value.amount {
		return 0, false
	}
	flat := f.rules.at(ruleHeavyAmount, f.Date).Value.amount
	switch {
	case f.surcharged():
		f.note(b, ruleHeavyOutside, flat)
		return 0, false
	case f.Patient.Scheme == SchemeAlsaceMoselle:
		f.note(b, ruleHeavyLocal, flat)
		return 0, true
	default:
		f.note(b, ruleHeavyAmount, flat)
		return flat, true
	}
}

// carry takes the flat sum off the lines, from the first on, as the claim
// formulas do: one line bears it unless it is too small. It returns what was
// taken, less than the whole only when the fund pays less than that.
func (b *Bill) carry(flat Amount) (taken Amount) {
	for i := range b.Lines {
		l := &b.Lines[i]
		l.FlatCopayment = min(flat-taken, l.Gross)
		l.Gross -= l.FlatCopayment
		taken += l.FlatCopayment
	}
	return taken
}
