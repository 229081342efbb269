package acts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// alike is, in every year that is asked for, 4 acts in person, half of them with own
// patients, and one video with another doctor's: 1 of 5 by the text, and 1 of 3.
func alike(years ...string) string {
	text := header
	for _, year := range years {
		for i, act := range []string{"CS,no", "CS,no", "CS,yes", "CS,yes", "TC,no"} {
			text += fmt.Sprintf("a,dermatology,%s-03-%02d,%s\n", year, i+1, act)
		}
	}
	return text
}

var readings = []struct{ reason, policy, year, want string }{
	{"without a cap there is nothing to read", "auto", "2021", "1/5 true"},
	{"avenant 9: all acts, nobody says otherwise", "auto", "2023", "1/5 true"},
	{"2024 is judged under avenant 9", "auto", "2024", "1/5 true"},
	{"unless the caller chooses", "convention-2024", "2024", "1/3 false"},
	{"the choice does not reach back", "convention-2024", "2023", "1/5 true"},
	{"the first year of the dispute", "auto", "2025", "1/3 false"},
	{"avenant 9 for all years", "avenant-9", "2026", "1/5 true"},
}

// The reading that leaves out own patients is one of the 2024 agreement.
func TestReadingWhereItIsInDispute(t *testing.T) {
	for _, c := range readings {
		out, _ := ask(t, alike(c.year), "-policy", c.policy, "-reading", "own-patients-excluded", "-at", c.year+"-12-31")
		a := answers(t, out)[0]
		assert.Equal(t, c.want, fmt.Sprintf("%d/%d %t", a.Remote, a.Total, a.Within), "%s: %s", c.year, c.reason)
		assert.Equal(t, a.Total, a.Projection.Expected.Total, "the end of the year as the year: %s", c.reason)
		assert.Equal(t, []int64{5, 3}, []int64{a.Readings.Text.Total, a.Readings.OwnPatientsExcluded.Total}, "both are reported: %s", c.reason)
		plain, _ := ask(t, alike(c.year), "-policy", c.policy)
		assert.EqualValues(t, 5, answers(t, plain)[0].Total, "the text's by default: %s", c.reason)
	}
}

func TestTableSaysWhatIsInDispute(t *testing.T) {
	const disputed, other = "disputed reading: acts with own patients", "for comparison only"
	for _, c := range []struct {
		reason          string
		in              string
		disputed, other bool
	}{
		{"2023: the library's own note, and no dispute", alike("2023"), false, true},
		{"2026: the dispute", alike("2026"), true, false},
		{"both years: both, and the dispute is said to be of the 2024 agreement", alike("2023", "2026"), true, true},
		{"2024 stands there under both agreements", alike("2024"), true, true},
	} {
		foreseen, _ := ask(t, c.in, "-format", "table", "-lang", "en", "-reading", "own-patients-excluded", "-at", "2026-12-30")
		assert.NotContains(t, foreseen, "Two possible denominators", "nor is it of the end of the year: %s", c.reason)
		out, _ := ask(t, c.in, "-format", "table", "-lang", "en", "-reading", "own-patients-excluded")
		assert.Equal(t, c.disputed, strings.Contains(out, "- Under the 2024 agreement, "+disputed), c.reason)
		assert.Equal(t, c.other, strings.Contains(out, other), c.reason)
		assert.NotContains(t, out, "Two possible denominators", "the library's note is of its own judgement: %s", c.reason)
	}
}

// 2024 is judged under one agreement; what the other would say stands below it.
func TestTableOfTheYearOfTransition(t *testing.T) {
	in := alike("2023", "2024", "2025") + "a,dermatology,2024-05-01,TE2,no\n" // avenant 9 counts it
	for _, c := range []struct{ reason, policy, reading, first, also string }{
		{"tele-expertise is outside the 2024 agreement", "auto", "text",
			"2024 2 6 33.33%", "↳ under the 2024 agreement 2024 1 6 16.66%"},
		{"the other way round", "convention-2024", "text",
			"2024 1 6 16.66%", "↳ under amendment 9 2024 2 6 33.33%"},
		{"a reading is in dispute below", "auto", "own-patients-excluded",
			"2024 2 6 33.33%", "↳ under the 2024 agreement 2024 1 4 25.00%"},
		{"and above", "convention-2024", "own-patients-excluded",
			"2024 1 4 25.00%", "↳ under amendment 9 2024 2 6 33.33%"},
	} {
		args := []string{"-policy", c.policy, "-reading", c.reading}
		out, _ := ask(t, in, append(args, "-format", "table", "-lang", "en")...)
		var lines []string
		for line := range strings.Lines(out) {
			lines = append(lines, strings.Join(strings.Fields(line), " "))
		}
		require.Equal(t, 1, strings.Count(out, "↳"), "2024 alone: %s", c.reason)
		assert.True(t, strings.HasPrefix(lines[3], c.first), "%s: %s", c.reason, lines[3])
		assert.True(t, strings.HasPrefix(lines[4]+" "+lines[5], c.also), "%s: %s", c.reason, lines[4])
		out, _ = ask(t, in, args...)
		assert.Len(t, answers(t, out), 3, "the wire format has one answer a year: %s", c.reason)
	}
	out, _ := ask(t, in, "-format", "table", "-lang", "en", "-at", "2024-03-03")
	assert.Contains(t, out, "under the 2024 agreement\n  2024-03-03       0     3", "of the acts done, as the line above")
}
