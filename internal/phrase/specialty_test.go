package phrase_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/stretchr/testify/assert"
)

// Every specialty has a name in every language.
func TestSpecialty(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range telehealth.Specialties() {
		for _, l := range []phrase.Language{phrase.French, phrase.English, phrase.Italian, phrase.Hebrew} {
			name := phrase.Specialty(l, s)
			assert.NotEmpty(t, name, "%s in %s", s, l)
			seen[l.String()+name] = true
		}
	}
	assert.Len(t, seen, 4*len(telehealth.Specialties()), "each has a name of its own")
	assert.Equal(t, "gynécologie médicale", phrase.Specialty(phrase.French, telehealth.MedicalGynecology))
	assert.Empty(t, phrase.Specialty(phrase.French, "surgery"))
}
