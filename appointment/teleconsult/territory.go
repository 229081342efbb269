package teleconsult

import "github.com/secteur2/telehealth"

// territory asks for a doctor near the patient's home, or an exception of the
// period. The exceptions of 2024 are read in two ways: all of them together are met
// in both, one of them alone is to be decided. Of a doctor who is near, the finding
// names the fact that is missing: with it no exception is needed.
func (c *Case) territory() Finding {
	// A patient bound to an attending doctor, and without one in time, goes by an organisation.
	alone := anyOf(c.lacksAttending(), c.unavailable())
	lost := allOf(alone, c.unbound().not())
	without := allOf(c.generalPractice(), c.lacksAttending())
	priority := c.in(CareZonePriority)
	found, applies := except(
		exception{c.rule("territory.near"), allOf(c.Near, anyOf(lost.not(), c.organised()))},
		exception{c.rule("territory.attending"), allOf(c.Near, alone.missing())},
		exception{c.rule("territory.organised"), allOf(c.Near, alone, c.organised().missing())},
		exception{c.rule("territory.unbound"), allOf(c.Near, alone, c.unbound().missing())},
		exception{c.rule("territory.under-served"), c.in(CareZoneUnderServed, CareZonePriority)},
		exception{c.rule("territory.without-attending"), without},
		exception{c.rule("territory.regulated"), c.Regulated},
		exception{c.rule("territory.all"), allOf(priority, c.HasOrganisation.not(), without)},
		exception{c.rule("territory.organisation"), allOf(lost, anyOf(c.Near, c.organised()))},
		exception{c.rule("territory.exceptions"), anyOf(priority, c.HasOrganisation.not(), without, c.Regulated)},
		exception{c.rule("territory.early"), Yes},
	)
	switch {
	case found.Rule != "":
		return found
	case applies == No:
		return c.rule("territory.outside").finding(telehealth.VerdictRefused)
	default:
		return c.rule("territory").finding(telehealth.VerdictUndecided)
	}
}

// in reports whether the patient lives in one of the zones.
func (c *Case) in(zones ...CareZone) YesNo {
	if c.CareZone == "" {
		return ""
	}
	for _, z := range zones {
		if c.CareZone == z {
			return Yes
		}
	}
	return No
}
