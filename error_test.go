package telehealth_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

var messageCases = []struct {
	reason string
	err    telehealth.FieldError
	want   string
}{
	{
		"field, code, value and what was expected, in this order",
		telehealth.FieldError{Code: telehealth.ErrorUnknown, Field: "practitioner.sector", Value: "3", Want: `"1", "2" or "none"`},
		`practitioner.sector: unknown: "3", expected "1", "2" or "none"`,
	},
	{
		"a missing fact has no value to show, not even an empty one",
		telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "date", Want: "a day"},
		`date: missing, expected a day`,
	},
	{
		"missing never shows a value, whoever filled it",
		telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "date", Value: "secret", Want: "a day"},
		`date: missing, expected a day`,
	},
	{
		"an empty value that is not missing is shown as empty",
		telehealth.FieldError{Code: telehealth.ErrorMalformed, Field: "date", Want: "a day"},
		`date: malformed: "", expected a day`,
	},
	{
		"quotes and line feeds are escaped: a value cannot forge a line of a log",
		telehealth.FieldError{Code: telehealth.ErrorOutOfRange, Field: "fee", Value: "1\"\n2026 ok", Want: "euros"},
		`fee: out-of-range: "1\"\n2026 ok", expected euros`,
	},
	{
		"accents stay readable",
		telehealth.FieldError{Code: telehealth.ErrorUnknown, Field: "practitioner.territory", Value: "R\u00e9union", Want: "a territory"},
		"practitioner.territory: unknown: \"R\u00e9union\", expected a territory",
	},
}

func TestFieldErrorMessage(t *testing.T) {
	for _, c := range messageCases {
		require.NotEmpty(t, c.reason)
		assert.EqualError(t, &c.err, c.want, c.reason)
	}
}

func TestFieldErrorShortens(t *testing.T) {
	x := strings.Repeat
	for _, c := range []struct{ reason, value, want string }{
		{"80 bytes are shown whole", x("x", 80), x("x", 80)},
		{"81 are cut, and say so", x("x", 81), x("x", 80) + "..."},
		{"a megabyte of input is not a megabyte of log", x("x", 1<<20), x("x", 80) + "..."},
		{"80 bytes end a rune of 2: it stays", x("\u00e9", 41), x("\u00e9", 40) + "..."},
		{"80 bytes fall inside a rune of 2", "x" + x("\u00e9", 41), "x" + x("\u00e9", 39) + "..."},
		{"80 bytes fall after the first of 3", "x" + x("\u20ac", 27), "x" + x("\u20ac", 26) + "..."},
		{"80 bytes fall after the second of 3", x("\u20ac", 27), x("\u20ac", 26) + "..."},
		{"80 bytes fall after the third of 4", "x" + x("\U0001f600", 20), "x" + x("\U0001f600", 19) + "..."},
	} {
		require.NotEmpty(t, c.reason)
		err := &telehealth.FieldError{Code: telehealth.ErrorMalformed, Field: "f", Value: c.value, Want: "w"}
		assert.EqualError(t, err, `f: malformed: "`+c.want+`", expected w`, c.reason)
		assert.Equal(t, c.value, err.Value, "the message is shortened, not the fact: "+c.reason)
	}
}

// A field can be a name that the caller made up.
func TestFieldErrorOfAFieldBeyondMeasure(t *testing.T) {
	x := strings.Repeat
	for _, c := range []struct{ reason, field, want string }{
		{"160 bytes are shown whole", x("x", 160), x("x", 160)},
		{"a megabyte of a name is not a megabyte of log", x("x", 1<<20), x("x", 160) + "..."},
		{"not inside a character", x("x", 159) + "\u00e9", x("x", 159) + "..."},
		{"a line feed cannot forge a line of a log", "a\n2026 ok", `a\n2026 ok`},
		{"bytes that are no text", "a\xff", `a\xff`},
		{"the quotes of a path stay", `calendars["dr-a"].zone`, `calendars["dr-a"].zone`},
	} {
		require.NotEmpty(t, c.reason)
		for _, code := range []telehealth.ErrorCode{telehealth.ErrorMalformed, telehealth.ErrorMissing} {
			err := &telehealth.FieldError{Code: code, Field: c.field, Want: "w"}
			assert.True(t, strings.HasPrefix(err.Error(), c.want+": "), "%s: %.300s", c.reason, err.Error())
			assert.Equal(t, c.field, err.Field, "the message is shortened, not the fact: "+c.reason)
		}
	}
}

// Input that is no UTF-8 at all has no rune boundary to find.
func TestFieldErrorOfBadUTF8(t *testing.T) {
	for _, c := range []struct{ reason, value string }{
		{"a long value that is only continuation bytes", strings.Repeat("\x80", 200)},
		{"a short one", "\xff"},
		{"Latin-1, as old programs of French practices export", "R\xe9union"},
	} {
		require.NotEmpty(t, c.reason)
		err := &telehealth.FieldError{Code: telehealth.ErrorMalformed, Field: "f", Value: c.value, Want: "w"}
		assert.NotPanics(t, func() { _ = err.Error() }, c.reason)
		assert.True(t, utf8.ValidString(err.Error()), "a message is always text: "+c.reason)
	}
}

// Programs switch on these words, in JSON too: none is renamed.
func TestErrorCodesAreStable(t *testing.T) {
	for _, c := range []struct {
		reason string
		code   telehealth.ErrorCode
		want   string
	}{
		{"a required fact is absent", telehealth.ErrorMissing, "missing"},
		{"not written as it must be", telehealth.ErrorMalformed, "malformed"},
		{"outside the vocabulary", telehealth.ErrorUnknown, "unknown"},
		{"too small or too large", telehealth.ErrorOutOfRange, "out-of-range"},
		{"facts that cannot hold together", telehealth.ErrorContradiction, "contradiction"},
		{"no table for that day", telehealth.ErrorNotCovered, "not-covered"},
		{"the act exists, its amount was not found", telehealth.ErrorAmountUnknown, "amount-unknown"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, string(c.code), c.reason)
	}
}
