package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/secteur2/telehealth/internal/wire"
)

// Next returns the earliest slot for the visit that fits what is wanted, among all
// practitioners or with the one wanted; of those at the same time, the first by
// reference. It is false where there is none. Errors are those of [Query.Slots] and
// [Agenda.Free].
//
// It looks at one practitioner at a time, so a booking that is made meanwhile may
// have taken the slot. Where it found no time from now on it does not look again
// before some is given up there; the first question after [Open] or [Agenda.Use], and
// one with a From that is later, looks at everything. [Practice.Cap] is asked once for
// each practitioner who has time by video, and civil year.
func (a *Agenda) Next(visit string, w Wish, now time.Time) (best Slot, ok bool, err error) {
	if err := w.check(); err != nil {
		return best, false, wire.In("wish", err)
	}
	// Who is brought another practice while it looks, looks again: what is left of one
	// and what of the other is the time of neither. A practice that changes without end
	// is answered for as it was.
	const tries = 3
	for n := 1; ; n++ {
		plan, hunts, err := a.hunts(visit, w, now)
		if err != nil {
			return Slot{}, false, err
		}
		best, ok = a.first(hunts)
		a.mu.RLock()
		same := a.plan == plan
		a.mu.RUnlock()
		if same || n == tries {
			return best, ok, nil
		}
	}
}

// hunts are one for each practitioner that is wanted, in order of reference, by the
// practice of now. What is remembered must be of that practice too.
func (a *Agenda) hunts(visit string, w Wish, now time.Time) (plan *roster, list []hunt, err error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	r := a.draft().roster
	names := r.names
	if w.Practitioner != "" {
		names = []string{w.Practitioner}
	}
	list = make([]hunt, 0, len(names))
	wanted, room := aim{visit, w.Modes.orInPerson()}, new(lines)
	for _, name := range names {
		q := Query{Practitioner: name, Now: now, From: w.From, To: w.To, OwnPatient: w.OwnPatient}
		if q.Calendar, err = r.calendar(name); err != nil {
			return nil, nil, err
		}
		if q.Visit, err = r.visit(visit); err != nil {
			return nil, nil, err
		}
		h := hunt{plan: a.plan, aim: wanted, room: room}
		if h.search, err = q.search(); err != nil {
			return nil, nil, err
		}
		if h.starts, err = h.search.bounds(); err != nil {
			return nil, nil, err
		}
		h.furthest, h.search.furthest = h.search.furthest, telehealth.Date{} // not to be remembered: it moves with now
		h.cap = h.search.quota()
		h.cap.ask = a.capOf(r, name, visit)
		h.starts.From = a.busy.end(name, h.aim, now, h.starts.From)
		list = append(list, h)
	}
	return a.plan, list, nil
}

// first is the earliest slot of all hunts. Most have time soon, so the whole of the
// horizon is looked at last: a day, then four times as long each time.
func (a *Agenda) first(hunts []hunt) (best Slot, ok bool) {
	rest := bounds(hunts)
	for window := fullDay; !rest.Empty() && !ok; window *= 4 {
		to := min(rest.From+window, rest.To)
		for i := range hunts {
			if o, found := a.within(&hunts[i], to); found {
				best, ok, to = o, true, o.Start.Unix() // only an earlier one is better
			}
		}
		rest.From = to
	}
	return best, ok
}

// bounds are those of all hunts.
func bounds(hunts []hunt) (all timeline.Period) {
	for i, h := range hunts {
		if i == 0 {
			all = h.starts
		}
		all = all.Union(h.starts)
	}
	return all
}
