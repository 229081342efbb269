package billing

// heavy applies the flat sum that replaces the co-payment when the tariffs of
// one consultation add up to a high total (articles L160-14 and R160-16 CSS).
// It reports whether it did: the lines are then paid in full, less that sum.
func (f *facts) heavy(b *Bill, c *choice, normal Rate) (Amount, bool) {
	const full = 100 * Percent
	if normal >= full || f.Patient.Cover == C2S || f.base(c) < f.rules.at(ruleHeavyThreshold, f.Date).Value.amount {
		return 0, false
	}
	flat := f.rules.at(ruleHeavyAmount, f.Date).Value.amount
	switch {
	case f.surcharged():
		f.note(b, ruleHeavyOutside, flat)
		return 0, false
	case f.Patient.Scheme == AlsaceMoselleScheme:
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
		l.Heavy = min(flat-taken, l.Gross)
		l.Gross -= l.Heavy
		taken += l.Heavy
	}
	return taken
}
