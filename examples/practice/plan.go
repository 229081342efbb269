package main

import "time"

// A plan is a schedule with its free times and its answers.
type plan struct {
	schedule
	zone    *time.Location
	days    [][]opening // from From on, before the requests
	answers []answer
}

// plan looks at the free times, then answers the requests.
func (s schedule) plan(doctors []doctor, visits []visit) (*plan, error) {
	d, err := s.open(doctors, visits)
	if err != nil {
		return nil, err
	}
	p := &plan{schedule: s, zone: d.zone}
	for day := s.From; !day.After(s.To); day = day.AddDays(1) {
		openings, err := d.openings(day)
		if err != nil {
			return nil, err
		}
		p.days = append(p.days, openings)
	}
	p.answers = d.answers()
	return p, nil
}

// unanswered is how many requests make no sense.
func (p *plan) unanswered() (n int) {
	for i := range p.answers {
		if p.answers[i].err != nil {
			n++
		}
	}
	return n
}
