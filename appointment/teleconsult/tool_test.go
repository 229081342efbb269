package teleconsult_test

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

const (
	firstCovered    = "2018-01-01"
	firstReimbursed = "2018-09-15" // the first reimbursed teleconsultations, avenant 6
	lastChecked     = "2026-11-24"
)

// tableRows reads a table as it stands, without its header, from the file that the
// package embeds: the tests of days come from the data itself.
func tableRows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	rows, err := in.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 10)
	return rows[1:]
}

func TestEveryToolAnswersForEveryDay(t *testing.T) {
	first, last := telehealth.MustParseDate(firstCovered), telehealth.MustParseDate(lastChecked)
	require.GreaterOrEqual(t, len(teleconsult.Tools()), 18)
	for _, tool := range teleconsult.Tools() {
		for day := first; !day.After(last.AddDays(400)); day = day.AddDays(1) {
			f, err := tool.Assess(day)
			require.NoError(t, err)
			require.Contains(t, []telehealth.Verdict{telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided}, f.Verdict)
			require.NotEmpty(t, f.Findings)
			for _, finding := range f.Findings {
				require.NotEmpty(t, finding.Source.ID, finding.Rule)
				require.NotEmpty(t, finding.Confidence, finding.Rule)
			}
		}
		_, err := tool.Assess(first.AddDays(-1))
		requireCode(t, err, telehealth.ErrorNotCovered, "the register begins with 2018")
	}
}

func requireCode(t *testing.T, err error, code telehealth.ErrorCode, reason string) *telehealth.FieldError {
	t.Helper()
	var bad *telehealth.FieldError
	require.ErrorAs(t, err, &bad, reason)
	require.Equal(t, code, bad.Code, reason)
	require.NotEmpty(t, bad.Field, reason)
	require.NotEmpty(t, bad.Want, reason)
	return bad
}

// Each row of the table is seen on its day, and not on the day before.
func TestToolRows(t *testing.T) {
	changes := 0
	for _, row := range tableRows(t, "tools.csv") {
		tool, property, from, value := teleconsult.Tool(row[0]), row[1], telehealth.MustParseDate(row[2]), row[3]
		reason := row[0] + ", " + property + " " + row[2] + ": " + row[4]
		if property == "name" || property == "aliases" || property == "hosts" {
			continue
		}
		fact, found := factOn(t, tool, property, from)
		switch value {
		case "":
			assert.False(t, found, reason)
		case "?":
			require.True(t, found, reason)
			assert.Empty(t, fact.Value, reason+" stays unknown")
		default:
			require.True(t, found, reason)
			assert.Equal(t, value, string(fact.Value), reason)
		}
		if found {
			assert.Equal(t, row[4], fact.Source.ID, reason)
			assert.Equal(t, telehealth.Confidence(row[5]), fact.Confidence, reason)
			for _, lang := range []string{"fr", "en", "it", "he"} {
				requireWhole(t, fact.Text(lang))
			}
		}
		if row[2] != firstCovered {
			before, was := factOn(t, tool, property, from.AddDays(-1))
			assert.False(t, was == found && before.Value == fact.Value && before.Confidence == fact.Confidence, reason+" changes nothing")
			changes++
		}
	}
	assert.Greater(t, changes, 20)
}

func factOn(t *testing.T, tool teleconsult.Tool, property string, day telehealth.Date) (teleconsult.ToolFact, bool) {
	t.Helper()
	facts, err := tool.Facts(day)
	require.NoError(t, err)
	for _, fact := range facts {
		if fact.Property == property {
			return fact, true
		}
	}
	return teleconsult.ToolFact{}, false
}

// A property without a row, or with the row "?", must not become a claim.
func TestUnknownStaysUnknown(t *testing.T) {
	day := telehealth.MustParseDate(lastChecked)
	for _, c := range []struct {
		reason string
		tool   teleconsult.Tool
		want   teleconsult.Platform
	}{
		{"Zoom: nothing found; that it employs no doctors is derived", "zoom", teleconsult.Platform{Company: teleconsult.No}},
		{"a certified cloud is not yet a certified tool", "meet", teleconsult.Platform{Company: teleconsult.No}},
		{"FaceTime: no certification found, which is not that there is none", "facetime", teleconsult.Platform{
			ForeignLaw: teleconsult.Yes, Consumer: teleconsult.Yes, Company: teleconsult.No,
		}},
		{"KelDoc: host not found", "keldoc", teleconsult.Platform{}},
		{"Livi wanted to be approved, later status not found", "livi", teleconsult.Platform{}},
		{"Hellocare: not confirmed", "hellocare", teleconsult.Platform{}},
		{"approved in 2024, renewal not known, nor the certified host that followed from it", "tessan", teleconsult.Platform{
			Consumer: teleconsult.No, Company: teleconsult.Yes,
		}},
		{"its certificate was for three years", "doctolib", teleconsult.Platform{Consumer: teleconsult.No, Company: teleconsult.No}},
		{"nor is that of its maker known after three years", "maiia", teleconsult.Platform{}},
	} {
		require.NotEmpty(t, c.reason)
		got, err := c.tool.Platform(day)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got, c.reason)
	}
}

