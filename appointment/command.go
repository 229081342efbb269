package appointment

import (
	"context"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Hold keeps a time until an instant, which must be after the provenance's and not after
// the start: a patient fills in a form, a secretary asks back. At that instant the
// hold has ended; the next command writes it down. Refusals and errors are those of
// [Agenda.Book].
func (a *Agenda) Hold(ctx context.Context, e Provenance, r Request, until time.Time) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		if err := checkTime("until", until); err != nil {
			return Booking{}, err
		}
		if !stored(until).After(e.At) {
			return Booking{}, wire.Error(telehealth.ErrorOutOfRange, "until", until.Format(time.RFC3339), "an instant after that of the provenance")
		}
		if !r.Start.IsZero() && until.After(r.Start) {
			return Booking{}, wire.Error(telehealth.ErrorContradiction, "until", until.Format(time.RFC3339), "an instant not after the start")
		}
		return d.book(e, VerbHold, r, stored(until))
	})
}

// Book books a time. Where it is not free, the error is a *[RefusalError] with every
// reason. An unknown practitioner or visit and an ID that the agenda has already
// are a *[telehealth.FieldError]: whoever repeats a command whose outcome is
// unknown learns that it was done.
func (a *Agenda) Book(ctx context.Context, e Provenance, r Request) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) { return d.book(e, VerbBook, r, time.Time{}) })
}

// Confirm turns a hold or an offer into a booking, until it has ended. One that was
// stored with an end after its start is refused from the start on, unless forced.
func (a *Agenda) Confirm(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		b, err := d.next(id, VerbConfirm)
		if err != nil {
			return Booking{}, err
		}
		if e.At.Before(b.Start) {
			return b, d.add(e, VerbConfirm, "", b)
		}
		if e.Force == "" {
			return Booking{}, &RefusalError{Verb: VerbConfirm, ID: id, Reasons: []Reason{{Cause: CauseTooSoon}}}
		}
		return b, d.add(e, VerbConfirm, e.Force, b)
	})
}

// Reschedule moves a booking or a hold, whose ID the request names. What the
// request leaves empty stays as it is; the patient always does, and OwnPatient until
// another practitioner comes. The time that is left must not be nearer than the
// visit's CancelBefore, and the new one free, else the error is a *[RefusalError] and the
// booking stays.
//
// One that names start, practitioner or visit is placed anew by the practice of now,
// which may give it another length or room. Where all three are what they were, no
// time is given up: deadline, notice and horizon are not asked. A link, the mode or
// OwnPatient alone may change at any time and leave time and rooms; of another mode
// only the mode itself and the cap are asked. A request that repeats what the booking
// is, is recorded like any other, so that it can be given again; one that names nothing
// to change is a *[telehealth.FieldError].
//
// A hold that moves ends with its new start at the latest, which must be after the
// entry's At; otherwise it is a *[telehealth.FieldError].
func (a *Agenda) Reschedule(ctx context.Context, e Provenance, r Request) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) { return d.move(e, r) })
}

// Cancel gives a booking up. After the visit's CancelBefore it is a *[RefusalError],
// unless forced: the deadline is for patients, and the practice has its reasons.
// Holds, the waitlist and, from the start on, patients who are there have no
// deadline.
func (a *Agenda) Cancel(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		b, err := d.next(id, VerbCancel)
		if err != nil {
			return Booking{}, err
		}
		old, _ := d.get(id)
		late, forced := d.late(e, old)
		if len(late) > 0 {
			return Booking{}, &RefusalError{Verb: VerbCancel, ID: id, Reasons: late}
		}
		return b, d.add(e, VerbCancel, forced, b)
	})
}

// Expire ends a hold or an offer before its time: a hold is cancelled, who was
// offered a time goes back to the waitlist.
func (a *Agenda) Expire(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.step(ctx, e, VerbExpire, id)
}

// Arrive notes that the patient is there, at any time before or after the start: a
// time that nobody came to was kept all the same. [Agenda.Reopen] takes it back.
func (a *Agenda) Arrive(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.step(ctx, e, VerbArrive, id)
}

// CheckIn notes that the papers are done.
func (a *Agenda) CheckIn(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.step(ctx, e, VerbCheckIn, id)
}

// Fulfil notes that the visit took place. Before the start it has not, which is a
// *[telehealth.FieldError].
func (a *Agenda) Fulfil(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.past(ctx, e, VerbFulfil, id)
}

// NoShow notes that the patient did not come. Before the start nobody can know,
// which is a *[telehealth.FieldError].
func (a *Agenda) NoShow(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.past(ctx, e, VerbNoShow, id)
}

// Reopen takes back that the patient was there or did not come: the booking is
// booked again, as after a click on the wrong line.
func (a *Agenda) Reopen(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.step(ctx, e, VerbReopen, id)
}

// EnterInError takes back what should never have been entered: in FHIR R4 entered-in-error
// says that there was no such booking, not that one was given up. So there is no
// deadline and nothing to force, and its time is free at once. Its history stays, with
// who did it; a visit that somebody does not want any more is for [Agenda.Cancel].
func (a *Agenda) EnterInError(ctx context.Context, e Provenance, id string) (Booking, error) {
	return a.step(ctx, e, VerbEnterInError, id)
}

// Sweep writes down which holds and offers have ended, those of other processes
// too, and offers their times to the waitlist. Every command does; a practice that is
// quiet for hours may want to.
func (a *Agenda) Sweep(ctx context.Context, e Provenance) error {
	if err := e.check(); err != nil {
		return err
	}
	e.At = stored(e.At)
	return a.refresh(ctx, e)
}

// Sync reads what other processes stored, for the readers of this one.
func (a *Agenda) Sync(ctx context.Context) error { return a.refresh(ctx, Provenance{}) }

// refresh is a command that does nothing itself. It reads the store, for nothing
// that is refused or stored would have it read.
func (a *Agenda) refresh(ctx context.Context, e Provenance) error {
	plan := func(*draft, Provenance) ([]Booking, error) { return nil, nil }
	_, err := a.do(&command{ctx: ctx, entry: e, plan: plan, fresh: true})
	return err
}

// step is a verb that changes nothing but the status.
func (a *Agenda) step(ctx context.Context, e Provenance, v Verb, id string) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		b, err := d.next(id, v)
		if err != nil {
			return Booking{}, err
		}
		return b, d.add(e, v, "", b)
	})
}

// past is a step that nobody can take before the start.
func (a *Agenda) past(ctx context.Context, e Provenance, v Verb, id string) (Booking, error) {
	return a.one(ctx, e, func(d *draft, e Provenance) (Booking, error) {
		b, err := d.next(id, v)
		if err != nil {
			return Booking{}, err
		}
		if e.At.Before(b.Start) {
			return Booking{}, wire.Error(telehealth.ErrorContradiction, "provenance.at", e.At.Format(time.RFC3339), "the start of the booking or later")
		}
		return b, d.add(e, v, "", b)
	})
}

func (a *Agenda) one(ctx context.Context, e Provenance, plan func(*draft, Provenance) (Booking, error)) (Booking, error) {
	list, err := a.some(ctx, e, func(d *draft, e Provenance) ([]Booking, error) {
		b, err := plan(d, e)
		return []Booking{b}, err
	})
	if err != nil {
		return Booking{}, err
	}
	return list[0], nil
}

func (a *Agenda) some(ctx context.Context, e Provenance, plan func(*draft, Provenance) ([]Booking, error)) ([]Booking, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	e.At = stored(e.At)
	list, err := a.do(&command{ctx: ctx, entry: e, plan: plan})
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i] = list[i].clone()
	}
	return list, nil
}
