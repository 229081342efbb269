package appointment

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// transmission asks for video, and in the periods of the telephone for the
// conditions of the telephone.
func (c *Case) transmission() []Finding {
	switch c.Mode {
	case telehealth.Video:
		return []Finding{c.rule("transmission.video").finding(Met)}
	case telehealth.Phone:
		return c.telephone()
	default:
		return []Finding{c.rule("transmission").finding(Undecided)}
	}
}

func (c *Case) telephone() []Finding {
	phone := c.rule("transmission.phone")
	switch phone.State {
	case law.Repealed:
		return []Finding{phone.finding(Refused)}
	case law.Unknown:
		return []Finding{phone.finding(Undecided)}
	}
	all := []Finding{
		phone.finding(Met),
		c.rule("transmission.equipment").finding(c.NoVideo.verdict()),
		c.rule("transmission.group").finding(c.Excepted.verdict()),
	}
	month := c.rule("transmission.month")
	switch verdict := c.ByPhone.not().verdict(); {
	case month.State == law.Repealed:
	case month.State == law.Unknown && verdict == Refused: // the limit may not have begun
		all = append(all, month.finding(Undecided))
	default:
		all = append(all, month.finding(verdict))
	}
	return all
}
