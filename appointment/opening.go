package appointment

import (
	"cmp"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
)

// A piece is a maximal interval of instants at which one and the same Hours of one
// civil day hold. The grid of starts begins where it begins.
type piece struct {
	timeline.Period
	day   telehealth.Date
	hours *Hours
	modes Modes // in which the visit may take place here; none when it is not taken
}

// A closing is a holiday or an absence that closes hours. It does not move the grid,
// so its time is kept beside the pieces and not cut out of them.
type closing struct {
	day     telehealth.Date // the last that it closes, zero when it closes hours only
	absence *Absence        // nil is the holiday
	holiday Reason
}

// An opening walks over the open time of a calendar, stretch by stretch, and keeps
// as much of it as one visit may need.
type opening struct {
	search   *search
	wall     wall
	loaded   int64                  // all before is known
	pieces   []piece                // in order; they do not overlap
	closures timeline.Line[closing] // may overlap; in no order
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
	o.loaded = s.To
	calendar := &o.search.query.Calendar
	hours, override := calendar.hoursOn(s.day)
	o.open(s, hours)
	if !override && !calendar.OpenOnHolidays {
		if reason, ok := calendar.holidayOn(s.day); ok {
			o.closures = append(o.closures, timeline.Mark[closing]{Period: s.Period, Of: closing{day: s.day, holiday: reason}})
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
		p := piece{Period: s.part(h.From, h.To), day: s.day, hours: h}
		if p.Empty() {
			continue
		}
		if h.take(o.search.query.Visit.Ref) {
			p.modes = h.Modes.orInPerson() & o.search.modes
		}
		// The clock was set within the hours: they go on without a gap.
		if n := known - 1; n >= 0 && o.pieces[n].To == p.From && o.pieces[n].hours == h && o.pieces[n].day == s.day {
			o.pieces[n].To = p.To
			continue
		}
		o.pieces = append(o.pieces, p)
	}
	slices.SortFunc(o.pieces[known:], func(a, b piece) int { return cmp.Compare(a.From, b.From) })
}

func (o *opening) close(s stretch, a *Absence) {
	c := timeline.Mark[closing]{Period: s.part(a.Start, a.End), Of: closing{absence: a}}
	if a.wholeDays() {
		c.Of.day = a.last()
	}
	if c.Empty() {
		return
	}
	for i := range o.closures {
		if known := &o.closures[i]; known.Of.absence == a && known.To == c.From {
			known.To = c.To
			return
		}
	}
	o.closures = append(o.closures, c)
}

// during returns the pieces that overlap a period, and whether they cover it.
func (o *opening) during(p timeline.Period) (pieces []piece, covered bool) {
	first := 0
	for first < len(o.pieces) && o.pieces[first].To <= p.From {
		first++
	}
	next := first
	covered = true
	for ; next < len(o.pieces) && o.pieces[next].From < p.To; next++ {
		covered = covered && o.pieces[next].From <= p.From
		p = p.After(o.pieces[next].Period)
	}
	return o.pieces[first:next], covered && p.Empty()
}

// closed reports whether a closure overlaps a period.
func (o *opening) closed(p timeline.Period) bool {
	for i := range o.closures {
		if o.closures[i].Overlaps(p) {
			return true
		}
	}
	return false
}

// drop forgets the first piece, and the closures that no later one can meet.
func (o *opening) drop() {
	done := o.pieces[0].To
	o.pieces = slices.Delete(o.pieces, 0, 1)
	o.forget(done)
}

func (o *opening) forget(done int64) {
	o.closures = slices.DeleteFunc(o.closures, func(c timeline.Mark[closing]) bool { return c.To <= done })
}
