package main

import (
	"bytes"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/billing"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

const week = "../../testdata/practice.json"

var decimals = regexp.MustCompile(`\d[.,]\d\d\b`)

var languages = []string{"fr", "en", "it", "he"}

type result struct {
	status      int
	out, errors string
}

func practiceOn(stdin io.Reader, args ...string) result {
	var out, errors bytes.Buffer
	status := run(args, stdin, &out, &errors)
	return result{status, out.String(), errors.String()}
}

func TestGolden(t *testing.T) {
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			got := practiceOn(nil, "-lang", lang, week)
			if got.status != ok || got.errors != "" {
				t.Fatalf("status %d, stderr %q", got.status, got.errors)
			}
			golden := "../../testdata/practice." + lang + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got.out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.out != string(want) {
				t.Errorf("not as in %s (see the change with -update):\n%s", golden, got.out)
			}
		})
	}
}

// A terminal is 80 columns wide, and a report that wraps in it cannot be read.
func TestNarrow(t *testing.T) {
	for _, lang := range languages {
		for _, more := range []string{"-explain=false", "-explain"} {
			for line := range strings.Lines(practiceOn(nil, "-lang", lang, more, week).out) {
				line = strings.TrimSuffix(line, "\n")
				if width(line) > most && !strings.Contains(line, "://") {
					t.Errorf("%s %s: %d columns: %s", lang, more, width(line), line)
				}
			}
		}
	}
}

// The example of the package documentation: 60 € in sector 2 outside OPTAM,
// without complementary insurance.
func TestSeed(t *testing.T) {
	line := lineOf(t, practiceOn(nil, week).out, "a-001")
	for _, want := range []string{" 60,00 ", " 14,10 ", " 0,00 ", " 45,90"} {
		if !strings.Contains(plain(line), want) {
			t.Errorf("%q does not show %q", line, want)
		}
	}
}

func TestAligned(t *testing.T) {
	for _, lang := range languages {
		widths := map[int]int{}
		for line := range strings.Lines(practiceOn(nil, "-lang", lang, week).out) {
			if len(decimals.FindAllString(line, -1)) == 4 {
				widths[width(line)]++
			}
		}
		if len(widths) != 1 {
			t.Errorf("%s: rows of amounts end in several columns: %v", lang, widths)
		}
	}
}

func TestFeeIsShared(t *testing.T) {
	p, err := open(week, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := sum(p.visits(), everyone)
	if parts := all.amounts[1] + all.amounts[2] + all.amounts[3]; parts != all.amounts[0] {
		t.Errorf("the payers pay %s of %s", parts, all.amounts[0])
	}
	var doctors [4]billing.Amount
	for _, d := range p.Doctors {
		for i, a := range sum(p.visits(), d.Ref).amounts {
			doctors[i] += a
		}
	}
	if doctors != all.amounts {
		t.Errorf("the doctors add up to %v, all to %v", doctors, all.amounts)
	}
}

func TestExplain(t *testing.T) {
	if out := practiceOn(nil, week).out; strings.Contains(out, "F1069") || !strings.Contains(out, "-explain") {
		t.Error("without -explain the report shows no text of the law, and says how to see them")
	}
	got := practiceOn(nil, "-explain", "-only", "a-001", week)
	if got.status != ok || !strings.Contains(got.out, "service-public F1069") {
		t.Errorf("status %d, no source in:\n%s", got.status, got.out)
	}
	if strings.Contains(got.out, "a-002") || strings.Contains(got.out, "Total") {
		t.Error("-only shows that bill and no totals")
	}
	all := practiceOn(nil, "-explain", "-lang", "en", week)
	if n := strings.Count(all.out, "% = "); n < 28 {
		t.Errorf("%d letter keys of 28 bills explained", n)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(all.out) {
		address := strings.TrimSpace(line)
		if !strings.HasPrefix(address, "http") {
			continue
		}
		if seen[address] {
			t.Errorf("an address stands twice: %s", address)
		}
		seen[address] = true
	}
	if len(seen) < 20 {
		t.Errorf("%d addresses of 28 bills", len(seen))
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"help", []string{"-h"}, ok, "usage: practice"},
		{"unknown flag", []string{"-explian"}, usage, "usage: practice"},
		{"unknown language", []string{"-lang", "de", week}, usage, `"de", supported: fr, en, it, he`},
		{"two files", []string{week, week}, usage, "one file at most"},
		{"no file", []string{"none.json"}, failed, "none.json"},
		{"no default file", nil, failed, "root of the repository"},
		{"a directory", []string{"."}, failed, "practice: "},
		{"unknown appointment", []string{"-only", "a-999", week}, failed, `"a-999"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := practiceOn(nil, c.args...)
			if got.status != c.status || !strings.Contains(got.errors, c.says) || got.out != "" {
				t.Errorf("got %+v, want status %d and %q on stderr only", got, c.status, c.says)
			}
		})
	}
}

func lineOf(t *testing.T, out, word string) string {
	t.Helper()
	for line := range strings.Lines(out) {
		if strings.Contains(line, word) {
			return strings.TrimRight(line, "\n")
		}
	}
	t.Fatalf("no line with %q in:\n%s", word, out)
	return ""
}

// plain turns the no-break spaces of French amounts into ordinary ones.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

// The name of a file can hold what a terminal obeys.
func TestFileNamesAreShownAsText(t *testing.T) {
	var complaint strings.Builder
	require.NotZero(t, run([]string{"no\x1b[31mfile\u202e"}, strings.NewReader(""), io.Discard, &complaint))
	assert.Contains(t, complaint.String(), "31mfile")
	assert.NotContains(t, complaint.String(), "\x1b")
	assert.NotContains(t, complaint.String(), "\u202e")
}

// What is read is held in memory, several times over.
func TestPracticeOfMoreThanAnyHas(t *testing.T) {
	endless := io.MultiReader(strings.NewReader(`{"x":"`), io.LimitReader(zeros{}, 17<<20))
	_, err := read("p.json", endless)
	require.ErrorContains(t, err, "more than 16777216 bytes")
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '0'
	}
	return len(b), nil
}
