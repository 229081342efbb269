package appointment

import (
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Provenance says who does something to the agenda, when and why. The zero Provenance lacks
// its At.
type Provenance struct {
	By string // a reference of the caller's own; may be empty without Force
	// At is the present instant. Holds and offers that end at or before it are gone.
	// It is kept to the microsecond, as databases do.
	At time.Time
	// Force is why it is done even if it would be refused, in the caller's words,
	// for the practice's own books; it should not name the patient. "" does not
	// force. Who forces says so and why, as [quota.Decision.Force] asks too: blanks
	// are neither. See [RefusalError] for what cannot be forced.
	Force string
}

// A Request is the booking that is asked for. The zero Request lacks everything
// but its Patient and Mode.
type Request struct {
	ID           string // the caller's, new to the agenda, at most 256 bytes
	Practitioner string // reference
	Visit        string // the Ref of a VisitType
	Patient      string // reference, opaque; may be empty
	// OwnPatient: the practitioner is the patient's attending doctor. The cap of the
	// 2024 agreement leaves such teleconsultations out.
	OwnPatient bool
	Start      time.Time
	Mode       telehealth.Mode // the zero Mode is in person
	Link       Link            // of the video room; only with [telehealth.ModeVideo], and may come later
}

// A Wish is the time that somebody waits or looks for. The zero Wish is any
// time, with anybody, in person.
type Wish struct {
	Practitioner string `json:"practitioner,omitzero"` // reference; "" is anybody who takes the visit
	// From and To bound the starts, From included and To not; zero is no bound. (A
	// search without To ends with the visit's horizon, or the calendar.)
	From  time.Time `json:"from,omitzero"`
	To    time.Time `json:"to,omitzero"`
	Modes Modes     `json:"modes,omitzero"` // any of these; the zero set is in person
	// OwnPatient: as in [Request], of the Practitioner, who must then be named. A
	// booking on the waitlist says so by itself, and not here.
	OwnPatient bool `json:"ownPatient,omitzero"`
	// Since is since when somebody waits, and Offered are the starts that were
	// offered and not taken. The Agenda fills them in.
	Since   time.Time   `json:"since,omitzero"`
	Offered []time.Time `json:"offered,omitzero"`
}

// The limits of what is stored. They are generous, and keep an event small.
const (
	maxRef     = 256  // bytes of a reference
	maxForce   = 1000 // bytes of a reason
	maxWith    = 16   // resources of a booking
	maxOffered = 64   // offers that one on the waitlist lets go by
)

// checkText accepts what every database keeps as it is.
func checkText(field, s string, most int) error {
	if len(s) > most {
		return wire.Error(telehealth.ErrorOutOfRange, field, s, "at most "+strconv.Itoa(most)+" bytes")
	}
	if !utf8.ValidString(s) {
		return wire.Error(telehealth.ErrorMalformed, field, s, "valid UTF-8")
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return wire.Error(telehealth.ErrorMalformed, field, s, "no control characters")
		}
	}
	return nil
}

// checkRef is for references, which no error shows.
func checkRef(field, s string, needed bool) error {
	if s == "" && needed {
		return wire.Error(telehealth.ErrorMissing, field, s, "a reference of the caller's own")
	}
	return withoutValue(checkText(field, s, maxRef))
}

// checkGiven is checkRef for what a caller gives: references that show nothing, or not
// all that they are, were once stored, and are read for good.
func checkGiven(field, s string, needed bool) error {
	if err := checkRef(field, s, needed); err != nil || s == "" || phrase.Refers(s) {
		return err
	}
	return wire.Error(telehealth.ErrorMalformed, field, "", phrase.AReference)
}

// checkTime accepts the zero Time, and instants that every database keeps.
func checkTime(field string, t time.Time) error {
	if y := t.UTC().Year(); !t.IsZero() && (y < 1583 || y > 9999) {
		return wire.Error(telehealth.ErrorOutOfRange, field, strconv.Itoa(y), "a year from 1583 to 9999")
	}
	return nil
}

