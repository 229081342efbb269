package appointment

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// An Event is one change of one booking, with its author and instant. The zero Event
// changes nothing.
// To a log goes an Event by itself: package slog writes a plain slice of them as JSON,
// with the patients and the links.
type Event struct {
	Version int64     `json:"version"`     // the place in the history of the agenda, from 1, without gaps
	At      time.Time `json:"at"`          // as the caller said
	By      string    `json:"by,omitzero"` // who, a reference of the caller's own; "" is the Agenda itself, of ends and offers, or a caller who did not say
	Verb    Verb      `json:"verb"`
	// Forced is why what would have been refused was done all the same; "" was not
	// forced.
	Forced string `json:"forced,omitzero"`
	// Cap is [quota.AnswerWarned] where [Practice.Cap] warned, and [quota.AnswerForced] where it
	// refused and was forced; "" is that it was not asked, or said yes.
	Cap     quota.Answer `json:"cap,omitzero"`
	Booking Booking      `json:"booking"` // as it is after the change, without its Cap
}

const (
	eventForm = 2
	// maxEvent is more than the largest event takes with every byte escaped.
	maxEvent = 64 << 10
)

// A storedEvent is an event as stores keep it. Its names are for good.
type storedEvent struct {
	Form int `json:"form"`
	plainEvent
	Booking storedBooking `json:"booking"`
}

type plainEvent Event // without the methods

// A storedBooking also has the names by which the first form called two fields.
type storedBooking struct {
	bookingForm
	With   []string `json:"with,omitzero"`
	Wanted Wish     `json:"wanted,omitzero"`
}

// MarshalJSON writes the form in which a store may keep an event: instants in UTC
// to the microsecond, buffers in minutes, nothing about people but the caller's
// references and what the cap asks, and the video link, which has to be kept. Equal
// events are the same text, at most 64 KiB. An event that an Agenda does not write
// is a *[telehealth.FieldError] (which package json wraps).
//
// The form may get more fields, which a version that does not know them refuses to
// read; what was once written is read for good. See [Store].
func (e Event) MarshalJSON() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	e = e.stored()
	b, err := e.Booking.form()
	if err != nil {
		return nil, wire.In("booking", err)
	}
	return wire.Write(storedEvent{Form: eventForm, plainEvent: plainEvent(e), Booking: storedBooking{bookingForm: b}})
}

// UnmarshalJSON reads what [Event.MarshalJSON] writes, and what it wrote when resources
// were called "with" and the wish "wanted". Another form, an unknown name, a name twice,
// a value that no Agenda writes and more than 64 KiB are a *[telehealth.FieldError],
// which says where but does not echo what was read, and e stays as it was. (What is no
// JSON at all, package json refuses first, with its own error.)
func (e *Event) UnmarshalJSON(data []byte) error {
	if len(data) > maxEvent {
		return wire.Error(telehealth.ErrorOutOfRange, "json", strconv.Itoa(len(data)), "at most "+strconv.Itoa(maxEvent)+" bytes")
	}
	err := wire.Form(data, e, (*storedEvent).event)
	if err == nil {
		return nil
	}
	if form := wire.PeekNumber(data, "form"); form > eventForm { // it may have any other name
		err = checkForm(form)
	}
	return withoutValue(err)
}

func checkForm(form int) error {
	if form < 1 || form > eventForm {
		return wire.Error(telehealth.ErrorUnknown, "form", strconv.Itoa(form), "1 or "+strconv.Itoa(eventForm))
	}
	return nil
}

func (s *storedEvent) event() (Event, error) {
	if err := firstError(checkForm(s.Form), s.renamed()); err != nil {
		return Event{}, err
	}
	e := Event(s.plainEvent)
	var err error
	if e.Booking, err = s.Booking.booking(); err != nil {
		return e, wire.In("booking", err)
	}
	if e.Booking.Cap != nil { // it is of the event
		return e, wire.Error(telehealth.ErrorUnknown, "booking.cap", "", "cap of the event")
	}
	return e.stored(), e.check()
}

