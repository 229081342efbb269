package quota

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Judgement is a year of one practitioner: the acts, the policy that judges them,
// and where they stand in both readings. The zero Judgement is of no year.
type Judgement struct {
	Year    int
	Policy  Policy
	Reading Reading // the one that Position is judged by: that of the Cap, if Policy has it
	Acts    Count
	Position
	// Readings are the positions by the text and with own patients excluded.
	Readings map[Reading]Position
	// Derogations are those that set the limit, the earliest first: together they
	// cover the year. nil where the policy's own limit holds.
	Derogations []Derogation
	// Source is the text of the policy's own limit, and Confidence how well it is
	// founded. Both are zero without a policy.
	Source     telehealth.Source
	Confidence telehealth.Confidence
	// Also is the same year under the other agreement, in the year in which the
	// agreement changed on a disputed day: 2024. Otherwise nil, and where no
	// agreement judges that year.
	Also *Judgement
	// Remarks are the choices and doubts behind the numbers.
	Remarks []Remark
}

// Judge places the acts of one civil year. A Cap with a wrong field, a year outside
// 1583 to 9999 and a negative or absurd count are a *[telehealth.FieldError].
func (c Cap) Judge(year int, acts Count) (Judgement, error) {
	c, err := c.checked()
	if err != nil {
		return Judgement{}, err
	}
	if endOf(year).IsZero() {
		return Judgement{}, wire.Error(telehealth.ErrorOutOfRange, "year", fmt.Sprint(year), "a civil year from 1583 to 9999")
	}
	j, err := c.judged(year, acts)
	return j, wire.In("acts", err)
}

// judged is Judge of a Cap and a year that were checked.
func (c *Cap) judged(year int, acts Count) (Judgement, error) {
	if err := acts.check(); err != nil {
		return Judgement{}, err
	}
	policy := c.Choices.policyOf(year)
	j := c.under(policy, year, acts)
	if other, both := policy.other(year); both {
		also := c.under(other, year, acts)
		j.Also = &also
	}
	return j, nil
}

// under judges a year by a policy.
func (c *Cap) under(p Policy, year int, acts Count) Judgement {
	j := Judgement{Year: year, Policy: p, Reading: c.readingOf(p), Acts: acts, Readings: map[Reading]Position{}}
	limit := c.limit(&j)
	for _, reading := range readings() {
		remote, total := acts.weigh(p, reading, c.Choices)
		j.Readings[reading] = place(remote, total, limit)
	}
	j.Position = j.Readings[j.Reading]
	c.Choices.explain(&j)
	return j
}

// limit returns the percentage of the judged year.
func (c *Cap) limit(j *Judgement) int {
	limit := percent
	switch row := limitOf(j.Policy, c.Specialty, j.Year); {
	case row == nil:
	case c.Choices.Exempt:
		j.remark("option.exempt")
		j.Source, j.Confidence = row.Source, row.Confidence
	default:
		limit, j.Source, j.Confidence = row.Value, row.Source, row.Confidence
		if row.Confidence == telehealth.ConfidenceDisputed {
			j.remark("cap.disputed")
		}
	}
	return j.derogate(limit, c.Specialty, c.Granted)
}

// explain notes the policy and the open choices that touch the acts.
func (c Choices) explain(j *Judgement) {
	j.remark("policy." + string(j.Policy))
	if j.Policy == c.policyOf(j.Year) { // [Judgement.Also] is judged by the other one
		c.explainPolicy(j)
	}
	if j.Policy == PolicyNone {
		return
	}
	if j.Policy == PolicyAgreement2024 {
		j.remark("reading.disputed")
	} else {
		j.remark("reading.comparison")
	}
	if j.Acts.Requests > 0 {
		if c.CountRequests {
			j.remark("requests.counted")
		} else {
			j.remark("requests.left-out")
		}
	}
	if c.assistedMatter(j.Acts, j.Policy) {
		if c.LeaveOutAssisted {
			j.remark("option.assisted")
		} else {
			j.remark("assisted.counted")
		}
	}
}

// assistedMatter reports whether LeaveOutAssisted changes what the acts weigh.
func (c Choices) assistedMatter(acts Count, p Policy) bool {
	c.LeaveOutAssisted = false
	all, _ := acts.weigh(p, ReadingText, c)
	c.LeaveOutAssisted = true
	fewer, _ := acts.weigh(p, ReadingText, c)
	return all != fewer
}

// explainPolicy notes why this policy and no other judges the year.
func (c Choices) explainPolicy(j *Judgement) {
	if _, both := j.Policy.other(j.Year); both {
		j.remark("policy.transition." + string(j.Policy))
	}
	if begins("policy.start", j.Year) {
		j.remark("policy.start")
	}
	if j.Policy == PolicyAgreement2024 {
		j.remark("policy.beyond")
	}
	switch {
	case c.FirstYear2024 == 0 && c.FirstYearAmendment9 == 0:
	case j.Policy == (Choices{}).policyOf(j.Year):
		j.remark("option.first-year.same")
	default:
		j.remark("option.first-year")
	}
}

// judgementForm is the JSON of a Judgement, the Position among its own members.
type judgementForm struct {
	Year    int     `json:"year"`
	Policy  Policy  `json:"policy,omitzero"`
	Reading Reading `json:"reading,omitzero"`
	Acts    Count   `json:"acts"`
	positionForm
	Readings    map[Reading]Position  `json:"readings,omitzero"`
	Derogations []Derogation          `json:"derogations,omitzero"`
	Source      telehealth.Source     `json:"source,omitzero"`
	Confidence  telehealth.Confidence `json:"confidence,omitzero"`
	Also        *Judgement            `json:"also,omitzero"`
	Remarks     []Remark              `json:"remarks,omitzero"`
}

// MarshalJSON writes the judgement, its Position among its own members.
func (j Judgement) MarshalJSON() ([]byte, error) {
	return wire.Write(judgementForm{
		j.Year, j.Policy, j.Reading, j.Acts, j.form(), j.Readings, j.Derogations, j.Source, j.Confidence, j.Also, j.Remarks,
	})
}

// UnmarshalJSON reads what MarshalJSON writes, strictly, to an equal value. The names
// of policies and readings must be those of the library.
func (j *Judgement) UnmarshalJSON(data []byte) error {
	return wire.Form(data, j, func(f *judgementForm) (Judgement, error) {
		p, err := f.position()
		if err == nil {
			err = cmp.Or(f.Policy.named(), f.Reading.named(), named(f.Readings, "readings"))
		}
		return Judgement{f.Year, f.Policy, f.Reading, f.Acts, p, f.Readings, f.Derogations, f.Source, f.Confidence, f.Also, f.Remarks}, err
	})
}

// named refuses a word that no result has. Absent it is that of a zero value.
func (p Policy) named() error {
	switch p {
	case "", PolicyNone, PolicyAmendment9, PolicyAgreement2024:
		return nil
	default:
		return wire.Error(telehealth.ErrorUnknown, "policy", string(p), fmt.Sprintf("%s, %s or %s", PolicyNone, PolicyAmendment9, PolicyAgreement2024))
	}
}

func (r Reading) named() error {
	if r == "" {
		return nil
	}
	return r.check()
}

// named refuses a name that is no reading, in a member that has something of each.
func named[V any](of map[Reading]V, member string) error {
	for _, r := range slices.Sorted(maps.Keys(of)) {
		if err := r.check(); err != nil {
			return wire.As(member+"."+string(r), err)
		}
	}
	return nil
}
