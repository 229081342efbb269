package main

import (
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
)

// words is what the report says in one language. The bills and their reasons
// speak for themselves; the library writes them.
type words struct {
	lang string // BCP 47, as the library wants it

	colon                        string // French puts a no-break space before it
	doctors, appointments        string
	hour, ref, doctor, mode, key string
	fee, fund, complement, left  string // headings, in the order of payers
	dayTotal, byDoctor, total    string
	payers                       [4]string
	noDay, noBill, withoutBill   string
	from, to                     string
	hint                         string

	modes       map[telehealth.Mode]string
	sectors     map[telehealth.Sector]string
	optam       string
	specialties map[telehealth.Specialty]string
	weekdays    [7]string
	months      [12]string
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

// who describes a doctor: the specialty and the place in the agreement. What
// has no word here is shown as the file writes it.
func (w *words) who(p telehealth.Practitioner) string {
	sector := word(w.sectors, p.Sector)
	if p.OPTAM {
		sector = w.optam
	}
	return word(w.specialties, p.Specialty) + ", " + sector
}

func word[K ~string](m map[K]string, key K) string {
	if s, ok := m[key]; ok {
		return s
	}
	return string(key)
}
