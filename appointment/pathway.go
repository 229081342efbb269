package appointment

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// pathway asks for the attending doctor, a referral of theirs, or an exception;
// one is enough.
func (c *Case) pathway() Finding {
	direct, doubt := c.direct()
	found, applies := except(
		exception{c.rule("pathway.attending"), c.Attending},
		exception{c.rule("pathway.referred"), c.Referred},
		direct,
		exception{c.rule("pathway.child"), c.child()},
		exception{c.rule("pathway.none"), c.NoAttending},
		exception{c.rule("pathway.unavailable"), c.Unavailable},
		exception{c.rule("pathway.urgent"), c.Urgent},
		exception{c.rule("pathway.detained"), c.Detained},
		exception{c.rule("pathway.resident"), c.Resident},
		exception{c.rule("pathway.regulated"), c.Regulated},
	)
	epidemic := No
	listed := c.rule("pathway.epidemic")
	if listed.State != law.Repealed {
		epidemic = c.Epidemic
	}
	switch {
	case applies == Yes:
		return found
	case epidemic == Yes:
		return listed.finding(Undecided)
	case doubt != nil:
		return doubt.finding(Undecided)
	case anyOf(applies, epidemic) == No:
		return c.rule("pathway.outside").finding(Refused)
	default:
		return c.rule("pathway").finding(Undecided)
	}
}

// child: below an age nobody needs a referral.
func (c *Case) child() Fact {
	if c.age() < 0 {
		return ""
	}
	return factOf(c.age() < c.rule("pathway.child").Value)
}

// direct is the exception of the specialties with direct access. The lists for
// teleconsultations name specialties; the law of direct access, which decides the
// rate of the bill, opens some of them up to an age alone. Where the two part, or a
// fact is missing, doubt is the rule that is left to be decided.
func (c *Case) direct() (open exception, doubt *ruling) {
	s := string(c.Practitioner.Specialty)
	listed, missing := c.ruleOf("pathway.direct", s), c.rule("pathway")
	open = exception{listed, No}
	old := c.ruleOf("pathway.direct.old", s)
	switch {
	case s == "":
		return open, &missing
	case listed.State == law.Unknown:
		return open, &listed
	case !listed.holds():
		return open, nil
	case old.holds() && c.age() < 0:
		return open, &missing
	case old.holds() && c.age() > old.Value:
		return open, &old
	}
	open.fact = Yes // also below the first age: a child needs no referral
	return open, nil
}

// generalPractice is not known without a specialty.
func (c *Case) generalPractice() Fact {
	if c.Practitioner.Specialty == "" {
		return ""
	}
	return factOf(c.Practitioner.Specialty == telehealth.GeneralPractice)
}
