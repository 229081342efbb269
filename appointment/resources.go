package appointment

import "time"

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
