package wire_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
)

// sample has every kind of value that the formats have.
type sample struct {
	ID     string               `json:"id,omitzero"`
	Date   telehealth.Date      `json:"date,omitzero"`
	Time   telehealth.TimeOfDay `json:"time,omitzero"`
	Mode   telehealth.Mode      `json:"mode,omitzero"`
	N      int                  `json:"n,omitzero"`
	Yes    bool                 `json:"yes,omitzero"`
	Maybe  *bool                `json:"maybe,omitzero"`
	Cover  string               `json:"cover,omitzero"`
	Codes  []telehealth.Code    `json:"codes,omitzero"`
	Inner  inner                `json:"inner,omitzero"`
	Lines  []inner              `json:"lines,omitzero"`
	Answer map[string]bool      `json:"answers,omitzero"`
}

type inner struct {
	Name string          `json:"name,omitzero"`
	Day  telehealth.Date `json:"day,omitzero"`
}

// UnmarshalJSON is that of the public types: strict in itself, and so within others.
func (i *inner) UnmarshalJSON(data []byte) error {
	type plain inner
	return wire.Replace(data, (*plain)(i))
}

func (s *sample) UnmarshalJSON(data []byte) error {
	type plain sample
	return wire.Replace(data, (*plain)(s))
}

const text = `{"id":"private-1","date":"2026-03-02","time":"08:30","mode":"video","n":7,"yes":true,"maybe":false,` +
	`"cover":"ald","codes":["CS","MCS"],"inner":{"name":"private-2","day":"2024-02-29"},` +
	`"lines":[{"name":"private-3"},{"day":"2025-01-01"}],"answers":{"ask.one":true}}`

func TestStrict(t *testing.T) { wiretest.Strict[sample](t, text, "answers") }

func TestReadNamesTheField(t *testing.T) {
	for _, c := range []struct {
		text, field, value string
		code               telehealth.ErrorCode
		reason             string
	}{
		{`{"date":"2026-02-29"}`, "date", "2026-02-29", telehealth.ErrorMalformed, "a reader that knows no place is given one"},
		{`{"inner":{"day":"x"}}`, "inner.day", "x", telehealth.ErrorMalformed, "one level down, through a strict type"},
		{`{"lines":[{},{"day":"x"}]}`, "lines[1].day", "x", telehealth.ErrorMalformed, "in a list"},
		{`{"lines":[{},7]}`, "lines[1]", "a number", telehealth.ErrorMalformed, "an element itself"},
		{`{"lines":[{"name":7}]}`, "lines[0].name", "a number", telehealth.ErrorMalformed, "what stands for a reference is not shown"},
		{`{"n":1.5}`, "n", "1.5", telehealth.ErrorMalformed, "whole numbers"},
		{`{"n":99999999999999999999}`, "n", "99999999999999999999", telehealth.ErrorMalformed, "beyond an int must not wrap"},
		{`{"n":"7"}`, "n", "a text", telehealth.ErrorMalformed, "a number is no text"},
		{`{"mode":7}`, "mode", "a number", telehealth.ErrorMalformed, "what it is instead"},
		{`{"id":"\ud800"}`, "json", "", telehealth.ErrorMalformed, "half of a surrogate pair is no text"},
		{`{"inner":{"name":""}}`, "inner.name", "", telehealth.ErrorMalformed, "an empty text"},
		{`{"cover":"","id":""}`, "id", "", telehealth.ErrorMalformed, "an empty text behind one that may be"},
		{`{"answers":{"a":true,"12":"x"}}`, "answers.12", "a text", telehealth.ErrorMalformed, "a name that is a number is no place in a list"},
		{`{"codes":["CS",""]}`, "codes[1]", "", telehealth.ErrorMalformed, "an empty text in a list"},
		{`{"i\u0064":"a","id":"b"}`, "id", "given twice", telehealth.ErrorContradiction, "an escaped twin is a twin"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var s sample
			err := s.UnmarshalJSON([]byte(c.text))
			require.Error(t, err, c.reason)
			bad := err.(*telehealth.FieldError)
			assert.Equal(t, c.code, bad.Code, "%s: %v", c.reason, err)
			assert.Equal(t, c.field, bad.Field, "%s: %v", c.reason, err)
			if c.value != "" {
				assert.Equal(t, c.value, bad.Value, c.reason)
			}
			assert.NotEmpty(t, bad.Want)
		})
	}
}

