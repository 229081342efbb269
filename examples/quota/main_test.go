package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secteur2/telehealth/quota/acts"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	sample = "../../testdata/quota.csv"
	header = "practitioner,specialty,date,code,own_patient\n"
	person = "SECRET" // a reference that no message may hold
	good   = person + ",psychiatry,2026-03-02,TCS,no\n"
)

// ask runs the filter on a text, the standard input.
func ask(t *testing.T, in string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, messages bytes.Buffer
	status = run(args, strings.NewReader(in), &out, &messages)
	return out.String(), messages.String(), status
}

// answers decodes the answers, and refuses a field that the wire format lacks.
func answers(t *testing.T, text string) (all []acts.Standing) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	for d.More() {
		var a acts.Standing
		require.NoError(t, d.Decode(&a))
		all = append(all, a)
	}
	return all
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		reason, golden string
		args           []string
	}{
		{"the wire format, field by field", "quota.golden", nil},
		{"a table for people, aligned, with a bar for each doctor", "quota.table.en.golden", []string{"-format", "table", "-lang", "en-GB"}},
		{"a part of a year, with the expected end under it", "quota.table.at.golden", []string{"-format", "table", "-lang", "en", "-at", "2026-01-05"}},
		{"in French, the disputed reading on top", "quota.table.fr.golden", []string{"-format", "table", "-reading", "own-patients-excluded"}},
	} {
		got, stderr, status := ask(t, "", append(c.args, sample)...)
		assert.Zero(t, status, c.reason)
		assert.Equal(t, "quota: rows read: 25, counted: 24, supplements skipped: 1, refused: 0\n", stderr, "a supplement is no act")
		file := filepath.Join("../../testdata", c.golden)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		assert.Equal(t, read(t, file), got, c.reason)
	}
}

func TestChoices(t *testing.T) {
	for _, c := range []struct {
		reason string
		args   []string
		want   string // of the last year of cabinet-7
	}{
		{"text: own patients' teleconsultations are not counted, all acts are", nil, "2026 convention-2024 1/6 16.66 20"},
		{"the disputed reading on top", []string{"-reading", "own-patients-excluded"}, "2026 convention-2024 1/2 50.00 20"},
		{"one year", []string{"-year", "2025"}, "2025 convention-2024 1/2 50.00 20"},
		{"avenant 9 for every year since 2022: own patients' count too", []string{"-policy", "avenant-9"}, "2026 avenant-9 2/6 33.33 20"},
	} {
		out, _, status := ask(t, "", append(c.args, sample)...)
		assert.Zero(t, status, c.reason)
		var a acts.Standing
		for _, b := range answers(t, out) {
			if b.Practitioner == "cabinet-7" {
				a = b
			}
		}
		assert.Equal(t, c.want, fmt.Sprintf("%d %s %d/%d %s %d", a.Year, a.Policy, a.Remote, a.Total, a.Share, a.Cap), c.reason)
	}
	for policy, want := range map[string]string{"auto": "avenant-9", "avenant-9": "avenant-9", "convention-2024": "convention-2024"} {
		out, _, _ := ask(t, "", "-policy", policy, "-year", "2024", sample)
		require.Len(t, answers(t, out), 1)
		assert.Equal(t, want, string(answers(t, out)[0].Policy), "2024 is disputed, the caller chooses")
	}
	out, _, _ := ask(t, "", "-year", "2021", sample)
	assert.Contains(t, out, `"room":null`, "no cap, so no end of the room")
}

func TestCommandLine(t *testing.T) {
	for reason, args := range map[string][]string{
		"unknown flag":                      {"-nonsense"},
		"unknown policy":                    {"-policy", "avenant-8"},
		"unknown reading":                   {"-reading", "cnam"},
		"unknown format":                    {"-format", "xml"},
		"no such year":                      {"-year", "26"},
		"no such day":                       {"-at", "2026-02-29"},
		"no day":                            {"-at", ""},
		"a French date":                     {"-at", "30/06/2026"},
		"another year":                      {"-at", "2026-06-30", "-year", "2025"},
		"no such method":                    {"-at", "2026-06-30", "-forecast", "seasonal"},
		"nothing to forecast without a day": {"-forecast", "pace"},
	} {
		out, stderr, status := ask(t, header, args...)
		assert.Equal(t, 2, status, reason)
		assert.Empty(t, out, reason)
		assert.Contains(t, stderr, "usage", reason)
	}
	_, _, status := ask(t, header, "-h")
	assert.Zero(t, status, "help was asked for")
	out, stderr, status := ask(t, header)
	assert.Equal(t, []any{"", 0}, []any{out, status}, "a header alone is a file without acts")
	assert.Equal(t, "quota: note: no acts to answer for\nquota: rows read: 0, counted: 0, supplements skipped: 0, refused: 0\n", stderr, "and says so")
}

// What spreadsheets make of the sample says the same.
func TestWhatSpreadsheetsWrite(t *testing.T) {
	plain := read(t, sample)
	want := read(t, "../../testdata/quota.golden")
	semicolons := strings.NewReplacer("cabinet, 9", "cabinet, 9", ",", ";").Replace(plain) // not the comma of the name
	for reason, text := range map[string]string{
		"carriage returns":                 strings.ReplaceAll(plain, "\n", "\r\n"),
		"a byte order mark":                "\xef\xbb\xbf" + plain,
		"semicolons":                       semicolons,
		"all three":                        "\xef\xbb\xbf" + strings.ReplaceAll(semicolons, "\n", "\r\n"),
		"quotes around every date":         strings.ReplaceAll(plain, ",2026-03-02,", `,"2026-03-02",`),
		"a quoted header":                  strings.Replace(plain, "specialty", `"specialty"`, 1),
		"no line feed at the end":          strings.TrimSuffix(plain, "\n"),
		"empty lines":                      strings.ReplaceAll(plain, "\n", "\n\n"),
		"yes and no of French Excel":       strings.NewReplacer("true", "VRAI", "false", "FAUX", "oui", "vrai", "non", "Faux").Replace(plain),
		"capitals":                         strings.NewReplacer("false", "FALSE", "oui", "Oui").Replace(plain),
		"an empty line of carriage return": plain + "\r\n",
	} {
		out, _, status := ask(t, text)
		assert.Zero(t, status, reason)
		assert.Equal(t, want, out, reason)
	}
	five, _, status := ask(t, header+"a,psychiatry,2026-01-01,TCS,no\n")
	assert.Zero(t, status, "the last column may be left out")
	assert.Len(t, answers(t, five), 1)
	quoted, _, _ := ask(t, header+`"say ""yes"", now",psychiatry,2026-01-01,TCS,no`)
	assert.Equal(t, `say "yes", now`, answers(t, quoted)[0].Practitioner)
}

func TestSeveralFilesAreOne(t *testing.T) {
	lines := strings.SplitAfter(read(t, sample), "\n")
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.csv"), filepath.Join(dir, "two.csv")
	require.NoError(t, os.WriteFile(one, []byte(strings.Join(lines[:5], "")), 0o600))
	two5 := header + "cabinet-7,general-practice,2026-13-01,G,true\n" // another layout, and a bad row
	require.NoError(t, os.WriteFile(two, []byte(two5), 0o600))
	out, stderr, status := ask(t, lines[0]+strings.Join(lines[5:], ""), one, two, "-", filepath.Join(dir, "absent.csv"))
	assert.Equal(t, read(t, "../../testdata/quota.golden"), out)
	assert.Equal(t, 1, status)
	assert.Contains(t, stderr, two+":2: date", "the line is the file's own")
	assert.Contains(t, stderr, "absent.csv", "the other files are read")
}
