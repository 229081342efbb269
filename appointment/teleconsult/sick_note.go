package teleconsult

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A SickNote is a sick note (arrêt de travail) that the doctor means to write in the
// teleconsultation. The zero SickNote lacks its Days.
type SickNote struct {
	Days     int   `json:"days,omitzero"` // of this note
	Prolongs YesNo `json:"prolongs,omitzero"`
	// Before is how many days the notes that it prolongs have; 0 is not known.
	Before int `json:"before,omitzero"`
	// Impossible: the patient shows that a visit in person, to prolong the note, is
	// not possible.
	Impossible YesNo `json:"impossible,omitzero"`
	// Abroad: the doctor practises mainly outside France.
	Abroad YesNo `json:"abroad,omitzero"`
}

// mostDays bounds the days of a sick note so that they add up, far above any.
const mostDays = 100_000

func (s *SickNote) check() error {
	switch {
	case s == nil:
		return nil
	case s.Days == 0:
		return wire.Error(telehealth.ErrorMissing, "days", "", fmt.Sprintf("1 to %d days", mostDays))
	case s.Days < 0 || s.Days > mostDays:
		return wire.Error(telehealth.ErrorOutOfRange, "days", fmt.Sprint(s.Days), fmt.Sprintf("1 to %d days", mostDays))
	case s.Before < 0 || s.Before > mostDays:
		return wire.Error(telehealth.ErrorOutOfRange, "before", fmt.Sprint(s.Before), fmt.Sprintf("0 to %d days", mostDays))
	case s.Before > 0 && s.Prolongs == No:
		return wire.Error(telehealth.ErrorContradiction, "before", fmt.Sprint(s.Before), "0, for a note that prolongs no other")
	}
	return s.checkWords()
}

func (s *SickNote) checkWords() error {
	return checkAnswers([]question{{"prolongs", s.Prolongs}, {"impossible", s.Impossible}, {"abroad", s.Abroad}})
}

// note asks how many days a sick note may have, and whether this doctor may write one.
func (c *Case) note() []Finding {
	all := []Finding{c.noteDays()}
	if ceiling := c.rule("sick-note.ceiling"); ceiling.holds() {
		all = append(all, c.noteCeiling(ceiling))
	}
	if abroad := c.rule("sick-note.abroad"); abroad.holds() {
		all = append(all, abroad.finding(c.SickNote.Abroad.not().verdict()))
	}
	return append(all, c.supposed("sick-note.beyond")...)
}

// noteDays is the limit of teleconsultations alone.
func (c *Case) noteDays() Finding {
	limit := c.rule("sick-note.limit")
	if !limit.holds() {
		return c.rule("sick-note.free").finding(telehealth.VerdictMet)
	}
	// The impossibility excuses a prolongation alone.
	excused := allOf(c.SickNote.prolongs(), c.SickNote.Impossible)
	within := c.SickNote.within(limit.Value)
	switch {
	case within == Yes:
		return limit.finding(telehealth.VerdictMet)
	case c.Attending == Yes:
		return c.rule("sick-note.attending").finding(telehealth.VerdictMet)
	case excused == Yes:
		return c.rule("sick-note.impossible").finding(telehealth.VerdictMet)
	}
	return limit.finding(anyOf(within, c.Attending, excused).verdict())
}

// noteCeiling is that of every sick note. The law leaves it to a decree that was not
// found, and gives its least value: up to there a note is within it.
func (c *Case) noteCeiling(ceiling ruling) Finding {
	least := c.ruleOf("sick-note.least", "first")
	if c.SickNote.prolongs() == Yes {
		least = c.ruleOf("sick-note.least", "prolongation")
	}
	if c.SickNote.Days <= least.Value {
		return least.finding(telehealth.VerdictMet)
	}
	return ceiling.finding(telehealth.VerdictUndecided)
}

func (s *SickNote) prolongs() YesNo {
	if s.Before > 0 {
		return Yes
	}
	return s.Prolongs
}

// within reports whether the note, with those that it prolongs, has at most that
// many days. A note that is prolonged has at least one.
func (s *SickNote) within(most int) YesNo {
	prolongs := s.prolongs()
	switch {
	case s.Days > most:
		return No
	case prolongs == No:
		return Yes
	case s.Before > 0:
		return yesIf(s.Before+s.Days <= most)
	case prolongs == Yes && s.Days == most:
		return No
	default:
		return ""
	}
}
