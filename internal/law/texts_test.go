package law_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

const textsHeader = "id,kind,title,url,published,checked\n"

func TestReadTexts(t *testing.T) {
	texts, err := law.ReadTexts(strings.NewReader("# texts\n" + textsHeader +
		"b,journal,\"A decree, dated\",https://example.org/b,2024-12-22,2026-11-24\n" +
		"a,official,A page,http://example.org/a,,2026-11-24\n"))
	require.NoError(t, err)
	b := telehealth.Source{ID: "b", Kind: telehealth.SourceJournal, Title: "A decree, dated", URL: "https://example.org/b", Published: day("2024-12-22"), Checked: day("2026-11-24")}
	a := telehealth.Source{ID: "a", Kind: telehealth.SourceOfficial, Title: "A page", URL: "http://example.org/a", Checked: day("2026-11-24")}
	assert.Equal(t, []telehealth.Source{b, a}, texts.All(), "in the order of the file; no day of publication is no day")

	got, ok := texts.Resolve("a")
	assert.True(t, ok)
	assert.Equal(t, a, got)
	got, ok = texts.Resolve("A")
	assert.False(t, ok, "an id is written in one way")
	assert.Zero(t, got)

	texts.All()[0].Title = "changed"
	assert.Equal(t, []telehealth.Source{b, a}, texts.All(), "All returns a copy")
}

func TestTextsZero(t *testing.T) {
	var zero law.Texts
	assert.Empty(t, zero.All())
	_, ok := zero.Resolve("")
	assert.False(t, ok, "the zero Texts holds none, not even the text without id")
}

func TestReadTextsRefuses(t *testing.T) {
	const good = textsHeader + "a,official,A page,https://example.org,,2026-11-24\n"
	for _, c := range []struct {
		reason, file string
		code         telehealth.ErrorCode
		field, value string
	}{
		{"an empty file", "", telehealth.ErrorMissing, "line 1, header", ""},
		{"no header", "a,official,A page,https://example.org,,2026-11-24\n", telehealth.ErrorMalformed, "line 1, header", "a,official,A page,https://example.org,,2026-11-24"},
		{"an id twice: which text does a row cite?", good + "a,official,Another,https://example.org/2,,2026-11-24\n", telehealth.ErrorContradiction, "line 3, id", "a"},
		{"no id", textsHeader + ",official,A page,https://example.org,,2026-11-24\n", telehealth.ErrorMissing, "line 2, id", ""},
		{"no kind: may a patient's quote cite it?", textsHeader + "a,,A page,https://example.org,,2026-11-24\n", telehealth.ErrorUnknown, "line 2, kind", ""},
		{"a kind that is none", textsHeader + "a,rumour,A page,https://example.org,,2026-11-24\n", telehealth.ErrorUnknown, "line 2, kind", "rumour"},
		{"no title: a note without a name", textsHeader + "a,official,,https://example.org,,2026-11-24\n", telehealth.ErrorMissing, "line 2, title", ""},
		{"no address", textsHeader + "a,official,A page,,,2026-11-24\n", telehealth.ErrorMalformed, "line 2, url", ""},
		{"an address without scheme", textsHeader + "a,official,A page,www.ameli.fr/medecin,,2026-11-24\n", telehealth.ErrorMalformed, "line 2, url", "www.ameli.fr/medecin"},
		{"a scheme that a browser would run", textsHeader + "a,official,A page,javascript:alert(1),,2026-11-24\n", telehealth.ErrorMalformed, "line 2, url", "javascript:alert(1)"},
		{"a file of the author's disk", textsHeader + "a,official,A page,file:///home/a.pdf,,2026-11-24\n", telehealth.ErrorMalformed, "line 2, url", "file:///home/a.pdf"},
		{"an address without host", textsHeader + "a,official,A page,https:///a,,2026-11-24\n", telehealth.ErrorMalformed, "line 2, url", "https:///a"},
		{"a publication on no day", textsHeader + "a,official,A page,https://example.org,2024,2026-11-24\n", telehealth.ErrorMalformed, "line 2, published", "2024"},
		{"never checked", textsHeader + "a,official,A page,https://example.org,,\n", telehealth.ErrorMalformed, "line 2, checked", ""},
		{"checked on a day of no calendar", textsHeader + "a,official,A page,https://example.org,,2026-02-29\n", telehealth.ErrorMalformed, "line 2, checked", "2026-02-29"},
		{"a comma in a title without quotes", textsHeader + "a,official,A page, dated,https://example.org,,2026-11-24\n", telehealth.ErrorMalformed, "line 2, csv", "wrong number of fields"},
		{"a quote left open", good + "b,official,\"A page\n", telehealth.ErrorMalformed, "line 3, csv", "extraneous or missing \" in quoted-field"},
	} {
		require.NotEmpty(t, c.reason)
		texts, err := law.ReadTexts(strings.NewReader(c.file))
		bad := requireFieldError(t, err, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.value, bad.Value, c.reason)
		assert.NotEmpty(t, bad.Want, c.reason)
		assert.Empty(t, texts.All(), "no half-read catalogue: "+c.reason)
	}
}