// Egora named it in 2025. It was not among those approved on 24 October 2024, so its
// two years do not end before that day of 2026.
func TestAgreementOfMedecinDirect(t *testing.T) {
	for day, want := range map[string]teleconsult.YesNo{"2026-10-23": teleconsult.Yes, "2026-10-24": ""} {
		p, err := teleconsult.Tool("medecindirect").Platform(telehealth.MustParseDate(day))
		require.NoError(t, err)
		assert.Equal(t, want, p.Agreement, day)
	}
}

// HDS version 2 is asked of all from 16 May 2026: a fact from before says nothing of it,
// and no host of the register is known to have it.
func TestNoHostIsKnownForever(t *testing.T) {
	for _, day := range []telehealth.Date{firstOf(t, "platform.hds-v2"), telehealth.MustParseDate("2030-01-01")} {
		for _, tool := range teleconsult.Tools() {
			p, err := tool.Platform(day)
			require.NoError(t, err)
			assert.NotEqual(t, teleconsult.Yes, p.HDS, "%s on %s", tool, day)
			if cloud, found := factOn(t, tool, "hds-cloud", day); found && day.Year() == 2030 {
				assert.Empty(t, cloud.Value, "%s: a certificate lasts three years", tool)
			}
		}
	}
}

// Whether a tool was there is said for every day.
func TestEveryToolHasOpened(t *testing.T) {
	for _, tool := range teleconsult.Tools() {
		_, found := factOn(t, tool, "opened", telehealth.MustParseDate(firstCovered))
		assert.True(t, found, tool)
	}
}

func TestToolNamed(t *testing.T) {
	for _, c := range []struct {
		reason, name string
		want         teleconsult.Tool
	}{
		{"its own name", "WhatsApp", "whatsapp"},
		{"any case", "WHATSAPP", "whatsapp"},
		{"the name in the register", "meet", "meet"},
		{"the maker with it", "google meet", "meet"},
		{"the maker's initials", "MS Teams", "teams"},
		{"the maker in full", "Microsoft Teams", "teams"},
		{"the name before", "Docavenue", "maiia"},
		{"the spelling of the doctor's page, probably KelDoc", "Queldoc", "keldoc"},
		{"the company's name", "Tessan Med", "tessan"},
		{"accents in any case", "MÉDECINDIRECT", "medecindirect"},
		{"spaces around", " Zoom ", "zoom"},
		{"no name", "", ""},
		{"part of a name", "what", ""},
		{"a tool that nobody wrote down", "Jitsi", ""},
	} {
		require.NotEmpty(t, c.reason)
		got, ok := teleconsult.ToolNamed(c.name)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
	seen := map[teleconsult.Tool]bool{}
	for _, tool := range teleconsult.Tools() {
		assert.False(t, seen[tool], "%s stands in one block", tool)
		seen[tool] = true
		got, ok := teleconsult.ToolNamed(tool.Name())
		assert.True(t, ok)
		assert.Equal(t, tool, got, "no two tools share a name")
	}
	teleconsult.Tools()[0] = "changed"
	assert.NotEqual(t, teleconsult.Tool("changed"), teleconsult.Tools()[0], "Tools returns a copy")
}

func TestToolRefuses(t *testing.T) {
	day := telehealth.MustParseDate(lastChecked)
	for _, tool := range []teleconsult.Tool{"", "jitsi", "WhatsApp"} {
		_, err := tool.Assess(day)
		assert.Equal(t, string(tool), requireCode(t, err, telehealth.ErrorUnknown, "not in the register").Value)
		_, err = tool.Facts(day)
		requireCode(t, err, telehealth.ErrorUnknown, "not in the register")
		_, err = tool.Platform(day)
		requireCode(t, err, telehealth.ErrorUnknown, "not in the register")
	}
	_, err := teleconsult.Tool("zoom").Assess(telehealth.Date{})
	requireCode(t, err, telehealth.ErrorMissing, "no day")
	assert.Equal(t, "jitsi", teleconsult.Tool("jitsi").Name(), "the name that was given")
}
