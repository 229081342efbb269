package quota

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Remark is a choice or a doubt behind a result, in words: no number and no answer
// depends on one. The zero Remark says nothing.
type Remark struct {
	Rule       string                `json:"rule,omitzero"` // its name in notes.csv
	Source     telehealth.Source     `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (r *Remark) UnmarshalJSON(data []byte) error {
	type plain Remark
	return wire.Replace(data, (*plain)(r))
}

//go:embed notes.csv
var notesCSV string

//go:embed phrases.csv
var phrasesCSV string

var remarks = sync.OnceValue(func() map[string]law.Series[string] {
	format := law.Format[string]{
		Key: []string{"rule"}, Resolve: law.Catalogue().Resolve,
		Parse: func(cell string) (string, error) {
			if cell == "yes" || phrases().Has(cell) {
				return cell, nil
			}
			return "", fmt.Errorf("yes, or a rule with a sentence")
		},
	}
	records, err := format.Read(strings.NewReader(notesCSV))
	if err != nil {
		panic("notes.csv: " + err.Error()) // the file is part of the program and tested
	}
	return law.Group(records, law.First)
})

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

// remarkRow returns the row of a remark on a day, nil where it does not hold.
func remarkRow(rule string, day telehealth.Date) *law.Row[string] {
	s := remarks()[rule]
	return s.At(day)
}

// begins reports whether a row of a remark has its first day in the year.
func begins(rule string, year int) bool {
	row := remarkRow(rule, endOf(year))
	return row != nil && row.From.Year() == year
}

// forced is the remark once the booking is forced.
func (r Remark) forced() Remark {
	if rows := remarks()[r.Rule].Rows; len(rows) > 0 && rows[len(rows)-1].Value != "yes" {
		r.Rule = rows[len(rows)-1].Value
	}
	return r
}

// Text returns the remark as a sentence. The language is a BCP 47 tag, as "en";
// French stands in for one that the library does not speak.
func (r Remark) Text(lang string) string { return phrases().Say(phrase.Match(lang), r.Rule) }

func (j *Judgement) remark(rule string) { j.Remarks = appendRemark(j.Remarks, j.Year, rule) }

// appendRemark adds a remark that holds at the end of the year.
func appendRemark(list []Remark, year int, rule string) []Remark {
	row := remarkRow(rule, endOf(year))
	if row == nil {
		return list
	}
	return append(list, Remark{rule, row.Source, row.Confidence})
}