// renamed gives the fields of the first form their names, and refuses the names of one
// form in another.
func (s *storedEvent) renamed() error {
	b, with, wanted := &s.Booking, s.Booking.With != nil, !s.Booking.Wanted.isZero()
	if s.Form == 1 {
		with, wanted = b.Resources != nil, !b.Wish.isZero()
		b.Resources, b.Wish = b.With, b.Wanted
	}
	names := map[bool][2]string{true: {"resources", "wish"}, false: {"with", "wanted"}}[s.Form == 1]
	switch {
	case with:
		return wire.Error(telehealth.ErrorUnknown, "booking."+names[0], "", "a name of form "+strconv.Itoa(s.Form))
	case wanted:
		return wire.Error(telehealth.ErrorUnknown, "booking."+names[1], "", "a name of form "+strconv.Itoa(s.Form))
	default:
		return nil
	}
}

// CheckEvents is what a [Store] asks before it adds events after a version: their
// versions go on from there without a gap, and each is one that the Agenda writes,
// within its limits. Otherwise the error is a *[telehealth.FieldError], and nothing
// may be added.
func CheckEvents(after int64, events []Event) error {
	if after < 0 || after > math.MaxInt64-int64(len(events)) {
		return wire.Error(telehealth.ErrorOutOfRange, "after", strconv.FormatInt(after, 10), "a version of the history, from 0")
	}
	for i, e := range events {
		if want := after + int64(i) + 1; e.Version != want {
			return wire.Error(telehealth.ErrorContradiction, fmt.Sprintf("events[%d].version", i),
				strconv.FormatInt(e.Version, 10), strconv.FormatInt(want, 10))
		}
		if err := e.check(); err != nil {
			return wire.At("events", i, err)
		}
	}
	return nil
}

func (e Event) check() error {
	if e.Version < 1 {
		return wire.Error(telehealth.ErrorOutOfRange, "version", strconv.FormatInt(e.Version, 10), "1 or more")
	}
	if err := e.checkVerb(); err != nil {
		return err
	}
	if e.At.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "at", "", "an instant")
	}
	return firstError(
		checkTime("at", e.At),
		checkRef("by", e.By, false),
		withoutValue(checkText("forced", e.Forced, maxForce)),
		checkCap(e.Cap),
		wire.In("booking", e.Booking.checkStored()),
	)
}

func checkCap(a quota.Answer) error {
	switch a {
	case "", quota.AnswerWarned, quota.AnswerForced:
		return nil
	default:
		return wire.Error(telehealth.ErrorUnknown, "cap", string(a), fmt.Sprintf("%s, %s or nothing", quota.AnswerWarned, quota.AnswerForced))
	}
}

func (e Event) checkVerb() error {
	switch s := e.Booking.Status; {
	case e.Verb.leadsTo(s):
		return nil
	case !e.Verb.known():
		return unknown("verb", e.Verb != "", "a verb of this version")
	case !s.known():
		return unknown("booking.status", s != "", "a status of this version")
	default:
		return wire.Error(telehealth.ErrorContradiction, "booking.status", string(s), "a status that the verb leads to")
	}
}

// withoutValue is a fault of what a store had: not to be echoed either.
func withoutValue(err error) error {
	var f *telehealth.FieldError
	if !errors.As(err, &f) {
		return err
	}
	hushed := *f
	hushed.Value = ""
	return &hushed
}

// stored is the event as every store returns it.
func (e Event) stored() Event {
	b := e.Booking.clone()
	b.Cap = nil
	w := &b.Wish
	for _, t := range [...]*time.Time{&e.At, &b.Start, &b.End, &b.Until, &w.From, &w.To, &w.Since} {
		*t = stored(*t)
	}
	for i := range w.Offered {
		w.Offered[i] = stored(w.Offered[i])
	}
	if len(b.Resources) == 0 {
		b.Resources = nil
	}
	if len(w.Offered) == 0 {
		w.Offered = nil
	}
	e.Booking = b
	return e
}

// Equal reports whether both are the same event: the same instants, in whatever
// zone, and the same words. An event that an Agenda writes is equal to what a store
// gives back.
func (e Event) Equal(f Event) bool {
	return reflect.DeepEqual(e.stored(), f.stored())
}
