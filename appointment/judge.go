package appointment

import (
	"cmp"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// What the verbs do to a draft.

// book is a new booking or a hold.
func (d *draft) book(e Provenance, v Verb, r Request, until time.Time) (Booking, error) {
	b, err := d.fresh(v, r)
	if err != nil {
		return Booking{}, err
	}
	b.Until = until
	p, err := d.place(e, b)
	return d.put(e, v, r.ID, p, err)
}

// put adds what was placed, or refuses with every reason, or with what kept it from being
// placed.
func (d *draft) put(e Provenance, v Verb, id string, p placed, err error) (Booking, error) {
	if err == nil && len(p.reasons) > 0 {
		err = &RefusalError{Verb: v, ID: id, Reasons: p.reasons}
	}
	if err != nil {
		return Booking{}, err
	}
	return p.Booking, d.add(e, v, p.forced, p.Booking)
}

// fresh begins a booking that the agenda does not have. After an error it is of no use.
func (d *draft) fresh(v Verb, r Request) (Booking, error) {
	status, refused := Booking{}.Next(v)
	b := Booking{
		ID: r.ID, Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient, OwnPatient: r.OwnPatient,
		Start: r.Start, Mode: r.Mode, Link: r.Link, Status: status,
	}
	return b, firstError(r.check(), r.checkStart(), d.newID(r.ID), refused, r.checkLink(b.Mode))
}

func (d *draft) newID(id string) error {
	if _, twice := d.get(id); twice {
		return wire.Error(telehealth.ErrorContradiction, "request.id", "", "an ID that the agenda does not have yet")
	}
	return nil
}

// next is the booking as the verb leaves it.
func (d *draft) next(id string, v Verb) (Booking, error) {
	b, ok := d.get(id)
	if !ok {
		return Booking{}, unknown("id", id != "", "the ID of a booking")
	}
	status, err := b.Next(v)
	if err != nil {
		return Booking{}, err
	}
	switch {
	case status == StatusWaitlisted:
		b = b.back()
	case status != StatusPending:
		b.Until = time.Time{}
	}
	b.Status = status
	return b, nil
}

// move is another time, practitioner, visit or mode, or a link.
func (d *draft) move(e Provenance, r Request) (Booking, error) {
	if err := r.check(); err != nil {
		return Booking{}, err
	}
	b, err := d.next(r.ID, VerbReschedule)
	if err != nil {
		return Booking{}, err
	}
	if r.Patient != "" && r.Patient != b.Patient {
		return Booking{}, wire.Error(telehealth.ErrorContradiction, "request.patient", "", "the patient of the booking, or none")
	}
	if r.changesNothing() {
		return Booking{}, wire.Error(telehealth.ErrorMissing, "request", "", "something to change")
	}
	old := b
	b = b.with(r)
	if err := r.checkLink(b.Mode); err != nil {
		return Booking{}, err
	}
	p, err := d.replace(e, r, old, b)
	return d.put(e, VerbReschedule, r.ID, p, err)
}

// replace finds out whether a booking can be what it was asked to be. Who names the
// time, the practitioner or the visit wants what the practice makes of them now: its
// length and its rooms, too. Where they are as before no time is given up, and none is
// asked for sooner or later than it was.
func (d *draft) replace(e Provenance, r Request, old, b Booking) (placed, error) {
	if r.Start.IsZero() && r.Practitioner == "" && r.Visit == "" {
		return d.keep(e, old, b)
	}
	var late []Reason
	var forced string
	var unasked []Cause
	if b.Start.Equal(old.Start) && b.Practitioner == old.Practitioner && b.Visit == old.Visit {
		unasked = []Cause{CauseTooSoon, CauseTooFar}
	} else {
		late, forced = d.late(e, old)
	}
	p, err := d.place(e, b, unasked...)
	if err != nil {
		return placed{}, err
	}
	p.reasons, p.forced = append(late, p.reasons...), cmp.Or(forced, p.forced)
	if len(p.reasons) > 0 {
		return p, nil
	}
	return p, p.endWithStart(e)
}

// with is the booking with what the request does not leave empty.
func (b Booking) with(r Request) Booking {
	if r.Practitioner != "" && r.Practitioner != b.Practitioner {
		b.OwnPatient = false // that was said of the other
	}
	b.OwnPatient = b.OwnPatient || r.OwnPatient
	b.Practitioner, b.Visit = cmp.Or(r.Practitioner, b.Practitioner), cmp.Or(r.Visit, b.Visit)
	b.Mode, b.Link = cmp.Or(r.Mode, b.Mode), cmp.Or(r.Link, b.Link)
	if b.Mode != telehealth.ModeVideo && r.Link == "" {
		b.Link = "" // the room of a video call that will not be
	}
	if !r.Start.IsZero() {
		b.Start = r.Start
	}
	return b
}

func (r Request) changesNothing() bool {
	return r.Start.IsZero() && r == (Request{ID: r.ID, Patient: r.Patient, Start: r.Start})
}

// endWithStart has a hold or an offer end when the visit would begin, at the latest.
func (b *Booking) endWithStart(e Provenance) error {
	if b.Status != StatusPending {
		return nil
	}
	if !b.Start.After(e.At) {
		return wire.Error(telehealth.ErrorContradiction, "request.start", b.Start.Format(time.RFC3339), "an instant after that of the provenance, for a hold")
	}
	if b.Until.After(b.Start) {
		b.Until = b.Start
	}
	return nil
}

// late asks whether a booking may still be given up, and why it is all the same.
// A visit type that the practice no longer has sets no deadline. Who is there has one
// until the visit begins: an arrival can be noted a day before, too.
func (d *draft) late(e Provenance, b Booking) (reasons []Reason, forced string) {
	v := d.roster.visits[b.Visit]
	bound := b.Status == StatusBooked || (b.Status == StatusArrived || b.Status == StatusCheckedIn) && e.At.Before(b.Start)
	if !bound || !e.At.After(b.Start.Add(-v.CancelBefore)) {
		return nil, ""
	}
	if e.Force != "" {
		return nil, e.Force
	}
	return []Reason{{Cause: CauseDeadline}}, ""
}
