package billing

import "github.com/secteur2/telehealth"

// A rateRule gives the rate of a situation. surcharge names the rule that takes points
// of the base off outside the care pathway; ruleCount means that none does.
type rateRule struct {
	rate      ruleID
	applies   situation
	surcharge ruleID
}

// rateRules in legal order: the first that applies decides. What the law pays in
// full comes before the local scheme, and the local scheme before the ordinary rate; of
// two that are paid in full, the one without surcharge.
var rateRules = [...]rateRule{
	{ruleRateExam, exam, ruleCount},
	{ruleRateTeleExpertise, teleExpertise, ruleCount},
	{ruleRatePrevention, prevention, ruleCount},
	{ruleRateContraception, contraception, ruleCount},
	{ruleRateMaternity, maternity, ruleCount},
	{ruleRatePrenatal, prenatal, ruleCount},
	{ruleRateTerrorism, terrorism, ruleCount},
	{ruleRateWorkInjury, workInjury, ruleCount},
	{ruleRateMilitary, military, ruleCount},
	{ruleRateMilitaryPension, militaryPension, ruleCount},
	{ruleRateAME, stateAid, ruleCount},
	{ruleRateALD, longIllness, ruleSurcharge},
	{ruleRateInvalidity, invalidity, ruleSurcharge},
	{ruleRateFollowUp, followUp, ruleSurcharge},
	{ruleRateContraception, contraceptive, ruleSurcharge},
	{ruleRateAbortion, abortion, ruleSurcharge},
	{ruleRateAbusedMinor, abusedMinor, ruleSurcharge},
	{ruleRateDonor, donor, ruleSurcharge},
	{ruleRateInfertility, infertility, ruleSurcharge},
	{ruleRateNewborn, newborn, ruleSurcharge},
	{ruleRateEpidemic, epidemic, ruleSurchargeDerived},
	{ruleRateAlsaceMoselle, localScheme, ruleSurcharge},
	{ruleRateC2S, solidarity, ruleSurcharge},
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
	firstCover      = 16
	abortion        = situation(CoverAbortion) << firstCover
	abusedMinor     = situation(CoverAbusedMinor) << firstCover
	longIllness     = situation(CoverALD) << firstCover
	stateAid        = situation(CoverAME) << firstCover
	solidarity      = situation(CoverC2S) << firstCover
	contraceptive   = situation(CoverContraception) << firstCover
	donor           = situation(CoverDonor) << firstCover
	followUp        = situation(CoverFollowUp) << firstCover
	infertility     = situation(CoverInfertility) << firstCover
	invalidity      = situation(CoverInvalidity) << firstCover
	maternity       = situation(CoverMaternity) << firstCover
	military        = situation(CoverMilitary) << firstCover
	militaryPension = situation(CoverMilitaryPension) << firstCover
	newborn         = situation(CoverNewborn) << firstCover
	prenatal        = situation(CoverPrenatal) << firstCover
	terrorism       = situation(CoverTerrorism) << firstCover
	workInjury      = situation(CoverWorkInjury) << firstCover
)

