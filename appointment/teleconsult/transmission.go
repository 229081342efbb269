package teleconsult

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// transmission asks for video, and in the periods of the telephone for the
// conditions of the telephone.
func (c *Case) transmission() []Finding {
	switch c.Mode {
	case telehealth.ModeVideo:
		return []Finding{c.rule("transmission.video").finding(telehealth.VerdictMet)}
	case telehealth.ModePhone:
		return c.telephone()
	default:
		return []Finding{c.rule("transmission").finding(telehealth.VerdictUndecided)}
	}
}

func (c *Case) telephone() []Finding {
	phone := c.rule("transmission.phone")
	if phone.State != law.InForce {
		all := []Finding{phone.finding(telehealth.VerdictRefused)}
		if page := c.rule("transmission.page"); page.holds() {
			all = append(all, page.finding(telehealth.VerdictUndecided))
		}
		return all
	}
	all := []Finding{phone.finding(telehealth.VerdictMet), c.equipment()}
	if month := c.rule("transmission.month"); month.holds() {
		all = append(all, c.month(month))
	}
	return all
}

// equipment asks why not by video: without broadband every patient may use the
// telephone, without a device only those of the groups.
func (c *Case) equipment() Finding {
	found, applies := except(
		exception{c.rule("transmission.broadband"), c.HasBroadband.not()},
		exception{c.rule("transmission.device"), allOf(c.HasDevice.not(), c.PhoneGroup)},
	)
	if applies == Yes {
		return found
	}
	return c.rule("transmission.equipment").finding(applies.verdict())
}

// month asks for no other by telephone in the month. A first one is within the limit
// whether or not it has begun.
func (c *Case) month(limit ruling) Finding {
	if c.ByPhone == No {
		return c.rule("transmission.first").finding(telehealth.VerdictMet)
	}
	return limit.finding(c.ByPhone.not().verdict())
}
