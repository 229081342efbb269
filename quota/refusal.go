package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
)

func checkYear(year int, s telehealth.Specialty) error {
	if !slices.Contains(telehealth.Specialties(), s) {
		return bad(telehealth.ErrorUnknown, "specialty", string(s), "a specialty of the library")
	}
	if endOf(year).IsZero() {
		return bad(telehealth.ErrorOutOfRange, "year", fmt.Sprint(year), "a civil year from 1583 to 9999")
	}
	return nil
}

func bad(code telehealth.ErrorCode, field, value, want string) error {
	return &telehealth.FieldError{Code: code, Field: field, Value: value, Want: want}
}

func outOfRange(field string, value, most int64) error {
	return bad(telehealth.ErrorOutOfRange, field, fmt.Sprint(value), fmt.Sprintf("a whole number from 0 to %d", most))
}
