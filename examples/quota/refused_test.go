package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	person = "SECRET" // a reference that no message may hold
	good   = person + ",psychiatry,2026-03-02,TCS,no\n"
)

var badRows = []struct{ reason, row, says string }{
	{"unknown code", person + ",psychiatry,2026-03-02,TCX,no", "code"},
	{"no code", person + ",psychiatry,2026-03-02,,no", "code"},
	{"a code longer than a word", person + ",psychiatry,2026-03-02,TELECONSULTATION,no", "code"},
	{"the letter key in small letters is no letter key", person + ",psychiatry,2026-03-02,tcs,no", "code"},
	{"nearly a code of the CCAM", person + ",psychiatry,2026-03-02,JQQM01O,no", "code"},
	{"a code of the CCAM in small letters", person + ",psychiatry,2026-03-02,jqqm010,no", "code"},
	{"a code of the CCAM is as good as a letter key, its row is not", person + ",psychiatry,2026-03-02,JQQM010,peut-être", "own_patient"},
	{"no such day", person + ",psychiatry,2026-02-29,TCS,no", "date"},
	{"no such month", person + ",psychiatry,2026-13-01,TCS,no", "date"},
	{"the French order of a date, which may be another one", person + ",psychiatry,02/03/2026,TCS,no", "date"},
	{"a date with a time", person + ",psychiatry,2026-03-02T20:30,TCS,no", "date"},
	{"bytes below the digits", person + ",psychiatry,2026-03-!+,TCS,no", "date"},
	{"a year without a calendar", person + ",psychiatry,1582-12-31,TCS,no", "date"},
	{"unknown specialty", person + ",chiropody,2026-03-02,TCS,no", "specialty"},
	{"no specialty", person + ",,2026-03-02,TCS,no", "specialty"},
	{"columns in another order: the reference is in any cell", "psychiatry," + person + ",2026-03-02,TCS,no", "specialty"},
	{"nobody", ",psychiatry,2026-03-02,TCS,no", "practitioner"},
	{"Latin-1, which JSON cannot hold", "Ren\xe9,psychiatry,2026-03-02,TCS,no", "practitioner"},
	{"neither yes nor no", person + ",psychiatry,2026-03-02,TCS,maybe", "own_patient"},
	{"empty is not no", person + ",psychiatry,2026-03-02,TCS,", "own_patient"},
	{"a long s folds to s, and is another letter", person + ",psychiatry,2026-03-02,TCS,ye\u017f", "own_patient"},
	{"a cell too few", person + ",psychiatry,2026-03-02,TCS", "number of cells"},
	{"a cell too many", person + ",psychiatry,2026-03-02,TCS,no,no", "number of cells"},
	{"quoted, a cell too many", person + `,"psychiatry",2026-03-02,TCS,no,no`, "number of cells"},
	{"a quote that does not close costs one row", `"` + person + ",psychiatry,2026-03-02,TCS,no", "quotes"},
	{"a quote inside a cell", person + `"x,psychiatry,2026-03-02,TCS,no`, "quotes"},
	{"a bad row of a supplement is bad", person + ",psychiatry,2026-02-30,MCS,no", "date"},
	{"a cell of 1 MiB", strings.Repeat("x", 1<<20) + ",psychiatry,2026-03-02,TCS,no", "longer than 1 MiB"},
	{"a line of many MiB", strings.Repeat("x", 5<<20), "longer than 1 MiB"},
	{"many short cells of many MiB", strings.Repeat("x,", 3<<20), "longer than 1 MiB"},
}

// A bad row between two good ones: both count, and the bad one is told by its
// place.
func TestBadRows(t *testing.T) {
	for _, c := range badRows {
		t.Run(c.reason, func(t *testing.T) {
			out, stderr, status := ask(t, header+good+c.row+"\n"+good)
			assert.Equal(t, 1, status, "a bad row shows in the exit status")
			require.Len(t, answers(t, out), 1)
			assert.Equal(t, int64(2), answers(t, out)[0].Total, "the run goes on")
			place, summary, _ := strings.Cut(stderr, "\n")
			assert.Contains(t, place, "standard input:3: ")
			assert.Contains(t, place, c.says)
			assert.Equal(t, "quota: 3 rows read, 2 counted, 0 supplements skipped, 1 refused\n", summary)
			assert.NotContains(t, stderr, person)
		})
	}
}

// A line of exactly 1 MiB is read, whatever ends it; one byte more is not.
func TestLineLimit(t *testing.T) {
	row := ",psychiatry,2026-03-02,TCS,no"
	most := strings.Repeat("x", maxLine-len(row)) + row
	for _, end := range []string{"", "\n", "\r\n"} {
		for _, before := range []string{"", good} {
			out, _, status := ask(t, header+before+most+end)
			assert.Zero(t, status)
			assert.Contains(t, out, "xxx")
			_, stderr, status := ask(t, header+before+"x"+most+end)
			assert.Equal(t, 1, status)
			assert.Contains(t, stderr, "longer than 1 MiB")
		}
	}
}

