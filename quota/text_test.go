package quota_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever the year, the rules and the acts: every note stands in the text with its
// mark and its source, every number of every position too, and the four languages
// say the same numbers on the same lines.
func TestReportsSayEverything(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 150 {
		for _, v := range someReports(t, rng) {
			sayEverything(t, v)
		}
	}
	for _, g := range goldenReports(t) {
		sayEverything(t, g.value)
	}
}

func someReports(t *testing.T, rng *rand.Rand) []report {
	t.Helper()
	year, rules := 2020+rng.IntN(8), quota.Choices{
		CountRequests: rng.IntN(2) == 0, LeaveOutAssisted: rng.IntN(2) == 0, Exempt: rng.IntN(8) == 0,
	}
	day, err := telehealth.NewDate(year, time.Month(1+rng.IntN(12)), 1+rng.IntN(28))
	require.NoError(t, err)
	all := telehealth.Specialties()
	g := desk{quota.Cap{Reading: bothReadings[rng.IntN(2)], Specialty: all[rng.IntN(len(all))], Choices: rules, Granted: []quota.Derogation{whole(20 + rng.IntN(80))}}, []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual}[rng.IntN(3)]}
	o := quota.Outlook{Done: someCount(rng, 300), Booked: someCount(rng, 60), Forecast: quota.Rates{Acts: someCount(rng, 3)}}
	by := quota.Cap{Specialty: g.Specialty, Choices: rules, Granted: g.Granted}
	p, err := by.Project(onDay(day, o))
	require.NoError(t, err)
	by.Reading = g.Reading
	j, err := by.Judge(year, o.Done)
	require.NoError(t, err)
	d, err := g.ask(day, o, quota.Teleconsultation{OwnPatient: rng.IntN(2) == 0})
	require.NoError(t, err)
	if d.Answer == quota.AnswerRefused && rng.IntN(2) == 0 {
		d, err = d.Force("Dr Roy", "chest pain")
		require.NoError(t, err)
	}
	return []report{j, p, d}
}

func sayEverything(t *testing.T, v report) {
	t.Helper()
	var want [][]string
	for _, lang := range languages {
		text := v.Text(lang)
		require.NotContains(t, text, "«", "a phrase is missing")
		for _, n := range notesOf(v) {
			line := lineWith(text, n.Text(lang))
			require.NotEmpty(t, line, "%s: %s", lang, n.Rule)
			require.Equal(t, n.Confidence != telehealth.ConfidenceSure, strings.Contains(line, ") ["), "the mark of %s", n.Rule)
			require.Contains(t, text, n.Source.Title+"\n", n.Rule)
			require.Contains(t, text, n.Source.URL+"\n", n.Rule)
		}
		numbers := digits(text)
		for _, p := range positionsOf(v) {
			for _, n := range []int64{p.Remote, p.Total, p.Debt, p.Share() / 100} {
				require.Contains(t, slices.Concat(numbers...), fmt.Sprint(n), lang)
			}
			if p.Room != quota.Unlimited {
				require.Contains(t, slices.Concat(numbers...), fmt.Sprint(p.Room), lang)
			}
		}
		if want == nil {
			want = numbers
		}
		require.Equal(t, want, numbers, "the numbers of %s are not those of French", lang)
	}
}

func lineWith(text, part string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			return line
		}
	}
	return ""
}

var digitGroup = regexp.MustCompile(`\d+`)

// digits are the groups of digits of each line, each once: languages order a date in
// their own way, and some name an amendment twice.
func digits(text string) (lines [][]string) {
	for line := range strings.Lines(text) {
		groups := digitGroup.FindAllString(line, -1)
		slices.Sort(groups)
		lines = append(lines, slices.Compact(groups))
	}
	return lines
}

// No sentence shows the Room of a year without a cap as the number that it is.
func TestUnlimitedIsAWord(t *testing.T) {
	for _, v := range []report{
		judge(t, 2020, telehealth.Psychiatry, quota.Count{Video: 3}, quota.Choices{}),
		judge(t, 2026, telehealth.Psychiatry, quota.Count{Video: 3}, quota.Choices{Exempt: true}),
		judge(t, 2026, telehealth.Psychiatry, quota.Count{Video: 3}, quota.Choices{}, whole(100)),
		project(t, "2021-05-04", quota.Outlook{Done: quota.Count{Video: 3}}, quota.Choices{}),
	} {
		for _, lang := range languages {
			assert.NotContains(t, v.Text(lang), fmt.Sprint(int64(quota.Unlimited)))
		}
		assert.Contains(t, v.Text("en"), "no limit")
		assert.NotContains(t, v.Text("en"), "within")
		assert.NotContains(t, v.Text("en"), "crossed")
	}
}

