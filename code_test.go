package telehealth_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// tariffRows are the rows of the library's own table, by the names of its columns.
func tariffRows(t *testing.T) []map[string]string {
	t.Helper()
	f, err := os.Open("billing/tariffs.csv")
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	cells, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(cells), 1, "a test on no row proves nothing")
	var rows []map[string]string
	for _, line := range cells[1:] {
		row := map[string]string{}
		for i, name := range cells[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// Billing prices by the kind: a key with an amount and no kind could be looked
// up, and never billed.
func TestEveryTariffHasAKind(t *testing.T) {
	for _, row := range tariffRows(t) {
		require.NotEmpty(t, row["code"])
		assert.NotEmpty(t, telehealth.Code(row["code"]).Kind(), "%s of %s has an amount", row["code"], row["from"])
	}
}

var kindCases = []struct {
	reason string
	kind   telehealth.Kind
	codes  []telehealth.Code
}{
	{"what a doctor bills for a patient in the office", telehealth.KindConsultation, []telehealth.Code{"C", "CS", "G", "GS", "CNP", "CP", "CSC"}},
	{"the paediatric consultations of 2024, by age", telehealth.KindConsultation, []telehealth.Code{"CEH", "CEK", "CEG"}},
	{"the opinion of a consultant is an act of its own, not a supplement", telehealth.KindConsultation, []telehealth.Code{"APC", "APY", "C2"}},
	{"complex and very complex consultations are acts, their MCX is not", telehealth.KindConsultation, []telehealth.Code{"CCX", "CCE", "CCP", "MPH"}},
	{"compulsory examinations of the child", telehealth.KindConsultation, []telehealth.Code{"COE", "COD", "COH"}},
	{"MCY begins like a majoration and is a psychiatrist's consultation", telehealth.KindConsultation, []telehealth.Code{"MCY"}},
	{"U03 and U45, the emergency consultations of 2018, hold digits", telehealth.KindConsultation, []telehealth.Code{"U03", "U45"}},
	{"at the patient's home", telehealth.KindVisit, []telehealth.Code{"V", "VS", "VG", "VGS", "VNPSY", "VL"}},
	{"the consultant's opinion at home is a visit, APC is not", telehealth.KindVisit, []telehealth.Code{"APV"}},
	{"by video: TC since 15 September 2018, TCS since 1 November 2023", telehealth.KindTeleconsultation, []telehealth.Code{"TC", "TCG", "TCS"}},
	{"between professionals; RQD is the side of the doctor who asks", telehealth.KindTeleExpertise, []telehealth.Code{"TE1", "TE2", "RQD"}},
	{"majorations of coordination and of the specialist", telehealth.KindSupplement, []telehealth.Code{"MCG", "MCS", "MCC", "MPC", "MGM", "MP"}},
	{"supplements for a child", telehealth.KindSupplement, []telehealth.Code{"MEG", "MEP", "NFP", "NFE"}},
	{"travel is a supplement of a visit", telehealth.KindSupplement, []telehealth.Code{"MD", "MDM", "MDD"}},
	{"nights, Sundays and holidays", telehealth.KindSupplement, []telehealth.Code{"F", "MN", "MM", "MHP"}},
	{"VRN begins like a visit and is a majoration of one", telehealth.KindSupplement, []telehealth.Code{"VRN", "VRM", "VRD", "VRS"}},
	{"CRN begins like a consultation and is a majoration of one", telehealth.KindSupplement, []telehealth.Code{"CRN", "CRM", "CRD", "CRS"}},
	{"no key was given", "", []telehealth.Code{""}},
	{"keys are upper case", "", []telehealth.Code{"cs", "Tcg"}},
	{"spaces are not cut off", "", []telehealth.Code{" CS", "CS "}},
	{"a byte of zero is a byte", "", []telehealth.Code{"\x00CS", "CS\x00", "\x00", "C\x00S"}},
	{"longer than every key", "", []telehealth.Code{"CSCSCSC", "CSCSCSCS", "CSCSCSCSCS"}},
	{"a technical act has the shape of the CCAM; no list of them is here", telehealth.KindTechnical, []telehealth.Code{"JQQM010", "DEQP003", "YYYY001", "AAAA000", "ZZZZ999"}},
	{"a letter or a digit too few, or too many", "", []telehealth.Code{"JQQM01", "JQQM0100", "JQQ010", "JQQMM010"}},
	{"a letter in the place of a digit, and the other way round", "", []telehealth.Code{"JQQM01O", "JQQMO10", "JQQ1010", "0QQM010"}},
	{"codes of the CCAM are upper case", "", []telehealth.Code{"jqqm010", "JQQm010"}},
	{"the bytes around letters and digits", "", []telehealth.Code{"@QQM010", "JQQ[010", "JQQM/10", "JQQM01:"}},
	{"a letter of two bytes", "", []telehealth.Code{"ÉQM010", "JQQÉ010"}},
	{"a key of an amendment to come", "", []telehealth.Code{"XYZ"}},
	{"the beginning of a key is not the key", "", []telehealth.Code{"CN", "TE", "U0", "GL"}},
	{"a base with its supplement is not one key", "", []telehealth.Code{"CS+NFP"}},
}

func TestCodeKind(t *testing.T) {
	for _, c := range kindCases {
		require.NotEmpty(t, c.reason)
		for _, code := range c.codes {
			assert.Equal(t, c.kind, code.Kind(), "%q: %s", code, c.reason)
		}
	}
}

// The table is read by one short loop: a word misspelled in it would be no kind.
func TestEveryLetterKeyHasAKind(t *testing.T) {
	file, err := os.ReadFile("keys.csv")
	require.NoError(t, err)
	seen := map[string]bool{}
	for line := range strings.Lines(string(file)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") || line == "code,kind,source,confidence" {
			continue
		}
		cells := strings.Split(line, ",")
		require.Len(t, cells, 4, "%s: a key, its kind, the text that has it so, and the mark", line)
		code, kind := cells[0], cells[1]
		_, known := law.Catalogue().Resolve(cells[2])
		assert.True(t, known, "%s: no such text", line)
		assert.NoError(t, new(telehealth.Confidence).UnmarshalText([]byte(cells[3])), line)
		assert.NotEmpty(t, cells[3], line)
		assert.False(t, seen[code], "%s stands twice", code)
		seen[code] = true
		assert.Contains(t, telehealth.Kinds(), telehealth.Kind(kind), line)
		assert.Equal(t, telehealth.Kind(kind), telehealth.Code(code).Kind(), line)
		assert.Less(t, len(code), 8, "%s: a longer key has no number", code)
	}
	assert.Greater(t, len(seen), 90)
}

func TestKindRemote(t *testing.T) {
	for _, c := range []struct {
		reason string
		kind   telehealth.Kind
		want   bool
	}{
		{"by video", telehealth.KindTeleconsultation, true},
		{"between two professionals, neither beside the patient", telehealth.KindTeleExpertise, true},
		{"in the office", telehealth.KindConsultation, false},
		{"at home: away from the office is not at a distance", telehealth.KindVisit, false},
		{"a supplement has no place; the act it goes with has", telehealth.KindSupplement, false},
		{"a technical act needs hands", telehealth.KindTechnical, false},
		{"an unknown key must not fill the quota of remote acts", "", false},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, c.kind.Remote(), c.reason)
	}
}

