package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
)

// coverage is how much of a civil year a derogation is in force.
type coverage uint8

const (
	nothing coverage = iota
	part
	whole
)

// covers: no text says how a derogation of part of a year weighs on the year, so
// one that does not cover it whole changes no cap and is noted.
func (d *Derogation) covers(year int) coverage {
	first, last := endOf(year-1).AddDays(1), endOf(year)
	open := d.Until.IsZero()
	switch {
	case d.From.After(last) || !open && d.Until.Before(first):
		return nothing
	case !d.From.After(first) && (open || !d.Until.Before(last)):
		return whole
	default:
		return part
	}
}

func (d *Derogation) check() error {
	switch {
	case d.Share < 1 || d.Share > percent:
		return outOfRange("derogation.share", int64(d.Share), percent)
	case d.From.IsZero():
		return bad(telehealth.Missing, "derogation.from", "", "the first day of the derogation")
	case !d.Until.IsZero() && d.Until.Before(d.From):
		return bad(telehealth.Contradiction, "derogation.until", d.Until.String(), "a day from "+d.From.String()+" on")
	default:
		return nil
	}
}

func checkYear(year int, s telehealth.Specialty) error {
	if !slices.Contains(telehealth.Specialties(), s) {
		return bad(telehealth.Unknown, "specialty", string(s), "a specialty of the library")
	}
	if endOf(year).IsZero() {
		return bad(telehealth.OutOfRange, "year", fmt.Sprint(year), "a civil year from 1583 to 9999")
	}
	return nil
}

func bad(code telehealth.ErrorCode, field, value, want string) error {
	return &telehealth.FieldError{Code: code, Field: field, Value: value, Want: want}
}

func outOfRange(field string, value, most int64) error {
	return bad(telehealth.OutOfRange, field, fmt.Sprint(value), fmt.Sprintf("a whole number from 0 to %d", most))
}
