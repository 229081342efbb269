package billing

// complement returns what the complementary insurance pays. normal is the gross
// reimbursement at the rate inside the pathway: a responsible contract completes
// that one, so it never pays the surcharge, and no contract is taken to pay the
// flat participation (articles L871-1 and R871-2 CSS).
func (f *facts) complement(b *Bill, s scale, normal Amount) Amount {
	fee, base, gross := b.Fee(), b.Base(), b.Gross()
	switch {
	case f.Patient.Cover == C2S:
		f.note(b, ruleComplementC2S, base-gross)
		return base - gross
	case f.Complement == (Complement{}):
		return 0
	}
	guarantee := Rate(f.Complement.Guarantee) * Percent
	if !f.Complement.Responsible {
		paid := max(min(fee, guarantee.Of(base))-gross, 0)
		f.note(b, ruleComplement, paid)
		return paid
	}
	if s == free {
		if most := f.rules.at(ruleComplementFree, f.Date); most != nil && guarantee > most.Value.rate {
			guarantee = most.Value.rate
			f.noteRate(b, ruleComplementFree, guarantee.Of(base))
		}
	}
	covered := min(fee, guarantee.Of(base))
	if f.surcharged() {
		covered = min(covered, base)
		f.note(b, ruleComplementOutside, 0)
	}
	paid := max(covered-normal, 0)
	f.note(b, ruleComplement, paid)
	return paid
}