func TestIsLink(t *testing.T) {
	for _, c := range []struct {
		reason, s string
		want      bool
	}{
		{"the usual address", "https://www.ameli.fr/medecin", true},
		{"old pages without encryption", "http://www.remede.org", true},
		{"schemes have no case", "HTTPS://www.ameli.fr", true},
		{"a host is enough", "https://example.org", true},
		{"nothing", "", false},
		{"the id of a text", "service-public-F1069", false},
		{"a scheme alone", "https://", false},
		{"no host", "https:/ameli.fr", false},
		{"relative to an unknown scheme", "//www.ameli.fr", false},
		{"a mail address", "mailto:a@example.org", false},
		{"another protocol", "ftp://example.org", false},
		{"a space before", " https://example.org", false},
		{"a line feed, which would forge a header", "https://example.org\n", false},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, law.IsLink(c.s), c.reason)
	}
}

func TestCatalogue(t *testing.T) {
	texts := law.Catalogue().All()
	require.NotEmpty(t, texts, "a test on no text proves nothing")
	var newest telehealth.Date
	for _, s := range texts {
		if s.Checked.After(newest) {
			newest = s.Checked
		}
	}
	for _, s := range texts {
		assert.Equal(t, strings.TrimSpace(s.Title), s.Title, s.ID)
		assert.NotEmpty(t, s.Title, s.ID)
		assert.True(t, law.IsLink(s.URL), "%s: %q", s.ID, s.URL)
		assert.Regexp(t, `^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$`, s.ID, "an id stands in tables: no space, no comma")
		assert.False(t, s.Checked.Before(day("2026-01-01")), "%s: checked %s, before the library was written", s.ID, s.Checked)
		assert.False(t, s.Checked.After(day("2026-12-31")), "%s: checked %s, a day of the future or a new year to write here", s.ID, s.Checked)
		assert.LessOrEqual(t, newest.DaysSince(s.Checked), 400, "%s: stale, compare it with its text again", s.ID)
		assert.False(t, s.Published.After(s.Checked), "%s: published %s, after it was checked", s.ID, s.Published)
		got, ok := law.Catalogue().Resolve(s.ID)
		assert.True(t, ok, s.ID)
		assert.Equal(t, s, got, s.ID)
	}
}

// A text that no row cites is dead weight: it is checked every year for nothing,
// and its presence says that the tables rest on it.
func TestEveryTextIsCited(t *testing.T) {
	cited := slices.Concat(citedBy(t, "../../billing/tariffs.csv"), citedBy(t, "../../billing/rules.csv"),
		citedBy(t, "../../quota/policies.csv"), citedBy(t, "../../quota/notes.csv"),
		citedBy(t, "../holiday/days.csv"), citedBy(t, "../holiday/hours.csv"),
		citedBy(t, "../../appointment/teleconsult/rules.csv"), citedBy(t, "pathway.csv"),
		citedBy(t, "../../appointment/teleconsult/criteria.csv"), citedBy(t, "../../appointment/teleconsult/tools.csv"))
	for _, s := range law.Catalogue().All() {
		assert.True(t, slices.Contains(cited, s.ID), "no row cites %s: cite it or drop it from texts.csv", s.ID)
	}
}

func citedBy(t *testing.T, file string) (ids []string) {
	t.Helper()
	cells := cellsOf(t, file)
	column := slices.Index(cells[0], "source")
	require.GreaterOrEqual(t, column, 0, "%s has a column source", file)
	for _, line := range cells[1:] {
		ids = append(ids, line[column])
	}
	require.NotEmpty(t, ids, "%s has rows", file)
	return ids
}
