package appointment

import "time"

// An Opening is a free slot of a practitioner. The zero Opening is none.
type Opening struct {
	Practitioner string // reference
	Slot
}

// Next returns the earliest slot for the visit that fits what is wanted, among all
// practitioners or with the one wanted; of those at the same time, the first by
// reference. It is false where there is none. Errors are those of [Query.Slots] and
// [Agenda.Free].
//
// It looks at one practitioner at a time, so a booking that is made meanwhile may
// have taken the slot.
func (a *Agenda) Next(visit string, w Wanted, now time.Time) (best Opening, ok bool, err error) {
	if err := w.check(); err != nil {
		return best, false, err
	}
	hunts, err := a.hunts(visit, w, now)
	if err != nil {
		return best, false, err
	}
	from, end := bounds(hunts)
	// Most have time soon, so the whole of the horizon is looked at last: a day, then
	// four times as long each time.
	for window := fullDay; from < end && !ok; window *= 4 {
		to := min(from+window, end)
		for _, h := range hunts {
			o, found, err := a.within(h, from, to, w.Modes.orInPerson())
			if err != nil {
				return Opening{}, false, err
			}
			if found {
				best, ok, to = o, true, o.Start.Unix() // only an earlier one is better
			}
		}
		from = to
	}
	return best, ok, nil
}

// A hunt is for the starts of one practitioner, half-open.
type hunt struct {
	query    Query // without bookings
	from, to int64
}

// hunts are one for each practitioner that is wanted, in order of reference.
func (a *Agenda) hunts(visit string, w Wanted, now time.Time) (list []hunt, err error) {
	a.mu.RLock()
	r := a.draft().roster
	a.mu.RUnlock()
	names := r.names
	if w.Practitioner != "" {
		names = []string{w.Practitioner}
	}
	list = make([]hunt, 0, len(names))
	for _, name := range names {
		h := hunt{query: Query{Practitioner: name, Now: now, From: w.From, To: w.To}}
		if h.query.Calendar, err = r.calendar(name); err != nil {
			return nil, err
		}
		if h.query.Visit, err = r.visit(visit); err != nil {
			return nil, err
		}
		s, err := h.query.search()
		if err != nil {
			return nil, err
		}
		if h.from, h.to, err = s.bounds(); err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, nil
}

// bounds are those of all hunts.
func bounds(hunts []hunt) (from, to int64) {
	for i, h := range hunts {
		if i == 0 {
			from, to = h.from, h.to
		}
		from, to = min(from, h.from), max(to, h.to)
	}
	return from, to
}

// within returns the first slot of a hunt that starts in a window, with the bookings
// of now.
func (a *Agenda) within(h hunt, from, to int64, modes Modes) (o Opening, ok bool, err error) {
	from, to = max(from, h.from), min(to, h.to)
	if from >= to {
		return o, false, nil
	}
	q, err := a.Free(h.query.Practitioner, h.query.Visit.Ref, h.query.Now, time.Unix(from, 0), time.Unix(to, 0))
	if err != nil {
		return o, false, err
	}
	slots, err := q.Slots()
	if err != nil {
		return o, false, err
	}
	for s := range slots {
		if s.Modes&modes != 0 {
			return Opening{q.Practitioner, s}, true, nil
		}
	}
	return o, false, nil
}
