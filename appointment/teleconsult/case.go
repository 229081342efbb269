package teleconsult

import (
	"github.com/secteur2/telehealth"
)

// A Case is what the law asks before an appointment with a doctor may be a
// reimbursed teleconsultation. It holds days and yes or no, and no diagnosis. The
// zero Case lacks its Date; every other field that is left out is not known.
//
// Each question is put so that yes is the plain answer: HasAttending, not "has none".
type Case struct {
	Date telehealth.Date `json:"date,omitzero"` // of the teleconsultation, in the practice's zone
	// Mode is ModeVideo or ModePhone; "" is not known. Any other mode is not at a
	// distance and is an error.
	Mode telehealth.Mode `json:"mode,omitzero"`
	// Practitioner: the specialty and the sector matter here, nothing else of it.
	Practitioner telehealth.Practitioner `json:"practitioner,omitzero"`
	// Act is the letter key, where one was chosen; "" asks nothing about it.
	Act telehealth.Code `json:"act,omitzero"`

	// The care pathway.

	Birth telehealth.Date `json:"birth,omitzero"`
	// Attending: this doctor is the attending doctor (médecin traitant). Yes says that
	// the patient has one and that the doctor is available, and so does Yes to Referred.
	Attending    YesNo `json:"attending,omitzero"`
	Referred     YesNo `json:"referred,omitzero"`     // sent to this doctor by the attending doctor
	HasAttending YesNo `json:"hasAttending,omitzero"` // the patient has declared an attending doctor
	Unavailable  YesNo `json:"unavailable,omitzero"`  // the attending doctor is not available in time
	Urgent       YesNo `json:"urgent,omitzero"`
	Detained     YesNo `json:"detained,omitzero"`
	Resident     YesNo `json:"resident,omitzero"`  // in an EHPAD or an institution for disabled adults
	Regulated    YesNo `json:"regulated,omitzero"` // sent by the regulation of the SAS (service d'accès aux soins)
	// Epidemic: symptoms of Covid-19, or found to have it; in March 2020 also that no
	// teleconsultation under the usual conditions was to be had.
	Epidemic YesNo `json:"epidemic,omitzero"`
	// OralSurgeon: an oral or maxillo-facial surgeon. Only OtherSpecialty can be one; of
	// the other specialties nothing is asked.
	OralSurgeon YesNo `json:"oralSurgeon,omitzero"`

	// The territory. No text has a distance: whether the doctor is near is the
	// caller's answer.

	Near            YesNo    `json:"near,omitzero"`            // the doctor is near the patient's home
	CareZone        CareZone `json:"careZone,omitzero"`        // that the patient lives in
	HasOrganisation YesNo    `json:"hasOrganisation,omitzero"` // a territorial organisation of telemedicine exists there
	// Organised: by way of a coordinated territorial organisation, as a CPTS, an MSP,
	// an ESP or a health centre. It is asked of patients whose attending doctor is
	// missing or unavailable; No to HasOrganisation answers no.
	Organised YesNo `json:"organised,omitzero"`

	// Visits in person with this doctor.

	LastVisit telehealth.Date `json:"lastVisit,omitzero"`
	Seen      YesNo           `json:"seen,omitzero"` // there was one, whenever; a LastVisit says so too
	// InARow: teleconsultations followed the last of them. No text has a number, so
	// any, however many, leave the alternation to the doctor.
	InARow YesNo `json:"inARow,omitzero"`

	// Doctor and patient.

	Suitable   YesNo `json:"suitable,omitzero"`   // the doctor holds that a teleconsultation suits
	Consents   YesNo `json:"consents,omitzero"`   // the patient is informed and consents beforehand
	Identified YesNo `json:"identified,omitzero"` // by a known file or the fund's service ADRi

	// The telephone, in the periods when it was reimbursed.

	HasBroadband YesNo `json:"hasBroadband,omitzero"` // access of high or very high speed: to lack it is enough
	HasDevice    YesNo `json:"hasDevice,omitzero"`    // a device for video: to lack it is enough within a group alone
	// PhoneGroup: in one of the groups that the decrees name, no matter which. They are
	// Covid-19, an age above that of the text, a long-term illness (ALD), a pregnancy.
	PhoneGroup YesNo `json:"phoneGroup,omitzero"`
	ByPhone    YesNo `json:"byPhone,omitzero"` // these two already had one by telephone in the month
	// SickNote asks about a sick note too; nil asks nothing.
	SickNote *SickNote `json:"sickNote,omitzero"`
}

// A CareZone is what the health agency (ARS) calls a place that lacks doctors. The
// zero CareZone is not known.
type CareZone string

// The zones.
const (
	CareZoneNone        CareZone = "none"         // enough doctors: no such zone
	CareZoneUnderServed CareZone = "under-served" // too few doctors, but no priority
	CareZonePriority    CareZone = "priority"     // ZIP, zone d'intervention prioritaire
)

// lacksAttending is No as well when an attending doctor is at hand.
func (c *Case) lacksAttending() YesNo { return c.unlessAttended(c.HasAttending.not()) }

// unavailable is No as well when an attending doctor is at hand.
func (c *Case) unavailable() YesNo { return c.unlessAttended(c.Unavailable) }

func (c *Case) unlessAttended(a YesNo) YesNo {
	if anyOf(c.Attending, c.Referred) == Yes {
		return No
	}
	return a
}

// organised is No as well where there is no organisation.
func (c *Case) organised() YesNo {
	if c.HasOrganisation == No {
		return No
	}
	return c.Organised
}

// seen is Yes as well when the day of a visit is known.
func (c *Case) seen() YesNo {
	if !c.LastVisit.IsZero() {
		return Yes
	}
	return c.Seen
}

// age returns the completed years, -1 when not known.
func (c *Case) age() int { return c.Birth.Age(c.Date) }

func (c *Case) rule(name string) ruling { return ruleOn(c.Date, name, "") }

func (c *Case) ruleOf(name, of string) ruling { return ruleOn(c.Date, name, of) }
