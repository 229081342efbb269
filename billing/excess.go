package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
)

// excess says by which right the doctor charges more than the tariff, if so.
func (f *facts) excess(b *Bill, c *choice) {
	over := b.Excess()
	if over == 0 {
		return
	}
	if least := f.rules.at(ruleInformation, f.Date).Value.amount; b.Fee() >= least {
		b.WrittenInformation = true
		f.note(b, ruleInformation, least)
	}
	right, rule := f.excessRight(c)
	b.ExcessRight = right
	if right == ExcessAuthorised {
		f.excessOutside(b, c)
		return
	}
	f.note(b, rule, over)
}

// excessRight is the right and the rule that explains it, in legal order: what no
// agreement rules, what is forbidden, then the rights of the sector.
func (f *facts) excessRight(c *choice) (ExcessRight, ruleID) {
	switch p := f.Practitioner; {
	case c.scale == authority:
		return ExcessAuthority, ruleExcessAuthority
	case f.Patient.Cover == CoverC2S || f.Patient.Cover == CoverAME:
		return ExcessForbidden, ruleExcessForbidden
	case c.isTeleExpertise():
		return ExcessNone, ruleExcessNone
	case c.scale == free:
		return ExcessFree, ruleExcessFree
	case p.OPTAM:
		return ExcessModerated, ruleExcessOPTAM
	case f.surcharged() && p.Specialty != telehealth.GeneralPractice:
		return ExcessAuthorised, ruleExcessOutside
	default:
		return ExcessDemanded, ruleExcessDemand
	}
}

// excessOutside compares the fee with what a sector 1 specialist may charge
// outside the pathway: 117.5 % of the coordinated tariff, rounded to the euro.
// Texts and practice round differently, so only a fee a whole euro above is
// reported.
func (f *facts) excessOutside(b *Bill, c *choice) {
	most := f.rules.at(ruleExcessOutside, f.Date).Value.rate.Of(c.tariff() + f.lostOutside(c))
	f.noteRate(b, ruleExcessOutside, most)
	if b.Fee() >= most+Euro {
		f.note(b, ruleExcessOutsideOver, b.Fee())
	}
}

// lostOutside is the coordination supplement that the act would have inside the
// pathway and that is not billed.
func (f *facts) lostOutside(c *choice) Amount {
	for _, d := range c.picks[0].letter.supplements {
		switch d.due {
		case coordinated, coordinatedNotPaediatric: // MCS, MCC
			billed := slices.ContainsFunc(c.picks, func(p pick) bool { return p.code == d.code })
			if row := d.letter.at(f.age, f.Date); row != nil && !billed {
				return row.Value
			}
		}
	}
	return 0
}
