package phrase_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/internal/phrase"
)

func TestReadBookRefuses(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"no header", "", "header: EOF"},
		{"no sentences at all", "key\n", `header: "key", expected key,fr`},
		{"French is not first", "key,en,fr\n", `header: "key,en,fr", expected key,fr`},
		{"a byte order mark, as some spreadsheets write", "\ufeffkey,fr,en\n", `header: "\ufeffkey,fr,en"`},
		{"a language we cannot write", "key,fr,de\n", `header: column "de" is not a language`},
		{"a language spelled as a region", "key,fr,en-GB\n", `header: column "en-GB" is not a language`},
		{"two columns for one language", "key,fr,en,en\n", `header: column "en" appears twice`},
		{"the Latin-1 that some spreadsheets write", "key,fr,en\na,\xe9t\xe9,summer\n", "not UTF-8"},
		{"a cell is missing", "key,fr,en\na,un\n", "wrong number of fields"},
		{"a cell too many, an unquoted comma", "key,fr,en\na,un,one,two\n", "wrong number of fields"},
		{"a quote left open", "key,fr,en\na,\"un,one\n", "line 2"},
		{"no key", "key,fr,en\n,un,one\n", `key "": blank`},
		{"an empty cell", "key,fr,en\na,un,\n", `key "a": en: blank`},
		{"a no-break space is not a sentence", "key,fr,en\na,\u00a0,one\n", `key "a": fr: blank`},
		{"a key twice", "key,fr,en\na,un,one\na,un,one\n", `key "a": appears twice`},
		{"keys out of order", "key,fr,en\nb,un,one\na,un,one\n", `key "a": not sorted, it comes after "b"`},
		{"a forgotten argument", "key,fr,en\na,{0} {1},{0}\n", `key "a": en: placeholders [0], but fr has [0 1]`},
		{"an argument too many", "key,fr,en,it,he\na,{0},{0},{0},{0} {2}\n", `key "a": he: placeholders [0 2], but fr has [0]`},
		{"another argument", "key,fr,en\na,{0},{1}\n", `key "a": en: placeholders [1], but fr has [0]`},
		{"a brace left open", "key,fr,en\na,un,one {0\n", `key "a": en: an opening brace`},
		{"a brace never opened", "key,fr,en\na,un 0},one\n", `key "a": fr: a closing brace`},
		{"a brace inside braces", "key,fr,en\na,{{0}},one\n", `key "a": fr: placeholder "{{0}"`},
		{"no number", "key,fr,en\na,{},one\n", `key "a": fr: placeholder "{}"`},
		{"a name", "key,fr,en\na,un,{day}\n", `key "a": en: placeholder "{day}"`},
		{"a space", "key,fr,en\na,un,{ 0}\n", `key "a": en: placeholder "{ 0}"`},
		{"a leading zero", "key,fr,en\na,un,{00}\n", `key "a": en: placeholder "{00}"`},
		{"a sign", "key,fr,en\na,un,{-1}\n", `key "a": en: placeholder "{-1}"`},
		{"a year, not an argument", "key,fr,en\na,{2026},one\n", `key "a": fr: placeholder "{2026}"`},
		{"a number beyond int", "key,fr,en\na,{99999999999999999999},one\n", `key "a": fr: placeholder`},
	} {
		book, err := phrase.ReadBook(c.text)
		assert.ErrorContains(t, err, c.want, c.reason)
		assert.Empty(t, book.Keys(), c.reason)
	}
}

func TestReadBookAccepts(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		keys         []string
	}{
		{"no sentence yet", "key,fr,en\n", nil},
		{"French alone", "key,fr\na,un\n", []string{"a"}},
		{"some languages, in any order after French", "key,fr,he,en\na,un,1,one\n", []string{"a"}},
		{"lines of Windows", "key,fr,en\r\na,un,one\r\n", []string{"a"}},
		{"placeholders in another order and number", "key,fr,en\na,{0} {1},{1} {0} {1}\n", []string{"a"}},
		{"the highest placeholder", "key,fr,en\na,{99},{99}\n", []string{"a"}},
		{"capitals sort before small letters, by bytes", "key,fr,en\nB,un,one\na,un,one\n", []string{"B", "a"}},
	} {
		book, err := phrase.ReadBook(c.text)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.keys, book.Keys(), c.reason)
	}
}

// Whatever the text, ReadBook returns a book that keeps its promises, or an
// error and an empty book.
func FuzzReadBook(f *testing.F) {
	f.Add("key,fr,en\nday,Le {0},On {0}\nyes,oui,yes\n")      // a book
	f.Add("key,fr,en,it,he\na,{1}{0},{0}{1},{1}{0},{0}{1}\n") // placeholders only, touching
	f.Add("key,fr\na,\"l'\"\"acte\"\"\nsuite\"\n")            // quotes and a line break in a cell
	f.Add("key,fr\na,{10}{1}0{0}\n")                          // a digit after a placeholder
	f.Add("key,fr\na,{{0}}\n")                                // nested braces
	f.Add("key,fr\na,}{\n")                                   // braces back to front
	f.Add("key,fr,en\nb,x,x\na,x,x\n")                        // not sorted
	f.Add("key,fr,fr\n")                                      // a column twice
	f.Add("\ufeffkey,fr\n")                                   // a byte order mark
	f.Add("key,fr\na,\xff\n")                                 // not UTF-8
	f.Add("")                                                 // nothing
	same, empty := make([]string, 100), make([]string, 100)
	for i := range same {
		same[i] = fmt.Sprintf("{%d}", i)
	}
	f.Fuzz(func(t *testing.T, text string) {
		book, err := phrase.ReadBook(text)
		keys := book.Keys()
		if err != nil {
			assert.Empty(t, keys, "no half-read book")
			return
		}
		assert.True(t, slices.IsSorted(keys))
		assert.Len(t, slices.Compact(slices.Clone(keys)), len(keys), "each key once")
		for _, key := range keys {
			assert.True(t, book.Has(key))
			for l := range phrase.Language(4) {
				said := book.Say(l, key)
				assert.NotEmpty(t, strings.TrimSpace(said))
				assert.Equal(t, said, book.Say(l, key, same...), "no piece is lost or moved")
				assert.NotContains(t, book.Say(l, key, empty...), "{", "no argument is forgotten")
			}
		}
	})
}
