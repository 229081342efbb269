package appointment

import (
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Fitness is the answer to "is this tool fit for a teleconsultation?" on a day.
// The zero Fitness is none.
//
// Its Verdict is Refused when an obligation is or the tool is gone, otherwise
// Undecided when an obligation is, otherwise Met; recommendations do not weigh.
// Where an official text of the day let a person use the tool all the same (the
// Cnam's statement of 2018, the orders of March 2020) a refusal is Undecided: that
// person judges.
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
	Tool       Tool
	Property   string          // its name in tools.csv
	Value      Fact            // zero: no source was found
	From       telehealth.Date // the day from which the source says so
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

// Text returns the answer as lines: the verdict, then each finding and each fact
// with its source, in the language as [Finding.Text] does. That of the zero Fitness
// is empty.
func (f Fitness) Text(lang string) string {
	if f.Verdict == "" {
		return ""
	}
	l := phrase.Match(lang)
	book := phrases()
	who := f.Tool.Name()
	if f.Tool == "" {
		who = book.Say(l, "fitness.platform")
	}
	verdict := string(f.Verdict)
	if f.closed() {
		verdict = "closed"
	}
	lines := []string{book.Say(l, "fitness.heading", who, phrase.Date(l, f.Day), book.Say(l, "fitness.verdict."+verdict))}
	for _, finding := range f.Findings {
		lines = append(lines, "- "+finding.marks(l)+" "+finding.Text(lang)+" ("+finding.Source.Title+")")
	}
	for _, fact := range f.Facts {
		lines = append(lines, strings.TrimSpace("- "+fact.Text(lang)+" "+brackets(doubt(l, fact.Confidence))))
	}
	return phrase.Directed(l, strings.Join(lines, "\n")+"\n")
}

func (f Fitness) closed() bool {
	return slices.ContainsFunc(f.Findings, func(x Finding) bool { return x.Rule == ruleClosed })
}

// marks are the verdict, the kind and the doubt of a finding.
func (f Finding) marks(l phrase.Language) string {
	marks := []string{phrases().Say(l, "fitness.mark."+string(f.Verdict))}
	if f.Kind != "" {
		marks = append(marks, phrases().Say(l, "fitness.kind."+string(f.Kind)))
	}
	return brackets(append(marks, doubt(l, f.Confidence)...))
}

// doubt marks what is disputed; what is merely likely has no mark, as its source
// stands beside it.
func doubt(l phrase.Language, c telehealth.Confidence) []string {
	if c != telehealth.Disputed {
		return nil
	}
	return []string{phrases().Say(l, "fitness.disputed")}
}

func brackets(marks []string) string {
	if len(marks) == 0 {
		return ""
	}
	return "[" + strings.Join(marks, ", ") + "]"
}
