package appointment

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A machine without zone data must not become a program that books in UTC.
func TestLoadZoneWithoutData(t *testing.T) {
	_, err := loadZone("Nowhere/Nothing")
	var f *telehealth.FieldError
	require.ErrorAs(t, err, &f)
	assert.Equal(t, telehealth.ErrorNotCovered, f.Code)
	assert.Contains(t, f.Want, "time/tzdata")
}