func TestReadTakes(t *testing.T) {
	for _, c := range []struct{ text, id, reason string }{
		{`{"id":null,"date":null,"inner":null,"codes":null,"maybe":null}`, "", "null stands for absent"},
		{" \t{\"id\" : \"a\"}\r\n", "a", "white space around, as from a Windows file"},
		{`{"id":"\u00e9"}`, "é", "escapes are JSON"},
		{`{"id":"a\"\",\"b"}`, `a"","b`, "two quotes within a text are no empty text"},
		{`{"cover":"","id":"a"}`, "a", "no cover may be said so"},
		{`{"cover" : "","id":"a"}`, "a", "nor do blanks change that"},
		{`null`, "", "nothing said"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var s sample
			require.NoError(t, s.UnmarshalJSON([]byte(c.text)), c.reason)
			assert.Equal(t, c.id, s.ID)
		})
	}
}

func TestPeek(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{
		{`{"id":"a","n":"x"}`, "a", "wrong elsewhere"},
		{`{"n":"x","id":"a"}`, "a", "wrong before"},
		{`{"id":"a"} x`, "a", "more after the object"},
		{`{"n":1,"n":2,"id":"a"}`, "a", "another name twice"},
		{`{"id":"a","id":"b"}`, "", "of two references none is the caller's"},
		{`{"practitioner":{"id":"a"}}`, "", "one level down is another thing"},
		{`{"id":7}`, "", "no text"},
		{`{"id":"a"`, "", "no JSON"},
		{"{\"id\":\"a\xff\"}", "", "bytes that are no text would answer another line"},
		{`["id","a"]`, "", "no object"},
		{``, "", "nothing"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			assert.Equal(t, c.want, wire.Peek([]byte(c.text), "id"), c.reason)
		})
	}
}

func TestErrorPlaces(t *testing.T) {
	err := wire.Error(telehealth.ErrorMissing, "sector", "", "a sector")
	assert.Equal(t, "practitioner.sector", field(wire.In("practitioner", err)))
	assert.Equal(t, "lines[3].sector", field(wire.At("lines", 3, err)))
	assert.Equal(t, "lines[3]", field(wire.At("lines", 3, wire.Error(telehealth.ErrorMissing, "json", "", "an object"))))
	assert.Equal(t, "birth", field(wire.As("birth", err)))
	assert.NoError(t, wire.In("practitioner", nil))
	assert.Equal(t, "sector", field(err), "the error itself is not changed")
}

func field(err error) string { return err.(*telehealth.FieldError).Field }

// Whatever the bytes, reading ends with a value that can be written and read again,
// or with an error of a field.
func FuzzRead(f *testing.F) {
	f.Add([]byte(text))
	f.Add([]byte(`{"lines":[{"day":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s, again sample
		wire.Peek(data, "id")
		if err := s.UnmarshalJSON(data); err != nil {
			require.IsType(t, &telehealth.FieldError{}, err)
			return
		}
		written, err := wire.Write(s)
		require.NoError(t, err)
		require.NoError(t, again.UnmarshalJSON(written), "%s", written)
		require.Equal(t, s, again)
	})
}

func TestAppendIsWrite(t *testing.T) {
	s := sample{ID: "a\u2028<b>&", N: 7}
	written, err := wire.Write(s)
	require.NoError(t, err)
	assert.Equal(t, `{"id":"a\u2028<b>&","n":7}`, string(written), "one line for every reader, and letters as they are")
	appended, err := wire.Append([]byte("x"), s)
	require.NoError(t, err)
	assert.Equal(t, "x"+string(written), string(appended))
}
