package telehealth

import (
	"slices"
	"strings"
)

// A Verdict is what the law says of one condition, or of all of them together.
// The zero Verdict is no answer.
//
// A refusal is a result and not an error: the question had an answer.
type Verdict string

// The verdicts.
const (
	VerdictMet       Verdict = "met"           // the facts meet what the text asks
	VerdictRefused   Verdict = "refused"       // the facts do not
	VerdictUndecided Verdict = "to-be-decided" // a fact is missing, or the texts leave it to a person
)

// UnmarshalText reads a verdict and refuses any other word: a misspelt refusal must not
// be read as none. The empty text is the zero Verdict.
func (v *Verdict) UnmarshalText(text []byte) error {
	return readWord(v, "verdict", text, VerdictMet, VerdictRefused, VerdictUndecided)
}

// readWord reads a word of a closed set, or the empty one.
func readWord[T ~string](to *T, field string, text []byte, words ...T) error {
	if word := T(text); word == "" || slices.Contains(words, word) {
		*to = word
		return nil
	}
	var want []string
	for _, word := range words {
		want = append(want, string(word))
	}
	return &FieldError{Code: ErrorUnknown, Field: field, Value: string(text), Want: "one of " + strings.Join(want, ", ")}
}
