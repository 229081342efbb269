package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A schedule says when the doctors see patients in some days to come, and who asks
// for a time. Its calendars and visits are in the form of the library's own Practice.
// Its requests stay as written, as the appointments of a practice do.
type schedule struct {
	Seen      time.Time            `json:"seen"` // the instant at which the free times are looked at
	From      telehealth.Date      `json:"from"` // the first day to show
	To        telehealth.Date      `json:"to"`   // the last
	Territory telehealth.Territory `json:"territory"`
	Practice  appointment.Practice `json:"practice"`
	Requests  requests             `json:"requests"`
}

// mostDays bounds the days that are shown: a slip in the year must not print a century.
const mostDays = 62

// check looks at what the library is not asked about: the days to show.
func (s *schedule) check() error {
	switch {
	case s.Seen.IsZero():
		return missing("schedule.seen", "the present instant, as 2026-03-07T12:00:00+01:00")
	case s.From.IsZero():
		return missing("schedule.from", "the first day to show")
	case s.To.Before(s.From) || s.To.DaysSince(s.From) >= mostDays:
		return &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "schedule.to", Value: s.To.String(),
			Want: "the last day to show, from.. and at most " + strconv.Itoa(mostDays) + " days",
		}
	}
	return nil
}

func missing(field, want string) error {
	return &telehealth.FieldError{Code: telehealth.ErrorMissing, Field: field, Want: want}
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
