package main

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/secteur2/telehealth"
)

// judging is the account whose specialty judges an entry: the one with the latest
// date of what is judged, which with -at is what is done.
func (o *options) judging(e *entry) *account {
	if e.until != nil && o.foresees(e.until.period.year()) {
		return e.until
	}
	return e.newest()
}

// judgedBy is the specialty of the latest date in an account.
func (a *account) judgedBy() telehealth.Specialty { return specialties[a.specialty] }

// several says by which specialty a year is judged that could be judged in several
// ways, and "" of one that could not.
func (o *options) several(e *entry, w *words) string {
	if bits.OnesCount16(e.seen()) < 2 {
		return ""
	}
	var names []string
	for s, name := range specialties {
		if e.seen()>>s&1 == 1 {
			names = append(names, string(name))
		}
	}
	now, end := o.judging(e), e.newest()
	year, all := now.period.year(), strings.Join(names, ", ")
	if now.specialty == end.specialty {
		return fmt.Sprintf(w.several, year, all, now.judgedBy())
	}
	return fmt.Sprintf(w.severalAt, year, all, now.judgedBy(), o.at, end.judgedBy())
}
