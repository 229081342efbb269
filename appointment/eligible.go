package appointment

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/phrase"
)

// An Eligibility says whether an appointment may be a reimbursed teleconsultation,
// and why. The zero Eligibility is of no case.
type Eligibility struct {
	Date telehealth.Date `json:"date"`
	// Verdict is Refused when a finding is, else Undecided when one is, else Met.
	Verdict Verdict `json:"verdict"`
	// Findings has one for each rule that the day and the case ask, always in the
	// same order.
	Findings []Finding `json:"findings"`
}

// Eligible applies to a case the rules of its day, any day. A fact that is not
// given never decides a rule for or against: it leaves it to be decided, as does a
// text that is disputed or leaves the answer to the doctor.
//
// The cap on teleconsultations is not among the rules, see [quota.Guard]; nor are
// those of midwives, of companies that employ doctors, and of the tools for video.
//
// A case without Date, a word outside the vocabulary and facts that cannot hold
// together are a *[telehealth.FieldError].
func (c Case) Eligible() (Eligibility, error) {
	if err := c.check(); err != nil {
		return Eligibility{}, err
	}
	e := Eligibility{Date: c.Date}
	if opened := c.rule("opened"); !opened.holds() {
		e.Findings = []Finding{opened.finding(Refused)}
	} else {
		e.Findings = c.findings()
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
	if c.rule("alternation").State != law.Repealed {
		all = append(all, c.alternation())
	}
	all = append(all, c.rule("suitable").finding(c.Suitable.verdict()),
		c.rule("consent").finding(c.Consents.verdict()), c.identity())
	if c.SickNote != nil {
		all = append(all, c.sickNote()...)
	}
	return all
}

func overall(findings []Finding) Verdict {
	all := Met
	for _, f := range findings {
		switch f.Verdict {
		case Refused:
			return Refused
		case Undecided:
			all = Undecided
		}
	}
	return all
}

// agreement asks for a doctor within the national agreement, which alone has
// teleconsultations.
func (c *Case) agreement() Finding {
	within := Fact("")
	if s := c.Practitioner.Sector; s != "" {
		within = factOf(s != telehealth.NotConventioned)
	}
	return c.rule("agreement").finding(within.verdict())
}

// act asks whether the letter key can be one of a teleconsultation; whether it can
// be billed on the day, and for how much, is for package billing.
func (c *Case) act() Finding {
	if refused := c.ruleOf("act.refused", string(c.Act)); refused.holds() {
		return refused.finding(Refused)
	}
	if c.Act.Kind() == telehealth.KindTeleconsultation {
		return c.rule("act.remote").finding(Met)
	}
	return c.rule("act.other").finding(Undecided)
}

// identity knows how a patient is identified, and of no text that refuses the one
// who is not: bills without the card exist (mode dégradé).
func (c *Case) identity() Finding {
	if c.Identified == Yes {
		return c.rule("identity").finding(Met)
	}
	return c.rule("identity").finding(Undecided)
}

// Text returns the verdict and every finding with the text it rests on, as a page
// that a patient or a fund can be shown. The language is a BCP 47 tag, as "en";
// French stands in for one that the library does not speak.
func (e Eligibility) Text(lang string) string {
	l := phrase.Match(lang)
	say := func(key string, args ...string) string { return phrases().Say(l, key, args...) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", say("eligible."+string(e.Verdict), phrase.Date(l, e.Date)))
	for _, f := range e.Findings {
		fmt.Fprintf(&b, "- %s", say("eligible.finding", say("verdict."+string(f.Verdict)), f.Text(lang)))
		if f.Confidence != telehealth.Sure {
			fmt.Fprintf(&b, " (%s)", say("confidence."+string(f.Confidence)))
		}
		fmt.Fprintf(&b, "\n    %s\n    %s\n", f.Source.Title, f.Source.URL)
	}
	return phrase.Directed(l, b.String())
}
