package phrase

import "strings"

// Directed returns a text of several lines so that each is read in the direction
// of the language. A Hebrew line that begins with a letter key or a digit would
// otherwise be laid out from left to right, against the lines around it.
func Directed(l Language, text string) string {
	if l != Hebrew || text == "" {
		return text
	}
	body, end := strings.CutSuffix(text, "\n")
	body = rightToLeft + strings.ReplaceAll(body, "\n", "\n"+rightToLeft)
	if end {
		body += "\n"
	}
	return body
}
