package quota

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// A Policy is the text that caps a year. The zero Policy is none.
type Policy string

// The policies.
const (
	// None is for the years before the cap, to 2021.
	None Policy = "none"
	// Amendment9 is article 28.6.3 of the 2016 agreement (avenant 9):
	// teleconsultations and tele-expertise together, over all acts.
	Amendment9 Policy = "avenant-9"
	// Agreement2024 is article 87.7 of the 2024 agreement: teleconsultations only,
	// and not those of the attending doctor with the own patients.
	Agreement2024 Policy = "convention-2024"
)

// A Reading is how the disputed denominator of the 2024 agreement is understood.
// The zero Reading is ByText.
type Reading string

// The readings.
const (
	ByText              Reading = "text"                  // over all acts
	OwnPatientsExcluded Reading = "own-patients-excluded" // over acts with other patients only
)

// readings are both, the library's own first.
func readings() [2]Reading { return [...]Reading{ByText, OwnPatientsExcluded} }

//go:embed policies.csv
var policiesCSV string

// caps holds the history of every policy and specialty.
var caps = sync.OnceValue(func() map[[2]string]law.Series[int] {
	format := law.Format[int]{
		Key: []string{"policy", "specialty"}, Parse: strconv.Atoi, Resolve: law.Catalogue().Resolve,
	}
	records, err := format.Read(strings.NewReader(policiesCSV))
	if err != nil {
		panic("policies.csv: " + err.Error()) // the file is part of the program and tested
	}
	return law.Group(records, func(cells []string) [2]string { return [2]string(cells) })
})

// other returns the agreement that the one of a transition took turns with, and
// false in any other year.
func (p Policy) other(year int) (Policy, bool) {
	switch {
	case !begins("policy.transition."+string(p), year):
		return None, false
	case p == Agreement2024:
		return Amendment9, true
	default:
		return Agreement2024, true
	}
}

// capRow returns the cap of a specialty at the end of a year.
func capRow(p Policy, s telehealth.Specialty, day telehealth.Date) *law.Row[int] {
	own := caps()[[2]string{string(p), string(s)}]
	if row := own.At(day); row != nil {
		return row
	}
	all := caps()[[2]string{string(p), "all"}]
	return all.At(day)
}

func endOf(year int) telehealth.Date {
	d, _ := telehealth.NewDate(year, 12, 31) // the zero Date is before every row
	return d
}

func firstOf(year int) telehealth.Date {
	d, _ := telehealth.NewDate(year, 1, 1)
	return d
}
