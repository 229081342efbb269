package quota

import (
	"fmt"

	"github.com/secteur2/telehealth"
)

// Rules are the choices that the texts leave open, each off by default: the
// library then judges by what the texts say. The zero Rules are the defaults.
//
// A choice holds for whatever year it is used for: LeaveOutAssisted and Exempt
// change 2022 as they change 2026, although they were announced in 2026. A first
// year may be any from that of the text on, 10000 for never; an earlier one is
// refused.
type Rules struct {
	// FirstYearAmendment9 is the first civil year judged under avenant 9; 0 is the
	// library's default, 2022. Sources date its first day September 2021 or April
	// 2022, so 2021 may be named here; it is then judged as the years after it.
	FirstYearAmendment9 int
	// FirstYear2024 is the first civil year judged under the 2024 agreement;
	// 0 is the library's default, 2025. Its first day in 2024 is disputed, so
	// 2024 may be named here.
	FirstYear2024 int
	// CountRequests counts the requester's side of a tele-expertise (RQD) as an
	// act, and under avenant 9 as one at a distance. No text says.
	CountRequests bool
	// LeaveOutAssisted takes assisted teleconsultations out of what is capped, in
	// whatever year: announced in 2026, not adopted.
	LeaveOutAssisted bool
	// Exempt lifts the cap for retired, substitute or disabled doctors, in
	// whatever year: announced in 2026, not adopted.
	Exempt bool
}

// A start is the caller's choice of the first year that a policy judges.
type start struct {
	policy Policy
	choice int
	field  string
}

// starts are both, the latest policy first.
func (r Rules) starts() [2]start {
	return [...]start{
		{Agreement2024, r.FirstYear2024, "rules.first_year_2024"},
		{Amendment9, r.FirstYearAmendment9, "rules.first_year_amendment_9"},
	}
}

// years: the policy has a cap since the earliest, and the library judges by it since
// the usual.
func (s start) years() (earliest, usual int) {
	own := caps()[[2]string{string(s.policy), "all"}]
	return own.Rows[0].From.Year(), notes()["judged."+string(s.policy)].Rows[0].From.Year()
}

func (r Rules) check() error {
	for _, s := range r.starts() {
		const never = 10_000 // the year after the last that a Date has
		if earliest, _ := s.years(); s.choice != 0 && (s.choice < earliest || s.choice > never) {
			return bad(telehealth.ErrorOutOfRange, s.field, fmt.Sprint(s.choice), fmt.Sprintf("a year from %d to %d, or 0", earliest, never))
		}
	}
	return nil
}

// policyOf returns the policy that judges a civil year: the caller's choice, or
// the one whose first judged year notes.csv has.
func (r Rules) policyOf(year int) Policy {
	for _, s := range r.starts() {
		first := s.choice
		if first == 0 {
			_, first = s.years()
		}
		if year >= first {
			return s.policy
		}
	}
	return None
}