// situation returns every fact that holds for this act and patient.
func (f *facts) situation(l *letter) situation {
	s := l.special | situation(f.covers)<<firstCover
	if s&contraception != 0 {
		if _, row := f.lacks(CoverContraception); row != nil {
			s &^= contraception
		}
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

// rateRule returns the first rule that applies to the act and the patient.
func (f *facts) rateRule(l *letter) *rateRule {
	holds := f.situation(l)
	i := 0
	for rateRules[i].applies&^holds != 0 { // the last one applies to everybody
		i++
	}
	return &rateRules[i]
}

// surcharge takes off the gross what it costs to leave the pathway: points of the base of
// every line (article L162-5-3 CSS), for the bill at most the ceiling (article R160-6).
func (f *facts) surcharge(b *Bill, c *choice, r *rateRule) {
	if f.mode == video {
		f.note(b, ruleRemoteOutside, 0)
	}
	if r.surcharge == ruleCount || f.spared(b, r) {
		return
	}
	points := f.rules.at(r.surcharge, f.Date).Value.rate
	var whole Amount
	for i := range b.Lines {
		whole += min(points.Of(b.Lines[i].Base), b.Lines[i].Gross)
	}
	most, ceiling := whole, ruleSurchargeCeiling
	if whole > f.amount(ceiling) {
		most, ceiling = f.ceiling(c, r, whole)
	}
	f.noteRate(b, r.surcharge, b.carry(most, points, func(l *Line) *Amount { return &l.Surcharge }))
	if whole > most {
		f.note(b, ceiling, most)
	}
}

// spared reports whether the patient outside the pathway bears no surcharge all the same,
// and notes why.
func (f *facts) spared(b *Bill, r *rateRule) bool {
	switch {
	case f.Practitioner.Territory == telehealth.Mayotte:
		f.note(b, ruleSurchargeMayotte, 0)
	case r.rate == ruleRateALD && !f.otherwise(readingProtocol):
		f.note(b, rulePathwayProtocol, 0)
	case r.rate == ruleRateEpidemic && f.otherwise(readingEpidemic):
	default:
		return false
	}
	return true
}

// ceiling holds a surcharge that is above the ceiling of article R160-6, which has the
// consultation of the specialists. For the general practitioner's own, at the ordinary
// rate, the public pages print more.
func (f *facts) ceiling(c *choice, r *rateRule, whole Amount) (Amount, ruleID) {
	own := f.Practitioner.Specialty == telehealth.GeneralPractice && c.picks[0].kind == telehealth.KindConsultation &&
		f.rules.at(ruleSurchargeCeilingGeneral, f.Date) != nil
	id := ruleSurchargeCeiling
	switch {
	case r.rate == ruleRateC2S: // one amount in every reading
		return f.amount(id), id
	case f.otherwise(readingSheet):
		return whole, id
	case own && r.rate == ruleRateNormal && !f.otherwise(readingCeiling),
		own && r.rate != ruleRateNormal && f.otherwise(readingGeneral):
		id = ruleSurchargeCeilingGeneral
	}
	return min(whole, f.amount(id)), id
}

// amount is the number of euros that a rule names.
func (f *facts) amount(id ruleID) Amount { return f.rules.at(id, f.Date).Value.amount }

// heavy applies the flat sum that replaces the co-payment when the tariffs of
// one consultation add up to a high total (articles L160-14 and R160-16 CSS).
// It reports whether it did: the lines are then paid in full, less that sum.
func (f *facts) heavy(b *Bill, c *choice, normal Rate) (Amount, bool) {
	const full = 100 * Percent
	spared := f.covers.Has(CoverC2S) && (!f.outside() || f.Practitioner.Territory == telehealth.Mayotte) // C2S pays the co-payment
	if normal >= full || spared || min(c.tariff, c.fee)-c.travel+f.foreignTariff() < f.amount(ruleHeavyThreshold) {
		return 0, false
	}
	flat := f.amount(ruleHeavyAmount)
	if f.Patient.Scheme == SchemeAlsaceMoselle {
		f.note(b, ruleHeavyLocal, flat)
		return 0, true
	}
	if f.otherwise(readingHeavy) {
		flat = f.amount(readingHeavy)
	}
	f.note(b, ruleHeavyAmount, flat)
	return flat, true
}

// carry takes an amount off the gross of the lines, from the first on, as the claim
// formulas do: each bears at most a rate of its base, and no more than the fund pays for
// it. The part of a line is where it keeps what it bore. carry returns what was taken.
func (b *Bill) carry(whole Amount, most Rate, part func(*Line) *Amount) (taken Amount) {
	for i := range b.Lines {
		l := &b.Lines[i]
		own := min(whole-taken, most.Of(l.Base), l.Gross)
		*part(l) = own
		l.Gross -= own
		taken += own
	}
	return taken
}
