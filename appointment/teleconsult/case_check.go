package teleconsult

import (
	"cmp"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// check refuses what is no question: words outside the vocabulary, and facts that
// cannot hold together.
func (c *Case) check() error {
	if c.Date.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the teleconsultation, as 2026-03-02")
	}
	if err := c.checkWords(); err != nil {
		return err
	}
	if err := c.checkPatient(); err != nil {
		return err
	}
	return wire.In("sickNote", c.SickNote.check())
}

func (c *Case) checkWords() error {
	switch c.Mode {
	case "", telehealth.ModeVideo, telehealth.ModePhone:
	case telehealth.ModeInPerson, telehealth.ModeHome:
		return wire.Error(telehealth.ErrorContradiction, "mode", string(c.Mode), `"video" or "phone"`)
	default:
		return wire.Error(telehealth.ErrorUnknown, "mode", string(c.Mode), `"video" or "phone"`)
	}
	if err := cmp.Or(
		checkSpecialty(c.Practitioner.Specialty),
		checkWord("practitioner.sector", c.Practitioner.Sector, sectors),
		checkWord("careZone", c.CareZone, zones),
	); err != nil {
		return err
	}
	return checkAnswers([]question{
		{"attending", c.Attending}, {"referred", c.Referred}, {"hasAttending", c.HasAttending},
		{"unavailable", c.Unavailable}, {"urgent", c.Urgent}, {"detained", c.Detained},
		{"resident", c.Resident}, {"regulated", c.Regulated}, {"epidemic", c.Epidemic},
		{"oralSurgeon", c.OralSurgeon}, {"near", c.Near}, {"hasOrganisation", c.HasOrganisation},
		{"organised", c.Organised}, {"seen", c.Seen}, {"inARow", c.InARow},
		{"suitable", c.Suitable}, {"consents", c.Consents}, {"identified", c.Identified},
		{"hasBroadband", c.HasBroadband}, {"hasDevice", c.HasDevice},
		{"phoneGroup", c.PhoneGroup}, {"byPhone", c.ByPhone},
	})
}

func checkSpecialty(s telehealth.Specialty) error {
	if s == "" {
		return nil // not known, and most conditions do not ask
	}
	return wire.In("practitioner", s.Check())
}

// checkPatient holds days and facts against each other.
func (c *Case) checkPatient() error {
	upTo := "a day up to the teleconsultation's, " + c.Date.String()
	switch {
	case c.Birth.After(c.Date):
		return wire.Error(telehealth.ErrorContradiction, "birth", c.Birth.String(), upTo)
	case c.LastVisit.After(c.Date):
		return wire.Error(telehealth.ErrorContradiction, "lastVisit", c.LastVisit.String(), upTo)
	case c.Seen == No && !c.LastVisit.IsZero():
		return wire.Error(telehealth.ErrorContradiction, "seen", string(No), "yes, or no lastVisit")
	case c.HasAttending == No && c.Attending == Yes:
		return wire.Error(telehealth.ErrorContradiction, "hasAttending", string(No), "yes, when this doctor is the attending doctor")
	case c.HasAttending == No && c.Referred == Yes:
		return wire.Error(telehealth.ErrorContradiction, "hasAttending", string(No), "yes, when the attending doctor sent the patient")
	case c.Organised == Yes && c.HasOrganisation == No:
		return wire.Error(telehealth.ErrorContradiction, "organised", string(Yes), "no, where there is no territorial organisation")
	}
	return nil
}

// A question is one answer of a case by its JSON name.
type question struct {
	name   string
	answer YesNo
}

func checkAnswers(questions []question) error {
	for _, q := range questions {
		if err := checkWord(q.name, q.answer, answers); err != nil {
			return err
		}
	}
	return nil
}
