// Package holiday knows the public holidays of the French territories as civil
// days. It is the only importer of rickar/cal and fences it in: cal answers for
// instants in a zone, and an instant names two days in two territories.
package holiday

import (
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/fr"
	"github.com/secteur2/telehealth"
)

// A Day is a public holiday. The zero Day is an ordinary day.
type Day struct {
	Name string // in French, as the Code du travail writes it
	// Local is true for a day of one territory only; the fee schedule (NGAP)
	// does not say whether its holiday supplements follow such days.
	Local bool
	// ByCommune is true for Good Friday in Alsace-Moselle, a holiday only where
	// there is a Protestant church or a mixed one (article L3134-13). It is Local.
	ByCommune bool
}

// The years for which days are computed.
const (
	firstYear = 1950
	lastYear  = 2199
)

// On returns the holiday of that day in that territory. ok is false on an
// ordinary day, and outside the years 1950 to 2199. The zero Territory is
// metropolitan France.
func On(territory telehealth.Territory, day telehealth.Date) (d Day, ok bool) {
	if name, ok := national()[day]; ok {
		return Day{Name: name}, true
	}
	if territory == telehealth.AlsaceMoselle && goodFridays()[day] {
		return Day{Name: "Vendredi saint", Local: true, ByCommune: true}, true
	}
	local, ok := locals(territory)
	if !ok {
		return Day{}, false
	}
	year, month, dayOfMonth := day.YMD()
	if year < firstYear || year > lastYear || local.month != month || local.day != dayOfMonth {
		return Day{}, false
	}
	return Day{Name: local.name, Local: true}, true
}

// national computes the eleven days of article L3133-1 once, for every year.
var national = sync.OnceValue(func() map[telehealth.Date]string {
	rules := []*cal.Holiday{
		fr.NouvelAn, fr.LundiDePâques, fr.FêteDuTravail, fr.FêteDeLaVictoire, fr.Ascension, fr.LundiDePentecôte,
		fr.FêteNationale, fr.Assomption, fr.Toussaint, fr.Armistice1918, fr.Noël,
	}
	days := make(map[telehealth.Date]string, len(rules)*(lastYear-firstYear+1))
	for year := firstYear; year <= lastYear; year++ {
		for _, rule := range rules {
			actual, _ := rule.Calc(year)
			if day, err := telehealth.DateOf(actual); err == nil {
				days[day] = rule.Name // when two fall together, the later name stays
			}
		}
	}
	return days
})

// goodFridays are computed once, for every year.
var goodFridays = sync.OnceValue(func() map[telehealth.Date]bool {
	days := make(map[telehealth.Date]bool, lastYear-firstYear+1)
	for year := firstYear; year <= lastYear; year++ {
		actual, _ := aa.GoodFriday.Calc(year)
		if day, err := telehealth.DateOf(actual); err == nil {
			days[day] = true
		}
	}
	return days
})

type local struct {
	month time.Month
	day   int
	name  string
}

const abolition = "Abolition de l'esclavage"

// locals returns the territory's own day: Saint-Étienne in Alsace-Moselle
// (article L3134-13), overseas the abolition of slavery (article L3422-2).
func locals(t telehealth.Territory) (local, bool) {
	switch t {
	case telehealth.AlsaceMoselle:
		return local{aa.ChristmasDay2.Month, aa.ChristmasDay2.Day, "Saint-Étienne"}, true
	case telehealth.Mayotte:
		return local{time.April, 27, abolition}, true
	case telehealth.Martinique:
		return local{time.May, 22, abolition}, true
	case telehealth.Guadeloupe, telehealth.SaintMartin:
		return local{time.May, 27, abolition}, true
	case telehealth.Guyane:
		return local{time.June, 10, abolition}, true
	case telehealth.SaintBarthelemy:
		return local{time.October, 9, abolition}, true
	case telehealth.Reunion:
		return local{time.December, 20, abolition}, true
	default:
		return local{}, false
	}
}
