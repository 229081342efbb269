package phrase_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/internal/phrase"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		reason, tag string
		want        phrase.Language
	}{
		{"the language alone", "fr", phrase.French},
		{"the country of the law", "fr-FR", phrase.French},
		{"French of elsewhere", "fr-CA", phrase.French},
		{"the language alone", "en", phrase.English},
		{"British is not a column of its own", "en-GB", phrase.English},
		{"case and underscore are free", "EN_us", phrase.English},
		{"the matched tag has extensions, the index has not (T7)", "en-US-u-ca-buddhist", phrase.English},
		{"the language alone", "it", phrase.Italian},
		{"Italian of Switzerland", "it-CH", phrase.Italian},
		{"three letters of ISO 639-2", "ita", phrase.Italian},
		{"a country says its language", "und-IT", phrase.Italian},
		{"the language alone", "he", phrase.Hebrew},
		{"the code of Hebrew before 1989", "iw", phrase.Hebrew},
		{"the old code with a country", "iw-IL", phrase.Hebrew},
		{"Bretons read French, says CLDR", "br", phrase.French},
		{"the Welsh read English, says CLDR", "cy", phrase.English},
		{"no column, so the language of the law", "de", phrase.French},
		{"Ladino has no match but the index of Hebrew", "lad", phrase.French},
		{"Hebrew in Latin letters is not read by readers of Hebrew", "he-Latn", phrase.French},
		{"nothing was asked", "", phrase.French},
		{"undetermined", "und", phrase.French},
		{"an unknown language in the US is not English", "xx-US", phrase.French},
		{"a private tag", "x-private", phrase.French},
		{"a list is not a tag", "en,it;q=0.5", phrase.French},
		{"any language", "*", phrase.French},
		{"a tag cut short", "en-", phrase.French},
		{"not text", "\xff\x00", phrase.French},
		{"a megabyte that starts well", "en-" + strings.Repeat("abcde-", 1<<18), phrase.French},
	} {
		assert.Equalf(t, c.want, phrase.Match(c.tag), "%.40q: %s", c.tag, c.reason)
	}
}

func TestLanguageString(t *testing.T) {
	for l, want := range []string{"fr", "en", "it", "he"} {
		assert.Equal(t, want, phrase.Language(l).String())
		assert.Equal(t, phrase.Language(l), phrase.Match(want), "what String writes, Match reads")
	}
}

func TestLanguageBeyondTheConstantsIsFrench(t *testing.T) {
	const beyond = phrase.Language(200)
	assert.Equal(t, "fr", beyond.String())
	assert.Equal(t, phrase.Euros(phrase.French, -123450), phrase.Euros(beyond, -123450))
	book, err := phrase.ReadBook("key,fr,en\nyes,oui,yes\n")
	assert.NoError(t, err)
	assert.Equal(t, "oui", book.Say(beyond, "yes"))
}

func FuzzMatch(f *testing.F) {
	f.Add("it-CH")                   // a tag
	f.Add("iw")                      // a deprecated one
	f.Add("sgn-BE-FR")               // grandfathered
	f.Add("zh-cmn-yue-abc")          // more extended languages than allowed
	f.Add("en-t-de-u-co-phonebk")    // extensions
	f.Add("de-1996-1996")            // a variant twice
	f.Add(strings.Repeat("a-", 100)) // longer than any tag
	f.Fuzz(func(t *testing.T, tag string) {
		assert.LessOrEqual(t, phrase.Match(tag), phrase.Hebrew)
	})
}
