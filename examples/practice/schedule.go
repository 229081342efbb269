package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A schedule says when the doctors see patients in some days to come, and who asks
// for a time. Its requests stay as written, as the appointments of a practice do.
type schedule struct {
	Seen      time.Time            `json:"seen"` // the instant at which the free times are looked at
	From      telehealth.Date      `json:"from"` // the first day to show
	To        telehealth.Date      `json:"to"`   // the last
	Territory telehealth.Territory `json:"territory"`
	Calendars []calendar           `json:"calendars"`
	Visits    []visitType          `json:"visits"`
	Requests  requests             `json:"requests"`
}

// A calendar has the hours of one doctor by the clock on the wall, for each weekday
// as "monday". Hours, overrides and absences are read into the library's own types.
type calendar struct {
	Doctor    string                         `json:"doctor"`
	Week      map[string][]appointment.Hours `json:"week"`
	Overrides []appointment.Override         `json:"overrides"`
	Absences  []appointment.Absence          `json:"absences"`
}

// A visitType is one of the library's, with its times in minutes.
type visitType struct {
	Ref     string            `json:"ref"`
	Minutes int               `json:"minutes"`
	Modes   appointment.Modes `json:"modes"`
	Notice  int               `json:"notice"`  // minutes
	Horizon int               `json:"horizon"` // days
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

// practice turns the schedule into what an agenda needs. Whether hours overlap and
// visits make sense is for the library to say.
func (s *schedule) practice(doctors []doctor) (p appointment.Practice, err error) {
	p.Calendars = map[string]appointment.Calendar{}
	for i := range s.Calendars {
		c := &s.Calendars[i]
		if _, err := doctorOf(doctors, c.Doctor); err != nil {
			return p, fmt.Errorf("schedule.calendars[%d].%w", i, err)
		}
		if _, twice := p.Calendars[c.Doctor]; twice {
			return p, fmt.Errorf("schedule.calendars[%d]: doctor %q has a calendar already", i, c.Doctor)
		}
		week, err := weekOf(c.Week)
		if err != nil {
			return p, fmt.Errorf("schedule.calendars[%d].%w", i, err)
		}
		p.Calendars[c.Doctor] = appointment.Calendar{
			Territory: s.Territory, Weeks: []appointment.Week{week}, Overrides: c.Overrides, Absences: c.Absences,
		}
	}
	for _, v := range s.Visits {
		p.Visits = append(p.Visits, appointment.VisitType{
			Ref: v.Ref, Duration: minutes(v.Minutes), Modes: v.Modes, Notice: minutes(v.Notice), Horizon: v.Horizon,
		})
	}
	return p, nil
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func weekOf(named map[string][]appointment.Hours) (week appointment.Week, err error) {
	var names []string
	for day := range week {
		name := strings.ToLower(time.Weekday(day).String())
		names = append(names, name)
		week[day] = named[name]
	}
	for name := range named {
		if !slices.Contains(names, name) {
			return week, &telehealth.FieldError{
				Code: telehealth.ErrorUnknown, Field: "week", Value: name, Want: "one of " + strings.Join(names, ", ")}
		}
	}
	return week, nil
}
