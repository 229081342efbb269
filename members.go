package telehealth

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// maxText is the longest JSON text that is read, as in all packages.
const maxText = 16 << 20

// readMembers reads a JSON object whose members are texts or yes and no: the two nouns
// of this package that are objects. It is as strict as the readers of the other
// packages, which are built on this one. Null for a member is no member, and null alone
// is an object of none.
//
// The function returns where the member of a name goes, a text's reader, a *string or a
// *bool, and nil for a name that the format does not have.
func readMembers(data []byte, of func(name string) any) error {
	rest, err := opened(data)
	var seen []string
	for first := true; err == nil && len(rest) > 0 && rest[0] != '}'; first = false {
		if !first {
			rest = blank(rest[1:]) // behind the comma
		}
		var name string
		if name, rest, err = text(rest); err != nil {
			return err
		}
		rest = blank(rest[1:]) // behind the colon
		to := of(name)
		switch {
		case to == nil:
			return &FieldError{ErrorUnknown, name, name, "a name of the format, spelled as it is there"}
		case slices.Contains(seen, name):
			return &FieldError{ErrorContradiction, name, "given twice", "each name once"}
		}
		seen = append(seen, name)
		rest, err = member(rest, name, to)
	}
	return err
}

// opened checks that a text is one JSON object, and returns what stands behind its first
// brace; nothing for null.
func opened(data []byte) ([]byte, error) {
	const whole, wantWhole = "json", "one whole JSON value"
	switch {
	case len(data) > maxText:
		return nil, &FieldError{ErrorOutOfRange, whole, strconv.Itoa(len(data)) + " bytes", "at most " + strconv.Itoa(maxText) + " bytes"}
	case !utf8.Valid(data):
		return nil, &FieldError{ErrorMalformed, whole, "bytes that are no text", "a text in UTF-8"}
	case !json.Valid(data):
		return nil, &FieldError{ErrorMalformed, whole, "no JSON", wantWhole}
	}
	data = blank(data)
	switch data[0] {
	case '{':
		return blank(data[1:]), nil
	case 'n':
		return nil, nil
	default:
		return nil, &FieldError{ErrorMalformed, whole, kindOf(data), "an object, {...}"}
	}
}

// member reads one value of a text that is known to be JSON, and returns what stands
// behind it.
func member(rest []byte, name string, to any) ([]byte, error) {
	yes, asked := to.(*bool)
	wrong := &FieldError{ErrorMalformed, name, kindOf(rest), "a text"}
	if asked {
		wrong.Want = "true or false"
	}
	switch rest[0] {
	case 'n':
		return blank(rest[len("null"):]), nil
	case 't', 'f':
		if !asked {
			return nil, wrong
		}
		*yes = rest[0] == 't'
		return blank(rest[bytes.IndexByte(rest, 'e')+1:]), nil
	case '"':
		word, rest, err := text(rest)
		switch {
		case asked:
			return nil, wrong
		case err != nil:
			return nil, err
		case word == "":
			return nil, &FieldError{ErrorMalformed, name, "", "a text, or the name left out"}
		}
		return rest, put(to, name, word)
	default:
		return nil, wrong
	}
}

// put gives a text to the place of a member.
func put(to any, name, word string) error {
	if s, plain := to.(*string); plain {
		*s = word
		return nil
	}
	err := to.(encoding.TextUnmarshaler).UnmarshalText([]byte(word))
	if bad, ok := errors.AsType[*FieldError](err); ok {
		named := *bad
		named.Field = name
		return &named
	}
	return err
}

// text reads the text at the beginning of valid JSON, and returns what stands behind it.
func text(rest []byte) (s string, _ []byte, err error) {
	end, escaped := 1, false
	for ; rest[end] != '"'; end++ {
		if rest[end] == '\\' {
			escaped = true
			end++
		}
	}
	s = string(rest[1:end])
	if escaped {
		err = json.Unmarshal(rest[:end+1], &s)
		if halfPair(rest[1:end]) {
			err = &FieldError{ErrorMalformed, "json", "bytes that are no text", "a text in UTF-8"}
		}
	}
	return s, blank(rest[end+1:]), err
}

// halfPair reports whether one of two escapes that together are a character stands
// alone: package json reads it as another character.
func halfPair(escaped []byte) bool {
	for i := 0; i < len(escaped); i++ {
		if escaped[i] != '\\' {
			continue
		}
		i++
		if escaped[i] != 'u' || !utf16.IsSurrogate(escape(escaped[i+1:])) {
			continue
		}
		next, found := bytes.CutPrefix(escaped[i+5:], []byte(`\u`))
		if !found || utf16.DecodeRune(escape(escaped[i+1:]), escape(next)) == utf8.RuneError {
			return true
		}
		i += len(`XXXX\uXXXX`)
	}
	return false
}

// escape is the number of four hexadecimal digits.
func escape(digits []byte) rune {
	n, _ := strconv.ParseUint(string(digits[:4]), 16, 32) // they are known to be digits
	return rune(n)
}

// blank leaves out white space.
func blank(rest []byte) []byte { return bytes.TrimLeft(rest, " \t\r\n") }

// kindOf says what kind of JSON begins there.
func kindOf(rest []byte) string {
	switch rest[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	default:
		return "a number"
	}
}
