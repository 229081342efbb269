package billing

import (
	"github.com/secteur2/telehealth"
)

// participation returns the flat participation of the consultation: once for each
// act, unless the patient is exempt, within the caps of the day and of the year, and
// never more than the fund pays (articles L160-13 II, L160-15, R160-20 CSS).
func (f *facts) participation(b *Bill, c *choice) Amount {
	gross := b.Gross()
	if f.noteCover(b, ruleParticipationExempt, 0) {
		return 0
	}
	if f.minor() {
		f.note(b, ruleParticipationMinor, 0)
		return 0
	}
	if c.isTeleExpertise() {
		f.note(b, ruleParticipationTeleExpertise, 0)
		return 0
	}
	if gross == 0 {
		return 0
	}
	due := f.amount(ruleParticipation)
	first := gross // of the first act and its supplements
	var others Amount
	if len(f.ForeignLines) > 0 {
		var their Amount
		others, their = f.foreignParticipation(b, due)
		first -= their
	}
	if f.small(first, due) && others == 0 {
		f.note(b, ruleParticipationSmall, first)
		return 0
	}
	f.note(b, ruleParticipation, due)
	if f.mode == video && f.rules.at(ruleParticipationEpidemic, f.Date) != nil {
		f.note(b, ruleParticipationEpidemic, 0)
	}
	if first < due {
		f.note(b, ruleParticipationLimited, first)
	}
	if !f.small(first, due) {
		others += min(due, first)
	}
	flat := others
	if flat > due {
		f.note(b, ruleParticipationActs, flat)
	}
	if flat > due || f.Withheld != (Withheld{}) {
		flat = f.capped(b, flat, due)
	}
	if f.ThirdParty && flat > 0 {
		f.note(b, ruleParticipationDeferred, flat)
	}
	return flat
}

// small: outside the agreement, a reimbursement below the participation bears none.
func (f *facts) small(gross, due Amount) bool {
	return gross < due && f.Practitioner.Sector == telehealth.SectorOutsideAgreement
}

// thirdParty says how the participation comes back to the fund, and notes when
// the patient has a right not to advance the fund's part.
func (f *facts) thirdParty(b *Bill) {
	if f.ThirdParty {
		b.Recovery = RecoveredLater
	}
	if b.Surcharge() > 0 && f.coverRow(ruleThirdPartyDue) != nil {
		f.note(b, ruleThirdPartyOutside, 0)
		return
	}
	if f.ThirdParty {
		return
	}
	f.noteCover(b, ruleThirdPartyDue, 0)
}

// minor reports whether the patient owes no participation for being young: a minor on
// 1 January stays exempt for the whole civil year (R160-20).
func (f *facts) minor() bool {
	adult := f.whole(ruleParticipationAdult)
	if f.age < 0 || f.age > adult {
		return false // no birth known, or of age for more than a year
	}
	return f.Patient.Birth.Age(newYear(f.Date)) < adult
}

// excess says by which right the doctor charges more than the tariff, if so.
func (f *facts) excess(b *Bill, c *choice) {
	over := b.Excess()
	if over == 0 {
		return
	}
	if least := f.amount(ruleInformation); b.Fee() >= least {
		b.WrittenInformation = true
		f.note(b, ruleInformation, least)
	}
	right, rule := f.excessRight(c)
	b.ExcessRight = right
	paid := f.paysExcess(c)
	switch act := &c.picks[0]; {
	case right == ExcessForbidden:
		f.noteCover(b, rule, over)
	case paid:
	case right == ExcessAuthorised:
		f.excessOutside(b, c)
	case right == ExcessNone && act.special&prevention != 0: // the text that prices the check-up says so
		if !f.quiet {
			b.add(&ground{NoteRefused, ruleTable[rule].name, 0, &act.row.Source, act.row.Confidence}, act.code, over)
		}
	default:
		f.note(b, rule, over)
	}
	if paid {
		f.noteCover(b, ruleExcessPaid, over)
	}
}

// paysExcess reports whether the fund pays the excess too, as after an act of terrorism
// (article L169-2-1 CSS). An act that has its tariff and no more has none to pay, and
// outside the agreement no text says what an excess is.
func (f *facts) paysExcess(c *choice) bool {
	return c.scale != authority && c.picks[0].special&(teleExpertise|prevention) == 0 &&
		f.coverRow(ruleExcessPaid) != nil
}

// excessRight is the right and the rule that explains it, in legal order: what no
// agreement rules, what is forbidden, then the rights of the sector.
func (f *facts) excessRight(c *choice) (ExcessRight, ruleID) {
	switch p := f.Practitioner; {
	case c.scale == authority:
		return ExcessAuthority, ruleExcessAuthority
	case f.coverRow(ruleExcessForbidden) != nil:
		return ExcessForbidden, ruleExcessForbidden
	case c.picks[0].special&(teleExpertise|prevention) != 0:
		return ExcessNone, ruleExcessNone
	case f.freeFees(c.scale):
		return ExcessFree, ruleExcessFree
	case p.OPTAM:
		return ExcessModerated, ruleExcessOPTAM
	case f.outside() && p.Specialty != telehealth.GeneralPractice:
		return ExcessAuthorised, ruleExcessOutside
	default:
		return ExcessDemanded, ruleExcessDemand
	}
}

