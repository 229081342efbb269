package wire

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/binary"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/secteur2/telehealth"
)

// MaxBytes is the longest text that [Read] reads.
const MaxBytes = 16 << 20

// mayBeEmpty is the one name of the formats whose empty text says something: a
// patient without a cover.
const mayBeEmpty = "cover"

// Read reads one JSON value, strictly, into what to points at, which should be
// zero: a part that the text lacks stays as it is. After an error, always a
// *[telehealth.FieldError], to holds a part of the text and is of no use.
func Read(data []byte, to any) error {
	if len(data) > MaxBytes {
		return Error(telehealth.ErrorOutOfRange, whole, strconv.Itoa(len(data))+" bytes", "at most "+strconv.Itoa(MaxBytes)+" bytes")
	}
	if err := json.Unmarshal(data, to, json.RejectUnknownMembers(true)); err != nil {
		return explain(err, data)
	}
	if mayHoldEmptyText(data) {
		return noEmptyText(data)
	}
	return nil
}

// Replace is [Read] into a fresh value, which takes the place of the old one only when
// nothing was wrong and every check passes. It is the body of UnmarshalJSON of a type
// whose fields say all:
//
//	type plain Quote
//	return wire.Replace(data, (*plain)(q))
//
// Null alone is the zero value, of which nothing is asked.
func Replace[T any](data []byte, to *T, checks ...func(*T) error) error {
	var read T
	if isNull(data) {
		*to = read
		return nil
	}
	if err := Read(data, &read); err != nil {
		return err
	}
	for _, check := range checks {
		if err := check(&read); err != nil {
			return err
		}
	}
	*to = read
	return nil
}

// Form is [Replace] for a type whose JSON is another type, its form: value makes of
// the form what takes the place of the old value.
func Form[F, T any](data []byte, to *T, value func(*F) (T, error)) error {
	if isNull(data) {
		var zero T
		*to = zero
		return nil
	}
	var form F
	if err := Read(data, &form); err != nil {
		return err
	}
	read, err := value(&form)
	if err == nil {
		*to = read
	}
	return err
}

// isNull reports whether a text is null alone.
func isNull(data []byte) bool {
	return len(data) > 0 && data[0] != '{' && string(bytes.Trim(data, " \t\r\n")) == "null"
}

// Word reads a word of a closed set into what to points at, or the empty one, which is
// the zero value. It is the body of UnmarshalText of such a set: a misspelt word that
// decides must not be read as none.
func Word[T ~string](to *T, text []byte, words ...T) error {
	word := T(text)
	if word != "" && !slices.Contains(words, word) {
		var want []string
		for _, w := range words {
			want = append(want, string(w))
		}
		return Error(telehealth.ErrorUnknown, whole, string(text), "one of "+strings.Join(want, ", "))
	}
	*to = word
	return nil
}

// Peek returns the text that an object has under a name, so that a question which
// is wrong elsewhere can be answered under the caller's own reference. It is empty
// where the data holds no whole object, or not exactly one such text.
func Peek(data []byte, name string) string { return member[string](data, name) }

// PeekNumber is [Peek] for a whole number, as that of the form of a text. It is 0 where
// Peek would be empty.
func PeekNumber(data []byte, name string) int { return member[int](data, name) }

func member[T any](data []byte, name string) (none T) {
	in := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true))
	var of T
	found := false
	if open, err := in.ReadToken(); err != nil || open.Kind() != jsontext.KindBeginObject {
		return none
	}
	for {
		token, err := in.ReadToken()
		if err != nil {
			return none
		}
		if token.Kind() == jsontext.KindEndObject {
			return of
		}
		this := token.String() == name
		value, err := in.ReadValue()
		if err != nil {
			return none
		}
		if this && (found || json.Unmarshal(value, &of) != nil) {
			return none
		}
		found = found || this
	}
}

// explain turns what the JSON package says into the error of a field.
func explain(err error, data []byte) error {
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return explainSyntax(syntax, data)
	}
	meaning, ok := errors.AsType[*json.SemanticError](err)
	if !ok { // the text ends before a value begins
		return Error(telehealth.ErrorMalformed, whole, "the end of the text", wantWhole)
	}
	at := path(meaning.JSONPointer, data)
	if errors.Is(meaning.Err, json.ErrUnknownName) {
		return Error(telehealth.ErrorUnknown, cmp.Or(at, whole), meaning.JSONPointer.LastToken(), "a name of the format, spelled as it is there")
	}
	if inner, ok := errors.AsType[*telehealth.FieldError](meaning.Err); ok {
		if meaning.JSONKind == jsontext.KindBeginObject || meaning.JSONKind == jsontext.KindBeginArray {
			return In(at, inner)
		}
		return As(cmp.Or(at, inner.Field), inner) // of a text: its reader knows no place
	}
	return Error(telehealth.ErrorMalformed, cmp.Or(at, whole), given(meaning), wanted(meaning.GoType))
}

const wantWhole = "one whole JSON value"

