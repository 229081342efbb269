package main

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// words is what the report says in one language. The bills and their reasons
// speak for themselves; the library writes them.
type words struct {
	lang        string // BCP 47, as the library wants it
	rightToLeft bool

	euros   string    // the unit of the tables, behind a day
	texts   string    // heading of the list of texts
	checked string    // "%s": the day
	doctors string    // heading of the list of them
	who     string    // heading of their references
	left    [5]string // headings of what stands left of the amounts
	amounts [4]string // and of the amounts: the fee, then who pays it
	total   string
	week    string // "%s" twice: the first and the last day
	bills   string // of one doctor: heading of their number
	payers  [4]string
	noDay   string
	noBill  string // before the error, in the place of a bill
	missing string // "%d": how many have no bill
	hint    string
	colon   string // between a word and what it is about
	cap     *capWords
	agenda  *agendaWords

	modes    map[telehealth.Mode]string
	sectors  map[telehealth.Sector]string
	optam    string
	day      string // the weekday, the day, the month, the year
	first    string // the day of the first of a month
	weekdays [7]string
	months   [12]string
}

// capWords is what the report says of the cap on acts at a distance.
type capWords struct {
	title        string // "%d": the year
	cap          string // "%d": percent
	none         string
	outside      string // the agreement, and so any cap
	over, room   plural // acts that would cure an excess, teleconsultations that fit
	leftOut      plural // how many the cap does not count
	otherReading string // of the disputed denominator: above the cap
	ownPatients  string // who is one
}

// agendaWords is what the report says of the schedule.
type agendaWords struct {
	title       string // "%s" three times: the first and the last day, when it was looked at
	closed      string
	free        plural // times
	clockChange string // "%d": the hours of that day
	requests    string // "%s": the day on which they were made
	malformed   string // before the error, in the place of an answer
	bill        string // "%s" twice: the fee, what the patient pays
	capAsked    string // "%s": the share with the visit; "%d": the cap
	capLeftOut  string
	capUnasked  string
	tool        string // one that the register does not know by name
	verdicts    map[telehealth.Verdict]string
	doubts      map[telehealth.Confidence]string
	unjudged    map[unjudged]string
}

// A plural says how many: none, one, or "%d".
type plural [3]string

func (p plural) of(n int64) string {
	if n < 2 {
		return p[n]
	}
	return fmt.Sprintf(p[2], n)
}

// wordsOf returns the words of a language, nil for one that the report does not
// speak.
func wordsOf(lang string) *words {
	for _, w := range []*words{&french, &english, &italian, &hebrew} {
		if w.lang == lang {
			return w
		}
	}
	return nil
}

// date writes a day as a heading: "Lundi 2 mars 2026", "Monday, March 2, 2026".
func (w *words) date(d telehealth.Date) string {
	if d.IsZero() {
		return w.noDay
	}
	year, month, n := d.YMD()
	day := strconv.Itoa(n)
	if n == 1 {
		day = w.first
	}
	return fmt.Sprintf(w.day, w.weekdays[d.Weekday()], day, w.months[month-time.January], year)
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
