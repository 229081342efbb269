package main

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// phrases is what the report says: a row a key, a column a language. A cell that is a
// list has | between its parts. The bills and their reasons speak for themselves: the
// library writes them. A sign of French is glued to its word where a line is printed;
// the colon, which tables print too, has its hard space already.
//
//go:embed phrases.csv
var phrases string

// words is what the report says in one language.
type words struct {
	lang string // BCP 47, as the library wants it
	text map[string]string
}

// wordsOf returns the words of a language that phrases.csv has a column for.
func wordsOf(lang string) (*words, error) {
	rows, err := csv.NewReader(strings.NewReader(phrases)).ReadAll()
	if err != nil {
		return nil, err
	}
	column := slices.Index(rows[0], lang)
	if column < 1 {
		return nil, fmt.Errorf("unknown language %q, supported: %s", lang, strings.Join(rows[0][1:], ", "))
	}
	w := &words{lang, map[string]string{}}
	for _, row := range rows[1:] {
		w.text[row[0]] = row[column]
	}
	return w, nil
}

// say is the phrase of a key, with what its verbs stand for.
func (w *words) say(key string, args ...any) string {
	if len(args) == 0 {
		return w.text[key]
	}
	return fmt.Sprintf(w.text[key], args...)
}

// list is the parts of a phrase that has several.
func (w *words) list(key string) []string { return strings.Split(w.text[key], "|") }

// count says how many: the parts of its phrase are for none, one, and "%d".
func (w *words) count(key string, n int64) string {
	parts := w.list(key)
	if n < 2 {
		return parts[n]
	}
	return fmt.Sprintf(parts[2], n)
}

// name is the word for a value of a set. What has no word is shown as the file writes it.
func (w *words) name(set, value string) string { return cmp.Or(w.text[set+"."+value], value) }

// date writes a day as a heading: "Lundi 2 mars 2026", "Monday, March 2, 2026".
func (w *words) date(d telehealth.Date) string {
	if d.IsZero() {
		return w.say("no-day")
	}
	year, month, n := d.YMD()
	day := strconv.Itoa(n)
	if n == 1 {
		day = w.say("first")
	}
	return w.say("day", w.list("weekdays")[d.Weekday()], day, w.list("months")[month-1], year)
}

// practitioner describes a doctor: the specialty and the place in the agreement.
func (w *words) practitioner(p telehealth.Practitioner) string {
	sector := w.name("sector", string(p.Sector))
	if p.OPTAM {
		sector = w.say("optam")
	}
	return cmp.Or(billing.SpecialtyName(p.Specialty, w.lang), string(p.Specialty)) + ", " + sector
}
