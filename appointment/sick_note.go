package appointment

// sickNote asks how many days a sick note may have, and who may write one.
func (c *Case) sickNote() []Finding {
	all := []Finding{c.sickNoteDays()}
	if abroad := c.rule("sick-note.abroad"); abroad.holds() {
		all = append(all, abroad.finding(c.SickNote.Abroad.not().verdict()))
	}
	return all
}

func (c *Case) sickNoteDays() Finding {
	limit := c.rule("sick-note.limit")
	if !limit.holds() {
		return c.rule("sick-note.free").finding(Met)
	}
	// The impossibility excuses a prolongation alone.
	excused := allOf(c.SickNote.prolongs(), c.SickNote.Impossible)
	within := c.SickNote.within(limit.Value)
	switch {
	case within == Yes:
		return limit.finding(Met)
	case c.Attending == Yes:
		return c.rule("sick-note.attending").finding(Met)
	case excused == Yes:
		return c.rule("sick-note.impossible").finding(Met)
	}
	return limit.finding(anyOf(within, c.Attending, excused).verdict())
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
