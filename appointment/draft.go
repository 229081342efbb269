package appointment

import (
	"iter"
	"slices"
	"time"
)

// A draft is a ledger with events that are not durable yet. Commands are judged
// by it; nobody else sees it.
type draft struct {
	base   *ledger // is not changed
	roster *roster
	events []Event
	own    ledger // of the events alone; its bookings hide those of base
	freed  []Booking
}

func (d *draft) get(id string) (Booking, bool) {
	if b, ok := d.own.get(id); ok {
		return b, true
	}
	return d.base.get(id)
}

// add writes one event, and notes the time that it frees. Of the cap's figures, which
// change with each booking, it keeps the answer alone. What no store would keep
// is the error of this command, and not of all that are stored with it.
func (d *draft) add(e Provenance, v Verb, forced string, b Booking) error {
	event := Event{
		Version: d.base.version + int64(len(d.events)) + 1,
		At:      stored(e.At), By: e.By, Verb: v, Forced: forced, Booking: b,
	}
	if b.Cap != nil {
		event.Cap, event.Booking.Cap = b.Cap.Answer, nil
	}
	if err := event.check(); err != nil {
		return err
	}
	if old, ok := d.get(b.ID); ok && old.leaves(b) {
		d.freed = append(d.freed, old)
	}
	d.events = append(d.events, event)
	d.own.apply(event)
	return nil
}

// leaves reports whether the booking, as it was, kept what it keeps no longer.
func (b Booking) leaves(next Booking) bool {
	was, is := b.stay(), next.stay()
	return b.Status.occupies() && (!next.Status.occupies() || was.Period != is.Period ||
		b.Practitioner != next.Practitioner || !slices.Equal(b.Resources, next.Resources))
}

// undo takes back all but the first n events.
func (d *draft) undo(n int) {
	d.events, d.own = d.events[:n], ledger{}
	for _, e := range d.events {
		d.own.apply(e)
	}
}

// overlapping yields the bookings of a lane as [index.overlapping] does, those of
// the draft last.
func (d *draft) overlapping(l lane, from, to time.Time) iter.Seq[*Booking] {
	return func(yield func(*Booking) bool) {
		for b := range d.base.index.overlapping(l, from, to) {
			if _, hidden := d.own.records[b.ID]; !hidden && !yield(b) {
				return
			}
		}
		for b := range d.own.index.overlapping(l, from, to) {
			if !yield(b) {
				return
			}
		}
	}
}

// turns merges those of base that the draft does not hide with its own.
func (d *draft) turns(base, own turns) turns {
	merged := slices.Clone(own)
	for _, t := range base {
		if _, hidden := d.own.records[t.id]; !hidden {
			merged = append(merged, t)
		}
	}
	slices.SortFunc(merged, turn.compare)
	return merged
}

// near are the bookings that matter to a visit that starts from from on and before
// to, but for the one that is moved.
func (d *draft) near(practitioner string, v VisitType, from, to time.Time, moved string) []Booking {
	if !from.IsZero() {
		from = from.Add(-v.Before)
	}
	if !to.IsZero() {
		to = to.Add(v.Duration + v.After)
	}
	var list []*Booking
	take := func(l lane) {
		for b := range d.overlapping(l, from, to) {
			if b.ID != moved {
				list = append(list, b)
			}
		}
	}
	take(lane{ofPractitioner, practitioner})
	for _, need := range v.Needs {
		for _, resource := range need {
			take(lane{ofResource, resource})
		}
	}
	slices.SortFunc(list, (*Booking).compare)
	list = slices.Compact(list) // one of a lane and a resource is found twice
	bookings := make([]Booking, len(list))
	for i, b := range list {
		bookings[i] = *b
	}
	return bookings
}
