package quota

import (
	"fmt"

	"github.com/secteur2/telehealth"
)

// Verdicts are how many doctors of a [Table] ended one civil year above their cap.
// The zero Verdicts are of no year.
type Verdicts struct {
	Year   int
	Policy Policy
	// Doctors is how many had an act in the year; the others are not judged.
	Doctors int
	// Above is how many of them were above their cap, in each reading. The rest
	// were within.
	Above map[Reading]int
}

// Judge judges every doctor and year of the table as the function [Judge] does,
// and counts the verdicts by year. The specialties are those of the doctors, in
// the order of their numbers. It knows no derogations: a doctor who has one is for
// Judge.
//
// A number of specialties that is not that of the doctors, a specialty that the
// library does not know, and a first year before that of the text are a
// *[telehealth.FieldError].
func (t *Table) Judge(specialties []telehealth.Specialty, r Rules) ([]Verdicts, error) {
	if len(specialties) != t.doctors {
		return nil, bad(telehealth.ErrorContradiction, "specialties", fmt.Sprint(len(specialties)), fmt.Sprintf("one for each of %d doctors", t.doctors))
	}
	if err := r.check(); err != nil {
		return nil, err
	}
	var all []Verdicts
	for year := t.first; year <= t.last && t.doctors > 0; year++ {
		v, err := t.judge(year, specialties, r)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func (t *Table) judge(year int, specialties []telehealth.Specialty, r Rules) (Verdicts, error) {
	v := Verdicts{Year: year, Policy: r.policyOf(year), Above: map[Reading]int{}}
	caps := map[telehealth.Specialty]int{}
	above := [...]int{0, 0}
	for doctor, s := range specialties {
		most, known := caps[s]
		if !known {
			if err := checkYear(year, s); err != nil {
				return Verdicts{}, bad(telehealth.ErrorUnknown, fmt.Sprintf("specialties[%d]", doctor), string(s), "a specialty of the library")
			}
			most = r.cap(&Judgement{Year: year, Policy: v.Policy}, s)
			caps[s] = most
		}
		c := t.At(doctor, year).Done
		if c == (Count{}) {
			continue
		}
		v.Doctors++
		for i, reading := range readings() {
			if remote, total := c.count(v.Policy, reading, r); !place(remote, total, most).Within {
				above[i]++
			}
		}
	}
	for i, reading := range readings() {
		v.Above[reading] = above[i]
	}
	return v, nil
}
