package teleconsult

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

//go:embed criteria.csv
var criteriaCSV string

var criteria = sync.OnceValue(func() map[string]law.Series[Kind] {
	format := law.Format[Kind]{
		Key: []string{"criterion"}, Resolve: law.Catalogue().Resolve,
		Parse: func(cell string) (Kind, error) {
			if kind := Kind(cell); kind == Obligation || kind == Guidance {
				return kind, nil
			}
			return "", fmt.Errorf("law or guidance")
		},
	}
	records, err := format.Read(strings.NewReader(criteriaCSV))
	if err != nil {
		panic("criteria.csv: " + err.Error()) // the file is part of the program and tested
	}
	return law.Group(records, law.First)
})

// criterion returns the row of a criterion on a day, nil where it does not hold.
func criterion(rule string, day telehealth.Date) *law.Row[Kind] {
	s := criteria()[rule]
	return s.At(day)
}

// coverage says in words on which days a criterion holds.
func coverage(rule string) string {
	s := criteria()[rule]
	return s.Coverage()
}

// firstDay is that of the register.
func firstDay() telehealth.Date { return criteria()["register"].Rows[0].From }

// checkDay refuses the days before the register begins.
func checkDay(day telehealth.Date) error {
	if day.IsZero() {
		return &telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "date", Want: "the day that is asked about"}
	}
	register := criteria()["register"]
	if register.At(day) == nil {
		return &telehealth.FieldError{
			Code: telehealth.ErrorNotCovered, Field: "date", Value: day.String(),
			Want: "a day of the register of tools, " + register.Coverage(),
		}
	}
	return nil
}
