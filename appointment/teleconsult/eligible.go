package teleconsult

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// An Eligibility is the answer to "may this appointment be a reimbursed
// teleconsultation?", with its reasons. The zero Eligibility is of no case.
type Eligibility struct {
	Date telehealth.Date `json:"date,omitzero"`
	// Verdict is refused when a finding is, else undecided when one is, else met.
	Verdict telehealth.Verdict `json:"verdict,omitzero"`
	// Findings has one for each rule that the day and the case ask, always in the
	// same order.
	Findings []Finding `json:"findings,omitzero"`
	// SickNote is the verdict on the sick note of the case, by SickNoteFindings alone.
	// It is "" when the case asks about no sick note, and before the first day of
	// teleconsultations. It has no part in Verdict: a reimbursed teleconsultation may
	// allow no sick note, or a shorter one alone.
	SickNote         telehealth.Verdict `json:"sickNote,omitzero"`
	SickNoteFindings []Finding          `json:"sickNoteFindings,omitzero"`
}

// Eligible applies to a case the rules of its day, any day. A fact that is not given
// never decides a rule for or against. The rule is then to be decided, as it is where a
// text leaves the answer to the doctor.
//
// A row of the law that is disputed, or that has no settled value, never meets and
// never refuses. Its finding is to be decided, and the sentence names the dispute. Where
// every reading gives the same answer, a row of its own says so, at most as likely.
//
// Any day before 15 September 2018 is to be decided. Teleconsultations were not
// reimbursed in general then, but codes for nursing homes, long-term illness and an
// experiment existed. Neither the first day nor the conditions of these were found.
//
// After 2029, the last year of the national agreement of 2024, its rules are applied.
// Whether they still hold is to be decided, of a sick note too. A refusal then rests on
// the rules of today, which a later text may lift.
//
// The cap on teleconsultations is not among the rules: it is that of package quota. Nor
// are those of midwives, of companies that employ doctors, and of the tools for video.
//
// A case without Date, a word outside the vocabulary and facts that cannot hold
// together are a *[telehealth.FieldError].
func (c Case) Eligible() (Eligibility, error) {
	if err := c.check(); err != nil {
		return Eligibility{}, err
	}
	e := Eligibility{Date: c.Date}
	if !c.rule("opened").holds() {
		e.Findings = []Finding{c.rule("opened.code").finding(telehealth.VerdictUndecided)}
	} else {
		e.Findings = c.findings()
		if c.SickNote != nil {
			e.SickNoteFindings = c.note()
			e.SickNote = overall(e.SickNoteFindings)
		}
	}
	e.Verdict = overall(e.Findings)
	return e, nil
}

func (c *Case) findings() []Finding {
	all := []Finding{c.agreement()}
	if c.Act != "" {
		all = append(all, c.act())
	}
	all = append(all, c.transmission()...)
	all = append(all, c.pathway(), c.territory(), c.known())
	if c.rule("alternation").holds() {
		all = append(all, c.alternation())
	}
	all = append(all, c.rule("suitable").finding(c.Suitable.verdict()),
		c.rule("consent").finding(c.Consents.verdict()), c.identity())
	return append(all, c.supposed("beyond")...)
}

// supposed says of a day for which no text is known that its rules are those of today.
// That is no rule of law, but a person must decide whether they still hold.
func (c *Case) supposed(rule string) []Finding {
	beyond := c.rule(rule)
	if !beyond.holds() {
		return nil
	}
	finding := beyond.finding(telehealth.VerdictUndecided)
	finding.Force = ForceGuidance
	return []Finding{finding}
}

func overall(findings []Finding) telehealth.Verdict {
	all := telehealth.VerdictMet
	for _, f := range findings {
		switch f.Verdict {
		case telehealth.VerdictRefused:
			return telehealth.VerdictRefused
		case telehealth.VerdictUndecided:
			all = telehealth.VerdictUndecided
		}
	}
	return all
}

// agreement asks for a doctor within the national agreement, which alone has
// teleconsultations.
func (c *Case) agreement() Finding {
	within := YesNo("")
	if s := c.Practitioner.Sector; s != "" {
		within = yesIf(s != telehealth.SectorOutsideAgreement)
	}
	return c.rule("agreement").finding(within.verdict())
}

// act asks whether the letter key can be one of a teleconsultation. Its price, and
// whether it can be billed on the day, are for package billing.
func (c *Case) act() Finding {
	if refused := c.ruleOf("act.refused", string(c.Act)); refused.holds() {
		return refused.finding(telehealth.VerdictRefused)
	}
	switch c.Act.Kind() {
	case telehealth.KindTeleconsultation:
		return c.rule("act.remote").finding(telehealth.VerdictMet)
	case telehealth.KindVisit:
		return c.rule("act.visit").finding(telehealth.VerdictRefused)
	case telehealth.KindTeleExpertise:
		return c.rule("act.expertise").finding(telehealth.VerdictRefused)
	default:
		return c.rule("act.other").finding(telehealth.VerdictUndecided)
	}
}

// identity asks for an identified patient. No text refuses another: bills without the
// card exist (mode dégradé).
func (c *Case) identity() Finding {
	if c.Identified == Yes {
		return c.rule("identity").finding(telehealth.VerdictMet)
	}
	return c.rule("identity").finding(telehealth.VerdictUndecided)
}

// Text returns a page that a patient or a fund can be shown. It has the verdict and
// every finding with the text it rests on, then the same of the sick note. The
// language is a BCP 47 tag, as "en"; French stands in for one that the library does
// not speak. The zero Eligibility has no text.
func (e Eligibility) Text(lang string) string {
	if e.Verdict == "" {
		return ""
	}
	l := phrase.Match(lang)
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", phrases().Say(l, "eligible."+string(e.Verdict), phrase.Date(l, e.Date)))
	writeFindings(&b, lang, e.Findings)
	if e.SickNote != "" {
		fmt.Fprintf(&b, "\n%s\n\n", phrases().Say(l, "eligible.note."+string(e.SickNote)))
		writeFindings(&b, lang, e.SickNoteFindings)
	}
	return phrase.Directed(l, b.String())
}

func writeFindings(b *strings.Builder, lang string, findings []Finding) {
	l := phrase.Match(lang)
	say := func(key string, args ...string) string { return phrases().Say(l, key, args...) }
	for _, f := range findings {
		fmt.Fprintf(b, "- %s", say("eligible.finding", say("verdict."+string(f.Verdict)), f.Text(lang)))
		if doubt := phrase.Doubt(l, f.Confidence); doubt != "" {
			fmt.Fprintf(b, " (%s)", doubt)
		}
		fmt.Fprintf(b, "\n    %s\n    %s\n", f.Source.Title, f.Source.URL)
	}
}
