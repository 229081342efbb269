package appointment

import (
	"context"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Wait puts somebody on the waitlist. The request has the ID, the visit and the
// patient; the time, practitioner and mode are in w. When time frees, because a
// booking is cancelled or moved or a hold ends, it is held for the longest waiting
// whom it fits, for the practice's OfferFor but not beyond its start, and for the
// next when that ends: the booking is then pending until it is confirmed or
// released. The same start is offered once. Time that is free already is not
// offered: book it.
//
// An offer never forces anything. One on the waitlist whose question has an error,
// as a visit type that is gone, gets none.
func (a *Agenda) Wait(ctx context.Context, e Provenance, r Request, w Wish) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		if err := r.checkWait(w); err != nil {
			return Booking{}, err
		}
		if err := d.newID(r.ID); err != nil {
			return Booking{}, err
		}
		if _, err := d.roster.visit(r.Visit); err != nil {
			return Booking{}, err
		}
		if w.Practitioner != "" {
			if _, err := d.roster.calendar(w.Practitioner); err != nil {
				return Booking{}, err
			}
		}
		w.From, w.To, w.Since, w.Offered = stored(w.From), stored(w.To), e.At, nil
		status, err := Booking{}.Next(VerbWait)
		if err != nil {
			return Booking{}, err
		}
		own := r.OwnPatient || w.OwnPatient
		w.OwnPatient = false
		b := Booking{ID: r.ID, Visit: r.Visit, Patient: r.Patient, OwnPatient: own, Status: status, Wish: w}
		return b, d.add(e, VerbWait, "", b)
	})
}

func (r Request) checkWait(w Wish) error {
	switch {
	case r.Practitioner != "":
		return wire.Error(telehealth.ErrorContradiction, "request.practitioner", r.Practitioner, "nothing: Wish says who")
	case !r.Start.IsZero():
		return wire.Error(telehealth.ErrorContradiction, "request.start", r.Start.Format(time.RFC3339), "nothing: Wish says when")
	case r.OwnPatient && w.Practitioner == "":
		return wire.Error(telehealth.ErrorContradiction, "request.ownPatient", "true", "a practitioner in Wish")
	case r.Link != "":
		return wire.Error(telehealth.ErrorContradiction, "request.link", hidden, "nothing: a room comes with a time")
	case r.Mode != "":
		return wire.Error(telehealth.ErrorContradiction, "request.mode", string(r.Mode), "nothing: Wish says how")
	}
	return firstError(r.check(), wire.In("wish", w.check()))
}

// sweep ends the holds and offers that are over.
func (d *draft) sweep(now time.Time) {
	for {
		id, ok := d.ended(now)
		if !ok {
			return
		}
		b, err := d.next(id, VerbExpire)
		if err == nil {
			err = d.add(Provenance{At: now}, VerbExpire, "", b)
		}
		if err != nil {
			return
		}
	}
}

// ended finds the hold that ended first.
func (d *draft) ended(now time.Time) (id string, ok bool) {
	var first turn
	for _, t := range d.own.holds {
		first, ok = t, true
		break
	}
	for _, t := range d.base.holds {
		if _, hidden := d.own.records[t.id]; !hidden {
			if !ok || t.compare(first) < 0 {
				first, ok = t, true
			}
			break
		}
	}
	return first.id, ok && !first.at.After(now)
}

// back is the booking of an offer that was not taken.
func (b Booking) back() Booking {
	w := b.Wish
	w.Offered = append(slices.Clone(w.Offered), b.Start)
	return Booking{ID: b.ID, Visit: b.Visit, Patient: b.Patient, OwnPatient: b.OwnPatient, Series: b.Series, Wish: w}
}

// offer gives the freed times to those who wait, each to the first whom it fits.
func (d *draft) offer(now time.Time) {
	freed := d.freed
	d.freed = nil
	if d.roster.OfferFor <= 0 {
		return
	}
	for _, f := range freed {
		for _, t := range d.turns(d.base.waiting, d.own.waiting) {
			b, _ := d.get(t.id)
			if o, ok := d.fit(b, f, now); ok {
				_ = d.add(Provenance{At: now}, VerbOffer, "", o) // as one whose question has an error
			}
		}
	}
}

// fit finds the earliest start at which the freed booking made room for one who
// waits, with the first practitioner by reference of those who have it.
func (d *draft) fit(b, freed Booking, now time.Time) (best Booking, ok bool) {
	v, known := d.roster.visits[b.Visit]
	if !known || len(b.Wish.Offered) >= maxOffered {
		return best, false
	}
	status, err := b.Next(VerbOffer)
	if err != nil {
		return best, false
	}
	b.Status, b.Until = status, now.Add(d.roster.OfferFor)
	for _, name := range d.roster.names {
		if b.Wish.Practitioner != "" && b.Wish.Practitioner != name || name != freed.Practitioner && !v.shares(freed.Resources) {
			continue
		}
		b.Practitioner = name
		if o, found := d.earliest(b, v, freed, now); found && (!ok || o.Start.Before(best.Start)) {
			best, ok = o, true
		}
	}
	return best, ok
}

// shares reports whether the visit could take one of the resources.
func (v VisitType) shares(with []string) bool {
	return slices.ContainsFunc(v.Needs, func(n Need) bool {
		return slices.ContainsFunc(with, func(resource string) bool { return slices.Contains(n, resource) })
	})
}

// earliest looks at the starts whose time, buffers included, touches what was freed.
func (d *draft) earliest(b Booking, v VisitType, freed Booking, now time.Time) (Booking, bool) {
	from := freed.Start.Add(-freed.Before - v.Duration - v.After + time.Minute) // half-open
	to := freed.End.Add(freed.After + v.Before)
	for _, bound := range [...]time.Time{b.Wish.From, now} {
		if from.Before(bound) {
			from = bound
		}
	}
	if !b.Wish.To.IsZero() && b.Wish.To.Before(to) {
		to = b.Wish.To
	}
	if !from.Before(to) {
		return Booking{}, false
	}
	q, err := d.query(b, now, from, to)
	if err != nil {
		return Booking{}, false
	}
	slots, err := q.Slots()
	if err != nil {
		return Booking{}, false
	}
	for s := range slots {
		modes := (s.Modes & b.Wish.Modes.orInPerson()).List()
		if len(modes) == 0 || slices.ContainsFunc(b.Wish.Offered, s.Start.Equal) {
			continue
		}
		b.Start, b.Mode = s.Start, modes[0]
		p, err := d.place(Provenance{At: now}, b)
		if err == nil && len(p.reasons) == 0 && p.endWithStart(Provenance{At: now}) == nil {
			return p.Booking, true
		}
	}
	return Booking{}, false
}
