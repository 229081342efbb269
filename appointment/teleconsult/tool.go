package teleconsult

import (
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Tool is a tool for video that the register knows, by its name in tools.csv, as
// "whatsapp". The zero Tool is not in the register.
type Tool string

// Tools returns the tools of the register in its order, in a slice of the caller's
// own.
func Tools() []Tool {
	var list []Tool
	for _, e := range register() {
		list = append(list, e.tool)
	}
	return list
}

// ToolNamed returns the tool of that name, in any case and with any of its usual
// spellings, as "Google Meet", "meet" or "queldoc".
func ToolNamed(name string) (Tool, bool) {
	name = strings.TrimSpace(name)
	for _, e := range register() {
		same := func(s string) bool { return strings.EqualFold(s, name) }
		if same(string(e.tool)) || same(e.name) || slices.ContainsFunc(e.aliases, same) {
			return e.tool, true
		}
	}
	return "", false
}

// Name returns the tool's own name, as "WhatsApp"; that of a tool that the register
// does not know is what it was given.
func (t Tool) Name() string {
	if e := t.entry(); e != nil {
		return e.name
	}
	return string(t)
}

// Facts returns the facts of the tool on a day, in the order of the register. Among them
// are that it is gone or not there yet, and statements about it of 2018 and 2020. A tool
// that the register does not know and a day before 2018 are a *[telehealth.FieldError].
func (t Tool) Facts(day telehealth.Date) ([]ToolFact, error) {
	e, err := t.ask(day)
	if err != nil {
		return nil, err
	}
	var facts []ToolFact
	for i := range e.series {
		if row := e.series[i].At(day); row != nil {
			facts = append(facts, ToolFact{t, e.series[i].Key, row.Value, row.From, row.Source, row.Confidence})
		}
	}
	return facts, nil
}

// Platform returns the facts of the tool on a day as a [Platform], to complete with the
// claims of its maker. A claim that is not known stays so. Errors are as for
// [Tool.Facts].
func (t Tool) Platform(day telehealth.Date) (Platform, error) {
	facts, err := t.Facts(day)
	if err != nil {
		return Platform{}, err
	}
	return platformOf(facts), nil
}

// Assess answers for the tool on a day, from the register alone. It is [Platform.Assess]
// with the facts, and with the statements that name the tool. A finding is no surer than
// the facts that it rests on, and carries one. Errors are as for [Tool.Facts].
func (t Tool) Assess(day telehealth.Date) (Assessment, error) {
	facts, err := t.Facts(day)
	if err != nil {
		return Assessment{}, err
	}
	a, err := platformOf(facts).Assess(day)
	if err != nil {
		return Assessment{}, err
	}
	a.Tool = t
	for i := range a.Findings {
		a.Findings[i].rest(facts)
	}
	var absent []Finding
	for _, fact := range facts {
		switch {
		case fact.absent():
			absent = append(absent, fact.finding(telehealth.VerdictRefused, ""))
		case fact.Property == "statement":
			a.Findings = append(a.Findings, fact.finding(telehealth.VerdictUndecided, ForceExcuse))
		default:
			a.Facts = append(a.Facts, fact)
		}
	}
	if len(absent) > 0 { // nothing else matters then
		a.Findings = absent
	}
	a.Verdict = judge(a.Findings)
	return a, nil
}

func platformOf(facts []ToolFact) (p Platform) {
	for _, property := range p.properties() {
		for _, fact := range facts {
			if fact.Property == property.name {
				*property.claim = fact.Value
			}
		}
	}
	return p
}

// absent tells the facts by which there is nothing to use.
func (f ToolFact) absent() bool {
	return f.Property == "closed" && f.Value == Yes || f.Property == "opened" && f.Value == No
}

// rest gives a finding the least confidence of the facts that it rests on, and the fact.
// A fact that was not found is in no doubt, and a finding for want of a fact carries nil.
func (f *Finding) rest(facts []ToolFact) {
	properties := basis(f.Rule)
	var found []ToolFact
	for _, fact := range facts {
		if fact.Value != "" && slices.Contains(properties, fact.Property) {
			f.Confidence = lesser(f.Confidence, fact.Confidence)
			found = append(found, fact)
		}
	}
	if len(found) < len(properties) {
		return
	}
	f.Fact = &found[0]
	for i, fact := range found {
		if lesser(f.Fact.Confidence, fact.Confidence) == fact.Confidence { // the last of equals decides
			f.Fact = &found[i]
		}
	}
}

func lesser(a, b telehealth.Confidence) telehealth.Confidence {
	for _, c := range []telehealth.Confidence{telehealth.ConfidenceDisputed, telehealth.ConfidenceLikely} {
		if a == c || b == c {
			return c
		}
	}
	return telehealth.ConfidenceSure
}

// ToolAt returns the tool of the register that serves a host or the domain above it:
// "us02web.zoom.us" is of zoom.us, "evilzoom.us" is not. The host of a link to a video
// room is that of a well-formed address, in small letters.
func ToolAt(host string) (Tool, bool) {
	for _, e := range register() {
		if slices.ContainsFunc(e.hosts, func(known string) bool {
			return host == known || strings.HasSuffix(host, "."+known)
		}) {
			return e.tool, true
		}
	}
	return "", false
}

// basis are the properties of tools.csv that a criterion looks at, most often the one
// of its name.
func basis(rule string) []string {
	switch rule {
	case "platform.hosting":
		return []string{"hds"}
	case "platform.specialised":
		return []string{"consumer"}
	case "platform.gdpr-security":
		return []string{"gdpr", "encryption"}
	case "platform.hds-v2-new", "platform.hds-v2-later":
		return []string{"hds-v2"}
	case "platform.eea-new", "platform.eea-own":
		return []string{"eea"}
	case "platform.foreign-law-own":
		return []string{"foreign-law"}
	case "platform.ans-framework", "platform.ans-early":
		return []string{"company", "ans-certificate"}
	case "platform.agreement":
		return []string{"company", "agreement"}
	case "platform.ans-optional", "platform.agreement-none":
		return []string{"company"}
	default:
		return []string{strings.TrimPrefix(rule, "platform.")}
	}
}

func (t Tool) entry() *entry {
	all := register()
	for i := range all {
		if all[i].tool == t {
			return &all[i]
		}
	}
	return nil
}

func (t Tool) ask(day telehealth.Date) (*entry, error) {
	e := t.entry()
	if e == nil {
		return nil, wire.Error(telehealth.ErrorUnknown, "tool", string(t), "a tool of the register, see Tools")
	}
	return e, checkDay(day)
}