// stored is the instant as it is kept: the same in every process and database.
func stored(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Truncate(time.Microsecond).UTC()
}

func (e Provenance) check() error {
	if e.At.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "provenance.at", "", "the present instant")
	}
	err := firstError(
		checkTime("provenance.at", e.At),
		checkGiven("provenance.by", e.By, false),
		withoutValue(checkText("provenance.force", e.Force, maxForce)),
	)
	switch {
	case err != nil || e.Force == "":
		return err
	case !phrase.Says(e.By):
		return wire.Error(telehealth.ErrorMissing, "provenance.by", "", "who forces it")
	case !phrase.Says(e.Force):
		return wire.Error(telehealth.ErrorMissing, "provenance.force", "", "why it is forced, in words")
	default:
		return nil
	}
}

func (r Request) check() error {
	if bit(r.Mode) == 0 {
		return wire.Error(telehealth.ErrorUnknown, "request.mode", string(r.Mode), "in-person, home, video or phone")
	}
	if !r.Start.Equal(r.Start.Truncate(time.Minute)) {
		return wire.Error(telehealth.ErrorMalformed, "request.start", r.Start.Format(time.RFC3339Nano), "a whole minute")
	}
	return firstError(
		checkGiven("request.id", r.ID, true),
		checkGiven("request.practitioner", r.Practitioner, false),
		checkGiven("request.visit", r.Visit, false),
		checkGiven("request.patient", r.Patient, false),
		checkTime("request.start", r.Start),
	)
}

// checkStart is for what begins at a time and not on the waitlist.
func (r Request) checkStart() error {
	if r.Start.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "request.start", "", "an instant")
	}
	return nil
}

// checkLink is for a booking in that mode.
func (r Request) checkLink(mode telehealth.Mode) error {
	switch {
	case r.Link == "":
		return nil
	case mode != telehealth.ModeVideo:
		return linkWithoutVideo("request.link")
	default:
		return wire.In("request", r.Link.Check())
	}
}

func firstError(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// UnmarshalJSON reads a wish as package json writes it. What an [Agenda] would refuse is
// a *[telehealth.FieldError], and w stays as it was.
func (w *Wish) UnmarshalJSON(data []byte) error {
	type plain Wish
	return wire.Replace(data, (*plain)(w), func(read *plain) error { return Wish(*read).check() })
}

func (w Wish) check() error {
	if !w.Modes.known() {
		return wire.Error(telehealth.ErrorUnknown, "modes", w.Modes.String(), "a set that ModesOf returns")
	}
	if w.OwnPatient && w.Practitioner == "" {
		return wire.Error(telehealth.ErrorContradiction, "ownPatient", "true", "a practitioner, whose patient it is")
	}
	if !w.From.IsZero() && !w.To.IsZero() && !w.From.Before(w.To) {
		return wire.Error(telehealth.ErrorContradiction, "to", w.To.Format(time.RFC3339), "an instant after from")
	}
	return firstError(
		checkRef("practitioner", w.Practitioner, false),
		checkTime("from", w.From),
		checkTime("to", w.To),
	)
}

func (w Wish) checkWaiting() error {
	if w.OwnPatient {
		return wire.Error(telehealth.ErrorContradiction, "ownPatient", "true", "OwnPatient of the booking itself")
	}
	if len(w.Offered) > maxOffered {
		return wire.Error(telehealth.ErrorOutOfRange, "offered", strconv.Itoa(len(w.Offered)), "at most "+strconv.Itoa(maxOffered))
	}
	for i, t := range w.Offered {
		if err := checkTime("offered["+strconv.Itoa(i)+"]", t); err != nil {
			return err
		}
	}
	return checkTime("since", w.Since)
}

func (w Wish) isZero() bool {
	return w.Practitioner == "" && w.From.IsZero() && w.To.IsZero() && w.Modes == 0 && !w.OwnPatient && w.Since.IsZero() && len(w.Offered) == 0
}
