package billing

import (
	"bytes"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Covers is a set of situations that change the rate, the participation or the excess
// for this act: CoverALD | CoverC2S is a patient with both. The zero Covers is of a
// patient without any.
//
// On the wire one cover is a word, "ald", and several are a sorted list of words; see
// [Covers.UnmarshalJSON].
type Covers uint32

// The covers, in the order of their words.
const (
	CoverALD        Covers = 1 << iota // "ald": long-term illness, care in line with the protocol
	CoverAME                           // "ame": aide médicale de l'État
	CoverC2S                           // "c2s": complémentaire santé solidaire
	CoverInvalidity                    // "invalidity": an invalidity pension
	CoverMaternity                     // "maternity": from the sixth month to the twelfth day after birth
	CoverMilitary                      // "military": care for a wound under a military pension
	CoverWorkInjury                    // "work-injury": care for a work accident or occupational disease
	allCovers       Covers = 1<<iota - 1
)

// coverWords are the covers on the wire, by the number of their bit.
var coverWords = [...]string{"ald", "ame", "c2s", "invalidity", "maternity", "military", "work-injury"}

// Has reports whether the set has one of the other set's covers, or more.
func (c Covers) Has(any Covers) bool { return c&any != 0 }

// words lists the covers as the wire spells them, sorted.
func (c Covers) words() (words []string) {
	for i, word := range coverWords {
		if c.Has(1 << i) {
			words = append(words, word)
		}
	}
	return words
}

// String returns the words, separated by commas: "ald, c2s".
func (c Covers) String() string { return strings.Join(c.words(), ", ") }

// MarshalJSON writes one cover as its word, several as a sorted list, none as "".
func (c Covers) MarshalJSON() ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	words := c.words()
	if len(words) > 1 {
		return wire.Write(words)
	}
	return []byte(`"` + strings.Join(words, "") + `"`), nil
}

// UnmarshalJSON reads one word, a list of words in any order, or "" for none. A word
// that is unknown, empty or there twice is a *[telehealth.FieldError] of its place.
func (c *Covers) UnmarshalJSON(data []byte) error {
	if word := bytes.Trim(data, `"`); len(word) == 0 && len(data) == 2 {
		*c = 0
		return nil
	} else if bit := coverOf(word); bit != 0 && len(data) == len(word)+2 {
		*c = bit
		return nil
	}
	if len(data) > 0 && data[0] == '[' {
		return c.readList(data)
	}
	var word string
	if err := wire.Read(data, &word); err != nil {
		return err
	}
	bit := coverOf([]byte(word))
	if bit == 0 && string(data) != "null" {
		return wire.Error(telehealth.ErrorUnknown, "cover", word, wantCover())
	}
	*c = bit
	return nil
}

func (c *Covers) readList(data []byte) error {
	var words []string
	if err := wire.Read(data, &words); err != nil {
		return err
	}
	if len(words) == 0 {
		return wire.Error(telehealth.ErrorMalformed, "json", "[]", "a cover, a list of covers, or the name left out")
	}
	var set Covers
	for i, word := range words {
		bit := coverOf([]byte(word))
		switch {
		case bit == 0:
			return wire.At("", i, wire.Error(telehealth.ErrorUnknown, "", word, wantCover()))
		case set.Has(bit):
			return wire.At("", i, wire.Error(telehealth.ErrorContradiction, "", word, "each cover once"))
		}
		set |= bit
	}
	*c = set
	return nil
}

// coverOf returns the cover of a word, 0 for none.
func coverOf(word []byte) Covers {
	for i := range coverWords {
		if coverWords[i] == string(word) {
			return 1 << i
		}
	}
	return 0
}

// check refuses what no word stands for: a bit that a program set.
func (c Covers) check() error {
	if c&^allCovers != 0 {
		return wire.Error(telehealth.ErrorUnknown, "patient.cover", "a cover without a word", wantCover())
	}
	return nil
}

func wantCover() string { return "of " + strings.Join(coverWords[:], ", ") }
