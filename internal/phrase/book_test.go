package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/internal/phrase"
)

const small = `key,fr,en,it,he
day,Le {0} à {1} h,"{0}, at {1}",Il {0} alle {1},{0} {1}
twice,{0} et {0},{0},{0},{0}
yes,oui,yes,sì,` + "\u05db\u05df\n"

func mustRead(t *testing.T, text string) phrase.Book {
	t.Helper()
	book, err := phrase.ReadBook(text)
	require.NoError(t, err)
	return book
}

func TestSay(t *testing.T) {
	book := mustRead(t, small)
	for _, c := range []struct {
		reason   string
		language phrase.Language
		key      string
		args     []string
		want     string
	}{
		{"no placeholder", phrase.Italian, "yes", nil, "sì"},
		{"right-to-left text is text", phrase.Hebrew, "yes", nil, "\u05db\u05df"},
		{"placeholders in place", phrase.French, "day", []string{"2 mars", "9"}, "Le 2 mars à 9 h"},
		{"a quoted cell may hold a comma", phrase.English, "day", []string{"March 2", "9"}, "March 2, at 9"},
		{"one argument said twice", phrase.French, "twice", []string{"un"}, "un et un"},
		{"a missing argument stays visible", phrase.French, "day", []string{"2 mars"}, "Le 2 mars à {1} h"},
		{"no argument at all", phrase.French, "day", nil, "Le {0} à {1} h"},
		{"an argument too many is ignored", phrase.English, "yes", []string{"no"}, "yes"},
		{"braces in an argument are not read again", phrase.English, "day", []string{"{1}", "{"}, "{1}, at {"},
		{"an empty argument is given, not missing", phrase.English, "twice", []string{""}, ""},
		{"an unknown key is not lost", phrase.English, "no", []string{"x"}, "«no»"},
		{"nor is the empty key", phrase.English, "", nil, "«»"},
	} {
		assert.Equal(t, c.want, book.Say(c.language, c.key, c.args...), c.reason)
	}
}

func TestSayFallsBackToFrench(t *testing.T) {
	book := mustRead(t, "key,fr,en\nn,{0} actes,{0} acts\nyes,oui,yes\n")
	assert.Equal(t, "yes", book.Say(phrase.English, "yes"))
	assert.Equal(t, "oui", book.Say(phrase.Hebrew, "yes"), "no such column")
	assert.Equal(t, "3 actes", book.Say(phrase.Italian, "n", "3"), "arguments too")
}

func TestSayDoesNotAllocate(t *testing.T) {
	book := mustRead(t, small)
	var said string
	allocs := testing.AllocsPerRun(100, func() { said = book.Say(phrase.English, "yes") })
	assert.Zero(t, allocs, "a sentence without placeholders was parsed at reading")
	assert.Equal(t, "yes", said)
}

func TestKeys(t *testing.T) {
	book := mustRead(t, small)
	keys := book.Keys()
	assert.Equal(t, []string{"day", "twice", "yes"}, keys)
	keys[0] = "mine"
	assert.Equal(t, []string{"day", "twice", "yes"}, book.Keys(), "the caller has a copy")
	assert.True(t, book.Has("yes"))
	assert.False(t, book.Has("mine"))
}

func TestZeroBookIsEmpty(t *testing.T) {
	var book phrase.Book
	assert.Empty(t, book.Keys())
	assert.False(t, book.Has("yes"))
	assert.Equal(t, "«yes»", book.Say(phrase.French, "yes"))
}

func TestAppendByMakesOnlyWhatIsSaid(t *testing.T) {
	book := mustRead(t, small)
	var asked []int
	arg := func(to []byte, n int) []byte {
		asked = append(asked, n)
		return append(to, 'x')
	}
	assert.Equal(t, "oui", string(book.Find("yes").AppendBy(nil, phrase.French, 3, arg)))
	assert.Equal(t, "x et x", string(book.Find("twice").AppendBy(nil, phrase.French, 3, arg)))
	assert.Equal(t, "Le x à {1} h", string(book.Find("day").AppendBy(nil, phrase.French, 1, arg)), "what is missing is seen")
	assert.Equal(t, "", string(book.Find("none").AppendBy(nil, phrase.French, 3, arg)))
	assert.Equal(t, []int{0, 0, 0}, asked)
}
