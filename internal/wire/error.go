package wire

import (
	"errors"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
)

// Error returns the error of bad input in one field: its path as the JSON spells
// it, what was given, and what was expected.
func Error(code telehealth.ErrorCode, field, value, want string) error {
	return &telehealth.FieldError{Code: code, Field: field, Value: value, Want: want}
}

// In puts the place of an object in front of the field of an error: "sector" in
// "practitioner" is "practitioner.sector". An error without a field, nil too, comes
// back as it is.
func In(place string, err error) error {
	if err == nil {
		return nil
	}
	return rename(err, func(field string) string { return join(place, field) })
}

// At is [In] for one element of a list, counted from 0: "lines[3].fee".
func At(list string, i int, err error) error {
	if err == nil {
		return nil // nobody pays for a place that nobody reads
	}
	return In(list+"["+strconv.Itoa(i)+"]", err)
}

// As gives the error of a reader that knows no place, as that of a date, the place
// at which it read.
func As(place string, err error) error {
	return rename(err, func(string) string { return place })
}

func rename(err error, name func(field string) string) error {
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	if !ok {
		return err
	}
	named := *bad
	named.Field = name(bad.Field)
	return &named
}

// whole is the field of an error that is about the text and not about a part of it.
const whole = "json"

func join(place, field string) string {
	switch {
	case place == "" || place == whole:
		return field
	case field == "" || field == whole:
		return place
	case strings.HasPrefix(field, "["):
		return place + field
	default:
		return place + "." + field
	}
}
