package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/billing"
)

// A schedule says when the doctors see patients in some days to come, and who asks
// for a time. Its calendars and visits are in the form of the library's own Practice.
// Its requests stay as written, so that a fault in one does not cost the answers to the
// others.
type schedule struct {
	Seen      time.Time            `json:"seen"` // the instant at which the free times are looked at
	From      telehealth.Date      `json:"from"` // the first day to show
	To        telehealth.Date      `json:"to"`   // the last
	Territory telehealth.Territory `json:"territory"`
	Requests  []json.RawMessage    `json:"requests"` // read one by one
	Text      json.RawMessage      `json:"practice"` // what Practice is read from
	Practice  appointment.Practice `json:"-"`
}

// mostDays bounds the days that are shown: a slip in the year must not print a century.
const mostDays = 62

// check reads the practice, and looks at what the library is not asked about: the days
// to show.
func (s *schedule) check() error {
	p, err := part[appointment.Practice]("schedule.practice", s.Text)
	if p != nil {
		s.Practice = *p
	}
	switch {
	case err != nil:
		return err
	case s.Seen.IsZero():
		return wrong(telehealth.ErrorMissing, "schedule.seen", "", "the present instant, as 2026-03-07T12:00:00+01:00")
	case s.From.IsZero():
		return wrong(telehealth.ErrorMissing, "schedule.from", "", "the first day to show")
	case s.To.Before(s.From) || s.To.DaysSince(s.From) >= mostDays:
		return wrong(telehealth.ErrorOutOfRange, "schedule.to", s.To.String(),
			"the last day to show, from.. and at most "+strconv.Itoa(mostDays)+" days")
	}
	return nil
}

// practice is that of the agenda. A calendar is where the schedule is, unless it says
// otherwise, and of a doctor of the file; whether its hours overlap the library has said.
func (s *schedule) practice(doctors []doctor) (appointment.Practice, error) {
	p := s.Practice
	p.Calendars = map[string]appointment.Calendar{}
	for _, name := range s.names() {
		if _, err := doctorOf(doctors, name); err != nil {
			return p, fmt.Errorf("schedule.practice.calendars.%s: %w", name, err)
		}
		c := s.Practice.Calendars[name]
		c.Territory = cmp.Or(c.Territory, s.Territory)
		p.Calendars[name] = c
	}
	return p, nil
}

// names are the references of those who have a calendar, in order.
func (s *schedule) names() []string { return slices.Sorted(maps.Keys(s.Practice.Calendars)) }

// A request asks for a time. What it says of the patient goes to three judges: the
// agenda gets a reference, the rules of teleconsultation a case, the price a
// consultation of the library's wire format.
type request struct {
	At      time.Time       `json:"at"` // when it is made
	ID      string          `json:"id"`
	Doctor  string          `json:"doctor"`
	Visit   string          `json:"visit"`
	Patient string          `json:"patient"`
	Start   time.Time       `json:"start"`
	Mode    telehealth.Mode `json:"mode"`
	Weeks   int             `json:"weeks"` // a series, when there are any

	// Parts of the library are read one by one, so that an error says where it stands.
	CaseText     json.RawMessage       `json:"case"`
	PlatformText json.RawMessage       `json:"platform"`
	Case         *teleconsult.Case     `json:"-"` // date, mode and practitioner are those of the request
	Link         appointment.Link      `json:"link"`
	Platform     *teleconsult.Platform `json:"-"`            // what the maker of the tool declares
	Consultation json.RawMessage       `json:"consultation"` // date, time, mode and practitioner too
}

// read keeps what can be read of a faulty request, so that it is known by its name.
func (q *request) read(raw json.RawMessage) error {
	err := strict(raw, q)
	if err != nil {
		var known struct {
			ID     string `json:"id"`
			Doctor string `json:"doctor"`
			Visit  string `json:"visit"`
		}
		_ = json.Unmarshal(raw, &known) // the error is known already
		q.ID, q.Doctor, q.Visit = known.ID, known.Doctor, known.Visit
		return err
	}
	if q.Case, err = part[teleconsult.Case]("case", q.CaseText); err != nil {
		return err
	}
	if q.Platform, err = part[teleconsult.Platform]("platform", q.PlatformText); err != nil {
		return err
	}
	switch {
	case q.At.IsZero():
		return wrong(telehealth.ErrorMissing, "at", "", "the instant at which the request is made, as 2026-03-07T12:00:00+01:00")
	case q.Start.IsZero():
		return wrong(telehealth.ErrorMissing, "start", "", "the instant at which the visit begins")
	}
	return nil
}

// part reads a value of the library, nil where the file has none.
func part[T any](place string, text json.RawMessage) (*T, error) {
	var to *T
	if len(text) == 0 {
		return nil, nil
	}
	err := json.Unmarshal(text, &to)
	return to, in(place, err)
}

// price is the bill of the visit that the request asks for; nil when it does not ask.
func (q *request) price(d doctor, zone *time.Location) (*billing.Bill, error) {
	if q.Consultation == nil {
		return nil, nil
	}
	var c billing.Consultation
	if err := c.UnmarshalJSON(q.Consultation); err != nil {
		return nil, in("consultation", err)
	}
	if !c.Date.IsZero() || !c.Time.IsZero() || c.Mode != "" {
		return nil, wrong(telehealth.ErrorContradiction, "consultation", "date, time or mode",
			"none in a request: they are those of the booking")
	}
	day, clock, err := onWall(q.Start.In(zone))
	if err != nil {
		return nil, err
	}
	c.ID, c.Date, c.Time, c.Mode = cmp.Or(c.ID, q.ID), day, clock, q.Mode
	v := visit{doctor: d.Ref, consultation: c}
	if err := v.price([]doctor{d}); err != nil {
		return nil, err
	}
	return &v.bill, nil
}

// onWall is the civil day and the hour that the clock of the practice shows.
func onWall(t time.Time) (day telehealth.Date, clock telehealth.TimeOfDay, err error) {
	if day, err = telehealth.DateOf(t); err != nil {
		return day, clock, err
	}
	clock, err = telehealth.NewTimeOfDay(t.Hour(), t.Minute())
	return day, clock, err
}
