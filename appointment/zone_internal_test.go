package appointment

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A zone that cannot be loaded must not become a program that books in UTC, nor cost
// the others.
func TestAZoneThatFailsIsNoHarmToOthers(t *testing.T) {
	var c zoneCache
	_, err := c.load("Nowhere/Nothing")
	var f *telehealth.FieldError
	require.ErrorAs(t, err, &f)
	assert.Equal(t, telehealth.ErrorNotCovered, f.Code)
	paris, err := c.load("Europe/Paris")
	require.NoError(t, err)
	again, err := c.load("Europe/Paris")
	require.NoError(t, err)
	assert.Same(t, paris, again)
	assert.Len(t, c.known, 1, "a failure is not remembered")
}

func TestEveryTerritoryHasAZone(t *testing.T) {
	for _, territory := range telehealth.Territories() {
		zone, err := ZoneOf(territory)
		require.NoError(t, err, territory)
		assert.NotEqual(t, "UTC", zone.String(), territory)
	}
}
