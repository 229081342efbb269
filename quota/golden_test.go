package quota_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the reports under testdata anew")

// languages of the reports, French first.
var languages = []string{"fr", "en", "it", "he"}

// A report is what can be read: a Judgement, a Projection, a Decision.
type report interface{ Text(lang string) string }

// A goldenReport is a report that a clerk can read, one file for each language. The
// numbers stand here too, so that -update cannot turn a wrong report into a right
// one.
type goldenReport struct {
	name   string
	value  report
	want   []quota.Position // of Judgements and Projections: both readings; of Decisions: before and after
	reason string
}

func TestGoldenReports(t *testing.T) {
	for _, g := range goldenReports(t) {
		t.Run(g.name, func(t *testing.T) {
			require.NotEmpty(t, g.reason)
			assert.Equal(t, g.want, positionsOf(g.value), g.reason)
			for _, lang := range languages {
				compareGolden(t, g.name+"."+lang+".txt", g.value.Text(lang))
			}
		})
	}
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "write it with: go test ./quota -update")
	assert.Equal(t, string(want), got, "%s; if the change is right: go test ./quota -update, and read the diff", file)
	assert.NotContains(t, got, "«", "a phrase is missing")
	assert.NotContains(t, got, "{", "an argument is missing")
	for line := range strings.Lines(got) {
		assert.Equal(t, strings.TrimRight(line, " \n")+"\n", line, "no spaces at the end of a line")
	}
}

// No file is left behind by a report that no longer exists.
func TestGoldenFilesAreUsed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	require.NoError(t, err)
	want := map[string]bool{}
	for _, g := range goldenReports(t) {
		for _, lang := range languages {
			want[filepath.Join("testdata", g.name+"."+lang+".txt")] = true
		}
	}
	assert.Equal(t, slices.Sorted(maps.Keys(want)), files)
}

func positionsOf(v report) []quota.Position {
	switch v := v.(type) {
	case quota.Judgement:
		return []quota.Position{v.Readings[quota.ReadingText], v.Readings[quota.ReadingOwnPatientsExcluded]}
	case quota.Projection:
		return positionsOf(v.Expected)
	case quota.Decision:
		return []quota.Position{v.Before, v.After}
	default:
		return nil
	}
}

func notesOf(v report) []quota.Remark {
	switch v := v.(type) {
	case quota.Judgement:
		return v.Remarks
	case quota.Projection:
		return slices.Concat(v.Remarks, v.Now.Remarks, v.Expected.Remarks)
	case quota.Decision:
		return v.Remarks
	default:
		return nil
	}
}

func ask(t *testing.T, mode quota.Enforcement, day string, o quota.Outlook) quota.Decision {
	t.Helper()
	d, err := desk{quota.Cap{Specialty: telehealth.Dermatology}, mode}.ask(telehealth.MustParseDate(day), o, quota.Teleconsultation{})
	require.NoError(t, err)
	return d
}