func TestHeader(t *testing.T) {
	for reason, text := range map[string]string{
		"an empty file":       "",
		"no header":           good + good,
		"another order":       "specialty,practitioner,date,code,own_patient\n" + good,
		"a column too many":   "practitioner,specialty,date,code,own_patient,assisted,fee\n" + good,
		"a column too few":    "practitioner,specialty,date,code\n" + good,
		"tabulators":          strings.ReplaceAll(header+good, ",", "\t"),
		"UTF-16":              "\xff\xfep\x00r\x00a\x00c\x00",
		"quotes left open":    `"` + header + good,
		"an empty first line": "\n" + header + good,
		"a line of 2 MiB":     strings.Repeat(person, 1<<19) + "\n" + header,
	} {
		out, stderr, status := ask(t, text)
		assert.Equal(t, 1, status, reason)
		assert.Empty(t, out, reason)
		assert.Contains(t, stderr, "standard input: wrong header, expected practitioner,specialty,date,code,own_patient", reason)
		assert.NotContains(t, stderr, person, reason)
	}
}

// A file in the wrong format does not fill the terminal.
func TestManyBadRows(t *testing.T) {
	var text strings.Builder
	text.WriteString(header)
	for range 60_000 { // several blocks, so several workers
		text.WriteString(person + ",psychiatry,2026-02-30,TCS,no\n" + good)
	}
	_, stderr, status := ask(t, text.String())
	assert.Equal(t, 1, status)
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	require.Len(t, lines, mostShown+2)
	for i, line := range lines[:mostShown] {
		assert.Contains(t, line, fmt.Sprintf("input:%d: date", 2+2*i), "the first ones, in their order")
	}
	assert.Equal(t, "quota: and 59980 more rows refused", lines[mostShown])
	assert.Equal(t, "quota: 120000 rows read, 60000 counted, 0 supplements skipped, 60000 refused", lines[mostShown+1])
}

// Line numbers go on from block to block, also over a line that no block holds.
func TestLineNumbersFarDown(t *testing.T) {
	bad := person + ",psychiatry,2026-02-30,TCS,no\n"
	_, stderr, _ := ask(t, header+strings.Repeat(good, 100_000)+bad+"\r\n"+strings.Repeat("x", 3<<20)+"\n"+bad)
	assert.Contains(t, stderr, "input:100002: date")
	assert.Contains(t, stderr, "input:100004: longer")
	assert.Contains(t, stderr, "input:100005: date")
}

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
	assert.Contains(t, stderr, "note: and 5 more answers")
}

func TestOtherYears(t *testing.T) {
	_, stderr, status := ask(t, header+good+person+",neurology,2025-03-02,TCS,no\n", "-year", "2026")
	assert.Zero(t, status)
	assert.Equal(t, "quota: 2 rows read, 1 counted, 0 supplements skipped, 1 of other years, 0 refused\n", stderr)
}

// A disk that fails in the middle: the lines before count, half a line does not.
func TestBrokenInput(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(header+good+person+",psychiatry,2026-03-02,TCS,no"), iotest.ErrReader(errors.New("worn out")))
	var out, stderr bytes.Buffer
	assert.Equal(t, 1, run(nil, broken, &out, &stderr))
	assert.Contains(t, stderr.String(), "standard input: worn out")
	assert.Equal(t, int64(1), answers(t, out.String())[0].Total)
	stderr.Reset()
	assert.Equal(t, 1, run([]string{t.TempDir()}, nil, io.Discard, &stderr))
	assert.NotContains(t, stderr.String(), "header", "a folder has no wrong header")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestBrokenOutput(t *testing.T) {
	for _, format := range []string{"json", "table"} {
		var stderr bytes.Buffer
		rows := acts(5000, 5000) // more than one buffer
		assert.Equal(t, 1, run([]string{"-format", format}, strings.NewReader(rows), full{}, &stderr))
		assert.Equal(t, 1, strings.Count(stderr.String(), "disk full"))
	}
}

// Control characters in a reference do not reach the terminal.
func TestTableIsPrintable(t *testing.T) {
	out, _, _ := ask(t, header+"a\x1b[2J\u202eb"+strings.Repeat("c", 100)+",psychiatry,2026-03-02,TCS,no\n", "-format", "table")
	assert.NotContains(t, out, "\x1b")
	assert.NotContains(t, out, "\u202e")
	assert.Contains(t, out, "a\ufffd[2J\ufffdbcc")
	assert.Contains(t, out, "c…  psychiatry")
}

func TestWordsOfEveryLanguage(t *testing.T) {
	seen := map[string]bool{}
	for _, tag := range []string{"fr", "en-GB", "it_IT", "he", "iw"} {
		w := wordsOf(tag)
		seen[w.yes] = true
		for i, heading := range w.headings {
			assert.Equal(t, i == colBar, heading == "", "%s: column %d", tag, i)
		}
		assert.NotEmpty(t, w.reading, tag)
		assert.Len(t, w.policies, 2, tag)
		for _, forecast := range []forecast{pace, lastYear, bookedOnly} {
			out, _, _ := ask(t, twoYears, "-at", "2026-06-30", "-forecast", string(forecast))
			assert.NotEmpty(t, w.methods[answers(t, out)[1].Projection.Method], "%s: %s", tag, forecast)
		}
	}
	assert.Len(t, seen, 4)
	assert.Equal(t, &french, wordsOf("de"), "French for a language that is not spoken")
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out)
	p.add(1000)
	assert.Nil(t, p.out, "a pipe is not a terminal")
	p = &progress{out: &out, next: time.Now().Add(time.Hour)}
	p.add(1000)
	p.clear()
	assert.Empty(t, out.String(), "a short input needs none")
	p.next = time.Now().Add(-time.Second)
	p.add(500)
	p.add(1)
	p.clear()
	assert.Equal(t, erase+"quota: 1500 rows"+erase, out.String(), "drawn once, then taken away")
}
