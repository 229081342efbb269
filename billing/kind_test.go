package billing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// ownHeader is that of a table with letter keys that the library does not know.
const ownHeader = "code,kind,specialty,scale,territory,ages,from,value,source,confidence\n"

func readOwnKeys(t *testing.T, rows ...string) *billing.Tariffs {
	t.Helper()
	tariffs, err := billing.ReadTariffs(strings.NewReader(ownHeader + strings.Join(rows, "\n")))
	require.NoError(t, err)
	return tariffs
}

func TestOwnKeysBringTheirKind(t *testing.T) {
	for _, c := range []struct {
		reason string
		kind   telehealth.Kind
		mode   telehealth.Mode // "" for every one
	}{
		{"in the office, and nowhere else", telehealth.KindConsultation, telehealth.ModeInPerson},
		{"at home", telehealth.KindVisit, telehealth.ModeHome},
		{"by video", telehealth.KindTeleconsultation, telehealth.ModeVideo},
		{"two professionals meet nobody", telehealth.KindTeleExpertise, ""},
		{"an act of the CCAM may be done in any way", telehealth.KindTechnical, ""},
	} {
		require.NotEmpty(t, c.reason)
		tariffs := readOwnKeys(t, fmt.Sprintf("GNX,%s,general-practice,opposable,metropole,,2026-02-01,41.00,%s,sure", c.kind, decree))
		assert.Equal(t, c.kind, tariffs.Kind("GNX"), c.reason)
		for _, mode := range []telehealth.Mode{"", telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo} {
			question := gpOn("2026-03-02")
			question.Act, question.Mode, question.Supplements = "GNX", mode, []telehealth.Code{}
			b, err := tariffs.Price(question)
			if mode != "" && c.mode != "" && mode != c.mode {
				assert.Equal(t, "mode", refusal(t, err).Field, "%s %s: %s", c.kind, mode, c.reason)
				continue
			}
			require.NoError(t, err, "%s %s: %s", c.kind, mode, c.reason)
			assert.Equal(t, "41.00", b.Base().String(), c.reason)
		}
		beside := gpOn("2026-03-02")
		beside.Supplements = []telehealth.Code{"GNX"}
		if _, err := tariffs.Price(beside); c.kind != telehealth.KindTechnical {
			assert.Equal(t, "supplements", refusal(t, err).Field, "%s is an act: %s", c.kind, c.reason)
		}
	}
	tariffs := readOwnKeys(t, "MNX,supplement,general-practice,opposable,metropole,,2026-02-01,4.00,"+decree+",sure")
	question := gpOn("2026-03-02")
	question.Supplements = []telehealth.Code{"MNX"}
	b, err := tariffs.Price(question)
	require.NoError(t, err)
	assert.Equal(t, "34.00", b.Base().String(), "a supplement of a new amendment, without waiting for a release")
	question = gpOn("2026-03-02")
	question.Act = "MNX"
	_, err = tariffs.Price(question)
	assert.Equal(t, telehealth.ErrorContradiction, refusal(t, err).Code, "and no act")
}

func TestKind(t *testing.T) {
	tariffs := readOwnKeys(t,
		"TCX,teleconsultation,general-practice,opposable,metropole,,2026-02-01,25.00,"+decree+",sure",
		"TCX,,general-practice,opposable,metropole,,2026-06-01,26.00,"+decree+",sure",
		"G,,general-practice,opposable,metropole,,2027-05-01,32.00,"+decree+",sure",
		"DEQP003,technical,general-practice,opposable,metropole,,2026-02-01,14.00,"+decree+",sure")
	for code, kind := range map[telehealth.Code]telehealth.Kind{
		"TCX": telehealth.KindTeleconsultation, "G": telehealth.KindConsultation,
		"DEQP003": telehealth.KindTechnical, "JQQM010": telehealth.KindTechnical, "XYZ": "", "": "",
	} {
		assert.Equal(t, kind, tariffs.Kind(code), code)
	}
	assert.Empty(t, billing.Official().Kind("TCX"), "the official tables do not learn from a caller")
	assert.Empty(t, (&billing.Tariffs{}).Kind("TCX"))
	assert.Equal(t, telehealth.KindVisit, (&billing.Tariffs{}).Kind("VG"), "what the library knows, no table must bring")
	for _, r := range rowsOf(tariffs, "TCX") {
		assert.Equal(t, telehealth.KindTeleconsultation, r.Kind, "also of the row that left it out")
	}
	for r := range billing.Official().Rows() {
		assert.Equal(t, r.Code.Kind(), r.Kind)
		assert.NotEmpty(t, r.Kind, "%s could be looked up, and never billed", r.Code)
	}
}

func TestKindColumnAnywhere(t *testing.T) {
	tariffs, err := billing.ReadTariffs(strings.NewReader(
		strings.TrimSuffix(tariffHeader, "\n") + ",kind\nTCX,general-practice,opposable,metropole,,2026-02-01,25.00," + decree + ",sure,teleconsultation\n"))
	require.NoError(t, err)
	assert.Equal(t, telehealth.KindTeleconsultation, tariffs.Kind("TCX"))
}

func TestReadTariffsRefusesKinds(t *testing.T) {
	const rest = ",general-practice,opposable,metropole,,2027-05-01,32.00," + decree + ",sure\n"
	later := strings.ReplaceAll(rest, "2027-05-01", "2027-06-01")
	for _, c := range []struct {
		reason, file string
		code         telehealth.ErrorCode
		field, value string
	}{
		{"a key that could be priced and not counted", tariffHeader + "TCX" + rest, telehealth.ErrorMissing, "line 2, kind", ""},
		{"a cell left empty", ownHeader + "TCX," + rest, telehealth.ErrorMissing, "line 2, kind", ""},
		{"a word of no kind", ownHeader + "TCX,video" + rest, telehealth.ErrorUnknown, "line 2, kind", "video"},
		{"the library knows better", ownHeader + "TCG,consultation" + rest, telehealth.ErrorContradiction, "line 2, kind", "consultation"},
		{"the shape says technical", ownHeader + "DEQP003,supplement" + rest, telehealth.ErrorContradiction, "line 2, kind", "supplement"},
		{"a key of two kinds", ownHeader + "TCX,teleconsultation" + rest + "TCX,visit" + later, telehealth.ErrorContradiction, "line 3, kind", "visit"},
		{"the column twice", "kind," + ownHeader, telehealth.ErrorMalformed, "line 1, header", "kind," + strings.TrimSpace(ownHeader)},
	} {
		require.NotEmpty(t, c.reason)
		_, err := billing.ReadTariffs(strings.NewReader(c.file))
		bad := refusal(t, err)
		assert.Equal(t, c.code, bad.Code, c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
	}
}
