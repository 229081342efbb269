package billing

import (
	_ "embed"
	"sync"

	"github.com/secteur2/telehealth/internal/phrase"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases returns the words of this package in every language it speaks.
var phrases = sync.OnceValue(func() phrase.Book {
	book, err := phrase.ReadBook(phrasesCSV)
	if err != nil {
		panic("phrases.csv: " + err.Error()) // the file is part of the program and tested
	}
	return book
})

// Text returns the note as a sentence. The language is a BCP 47 tag, as "en" or
// "fr-FR"; French stands in for one that the library does not speak.
func (n Note) Text(lang string) string { return n.say(phrase.Match(lang)) }

func (n *Note) say(l phrase.Language) string {
	key := n.Rule
	if limited := key + ".limit"; n.Amount != 0 && phrases().Has(limited) {
		key = limited // the same rule, when its amount is known
	}
	return phrases().Say(l, key, phrase.Euros(l, int64(n.Amount)), string(n.Code), phrase.Percent(l, int(n.Rate)))
}

// Text returns the amount as people write it: "14,10 €" in French, "€14.10" in
// English. The language is a BCP 47 tag; French stands in for others.
func (a Amount) Text(lang string) string { return phrase.Euros(phrase.Match(lang), int64(a)) }
