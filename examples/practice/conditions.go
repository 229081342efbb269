package main

import (
	"cmp"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A note is a condition that is not met, with the tool that it is about, if any.
type note struct {
	tool    string
	finding appointment.Finding // its zero value: the tool is not in the register
}

// conditions asks what the law wants of a teleconsultation and of its tool. The
// verdict is the worse of both, Met where nothing is asked.
func (q *request) conditions(d doctor, zone *time.Location) (appointment.Verdict, []note, error) {
	day, err := telehealth.DateOf(q.Start.In(zone))
	if err != nil {
		return "", nil, err
	}
	verdict, notes, err := q.eligible(d, day)
	if err != nil || q.Link == "" {
		return verdict, notes, err
	}
	ofTool, more, err := fit(q.Link, day)
	return worse(verdict, ofTool), append(notes, more...), err
}

func (q *request) eligible(d doctor, day telehealth.Date) (appointment.Verdict, []note, error) {
	if q.Case == nil {
		return appointment.Met, nil, nil
	}
	c := *q.Case
	if !c.Date.IsZero() || c.Mode != "" || c.Practitioner != (telehealth.Practitioner{}) {
		return "", nil, &telehealth.FieldError{
			Code: telehealth.Contradiction, Field: "case", Value: "date, mode or practitioner",
			Want: "none in a request: they are those of the booking"}
	}
	c.Date, c.Mode, c.Practitioner = day, cmp.Or(q.Mode, telehealth.InPerson), d.Practitioner
	e, err := c.Eligible()
	return e.Verdict, notes("", e.Verdict, e.Findings), err
}

// fit judges the tool that the link leads to. The link itself is never printed:
// whoever has it can enter.
func fit(link appointment.Link, day telehealth.Date) (appointment.Verdict, []note, error) {
	if err := link.Check(); err != nil {
		return "", nil, err
	}
	tool, known := link.Tool()
	if !known {
		return appointment.Undecided, []note{{}}, nil
	}
	f, err := tool.On(day)
	return f.Verdict, notes(tool.Name(), f.Verdict, f.Findings), err
}

// notes are what stands against the verdict: of a refusal what is refused, else
// what is to be decided. Recommendations do not bind.
func notes(tool string, v appointment.Verdict, findings []appointment.Finding) (list []note) {
	for _, f := range findings {
		if f.Verdict == v && v != appointment.Met && f.Kind != appointment.Guidance {
			list = append(list, note{tool, f})
		}
	}
	return list
}

func worse(a, b appointment.Verdict) appointment.Verdict {
	for _, v := range []appointment.Verdict{appointment.Refused, appointment.Undecided} {
		if a == v || b == v {
			return v
		}
	}
	return appointment.Met
}
