package billing

import "github.com/secteur2/telehealth"

// participation returns the flat participation of the consultation: once,
// unless the patient is exempt, within the caps of the day and of the year, and
// never more than the fund pays (articles L160-13 II, L160-15, R160-20 CSS).
func (f *facts) participation(b *Bill, c *choice) Amount {
	gross := b.Gross()
	if exempt := f.exemption(); exempt != ruleCount {
		f.note(b, exempt, 0)
		return 0
	}
	if c.isTeleExpertise() {
		f.note(b, ruleParticipationTeleExpertise, 0)
		return 0
	}
	if gross == 0 {
		return 0
	}
	due := f.rules.at(ruleParticipation, f.Date).Value.amount
	if f.Practitioner.Sector == telehealth.SectorOutsideAgreement && gross < due {
		f.note(b, ruleParticipationSmall, gross)
		return 0
	}
	f.note(b, ruleParticipation, due)
	if f.mode == video && f.rules.at(ruleParticipationEpidemic, f.Date) != nil {
		f.note(b, ruleParticipationEpidemic, 0)
	}
	if gross < due {
		f.note(b, ruleParticipationLimited, gross)
	}
	flat := f.capped(b, min(due, gross))
	if f.ThirdParty && flat > 0 {
		f.note(b, ruleParticipationDeferred, flat)
	}
	return flat
}

// thirdParty says how the participation comes back to the fund, and notes when
// the patient has a right not to advance the fund's part.
func (f *facts) thirdParty(b *Bill) {
	if f.ThirdParty {
		b.Recovery = RecoveredLater
		return
	}
	switch f.Patient.Cover {
	case CoverC2S, CoverAME, CoverWorkInjury, CoverMaternity, CoverALD:
		f.note(b, ruleThirdPartyDue, 0)
	}
}

// capped keeps the participation within what is left of the day and the year.
func (f *facts) capped(b *Bill, flat Amount) Amount {
	for _, limit := range [...]struct {
		rule ruleID
		held Amount
	}{{ruleParticipationDay, f.Withheld.Day}, {ruleParticipationYear, f.Withheld.Year}} {
		most := f.rules.at(limit.rule, f.Date).Value.amount
		if left := most - limit.held; left < flat {
			flat = left
			f.note(b, limit.rule, most)
		}
	}
	return flat
}

// exemption returns the rule that spares the patient, or ruleCount.
func (f *facts) exemption() ruleID {
	switch f.Patient.Cover {
	case CoverMaternity, CoverC2S, CoverAME:
		return ruleParticipationExempt
	case CoverMilitary:
		return ruleParticipationMilitary
	}
	adult := f.years(ruleParticipationAdult)
	if f.age < 0 || f.age > adult {
		return ruleCount // no birth known, or of age for more than a year
	}
	// A minor on 1 January stays exempt for the whole civil year (R160-20).
	newYear, err := telehealth.NewDate(f.Date.Year(), 1, 1)
	if err == nil && f.Patient.Birth.Age(newYear) < adult {
		return ruleParticipationMinor
	}
	return ruleCount
}

// heavy applies the flat sum that replaces the co-payment when the tariffs of
// one consultation add up to a high total (articles L160-14 and R160-16 CSS).
// It reports whether it did: the lines are then paid in full, less that sum.
func (f *facts) heavy(b *Bill, c *choice, normal Rate) (Amount, bool) {
	const full = 100 * Percent
	if normal >= full || f.Patient.Cover == CoverC2S || f.base(c) < f.rules.at(ruleHeavyThreshold, f.Date).Value.amount {
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

// base is the reimbursement base that the lines will add up to.
func (f *facts) base(c *choice) Amount {
	if f.Fee == nil {
		return c.tariff()
	}
	return min(c.tariff(), *f.Fee)
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
