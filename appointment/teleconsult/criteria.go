package teleconsult

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

//go:embed criteria.csv
var criteriaCSV string

var criteria = sync.OnceValue(func() map[string]law.Series[Force] {
	format := law.Format[Force]{
		Key: []string{"criterion"}, Resolve: law.Catalogue().Resolve,
		Parse: func(cell string) (Force, error) {
			if force := Force(cell); slices.Contains(forces, force) {
				return force, nil
			}
			return "", fmt.Errorf("one of %s", listed(forces))
		},
	}
	records, err := format.Read(strings.NewReader(criteriaCSV))
	if err != nil {
		panic("criteria.csv: " + err.Error()) // the file is part of the program and tested
	}
	return law.Group(records, law.First)
})

// criterion returns the row of a criterion on a day, nil where it does not hold.
func criterion(rule string, day telehealth.Date) *law.Row[Force] {
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
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day that is asked about, as 2026-03-02")
	}
	register := criteria()["register"]
	if register.At(day) == nil {
		return wire.Error(telehealth.ErrorNotCovered, "date", day.String(), "a day of the register of tools, "+register.Coverage())
	}
	return nil
}
