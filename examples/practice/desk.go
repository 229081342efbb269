package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
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

	days    [][]opening // from From on, before the requests
	answers []answer
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
	return &desk{schedule: s, doctors: doctors, agenda: agenda, counter: c, zone: zone}, err
}

// An answer is what became of a request.
type answer struct {
	request
	conditions // Undecided: booked, and somebody has to look at what stands against it
	booked     []appointment.Booking
	refusal    *appointment.RefusalError
	cap        quota.Decision // none where it was not asked
	bill       *billing.Bill  // what the visit will cost; nil was not asked
	err        error          // the request makes no sense
}

// plan looks at the free times, then answers the requests in the order of the file.
func (s schedule) plan(doctors []doctor, visits []visit) (*desk, error) {
	d, err := s.open(doctors, visits)
	if err != nil {
		return nil, err
	}
	for day := s.From; !day.After(s.To); day = day.AddDays(1) {
		var openings []opening
		for _, name := range d.names() {
			of, err := d.openingsOf(name, day)
			if err != nil {
				return nil, err
			}
			openings = append(openings, of...)
		}
		d.days = append(d.days, openings)
	}
	d.answers = make([]answer, len(d.Requests))
	list := d.answers
	for i, raw := range d.Requests {
		list[i].err = in(fmt.Sprintf("schedule.requests[%d]", i), d.answer(&list[i], raw))
		if list[i].ID == "" {
			list[i].ID = fmt.Sprintf("#%d", i+1) // so that the report can name it all the same
		}
	}
	return d, nil
}

// unanswered is how many requests make no sense.
func (d *desk) unanswered() (n int) {
	for i := range d.answers {
		if d.answers[i].err != nil {
			n++
		}
	}
	return n
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

// An opening is the time that a doctor has for a visit on a day.
type opening struct {
	doctor, visit string
	hours         []span
	free          []time.Time           // starts that can be booked
	closed        []appointment.Closure // why there are no hours, when a holiday or an absence takes them
}

type span struct{ from, to time.Time }

// midnight is the instant at which a day begins. From one to the next there are 23
// or 25 hours when the clock is set.
func midnight(day telehealth.Date, zone *time.Location) time.Time {
	year, month, n := day.YMD()
	return time.Date(year, month, n, 0, 0, 0, 0, zone)
}

// openingsOf are those of one day, by visit in the order of the file. It has nothing for
// a doctor who never works on such a day.
func (d *desk) openingsOf(doctor string, day telehealth.Date) (list []opening, err error) {
	var q appointment.Query
	for _, v := range d.Practice.Visits {
		q, err = d.agenda.Free(doctor, v.Ref, d.Seen, midnight(day, d.zone), midnight(day.AddDays(1), d.zone))
		if err != nil {
			return nil, err
		}
		o := opening{doctor: doctor, visit: v.Ref}
		if o.hours, err = hours(q, day); err != nil {
			return nil, err
		}
		if o.free, err = starts(q); err != nil {
			return nil, err
		}
		if len(o.hours) > 0 {
			list = append(list, o)
		}
	}
	if len(list) > 0 || len(d.Practice.Visits) == 0 {
		return list, nil
	}
	closed, err := q.Calendar.Closures(day)
	if len(closed) > 0 {
		list = append(list, opening{doctor: doctor, closed: closed})
	}
	return list, err
}

// hours are when the visit is taken, run together where they touch.
func hours(q appointment.Query, day telehealth.Date) (spans []span, err error) {
	open, err := q.Calendar.Open(day)
	for _, o := range open {
		switch n := len(spans) - 1; {
		case o.For(q.Visit) == 0:
		case n >= 0 && spans[n].to.Equal(o.Start):
			spans[n].to = o.End
		default:
			spans = append(spans, span{o.Start, o.End})
		}
	}
	return spans, err
}

func starts(q appointment.Query) (list []time.Time, err error) {
	slots, err := q.Slots()
	if err != nil {
		return nil, err
	}
	for s := range slots {
		list = append(list, s.Start)
	}
	return list, nil
}

// A counter asks the cap for an agenda. It keeps the answers, for a refusal of the
// agenda has no figures.
type counter struct {
	visits  []visit
	doctors []doctor
	zone    *time.Location            // of the clock on the wall
	told    map[string]quota.Decision // by the request
}

// ask answers for one more teleconsultation, as if the acts that have a bill were all
// of the year so far. Whoever has none is not held to it; that answer has no enforcement.
func (c *counter) ask(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
	d, err := doctorOf(c.doctors, b.Practitioner)
	if err != nil {
		return quota.Decision{}, err
	}
	day, err := telehealth.DateOf(b.Start.In(c.zone))
	if err != nil {
		return quota.Decision{}, err
	}
	tally, err := quota.TallyOf(acts(c.visits, d)...)
	if err != nil {
		return quota.Decision{}, err
	}
	answer := quota.Decision{Answer: quota.AnswerAllowed}
	if done := tally.Year(day.Year()).Done; done != (quota.Count{}) {
		known := quota.Outlook{Day: day, Done: done, Booked: videos(booked)}
		one := quota.Teleconsultation{OwnPatient: b.OwnPatient}
		answer, err = quota.Cap{Specialty: d.Practitioner.Specialty}.Ask(known, quota.EnforcementRunning, one)
	}
	// Of a series the first refusal stands: it is what the agenda refuses for.
	if request := cmp.Or(b.Series, b.ID); c.told[request].Answer != quota.AnswerRefused {
		c.told[request] = answer
	}
	return answer, err
}

// videos counts the teleconsultations that are booked, those of own patients apart.
func videos(booked iter.Seq[appointment.Booking]) (n quota.Count) {
	for b := range booked {
		switch {
		case b.Mode != telehealth.ModeVideo:
		case b.OwnPatient:
			n.VideoOwn++
		default:
			n.Video++
		}
	}
	return n
}
