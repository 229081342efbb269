package quota

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Note is a choice or a doubt behind a judgement. The zero Note is none.
type Note struct {
	Rule       string // its name in notes.csv
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

//go:embed notes.csv
var notesCSV string

//go:embed phrases.csv
var phrasesCSV string

var notes = sync.OnceValue(func() map[string]law.Series[string] {
	format := law.Format[string]{
		Key: []string{"rule"}, Resolve: law.Catalogue().Resolve,
		Parse: func(cell string) (string, error) {
			if cell != "yes" {
				return "", fmt.Errorf("yes")
			}
			return cell, nil
		},
	}
	records, err := format.Read(strings.NewReader(notesCSV))
	if err != nil {
		panic("notes.csv: " + err.Error()) // the file is part of the program and tested
	}
	return law.Group(records, law.First)
})

var phrases = sync.OnceValue(func() phrase.Book {
	book, err := phrase.ReadBook(phrasesCSV)
	if err != nil {
		panic("phrases.csv: " + err.Error()) // the file is part of the program and tested
	}
	return book
})

// note returns the row of a note on a day, nil where it does not hold.
func note(rule string, day telehealth.Date) *law.Row[string] {
	s := notes()[rule]
	return s.At(day)
}

// begins reports whether a row of a note has its first day in the year.
func begins(rule string, year int) bool {
	row := note(rule, endOf(year))
	return row != nil && row.From.Year() == year
}

// Text returns the note as a sentence. The language is a BCP 47 tag, as "en";
// French stands in for one that the library does not speak.
func (n Note) Text(lang string) string { return phrases().Say(phrase.Match(lang), n.Rule) }

func (j *Judgement) note(rule string) {
	j.Notes = appendNote(j.Notes, j.Year, rule)
}

// explain notes the policy and the open choices that touch this count.
func (r Rules) explain(j *Judgement, c Count) {
	j.note("policy." + string(j.Policy))
	if j.Policy == r.policyOf(j.Year) { // [Judgement.Also] is judged by the other one
		r.explainPolicy(j)
	}
	if j.Policy == None {
		return
	}
	if j.Policy == Agreement2024 {
		j.note("reading.disputed")
	} else {
		j.note("reading.comparison")
	}
	if c.Requests > 0 {
		if r.CountRequests {
			j.note("requests.counted")
		} else {
			j.note("requests.left-out")
		}
	}
	if r.assisted(c, j.Policy) {
		if r.LeaveOutAssisted {
			j.note("option.assisted")
		} else {
			j.note("assisted.counted")
		}
	}
}

// assisted reports whether LeaveOutAssisted matters to the count.
func (r Rules) assisted(c Count, p Policy) bool {
	r.LeaveOutAssisted = false
	all, _ := c.count(p, ByText, r)
	r.LeaveOutAssisted = true
	fewer, _ := c.count(p, ByText, r)
	return all != fewer
}

// explainPolicy notes why this policy and no other judges the year.
func (r Rules) explainPolicy(j *Judgement) {
	if _, both := j.Policy.other(j.Year); both {
		j.note("policy.transition." + string(j.Policy))
	}
	if begins("policy.start", j.Year) {
		j.note("policy.start")
	}
	if j.Policy == Agreement2024 {
		j.note("policy.beyond")
	}
	switch {
	case r.FirstYear2024 == 0 && r.FirstYearAmendment9 == 0:
	case j.Policy == (Rules{}).policyOf(j.Year):
		j.note("option.first-year.same")
	default:
		j.note("option.first-year")
	}
}

// appendNote adds a note that holds at the end of the year.
func appendNote(list []Note, year int, rule string) []Note {
	row := note(rule, endOf(year))
	if row == nil {
		return list
	}
	return append(list, Note{rule, row.Source, row.Confidence})
}
