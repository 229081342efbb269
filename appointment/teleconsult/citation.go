package teleconsult

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

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
		text = phrases().Say(l, "fitness.and", text, word)
	}
	return text
}