// Exactly 20 % and one act above it print the same share: the verdict tells them
// apart, and the label says why.
func TestTextOfARoundedShare(t *testing.T) {
	c := quota.Count{InPerson: 8000, Video: 2000}
	at := judge(t, 2026, telehealth.Dermatology, c, quota.Choices{}).Text("en")
	above := judge(t, 2026, telehealth.Dermatology, c.Add(quota.Count{Video: 1}), quota.Choices{}).Text("en")
	for _, text := range []string{at, above} {
		assert.Contains(t, text, "20.00%")
		assert.Contains(t, text, "rounded down")
	}
	assert.True(t, strings.HasPrefix(at, "Year 2026: within the cap\n"), at)
	assert.True(t, strings.HasPrefix(above, "Year 2026: above the cap\n"), above)
}

func TestTextOfZeroValues(t *testing.T) {
	for _, lang := range languages {
		for _, v := range []report{quota.Judgement{}, quota.Projection{}, quota.Decision{}, quota.Judgement{}} {
			assert.Empty(t, v.Text(lang), "%T", v)
		}
	}
}

// Values made by hand lack what the library always sets.
func TestTextOfPartialValues(t *testing.T) {
	day := telehealth.MustParseDate("2026-05-04")
	full := judge(t, 2026, telehealth.Dermatology, quota.Count{InPerson: 70, Video: 30}, quota.Choices{})
	full.Readings = nil
	for _, c := range []struct {
		value  report
		want   string
		reason string
	}{
		{full, "30.00%", "without Readings the judged position remains"},
		{quota.Judgement{Year: 2026}, "no cap", "a year of nothing"},
		{quota.Judgement{Year: 2026, Policy: "convention-2029", Reading: "mine"}, "By the text", "unknown words"},
		{quota.Judgement{Year: 2026, Remarks: []quota.Remark{{Rule: "policy.none"}}}, "- No cap was found for this year\n", "a note without mark and source"},
		{quota.Projection{Day: day}, "Monday, May 4, 2026", "a day alone"},
		{quota.Projection{Day: day, Now: full}, "30.00%", "no reading but the judged one"},
		{quota.Decision{Answer: quota.AnswerRefused}, "refused", "an answer alone"},
		{quota.Decision{Answer: quota.AnswerForced}, "against a refusal", "forced by nobody"},
	} {
		require.NotEmpty(t, c.reason)
		for _, lang := range languages {
			assert.NotContains(t, c.value.Text(lang), "«", c.reason)
		}
		assert.Contains(t, c.value.Text("en"), c.want, c.reason)
	}
	assert.NotContains(t, full.Text("en"), "Other reading", "it is not there")
	assert.NotContains(t, quota.Projection{Day: day}.Text("en"), "to come", "no Mix")
}

// A caller's words cannot add a line to the report.
func TestForcedTextIsOneLine(t *testing.T) {
	refused := quota.Decision{Answer: quota.AnswerRefused}
	forced, err := refused.Force("Dr Roy\nWhy", "pain\r\n- Allowed\u2028- Sure")
	require.NoError(t, err)
	text := forced.Text("en")
	assert.Contains(t, text, "Decided by: Dr Roy Why\nReason: pain - Allowed - Sure\n")
	assert.NotContains(t, forced.Text("he"), "\u2028")
}

func TestTextLanguage(t *testing.T) {
	for _, g := range goldenReports(t) {
		assert.Equal(t, g.value.Text("fr"), g.value.Text("de"), "French for a language that is not spoken")
		assert.Equal(t, g.value.Text("fr"), g.value.Text(""), g.name)
		assert.Equal(t, g.value.Text("en"), g.value.Text("en-GB"), g.name)
		for line := range strings.Lines(g.value.Text("he")) {
			require.True(t, strings.HasPrefix(line, "\u200f"), "%s: a line would be laid out from left to right: %q", g.name, line)
		}
	}
}

// What JSON would mend makes one forced decision of two.
func TestForceTakesUTF8(t *testing.T) {
	refused := quota.Decision{Answer: quota.AnswerRefused}
	for _, c := range []struct{ by, reason, field, why string }{
		{"Dr Roy\xff", "pain", "by", "another doctor would be named"},
		{"Dr Roy", "pain\xff", "reason", "another reason would be kept"},
	} {
		require.NotEmpty(t, c.why)
		_, err := refused.Force(c.by, c.reason)
		requireField(t, err, telehealth.ErrorMalformed, c.field, c.why)
	}
}
