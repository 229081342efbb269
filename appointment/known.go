package appointment

import "github.com/secteur2/telehealth"

// known asks for a visit in person in the months before, while that was a rule.
func (c *Case) known() Finding {
	rule := c.rule("known")
	if !rule.holds() {
		return c.rule("known.lifted").finding(Met)
	}
	within := c.Seen
	switch {
	case !c.LastVisit.IsZero():
		within = factOf(withinMonths(c.LastVisit, c.Date, rule.Value))
	case c.Seen == Yes: // on a day that is not known
		within = ""
	}
	if within != No {
		return rule.finding(within.verdict())
	}
	// Exceptions were written down when the rule was already suspended. Whether they
	// hold before is not settled.
	switch anyOf(c.NoAttending, c.Unavailable) {
	case Yes:
		return c.rule("known.exception").finding(Undecided)
	case No:
		return rule.finding(Refused)
	default:
		return rule.finding(Undecided)
	}
}

// withinMonths reports whether day is at most n months after the earlier one: up to
// the same day of the month, or the last one of a month that is shorter.
func withinMonths(earlier, day telehealth.Date, n int) bool {
	y0, m0, d0 := earlier.YMD()
	y1, m1, d1 := day.YMD()
	months := (y1-y0)*12 + int(m1-m0)
	return months < n || months == n && d1 <= d0
}

// alternation asks for visits in person between teleconsultations, as the patient
// needs. The law has no number, so the library never refuses for it.
func (c *Case) alternation() Finding {
	seen := c.Seen
	if !c.LastVisit.IsZero() {
		seen = Yes
	}
	regulated := c.rule("alternation.regulated")
	switch {
	case regulated.holds() && c.Regulated == Yes:
		return regulated.finding(Met)
	case seen == No:
		return c.rule("alternation.first").finding(Undecided)
	case c.InARow > 0:
		return c.rule("alternation.row").finding(Undecided)
	default:
		return c.rule("alternation").finding(seen.verdict())
	}
}
