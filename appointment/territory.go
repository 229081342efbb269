package appointment

// territory asks for a doctor near the patient's home, or an exception of the
// period.
func (c *Case) territory() Finding {
	principle := c.rule("territory")
	if c.Near == Yes {
		return principle.finding(Met)
	}
	without := allOf(c.generalPractice(), c.NoAttending)
	if exceptions := c.rule("territory.exceptions"); exceptions.holds() {
		return c.exceptionsOf2024(principle, exceptions, without)
	}
	found, applies := except(
		exception{c.rule("territory.under-served"), c.in(UnderServed, Priority)},
		exception{c.rule("territory.without-attending"), without},
		exception{c.rule("territory.regulated"), c.Regulated},
	)
	switch {
	case applies == Yes:
		return found
	case principle.holds() && anyOf(c.Near, applies) == No:
		return principle.finding(Refused)
	default:
		return principle.finding(Undecided)
	}
}

// exceptionsOf2024 holds in every reading of the agreement: met when all its
// exceptions are there together, refused when none is. What the public page says of
// patients sent by the SAS keeps from a refusal and is not enough.
func (c *Case) exceptionsOf2024(principle, exceptions ruling, without Fact) Finding {
	priority := c.in(Priority)
	some := anyOf(priority, c.NoOrganisation, without, c.Regulated)
	switch {
	case allOf(priority, c.NoOrganisation, without) == Yes:
		return exceptions.finding(Met)
	case some == Yes:
		return exceptions.finding(Undecided)
	case some == No && c.Near == No:
		return principle.finding(Refused)
	default:
		return principle.finding(Undecided)
	}
}

// in reports whether the patient lives in one of the zones.
func (c *Case) in(zones ...CareZone) Fact {
	if c.Zone == "" {
		return ""
	}
	for _, z := range zones {
		if c.Zone == z {
			return Yes
		}
	}
	return No
}
