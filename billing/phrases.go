package billing

import (
	_ "embed"
	"sync"

	"github.com/secteur2/telehealth/internal/phrase"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

// A reason is the phrase of a rule, and that of the same rule when its amount is known.
type reason struct{ plain, limit phrase.Phrase }

// reasons are the phrases of the rules, found once: every note of a stream asks for one.
var reasons = sync.OnceValue(func() map[string]reason {
	book, found := phrases(), map[string]reason{}
	for _, key := range book.Keys() {
		found[key] = reason{book.Find(key), book.Find(key + ".limit")}
	}
	return found
})

// Text returns the note as a sentence. The language is a BCP 47 tag, as "en" or
// "fr-FR"; French stands in for one that the library does not speak.
func (n Note) Text(lang string) string { return n.say(phrase.Match(lang)) }

func (n *Note) say(l phrase.Language) string {
	var room [256]byte
	return string(n.append(room[:0], l))
}

func (n *Note) append(text []byte, l phrase.Language) []byte {
	g := n.rests()
	said := reasons()[g.rule]
	if n.Amount != 0 && !said.limit.IsZero() {
		said.plain = said.limit
	}
	if said.plain.IsZero() && g.rule != "" { // a rule of another version
		return append(append(append(text, "«"...), g.rule...), "»"...)
	}
	return said.plain.AppendBy(text, l, 3, func(to []byte, arg int) []byte {
		switch arg {
		case 0:
			return phrase.AppendEuros(to, l, int64(n.Amount))
		case 1:
			return append(to, n.Code...)
		default:
			return phrase.AppendPercent(to, l, int(g.rate))
		}
	})
}

// Text returns the amount as people write it: "14,10 €" in French, "€14.10" in
// English. The language is a BCP 47 tag; French stands in for others.
func (a Amount) Text(lang string) string { return phrase.Euros(phrase.Match(lang), int64(a)) }
