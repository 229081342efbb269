package telehealth_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
)

const (
	doctorText = `{"specialty":"general-practice","sector":"2","optam":true,"territory":"metropole"}`
	sourceText = ` {"id":"private-1","kind":"code","title":"Code de la sécurité sociale, \"L162-5-3\"",` +
		`"url":"https://example.org","published":"2022-01-01","checked":"2026-11-24"}`
)

// The nouns of the root cannot use the readers of the other packages, and are held to
// the same law.
func TestStrict(t *testing.T) {
	t.Run("Practitioner", func(t *testing.T) { wiretest.Strict[telehealth.Practitioner](t, doctorText) })
	t.Run("Source", func(t *testing.T) { wiretest.Strict[telehealth.Source](t, sourceText) })
}

func FuzzPractitionerJSON(f *testing.F) { wiretest.Fuzz[telehealth.Practitioner](f, doctorText) }
func FuzzSourceJSON(f *testing.F)       { wiretest.Fuzz[telehealth.Source](f, sourceText) }

// Whatever the text, both readers take it or neither does, and blame the same field.
func FuzzBothReaders(f *testing.F) {
	for _, text := range []string{
		doctorText, sourceText, `null`, ` null `, `{}`, `[]`, `{"title":"\ud800"}`, `{"title":"\ud83d\ude00"}`, `{"t\u0069tle":"a","title":"b"}`,
		`{"title":"\\"}`, `{"title":"\\\ud83d\u0061"}`, "{\"title\":\"\\n\ufffd\"}", `{"title":"\ude00"}`, `{"id":null,"id":"a"}`, `{"checked":"2026-02-30"}`, `{"kind":"law"}`, `{ "id" : "a" , "url" : "b" } `,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		type plain telehealth.Source
		var ours telehealth.Source
		var theirs plain
		mine, other := ours.UnmarshalJSON(data), wire.Replace(data, &theirs)
		if other == nil {
			require.NoError(t, mine, "%s", data)
			assert.Equal(t, telehealth.Source(theirs), ours)
			return
		}
		require.IsType(t, &telehealth.FieldError{}, mine, "%s: %v", data, other)
	})
}
