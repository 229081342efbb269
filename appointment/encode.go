package appointment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

const (
	eventForm = 1
	// maxEvent is more than the largest event takes with every byte escaped.
	maxEvent = 64 << 10
)

// eventJSON is the form of an Event. Its names and their order are for good: stores
// keep them.
type eventJSON struct {
	Form    int          `json:"form"`
	Version int64        `json:"version"`
	At      time.Time    `json:"at"`
	By      string       `json:"by,omitempty"`
	Verb    Verb         `json:"verb"`
	Forced  string       `json:"forced,omitempty"`
	Booking bookingJSON  `json:"booking"`
	Cap     quota.Answer `json:"cap,omitempty"`
}

type bookingJSON struct {
	ID           string          `json:"id"`
	Practitioner string          `json:"practitioner,omitempty"`
	Visit        string          `json:"visit"`
	Patient      string          `json:"patient,omitempty"`
	OwnPatient   bool            `json:"ownPatient,omitempty"`
	Start        time.Time       `json:"start,omitzero"`
	End          time.Time       `json:"end,omitzero"`
	Before       int64           `json:"beforeMinutes,omitempty"`
	After        int64           `json:"afterMinutes,omitempty"`
	Mode         telehealth.Mode `json:"mode,omitempty"`
	Link         string          `json:"link,omitempty"`
	With         []string        `json:"with,omitempty"`
	Status       Status          `json:"status"`
	Until        time.Time       `json:"until,omitzero"`
	Series       string          `json:"series,omitempty"`
	Wanted       wantedJSON      `json:"wanted,omitzero"`
}

type wantedJSON struct {
	Practitioner string      `json:"practitioner,omitempty"`
	From         time.Time   `json:"from,omitzero"`
	To           time.Time   `json:"to,omitzero"`
	Modes        Modes       `json:"modes,omitzero"`
	Since        time.Time   `json:"since,omitzero"`
	Offered      []time.Time `json:"offered,omitempty"`
}

// IsZero tells package json what to leave out.
func (w wantedJSON) IsZero() bool {
	return w.Practitioner == "" && w.From.IsZero() && w.To.IsZero() && w.Modes == 0 && w.Since.IsZero() && len(w.Offered) == 0
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
	b, w := e.Booking, e.Booking.Wish
	return json.Marshal(eventJSON{
		Form: eventForm, Version: e.Version, At: e.At, By: e.By, Verb: e.Verb, Forced: e.Forced, Cap: e.Cap,
		Booking: bookingJSON{
			ID: b.ID, Practitioner: b.Practitioner, Visit: b.Visit, Patient: b.Patient, OwnPatient: b.OwnPatient, Start: b.Start, End: b.End,
			Before: int64(b.Before / time.Minute), After: int64(b.After / time.Minute),
			Mode: b.Mode, Link: string(b.Link), With: b.Resources, Status: b.Status, Until: b.Until, Series: b.Series,
			Wanted: wantedJSON{
				Practitioner: w.Practitioner, From: w.From, To: w.To, Modes: w.Modes, Since: w.Since, Offered: w.Offered,
			},
		},
	})
}

// UnmarshalJSON reads what [Event.MarshalJSON] writes, its fields in any order.
// Another form, an unknown field, a field twice, a value that no Agenda writes and more than
// 64 KiB are a *[telehealth.FieldError], which says where but does not echo what
// was read, and e stays as it was. (What is no JSON at
// all, package json refuses first, with its own error.)
func (e *Event) UnmarshalJSON(data []byte) error {
	if len(data) > maxEvent {
		return fault(telehealth.ErrorOutOfRange, "event", strconv.Itoa(len(data)), "at most "+strconv.Itoa(maxEvent)+" bytes")
	}
	if string(bytes.TrimSpace(data)) == "null" {
		return nil // the convention of package json
	}
	var form struct { // first: another form may have any other field
		Form int `json:"form"`
	}
	if err := json.Unmarshal(data, &form); err != nil {
		return notEvent(err, int64(len(data)))
	}
	if form.Form != eventForm {
		return fault(telehealth.ErrorUnknown, "form", strconv.Itoa(form.Form), strconv.Itoa(eventForm))
	}
	var in eventJSON
	read := json.NewDecoder(bytes.NewReader(data))
	read.DisallowUnknownFields()
	if err := read.Decode(&in); err != nil {
		return notEvent(err, read.InputOffset())
	}
	if at, twice := repeatedName(data); twice {
		return notEvent(errRepeated, int64(at))
	}
	if !utf8.Valid(data) { // which package json mends in silence
		return notEvent(errNotUTF8, int64(len(data)))
	}
	event, err := in.event()
	if err == nil {
		*e = event
	}
	return withoutValue(err)
}

func (in eventJSON) event() (Event, error) {
	b, w := in.Booking, in.Booking.Wanted
	if err := firstError(checkMinutes("booking.before", b.Before), checkMinutes("booking.after", b.After)); err != nil {
		return Event{}, err
	}
	e := Event{
		Version: in.Version, At: in.At, By: in.By, Verb: in.Verb, Forced: in.Forced, Cap: in.Cap,
		Booking: Booking{
			ID: b.ID, Practitioner: b.Practitioner, Visit: b.Visit, Patient: b.Patient, OwnPatient: b.OwnPatient, Start: b.Start, End: b.End,
			Before: time.Duration(b.Before) * time.Minute, After: time.Duration(b.After) * time.Minute,
			Mode: b.Mode, Link: Link(b.Link), Resources: b.With, Status: b.Status, Until: b.Until, Series: b.Series,
			Wish: Wish{
				Practitioner: w.Practitioner, From: w.From, To: w.To, Modes: w.Modes, Since: w.Since, Offered: w.Offered,
			},
		},
	}
	return e.stored(), e.check()
}

// checkMinutes keeps out what overflows as a [time.Duration].
func checkMinutes(field string, n int64) error {
	if n < 0 || n > int64(maxVisit/time.Minute) {
		return fault(telehealth.ErrorOutOfRange, field, strconv.FormatInt(n, 10), "minutes, zero to 24 hours")
	}
	return nil
}

// notEvent says where and how the text is wrong. It does not echo the text, which is
// that of patients.
func notEvent(err error, offset int64) error {
	kind := "another name or value"
	var syntax *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		kind, offset = "no JSON", syntax.Offset
	case err == errRepeated || err == errNotUTF8:
		kind = err.Error()
	case errors.As(err, &other):
		kind, offset = "another type", other.Offset
	}
	want := fmt.Sprintf("the JSON that Event.MarshalJSON writes; this has %s before byte %d", kind, offset)
	return fault(telehealth.ErrorMalformed, "event", "", want)
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
