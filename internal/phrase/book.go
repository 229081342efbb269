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

// AppendBy appends what [Book.Say] returns of so many arguments. Each is appended by a
// function, which is asked only for those that have a place in the sentence.
func (b Book) AppendBy(to []byte, l Language, key string, args int, arg func(to []byte, n int) []byte) []byte {
	s, ok := b.sentences[key]
	if !ok {
		return append(append(append(to, "«"...), key...), "»"...)
	}
	return s[l.orFrench()].append(to, args, arg)
}

// Has reports whether the book holds that key.
func (b Book) Has(key string) bool {
	_, ok := b.sentences[key]
	return ok
}

// Keys returns the keys in ascending byte order, in a slice of the caller's own.
func (b Book) Keys() []string { return slices.Clone(b.keys) }
