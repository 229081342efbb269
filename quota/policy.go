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
	// None is for the years before the cap, 2018 to 2021.
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

// Rules are the choices that the texts leave open, each off by default: the
// library then judges by what the texts say. The zero Rules are the defaults.
type Rules struct {
	// FirstYear2024 is the first civil year judged under the 2024 agreement;
	// 0 is the library's default, 2025. Its first day in 2024 is disputed, so
	// 2024 may be named here.
	FirstYear2024 int
	// CountRequests counts the requester's side of a tele-expertise (RQD) as an
	// act, and under avenant 9 as one at a distance. No text says.
	CountRequests bool
	// LeaveOutAssisted takes assisted teleconsultations out of what is capped:
	// announced in 2026, not adopted.
	LeaveOutAssisted bool
	// Exempt lifts the cap for retired, substitute or disabled doctors:
	// announced in 2026, not adopted.
	Exempt bool
}

// A Derogation is a cap of its own that a fund granted. The zero Derogation is
// none.
type Derogation struct {
	Who         string // the fund, in the caller's words
	From, Until telehealth.Date
	Share       int    // percent of the acts of a year, 1 to 100
	Reference   string // the fund's letter, in the caller's words
}

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
	series := map[[2]string]law.Series[int]{}
	for _, rec := range records {
		key := [2]string{rec.Key[0], rec.Key[1]}
		s := series[key]
		s.Key = strings.Join(rec.Key, ", ")
		s.Rows = append(s.Rows, rec.Row)
		series[key] = s
	}
	return series
})

// policyOf returns the policy that judges a civil year: the caller's choice, or
// the one whose first judged year notes.csv has.
func (r Rules) policyOf(year int) Policy {
	end := endOf(year)
	agreement := note("judged.convention-2024", end) != nil
	if r.FirstYear2024 != 0 {
		agreement = year >= r.FirstYear2024
	}
	switch {
	case agreement && capRow(Agreement2024, "", end) != nil:
		return Agreement2024
	case note("judged.avenant-9", end) != nil:
		return Amendment9
	default:
		return None
	}
}

// other returns the agreement that the one of a transition took turns with, and
// false in any other year.
func (p Policy) other(year int) (Policy, bool) {
	row := note("policy.transition", endOf(year))
	switch {
	case row == nil || row.From.Year() != year:
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
	d, err := telehealth.NewDate(year, 12, 31)
	if err != nil {
		return telehealth.Date{} // before or after every row
	}
	return d
}
