package main

// A period is a civil year, or the rest of one after the day of -at: twice the
// year, and one more for the rest. A year and its rest are neighbours in order.
type period int32

func (p period) year() int  { return int(p >> 1) }
func (p period) rest() bool { return p&1 == 1 }

// A split parts years after a day. The zero split parts none.
type split struct {
	first, last int32 // of the years that are parted
	on          day   // the last one before the rest, of any year
}

func (s split) parts(year int32) bool { return s.first <= year && year <= s.last }

// dates reports whether the days of a period matter: of what is booked they do.
func (s split) dates(p period) bool { return p.rest() && p.year() == int(s.last) }

func (s split) period(year int32, on day) period {
	p := period(year) << 1
	if on > s.on && s.parts(year) {
		p++
	}
	return p
}
