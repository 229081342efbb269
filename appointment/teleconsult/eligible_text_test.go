package teleconsult_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

var update = flag.Bool("update", false, "write the pages under testdata/eligible anew")

// The verdict of a golden page stands here too, so that -update cannot turn a wrong
// page into a right one.
func goldenCases() []struct {
	name, day string
	changes   []change
	verdict   telehealth.Verdict
	reason    string
} {
	return []struct {
		name, day string
		changes   []change
		verdict   telehealth.Verdict
		reason    string
	}{
		{"before", "2018-09-14", with(outside), telehealth.VerdictUndecided, "not in general, but codes that no fact rules out existed"},
		{"before-resident", "2018-09-14", with(func(c *teleconsult.Case) { c.Resident = yes }), telehealth.VerdictUndecided, "codes of nursing homes existed"},
		{"near-without", "2035-01-01", with(outside, func(c *teleconsult.Case) {
			c.HasAttending, c.Birth, c.Act = no, telehealth.Date{}, "VG"
		}), telehealth.VerdictRefused, "no attending doctor, near, no organisation named, beyond the agreement, a visit's key"},
		{"known", "2019-10-15", with(outside, lastVisit("2018-10-14")), telehealth.VerdictRefused, "avenant 6, seen too long ago"},
		{"telephone", "2021-03-15", with(byPhone), telehealth.VerdictMet, "the last months of the telephone"},
		{"telephone-today", "2026-11-24", with(byPhone), telehealth.VerdictRefused, "by video alone, in every source but the public page"},
		{"nobody-known", "2020-05-04", with(outside, far, neverSeen), telehealth.VerdictUndecided, "the first spring of the epidemic: disputed"},
		{"long-note", "2026-11-24", with(func(c *teleconsult.Case) {
			c.SickNote = &teleconsult.SickNote{Days: 45, Prolongs: no, Abroad: no}
		}), telehealth.VerdictMet, "the sick note is another matter"},
		{"booked", "2026-03-02", with(func(c *teleconsult.Case) {
			*c = teleconsult.Case{Date: c.Date, Mode: telehealth.ModeVideo, Practitioner: c.Practitioner}
		}), telehealth.VerdictUndecided, "booked online, nothing asked yet"},
		{"attending", "2026-03-02", with(func(c *teleconsult.Case) {
			c.Act, c.SickNote = "TCG", &teleconsult.SickNote{Days: 5, Prolongs: no, Abroad: no}
		}), telehealth.VerdictMet, "an own patient with a sick note"},
		{"priority-zone", "2026-03-02", with(far, neverSeen, func(c *teleconsult.Case) {
			c.Attending, c.HasAttending, c.CareZone = no, no, teleconsult.CareZonePriority
		}), telehealth.VerdictUndecided, "no attending doctor, in a ZIP, never seen"},
		{"outside", "2026-03-02", with(outside, specialty(telehealth.Cardiology), func(c *teleconsult.Case) {
			c.Act, c.SickNote = "APC", &teleconsult.SickNote{Days: 4, Prolongs: no, Abroad: yes}
		}), telehealth.VerdictRefused, "nothing to stand on"},
	}
}

func TestGoldenEligibility(t *testing.T) {
	for _, g := range goldenCases() {
		t.Run(g.name, func(t *testing.T) {
			require.NotEmpty(t, g.reason)
			question := plain(g.day)
			for _, change := range g.changes {
				change(&question)
			}
			e := eligible(t, question)
			assert.Equal(t, g.verdict, e.Verdict, g.reason)
			for _, lang := range []string{"fr", "en", "it", "he"} {
				compareGoldenEligibility(t, g.name+"."+lang+".txt", e.Text(lang))
			}
		})
	}
	files, err := filepath.Glob(filepath.Join("testdata", "eligible", "*"))
	require.NoError(t, err)
	assert.Len(t, files, 4*len(goldenCases()), "four languages for each, and no page left behind")
}

func compareGoldenEligibility(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "eligible", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "write it with: go test ./appointment/teleconsult -update")
	assert.Equal(t, string(want), got, "%s; if the change is right: go test ./appointment/teleconsult -update, and read the diff", file)
	assert.NotContains(t, got, "«", "a phrase is missing")
	assert.NotContains(t, got, "{", "an argument is missing")
	for line := range strings.Lines(got) {
		assert.Equal(t, strings.TrimRight(line, " \n")+"\n", line, "no spaces at the end of a line")
	}
}

func TestEligibilityTextLanguage(t *testing.T) {
	e := eligible(t, plain("2026-03-02"))
	require.NotEqual(t, e.Text("fr"), e.Text("en"))
	assert.Equal(t, e.Text("en"), e.Text("en-GB"), "a region")
	assert.Equal(t, e.Text("fr"), e.Text("de"), "French, the language of the law")
}
