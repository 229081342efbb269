package telehealth_test

import (
	"errors"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSourceKind(t *testing.T) {
	for _, c := range []struct {
		reason, word string
		binds        bool
	}{
		{"the law itself", "code", true},
		{"a decision of UNCAM is published there", "journal", true},
		{"approved by an arrêté", "agreement", true},
		{"a page reports the law, even that of the state", "official", false},
		{"a party to the agreement", "union", false},
		{"sells a contract", "insurer", false},
		{"sells paper", "press", false},
		{"a lawyer or a developer", "other", false},
		{"no text at all", "library", false},
		{"a caller's own text is not known to bind", "", false},
	} {
		require.NotEmpty(t, c.reason)
		var k telehealth.SourceKind
		require.NoError(t, k.UnmarshalText([]byte(c.word)), c.reason)
		assert.Equal(t, c.word, string(k), c.reason)
		assert.Equal(t, c.binds, k.Binds(), c.reason)
	}
}

func TestSourceKindRefuses(t *testing.T) {
	for _, c := range []struct{ reason, word string }{
		{"a word outside the set", "rumour"},
		{"another letter case", "Code"},
		{"the French abbreviation", "jo"},
		{"a space behind it", "code "},
	} {
		require.NotEmpty(t, c.reason)
		k := telehealth.SourceLibrary
		err := k.UnmarshalText([]byte(c.word))
		bad, ok := errors.AsType[*telehealth.FieldError](err)
		require.True(t, ok, "%s: %v", c.reason, err)
		assert.Equal(t, telehealth.ErrorUnknown, bad.Code, c.reason)
		assert.Equal(t, "kind", bad.Field, c.reason)
		assert.Contains(t, bad.Want, "journal", c.reason)
		assert.Equal(t, telehealth.SourceLibrary, k, "what was there stays: "+c.reason)
	}
}
