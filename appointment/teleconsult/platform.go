package teleconsult

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Platform is what its maker declares of a tool for teleconsultations. The zero
// Platform is one of which nothing is known. Nothing unknown is ever taken for granted.
type Platform struct {
	// SelfHosted: the practice keeps the data on machines of its own, and so needs
	// no certified host. Anything but Yes takes the data to be with someone else.
	SelfHosted YesNo `json:"selfHosted,omitzero"`
	// HDS: the host of the health data is certified (article L1111-8 CSP).
	HDS YesNo `json:"hds,omitzero"`
	// HDSv2: it is so under the second version (arrêté of 26 April 2024), which
	// implies HDS.
	HDSv2 YesNo `json:"hdsV2,omitzero"`
	// Certified is the day of the host's certificate, of that of the second version
	// where HDSv2 is Yes; zero is not known. A day implies HDS.
	Certified telehealth.Date `json:"certified,omitzero"`
	EEA       YesNo           `json:"eea,omitzero"` // the data stays in the European Economic Area
	// ForeignLaw: exposed to the law of a state outside the EEA.
	ForeignLaw YesNo `json:"foreignLaw,omitzero"`
	GDPR       YesNo `json:"gdpr,omitzero"`      // meets the GDPR
	PGSSIS     YesNo `json:"pgssis,omitzero"`    // meets the security policy of health information systems (PGSSI-S)
	Consumer   YesNo `json:"consumer,omitzero"`  // a tool for everybody, not one made for care
	Encrypted  YesNo `json:"encrypted,omitzero"` // the flows of video and data are
	Traceable  YesNo `json:"traceable,omitzero"` // the history of acts is kept
	// PatientIdentified: by five traits or more.
	PatientIdentified YesNo `json:"patientIdentified,omitzero"`
	// PatientAuthenticated: strongly, with two factors.
	PatientAuthenticated   YesNo `json:"patientAuthenticated,omitzero"`
	ProfessionalIdentified YesNo `json:"professionalIdentified,omitzero"`
	SecureMessaging        YesNo `json:"secureMessaging,omitzero"` // documents go through a secure messaging
	Available              YesNo `json:"available,omitzero"`       // the availability of the data is guaranteed
	Intact                 YesNo `json:"intact,omitzero"`          // its integrity is
	Auditable              YesNo `json:"auditable,omitzero"`       // its auditability is
	// Evaluated: the level of security and the risks are, regularly.
	Evaluated YesNo `json:"evaluated,omitzero"`
	Company   YesNo `json:"company,omitzero"`   // a company that employs the doctors
	Agreement YesNo `json:"agreement,omitzero"` // approved by the ministers (décret 2024-164)
	// ANSCertificate: certified against the framework for teleconsultation systems
	// (arrêté of 9 February 2024).
	ANSCertificate YesNo `json:"ansCertificate,omitzero"`
}

// Assess holds the platform to what the texts ask on a day. It takes the claims as
// declared, and verifies nothing.
//
// A day before 2018, a claim that is neither yes nor no, and claims that contradict
// each other or the day are a *[telehealth.FieldError]. That the GDPR is met by flows
// that are not encrypted is no error but for a person to decide.
func (p Platform) Assess(day telehealth.Date) (Assessment, error) {
	if err := checkDay(day); err != nil {
		return Assessment{}, err
	}
	if err := p.check(day); err != nil {
		return Assessment{}, err
	}
	x := examination{day: day}
	x.find("platform.unreimbursed", telehealth.VerdictUndecided)
	x.hosting(p)
	for _, c := range p.plain() {
		x.find(c.rule, c.answer.verdict())
	}
	if p.GDPR == Yes && p.Encrypted == No {
		x.find("platform.gdpr-security", telehealth.VerdictUndecided)
	}
	x.company(p)
	x.tolerance()
	x.find("platform.beyond", telehealth.VerdictUndecided)
	return Assessment{Date: day, Verdict: judge(x.findings), Findings: x.findings}, nil
}

// A property is one claim of a platform.
type property struct {
	name  string // in tools.csv and criteria.csv
	field string // in JSON
	claim *YesNo
}

