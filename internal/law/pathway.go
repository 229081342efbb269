package law

import (
	_ "embed"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
)

//go:embed pathway.csv
var pathwayCSV string

// A Pathway is whom nobody must refer, by the law and by the lists of exceptions
// for the teleconsultation. A specialty without a series is not opened. The zero
// Pathway opens nothing.
type Pathway struct {
	Child        Series[Ages] // the ages at which nobody needs an attending doctor
	Direct       map[telehealth.Specialty]Series[Ages]
	Decree       map[telehealth.Specialty]Series[Ages] // what the decree opens further than practice
	RemoteChild  Series[Ages]
	RemoteDirect map[telehealth.Specialty]Series[Ages]
}

// Ages are completed years, the first and the last. The zero Ages are those of a
// child before its first birthday.
type Ages struct{ First, Last int }

// everyAge is what "yes" stands for.
var everyAge = Ages{0, 1<<31 - 1}

// Hold reports whether a patient of that age is among them; one of no known age,
// which is negative, is not.
func (a Ages) Hold(age int) bool { return a.First <= age && age <= a.Last }

// Limited reports whether there is an age that is not among them.
func (a Ages) Limited() bool { return a != everyAge }

// CarePathway returns the library's own table.
func CarePathway() *Pathway { return ourPathway() }

var ourPathway = sync.OnceValue(func() *Pathway {
	p, err := readPathway(pathwayCSV)
	if err != nil {
		panic("pathway.csv: " + err.Error()) // the file is part of the program and tested
	}
	return p
})

func readPathway(file string) (*Pathway, error) {
	format := Format[Ages]{Key: []string{"rule", "of"}, Parse: parseAges, Resolve: Catalogue().Resolve}
	records, err := format.Read(strings.NewReader(file))
	if err != nil {
		return nil, err
	}
	p := &Pathway{Decree: map[telehealth.Specialty]Series[Ages]{}, Direct: map[telehealth.Specialty]Series[Ages]{}, RemoteDirect: map[telehealth.Specialty]Series[Ages]{}}
	for key, series := range Group(records, func(cells []string) [2]string { return [2]string(cells) }) {
		rule, of := key[0], telehealth.Specialty(key[1])
		switch {
		case rule == "child" && of == "":
			p.Child = series
		case rule == "child.remote" && of == "":
			p.RemoteChild = series
		case rule == "direct" && slices.Contains(telehealth.Specialties(), of):
			p.Direct[of] = series
		case rule == "direct.decree" && slices.Contains(telehealth.Specialties(), of):
			p.Decree[of] = series
		case rule == "direct.remote" && slices.Contains(telehealth.Specialties(), of):
			p.RemoteDirect[of] = series
		default:
			return nil, errors.New("no rule of the pathway, or of no specialty: " + series.Key)
		}
	}
	return p, nil
}

func parseAges(cell string) (Ages, error) {
	if cell == "yes" {
		return everyAge, nil
	}
	low, high, _ := strings.Cut(cell, "-")
	first, err := strconv.ParseUint(low, 10, 8)
	last, err2 := strconv.ParseUint(high, 10, 8)
	if err != nil || err2 != nil || first > last {
		return Ages{}, errors.New(`yes, or completed years as "16-25"`)
	}
	return Ages{int(first), int(last)}, nil
}
