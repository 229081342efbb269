package teleconsult_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/internal/phrase"
)

// The golden texts are what a doctor reads; a change of them is to be read too.
func TestAssessmentText(t *testing.T) {
	days := []string{"2018-02-01", "2019-06-01", "2020-03-12", "2020-04-15", "2020-07-11", "2022-08-01", "2025-05-04", "2025-05-05", "2026-11-24", "2027-01-01"}
	for _, tool := range []teleconsult.Tool{"whatsapp", "facetime", "skype", "zoom", "doctolib"} {
		for _, lang := range []string{"fr", "en", "it", "he"} {
			var b strings.Builder
			for _, day := range days {
				f, err := tool.Assess(telehealth.MustParseDate(day))
				require.NoError(t, err)
				b.WriteString(f.Text(lang) + "\n")
			}
			requireGolden(t, "tool-"+string(tool)+"-"+lang+".txt", b.String())
		}
	}
	assert.Empty(t, teleconsult.Assessment{}.Text("en"), "the zero Assessment says nothing")
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

func TestAssessmentVerdict(t *testing.T) {
	for _, c := range []struct {
		reason string
		tool   teleconsult.Tool
		day    string
		want   telehealth.Verdict
		rule   string // that must be found, "" is any
	}{
		{"the Cnam of 2018: enough for the video exchange, so a person decides", "whatsapp", "2018-09-15", telehealth.VerdictUndecided, "platform.statement"},
		{"the order of 2020 is signed, and not published yet", "whatsapp", "2020-03-19", telehealth.VerdictUndecided, "platform.statement"},
		{"JO of 2020-03-20: in case of impossibility, for Covid-19", "whatsapp", "2020-03-20", telehealth.VerdictUndecided, "platform.tolerance"},
		{"the last day of the tolerance", "whatsapp", "2020-07-10", telehealth.VerdictUndecided, "platform.tolerance"},
		{"repealed by the arrêté of 10 July 2020; a later text that kept it was not verified", "whatsapp", "2020-07-11", telehealth.VerdictUndecided, "platform.tolerance-after"},
		{"the last day of the crisis", "whatsapp", "2022-07-31", telehealth.VerdictUndecided, "platform.tolerance-after"},
		{"no tolerance any longer", "whatsapp", "2022-08-01", telehealth.VerdictRefused, "platform.tolerance-ended"},
		{"no certified host, no tolerance", "whatsapp", "2026-11-24", telehealth.VerdictRefused, "platform.hosting"},
		{"a vendor says that it has no certified host", "telegram", "2026-11-24", telehealth.VerdictRefused, "platform.hosting"},
		{"no certification of FaceTime was found, which is not that there is none", "facetime", "2026-11-24", telehealth.VerdictUndecided, "platform.hosting"},
		{"but the CNIL recommends a specialised platform", "facetime", "2026-11-24", telehealth.VerdictUndecided, "platform.specialised"},
		{"and nothing excuses it any longer", "facetime", "2026-11-24", telehealth.VerdictUndecided, "platform.tolerance-ended"},
		{"nor was one of Messenger found", "messenger", "2026-11-24", telehealth.VerdictUndecided, "platform.hosting"},
		{"the page of 2025 names Microsoft", "teams", "2026-11-24", telehealth.VerdictUndecided, "platform.foreign-law"},
		{"the day before the first reimbursed teleconsultation", "zoom", "2018-09-14", telehealth.VerdictUndecided, "platform.unreimbursed"},
		{"the first day of the register", "zoom", "2018-01-01", telehealth.VerdictUndecided, "platform.unreimbursed"},
		{"its video was announced for 2019", "doctolib", "2018-09-15", telehealth.VerdictRefused, "platform.opened"},
		{"the day before it was tried", "doctolib", "2018-11-12", telehealth.VerdictRefused, "platform.opened"},
		{"tried by some doctors, not open to all", "doctolib", "2018-11-13", telehealth.VerdictUndecided, "platform.hosting"},
		{"open", "doctolib", "2019-01-13", telehealth.VerdictUndecided, "platform.hosting"},
		{"sources disagree whether it had video in 2018, so that refuses nothing", "medadom", "2018-12-31", telehealth.VerdictUndecided, "platform.hosting"},
		{"the Cnam did not name Signal", "signal", "2019-06-01", telehealth.VerdictRefused, "platform.hosting"},
		{"the order of 2020 names no tool and so covers Signal", "signal", "2020-04-15", telehealth.VerdictUndecided, "platform.tolerance"},
		{"but Telegram had no video calls", "telegram", "2020-04-15", telehealth.VerdictRefused, "platform.opened"},
		{"nothing was found on Zoom", "zoom", "2026-11-24", telehealth.VerdictUndecided, "platform.hosting"},
		{"Azure is certified, whether the contract covers Teams is not known", "teams", "2026-11-24", telehealth.VerdictUndecided, "platform.hosting"},
		{"the last day of Skype: its host was not found", "skype", "2025-05-04", telehealth.VerdictUndecided, "platform.hosting"},
		{"Skype closed", "skype", "2025-05-05", telehealth.VerdictRefused, "platform.closed"},
		{"closed stays closed", "skype", "2026-11-24", telehealth.VerdictRefused, "platform.closed"},
		{"a certificate for three years, its renewal not known", "doctolib", "2026-11-24", telehealth.VerdictUndecided, "platform.hosting"},
		{"nor a second version", "doctolib", "2026-11-24", telehealth.VerdictUndecided, "platform.hds-v2"},
		{"the agreement of 2024 has run out, its renewal is not known", "medadom", "2026-04-24", telehealth.VerdictUndecided, "platform.agreement"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.tool.Assess(telehealth.MustParseDate(c.day))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, f.Verdict, c.reason)
		assert.Equal(t, c.tool, f.Tool, c.reason)
		assert.Contains(t, rulesOf(f), c.rule, c.reason)
	}
}

func rulesOf(f teleconsult.Assessment) (rules []string) {
	for _, finding := range f.Findings {
		rules = append(rules, finding.Rule)
	}
	return rules
}

// A verdict must not look surer than the fact that it rests on.
func TestAssessmentDoubt(t *testing.T) {
	for _, c := range []struct {
		reason string
		tool   teleconsult.Tool
		day    string
		rule   string
		want   telehealth.Confidence
		source string // of the fact, "" is none
	}{
		{"an undated page of a vendor says it of WhatsApp", "whatsapp", "2026-11-24", "platform.hosting", telehealth.ConfidenceDisputed, "idomed-messaging"},
		{"of FaceTime nothing was found", "facetime", "2026-11-24", "platform.hosting", telehealth.ConfidenceSure, ""},
		{"the Cnam of 2018, whose page is its own source", "facetime", "2019-06-01", "platform.statement", telehealth.ConfidenceDisputed, "cnam-2018-tools"},
		{"that Skype was closed rests on one page", "skype", "2026-11-24", "platform.closed", telehealth.ConfidenceLikely, "skype-2025-05-05"},
		{"what is likely of the host makes what follows likely", "maiia", "2021-03-01", "platform.hosting", telehealth.ConfidenceLikely, "maddyness-2021-03-01"},
		{"and what is not known any longer rests on nothing", "maiia", "2024-03-01", "platform.hosting", telehealth.ConfidenceSure, ""},
		{"that Doctolib employs no doctors is likely, the ministry's page is sure", "doctolib", "2026-11-24", "platform.agreement-none", telehealth.ConfidenceLikely, "ministry-agreement"},
		{"the page of June 2025 names Microsoft", "teams", "2026-11-24", "platform.foreign-law", telehealth.ConfidenceLikely, "amcos-2025"},
		{"Qare's certified host is derived from its approval", "qare", "2026-04-23", "platform.hosting", telehealth.ConfidenceDisputed, "opticien-2024-10-25"},
		{"and so not known when that may have ended", "qare", "2026-04-24", "platform.hosting", telehealth.ConfidenceSure, ""},
		{"approved: the company and its agreement, from one page", "qare", "2026-04-23", "platform.agreement", telehealth.ConfidenceLikely, "opticien-2024-10-25"},
		{"a company, but not known whether approved", "qare", "2026-04-24", "platform.agreement", telehealth.ConfidenceLikely, ""},
		{"what was not found is in no doubt", "zoom", "2026-11-24", "platform.hosting", telehealth.ConfidenceSure, ""},
		{"that Zoom employs no doctors is derived", "zoom", "2026-11-24", "platform.agreement-none", telehealth.ConfidenceDisputed, "ministry-agreement"},
		{"and so is what follows for the framework", "zoom", "2026-11-24", "platform.ans-optional", telehealth.ConfidenceDisputed, "ministry-agreement"},
		{"that it is no consumer tool is derived", "doctolib", "2026-11-24", "platform.specialised", telehealth.ConfidenceDisputed, "ministry-agreement"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.tool.Assess(telehealth.MustParseDate(c.day))
		require.NoError(t, err, c.reason)
		i := slices.IndexFunc(f.Findings, func(x teleconsult.Finding) bool { return x.Rule == c.rule })
		require.GreaterOrEqual(t, i, 0, c.reason)
		finding := f.Findings[i]
		assert.Equal(t, c.want, finding.Confidence, c.reason)
		if c.source == "" {
			assert.Nil(t, finding.Fact, c.reason)
			continue
		}
		require.NotNil(t, finding.Fact, c.reason)
		assert.Equal(t, c.source, finding.Fact.Source.ID, c.reason)
		for lang, disputed := range map[string]string{"fr": "contesté", "en": "disputed", "it": "controverso", "he": "שנוי במחלוקת"} {
			text := finding.Text(lang) // as it is printed alone
			requireWhole(t, text)
			assert.Equal(t, finding.Fact.Confidence == telehealth.ConfidenceDisputed, strings.Contains(text, disputed), c.reason)
			assert.Equal(t, c.source != finding.Source.ID, strings.Contains(text, finding.Fact.Source.Title), c.reason)
		}
	}
}

// The first line is what people read: it must not be better than the rest.
func TestAssessmentHeadline(t *testing.T) {
	day := telehealth.MustParseDate("2026-11-24")
	weak := declared()
	weak.PatientAuthenticated, weak.Traceable, weak.Consumer = denied, denied, claimed
	unencrypted := weak
	unencrypted.Encrypted = denied
	unknown := declared()
	unknown.Available = ""
	refused := weak
	refused.HDS, refused.HDSv2 = denied, ""
	for _, c := range []struct {
		reason   string
		platform teleconsult.Platform
		want     string
	}{
		{"everything", declared(), "Platform, November 24, 2026: met, no obligation is missing"},
		{"recommendations do not weigh, and are not passed over", weak, "Platform, November 24, 2026: met as far as obligations go; recommendations not met: 3"},
		{"a recommendation of which nothing is known", unknown, "Platform, November 24, 2026: met as far as obligations go"},
		{"the GDPR and no encryption", unencrypted, "Platform, November 24, 2026: to be decided, a fact is missing or a text leaves it to a person; recommendations not met: 4"},
		{"an obligation", refused, "Platform, November 24, 2026: refused, an obligation is not met; recommendations not met: 3"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.platform.Assess(day)
		require.NoError(t, err)
		first, _, _ := strings.Cut(f.Text("en"), "\n")
		assert.Equal(t, c.want, first, c.reason)
	}
	for tool, want := range map[teleconsult.Tool]string{
		"whatsapp": "WhatsApp, November 24, 2026: refused, an obligation is not met, by a fact that is disputed or derived; recommendations not met: 1",
		"facetime": "FaceTime, November 24, 2026: to be decided, a fact is missing or a text leaves it to a person; recommendations not met: 1",
		"skype":    "Skype, November 24, 2026: refused, the tool no longer exists",
		"doctolib": "Doctolib, November 24, 2026: to be decided, a fact is missing or a text leaves it to a person",
	} {
		f, err := tool.Assess(day)
		require.NoError(t, err)
		first, _, _ := strings.Cut(f.Text("en"), "\n")
		assert.Equal(t, want, first)
	}
}

// The grounds of an answer stand first, unknown recommendations in one line after them.
func TestAssessmentTextOrder(t *testing.T) {
	p := declared()
	p.HDS, p.HDSv2, p.GDPR, p.Consumer, p.ForeignLaw = denied, "", "", claimed, claimed
	p.Traceable, p.Available = "", ""
	f, err := p.Assess(telehealth.MustParseDate("2026-11-24"))
	require.NoError(t, err)
	text := f.Text("en")
	place := -1
	for _, part := range []string{
		"- [not met, obligation] The host of health data is not certified", "- [to be decided, obligation] It is not known whether the GDPR",
		"- [disputed or derived] No tolerance", "- [not met, recommendation] Not so: a platform made for care",
		"- [to be decided, recommendation] Exposure", "- [met, obligation] Meets the PGSSI-S",
		"- [to be decided, recommendation] Not known: history of acts traced (score of the ministry, 2020); availability of the data guaranteed",
	} {
		at := strings.Index(text, part)
		assert.Greater(t, at, place, "%q in\n%s", part, text)
		place = at
	}
	assert.Equal(t, 1, strings.Count(text, "Not known"), "one line for all")
}

// The sentence names the day of the table.
func TestUnreimbursedNamesItsDay(t *testing.T) {
	f, err := teleconsult.Platform{}.Assess(telehealth.MustParseDate(firstReimbursed).AddDays(-1))
	require.NoError(t, err)
	require.Contains(t, rulesOf(f), "platform.unreimbursed")
	for _, lang := range []string{"fr", "en", "it", "he"} {
		assert.Contains(t, f.Text(lang), phrase.Date(phrase.Match(lang), telehealth.MustParseDate(firstReimbursed)), lang)
	}
	f, err = teleconsult.Platform{}.Assess(telehealth.MustParseDate(firstReimbursed))
	require.NoError(t, err)
	assert.NotContains(t, rulesOf(f), "platform.unreimbursed")
}

// From its day on, the second version is asked of all: no doubt whether it applies.
func TestAreaIsNotInDoubtForAll(t *testing.T) {
	var p teleconsult.Platform
	for day, rule := range map[string]string{"2026-05-15": "platform.eea-new", "2026-05-16": "platform.eea"} {
		f, err := p.Assess(telehealth.MustParseDate(day))
		require.NoError(t, err)
		assert.Equal(t, telehealth.VerdictUndecided, verdictOf(f, rule), day)
		assert.Equal(t, day == "2026-05-15", strings.Contains(f.Text("en"), "applies already"), day)
	}
}