// A doctor's teleconsultation keys all begin with TC and nothing else does: a
// key added to the table under the wrong kind would leave the quota.
func TestTariffsOfTeleconsultationsAreRemote(t *testing.T) {
	remote := map[string]bool{}
	for _, row := range tariffRows(t) {
		code := row["code"]
		isTC := len(code) >= 2 && code[:2] == "TC"
		assert.Equal(t, isTC, telehealth.Code(code).Kind() == telehealth.KindTeleconsultation, code)
		if telehealth.Code(code).Kind().Remote() {
			remote[code] = true
		}
	}
	for _, code := range []string{"TC", "TCG", "TCS"} {
		assert.True(t, remote[code], "%s has an amount", code)
	}
}

// The table names specialties and territories by their wire names: a constant
// renamed in Go and not in the table would silently price nobody.
func TestTariffsNameKnownWords(t *testing.T) {
	for _, row := range tariffRows(t) {
		for _, name := range split(row["specialty"]) {
			known := slices.Contains(telehealth.Specialties(), telehealth.Specialty(name))
			assert.True(t, known || name == "specialist", "%s: specialty %q", row["code"], name)
		}
		for _, name := range split(row["territory"]) {
			known := slices.Contains(telehealth.Territories(), telehealth.Territory(name))
			assert.True(t, known, "%s: territory %q", row["code"], name)
		}
	}
}
