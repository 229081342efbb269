package teleconsult

import (
	"fmt"
	"slices"

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
	return c.SickNote.check()
}

func (c *Case) checkWords() error {
	switch c.Mode {
	case "", telehealth.ModeVideo, telehealth.ModePhone:
	case telehealth.ModeInPerson, telehealth.ModeHome:
		return wire.Error(telehealth.ErrorContradiction, "mode", string(c.Mode), `"video" or "phone"`)
	default:
		return wire.Error(telehealth.ErrorUnknown, "mode", string(c.Mode), `"video" or "phone"`)
	}
	if s := c.Practitioner.Specialty; s != "" && !slices.Contains(telehealth.Specialties(), s) {
		return wire.Error(telehealth.ErrorUnknown, "practitioner.specialty", string(s), fmt.Sprint("one of ", telehealth.Specialties()))
	}
	switch c.Practitioner.Sector {
	case "", telehealth.Sector1, telehealth.Sector2, telehealth.SectorOutsideAgreement:
	default:
		return wire.Error(telehealth.ErrorUnknown, "practitioner.sector", string(c.Practitioner.Sector), `"1", "2" or "none"`)
	}
	switch c.Zone {
	case "", EnoughDoctors, UnderServed, Priority:
	default:
		return wire.Error(telehealth.ErrorUnknown, "zone", string(c.Zone), `"none", "under-served" or "priority"`)
	}
	return checkFacts([]namedFact{
		{"attending", c.Attending}, {"referred", c.Referred}, {"noAttending", c.NoAttending},
		{"unavailable", c.Unavailable}, {"urgent", c.Urgent}, {"detained", c.Detained},
		{"resident", c.Resident}, {"regulated", c.Regulated}, {"epidemic", c.Epidemic},
		{"oralSurgeon", c.OralSurgeon}, {"near", c.Near}, {"noOrganisation", c.NoOrganisation},
		{"organised", c.Organised}, {"seen", c.Seen}, {"inARow", c.InARow},
		{"suitable", c.Suitable}, {"consents", c.Consents}, {"identified", c.Identified},
		{"noBroadband", c.NoBroadband}, {"noDevice", c.NoDevice},
		{"phoneGroup", c.PhoneGroup}, {"byPhone", c.ByPhone},
	})
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
	case c.NoAttending == Yes && c.Attending == Yes:
		return wire.Error(telehealth.ErrorContradiction, "noAttending", string(Yes), "no, when this doctor is the attending doctor")
	case c.NoAttending == Yes && c.Referred == Yes:
		return wire.Error(telehealth.ErrorContradiction, "noAttending", string(Yes), "no, when the attending doctor sent the patient")
	case c.Organised == Yes && c.NoOrganisation == Yes:
		return wire.Error(telehealth.ErrorContradiction, "organised", string(Yes), "no, where there is no territorial organisation")
	}
	return nil
}

// mostDays bounds the days of a sick note so that they add up, far above any.
const mostDays = 100_000

func (s *SickNote) check() error {
	switch {
	case s == nil:
		return nil
	case s.Days < 1 || s.Days > mostDays:
		return wire.Error(telehealth.ErrorOutOfRange, "sickNote.days", fmt.Sprint(s.Days), fmt.Sprintf("1 to %d days", mostDays))
	case s.Before < 0 || s.Before > mostDays:
		return wire.Error(telehealth.ErrorOutOfRange, "sickNote.before", fmt.Sprint(s.Before), fmt.Sprintf("0 to %d days", mostDays))
	case s.Before > 0 && s.Prolongs == No:
		return wire.Error(telehealth.ErrorContradiction, "sickNote.before", fmt.Sprint(s.Before), "0, for a note that prolongs none")
	}
	return checkFacts([]namedFact{
		{"sickNote.prolongs", s.Prolongs}, {"sickNote.impossible", s.Impossible}, {"sickNote.abroad", s.Abroad},
	})
}

type namedFact struct {
	name string
	fact Fact
}

func checkFacts(facts []namedFact) error {
	for _, f := range facts {
		if f.fact != "" && f.fact != Yes && f.fact != No {
			return wire.Error(telehealth.ErrorUnknown, f.name, string(f.fact), `"yes", "no", or "" when not known`)
		}
	}
	return nil
}
