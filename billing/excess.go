package billing

import "github.com/secteur2/telehealth"

// excess says by which right the doctor charges more than the tariff, if so.
func (f *facts) excess(b *Bill, sh *sheet, s scale) {
	over := b.Excess()
	if over == 0 {
		return
	}
	p := f.Practitioner
	switch {
	case f.Patient.Cover == C2S || f.Patient.Cover == AME:
		f.note(b, ruleExcessForbidden, over)
	case s == free || s == authority:
		f.note(b, ruleExcessFree, over)
	case p.OPTAM:
		f.note(b, ruleExcessOPTAM, over)
	case f.pathway == telehealth.Outside && p.Specialty != telehealth.GeneralPractice:
		f.excessOutside(b, sh)
	default:
		f.note(b, ruleExcessDemand, over)
	}
}

// excessOutside compares the fee with what a sector 1 specialist may charge
// outside the pathway: 117.5 % of the coordinated tariff, rounded to the euro.
// Texts and practice round differently, so only a fee a whole euro above is
// reported.
func (f *facts) excessOutside(b *Bill, sh *sheet) {
	coordinated := b.Base()
	for _, code := range codes("MCS", "MCC") {
		if l := sh.letter(code); l != nil && len(b.Lines) == 1 {
			if row := l.at(f.age, f.Date); row != nil {
				coordinated += row.Value
			}
		}
	}
	most := f.rules.at(ruleExcessOutside, f.Date).Value.rate.Of(coordinated)
	f.note(b, ruleExcessOutside, most)
	if b.Fee() >= most+Euro {
		f.note(b, ruleExcessOutsideOver, b.Fee())
	}
}
