package billing_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/internal/wire"
)

// plainStatement has the fields of a Statement and none of its methods.
type plainStatement billing.Statement

// The writer of statements writes what the general one would: members, order, escapes.
func TestStatementIsWrittenAsByReflection(t *testing.T) {
	g := newGenerator(41)
	for i := range 2_000 {
		c := g.consultation()
		c.ID = []string{"", "a", `b"\`, "c\u2028<&>\t", "d\u00e9\u202f\u20ac"}[i%5]
		b, err := billing.Price(c)
		if err != nil {
			continue
		}
		s := b.Statement("fr")
		want, err := wire.Write(plainStatement(s))
		require.NoError(t, err)
		got, err := s.AppendJSON([]byte("x"))
		require.NoError(t, err)
		require.Equal(t, "x"+string(want), string(got))
	}
	var zero billing.Statement
	want, err := wire.Write(plainStatement(zero))
	require.NoError(t, err)
	got, err := zero.AppendJSON(nil)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

func TestStatementRefusesBytesThatAreNoText(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	b.Consultation.ID = "private-\xff"
	s := b.Statement("fr")
	more := s // what is written after the wrong text and is right takes no error back
	more.Refused, more.Readings = []billing.Refusal{{Field: "fee"}}, []billing.Reading{{Rule: "reading.sheet"}}
	for _, s := range []billing.Statement{s, more} {
		text, err := s.AppendJSON(nil)
		var bad *telehealth.FieldError
		require.ErrorAs(t, err, &bad)
		assert.Equal(t, telehealth.ErrorMalformed, bad.Code)
		assert.NotContains(t, err.Error(), "private")
		assert.False(t, utf8.Valid(text) && json.Valid(text), "nobody takes half a text for a statement: %s", text)
	}
}

func TestAppendStatementAllocatesNothing(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	s := b.Statement("fr")
	room, err := s.AppendJSON(nil)
	require.NoError(t, err)
	assert.Zero(t, testing.AllocsPerRun(100, func() { room, _ = s.AppendJSON(room[:0]) }))
}

// Whatever text stands for a statement, it is refused or comes back equal.
func FuzzStatementJSON(f *testing.F) {
	b, err := billing.Price(seed("2026-03-02"))
	if err != nil {
		f.Fatal(err)
	}
	s := b.Statement("en")
	text, err := s.AppendJSON(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(strings.Replace(string(text), `"C"`, `"\u2028"`, 1))
	f.Fuzz(func(t *testing.T, text string) { readAgain[billing.Statement](t, text) })
}

// readAgain holds a type to reading what it writes, whatever it first read.
func readAgain[T any](t *testing.T, text string) {
	t.Helper()
	var first, again T
	if err := any(&first).(json.Unmarshaler).UnmarshalJSON([]byte(text)); err != nil {
		require.IsType(t, &telehealth.FieldError{}, err)
		return
	}
	written, err := json.Marshal(first)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(written, &again), "%s", written)
	require.Empty(t, cmp.Diff(first, again, cmp.Exporter(func(reflect.Type) bool { return true })))
}

// The contract with readers in other languages: the words of a statement and of what it
// holds, in their order. A word that changes breaks them, and so stands in one file.
func TestWordsOfAStatement(t *testing.T) {
	var got strings.Builder
	for _, part := range []any{billing.Statement{}, billing.StatementLine{}, billing.StatementNote{}, billing.Refusal{}} {
		of := reflect.TypeOf(part)
		for i := range of.NumField() {
			word, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			fmt.Fprintf(&got, "%s %s\n", of.Name(), word)
		}
	}
	const file = "testdata/statement.words"
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got.String(), "rename a word only with README and changelog; then: go test ./billing -update")
}
