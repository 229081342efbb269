package phrase_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// English only: the spaces of a French amount look right in a comment and are
// not (trap T11).
func Example() {
	book, err := phrase.ReadBook(`key,fr,en
paid,"Le {0}, la caisse paie {1}, soit {2}.","On {0} the fund pays {1}, that is {2}."
`)
	if err != nil {
		fmt.Println(err)
		return
	}
	l := phrase.Match("en-GB")
	day := telehealth.MustParseDate("2026-03-02")
	fmt.Println(book.Say(l, "paid", phrase.Date(l, day), phrase.Euros(l, 1750), phrase.Percent(l, 7000)))
	// Output: On March 2, 2026 the fund pays €17.50, that is 70%.
}

func ExampleReadBook_forgottenArgument() {
	_, err := phrase.ReadBook("key,fr,en\nroom,Il reste {0} actes sur {1}.,{0} acts remain.\n")
	fmt.Println(err)
	// Output: phrase: key "room": en: placeholders [0], but fr has [0 1]
}

func ExamplePadLeft() {
	for _, cents := range []int64{950, -200, 123450} {
		fmt.Println(phrase.Pad("total", 8) + phrase.PadLeft(phrase.Euros(phrase.English, cents), 10))
	}
	// Output:
	// total        €9.50
	// total       -€2.00
	// total    €1,234.50
}
