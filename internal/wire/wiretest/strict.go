// Package wiretest asks every type with a JSON form the same questions.
package wiretest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Private begins each text of a sample that no error may show, as an identifier:
// "private-patient".
const Private = "private-"

// Strict holds a type to the law of the wire. The sample is a JSON object that the
// type reads, with as many of its members as can stand together. Open names the
// members whose objects have names of the caller's choice, as "answers".
//
// The sample is read, written and read again, to an equal value; then each of its
// members, at every depth, is spoilt in every way, and the error must name it. Null in
// the place of a member reads as if it were left out, and null alone as the zero value.
func Strict[T any](t *testing.T, sample string, open ...string) {
	t.Helper()
	require.NoError(t, read[T](sample), "the sample itself")
	readsBack[T](t, sample, open)
	null[T](t, sample, open)
	for _, c := range slices.Concat(spoiltTexts(sample), spoiltMembers(t, sample, open)) {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			err := read[T](c.text)
			require.Error(t, err, "%s: %s", c.reason, clip(c.text))
			bad, ok := err.(*telehealth.FieldError)
			require.True(t, ok, "%s: %T: %v", c.reason, err, err)
			assert.Equal(t, c.code, bad.Code, "%s: %v", c.reason, err)
			assert.Equal(t, c.field, bad.Field, "%s: %v", c.reason, err)
			assert.NotContains(t, err.Error(), Private, "an error shows no identifier")
			assert.Less(t, len(err.Error()), 1000, "an error fits in a log")
		})
	}
}

func read[T any](text string) error {
	var v T
	return unmarshal(text, &v)
}

func unmarshal[T any](text string, to *T) error {
	reader, ok := any(to).(json.Unmarshaler)
	if !ok {
		return fmt.Errorf("%T has no UnmarshalJSON", *to)
	}
	return reader.UnmarshalJSON([]byte(text))
}

func readsBack[T any](t *testing.T, sample string, open []string) {
	t.Helper()
	var v T
	require.NoError(t, json.Unmarshal([]byte(sample), &v))
	ComesBack(t, v)
	written, err := json.Marshal(v)
	require.NoError(t, err)
	names(t, written, open)
}

// null alone is the zero value, and a member that is null is none.
func null[T any](t *testing.T, sample string, open []string) {
	t.Helper()
	var zero T
	for _, text := range []string{"null", " null\n"} {
		var v T
		require.NoError(t, unmarshal(sample, &v))
		require.NoError(t, unmarshal(text, &v), "null alone")
		require.Equal(t, zero, v, "nothing of what was there is left")
	}
	for _, m := range members(t, jsontext.Value(sample), open) {
		if m.name == "" || m.inOpen {
			continue
		}
		absent, comma := sample[:m.nameStart]+sample[m.end:], strings.TrimSpace(sample[m.end:])
		if strings.HasPrefix(comma, ",") {
			absent = sample[:m.nameStart] + comma[1:]
		} else if before := strings.TrimSpace(sample[:m.nameStart]); strings.HasSuffix(before, ",") {
			absent = before[:len(before)-1] + sample[m.end:]
		}
		var none, left T
		err := unmarshal(sample[:m.start]+"null"+sample[m.end:], &none)
		require.Equal(t, unmarshal(absent, &left), err, "%s: null for a member is no member", m.path)
		require.Equal(t, left, none, "%s: null for a member is no member", m.path)
	}
}

// names holds every name that a type writes to one spelling.
func names(t *testing.T, text jsontext.Value, open []string) {
	t.Helper()
	for _, m := range members(t, text, open) {
		if m.name != "" && !m.inOpen {
			assert.Regexp(t, `^[a-z][a-zA-Z0-9]*$`, m.name, "camelCase: %s", m.path)
		}
	}
}

type spoilt struct {
	name, text string
	code       telehealth.ErrorCode
	field      string
	reason     string
}

// spoiltTexts are wrong as a whole.
func spoiltTexts(sample string) []spoilt {
	whole := func(name, text, reason string) spoilt {
		return spoilt{name, text, telehealth.ErrorMalformed, "json", reason}
	}
	list := []spoilt{
		whole("empty", "", "no value at all"),
		whole("blank", " \n", "a blank line is no value"),
		whole("cut", strings.TrimSpace(sample)[:len(strings.TrimSpace(sample))-1], "half of a text decides nothing"),
		whole("two values", sample+sample, "one value a text"),
		whole("a word behind", sample+" x", "more after the value"),
		whole("a brace behind", sample+"}", "more after the value"),
		whole("comma at the end", "["+sample+",]", "not JSON, though many programs take it"),
		whole("a list", "[]", "an object is wanted"),
		whole("a number", "7", "an object is wanted"),
		whole("a text", `"x"`, "an object is wanted"),
		whole("true", "true", "an object is wanted"),
		whole("deep", strings.Repeat("[", 20_000), "a bomb of brackets"),
		whole("other bytes", "\xff"+sample, "bytes that are no text"),
	}
	long := sample + strings.Repeat(" ", wire.MaxBytes)
	return append(list, spoilt{"too long", long, telehealth.ErrorOutOfRange, "json", "memory is bounded"})
}

