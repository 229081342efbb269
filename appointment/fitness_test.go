package appointment_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// The golden texts are what a doctor reads; a change of them is to be read too.
func TestFitnessText(t *testing.T) {
	days := []string{"2019-06-01", "2020-04-15", "2020-07-11", "2025-05-04", "2025-05-05", "2026-11-24"}
	for _, tool := range []appointment.Tool{"whatsapp", "facetime", "skype", "zoom", "doctolib"} {
		for _, lang := range []string{"fr", "en", "it", "he"} {
			var b strings.Builder
			for _, day := range days {
				f, err := tool.On(telehealth.MustParseDate(day))
				require.NoError(t, err)
				b.WriteString(f.Text(lang) + "\n")
			}
			requireGolden(t, "tool-"+string(tool)+"-"+lang+".txt", b.String())
		}
	}
	assert.Empty(t, appointment.Fitness{}.Text("en"), "the zero Fitness says nothing")
}

func requireGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "%s: if the new text is meant, run the tests with -update", name)
	requireWhole(t, got)
}

// requireWhole sees sentences that phrases.csv lacks and places nobody filled.
func requireWhole(t *testing.T, text string) {
	t.Helper()
	require.NotEmpty(t, text)
	require.NotContains(t, text, "«", "a sentence is missing in phrases.csv")
	require.NotContains(t, text, "{", "a place stays empty")
}

func TestFitnessVerdict(t *testing.T) {
	for _, c := range []struct {
		reason string
		tool   appointment.Tool
		day    string
		want   appointment.Verdict
		rule   string // that must be found, "" is any
	}{
		{"the Cnam of 2018: enough for the video exchange, so a person decides", "whatsapp", "2018-09-15", appointment.Undecided, "platform.statement"},
		{"the day before the order of 2020", "whatsapp", "2020-03-18", appointment.Undecided, "platform.statement"},
		{"arrêté of 2020-03-19: in case of impossibility, for Covid-19", "whatsapp", "2020-03-19", appointment.Undecided, "platform.tolerance"},
		{"the last day of the tolerance", "whatsapp", "2020-07-10", appointment.Undecided, "platform.tolerance"},
		{"repealed by the arrêté of 10 July 2020; a later text that kept it was not verified", "whatsapp", "2020-07-11", appointment.Refused, "platform.tolerance-after"},
		{"no certified host, no tolerance", "whatsapp", "2026-11-24", appointment.Refused, "platform.hosting"},
		{"the Cnam did not name Signal", "signal", "2019-06-01", appointment.Refused, "platform.hosting"},
		{"the order of 2020 names no tool and so covers Signal", "signal", "2020-04-15", appointment.Undecided, "platform.tolerance"},
		{"nothing was found on Zoom", "zoom", "2026-11-24", appointment.Undecided, "platform.hosting"},
		{"Azure is certified, whether the contract covers Teams is not known", "teams", "2026-11-24", appointment.Undecided, "platform.hosting"},
		{"the last day of Skype: its host was not found", "skype", "2025-05-04", appointment.Undecided, "platform.hosting"},
		{"Skype closed", "skype", "2025-05-05", appointment.Refused, "platform.closed"},
		{"closed stays closed", "skype", "2026-11-24", appointment.Refused, "platform.closed"},
		{"a certified host, its second version not known", "doctolib", "2026-11-24", appointment.Undecided, "platform.hds-v2"},
		{"the agreement of 2024 has run out, its renewal is not known", "medadom", "2026-04-24", appointment.Undecided, "platform.agreement"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.tool.On(telehealth.MustParseDate(c.day))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, f.Verdict, c.reason)
		assert.Equal(t, c.tool, f.Tool, c.reason)
		assert.Contains(t, rulesOf(f), c.rule, c.reason)
	}
}

func rulesOf(f appointment.Fitness) (rules []string) {
	for _, finding := range f.Findings {
		rules = append(rules, finding.Rule)
	}
	return rules
}

// A verdict must not look surer than the fact that it rests on.
func TestFitnessDoubt(t *testing.T) {
	day := telehealth.MustParseDate("2026-11-24")
	for _, c := range []struct {
		reason string
		tool   appointment.Tool
		rule   string
		want   telehealth.Confidence
	}{
		{"a page says it of WhatsApp, L1111-8 is sure", "whatsapp", "platform.hosting", telehealth.Sure},
		{"of FaceTime it is derived", "facetime", "platform.hosting", telehealth.Disputed},
		{"Qare's certified host is derived from its approval", "qare", "platform.hosting", telehealth.Disputed},
		{"what was not found is in no doubt", "zoom", "platform.hosting", telehealth.Sure},
		{"that Zoom employs no doctors is derived", "zoom", "platform.agreement-none", telehealth.Disputed},
		{"and so is what follows for the framework", "zoom", "platform.ans-optional", telehealth.Disputed},
		{"the ministry's page is about tools as Doctolib", "doctolib", "platform.agreement-none", telehealth.Sure},
		{"that it is no consumer tool is derived", "doctolib", "platform.specialised", telehealth.Disputed},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.tool.On(day)
		require.NoError(t, err, c.reason)
		found := false
		for _, finding := range f.Findings {
			if finding.Rule == c.rule {
				found = true
				assert.Equal(t, c.want, finding.Confidence, c.reason)
			}
		}
		assert.True(t, found, c.reason)
	}
}
