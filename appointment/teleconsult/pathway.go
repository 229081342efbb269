package teleconsult

import "github.com/secteur2/telehealth"

// pathway asks for the attending doctor, a referral of theirs, or an exception;
// one is enough.
func (c *Case) pathway() Finding {
	found, applies := except(
		exception{c.rule("pathway.attending"), c.Attending},
		exception{c.rule("pathway.referred"), c.Referred},
		c.direct(),
		c.child(),
		exception{c.rule("pathway.none"), c.lacksAttending()},
		exception{c.rule("pathway.unavailable"), c.unavailable()},
		exception{c.rule("pathway.urgent"), c.Urgent},
		exception{c.rule("pathway.detained"), c.Detained},
		exception{c.rule("pathway.resident"), c.Resident},
		exception{c.rule("pathway.regulated"), c.Regulated},
		exception{c.rule("pathway.epidemic"), c.Epidemic},
		c.directOld(),
	)
	switch {
	case found.Rule != "":
		return found
	case applies == No:
		return c.rule("pathway.outside").finding(telehealth.VerdictRefused)
	default:
		return c.rule("pathway").finding(telehealth.VerdictUndecided)
	}
}

// child: below an age no referral is needed.
func (c *Case) child() exception {
	below := c.rule("pathway.child")
	return exception{below, c.upTo(below.Value - 1)}
}

// unbound asks whether the law itself frees the patient from the attending doctor, by
// age or by the specialty. It is not known where the texts part.
func (c *Case) unbound() YesNo {
	found, applies := except(c.child(), c.direct(), c.directOld())
	if found.Verdict == telehealth.VerdictUndecided {
		return ""
	}
	return applies
}

// upTo reports whether the patient has at most that many completed years.
func (c *Case) upTo(years int) YesNo {
	if c.age() < 0 {
		return ""
	}
	return yesIf(c.age() <= years)
}

// direct is the exception of the specialties with direct access, up to the age where
// the law of direct access has one.
func (c *Case) direct() exception {
	s := c.Practitioner.Specialty
	listed, old := c.ruleOf("pathway.direct", string(s)), c.directOld().rule
	switch {
	case s == "": // any may be listed
		return exception{c.rule("pathway"), ""}
	case s == telehealth.OtherSpecialty:
		return exception{listed, c.OralSurgeon}
	case old.holds():
		return exception{listed, c.upTo(old.Value)}
	default:
		return exception{listed, Yes}
	}
}

// directOld is where the texts part. The lists for teleconsultations name specialties.
// The law of direct access, which decides the rate of the bill, opens some of them up
// to an age alone.
func (c *Case) directOld() exception {
	old := c.ruleOf("pathway.direct.old", string(c.Practitioner.Specialty))
	return exception{old, c.upTo(old.Value).not()}
}

// generalPractice is not known without a specialty.
func (c *Case) generalPractice() YesNo {
	if c.Practitioner.Specialty == "" {
		return ""
	}
	return yesIf(c.Practitioner.Specialty == telehealth.GeneralPractice)
}
