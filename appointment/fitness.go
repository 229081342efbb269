package appointment

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Fitness is the answer to "is this tool fit for a teleconsultation?" on a day.
// The zero Fitness is none.
//
// Its Verdict is Refused when an obligation is or the tool is gone, otherwise
// Undecided when an obligation is, otherwise Met; recommendations do not weigh, nor
// does platform.tolerance-ended, which only says that nothing excuses any longer. A
// refusal may rest on a fact that is disputed: its finding and Text say so.
//
// Where an official text of the day let a person use the tool all the same (the
// Cnam's statement of 2018, the orders of March 2020), or may have (what followed
// them until the crisis ended), a refusal is Undecided: that person judges. So are the
// days before teleconsultations were reimbursed, at best.
type Fitness struct {
	Tool     Tool // none for a [Platform]
	Day      telehealth.Date
	Verdict  Verdict
	Findings []Finding  // of the criteria, each with its own text
	Facts    []ToolFact // what sources say of the tool, none for a [Platform]
}

// A ToolFact is what a source says of one property of a tool. The zero ToolFact is
// none.
type ToolFact struct {
	Tool     Tool
	Property string // its name in tools.csv
	Value    Fact   // zero: no source was found
	// From is the day from which the source says so, or the first of the register where
	// no day is known.
	From       telehealth.Date
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

func (f ToolFact) finding(rule string, v Verdict, k Kind) Finding {
	return Finding{Rule: rule, Verdict: v, Kind: k, Source: f.Source, Confidence: f.Confidence}
}

// Text returns the fact as a sentence that names its day and source, in the
// language as [Finding.Text] does.
func (f ToolFact) Text(lang string) string {
	l := phrase.Match(lang)
	value := string(f.Value)
	if value == "" {
		value = "unknown"
	}
	key := "fact." + f.Property + "." + value
	if f.Value == "" {
		return phrases().Say(l, key, f.Tool.Name(), phrase.Date(l, f.From))
	}
	return phrases().Say(l, key, f.Tool.Name(), phrase.Date(l, f.From), f.Source.Title)
}
