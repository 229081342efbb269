package teleconsult

import (
	_ "embed"
	"strconv"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Finding is one rule applied to the facts, with the text it rests on. The zero
// Finding is none.
type Finding struct {
	Rule    string             `json:"rule"` // its name in rules.csv or criteria.csv
	Verdict telehealth.Verdict `json:"verdict"`
	// Value is the number of the rule on that day, as 16 years, 12 months or 3 days;
	// 0 is a rule without one.
	Value      int                   `json:"value,omitempty"`
	Source     telehealth.Source     `json:"source"`
	Confidence telehealth.Confidence `json:"confidence"`
	// Kind is how much the rule binds. Those of a [Case] all do, but that which says that
	// the rules of a day are supposed.
	Kind Kind `json:"kind,omitempty"`
	// Fact is what a source says of a [Tool] where the finding rests on it, of several the
	// one in most doubt; nil for a [Platform] and for a [Case]. Source is the text that
	// asks, the source of the fact is who says that it is met or not.
	Fact *ToolFact `json:"fact,omitempty"`
}

//go:embed phrases.csv
var phrasesCSV string

var phrases = sync.OnceValue(func() phrase.Book {
	book, err := phrase.ReadBook(phrasesCSV)
	if err != nil {
		panic("phrases.csv: " + err.Error()) // the file is part of the program and tested
	}
	return book
})

// Text returns the finding as a sentence, to be printed with its source. Where it rests
// on a Fact, it names the source of that, the day on which this was checked, and the doubt.
// The language is a BCP 47 tag, as "en"; French stands in for one that the library does
// not speak. The zero Finding has no text.
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
