package law

import (
	_ "embed"
	"io"
	"net/url"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
)

//go:embed texts.csv
var officialTexts string

// Texts is the catalogue of the texts that tables cite. The zero Texts holds
// none.
type Texts struct {
	all  []telehealth.Source
	byID map[string]int
}

// Catalogue returns the texts that the library itself cites.
func Catalogue() Texts { return readCatalogue() }

var readCatalogue = sync.OnceValue(func() Texts {
	texts, err := ReadTexts(strings.NewReader(officialTexts))
	if err != nil {
		panic("texts.csv: " + err.Error()) // the file is part of the program and tested
	}
	return texts
})

// ReadTexts reads a catalogue in CSV: id, kind, title, url, published, checked.
// The day of publication may be empty, the day of the last comparison may not.
func ReadTexts(r io.Reader) (Texts, error) {
	in := newReader(r)
	if _, err := readHeader(in, "", []string{"id", "kind", "title", "url", "published", "checked"}); err != nil {
		return Texts{}, err
	}
	texts := Texts{byID: map[string]int{}}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return texts, nil
		}
		if err != nil {
			return Texts{}, csvError(err)
		}
		line, _ := in.FieldPos(0)
		source, err := readText(cells, line)
		if err != nil {
			return Texts{}, err
		}
		if _, twice := texts.byID[source.ID]; twice {
			return Texts{}, lineError(line, "id", telehealth.ErrorContradiction, source.ID, "an id that stands once")
		}
		texts.byID[source.ID] = len(texts.all)
		texts.all = append(texts.all, source)
	}
}

func readText(cells []string, line int) (s telehealth.Source, err error) {
	s = telehealth.Source{ID: cells[0], Title: cells[2], URL: cells[3]}
	if s.ID == "" {
		return s, lineError(line, "id", telehealth.ErrorMissing, "", "a short stable name")
	}
	if err = s.Kind.UnmarshalText([]byte(cells[1])); err != nil || s.Kind == "" {
		return s, lineError(line, "kind", telehealth.ErrorUnknown, cells[1], "code, journal, agreement, official, union, insurer, press, other or library")
	}
	if s.Title == "" {
		return s, lineError(line, "title", telehealth.ErrorMissing, "", "the name of the text")
	}
	if !IsLink(s.URL) {
		return s, lineError(line, "url", telehealth.ErrorMalformed, s.URL, "an http or https address")
	}
	if err = s.Published.UnmarshalText([]byte(cells[4])); err != nil {
		return s, lineError(line, "published", telehealth.ErrorMalformed, cells[4], "a day, or nothing when it is not known")
	}
	if s.Checked, err = telehealth.ParseDate(cells[5]); err != nil {
		return s, lineError(line, "checked", telehealth.ErrorMalformed, cells[5], "the day of the last check")
	}
	return s, nil
}

// IsLink reports whether s is an absolute http or https address.
func IsLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Hostname() != "" && (u.Scheme == "https" || u.Scheme == "http")
}

// Resolve returns the text of that id.
func (t Texts) Resolve(id string) (telehealth.Source, bool) {
	i, ok := t.byID[id]
	if !ok {
		return telehealth.Source{}, false
	}
	return t.all[i], true
}

// All returns every text, in the order of the file.
func (t Texts) All() []telehealth.Source {
	return append([]telehealth.Source(nil), t.all...)
}
