package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A quotaYear is the answer of the cap for the year that was last asked about.
// Starts come in order, so each year is asked about once.
type quotaYear struct {
	ask      func(day telehealth.Date, own bool) (quota.Decision, error) // nil is no cap
	own      bool
	today    telehealth.Date
	year     int
	decision quota.Decision
	err      error
}

func (s *search) quota() quotaYear {
	return quotaYear{ask: s.query.Cap, own: s.query.OwnPatient, today: s.today}
}

// may reports whether one more visit by video may be booked in a year. An error
// is a refusal. The day that it asks about is the nearest to today: no slot is in a
// year that is over, but a visit of it may still be written down, or become one by
// video.
func (c *quotaYear) may(year int) bool {
	if c.ask == nil {
		return true
	}
	if c.year != year {
		day := c.today
		switch {
		case year < day.Year():
			day, _ = telehealth.NewDate(year, time.December, 31)
		case year > day.Year():
			day, _ = telehealth.NewDate(year, time.January, 1)
		}
		c.year = year
		c.decision, c.err = c.ask(day, c.own)
	}
	return c.err == nil && c.decision.May()
}

// refuses reports whether the cap has refused that year, without asking it.
func (c *quotaYear) refuses(year int) bool { return c.year == year && !c.may(year) }

// answer is what the cap said, nil where it was not asked.
func (c *quotaYear) answer() *quota.Decision {
	if c.decision.Answer == "" {
		return nil
	}
	d := c.decision
	return &d
}

// heard is what the cap said of a booking that is made, nil for a plain yes.
func (e Provenance) heard(answer *quota.Decision) *quota.Decision {
	if answer == nil {
		return nil
	}
	switch answer.Answer {
	case quota.AnswerWarned, quota.AnswerForced:
		return answer
	default:
		forced, err := answer.Force(e.By, e.Force)
		if err != nil { // it said yes, or nothing is booked
			return nil
		}
		return &forced
	}
}
