package phrase

import (
	"sync"

	"golang.org/x/text/language"
)

// longestTag bounds the work done for a stranger's input. RFC 5646, section
// 4.4.1, asks for 35 bytes; real tags stay well below this.
const longestTag = 100

// matcher is built on first use, since most programs write one language only
// and never ask.
var matcher = sync.OnceValue(func() language.Matcher {
	var tags [languages]language.Tag
	for l := range tags {
		tags[l] = language.MustParse(Language(l).String())
	}
	return language.NewMatcher(tags[:])
})

// Match returns the language to write for a reader who asks for tag, a BCP 47
// tag such as "it-CH"; "iw", the old code of Hebrew, is read too. A language
// that CLDR knows to be read beside one of ours gives that one: Breton gives
// French, Welsh gives English. Anything unsupported or not understood gives
// French: "de", the empty string, a list of tags, garbage.
func Match(tag string) Language {
	for l := range Language(languages) { // the plain names need no search
		if tag == l.String() {
			return l
		}
	}
	if len(tag) > longestTag {
		return French
	}
	// A tag that is not wholly understood still parses to a guess: an unknown
	// language in the US becomes English. No guess is better than that one.
	t, err := language.Parse(tag)
	if err != nil {
		return French
	}
	// The index, not the tag: Match returns tags with extensions of its own
	// (fr-u-rg-bezzzz). And not without the confidence: Ladino, which has no
	// match, comes with the index of Hebrew.
	_, index, confidence := matcher().Match(t)
	if confidence == language.No {
		return French
	}
	return Language(index)
}
