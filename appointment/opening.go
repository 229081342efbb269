package appointment

import (
	"cmp"
	"iter"
	"slices"

	"github.com/secteur2/telehealth"
)

// A piece is a maximal interval of instants at which one and the same Hours of one
// civil day hold. The grid of starts begins where it begins.
type piece struct {
	day      telehealth.Date
	from, to int64
	hours    *Hours
	modes    Modes // in which the visit may take place here; none when it is not taken
}

// A closing is an interval at which a holiday or an absence closes the hours. It
// does not move the grid, so it is kept beside the pieces and not cut out of them.
type closing struct {
	from, to int64
	day      telehealth.Date // the last that it closes, zero when it closes hours only
	absence  *Absence        // nil is the holiday
	holiday  Reason
}

// An opening walks over the open time of a calendar, stretch by stretch, and keeps
// as much of it as one visit may need.
type opening struct {
	search   *search
	wall     wall
	loaded   int64     // all before is known
	pieces   []piece   // in order; they do not overlap
	closures []closing // may overlap
}

// openFrom begins at the civil day of an instant, so that pieces of that day are whole.
func (s *search) openFrom(t int64) *opening {
	o := &opening{search: s, wall: wall{zone: s.zone}}
	o.loaded = o.wall.dayStart(t)
	return o
}

// load adds the next stretch.
func (o *opening) load() {
	s := o.wall.at(o.loaded)
	o.loaded = s.to
	calendar := &o.search.query.Calendar
	hours, override := calendar.hoursOn(s.day)
	o.open(s, hours)
	if !override && !calendar.OpenOnHolidays {
		if reason, ok := calendar.holidayOn(s.day); ok {
			o.closures = append(o.closures, closing{from: s.from, to: s.to, day: s.day, holiday: reason})
		}
	}
	for i := range calendar.Absences {
		if a := &calendar.Absences[i]; a.on(s.day) {
			o.close(s, a)
		}
	}
}

func (o *opening) open(s stretch, hours []Hours) {
	known := len(o.pieces)
	for i := range hours {
		h := &hours[i]
		p := piece{day: s.day, hours: h}
		if p.from, p.to = s.part(h.From, h.To); p.from >= p.to {
			continue
		}
		if h.take(o.search.query.Visit.Ref) {
			p.modes = h.Modes.orInPerson() & o.search.modes
		}
		// The clock was set within the hours: they go on without a gap.
		if n := known - 1; n >= 0 && o.pieces[n].to == p.from && o.pieces[n].hours == h && o.pieces[n].day == s.day {
			o.pieces[n].to = p.to
			continue
		}
		o.pieces = append(o.pieces, p)
	}
	slices.SortFunc(o.pieces[known:], func(a, b piece) int { return cmp.Compare(a.from, b.from) })
}

func (o *opening) close(s stretch, a *Absence) {
	c := closing{absence: a}
	if a.wholeDays() {
		c.day = a.last()
	}
	if c.from, c.to = s.part(a.Start, a.End); c.from >= c.to {
		return
	}
	for i := range o.closures {
		if known := &o.closures[i]; known.absence == a && known.to == c.from {
			known.to = c.to
			return
		}
	}
	o.closures = append(o.closures, c)
}

// during returns the pieces that an interval touches, and whether they cover it.
func (o *opening) during(from, to int64) (pieces []piece, covered bool) {
	first := 0
	for first < len(o.pieces) && o.pieces[first].to <= from {
		first++
	}
	next, reached := first, from
	covered = true
	for ; next < len(o.pieces) && o.pieces[next].from < to; next++ {
		covered = covered && o.pieces[next].from <= reached
		reached = o.pieces[next].to
	}
	return o.pieces[first:next], covered && reached >= to
}

// closed reports whether a closure touches an interval.
func (o *opening) closed(from, to int64) bool {
	for i := range o.closures {
		if c := &o.closures[i]; c.from < to && from < c.to {
			return true
		}
	}
	return false
}

// drop forgets the first piece, and the closures that no later one can meet.
func (o *opening) drop() {
	done := o.pieces[0].to
	o.pieces = slices.Delete(o.pieces, 0, 1)
	o.forget(done)
}

func (o *opening) forget(done int64) {
	o.closures = slices.DeleteFunc(o.closures, func(c closing) bool { return c.to <= done })
}

// left yields what closures leave of an interval. They must be in order.
func (o *opening) left(from, to int64) iter.Seq2[int64, int64] {
	return func(yield func(start, end int64) bool) {
		for i := range o.closures {
			c := &o.closures[i]
			if end := min(c.from, to); from < end && !yield(from, end) {
				return
			}
			from = max(from, c.to)
		}
		if from < to {
			yield(from, to)
		}
	}
}
