package phrase

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadBook reads a book from CSV text in UTF-8. The header is key,fr and then
// the other languages that the book holds, such as key,fr,en; each row is a key
// and its sentence in every one of them.
//
// It is strict, since a book is part of a program and a fault in it should fail
// a test rather than reach a reader. Keys ascend in byte order, each once. No
// cell is blank. Braces only enclose placeholders, {0} to {99}, and the
// languages of a row use the same set of them, in any order and number.
func ReadBook(text string) (Book, error) {
	if !utf8.ValidString(text) {
		return Book{}, errors.New("phrase: the book is not UTF-8")
	}
	r := csv.NewReader(strings.NewReader(text))
	header, err := r.Read()
	if err != nil {
		return Book{}, fmt.Errorf("phrase: header: %w", err)
	}
	columns, err := readHeader(header)
	if err != nil {
		return Book{}, fmt.Errorf("phrase: header: %w", err)
	}
	book := Book{sentences: map[string]*[languages]sentence{}}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return book, nil
		}
		if err != nil {
			return Book{}, fmt.Errorf("phrase: %w", err)
		}
		if err := book.add(row[0], row[1:], columns); err != nil {
			return Book{}, fmt.Errorf("phrase: key %q: %w", row[0], err)
		}
	}
}

// readHeader returns the language of each column after the key.
func readHeader(header []string) ([]Language, error) {
	if len(header) < 2 || header[0] != "key" || header[1] != French.String() {
		return nil, fmt.Errorf("%q, expected key,fr and other languages", strings.Join(header, ","))
	}
	var columns []Language
	for _, name := range header[1:] {
		l, ok := languageNamed(name)
		if !ok {
			return nil, fmt.Errorf("column %q is not a language", name)
		}
		if slices.Contains(columns, l) {
			return nil, fmt.Errorf("column %q appears twice", name)
		}
		columns = append(columns, l)
	}
	return columns, nil
}

// languageNamed is exact, unlike [Match]: a header is ours to spell.
func languageNamed(name string) (Language, bool) {
	for l := range Language(languages) {
		if l.String() == name {
			return l, true
		}
	}
	return French, false
}

// add appends one row. The book is still being read and has no other owner.
func (b *Book) add(key string, cells []string, columns []Language) error {
	if err := b.checkKey(key); err != nil {
		return err
	}
	said, err := readRow(cells, columns)
	if err != nil {
		return err
	}
	b.keys = append(b.keys, key)
	b.sentences[key] = said
	return nil
}

func (b *Book) checkKey(key string) error {
	if strings.TrimSpace(key) == "" {
		return errors.New("blank")
	}
	if len(b.keys) == 0 {
		return nil
	}
	switch last := b.keys[len(b.keys)-1]; {
	case key == last:
		return errors.New("appears twice")
	case key < last:
		return fmt.Errorf("not sorted, it comes after %q", last)
	}
	return nil
}

// readRow parses the cells, French first, and lends the French sentence to the
// languages without a column.
func readRow(cells []string, columns []Language) (*[languages]sentence, error) {
	var said [languages]sentence
	for i, l := range columns {
		if strings.TrimSpace(cells[i]) == "" {
			return nil, fmt.Errorf("%v: blank", l)
		}
		s, err := parseSentence(cells[i])
		if err != nil {
			return nil, fmt.Errorf("%v: %w", l, err)
		}
		if l == French {
			for j := range said {
				said[j] = s
			}
		}
		if got, want := s.placeholders(), said[French].placeholders(); !slices.Equal(got, want) {
			return nil, fmt.Errorf("%v: placeholders %v, but fr has %v", l, got, want)
		}
		said[l] = s
	}
	return &said, nil
}
