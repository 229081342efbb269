package main

import (
	"cmp"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// words is what the report says in one language. The bills and their reasons
// speak for themselves; the library writes them.
type words struct {
	lang string // BCP 47, as the library wants it

	doctors                           string    // heading of the list of them
	who                               string    // heading of their references
	left                              [5]string // headings of what stands left of the amounts
	amounts                           [4]string // and of the amounts: the fee, then who pays it
	total                             string
	capTitle, cap, within, over, room string // the cap on acts at a distance
	week                              string // "%s" twice: the first and the last day
	bills                             string // of one doctor: heading of their number
	payers                            [4]string
	noDay                             string
	noBill                            string // before the error, in the place of a bill
	missing                           string // "%d": how many have no bill
	hint                              string
	colon                             string // between a word and what it is about
	agenda                            *agendaWords

	modes    map[telehealth.Mode]string
	sectors  map[telehealth.Sector]string
	optam    string
	weekdays [7]string
	months   [12]string
}

// wordsOf returns the words of a language, nil for one that the report does not
// speak.
func wordsOf(lang string) *words {
	for _, w := range []*words{&french, &english} {
		if w.lang == lang {
			return w
		}
	}
	return nil
}

// day writes a day as a heading: "Lundi 2 mars 2026", "Monday, March 2, 2026".
func (w *words) day(d telehealth.Date) string {
	if d.IsZero() {
		return w.noDay
	}
	year, month, n := d.YMD()
	weekday, name, day := w.weekdays[d.Weekday()], w.months[month-time.January], strconv.Itoa(n)
	if w == &english {
		return weekday + ", " + name + " " + day + ", " + strconv.Itoa(year)
	}
	if n == 1 {
		day = "1er"
	}
	return weekday + " " + day + " " + name + " " + strconv.Itoa(year)
}

// practitioner describes a doctor: the specialty and the place in the agreement. What
// has no word here is shown as the file writes it.
func (w *words) practitioner(p telehealth.Practitioner) string {
	sector := word(w.sectors, p.Sector)
	if p.OPTAM {
		sector = w.optam
	}
	return cmp.Or(billing.SpecialtyName(p.Specialty, w.lang), string(p.Specialty)) + ", " + sector
}

func word[K ~string](m map[K]string, key K) string {
	if s, ok := m[key]; ok {
		return s
	}
	return string(key)
}

var french = words{
	lang:    "fr",
	doctors: "Médecins", who: "Médecin",
	left:     [5]string{"Heure", "Réf.", "Médecin", "Mode", "Actes"},
	amounts:  [4]string{"Honoraires", "Ass. Maladie", "Complémentaire", "Patient"},
	total:    "Total",
	capTitle: "Actes à distance de la semaine, si toute l'année %d lui ressemblait", cap: "plafond", within: "sans plafond",
	over: "dépassé : %d actes en présence le répareraient", room: "encore %d téléconsultations possibles",
	week:    "Du %s au %s",
	bills:   "Factures",
	payers:  [4]string{"Honoraires", "Assurance Maladie", "Complémentaires", "Patients"},
	noDay:   "Sans date",
	noBill:  "pas de facture\u00a0:",
	missing: "Sans facture, hors des totaux\u00a0: %d",
	hint:    "Les raisons de chaque montant\u00a0: ajoutez -explain, pour une seule facture -explain -only %s",
	colon:   "\u00a0: ", agenda: &frenchAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.InPerson: "cabinet", telehealth.Home: "visite", telehealth.Video: "vidéo",
		telehealth.Phone: "téléphone",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "secteur 1", telehealth.Sector2: "secteur 2 hors OPTAM",
		telehealth.NotConventioned: "non conventionné",
	},
	optam:    "secteur 2 avec OPTAM",
	weekdays: [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	months: [12]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	},
}

var english = words{
	lang:    "en",
	doctors: "Doctors", who: "Doctor",
	left:     [5]string{"Time", "Ref.", "Doctor", "Mode", "Acts"},
	amounts:  [4]string{"Fee", "Fund", "Complementary", "Patient"},
	total:    "Total",
	capTitle: "Acts at a distance this week, if all of %d were like it", cap: "cap", within: "no cap",
	over: "exceeded: %d acts in person would cure it", room: "room for %d more teleconsultations",
	week:    "From %s to %s",
	bills:   "Bills",
	payers:  [4]string{"Fees", "Fund (Assurance Maladie)", "Complementary insurers", "Patients"},
	noDay:   "Without a date",
	noBill:  "no bill:",
	missing: "Without a bill, outside the totals: %d",
	hint:    "The reasons of each amount: add -explain, for a single bill -explain -only %s",
	colon:   ": ", agenda: &englishAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.InPerson: "office", telehealth.Home: "home", telehealth.Video: "video",
		telehealth.Phone: "phone",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "sector 1", telehealth.Sector2: "sector 2 outside OPTAM",
		telehealth.NotConventioned: "outside the agreement",
	},
	optam:    "sector 2 with OPTAM",
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
}
