package quota

// A Mix is the latest safe mix for the rest of a year: of the acts that are
// expected and may be done either way, how many may be teleconsultations. The zero
// Mix has no acts to come.
type Mix struct {
	// Acts are the consultations, visits and teleconsultations to come whose mode
	// weighs on the cap. Since the 2024 agreement those are the acts with other
	// patients; assisted teleconsultations left out of the cap are not among them.
	Acts int64
	// Video is the greatest number of Acts that may be teleconsultations so that
	// the year ends within the cap, all other acts coming as expected.
	Video int64
	// Booked is how many of Acts are already booked as teleconsultations. Where it
	// is above Video, the rest must become acts in person.
	Booked int64
	// Safe: the year can end within the cap. If not, it would not even with every
	// one of Acts in person, and Video is 0.
	Safe bool
}

// mix moves every act that may be done either way to the practice, then asks how
// many may come back. The total does not change: 100 (remote + v) ≤ cap · total.
func (p *Projection) mix(reading Reading, r Rules, booked Count) Mix {
	inPerson, video := movable(p.Rest, p.Now.Policy, reading, r)
	_, already := movable(booked, p.Now.Policy, reading, r)
	m := Mix{Acts: inPerson + video, Booked: already}
	end := p.Expected.Readings[reading]
	end.Remote -= video
	spare := end.spare()
	if m.Safe = spare >= 0; m.Safe {
		m.Video = min(m.Acts, spare/percent)
	}
	return m
}

// movable returns the acts in person and by video that change the numerator of a
// reading when they change the mode.
func movable(c Count, p Policy, reading Reading, r Rules) (inPerson, video int64) {
	if r.LeaveOutAssisted {
		c.Video, c.VideoOwn = c.Video-c.Assisted, c.VideoOwn-c.AssistedOwn
	}
	inPerson, video = c.InPerson, c.Video
	if own, _ := (Count{VideoOwn: 1}).count(p, reading, r); own > 0 {
		inPerson, video = inPerson+c.InPersonOwn, video+c.VideoOwn
	}
	return inPerson, video
}
