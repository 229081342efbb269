package teleconsult

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A ToolFact is what a source says of one property of a tool. The zero ToolFact is
// of no tool.
type ToolFact struct {
	Tool     Tool   `json:"tool,omitzero"`
	Property string `json:"property,omitzero"` // its name in tools.csv, as "hds-v2"
	Value    YesNo  `json:"value,omitzero"`    // zero: not known
	// From is the day from which the source says so. Where that is not known, it is the day
	// on which the source speaks, else the first of the register.
	From telehealth.Date `json:"from,omitzero"`
	// Source says so, or is that by which nothing is known any longer.
	Source     telehealth.Source     `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// finding is what follows from the fact alone.
func (f ToolFact) finding(v telehealth.Verdict, force Force) Finding {
	return Finding{
		Rule: "platform." + f.Property, Verdict: v, Force: force, Source: f.Source, Confidence: f.Confidence, Fact: &f,
	}
}

// Text returns the fact as a sentence. It names the day of the fact where one is known,
// its source, and the day on which this was checked. The language is as for
// [Finding.Text]. The zero ToolFact has no text.
func (f ToolFact) Text(lang string) string {
	if f.Property == "" {
		return ""
	}
	return f.sentence(&citations{lang: phrase.Match(lang)})
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

func (f ToolFact) sentence(c *citations) string {
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

// The citations of one text: each source is named wherever it is needed, and the first
// time with the day on which it was checked.
type citations struct {
	lang phrase.Language
	seen []string // by their IDs
}

func (c *citations) cite(s telehealth.Source) string {
	if s.Checked.IsZero() || slices.Contains(c.seen, s.ID) {
		return s.Title
	}
	c.seen = append(c.seen, s.ID)
	return phrases().Say(c.lang, "fact.checked", s.Title, phrase.Date(c.lang, s.Checked))
}
