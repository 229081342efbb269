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
		b.Recovery = Deferred
		return
	}
	switch f.Patient.Cover {
	case C2S, AME, WorkInjury, Maternity, ALD:
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
	case Maternity, C2S, AME:
		return ruleParticipationExempt
	case Military:
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
