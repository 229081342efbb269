package quota

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Cap is what the acts of one practitioner are held to in any civil year: the
// specialty, and how the open questions of the texts are answered. [Cap.Judge],
// [Cap.Project] and [Cap.Ask] go by it, so that no two of them answer for
// different doctors. The zero Cap lacks its Specialty and is refused.
type Cap struct {
	Specialty telehealth.Specialty `json:"specialty,omitzero"`
	Choices   Choices              `json:"choices,omitzero"`
	Granted   []Derogation         `json:"granted,omitzero"`
	// Reading is the one that decides under the 2024 agreement; "" is ReadingText.
	// The denominator of avenant 9 is not in dispute and is read by the text.
	Reading Reading `json:"reading,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (c *Cap) UnmarshalJSON(data []byte) error {
	type plain Cap
	return wire.Replace(data, (*plain)(c))
}

// checked returns the Cap with its Reading named, or the error of its first wrong field.
func (c Cap) checked() (Cap, error) {
	if err := c.Specialty.Check(); err != nil {
		return c, err
	}
	if err := c.Choices.check(); err != nil {
		return c, wire.In("choices", err)
	}
	for i := range c.Granted {
		if err := c.Granted[i].check(); err != nil {
			return c, wire.At("granted", i, err)
		}
	}
	if c.Reading == "" {
		c.Reading = ReadingText
	}
	return c, c.Reading.check()
}

// readingOf is the reading that decides under a policy.
func (c *Cap) readingOf(p Policy) Reading {
	if p == PolicyAgreement2024 && c.Reading == ReadingOwnPatientsExcluded {
		return c.Reading
	}
	return ReadingText
}

// A Policy is the text that caps a year. The zero Policy is of no year.
type Policy string

// The policies.
const (
	// PolicyNone is for the years before the cap, to 2021.
	PolicyNone Policy = "none"
	// PolicyAmendment9 is article 28.6.3 of the 2016 agreement (avenant 9):
	// teleconsultations and tele-expertise together, over all acts.
	PolicyAmendment9 Policy = "avenant-9"
	// PolicyAgreement2024 is article 87.7 of the 2024 agreement: teleconsultations
	// only, and not those of the attending doctor with the own patients.
	PolicyAgreement2024 Policy = "convention-2024"
)

// UnmarshalText reads a word of the set and refuses any other.
func (p *Policy) UnmarshalText(text []byte) error {
	return wire.Word(p, text, PolicyNone, PolicyAmendment9, PolicyAgreement2024)
}

// A Reading is how the disputed denominator of the 2024 agreement is understood.
// The zero Reading is ReadingText.
type Reading string

// The readings.
const (
	ReadingText                Reading = "text"                  // over all acts
	ReadingOwnPatientsExcluded Reading = "own-patients-excluded" // over acts with other patients only
)

// UnmarshalText reads a word of the set and refuses any other.
func (r *Reading) UnmarshalText(text []byte) error {
	return wire.Word(r, text, ReadingText, ReadingOwnPatientsExcluded)
}

// readings are both, the library's own first.
func readings() [2]Reading { return [...]Reading{ReadingText, ReadingOwnPatientsExcluded} }

func (r Reading) check() error {
	all := readings()
	if slices.Contains(all[:], r) {
		return nil
	}
	return wire.Error(telehealth.ErrorUnknown, "reading", string(r), fmt.Sprintf("%s or %s", all[0], all[1]))
}

// Choices are what the texts leave open, each off by default: the library then
// judges by what the texts say. The zero Choices are the defaults.
//
// A choice holds for whatever year it is used for: LeaveOutAssisted and Exempt
// change 2022 as they change 2026, although they were announced in 2026. A first
// year may be any from that of the text on, 10000 for never; an earlier one is
// refused.
type Choices struct {
	// FirstYearAmendment9 is the first civil year judged under avenant 9; 0 is the
	// library's default, 2022. Sources date its first day September 2021 or April
	// 2022, so 2021 may be named here; it is then judged as the years after it.
	FirstYearAmendment9 int `json:"firstYearAmendment9,omitzero"`
	// FirstYear2024 is the first civil year judged under the 2024 agreement;
	// 0 is the library's default, 2025. Its first day in 2024 is disputed, so
	// 2024 may be named here.
	FirstYear2024 int `json:"firstYear2024,omitzero"`
	// CountRequests counts the requester's side of a tele-expertise (RQD) as an
	// act, and under avenant 9 as one at a distance. No text says.
	CountRequests bool `json:"countRequests,omitzero"`
	// LeaveOutAssisted takes assisted teleconsultations out of what is capped, in
	// whatever year: announced in 2026, not adopted.
	LeaveOutAssisted bool `json:"leaveOutAssisted,omitzero"`
	// Exempt lifts the cap for retired, substitute or disabled doctors, in
	// whatever year: announced in 2026, not adopted.
	Exempt bool `json:"exempt,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly.
func (c *Choices) UnmarshalJSON(data []byte) error {
	type plain Choices
	return wire.Replace(data, (*plain)(c))
}

// A start is the caller's choice of the first year that a policy judges.
type start struct {
	policy Policy
	choice int
	field  string
}

// starts are both, the latest policy first.
func (c Choices) starts() [2]start {
	return [...]start{
		{PolicyAgreement2024, c.FirstYear2024, "firstYear2024"},
		{PolicyAmendment9, c.FirstYearAmendment9, "firstYearAmendment9"},
	}
}

// years: the policy has a cap since the earliest, and the library judges by it since
// the usual.
func (s start) years() (earliest, usual int) {
	own := limits()[[2]string{string(s.policy), "all"}]
	return own.Rows[0].From.Year(), remarks()["judged."+string(s.policy)].Rows[0].From.Year()
}

func (c Choices) check() error {
	for _, s := range c.starts() {
		const never = 10_000 // the year after the last that a Date has
		if earliest, _ := s.years(); s.choice != 0 && (s.choice < earliest || s.choice > never) {
			return wire.Error(telehealth.ErrorOutOfRange, s.field, fmt.Sprint(s.choice), fmt.Sprintf("a year from %d to %d, or 0", earliest, never))
		}
	}
	return nil
}

// policyOf returns the policy that judges a civil year: the caller's choice, or
// the one whose first judged year notes.csv has.
func (c Choices) policyOf(year int) Policy {
	for _, s := range c.starts() {
		first := s.choice
		if first == 0 {
			_, first = s.years()
		}
		if year >= first {
			return s.policy
		}
	}
	return PolicyNone
}

//go:embed policies.csv
var policiesCSV string

// limits holds the history of every policy and specialty.
var limits = sync.OnceValue(func() map[[2]string]law.Series[int] {
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
		return PolicyNone, false
	case p == PolicyAgreement2024:
		return PolicyAmendment9, true
	default:
		return PolicyAgreement2024, true
	}
}

// limitOf returns the limit of a specialty at the end of a year, nil without a cap.
func limitOf(p Policy, s telehealth.Specialty, year int) *law.Row[int] {
	own := limits()[[2]string{string(p), string(s)}]
	if row := own.At(endOf(year)); row != nil {
		return row
	}
	all := limits()[[2]string{string(p), "all"}]
	return all.At(endOf(year))
}

func endOf(year int) telehealth.Date {
	d, _ := telehealth.NewDate(year, 12, 31) // the zero Date is before every row
	return d
}

func firstOf(year int) telehealth.Date {
	d, _ := telehealth.NewDate(year, 1, 1)
	return d
}
