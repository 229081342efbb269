package quota_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The text says "activité globale conventionnée": that technical acts are in it is
// the library's choice, in every way of counting.
func TestTechnicalActsAreInTheDenominator(t *testing.T) {
	const scan telehealth.Code = "JQQM010"
	for _, c := range []struct {
		reason        string
		own, assisted bool
		want          quota.Count
		kind          quota.ActKind
	}{
		{"another doctor's patient", false, false, quota.Count{InPerson: 1}, 1},
		{"an own patient: left out of the second reading", true, false, quota.Count{InPersonOwn: 1}, 2},
		{"assisted means nothing in person", false, true, quota.Count{InPerson: 1}, 1},
	} {
		got, counted := quota.CountOf(scan, c.own, c.assisted)
		assert.True(t, counted, c.reason)
		assert.Equal(t, c.want, got, c.reason)
		kind, err := quota.ActKindOf(quota.Act{Code: scan, OwnPatient: c.own, Assisted: c.assisted})
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.kind, kind, c.reason)
		tally, err := quota.TallyOf(quota.Act{Date: on("2026-03-02"), Code: scan, OwnPatient: c.own, Assisted: c.assisted})
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, tally.Year(2026).Done, c.reason)
	}
}
