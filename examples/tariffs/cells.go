package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// cells returns a row of the table up to its source, in the order of
// words.columns.
func (w *words) cells(r *billing.Row) []string {
	cells := []string{
		r.From.String(), w.doctorsOf(r.Specialties), w.sectorOf(r.Scales),
		w.placeOf(r.Territories), w.agesOf(r.Ages), w.euros(r), w.marks[r.Confidence],
	}
	for i := range cells {
		cells[i] = escape(cells[i])
	}
	return cells
}

// doctorsOf names the specialties, or those left out when that is shorter.
func (w *words) doctorsOf(of []telehealth.Specialty) string {
	all := telehealth.Specialties()
	specialists := all[1:] // the general practitioner stands first
	if slices.Contains(of, billing.Specialists) {
		of = slices.Concat(of, specialists)
	}
	name := func(s telehealth.Specialty) string { return billing.SpecialtyName(s, w.lang) }
	text := fold(of, all, name, w.allDoctors, w.except)
	if !slices.Contains(of, telehealth.GeneralPractice) {
		text = shorter(text, fold(of, specialists, name, w.specialists, w.except))
	}
	return text
}

// overseas are the departments that the tables mostly name together.
var overseas = []telehealth.Territory{
	telehealth.Guadeloupe, telehealth.Martinique, telehealth.Guyane, telehealth.Reunion, telehealth.Mayotte,
}

// placeOf names the territories, the overseas departments as one.
func (w *words) placeOf(of []telehealth.Territory) string {
	name := func(t telehealth.Territory) string { return w.territories[t] }
	var places []string
	folded := false
	for _, t := range telehealth.Territories() {
		switch {
		case !slices.Contains(of, t):
		case !slices.Contains(overseas, t):
			places = append(places, name(t))
		case !folded:
			places = append(places, fold(of, overseas, name, w.overseas, w.except))
			folded = true
		}
	}
	return strings.Join(places, ", ")
}

// fold lists the members of a group, or the group less those left out,
// whichever is shorter to read.
func fold[T comparable](of, group []T, name func(T) string, whole, except string) string {
	var in, out []string
	for _, member := range group {
		if slices.Contains(of, member) {
			in = append(in, name(member))
		} else {
			out = append(out, name(member))
		}
	}
	if len(out) == 0 {
		return whole
	}
	return shorter(strings.Join(in, ", "), whole+" "+except+" "+strings.Join(out, ", "))
}

func shorter(a, b string) string {
	if utf8.RuneCountInString(b) < utf8.RuneCountInString(a) {
		return b
	}
	return a
}

// sectorOf says which doctors charging what have the row. The two scales of the
// agreement together are every doctor in it.
func (w *words) sectorOf(scales []billing.Scale) string {
	var sectors []string
	if slices.Contains(scales, billing.ScaleOpposable) && slices.Contains(scales, billing.ScaleFree) {
		sectors = append(sectors, w.agreement)
		scales = slices.DeleteFunc(slices.Clone(scales), func(s billing.Scale) bool { return s != billing.ScaleAuthority })
	}
	for _, s := range scales {
		sectors = append(sectors, w.scales[s])
	}
	return strings.Join(sectors, "; ")
}

// oldest is where the tables end a band that has no upper end.
const oldest = 120

// agesOf says a band of ages, "0-5", as people do: under 6.
func (w *words) agesOf(band string) string {
	low, high, found := strings.Cut(band, "-")
	lo, errLow := strconv.Atoi(low)
	hi, errHigh := strconv.Atoi(high)
	switch {
	case !found || errLow != nil || errHigh != nil:
		return w.everyAge // no band is written otherwise
	case hi >= oldest && lo > 0:
		return fmt.Sprintf(w.andOver, lo)
	case hi >= oldest:
		return w.everyAge
	case lo == 0:
		return fmt.Sprintf(w.under, hi+1)
	default:
		return fmt.Sprintf(w.fromTo, lo, hi)
	}
}

// euros writes the amount without its currency, which heads the column, and so
// without the no-break space that would be invisible in the file.
func (w *words) euros(r *billing.Row) string {
	switch r.State {
	case billing.RowEnded:
		return w.ended
	case billing.RowUnknown:
		return w.notFound
	default:
		return strings.Replace(r.Amount.String(), ".", w.point, 1)
	}
}
