package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTwoSpecialties(t *testing.T) {
	const row = person + ",%s,2026-%s,TCS,no\n"
	for _, c := range []struct{ reason, rows, judged string }{
		{"the later date, not the later row", fmt.Sprintf(row+row, "psychiatry", "06-01", "neurology", "02-01"), "psychiatry"},
		{"31 January is before 1 February", fmt.Sprintf(row+row, "psychiatry", "01-31", "neurology", "02-01"), "neurology"},
		{"one day: the first of the library's list", fmt.Sprintf(row+row, "neurology", "02-01", "psychiatry", "02-01"), "psychiatry"},
	} {
		out, stderr, status := ask(t, header+c.rows)
		assert.Zero(t, status, "a doubt is no failure")
		require.Len(t, answers(t, out), 1, c.reason)
		assert.Equal(t, c.judged, string(answers(t, out)[0].Specialty), c.reason)
		assert.Equal(t, "quota: note: answer 1: several specialties in 2026 (psychiatry, neurology), judged by "+
			c.judged+", the one of the latest date\n", stderr)
	}
	_, stderr, _ := ask(t, header+good+person+",neurology,2025-03-02,TCS,no\n")
	assert.Empty(t, stderr, "a change between years is none within one")
	var many strings.Builder
	for i := range mostShown + 5 {
		fmt.Fprintf(&many, "%d,psychiatry,2026-01-01,C,no\n%d,neurology,2026-01-02,C,no\n", i, i)
	}
	_, stderr, _ = ask(t, header+many.String())
	assert.Contains(t, stderr, "note: more answers with several specialties: 5\n")
}

// The marks of a table lead to what is said, whatever rows stand between.
func TestMarksOfTheTable(t *testing.T) {
	const row = "%s,%s,%s,%s,no\n"
	in := header
	for _, r := range [][4]string{
		{"a", "psychiatry", "2024-01-01", "C"}, // has a line under the other agreement
		{"b", "psychiatry", "2026-01-01", "C"}, {"b", "neurology", "2026-02-01", "C"},
		{"c", "psychiatry", "2026-01-01", "C"},
		{"d", "neurology", "2026-01-01", "C"}, {"d", "psychiatry", "2026-02-01", "C"},
		{"e", "neurology", "2026-02-01", "C"}, {"e", "psychiatry", "2026-01-01", "C"},
	} {
		in += fmt.Sprintf(row, r[0], r[1], r[2], r[3])
	}
	out, stderr, status := ask(t, in, "-format", "table", "-lang", "en")
	assert.Zero(t, status)
	assert.Equal(t, "quota: note: years with several specialties, marked in the table: 3\n", stderr)
	for practitioner, specialty := range map[string]string{
		"a": "psychiatry", "b": "neurology [1]", "c": "psychiatry", "d": "psychiatry [2]", "e": "neurology [1]",
	} {
		assert.Regexp(t, "(?m)^"+practitioner+" +"+regexp.QuoteMeta(specialty)+"$", out)
	}
	assert.Contains(t, strings.ReplaceAll(out, "\n  ", " "), "\n\n[1] several specialties in 2026 (psychiatry, neurology), judged by neurology, the one of the latest date\n"+
		"[2] several specialties in 2026 (psychiatry, neurology), judged by psychiatry, the one of the latest date\n- ")
	for _, lang := range []string{"fr", "it", "he"} {
		out, _, _ := ask(t, in, "-format", "table", "-lang", lang)
		assert.Contains(t, out, "[1] "+map[string]string{"fr": "plusieurs spécialités en 2026", "it": "più specialità nel 2026", "he": "כמה התמחויות בשנת 2026"}[lang])
	}
}

// changes is a psychiatrist who has an appointment as a neurologist: within 40 %, and
// above 20 %.
const changes = header + `a,psychiatry,2026-01-05,CNPSY,no
a,psychiatry,2026-02-15,CNPSY,no
a,psychiatry,2026-02-15,TCS,no
a,neurology,2026-03-01,CS,no
`

var changing = []struct {
	reason, in, at string
	specialty      string
	cap            int
	within         bool
	expected       bool // within at the end
	says           string
}{
	{"what is done is judged by what the doctor was, the end by what the doctor will be", changes, "2026-02-15",
		"psychiatry", 40, true, false, "judged by psychiatry, the one of the latest date up to 2026-02-15, and at the end of the year by neurology"},
	{"the day before the appointment", changes, "2026-02-28",
		"psychiatry", 40, true, false, "judged by psychiatry, the one of the latest date up to 2026-02-28, and at the end of the year by neurology"},
	{"on the day it is done", changes, "2026-03-01",
		"neurology", 20, false, false, "judged by neurology, the one of the latest date"},
	{"a change that is past, and appointments as what the doctor is now", changes + "a,neurology,2026-05-01,CS,no\na,neurology,2026-06-01,CS,no\n", "2026-04-01",
		"neurology", 20, false, true, "judged by neurology, the one of the latest date"},
	{"nothing is done yet: the appointments are all that is known", changes, "2026-01-01",
		"neurology", 20, true, false, "judged by neurology, the one of the latest date"},
	{"the order of the rows says nothing",
		header + "a,neurology,2026-09-01,CS,no\na,psychiatry,2026-03-01,TCS,no\n", "2026-06-30",
		"psychiatry", 40, false, false, "judged by psychiatry, the one of the latest date up to 2026-06-30, and at the end of the year by neurology"},
	{"the other way round, the greater cap at the end",
		header + "a,neurology,2026-01-05,CS,no\na,neurology,2026-01-06,CS,no\na,neurology,2026-01-07,TCS,no\na,psychiatry,2026-03-01,CNPSY,no\n", "2026-02-01",
		"neurology", 20, false, true, "judged by neurology, the one of the latest date up to 2026-02-01, and at the end of the year by psychiatry"},
}

func TestSpecialtyOfAppointments(t *testing.T) {
	for _, c := range changing {
		out, stderr, _ := ask(t, c.in, "-at", c.at, "-forecast", "booked")
		all := answers(t, out)
		require.Len(t, all, 1, c.reason)
		a := all[0]
		assert.Equal(t, []any{c.specialty, c.cap, c.within}, []any{string(a.Specialty), a.Cap, a.Within}, c.reason)
		assert.Equal(t, a.Readings.Text.Room, a.Room, c.reason)
		assert.Equal(t, c.expected, a.Projection.Expected.Within, c.reason)
		assert.Equal(t, "quota: note: answer 1: several specialties in 2026 (psychiatry, neurology), "+c.says+"\n", stderr, c.reason)
		table, _, _ := ask(t, c.in, "-at", c.at, "-forecast", "booked", "-format", "table", "-lang", "en")
		assert.Regexp(t, fmt.Sprintf(`a  +%s \[1\]\n.* %d%%  `, c.specialty, c.cap), table, c.reason)
		assert.Contains(t, strings.ReplaceAll(table, "\n  ", " "), c.says, c.reason)
	}
	plain, _, _ := ask(t, changes)
	assert.Equal(t, "neurology", string(answers(t, plain)[0].Specialty), "without -at all rows are done")
	last := strings.ReplaceAll(changes, "2026-", "2025-") + "a,neurology,2026-01-01,CS,no\n"
	out, stderr, _ := ask(t, last, "-at", "2026-02-15", "-forecast", "last-year")
	assert.Equal(t, "neurology", string(answers(t, out)[0].Specialty), "the year before is parted for the forecast, and over")
	assert.Equal(t, "quota: note: answer 1: several specialties in 2025 (psychiatry, neurology), judged by neurology, the one of the latest date\n", stderr)
}
