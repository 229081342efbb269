package acts

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Control characters in a reference do not reach the terminal, for it is refused; a long
// one is cut.
func TestTableIsPrintable(t *testing.T) {
	out, _ := ask(t, header+"a\x1b[2J\u202eb"+strings.Repeat("c", 100)+",psychiatry,2026-03-02,TCS,no\n", "-format", "table")
	assert.NotContains(t, out, "\x1b")
	assert.NotContains(t, out, "\u202e")
	out, _ = ask(t, header+strings.Repeat("c", 100)+",psychiatry,2026-03-02,TCS,no\n", "-format", "table")
	assert.Contains(t, out, "c…  psychiatrie")
}

// Each language says every column, method and policy in words of its own.
func TestWordsOfEveryLanguage(t *testing.T) {
	seen := map[string]bool{}
	for _, tag := range []string{"fr", "en-GB", "it_IT", "he", "iw"} {
		table := func(args ...string) string {
			out, _ := ask(t, twoYears, append(args, "-format", "table", "-lang", tag)...)
			assert.NotContains(t, out, "«", "a key without words: %s", tag)
			return out
		}
		out := table("-at", "2026-06-30")
		seen[strings.SplitN(out, "\n", 2)[0]] = true
		for _, forecast := range []Method{AtPace, AsLastYear, BookedOnly} {
			table("-at", "2026-06-30", "-forecast", string(forecast))
		}
		in2024 := strings.ReplaceAll(twoYears, "2026-", "2024-")
		for _, policy := range []string{"auto", "convention-2024"} {
			out, _ := ask(t, in2024, "-policy", policy, "-format", "table", "-lang", tag)
			assert.NotContains(t, out, "«", "%s: %s", tag, policy)
		}
	}
	assert.Len(t, seen, 4)
	french, _ := ask(t, twoYears, "-format", "table")
	german, _ := ask(t, twoYears, "-format", "table", "-lang", "de")
	assert.Equal(t, french, german, "French for a language that is not spoken")
}

// A Hebrew table runs from right to left: each line begins so, and goes on so after
// a reference in Latin letters. The marks that do it take no room.
func TestDirectionOfTheTable(t *testing.T) {
	const mark = "\u200f"
	in := twoYears + "a,neurology,2026-01-01,CS,no\n"
	for _, lang := range []string{"fr", "en", "it", "he"} {
		out, _ := ask(t, in, "-format", "table", "-lang", lang, "-at", "2026-06-30")
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		require.Greater(t, len(lines), 8)
		for _, line := range lines {
			assert.Equal(t, lang == "he" && line != "", strings.HasPrefix(line, mark), "%s: %q", lang, line)
		}
		assert.Equal(t, lang == "he", strings.Contains(out, mark+"דרמטולוגיה"), lang)
		assert.NotContains(t, out, mark+"\n", "nothing hangs at the end of a line")
		plain := strings.Split(strings.ReplaceAll(out, mark, ""), "\n")
		bars := 0
		for _, line := range plain {
			assert.LessOrEqual(t, len([]rune(line)), 80, "as wide as a terminal: %s", line)
			if strings.Contains(line, "│") && strings.Contains(line, "20") {
				if at := column(line, '%'); bars == 0 {
					bars = at
				} else {
					assert.Equal(t, bars, at, "aligned: %s", lang)
				}
			}
		}
	}
}

// column is where a rune stands in a line, counted in runes.
func column(line string, r rune) int {
	before, _, _ := strings.Cut(line, string(r))
	return len([]rune(before))
}

// Percentages are those of the library in each language, in the rows as in the notes.
func TestPercentagesOfTheTable(t *testing.T) {
	for lang, want := range map[string]struct{ share, cap, interval string }{
		"fr": {"20,00\u00a0%", "20\u00a0%", "42,85–42,85\u00a0%"}, "en": {"20.00%", "20%", "42.85–42.85%"},
		"it": {"20,00%", "20%", "42,85–42,85%"}, "he": {"20.00%", "20%", "42.85–42.85%"},
	} {
		out, _ := ask(t, twoYears, "-format", "table", "-lang", lang, "-at", "2026-06-30", "-forecast", "booked")
		out = strings.ReplaceAll(out, "\u200f", "")
		for _, cell := range []string{want.share, want.cap} {
			assert.Contains(t, out, " "+cell+"  ", lang)
		}
		assert.Contains(t, out, " "+want.interval+", ", lang)
		p, err := quota.Cap{Specialty: telehealth.Dermatology}.Judge(2026, quota.Count{InPerson: 4, Video: 1})
		require.NoError(t, err)
		text := strings.ReplaceAll(p.Text(lang), "\u200f", "")
		assert.Contains(t, text, " "+want.share, "the library: %s", lang)
		assert.Contains(t, text, " "+want.cap, "the library: %s", lang)
	}
}

// Above on one evening and within at the end: the table says how that can be.
func TestTableOfACrossingThatIsCured(t *testing.T) {
	done := header + strings.Repeat("a,general-practice,2026-01-05,G,no\n", 4) + "a,general-practice,2026-01-05,TCG,no\n"
	for _, c := range []struct {
		reason, booked, at, crossing string
		cured                        bool
	}{
		{"2 of 6 in June, 2 of 12 in July", "a,general-practice,2026-06-01,TCG,no\n" + strings.Repeat("a,general-practice,2026-07-01,G,no\n", 6), "2026-03-05", "2026-06-01", true},
		{"above to the end", "a,general-practice,2026-06-01,TCG,no\n", "2026-03-05", "2026-06-01", false},
		{"already above, 2 of 6", "a,general-practice,2026-02-01,TCG,no\n" + strings.Repeat("a,general-practice,2026-07-01,G,no\n", 6), "2026-03-05", "2026-03-05", true},
	} {
		for _, lang := range []string{"fr", "en", "it", "he"} {
			out, _ := ask(t, done+c.booked, "-at", c.at, "-forecast", "booked", "-format", "table", "-lang", lang)
			out = strings.ReplaceAll(out, "\u200f", "")
			out = strings.Join(strings.Fields(out), " ")
			note := "[1] " + phrases().Say(phrase.Match(lang), "crossing.cured") + " -"
			assert.Equal(t, c.cured, strings.Contains(out, c.crossing+" [1], "), "%s: %s", c.reason, lang)
			assert.Equal(t, c.cured, strings.Contains(out, note), "%s: %s", c.reason, lang)
			assert.Contains(t, out, c.crossing, c.reason)
		}
	}
}
