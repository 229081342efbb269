package appointment

import (
	"bytes"
	"encoding/json"
	"errors"
)

var (
	errRepeated = errors.New("a name twice")
	errNotUTF8  = errors.New("text that is not UTF-8")
)

// repeatedName finds an object that has a name twice, and says where the second one
// is. Package json takes the last of them, another reader may take the first, and the
// two would not agree on a history. Upper and lower case are the same name to it, so
// they are here. The text must be valid JSON.
func repeatedName(data []byte) (at int, twice bool) {
	type level struct {
		object bool
		first  int // of its names
	}
	open, names := make([]level, 0, 8), make([][]byte, 0, 64)
	name := false // a string that comes now is a name
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{', '[':
			name = data[i] == '{'
			open = append(open, level{name, len(names)})
		case '}', ']':
			names = names[:open[len(open)-1].first]
			open = open[:len(open)-1]
		case ',':
			name = open[len(open)-1].object
		case ':':
			name = false
		case '"':
			text := quoted(data[i:])
			if name {
				this := unquoted(text)
				for _, known := range names[open[len(open)-1].first:] {
					if bytes.EqualFold(known, this) {
						return i, true
					}
				}
				names = append(names, this)
			}
			i += len(text) - 1
		}
	}
	return 0, false
}

// quoted is the string that a text begins with, as it is written.
func quoted(text []byte) []byte {
	end := 1
	for text[end] != '"' {
		if text[end] == '\\' {
			end++
		}
		end++
	}
	return text[:end+1]
}

func unquoted(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 {
		return text[1 : len(text)-1]
	}
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return text
	}
	return []byte(s)
}
