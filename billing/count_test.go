package billing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/quota"
)

// The table that prices a key says what it is, so what is billed by it is counted.
func TestOwnKeyIsPricedAndCounted(t *testing.T) {
	tariffs := readOwnKeys(t, "TCX,teleconsultation,general-practice,opposable,metropole,,2026-02-01,28.00,"+decree+",sure")
	c := gpOn("2026-03-02")
	c.Act, c.Supplements = "TCX", []telehealth.Code{}
	b, err := tariffs.Price(c)
	require.NoError(t, err)
	assert.Equal(t, "28.00", b.Base().String())

	tally, err := quota.TallyOf(quota.Act{Date: c.Date, Code: b.Act(), Kind: tariffs.Kind(b.Act())})
	require.NoError(t, err)
	assert.Equal(t, quota.Count{Video: 1}, tally.Year(2026).Done)

	for _, code := range []telehealth.Code{"G", "VG", "TCG", "TE2", "MCG", "DEQP003"} { // of the library the same way
		_, err := quota.TallyOf(quota.Act{Date: c.Date, Code: code, Kind: billing.Official().Kind(code)})
		assert.NoError(t, err, code)
	}
}
