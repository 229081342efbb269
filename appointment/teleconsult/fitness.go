package teleconsult

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Fitness is the answer to "is this tool fit for a teleconsultation?" on a day.
// The zero Fitness is none.
//
// Its Verdict is Refused when an obligation is, or the tool is gone or not there yet,
// otherwise Undecided when an obligation is, otherwise Met; recommendations do not weigh, nor
// does platform.tolerance-ended, which only says that nothing excuses any longer. A
// refusal may rest on a fact that is disputed: its finding and Text say so.
//
// Where an official text of the day let a person use the tool all the same (the
// Cnam's statement of 2018, the orders of March 2020), or may have (what followed
// them until the crisis ended), a refusal is Undecided: that person judges. So are the
// days before teleconsultations were reimbursed, at best.
//
// A day after the sources were checked last is answered by what they said then, and a
// finding says so.
type Fitness struct {
	Tool     Tool // none for a [Platform]
	Day      telehealth.Date
	Verdict  telehealth.Verdict
	Findings []Finding  // of the criteria, each with its own text
	Facts    []ToolFact // what sources say of the tool, none for a [Platform]
}

// A ToolFact is what a source says of one property of a tool. The zero ToolFact is
// none.
type ToolFact struct {
	Tool     Tool   `json:"tool"`
	Property string `json:"property"`        // its name in tools.csv
	Value    Fact   `json:"value,omitempty"` // zero: not known
	// From is the day from which the source says so, or on which it speaks where that is
	// all that is known, or the first of the register where no day is known.
	From telehealth.Date `json:"from"`
	// Source says so, or is that by which nothing is known any longer.
	Source     telehealth.Source     `json:"source"`
	Confidence telehealth.Confidence `json:"confidence"`
}

// finding is what follows from the fact alone.
func (f ToolFact) finding(v telehealth.Verdict, k Kind) Finding {
	return Finding{
		Rule: "platform." + f.Property, Verdict: v, Kind: k, Source: f.Source, Confidence: f.Confidence, Fact: &f,
	}
}

// Text returns the fact as a sentence that names its day where one is known, its
// source and the day on which this was checked, in the language as [Finding.Text] does.
// The zero ToolFact has no text.
func (f ToolFact) Text(lang string) string {
	if f.Property == "" {
		return ""
	}
	return f.text(&citations{lang: phrase.Match(lang)})
}

// sighted tells the facts that say what a source had on a day, and nothing of the days
// before.
func (f ToolFact) sighted() bool {
	return f.Value != "" && (f.Property == "seen" || f.Property == "named")
}

// dated tells the facts that have a day of their own.
func (f ToolFact) dated() bool { return f.From.After(firstDay()) }

// sourced leaves out what was never found: no text says that it is not known. What
// sources deny each other has one of them.
func (f ToolFact) sourced() bool {
	return f.Value != "" || f.dated() || f.Confidence == telehealth.ConfidenceDisputed
}

func (f ToolFact) text(c *citations) string {
	key := "fact." + f.Property + ".unknown"
	if f.Value != "" {
		key = "fact." + f.Property + "." + string(f.Value)
	}
	text := phrases().Say(c.lang, key)
	switch {
	case f.sighted():
		text = phrases().Say(c.lang, "fact.on", f.Tool.Name(), phrase.Date(c.lang, f.From), text)
	case f.dated():
		text = phrases().Say(c.lang, "fact.from", f.Tool.Name(), phrase.Date(c.lang, f.From), text)
	case f.Value == "":
		text = phrases().Say(c.lang, "fact.unknown", f.Tool.Name(), text)
	default:
		text = phrases().Say(c.lang, "fact.undated", f.Tool.Name(), text)
	}
	if !f.sourced() {
		return text
	}
	return text + " " + brackets("(", ")", c.cite(f.Source))
}
