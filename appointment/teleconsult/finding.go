package teleconsult

import (
	_ "embed"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Finding is one rule applied to one question, with the text it rests on. The zero
// Finding is of no rule.
type Finding struct {
	Rule    string             `json:"rule,omitzero"` // its name in rules.csv or criteria.csv
	Verdict telehealth.Verdict `json:"verdict,omitzero"`
	// Value is the number of the rule on that day, as 16 years, 12 months or 3 days;
	// 0 is a rule without one.
	Value      int                   `json:"value,omitzero"`
	Source     telehealth.Source     `json:"source,omitzero"` // the text that asks
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
	// Force is how much the rule binds, and so how the finding weighs. All rules of a
	// [Case] bind, but the one by which the rules of a day are supposed.
	Force Force `json:"force,omitzero"`
	// Fact is the fact of a [Tool] that the finding rests on, of several the one in most
	// doubt. It is nil for a [Platform] and for a [Case].
	Fact *ToolFact `json:"fact,omitzero"`
}

// A Force is how much a rule binds. The zero Force is that of a finding that rests on
// no rule, as that a tool is gone.
type Force string

// The forces.
const (
	ForceLaw      Force = "law"      // an obligation
	ForceGuidance Force = "guidance" // a recommendation
	ForceExcuse   Force = "excuse"   // a person may use the tool all the same: that person judges
	ForceNotice   Force = "notice"   // about the answer itself, as how old its sources are; it weighs nothing
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

// Text returns the finding as a sentence, to be printed with its source. With a Fact,
// the sentence names the source of that fact, the day on which it was checked, and the
// doubt. The language is a BCP 47 tag, as "en"; French stands in for one that the
// library does not speak. The zero Finding has no text.
func (f Finding) Text(lang string) string {
	if f.Rule == "" {
		return ""
	}
	l := phrase.Match(lang)
	return f.behind(l, f.sentence(l))
}

// sentence is the finding without what it rests on.
func (f Finding) sentence(l phrase.Language) string {
	return phrases().Say(l, f.Rule+"."+string(f.Verdict), strconv.Itoa(f.Value))
}

// behind adds to a sentence what the finding rests on. Whoever prints the finding prints
// its own source beside it, so that one is left out.
func (f Finding) behind(l phrase.Language, text string) string {
	if f.Fact == nil {
		return text
	}
	if f.Fact.Source.ID != f.Source.ID {
		c := citations{lang: l}
		text = phrases().Say(l, "fact.behind", text, c.cite(f.Fact.Source))
	}
	for _, word := range doubt(l, f.Fact.Confidence) {
		text = phrases().Say(l, "assessment.and", text, word)
	}
	return text
}
