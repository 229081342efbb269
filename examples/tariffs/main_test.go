package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const golden = "../../docs/tariffs.md"

func pageIn(t *testing.T, args ...string) string {
	t.Helper()
	var out, messages bytes.Buffer
	require.Equal(t, ok, run(args, &out, &messages), messages.String())
	require.Empty(t, messages.String())
	return out.String()
}

// The page in the repository is the golden file, so that a table cannot change
// without the page that people read.
func TestPageIsFresh(t *testing.T) {
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	got := pageIn(t)
	require.True(t, got == string(want), "docs/tariffs.md is stale: run go run ./examples/tariffs > docs/tariffs.md")
	assert.Equal(t, got, pageIn(t, "-lang", "en"), "the same tables give the same bytes")
}

// sections returns the rows of each letter key of a page, as cells.
func sections(page string) map[string][][]string {
	found := map[string][][]string{}
	code := ""
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if heading, isKey := strings.CutPrefix(line, "### "); isKey {
			code, _, _ = strings.Cut(heading, ":")
			found[code] = nil
		} else if strings.HasPrefix(line, "| ") {
			found[code] = append(found[code], strings.Split(strings.Trim(line, "| "), " | "))
		}
	}
	return found
}

// The table is read here without the library, so that the page is compared with
// what was written and not with what was understood.
func TestEveryRowIsOnThePage(t *testing.T) {
	f, err := os.Open("../../billing/tariffs.csv")
	require.NoError(t, err)
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	records, err := in.ReadAll()
	require.NoError(t, err)
	want := map[string][][]string{}
	for _, r := range records[1:] {
		amount := r[6]
		switch amount {
		case "":
			amount = "ended"
		case "?":
			amount = "amount not found"
		}
		want[r[0]] = append(want[r[0]], []string{r[5], amount, r[8]})
	}
	got := map[string][][]string{}
	for code, rows := range sections(pageIn(t)) {
		require.Len(t, rows, len(want[code])+1, "%s: its header and its rows, none lost and none twice", code)
		for _, cells := range rows[1:] {
			got[code] = append(got[code], []string{cells[0], cells[5], cells[6]})
		}
	}
	assert.Equal(t, want, got, "every letter key has a heading, and its rows stand in the order of the file")
}

var (
	linked = regexp.MustCompile(`\]\(#([^)]*)\)`)
	cited  = regexp.MustCompile(`\[(\d+)\] \|$`)
	listed = regexp.MustCompile(`^(\d+)\. \[.+\]\(https?://[^ ()<>|]+\)`)
)

func TestPageIsValidMarkdown(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		t.Run(lang, func(t *testing.T) {
			page := pageIn(t, "-lang", lang)
			anchors := map[string]int{}
			for line := range strings.Lines(page) {
				line = strings.TrimSuffix(line, "\n")
				assert.Equal(t, strings.TrimRight(line, " "), line, "two blanks at the end are a line break that nobody sees")
				if strings.HasPrefix(line, "|") {
					assert.Equal(t, 9, strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"), "eight columns: %s", line)
				}
				if heading, found := strings.CutPrefix(line, "### "); found {
					anchors[slug(strings.ReplaceAll(heading, `\`, ""))]++
				}
			}
			links := linked.FindAllStringSubmatch(page, -1)
			assert.Len(t, links, len(anchors), "the index leads to every key")
			for _, l := range links {
				assert.Equal(t, 1, anchors[l[1]], "#%s leads to one heading", l[1])
			}
			hidden := strings.IndexFunc(page, func(r rune) bool {
				return r != '\n' && r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
			})
			assert.Negative(t, hidden, "a character that the diff of the page would not show")
			assert.NotContains(t, page, "%!", "a verb without its argument")
			assert.NotContains(t, page, "| |", "every cell says something")
		})
	}
}

func TestEveryCitationHasItsText(t *testing.T) {
	for section := range strings.SplitSeq(pageIn(t), "\n### ") {
		code, _, _ := strings.Cut(section, ":")
		var used, texts []string
		for line := range strings.Lines(section) {
			line = strings.TrimSuffix(line, "\n")
			if m := cited.FindStringSubmatch(line); m != nil && !slices.Contains(used, m[1]) {
				used = append(used, m[1])
			}
			if m := listed.FindStringSubmatch(line); m != nil {
				texts = append(texts, m[1])
			}
		}
		assert.Equal(t, used, texts, "%s: texts are numbered as they are first cited", code)
	}
}

func TestKeysOfTheCaller(t *testing.T) {
	tariffs, err := billing.ReadTariffs(strings.NewReader("code,kind,specialty,scale,territory,ages,from,value,source,confidence\n" +
		"DEQP003,,cardiology,opposable,metropole,,2027-01-01,?,https://example.org/ecg,likely\n" +
		"Z|X,visit,cardiology,authority,saint-martin|metropole,16-120,2027-01-01,?,https://example.org/a(b)|c,likely\n"))
	require.NoError(t, err)
	page := write(tariffs, &english)
	assert.Contains(t, page, "\n### Z\\|X\n", "a key without a name stands under its code alone")
	assert.Contains(t, page, "\n## Technical acts (CCAM)\n\n### DEQP003\n", "no kind of key is lost")
	assert.Contains(t, page, "| 2027-01-01 | cardiology | outside the agreement | metropolitan France, Saint-Martin | 16 and over | amount not found | likely | [1] |\n")
	assert.Contains(t, page, "1. [https://example.org/a(b)\\|c](https://example.org/a%28b%29%7Cc)\n", "a text that nobody checked has no day")
	visits, _, _ := strings.Cut(page[strings.LastIndex(page, "\n## Visits"):], "\n## Tele")
	assert.Contains(t, visits, "### Z\\|X", "the kind that its row brought")
}

func TestBothLanguagesSayEverything(t *testing.T) {
	for _, w := range []*words{&french, &english} {
		assert.Len(t, w.kinds, len(telehealth.Kinds()), w.lang)
		assert.Len(t, w.scales, 3, w.lang)
		assert.Len(t, w.marks, 3, w.lang)
		for _, place := range telehealth.Territories() {
			assert.NotEmpty(t, w.territories[place], "%s: %s", w.lang, place)
		}
		for _, column := range w.columns {
			assert.Contains(t, w.introduction, "**"+column+"**", "%s: a column that the introduction does not explain", w.lang)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		reason string
		args   []string
		status int
		says   string
	}{
		{"help is no failure", []string{"-h"}, ok, "usage: tariffs"},
		{"a misspelt flag", []string{"-language", "fr"}, usage, "usage: tariffs"},
		{"the page speaks two languages", []string{"-lang", "it"}, usage, `-lang it`},
		{"no file is read: a name is a mistake", []string{"docs/tariffs.md"}, usage, `"docs/tariffs.md"`},
		{"a page cut short must not look whole", nil, failed, "disk full"},
	} {
		require.NotEmpty(t, c.reason)
		var messages bytes.Buffer
		assert.Equal(t, c.status, run(c.args, full{}, &messages), c.reason)
		assert.Contains(t, messages.String(), c.says, c.reason)
	}
}
