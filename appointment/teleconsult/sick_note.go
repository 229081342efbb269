package teleconsult

import "github.com/secteur2/telehealth"

// note asks how many days a sick note may have, and who may write one.
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
// found and says below what it may not be: up to there a note is within it.
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

func (s *SickNote) prolongs() Fact {
	if s.Before > 0 {
		return Yes
	}
	return s.Prolongs
}

// within reports whether the note, with those that it prolongs, has at most that
// many days. A note that is prolonged has at least one.
func (s *SickNote) within(most int) Fact {
	prolongs := s.prolongs()
	switch {
	case s.Days > most:
		return No
	case prolongs == No:
		return Yes
	case s.Before > 0:
		return factOf(s.Before+s.Days <= most)
	case prolongs == Yes && s.Days == most:
		return No
	default:
		return ""
	}
}
