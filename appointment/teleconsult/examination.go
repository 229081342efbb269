package teleconsult

import "github.com/secteur2/telehealth"

// An examination collects the findings of one platform on one day.
type examination struct {
	day      telehealth.Date
	findings []Finding
}

// find adds a finding where its criterion holds on the day.
func (x *examination) find(rule string, v telehealth.Verdict) {
	if row := criterion(rule, x.day); row != nil {
		x.findings = append(x.findings, Finding{
			Rule: rule, Verdict: v, Force: row.Value, Source: row.Source, Confidence: row.Confidence,
		})
	}
}

func (x *examination) hosting(p Platform) {
	if p.SelfHosted == Yes {
		x.ownHosting(p)
		return
	}
	host := p.hasHost()
	x.find("platform.hosting", host.verdict())
	if host != No {
		x.secondVersion(p)
	}
	exposed := telehealth.VerdictMet
	if p.ForeignLaw != No { // to be declared, not forbidden: the user weighs it
		exposed = telehealth.VerdictUndecided
	}
	x.find("platform.foreign-law", exposed)
}

// ownHosting needs no certificate. Its declared weaknesses are not passed over.
func (x *examination) ownHosting(p Platform) {
	x.find("platform.hosting-own", telehealth.VerdictMet)
	if p.EEA == No {
		x.find("platform.eea-own", telehealth.VerdictUndecided)
	}
	if p.ForeignLaw == Yes {
		x.find("platform.foreign-law-own", telehealth.VerdictUndecided)
	}
}

// secondVersion is asked of new certificates first, and later of all.
func (x *examination) secondVersion(p Platform) {
	version, area := p.HDSv2.verdict(), p.EEA.verdict()
	if criterion("platform.hds-v2", x.day) != nil {
		x.find("platform.hds-v2", version)
		x.find("platform.eea", area)
		return
	}
	issued := criterion("platform.hds-v2-new", p.Certified)
	switch {
	case p.HDSv2 == Yes:
	case p.Certified.IsZero(): // the certificate may be an old one
		version, area = milder(version), milder(area)
	case issued == nil:
		x.find("platform.hds-v2-later", telehealth.VerdictMet)
		return
	case issued.Confidence == telehealth.ConfidenceDisputed: // of the very day that sources dispute
		version, area = milder(version), milder(area)
	}
	x.find("platform.hds-v2-new", version)
	x.find("platform.eea-new", area)
}

// company asks for what only companies that employ doctors need.
func (x *examination) company(p Platform) {
	if p.Company == No {
		x.find("platform.ans-optional", telehealth.VerdictMet)
		x.find("platform.agreement-none", telehealth.VerdictMet)
		return
	}
	certificate, agreement := p.ANSCertificate.verdict(), p.Agreement.verdict()
	if p.Company != Yes {
		certificate, agreement = milder(certificate), milder(agreement)
	}
	const early = "platform.ans-early" // while no company could be approved
	if certificate == telehealth.VerdictRefused && criterion(early, x.day) != nil {
		x.find(early, telehealth.VerdictUndecided)
	} else {
		x.find("platform.ans-framework", certificate)
	}
	x.find("platform.agreement", agreement)
}

// milder is the verdict of a rule that perhaps does not apply.
func milder(v telehealth.Verdict) telehealth.Verdict {
	if v == telehealth.VerdictRefused {
		return telehealth.VerdictUndecided
	}
	return v
}

// tolerance matters where something is not met.
func (x *examination) tolerance() {
	if judge(x.findings) != telehealth.VerdictMet {
		x.find("platform.tolerance", telehealth.VerdictUndecided)
		x.find("platform.tolerance-after", telehealth.VerdictUndecided)
		x.find("platform.tolerance-ended", telehealth.VerdictRefused)
	}
}

// judge weighs the findings as [Assessment] says.
func judge(findings []Finding) telehealth.Verdict {
	verdict, allowed := telehealth.VerdictMet, false
	for _, f := range findings {
		allowed = allowed || f.Force == ForceExcuse
		if f.binds() && (f.refuses() || f.Verdict == telehealth.VerdictUndecided && verdict == telehealth.VerdictMet) {
			verdict = f.Verdict
		}
	}
	if allowed {
		return milder(verdict)
	}
	return verdict
}

// binds tells obligations, and that there is no such tool to use, from what a person
// may weigh otherwise.
func (f Finding) binds() bool { return f.Force == ForceLaw || f.Force == "" }

// refuses tells the findings that make a tool unfit.
func (f Finding) refuses() bool { return f.binds() && f.Verdict == telehealth.VerdictRefused }
