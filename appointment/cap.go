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

// policy is the note of the policy that decided, if the decision names one.
func (c *quotaYear) policy() quota.Note {
	for _, note := range c.decision.Notes {
		if strings.HasPrefix(note.Rule, "policy.") {
			return note
		}
	}
	return quota.Note{}
}
