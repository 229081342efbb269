package teleconsult

import (
	"github.com/secteur2/telehealth"
)

// A Case is what the law asks before an appointment with a doctor may be a
// reimbursed teleconsultation. It holds days and yes or no, and no diagnosis. The
// zero Case lacks its Date; every other field that is left out is a fact not known.
type Case struct {
	Date telehealth.Date `json:"date"` // of the teleconsultation, in the practice's zone
	// Mode is Video or Phone; "" is not known. Any other mode is not at a distance
	// and is an error.
	Mode telehealth.Mode `json:"mode,omitempty"`
	// Practitioner: the specialty and the sector matter here, nothing else of it.
	Practitioner telehealth.Practitioner `json:"practitioner"`
	// Act is the letter key, where one was chosen; "" asks nothing about it.
	Act telehealth.Code `json:"act,omitempty"`

	// The care pathway.

	Birth telehealth.Date `json:"birth,omitzero"`
	// Attending: this doctor is the attending doctor (médecin traitant). Yes answers
	// NoAttending and Unavailable too, and so does Yes to Referred: the patient has an
	// attending doctor, and nobody looks for another way.
	Attending   Fact `json:"attending,omitempty"`
	Referred    Fact `json:"referred,omitempty"`    // sent to this doctor by the attending doctor
	NoAttending Fact `json:"noAttending,omitempty"` // the patient has declared no attending doctor
	Unavailable Fact `json:"unavailable,omitempty"` // the attending doctor is not available in time
	Urgent      Fact `json:"urgent,omitempty"`
	Detained    Fact `json:"detained,omitempty"`
	Resident    Fact `json:"resident,omitempty"`  // in an EHPAD or an institution for disabled adults
	Regulated   Fact `json:"regulated,omitempty"` // sent by the regulation of the SAS (service d'accès aux soins)
	// Epidemic: symptoms of Covid-19, or found to have it; in March 2020 also that no
	// teleconsultation under the usual conditions was to be had.
	Epidemic Fact `json:"epidemic,omitempty"`
	// OralSurgeon: an oral or maxillo-facial surgeon, which of the specialties only
	// OtherSpecialty can be; of the others nothing is asked.
	OralSurgeon Fact `json:"oralSurgeon,omitempty"`

	// The territory. No text has a distance: whether the doctor is near is the
	// caller's answer.

	Near           Fact     `json:"near,omitempty"`           // the doctor is near the patient's home
	Zone           CareZone `json:"zone,omitempty"`           // that the patient lives in
	NoOrganisation Fact     `json:"noOrganisation,omitempty"` // no territorial organisation of telemedicine there
	// Organised: by way of a coordinated territorial organisation, as a CPTS, an MSP,
	// an ESP or a health centre. It is asked of patients whose attending doctor is
	// missing or unavailable; Yes to NoOrganisation answers no.
	Organised Fact `json:"organised,omitempty"`

	// Visits in person with this doctor.

	LastVisit telehealth.Date `json:"lastVisit,omitzero"`
	Seen      Fact            `json:"seen,omitempty"` // there was one, whenever; a LastVisit says so too
	// InARow: teleconsultations followed the last of them. No text has a number, so
	// any, however many, leave the alternation to the doctor.
	InARow Fact `json:"inARow,omitempty"`

	// Doctor and patient.

	Suitable   Fact `json:"suitable,omitempty"`   // the doctor holds that a teleconsultation suits
	Consents   Fact `json:"consents,omitempty"`   // the patient is informed and consents beforehand
	Identified Fact `json:"identified,omitempty"` // by a known file or the fund's service ADRi

	// The telephone, in the periods when it was reimbursed.

	NoBroadband Fact `json:"noBroadband,omitempty"` // no access of high or very high speed: enough alone
	NoDevice    Fact `json:"noDevice,omitempty"`    // no device for video: enough within a group alone
	// PhoneGroup: in one of the groups that the decrees name, no matter which: Covid-19,
	// above the age in years of the text, a long-term illness (ALD), pregnant.
	PhoneGroup Fact `json:"phoneGroup,omitempty"`
	ByPhone    Fact `json:"byPhone,omitempty"` // these two already had one by telephone in the month
	// SickNote asks about a sick note too; nil asks nothing.
	SickNote *SickNote `json:"sickNote,omitempty"`
}

// A CareZone is what the health agency (ARS) calls a place that lacks doctors. The
// zero CareZone is not known.
type CareZone string

// The zones.
const (
	EnoughDoctors CareZone = "none"         // no such zone
	UnderServed   CareZone = "under-served" // too few doctors, but not Priority
	Priority      CareZone = "priority"     // ZIP, zone d'intervention prioritaire
)

// A SickNote is one that the doctor means to write in the teleconsultation. The
// zero SickNote lacks its Days.
type SickNote struct {
	Days     int  `json:"days"` // of this note
	Prolongs Fact `json:"prolongs,omitempty"`
	// Before is how many days the notes that it prolongs have; 0 is not known.
	Before int `json:"before,omitempty"`
	// Impossible: the patient shows that a visit in person, to prolong the note, is
	// not possible.
	Impossible Fact `json:"impossible,omitempty"`
	// Abroad: the doctor practises mainly outside France.
	Abroad Fact `json:"abroad,omitempty"`
}

// noAttending is No as well when an attending doctor is at hand.
func (c *Case) noAttending() Fact { return c.unlessAttended(c.NoAttending) }

// unavailable is No as well when an attending doctor is at hand.
func (c *Case) unavailable() Fact { return c.unlessAttended(c.Unavailable) }

func (c *Case) unlessAttended(f Fact) Fact {
	if anyOf(c.Attending, c.Referred) == Yes {
		return No
	}
	return f
}

// organised is No as well where there is no organisation.
func (c *Case) organised() Fact {
	if c.NoOrganisation == Yes {
		return No
	}
	return c.Organised
}

// seen is Yes as well when the day of a visit is known.
func (c *Case) seen() Fact {
	if !c.LastVisit.IsZero() {
		return Yes
	}
	return c.Seen
}

// age returns the completed years, -1 when not known.
func (c *Case) age() int { return c.Birth.Age(c.Date) }

func (c *Case) rule(name string) ruling { return ruleOn(c.Date, name, "") }

func (c *Case) ruleOf(name, of string) ruling { return ruleOn(c.Date, name, of) }
