package teleconsult

import "github.com/secteur2/telehealth"

// A Platform is what its maker declares of a tool for teleconsultations. The zero
// Platform is one of which nothing is known, and what is not known is never taken
// for granted.
type Platform struct {
	// SelfHosted: the practice keeps the data on machines of its own, and so needs
	// no certified host. Anything but Yes takes the data to be with someone else.
	SelfHosted Fact
	// HDS: the host of the health data is certified (article L1111-8 CSP).
	HDS Fact
	// HDSv2: it is so under the second version (arrêté of 26 April 2024), which
	// implies HDS.
	HDSv2 Fact
	// Certified is the day of the host's certificate, of that of the second version
	// where HDSv2 is Yes; zero is not known. A day implies HDS.
	Certified telehealth.Date
	EEA       Fact // the data stays in the European Economic Area
	// ForeignLaw: exposed to the law of a state outside the EEA.
	ForeignLaw Fact
	GDPR       Fact // meets the GDPR
	PGSSIS     Fact // meets the security policy of health information systems (PGSSI-S)
	Consumer   Fact // a tool for everybody, not one made for care
	Encrypted  Fact // the flows of video and data are
	Traceable  Fact // the history of acts is kept
	// PatientIdentified: by five traits or more.
	PatientIdentified Fact
	// PatientAuthenticated: strongly, with two factors.
	PatientAuthenticated   Fact
	ProfessionalIdentified Fact
	SecureMessaging        Fact // documents go through a secure messaging
	Available              Fact // the availability of the data is guaranteed
	Intact                 Fact // its integrity is
	Auditable              Fact // its auditability is
	// Evaluated: the level of security and the risks are, regularly.
	Evaluated Fact
	Company   Fact // a company that employs the doctors
	Agreement Fact // approved by the ministers (décret 2024-164)
	// ANSCertificate: certified against the framework for teleconsultation systems
	// (arrêté of 9 February 2024).
	ANSCertificate Fact
}

// Check holds the platform to what the texts ask on a day. It takes the claims as
// declared: it verifies none.
//
// A day before 2018, a claim that is neither yes nor no, and claims that contradict
// each other or the day are a *[telehealth.FieldError]. That the GDPR is met by flows
// that are not encrypted is no error but for a person to decide.
func (p Platform) Check(day telehealth.Date) (Fitness, error) {
	if err := checkDay(day); err != nil {
		return Fitness{}, err
	}
	if err := p.check(day); err != nil {
		return Fitness{}, err
	}
	x := examination{day: day}
	x.find("platform.unreimbursed", telehealth.VerdictUndecided)
	x.hosting(p)
	for _, c := range p.plain() {
		x.find(c.name, c.claim.verdict())
	}
	if p.GDPR == Yes && p.Encrypted == No {
		x.find("platform.gdpr-security", telehealth.VerdictUndecided)
	}
	x.company(p)
	x.tolerance()
	x.find(ruleBeyond, telehealth.VerdictUndecided)
	return Fitness{Day: day, Verdict: judge(x.findings), Findings: x.findings}, nil
}

// A property is a claim of a platform by its name.
type property struct {
	name  string
	claim *Fact
}

// properties are all claims, by the names that tools.csv has for them.
func (p *Platform) properties() []property {
	return []property{
		{"self-hosted", &p.SelfHosted}, {"hds", &p.HDS}, {"hds-v2", &p.HDSv2}, {"eea", &p.EEA},
		{"foreign-law", &p.ForeignLaw}, {"gdpr", &p.GDPR}, {"pgssi-s", &p.PGSSIS}, {"consumer", &p.Consumer},
		{"encryption", &p.Encrypted}, {"traceability", &p.Traceable}, {"patient-identity", &p.PatientIdentified},
		{"patient-authentication", &p.PatientAuthenticated}, {"professional-identity", &p.ProfessionalIdentified},
		{"messaging", &p.SecureMessaging}, {"availability", &p.Available}, {"integrity", &p.Intact},
		{"auditability", &p.Auditable}, {"evaluation", &p.Evaluated}, {"company", &p.Company}, {"agreement", &p.Agreement},
		{"ans-certificate", &p.ANSCertificate},
	}
}

// plain are the criteria that one claim decides.
func (p Platform) plain() []property {
	specialised := p.Consumer.not()
	return []property{
		{"platform.gdpr", &p.GDPR}, {"platform.pgssi-s", &p.PGSSIS}, {"platform.specialised", &specialised},
		{"platform.patient-authentication", &p.PatientAuthenticated}, {"platform.messaging", &p.SecureMessaging},
		{"platform.encryption", &p.Encrypted}, {"platform.traceability", &p.Traceable},
		{"platform.patient-identity", &p.PatientIdentified},
		{"platform.professional-identity", &p.ProfessionalIdentified},
		{"platform.availability", &p.Available}, {"platform.integrity", &p.Intact},
		{"platform.auditability", &p.Auditable}, {"platform.evaluation", &p.Evaluated},
	}
}

func (p Platform) check(day telehealth.Date) error {
	for _, c := range p.properties() {
		if !isAnswer(*c.claim) {
			return &telehealth.FieldError{
				Code: telehealth.ErrorUnknown, Field: c.name, Value: string(*c.claim), Want: "yes, no, or nothing when it is not known",
			}
		}
	}
	return p.contradiction(day)
}

func (p Platform) contradiction(day telehealth.Date) error {
	var field, value, want string
	switch {
	case p.HDS == No && p.HDSv2 == Yes:
		field, value, want = "hds-v2", string(Yes), "no HDS version 2 without HDS"
	case p.HDSv2 == Yes && criterion("platform.hds-v2-new", day) == nil:
		field, value, want = "hds-v2", string(Yes), "no HDS version 2 before it applied, as on "+day.String()
	case p.Agreement == Yes && criterion("platform.agreement", day) == nil:
		field, value, want = "agreement", string(Yes), "no agreement before there was one, as on "+day.String()
	case p.ANSCertificate == Yes && criterion("platform.ans-framework", day) == nil:
		field, value, want = "ans-certificate", string(Yes), "no certificate of the ANS before its framework, as on "+day.String()
	default:
		return p.impossibleDay(day)
	}
	return &telehealth.FieldError{Code: telehealth.ErrorContradiction, Field: field, Value: value, Want: want}
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
	return &telehealth.FieldError{
		Code: telehealth.ErrorContradiction, Field: "certified", Value: p.Certified.String(), Want: want,
	}
}

func isAnswer(f Fact) bool { return f == "" || f == Yes || f == No }

// hasHost is the claim that the host is certified, from all that implies it.
func (p Platform) hasHost() Fact {
	if p.HDSv2 == Yes || !p.Certified.IsZero() {
		return Yes
	}
	return p.HDS
}
