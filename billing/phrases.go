package billing

import (
	_ "embed"

	"github.com/secteur2/telehealth/internal/phrase"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

// Text returns the note as a sentence. The language is a BCP 47 tag, as "en" or
// "fr-FR"; French stands in for one that the library does not speak.
func (n Note) Text(lang string) string { return n.say(phrase.Match(lang)) }

func (n *Note) say(l phrase.Language) string {
	var room [256]byte
	return string(n.append(room[:0], l))
}

func (n *Note) append(text []byte, l phrase.Language) []byte {
	g := n.rests()
	key := g.rule
	if n.Amount != 0 && phrases().Has(key+".limit") {
		key += ".limit" // the same rule, when its amount is known
	}
	return phrases().AppendBy(text, l, key, 3, func(to []byte, arg int) []byte {
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