// member is one value of a JSON text.
type member struct {
	path       string
	name       string // "" for an element of a list and for the whole
	start, end int    // of the value
	nameStart  int    // of the name
	kind       jsontext.Kind
	inOpen     bool // the names of its object are the caller's
	open       bool // the names in it are the caller's
}

// members are all values of a text at every depth, the whole text first.
func members(t *testing.T, text jsontext.Value, open []string) []member {
	t.Helper()
	var list []member
	var walk func(m member)
	walk = func(m member) {
		list = append(list, m)
		in := jsontext.NewDecoder(bytes.NewReader(text[m.start:m.end]))
		if m.kind != jsontext.KindBeginObject && m.kind != jsontext.KindBeginArray {
			return
		}
		_, err := in.ReadToken()
		require.NoError(t, err)
		for n := 0; ; n++ {
			if k := in.PeekKind(); k == jsontext.KindEndObject || k == jsontext.KindEndArray {
				return
			}
			inner := member{inOpen: m.open}
			if m.kind == jsontext.KindBeginObject {
				name, err := in.ReadValue()
				require.NoError(t, err)
				inner.nameStart = m.start + int(in.InputOffset()) - len(name)
				require.NoError(t, json.Unmarshal(name, &inner.name))
				inner.path = strings.TrimPrefix(m.path+"."+inner.name, ".")
			} else {
				inner.path = fmt.Sprintf("%s[%d]", m.path, n)
			}
			value, err := in.ReadValue()
			require.NoError(t, err)
			inner.end = m.start + int(in.InputOffset())
			inner.start = inner.end - len(value)
			inner.kind = value.Kind()
			inner.open = slices.Contains(open, inner.name) && inner.name != ""
			walk(inner)
		}
	}
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	walk(member{start: start, end: len(bytes.TrimRight(text, " \t\r\n")), kind: text[start:].Kind()})
	return list
}

// spoiltMembers are wrong in one place.
func spoiltMembers(t *testing.T, sample string, open []string) (list []spoilt) {
	t.Helper()
	add := func(how string, m member, text string, code telehealth.ErrorCode, field, reason string) {
		list = append(list, spoilt{how + " " + m.path, text, code, field, reason})
	}
	put := func(from, to int, text string) string { return sample[:from] + text + sample[to:] }
	for _, m := range members(t, jsontext.Value(sample), open) {
		value := sample[m.start:m.end]
		if m.kind == jsontext.KindBeginObject && !m.open {
			const unknown = "nobodysName"
			comma := ","
			if strings.TrimSpace(value[1:len(value)-1]) == "" {
				comma = ""
			}
			field := strings.TrimPrefix(m.path+"."+unknown, ".")
			add("unknown name in", m, put(m.start+1, m.start+1, `"`+unknown+`":1`+comma), telehealth.ErrorUnknown, field, "nothing is ignored")
		}
		if m.path == "" {
			continue
		}
		if m.name != "" {
			twin := sample[m.nameStart:m.end]
			add("twice", m, put(m.end, m.end, ","+twin), telehealth.ErrorContradiction, m.path, "of two values none is taken")
		}
		if m.name != "" && !m.inOpen {
			other := strings.ToUpper(m.name[:1]) + m.name[1:]
			field := m.path[:len(m.path)-len(m.name)] + other
			add("capital", m, put(m.nameStart+1, m.nameStart+2, other[:1]), telehealth.ErrorUnknown, field, "one spelling of a name")
		}
		for _, wrong := range wrongKinds(m.kind) {
			add("kind "+wrong, m, put(m.start, m.end, wrong), telehealth.ErrorMalformed, m.path, "a value of another kind")
		}
		if m.kind == jsontext.KindString {
			add("other bytes", m, put(m.end-1, m.end-1, "\xff"), telehealth.ErrorMalformed, "json", "bytes that are no text would merge two references")
			if m.name != "cover" {
				add("empty", m, put(m.start, m.end, `""`), telehealth.ErrorMalformed, m.path, "an absent value is left out")
			}
		}
	}
	return list
}

func wrongKinds(k jsontext.Kind) []string {
	switch k {
	case jsontext.KindString:
		return []string{"true", "{}", "[]"}
	case jsontext.KindNumber:
		return []string{"true", "{}", "[]"}
	case jsontext.KindTrue, jsontext.KindFalse:
		return []string{`"yes"`, "1", "{}", "[]"}
	case jsontext.KindBeginObject:
		return []string{`"x"`, "1", "[]", "true"}
	case jsontext.KindBeginArray:
		return []string{`"x"`, "1", "{}", "true"}
	default:
		return nil
	}
}

func clip(s string) string { return s[:min(len(s), 300)] }
