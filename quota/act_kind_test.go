package quota_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A key that only the caller's own tariffs have counts by the kind that it brings,
// as one of the library of the same kind does.
func TestOwnKeysAreCounted(t *testing.T) {
	like := map[telehealth.Kind]telehealth.Code{
		telehealth.KindConsultation: "CS", telehealth.KindVisit: "VG", telehealth.KindTeleconsultation: "TCG",
		telehealth.KindTeleExpertise: "TE2", telehealth.KindTechnical: "DEQP003", telehealth.KindSupplement: "MCS",
	}
	for _, kind := range telehealth.Kinds() {
		for _, state := range []quota.State{"", quota.StatePlanned, quota.StateCancelled} {
			for i := range 4 {
				known := quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: like[kind], OwnPatient: i&1 == 1, Assisted: i&2 == 2, State: state}
				own := known
				own.Code, own.Kind = "ZZX", kind
				want, err := quota.TallyOf(known)
				require.NoError(t, err)
				got, err := quota.TallyOf(own)
				require.NoError(t, err)
				assert.True(t, want.Equal(got), "%+v", own)

				one, err := quota.ActKindOf(known)
				require.NoError(t, err)
				two, err := quota.ActKindOf(own)
				require.NoError(t, err)
				assert.Equal(t, one, two, "%+v", own)

				var l quota.Ledger
				own.ID = "1"
				require.NoError(t, l.Add(own))
				assert.True(t, want.Equal(l.Tally()), "%+v", own)
				held, _ := l.Act("1")
				assert.Equal(t, own.Kind, held.Kind, "it is kept, for the act to be counted again")
				require.NoError(t, l.SetState("1", quota.StatePlanned))
				require.NoError(t, l.Remove("1"))
				assert.True(t, l.Tally().Equal(quota.Tally{}))
			}
		}
	}
}

func TestActKindIsChecked(t *testing.T) {
	for _, c := range []struct {
		reason string
		code   telehealth.Code
		kind   telehealth.Kind
		want   telehealth.ErrorCode // "" is taken
		field  string
	}{
		{"the library knows it", "TCG", "", "", ""},
		{"saying so again is no contradiction", "TCG", telehealth.KindTeleconsultation, "", ""},
		{"it knows better", "TCG", telehealth.KindConsultation, telehealth.ErrorContradiction, "kind"},
		{"a supplement of the library is no act", "MCS", telehealth.KindConsultation, telehealth.ErrorContradiction, "kind"},
		{"a key of the caller's own", "TCX", telehealth.KindTeleconsultation, "", ""},
		{"without a kind nobody knows what it is", "TCX", "", telehealth.ErrorUnknown, "code"},
		{"a word that is no kind", "TCX", "video", telehealth.ErrorUnknown, "kind"},
		{"a kind without a key", "", telehealth.KindVisit, telehealth.ErrorMissing, "code"},
		{"as long as the tariffs allow", "ABCDEFGHIJKLMNOP", telehealth.KindVisit, "", ""},
		{"a byte longer", "ABCDEFGHIJKLMNOPQ", telehealth.KindVisit, telehealth.ErrorOutOfRange, "code"},
	} {
		require.NotEmpty(t, c.reason)
		act := quota.Act{Date: telehealth.MustParseDate("2026-03-02"), Code: c.code, Kind: c.kind}
		_, err := quota.TallyOf(act)
		_, err2 := quota.ActKindOf(act)
		if c.want == "" {
			assert.NoError(t, err, c.reason)
			assert.NoError(t, err2, c.reason)
			continue
		}
		for field, err := range map[string]error{"acts[0]." + c.field: err, c.field: err2} {
			var bad *telehealth.FieldError
			require.ErrorAs(t, err, &bad, c.reason)
			assert.Equal(t, c.want, bad.Code, c.reason)
			assert.Equal(t, field, bad.Field, c.reason)
		}
	}
}

func TestActKindInJSON(t *testing.T) {
	want := quota.Act{ID: "1", Date: telehealth.MustParseDate("2026-03-02"), Code: "TCX", Kind: telehealth.KindTeleconsultation, OwnPatient: true}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	assert.JSONEq(t, `{"id":"1","date":"2026-03-02","code":"TCX","kind":"teleconsultation","ownPatient":true}`, string(text))
	var got quota.Act
	require.NoError(t, json.Unmarshal(text, &got))
	assert.Equal(t, want, got)
}
