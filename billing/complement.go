package billing

// complement returns what the complementary insurance pays. normal is the gross
// reimbursement at the rate inside the pathway: a responsible contract completes
// that one, so it never pays the surcharge, and no contract is taken to pay the
// flat participation (articles L871-1 and R871-2 CSS).
func (f *facts) complement(b *Bill, c *choice, normal Amount) Amount {
	base, gross := b.Base(), b.Gross()
	switch {
	case f.Patient.Cover == CoverC2S:
		f.note(b, ruleComplementC2S, base-gross)
		return base - gross
	case f.Complement == (Complement{}):
		return 0
	}
	start := gross // what the contract finds paid
	if f.Complement.Responsible {
		start = normal
	}
	covered := min(b.Fee(), f.guaranteed(b, c.scale, start))
	if f.Complement.Responsible && normal > gross {
		covered = min(covered, base)
		f.note(b, ruleComplementOutside, 0)
	}
	paid := max(covered-start, 0)
	f.note(b, ruleComplement, paid)
	return paid
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
	if s == free {
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
