package billing

import (
	"bytes"
	"math/bits"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
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
	CoverAbortion        Covers = 1 << iota // "abortion": the care around an abortion (IVG)
	CoverAbusedMinor                        // "abused-minor": care after sexual abuse as a minor, at any age
	CoverALD                                // "ald": long-term illness, care in line with the protocol
	CoverAME                                // "ame": aide médicale de l'État
	CoverC2S                                // "c2s": complémentaire santé solidaire
	CoverContraception                      // "contraception": the yearly visit, one more in the first year, and the acts
	CoverDonor                              // "donor": care of a living donor for the donation or after it
	CoverFollowUp                           // "follow-up": follow-up of a former long-term illness (suivi post-ALD)
	CoverInfertility                        // "infertility": diagnosis, treatment and assisted reproduction
	CoverInvalidity                         // "invalidity": an invalidity pension
	CoverMaternity                          // "maternity": from the sixth month to the twelfth day after birth
	CoverMilitary                           // "military": care for a wound under a military pension
	CoverMilitaryPension                    // "military-pension": other care of a patient with a military pension
	CoverNewborn                            // "newborn": care in a health establishment in the first month
	CoverPrenatal                           // "prenatal": a compulsory examination of a pregnancy, in any month
	CoverTerrorism                          // "terrorism": care after an act of terrorism
	CoverWorkInjury                         // "work-injury": care for a work accident or occupational disease

	allCovers Covers = 1<<len(coverWords) - 1
)

// coverWords are the covers on the wire, by the number of their bit.
var coverWords = [...]string{"abortion", "abused-minor", "ald", "ame", "c2s", "contraception", "donor", "follow-up",
	"infertility", "invalidity", "maternity", "military", "military-pension", "newborn", "prenatal", "terrorism", "work-injury"}

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
	if word, quoted := bytes.CutPrefix(data, []byte(`"`)); quoted {
		word, quoted = bytes.CutSuffix(word, []byte(`"`))
		if bit := coverOf(word); quoted && (bit != 0 || len(word) == 0) {
			*c = bit
			return nil
		}
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

// forCovers returns the row that a rule has for one of the covers on that day, the first of
// them in the order of their words; nil where it has none.
func (r *rules) forCovers(id ruleID, covers Covers, day telehealth.Date) *law.Row[ruleValue] {
	for covers != 0 {
		i := bits.TrailingZeros32(uint32(covers))
		if row := r.covers[i][id-firstCoverRule].At(day); row != nil {
			return row
		}
		covers &= covers - 1
	}
	return nil
}

// readCovers keeps the covers that the law gives this patient on that day: each begins
// on a day, and some are for an age. The others are claimed in vain, and the bill says
// so.
func (f *facts) readCovers() error {
	if err := f.Patient.Cover.check(); err != nil {
		return err
	}
	for left := f.Patient.Cover; left != 0; left &= left - 1 {
		cover := left & -left
		rule, row := f.lacks(cover)
		ofAge := rule == ruleCoverFrom || rule == ruleCoverBelow || rule == ruleCoverDays
		if row == nil {
			f.covers |= cover
		} else if f.age < 0 && ofAge {
			return wire.Error(telehealth.ErrorMissing, "patient.birth", "", "the day of birth: the cover "+cover.String()+" is for an age")
		} else {
			f.vain |= cover
		}
	}
	return nil
}

// lacks returns the rule by which a cover is not given, with its row; no row for one
// that is. Where no birth is known a rule about the age is not met.
func (f *facts) lacks(cover Covers) (ruleID, *law.Row[ruleValue]) {
	rates := f.rules.covers[bits.TrailingZeros32(uint32(cover))][ruleCoverRate-firstCoverRule]
	if len(rates.Rows) > 0 && rates.At(f.Date) == nil {
		return ruleCoverDay, &rates.Rows[0]
	}
	if row := f.rules.forCovers(ruleCoverFrom, cover, f.Date); row != nil && f.age < row.Value.whole {
		return ruleCoverFrom, row
	}
	if row := f.rules.forCovers(ruleCoverBelow, cover, f.Date); row != nil && (f.age < 0 || f.age >= row.Value.whole) {
		return ruleCoverBelow, row
	}
	if row := f.rules.forCovers(ruleCoverDays, cover, f.Date); row != nil && (f.age < 0 || f.Date.DaysSince(f.Patient.Birth) > row.Value.whole) {
		return ruleCoverDays, row
	}
	return ruleCoverRate, nil
}

// coverRow returns the row that a rule has for one of the patient's covers. Most
// patients have none, and nothing is looked up for them.
func (f *facts) coverRow(id ruleID) *law.Row[ruleValue] {
	if f.covers == 0 {
		return nil
	}
	return f.rules.forCovers(id, f.covers, f.Date)
}

// noteCover is note for a rule that has rows of its own for covers. It reports whether
// one of the patient's covers has a row.
func (f *facts) noteCover(b *Bill, id ruleID, amount Amount) bool {
	row := f.coverRow(id)
	if row != nil {
		f.noteRow(b, row, amount)
	}
	return row != nil
}

// explainCovers notes the covers that were claimed in vain.
func (f *facts) explainCovers(b *Bill) {
	for left := f.vain; left != 0; left &= left - 1 {
		rule, row := f.lacks(left & -left)
		b.add(&ground{ruleTable[rule].kind, ruleTable[rule].name, 0, &row.Source, row.Confidence}, "", 0)
	}
}
