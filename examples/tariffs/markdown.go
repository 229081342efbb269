package main

import (
	"strings"
	"unicode"
)

// escape makes a text stand for itself within a line of Markdown, also in a
// cell of a table. Spaces of every kind become one ordinary space: what nobody
// can see in the file must not be there.
func escape(text string) string {
	return marks.Replace(strings.Join(strings.Fields(text), " "))
}

var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`|`, `\|`, `#`, `\#`, `&`, `\&`, `~`, `\~`,
)

// link writes a link; the characters that would end it early are percent-encoded.
func link(text, url string) string {
	return "[" + escape(text) + "](" + destination.Replace(url) + ")"
}

var destination = strings.NewReplacer(
	" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "|", "%7C",
)

// slug is the anchor that GitHub gives to a heading: small letters, hyphens for
// spaces, no punctuation.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		default:
			return -1
		}
	}, heading)
}