// freeFees reports whether an excess is one of free fees: in sector 2 outside OPTAM
// also on a foreign line beside an act at its tariff.
func (f *facts) freeFees(s column) bool {
	return s == free || f.Practitioner.Sector == telehealth.Sector2 && !f.Practitioner.OPTAM
}

// excessOutside compares the fee with what a sector 1 specialist may charge
// outside the pathway: 117.5 % of the coordinated tariff, rounded to the euro.
// Texts and practice round differently, so only a fee a whole euro above is
// reported.
func (f *facts) excessOutside(b *Bill, c *choice) {
	most := f.rules.at(ruleExcessOutside, f.Date).Value.rate.Of(c.tariff-c.travel+f.lostOutside(c)) + c.travel
	f.noteRate(b, ruleExcessOutside, most)
	if c.fee >= most+Euro {
		f.note(b, ruleExcessOutsideOver, c.fee)
	}
}

// lostOutside is the coordination supplement that the act would have inside the
// pathway and that is not billed.
func (f *facts) lostOutside(c *choice) Amount {
	for _, d := range c.picks[0].letter.supplements {
		switch d.due {
		case coordinated, coordinatedNotPaediatric: // MCS, MCC
			if row := d.letter.at(f.age, f.Date); row != nil && !has(c.picks, d.code) {
				return row.Value.Amount
			}
		}
	}
	return 0
}

// complement returns what the complementary insurance pays. A responsible contract
// completes what the fund pays inside the pathway, so it never pays the surcharge, and
// no contract is taken to pay the flat participation (articles L871-1 and R871-2 CSS).
func (f *facts) complement(b *Bill, c *choice) Amount {
	base, gross, surcharge := b.Base(), b.Gross(), b.Surcharge()
	extra := f.paidExcess(b, c)
	switch {
	case f.covers.Has(CoverC2S) && surcharge > 0 && !f.otherwise(readingC2S):
		f.note(b, ruleComplementC2SOutside, base-gross)
		return extra
	case f.covers.Has(CoverC2S):
		f.note(b, ruleComplementC2S, base-gross)
		return base - gross + extra
	case f.Complement == (Complement{}):
		return extra
	}
	start := gross // what the contract finds paid
	if f.Complement.Responsible {
		start += surcharge
	}
	covered := min(b.Fee(), f.guaranteed(b, c.scale, start))
	if f.Complement.Responsible && surcharge > 0 {
		covered = min(covered, base)
		f.note(b, ruleComplementOutside, 0)
	}
	paid := min(max(covered-start, 0), b.Fee()-gross-extra)
	f.note(b, ruleComplement, paid)
	return paid + extra
}

// paidExcess is what the fund pays of the excess. It stands with the complement, beyond
// what the base gives.
func (f *facts) paidExcess(b *Bill, c *choice) Amount {
	if !f.paysExcess(c) {
		return 0
	}
	return b.Excess()
}

// guaranteed is the sum up to which fund and contract pay together.
func (f *facts) guaranteed(b *Bill, s column, start Amount) Amount {
	k := f.Complement
	guarantee := Rate(k.Guarantee) * Percent
	if k.OPTAM != 0 && f.Practitioner.OPTAM {
		guarantee = Rate(k.OPTAM) * Percent
	}
	sum := func(r Rate) Amount {
		if k.Beside {
			return start + r.Of(b.Base())
		}
		return r.Of(b.Base())
	}
	most := sum(guarantee)
	if !k.Responsible {
		return most
	}
	if f.freeFees(s) {
		most = f.belowLimits(b, most, sum)
	}
	return max(most, b.Base()) // such a contract pays the whole co-payment, whatever it says
}

// belowLimits holds a responsible contract below the limits for doctors outside
// OPTAM, and notes the one that binds: never below the base.
func (f *facts) belowLimits(b *Bill, most Amount, sum func(Rate) Amount) Amount {
	binding := ruleCount
	if gap := f.rules.at(ruleComplementGap, f.Date).Value.rate; f.Complement.OPTAM != 0 {
		limit := max(sum(max(Rate(f.Complement.OPTAM)*Percent-gap, 0)), b.Base())
		if limit < most {
			most, binding = limit, ruleComplementGap
		}
	}
	if cap := f.rules.at(ruleComplementFree, f.Date); cap != nil && cap.Value.rate.Of(b.Base()) < most {
		most, binding = cap.Value.rate.Of(b.Base()), ruleComplementFree
	}
	if binding != ruleCount {
		f.noteRate(b, binding, most)
	}
	return most
}
