package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// note adds the row of a rule to the bill and returns its value. A rule without
// a row on that day leaves no trace and returns zeros; rules_internal_test.go holds that
// this never happens to a rule that carries a number.
func (f *facts) note(b *Bill, id ruleID, amount Amount) ruleValue {
	row := f.rules.at(id, f.Date)
	if row == nil {
		return ruleValue{}
	}
	f.noteRow(b, row, amount)
	return row.Value
}

// noteRow is note for a row that the caller has, as one of another day.
func (f *facts) noteRow(b *Bill, row *law.Row[ruleValue], amount Amount) {
	if !f.quiet {
		b.add(row.Value.ground, "", amount)
	}
}

func (b *Bill) add(g *ground, code telehealth.Code, amount Amount) {
	b.Notes = append(b.Notes, Note{g, code, amount})
}

// noteRate is note for a rule whose number is a percentage, and returns it.
func (f *facts) noteRate(b *Bill, id ruleID, amount Amount) Rate {
	row := f.rules.at(id, f.Date)
	if row == nil {
		return 0
	}
	if !f.quiet {
		b.add(row.Value.rated, "", amount)
	}
	return row.Value.rate
}

// explain notes which tariff applies and why, how the letter keys were found,
// and which of their rows are in doubt.
func (f *facts) explain(b *Bill, c *choice) {
	if f.rules.at(ruleUnchecked, f.Date) != nil {
		f.note(b, ruleUnchecked, 0)
	}
	if f.Patient.Birth.IsZero() {
		f.note(b, rulePatientAdult, 0)
	}
	if f.vain != 0 {
		f.explainCovers(b)
	}
	f.explainScale(b, c)
	f.askForHours(b, c)
	f.explainAME(b, c)
	for i := range c.picks {
		p := &c.picks[i]
		if p.given {
			f.findings(b, p, c.picks)
		} else if p.rule != ruleTariff {
			f.explainPick(b, p)
			if p.verdict == telehealth.VerdictUndecided {
				b.Notes = append(b.Notes, f.reason(ruling{"ask.letter", NoteDoubt, byDoctor}, p.code, p.row.Value.Amount))
			}
		}
		if p.row.Value.vouched {
			b.add(f.rules.at(ruleAmountGiven, f.Date).Value.ground, p.code, p.row.Value.Amount)
		} else if p.row.Confidence != telehealth.ConfidenceSure {
			b.add(p.row.Value.doubt, p.code, p.row.Value.Amount)
		}
	}
	f.explainTravel(b, c)
	for i := range c.gone {
		p := &c.gone[i]
		b.Notes = append(b.Notes, f.reason(ruling{name: f.excludes(p.code, c.picks), kind: NoteReason}, p.code, p.row.Value.Amount))
	}
	switch {
	case f.refused != 0:
		f.note(b, f.refused, 0)
	case f.open != 0:
		f.note(b, f.open, 0)
	}
}

// explainPick notes why the library put a key on the bill. That the act was
// chosen rests on nothing but the act's own row.
func (f *facts) explainPick(b *Bill, p *pick) {
	if p.rule == ruleActChosen {
		b.add(p.row.Value.chosen, p.code, p.row.Value.Amount)
		return
	}
	if row := f.rules.at(p.rule, f.Date); row != nil {
		b.add(row.Value.ground, p.code, p.row.Value.Amount)
	}
	if p.rule == ruleTimeSupplement && slices.Contains(emergencies, p.code) {
		f.explainEmergency(b, p)
	}
}

// explainEmergency notes what a supplement for emergencies takes for granted: the urgency
// where practice did not ask for it, the call by night where nobody said when it was.
func (f *facts) explainEmergency(b *Bill, p *pick) {
	id := ruleTimeCall
	if f.urgency != urgent {
		id = ruleTimeUrgent
	} else if p.code == "F" || !f.Called.IsZero() {
		return
	}
	if row := f.rules.at(id, f.Date); row != nil {
		b.add(row.Value.ground, p.code, p.row.Value.Amount)
	}
}

// findings notes what the rules say of a key that the caller named: why it is
// due, why it is not, or which questions it depends on.
func (f *facts) findings(b *Bill, p *pick, picks []pick) {
	j := f.judge(p.letter, picks)
	p.verdict = j.verdict
	for _, r := range j.rulings {
		b.Notes = append(b.Notes, f.reason(r, p.code, p.row.Value.Amount))
	}
}

func (f *facts) explainScale(b *Bill, c *choice) {
	p := f.Practitioner
	switch {
	case c.scale == authority:
		f.note(b, ruleAuthority, 0)
	case c.scale == free:
		f.note(b, ruleFree, c.limit)
		if c.above > 0 {
			f.note(b, ruleFreeAbove, c.above)
		}
	case p.Sector == telehealth.Sector1:
		f.note(b, ruleSector1, 0)
	case p.OPTAM:
		f.note(b, ruleOPTAM, 0)
	default:
		f.note(b, ruleOpposable, c.limit)
	}
}

// explainAME notes the supplement that a patient with AME would have by another reading.
func (f *facts) explainAME(b *Bill, c *choice) {
	if !f.covers.Has(CoverAME) || f.Supplements != nil || !f.letter || !f.coordinatedFrom(sentByAttending) {
		return
	}
	for _, d := range c.picks[0].letter.supplements {
		row := f.rules.at(ruleCoordinationAME, f.Date)
		if tariff := d.letter.at(f.age, f.Date); d.due == sentByAttending && tariff != nil && row != nil {
			b.add(row.Value.ground, d.code, tariff.Value.Amount)
		}
	}
}

// askForHours notes that a supplement may be due which the facts do not settle:
// the hour is missing on a day of rest, or no letter key covers it.
func (f *facts) askForHours(b *Bill, c *choice) {
	if f.Supplements != nil || c.isTeleExpertise() {
		return
	}
	settled := slices.ContainsFunc(c.picks, func(p pick) bool { return p.rule == ruleTimeSupplement })
	if f.urgency == notUrgent {
		return
	}
	if !settled && (f.localDay || f.restDay || f.hours != ordinary) {
		f.note(b, ruleTimeAsk, 0)
	}
}
