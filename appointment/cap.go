package appointment

import (
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A quotaYear is the answer of the cap for the year that was last asked about.
// Starts come in order, so each year is asked about once.
type quotaYear struct {
	search   *search
	year     int
	decision quota.Decision
	err      error
}

// may reports whether one more visit by video may be booked in a year. An error
// is a refusal. The past is not asked about: nothing is booked there.
func (c *quotaYear) may(year int) bool {
	ask, today := c.search.query.Cap, c.search.today
	if ask == nil || year < today.Year() {
		return true
	}
	if c.year != year {
		day := today
		if year != today.Year() {
			day, _ = telehealth.NewDate(year, time.January, 1)
		}
		c.year = year
		c.decision, c.err = ask(day, c.search.query.OwnPatient)
	}
	return c.err == nil && c.decision.May()
}

// answer is what the cap said, nil where it was not asked.
func (c *quotaYear) answer() *quota.Decision {
	if c.decision.Answer == "" {
		return nil
	}
	d := c.decision
	return &d
}

// heard is what the cap said of a booking that is made, nil for a plain yes.
func (e Entry) heard(answer *quota.Decision) *quota.Decision {
	if answer == nil {
		return nil
	}
	switch answer.Answer {
	case quota.Warned, quota.Forced:
		return answer
	default:
		forced, err := answer.Force(e.By, e.Force)
		if err != nil { // it said yes, or nothing is booked
			return nil
		}
		return &forced
	}
}

// policy is the note of the policy that decided, if the decision names one.
func (c *quotaYear) policy() quota.Note {
	for _, note := range c.decision.Notes {
		if strings.HasPrefix(note.Rule, "policy.") {
			return note
		}
	}
	return quota.Note{}
}
