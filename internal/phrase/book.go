package phrase

import "slices"

// A Book holds sentences by key and language. It comes from [ReadBook] and does
// not change afterwards. The zero Book is empty: it knows no key.
type Book struct {
	keys      []string // ascending
	sentences map[string]*[languages]sentence
}

// Say returns the sentence of that key with args in the places of {0}, {1} and
// so on. A language that the book has no column for reads French.
//
// Nothing is lost and nothing fails: an unknown key returns itself in
// guillemets, «key», a missing argument leaves its placeholder to be seen, and
// an argument too many is ignored. Braces inside an argument mean nothing.
func (b Book) Say(l Language, key string, args ...string) string {
	s, ok := b.sentences[key]
	switch {
	case !ok:
		return "«" + key + "»"
	case s[l.orFrench()].pieces == nil || len(args) == 0:
		return s[l.orFrench()].text
	}
	var room [256]byte // more than most sentences take: one allocation then
	return string(s[l.orFrench()].append(room[:0], len(args), func(to []byte, n int) []byte { return append(to, args[n]...) }))
}

// A Phrase is what a book says under one key, for a caller that says it often. The zero
// Phrase says nothing.
type Phrase struct{ said *[languages]sentence }

// Find returns the phrase of that key, the zero Phrase for a key that the book lacks.
func (b Book) Find(key string) Phrase { return Phrase{b.sentences[key]} }

// IsZero reports whether the phrase says nothing.
func (p Phrase) IsZero() bool { return p.said == nil }

// AppendBy appends what [Book.Say] returns of so many arguments. Each is appended by a
// function, which is asked only for those that have a place in the sentence.
func (p Phrase) AppendBy(to []byte, l Language, args int, arg func(to []byte, n int) []byte) []byte {
	if p.said == nil {
		return to
	}
	return p.said[l.orFrench()].append(to, args, arg)
}

// Has reports whether the book holds that key.
func (b Book) Has(key string) bool {
	_, ok := b.sentences[key]
	return ok
}

// Keys returns the keys in ascending byte order, in a slice of the caller's own.
func (b Book) Keys() []string { return slices.Clone(b.keys) }
