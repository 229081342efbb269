package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

func TestFootnotes(t *testing.T) {
	decree := telehealth.Source{ID: "d", Title: "A decree", URL: "https://example.org/d", Checked: telehealth.MustParseDate("2026-11-24")}
	page := telehealth.Source{ID: "p", Title: "A page", URL: "https://example.org/p"}
	var f phrase.Footnotes
	checked := func(d telehealth.Date) string { return "read on " + d.String() }
	assert.Empty(t, f.List("Texts", checked), "no text, no title")
	assert.Equal(t, "[1]", f.Cite(decree))
	assert.Equal(t, "[2]", f.Cite(page))
	assert.Equal(t, "[1]", f.Cite(decree), "each text once")
	assert.Equal(t, "\nTexts\n[1] A decree\n    https://example.org/d\n    read on 2026-11-24\n[2] A page\n    https://example.org/p\n",
		f.List("Texts", checked), "a caller's text was checked on no day")
	own := page
	own.Title = "Another page"
	assert.Equal(t, "[3]", f.Cite(own), "two texts with one id are two texts")
}