// properties are all claims.
func (p *Platform) properties() []property {
	return []property{
		{"self-hosted", "selfHosted", &p.SelfHosted}, {"hds", "hds", &p.HDS}, {"hds-v2", "hdsV2", &p.HDSv2},
		{"eea", "eea", &p.EEA}, {"foreign-law", "foreignLaw", &p.ForeignLaw}, {"gdpr", "gdpr", &p.GDPR},
		{"pgssi-s", "pgssis", &p.PGSSIS}, {"consumer", "consumer", &p.Consumer},
		{"encryption", "encrypted", &p.Encrypted}, {"traceability", "traceable", &p.Traceable},
		{"patient-identity", "patientIdentified", &p.PatientIdentified},
		{"patient-authentication", "patientAuthenticated", &p.PatientAuthenticated},
		{"professional-identity", "professionalIdentified", &p.ProfessionalIdentified},
		{"messaging", "secureMessaging", &p.SecureMessaging}, {"availability", "available", &p.Available},
		{"integrity", "intact", &p.Intact}, {"auditability", "auditable", &p.Auditable},
		{"evaluation", "evaluated", &p.Evaluated}, {"company", "company", &p.Company},
		{"agreement", "agreement", &p.Agreement}, {"ans-certificate", "ansCertificate", &p.ANSCertificate},
	}
}

// A claim is what one criterion rests on alone.
type claim struct {
	rule   string
	answer YesNo
}

// plain are the criteria that one claim decides.
func (p Platform) plain() []claim {
	return []claim{
		{"platform.gdpr", p.GDPR}, {"platform.pgssi-s", p.PGSSIS}, {"platform.specialised", p.Consumer.not()},
		{"platform.patient-authentication", p.PatientAuthenticated}, {"platform.messaging", p.SecureMessaging},
		{"platform.encryption", p.Encrypted}, {"platform.traceability", p.Traceable},
		{"platform.patient-identity", p.PatientIdentified},
		{"platform.professional-identity", p.ProfessionalIdentified},
		{"platform.availability", p.Available}, {"platform.integrity", p.Intact},
		{"platform.auditability", p.Auditable}, {"platform.evaluation", p.Evaluated},
	}
}

func (p Platform) check(day telehealth.Date) error {
	if err := p.checkWords(); err != nil {
		return err
	}
	return p.contradiction(day)
}

func (p Platform) checkWords() error {
	for _, c := range p.properties() {
		if err := checkWord(c.field, *c.claim, answers); err != nil {
			return err
		}
	}
	return nil
}

func (p Platform) contradiction(day telehealth.Date) error {
	var field, value, want string
	switch {
	case p.HDS == No && p.HDSv2 == Yes:
		field, value, want = "hdsV2", string(Yes), "no HDS version 2 without HDS"
	case p.HDSv2 == Yes && criterion("platform.hds-v2-new", day) == nil:
		field, value, want = "hdsV2", string(Yes), "no HDS version 2 before it applied, as on "+day.String()
	case p.Agreement == Yes && criterion("platform.agreement", day) == nil:
		field, value, want = "agreement", string(Yes), "no agreement before there was one, as on "+day.String()
	case p.ANSCertificate == Yes && criterion("platform.ans-framework", day) == nil:
		field, value, want = "ansCertificate", string(Yes), "no certificate of the ANS before its framework, as on "+day.String()
	default:
		return p.impossibleDay(day)
	}
	return wire.Error(telehealth.ErrorContradiction, field, value, want)
}

// impossibleDay refuses the day of a certificate that no host can have had.
func (p Platform) impossibleDay(day telehealth.Date) error {
	var want string
	switch {
	case p.Certified.IsZero():
		return nil
	case p.HDS == No:
		want = "no day of a certificate without HDS"
	case p.Certified.After(day):
		want = "a certificate no later than " + day.String()
	case criterion("platform.hosting", p.Certified) == nil:
		want = "a certificate " + coverage("platform.hosting")
	case p.HDSv2 == Yes && criterion("platform.hds-v2-new", p.Certified) == nil:
		want = "a certificate of the second version " + coverage("platform.hds-v2-new")
	default:
		return nil
	}
	return wire.Error(telehealth.ErrorContradiction, "certified", p.Certified.String(), want)
}

// hasHost is the claim that the host is certified, from all that implies it.
func (p Platform) hasHost() YesNo {
	if p.HDSv2 == Yes || !p.Certified.IsZero() {
		return Yes
	}
	return p.HDS
}
