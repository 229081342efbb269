package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

func TestReport(t *testing.T) {
	book, err := phrase.ReadBook("key,fr,en\nfew,{0} : peu,{0}: few\nlabel.why,Raisons,Reasons\n")
	require.NoError(t, err)
	text := telehealth.Source{ID: "text", Title: "Un texte", URL: "https://example.org/t", Checked: telehealth.MustParseDate("2026-11-24")}
	write := func(tag string) string {
		r := phrase.NewReport(book, tag)
		r.Line("few", "CS")
		r.Table([][]string{{"", "a"}, {"élan", "12"}, {"b", "1\u200e"}})
		r.Line("label.why")
		r.Bullet("one", telehealth.ConfidenceLikely, &text)
		r.Bullet("two", telehealth.ConfidenceSure, &text)
		r.Bullet("three", telehealth.ConfidenceDisputed, nil)
		return r.Finished()
	}
	assert.Equal(t, "CS: few\n"+
		"        a\n"+
		"élan   12\n"+
		"b       1\u200e\n"+
		"Reasons\n"+ // a package's own sentence goes before the common one
		"- one (likely) [1]\n- two [1]\n- three (disputed)\n"+
		"\nTexts\n[1] Un texte\n    https://example.org/t\n    checked on November 24, 2026\n", write("en-GB"))
	assert.Contains(t, write("fr"), "vérifié le 24 novembre 2026")
	assert.Contains(t, write("xx"), "CS : peu", "French for a language that is not spoken")
	for _, l := range []phrase.Language{phrase.French, phrase.English, phrase.Italian, phrase.Hebrew} {
		assert.NotContains(t, write(l.String()), "«few")
		assert.Empty(t, phrase.Doubt(l, telehealth.ConfidenceSure))
		assert.NotEmpty(t, phrase.Doubt(l, telehealth.ConfidenceLikely))
	}
	r := phrase.NewReport(book, "en")
	assert.Empty(t, r.Finished(), "nothing said, nothing cited")
	r.Line("label.nothing")
	assert.Equal(t, "«label.nothing»\n", r.Finished(), "a sentence that is missing is seen")
}

func TestEmbeddedPanics(t *testing.T) {
	book := phrase.Embedded("key,fr\nb,x\na,y\n")
	assert.Panics(t, func() { book() }, "a book with a fault is a program with one")
}
