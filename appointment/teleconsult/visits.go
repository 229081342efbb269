package teleconsult

import "github.com/secteur2/telehealth"

// known asks for a visit in person in the months before, while that was a rule.
func (c *Case) known() Finding {
	rule := c.rule("known")
	found, applies := except(
		exception{rule, c.seenWithin(rule.Value)},
		exception{c.rule("known.epidemic"), c.Epidemic},
		exception{c.rule("known.exception"), anyOf(c.lacksAttending(), c.unavailable())},
		exception{c.rule("known.lifted"), Yes},
	)
	switch {
	case found.Rule != "":
		return found
	case applies == No:
		return rule.finding(telehealth.VerdictRefused)
	default:
		return rule.finding(telehealth.VerdictUndecided)
	}
}

// seenWithin reports whether the last visit in person is at most that many months
// ago. A visit on a day that is not known may be.
func (c *Case) seenWithin(months int) YesNo {
	switch {
	case !c.LastVisit.IsZero():
		return yesIf(withinMonths(c.LastVisit, c.Date, months))
	case c.Seen == Yes:
		return ""
	default:
		return c.Seen
	}
}

// withinMonths reports whether day is at most n months after the earlier one. It is so up
// to the same day of the month, or the last one of a shorter month.
func withinMonths(earlier, day telehealth.Date, n int) bool {
	y0, m0, d0 := earlier.YMD()
	y1, m1, d1 := day.YMD()
	months := (y1-y0)*12 + int(m1-m0)
	return months < n || months == n && d1 <= d0
}

// alternation asks for visits in person between teleconsultations, as the patient
// needs. The law has no number, so the library never refuses for it.
func (c *Case) alternation() Finding {
	found, applies := except(
		exception{c.rule("alternation.regulated"), c.Regulated},
		exception{c.rule("alternation.seen"), allOf(c.seen(), c.InARow.not())},
	)
	switch {
	case applies == Yes:
		return found
	case c.seen() == No:
		return c.rule("alternation.first").finding(telehealth.VerdictUndecided)
	case c.InARow == Yes:
		return c.rule("alternation.row").finding(telehealth.VerdictUndecided)
	default:
		return c.rule("alternation").finding(telehealth.VerdictUndecided)
	}
}
