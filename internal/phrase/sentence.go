package phrase

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// highestPlaceholder keeps a typing slip such as {2026} from being taken for
// one of two thousand arguments.
const highestPlaceholder = 99

// A sentence is one cell of a book, cut once into literals and placeholders.
type sentence struct {
	text   string  // as it was read, what is said without arguments
	pieces []piece // nil when text has no placeholder
}

// A piece is a literal, or a placeholder that keeps its own text, which is what
// remains visible when the argument is missing.
type piece struct {
	text string
	arg  int // literal for a literal
}

const literal = -1

func parseSentence(text string) (sentence, error) {
	var pieces []piece
	numbered := false
	for rest := text; rest != ""; {
		p, err := nextPiece(rest)
		if err != nil {
			return sentence{}, err
		}
		numbered = numbered || p.arg != literal
		pieces = append(pieces, p)
		rest = rest[len(p.text):]
	}
	if !numbered {
		pieces = nil
	}
	return sentence{text, pieces}, nil
}

// nextPiece reads the piece at the start of s, which is not empty.
func nextPiece(s string) (piece, error) {
	switch brace := strings.IndexAny(s, "{}"); {
	case brace < 0:
		return piece{s, literal}, nil
	case brace > 0:
		return piece{s[:brace], literal}, nil
	case s[0] == '}':
		return piece{}, errors.New("a closing brace without an opening one")
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return piece{}, errors.New("an opening brace without a closing one")
	}
	number := s[1:end]
	n, err := strconv.Atoi(number)
	// The detour through Itoa refuses the other spellings of a number: 00, +1.
	if err != nil || n < 0 || n > highestPlaceholder || strconv.Itoa(n) != number {
		return piece{}, fmt.Errorf("placeholder %q, expected {0} to {%d}", s[:end+1], highestPlaceholder)
	}
	return piece{s[:end+1], n}, nil
}

// placeholders returns the numbers used, ascending, each once.
func (s sentence) placeholders() []int {
	var used []int
	for _, p := range s.pieces {
		if p.arg != literal {
			used = append(used, p.arg)
		}
	}
	slices.Sort(used)
	return slices.Compact(used)
}

// append appends the sentence with its arguments in place. They are appended by a
// function that is asked only for those which have a place.
func (s sentence) append(to []byte, args int, arg func(to []byte, n int) []byte) []byte {
	if s.pieces == nil {
		return append(to, s.text...)
	}
	for _, p := range s.pieces {
		if p.arg >= 0 && p.arg < args {
			to = arg(to, p.arg)
		} else {
			to = append(to, p.text...)
		}
	}
	return to
}
