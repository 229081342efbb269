package appointment

import (
	"iter"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/secteur2/telehealth/internal/wire"
)

// A search is a query that was checked, in the numbers of the engine. What it
// holds does not change while slots are yielded.
type search struct {
	query                         *Query
	zone                          *time.Location
	duration, before, after, step int64
	capacity                      int
	modes                         Modes
	today                         telehealth.Date // of Now, in the zone
	earliest                      int64           // the first start with enough notice
	furthest                      telehealth.Date // the last day of the horizon; zero is no bound
	// The bookings that matter, of the practitioner and of each resource of each need.
	practitioner line
	needs        [][]line
}

// search checks the query and prepares all but the bookings.
func (q *Query) search() (*search, error) {
	zone, err := q.check()
	if err != nil {
		return nil, err
	}
	s := &search{
		query: q, zone: zone,
		duration: seconds(q.Visit.Duration), before: seconds(q.Visit.Before), after: seconds(q.Visit.After),
		step:     seconds(q.Visit.Step),
		capacity: max(q.Visit.Capacity, 1),
		modes:    q.Visit.Modes.orInPerson(),
		earliest: ceil(q.Now.Add(q.Visit.Notice)),
	}
	if s.step == 0 {
		s.step = s.duration
	}
	if s.today, err = s.dayOf("now", q.Now); err != nil {
		return nil, err
	}
	if q.Visit.Horizon > 0 {
		s.furthest = s.today.AddDays(q.Visit.Horizon)
	}
	return s, nil
}

// dayOf returns the civil day of an instant in the zone of the calendar.
func (s *search) dayOf(field string, t time.Time) (telehealth.Date, error) {
	day, err := telehealth.DateOf(t.In(s.zone))
	if err != nil {
		return day, wire.Error(telehealth.ErrorOutOfRange, field, t.Format(time.RFC3339), "an instant of the years 1583 to 9999")
	}
	return day, nil
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }

// bounds returns the starts that the query is about. They may have a
// day too many at the end: pieces and the horizon say it to the day.
func (s *search) bounds() (starts timeline.Period, err error) {
	if q := s.query; q.To.IsZero() && q.Visit.Horizon == 0 && q.Calendar.Until.IsZero() {
		return starts, wire.Error(telehealth.ErrorMissing, "to", "", "an end, a horizon of the visit, or a last day of the calendar")
	}
	starts.From = s.earliest
	if q := s.query; !q.From.IsZero() {
		starts.From = max(starts.From, ceil(q.From))
	}
	c := &s.query.Calendar
	if !c.From.IsZero() {
		starts.From = max(starts.From, midnightUTC(c.From)-fullDay)
	}
	last, _ := telehealth.NewDate(9999, time.December, 31)
	for _, day := range [...]telehealth.Date{s.furthest, c.Until} {
		if !day.IsZero() && day.Before(last) {
			last = day
		}
	}
	starts.To = midnightUTC(last) + 2*fullDay
	if q := s.query; !q.To.IsZero() {
		starts.To = min(starts.To, ceil(q.To))
	}
	return starts, nil
}

// visitAt is the time of the visit at a start.
func (s *search) visitAt(start int64) timeline.Period {
	return timeline.Period{From: start, To: start + s.duration}
}

// reach is the time that visits with their buffers take at starts of a period.
func (s *search) reach(starts timeline.Period) timeline.Period {
	return starts.Grow(s.before, s.duration+s.after)
}

// occupy sorts the bookings that starts of a period can meet into lines.
func (s *search) occupy(starts timeline.Period) {
	q, near := s.query, s.reach(starts)
	places := map[string]int{} // of each resource in lines
	for _, need := range q.Visit.Needs {
		for _, resource := range need {
			places[resource] = 1 + len(places)
		}
	}
	lines := make([]line, 1+len(places))
	lines[0] = make(line, 0, min(len(q.Bookings), 128)) // most searches end within a few days
	for i := range q.Bookings {
		b := &q.Bookings[i]
		own := b.Practitioner == q.Practitioner
		if !own && len(places) == 0 || !b.occupies(q.Now) {
			continue
		}
		sp := markOf(b)
		if !sp.Overlaps(near) {
			continue
		}
		sp.Of.mate = own && b.Visit == q.Visit.Ref && b.Start.Nanosecond() == 0
		if own {
			lines[0] = append(lines[0], sp)
		}
		for _, resource := range b.Resources {
			if place, ok := places[resource]; ok {
				lines[place] = append(lines[place], sp)
			}
		}
	}
	for _, l := range lines {
		l.Sort()
	}
	s.practitioner, s.needs = lines[0], make([][]line, 0, len(q.Visit.Needs))
	for rest := lines[1:]; len(s.needs) < len(q.Visit.Needs); {
		n := len(q.Visit.Needs[len(s.needs)])
		s.needs = append(s.needs, slices.Clip(rest[:n]))
		rest = rest[n:]
	}
}

// line adds the stays of one lane to a line. It returns when the first hold among them
// ends.
func (s *search) line(l line, stays iter.Seq[stay]) (_ line, until int64) {
	q, now := s.query, s.query.Now.UnixMicro()
	until = forGood
	for t := range stays {
		if t.until <= now {
			continue
		}
		until = min(until, t.until)
		l = append(l, timeline.Mark[taken]{Period: t.Period, Of: taken{
			visit: t.Grow(-int64(t.before), -int64(t.after)),
			// A group of one is as full.
			mate: s.capacity > 1 && t.booking.Visit == q.Visit.Ref && t.booking.Practitioner == q.Practitioner,
		}})
	}
	l.Measure() // stays of one lane come in order
	return l, until
}

// beyond reports whether a day is after the horizon.
func (s *search) beyond(day telehealth.Date) bool {
	return !s.furthest.IsZero() && day.After(s.furthest)
}

func (s *search) time(t int64) time.Time { return time.Unix(t, 0).In(s.zone) }

// Resources returns what a booking of the visit at a start takes: of each Need,
// in order, the resource that the same group visit has already, or the first that
// is free. ok is false when a Need has none; a visit without Needs takes nothing.
// It looks at the bookings alone: whether the start is a slot is for [Query.Why] to
// say. Errors are those of Why.
func (q Query) Resources(start time.Time) (with []string, ok bool, err error) {
	s, err := q.searchAt(start)
	if err != nil {
		return nil, false, err
	}
	for i, need := range s.needs {
		place := s.pick(need, start.Unix())
		if place < 0 {
			return nil, false, nil
		}
		with = append(with, q.Visit.Needs[i][place])
	}
	return with, true, nil
}
