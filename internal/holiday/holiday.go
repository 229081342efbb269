// Package holiday knows the public holidays of the French territories, and the
// periods of the day and week for which the NGAP has supplements. It is the only
// importer of rickar/cal, see easter.go.
//
// Days are civil days and hours are those on the practice's wall: an instant names
// two days in two territories. What is a holiday, since when and by which text, is
// in days.csv; the hours are in hours.csv.
package holiday

import (
	"iter"
	"math/bits"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Place is where the practice stands. The zero Place is metropolitan France. A
// territory that the library does not know has the national days only.
type Place struct {
	Territory telehealth.Territory
	// GoodFriday says that the commune has Good Friday: in Alsace-Moselle those
	// with a Protestant church or a mixed one (article L3134-13 of the Code du
	// travail). A caller who does not know sets it and reads Day.ByCommune.
	// Elsewhere it changes nothing.
	GoodFriday bool
}

// A Day is a public holiday. The zero Day is an ordinary day.
type Day struct {
	Key  string // its stable name, as "whit-monday"; for people there is Name
	Date telehealth.Date
	// Local is true for a day of one territory only.
	Local bool
	// ByCommune is true for a day that not every commune of the territory has:
	// Good Friday. It is Local.
	ByCommune  bool
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

// Name returns the name of the holiday. The language is a BCP 47 tag, as "en";
// French stands in for one that the library does not speak. The zero Day has none.
func (d Day) Name(lang string) string {
	if d.Key == "" {
		return ""
	}
	return phrases().Say(phrase.Match(lang), d.Key)
}

// Covers reports whether holidays are known for that day: from 1950-01-01 to
// 2199-12-31. Outside, no day is a holiday to [Place.On].
func Covers(day telehealth.Date) bool {
	return !day.Before(firstDay) && !day.After(lastDay)
}

// On returns the holiday of that day; ok is false on an ordinary day. Where two
// fall together, as on 1 May 2008, a national day goes before a local one, and a
// fixed day before one that moves with Easter; [Place.Between] has both.
func (p Place) On(day telehealth.Date) (d Day, ok bool) {
	c := official()
	marks := c.on(day) & c.mask(p)
	if marks == 0 {
		return Day{}, false
	}
	return c.day(bits.TrailingZeros32(marks), day), true
}

// Between returns the holidays from one day to another, both included, in the order
// of their days. Two on one day follow each other, first the one that [Place.On]
// has. Without a first or a last day there is none.
func (p Place) Between(from, to telehealth.Date) iter.Seq[Day] {
	return func(yield func(Day) bool) {
		if from.IsZero() {
			return
		}
		from, to := latest(from, firstDay), earliest(to, lastDay)
		c := official()
		mask := c.mask(p)
		for day := from; !day.After(to); day = day.AddDays(1) {
			for marks := c.on(day) & mask; marks != 0; marks &= marks - 1 {
				if !yield(c.day(bits.TrailingZeros32(marks), day)) {
					return
				}
			}
		}
	}
}

func latest(a, b telehealth.Date) telehealth.Date {
	if a.After(b) {
		return a
	}
	return b
}

func earliest(a, b telehealth.Date) telehealth.Date {
	if a.Before(b) {
		return a
	}
	return b
}