func explainSyntax(err *jsontext.SyntacticError, data []byte) error {
	at := cmp.Or(path(err.JSONPointer, data), whole)
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return Error(telehealth.ErrorContradiction, at, "given twice", "each name once")
	case !utf8.Valid(data):
		return Error(telehealth.ErrorMalformed, whole, "bytes that are no text", "a text in UTF-8")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Error(telehealth.ErrorMalformed, whole, "the end of the text", wantWhole)
	case jsontext.Value(data[:err.ByteOffset]).IsValid():
		return Error(telehealth.ErrorMalformed, whole, "more after the value", wantWhole)
	default:
		return Error(telehealth.ErrorMalformed, whole, "no JSON at byte "+strconv.FormatInt(err.ByteOffset, 10), wantWhole)
	}
}

// path spells a pointer as the fields of errors are spelled: "lines[3].fee". The data
// tells an element of a list from a name that is a number, as a practitioner's.
func path(p jsontext.Pointer, data []byte) string {
	const most = 120 // longer than any path of a format, shorter than a log should bear
	var b []byte
	in := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for token := range p.Tokens() {
		if descend(in, token) {
			b = append(append(append(b, '['), token...), ']')
		} else {
			if len(b) > 0 {
				b = append(b, '.')
			}
			b = append(b, token...)
		}
		if len(b) > most {
			return strings.ToValidUTF8(string(b[:most]), "") + "..."
		}
	}
	return string(b)
}

// descend goes into the value that comes next, up to the part that a token names, and
// reports whether that is an element of a list. Where the data ends there is none.
func descend(in *jsontext.Decoder, token string) (element bool) {
	open, err := in.ReadToken()
	if err != nil {
		return false
	}
	element = open.Kind() == jsontext.KindBeginArray
	for n := 0; ; n++ {
		if element && strconv.Itoa(n) == token {
			return true
		}
		if !element {
			if name, err := in.ReadToken(); err != nil || name.String() == token {
				return false
			}
		}
		if in.SkipValue() != nil {
			return element
		}
	}
}

// given is the value of a wrong kind as an error may show it. A plain text of the
// caller's, as a reference, is not shown, whatever stands in its place.
func given(err *json.SemanticError) string {
	free := err.GoType == reflect.TypeFor[string]()
	if err.JSONValue != nil && !free {
		return string(err.JSONValue)
	}
	switch err.JSONKind {
	case jsontext.KindBeginObject:
		return "an object"
	case jsontext.KindBeginArray:
		return "a list"
	case jsontext.KindString:
		return "a text"
	case jsontext.KindNumber:
		return "a number"
	default:
		return err.JSONKind.String() // true, false
	}
}

// wanted says in JSON what a Go type is read from.
func wanted(t reflect.Type) string {
	if t == nil {
		return "a JSON value"
	}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return `"text"; amounts and days are written as text too`
	}
	switch t.Kind() {
	case reflect.String:
		return `"text"; amounts and days are written as text too`
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list, [...]"
	case reflect.Struct, reflect.Map:
		return "an object, {...}"
	default:
		return "a whole number"
	}
}

// mayHoldEmptyText reports whether a text needs [noEmptyText], at the price of a glance:
// two quotes side by side anywhere but behind the one name that bears it.
func mayHoldEmptyText(data []byte) bool {
	const may = `"` + mayBeEmpty + `"`
	for {
		i := indexTwoQuotes(data)
		if i < 0 {
			return false
		}
		before, colon := bytes.CutSuffix(bytes.TrimRight(data[:i], " "), []byte(":"))
		before, named := bytes.CutSuffix(bytes.TrimRight(before, " "), []byte(may))
		if !colon || !named || bytes.HasSuffix(before, []byte(`\`)) {
			return true
		}
		data = data[i+2:]
	}
}

// indexTwoQuotes returns the place of the first two quotes side by side, -1 for none. A
// text of the wire is full of quotes, so it looks at eight bytes at a time, seven further
// each time, where package bytes would stop at every quote.
func indexTwoQuotes(data []byte) int {
	const ones, high, quotes = 0x0101010101010101, 0x8080808080808080, 0x2222222222222222
	at := 0
	for ; at+8 <= len(data); at += 7 {
		x := binary.LittleEndian.Uint64(data[at:]) ^ quotes // a quote is a byte of zero
		if zero := (x - ones) & ^x & high; zero&(zero>>8) != 0 {
			break
		}
	}
	if i := bytes.Index(data[at:], []byte(`""`)); i >= 0 {
		return at + i
	}
	return -1
}

// noEmptyText refuses the first empty text of a value that is read otherwise. An
// absent value is left out; an empty one is a form half filled in.
func noEmptyText(data []byte) error {
	in := jsontext.NewDecoder(bytes.NewReader(data))
	for {
		token, err := in.ReadToken()
		if err != nil {
			return nil // the end: the text was read before
		}
		if token.Kind() != jsontext.KindString || token.String() != "" {
			continue
		}
		if at := in.StackPointer(); at.LastToken() != mayBeEmpty && !isName(in) {
			return Error(telehealth.ErrorMalformed, cmp.Or(path(at, data), whole), "", "a text, or the name left out")
		}
	}
}

// isName reports whether the token read last is the name of a member.
func isName(in *jsontext.Decoder) bool {
	kind, n := in.StackIndex(in.StackDepth())
	return kind == jsontext.KindBeginObject && n%2 == 1
}
