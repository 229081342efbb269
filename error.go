package telehealth

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An ErrorCode says in one stable word why a question has no answer. Programs
// switch on it; people read the message.
type ErrorCode string

// The codes. A new one may be added; none is renamed.
const (
	ErrorMissing       ErrorCode = "missing"        // a required fact is absent
	ErrorMalformed     ErrorCode = "malformed"      // a value is not written as it must be
	ErrorUnknown       ErrorCode = "unknown"        // a value outside the known vocabulary
	ErrorOutOfRange    ErrorCode = "out-of-range"   // a value too small or too large
	ErrorContradiction ErrorCode = "contradiction"  // facts that cannot hold together
	ErrorNotCovered    ErrorCode = "not-covered"    // the tables hold nothing for that day or doctor
	ErrorAmountUnknown ErrorCode = "amount-unknown" // the act exists, its amount was not found
)

// A FieldError is the error of bad input: a question could not be answered
// because of the value of one field. What the law refuses is a result, and a
// command to an agenda has errors of its own; see the package documentation.
//
// The message holds the value that the caller gave and nothing else about the
// patient. The zero FieldError is of no use.
type FieldError struct {
	Code  ErrorCode
	Field string // the path in the wire format, shortened too: "practitioner.sector"
	Value string // what was given; the message shortens it when very long
	Want  string // what was expected, in English
}

// Error names the field, the value and what was expected.
func (e *FieldError) Error() string {
	if e.Code == ErrorMissing {
		return fmt.Sprintf("%s: missing, expected %s", e.place(), e.Want)
	}
	return fmt.Sprintf("%s: %s: %q, expected %s", e.place(), e.Code, shorten(e.Value, 80), e.Want)
}

// place is the field as a message shows it: a name that the caller made up can be a
// megabyte long, and can hold a line feed.
func (e *FieldError) place() string {
	const most = 160
	quoted := strconv.Quote(shorten(e.Field, most))
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// shorten returns s, or its beginning and "..." when it is too long for a
// message, so that a megabyte of bad input does not become a megabyte of log.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) { // not inside a character
		cut--
	}
	return s[:cut] + "..."
}
