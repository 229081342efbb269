package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/quota"
)

// A desk answers requests over the agenda of the practice.
type desk struct {
	schedule
	doctors []doctor
	agenda  *appointment.Agenda
	counter *counter
	zone    *time.Location // of the clock on the wall
}

// open is the desk with an agenda that is kept in memory; a practice keeps it in a
// database of its own.
func (s schedule) open(doctors []doctor, visits []visit) (*desk, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	p, err := s.practice(doctors)
	if err != nil {
		return nil, err
	}
	zone, err := appointment.ZoneOf(s.Territory)
	if err != nil {
		return nil, err
	}
	c := &counter{visits, doctors, zone, map[string]quota.Decision{}}
	p.Cap = c.ask
	agenda, err := appointment.Open(context.Background(), p, nil)
	return &desk{s, doctors, agenda, c, zone}, err
}

// An answer is what became of a request.
type answer struct {
	request
	conditions // Undecided: booked, and somebody has to look at what stands against it
	booked     []appointment.Booking
	refusal    *appointment.Refusal
	cap        quota.Decision // none where it was not asked
	bill       *billing.Bill  // what the visit will cost; nil was not asked
	err        error          // the request makes no sense
}

// answers takes the requests in the order of the file.
func (d *desk) answers() []answer {
	list := make([]answer, len(d.Requests))
	for i, raw := range d.Requests {
		list[i].err = in(fmt.Sprintf("schedule.requests[%d]", i), d.answer(&list[i], raw))
		if list[i].ID == "" {
			list[i].ID = fmt.Sprintf("#%d", i+1) // so that the report can name it all the same
		}
	}
	return list
}

// answer asks the law first. What is refused keeps no time: this practice gives no
// teleconsultation that the fund does not pay. What the law leaves to a person is
// booked, and the person is told.
func (d *desk) answer(a *answer, raw json.RawMessage) error {
	if err := a.read(raw); err != nil {
		return err
	}
	who, err := doctorOf(d.doctors, a.Doctor)
	if err != nil {
		return err
	}
	if a.bill, err = a.price(who, d.zone); err != nil {
		return err
	}
	if a.conditions, err = a.request.conditions(who, d.zone); err != nil || a.verdict == telehealth.VerdictRefused {
		return err
	}
	a.booked, err = d.book(&a.request)
	a.cap = d.counter.told[a.ID]
	if errors.As(err, &a.refusal) {
		a.conditions = conditions{verdict: telehealth.VerdictRefused} // nobody has to look at the rest
		return nil
	}
	return err
}

func (d *desk) book(q *request) ([]appointment.Booking, error) {
	entry := appointment.Provenance{By: "desk", At: q.At}
	ask := appointment.Request{
		ID: q.ID, Practitioner: q.Doctor, Visit: q.Visit, Patient: q.Patient,
		OwnPatient: q.Case != nil && q.Case.Attending == teleconsult.Yes,
		Start:      q.Start, Mode: q.Mode, Link: q.Link,
	}
	if q.Weeks != 0 {
		return d.agenda.Repeat(context.Background(), entry, ask, q.Weeks)
	}
	b, err := d.agenda.Book(context.Background(), entry, ask)
	if err != nil {
		return nil, err
	}
	return []appointment.Booking{b}, nil
}
