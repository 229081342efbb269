package appointment

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// A Status is where a booking stands, in the words of FHIR R4
// (Appointment.status). The zero Status is that of no booking.
type Status string

// The statuses. FHIR R4 has one more, proposed, which this package does not use.
const (
	StatusPending        Status = "pending"    // held for a patient until it expires
	StatusBooked         Status = "booked"     // confirmed
	StatusArrived        Status = "arrived"    // the patient is there
	StatusCheckedIn      Status = "checked-in" // the papers are done
	StatusFulfilled      Status = "fulfilled"  // the visit took place
	StatusCancelled      Status = "cancelled"
	StatusNoShow         Status = "noshow"
	StatusWaitlisted     Status = "waitlist" // wants a time that is not free
	StatusEnteredInError Status = "entered-in-error"
)

// A Booking is one appointment, and nothing about the patient but a reference of
// the caller's own. The zero Booking is empty. To a log goes a Booking or [List]:
// package slog writes a plain slice as JSON, with the patients and the links.
//
// A new field touches this file (form, clone, check), request.go and judge.go, where it
// is asked for, and event.go, where stores need it normalised.
type Booking struct {
	ID           string `json:"id,omitzero"`           // the caller's, opaque, at most 256 bytes
	Practitioner string `json:"practitioner,omitzero"` // reference; "" while waiting
	Visit        string `json:"visit,omitzero"`        // the Ref of its VisitType
	Patient      string `json:"patient,omitzero"`      // reference, opaque; may be empty
	// OwnPatient: the practitioner is the patient's attending doctor. The cap of the
	// 2024 agreement leaves such teleconsultations out.
	OwnPatient bool `json:"ownPatient,omitzero"`
	// Start and End are zero while waiting; an [Agenda] gives them in UTC.
	Start time.Time `json:"start,omitzero"`
	End   time.Time `json:"end,omitzero"`
	// Before and After are the buffers that the booking keeps free.
	Before    time.Duration   `json:"beforeMinutes,omitzero"`
	After     time.Duration   `json:"afterMinutes,omitzero"`
	Mode      telehealth.Mode `json:"mode,omitzero"`      // the zero Mode is in person
	Link      Link            `json:"link,omitzero"`      // of the video room, where Mode is [telehealth.ModeVideo]
	Resources []string        `json:"resources,omitzero"` // the rooms and devices that it takes
	Status    Status          `json:"status,omitzero"`
	// Until is when a pending booking expires.
	Until time.Time `json:"until,omitzero"`
	// Series is shared by the bookings of one recurrence.
	Series string `json:"series,omitzero"`
	// Wish is what one on the waitlist waits for, or did before an offer.
	Wish Wish `json:"wish,omitzero"`
	// Cap is what [Practice.Cap] answered, with its figures, if it warned or was
	// forced. Only the booking that a command returns has it; what is kept of it is the
	// Cap of the Event. nil is that it was not asked, or said yes.
	Cap *quota.Decision `json:"cap,omitzero"`
}

// A bookingForm is a booking as JSON has it: lengths in minutes, and the address of the
// room, which has to travel. All other names are those of the fields.
type bookingForm struct {
	plainBooking
	Before int64  `json:"beforeMinutes,omitzero"`
	After  int64  `json:"afterMinutes,omitzero"`
	Link   string `json:"link,omitzero"`
}

type plainBooking Booking // without the methods

// form fails for a length that is not whole minutes: cut, it would be another one.
func (b Booking) form() (bookingForm, error) {
	f := bookingForm{plainBooking: plainBooking(b), Link: string(b.Link)}
	err := inMinutes(minutes{"beforeMinutes", b.Before, &f.Before}, minutes{"afterMinutes", b.After, &f.After})
	return f, err
}

func (f bookingForm) booking() (b Booking, err error) {
	b = Booking(f.plainBooking)
	b.Link = Link(f.Link)
	if b.Before, err = ofMinutes("beforeMinutes", f.Before); err != nil {
		return b, err
	}
	b.After, err = ofMinutes("afterMinutes", f.After)
	return b, err
}

// MarshalJSON writes the booking with the address of its room, for whoever may have it.
// A booking whose time cannot be told is a *[telehealth.FieldError], for nobody could
// read it.
func (b Booking) MarshalJSON() ([]byte, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	f, err := b.form()
	if err != nil {
		return nil, err
	}
	return wire.Write(f)
}

// UnmarshalJSON reads what [Booking.MarshalJSON] writes. What a [Query] could not take
// is a *[telehealth.FieldError], and b stays as it was.
func (b *Booking) UnmarshalJSON(data []byte) error {
	return wire.Form(data, b, func(f *bookingForm) (Booking, error) {
		read, err := f.booking()
		if err == nil && bit(read.Mode) == 0 {
			err = wire.Error(telehealth.ErrorUnknown, "mode", string(read.Mode), wantMode)
		}
		if err == nil {
			err = read.check()
		}
		return read, err
	})
}

// minutes is a length on its way into a form.
type minutes struct {
	field string
	from  time.Duration
	to    *int64
}

// inMinutes writes lengths, and refuses those that could not be read back.
func inMinutes(lengths ...minutes) error {
	for _, l := range lengths {
		*l.to = int64(l.from / time.Minute)
		if l.from%time.Minute != 0 {
			return wire.Error(telehealth.ErrorOutOfRange, l.field, l.from.String(), "whole minutes")
		}
		if _, err := ofMinutes(l.field, *l.to); err != nil {
			return err
		}
	}
	return nil
}

// ofMinutes keeps out what overflows as a [time.Duration].
func ofMinutes(field string, n int64) (time.Duration, error) {
	const most = 100 * 366 * 24 * 60 // a century
	if n < 0 || n > most {
		return 0, wire.Error(telehealth.ErrorOutOfRange, field, strconv.FormatInt(n, 10), "minutes, none less than 0")
	}
	return time.Duration(n) * time.Minute, nil
}

// clone shares nothing with b that an agenda keeps.
func (b Booking) clone() Booking {
	b.Resources = slices.Clone(b.Resources)
	b.Wish.Offered = slices.Clone(b.Wish.Offered)
	return b
}

// compare orders by start, then ID.
func (b *Booking) compare(c *Booking) int {
	return cmp.Or(b.Start.Compare(c.Start), cmp.Compare(b.ID, c.ID))
}

// check refuses a booking whose time cannot be told, and references that are no text:
// two of those can become one in a database. One that keeps no time has none.
func (b *Booking) check() error {
	switch b.Status {
	case StatusCancelled, StatusWaitlisted, StatusEnteredInError:
		return b.checkTexts()
	case StatusPending, StatusBooked, StatusArrived, StatusCheckedIn, StatusFulfilled, StatusNoShow:
	case "":
		return wire.Error(telehealth.ErrorMissing, "status", "", "where the booking stands, as booked")
	default:
		return wire.Error(telehealth.ErrorUnknown, "status", string(b.Status), "a status of FHIR R4, as booked")
	}
	switch {
	case b.Start.IsZero():
		return wire.Error(telehealth.ErrorMissing, "start", "", "the beginning of the visit")
	case !b.End.After(b.Start):
		return wire.Error(telehealth.ErrorContradiction, "end", b.End.Format(time.RFC3339), "an instant after start")
	case b.Before < 0:
		return wire.Error(telehealth.ErrorOutOfRange, "beforeMinutes", b.Before.String(), "a length not less than 0")
	case b.After < 0:
		return wire.Error(telehealth.ErrorOutOfRange, "afterMinutes", b.After.String(), "a length not less than 0")
	case b.Status == StatusPending && b.Until.IsZero():
		return wire.Error(telehealth.ErrorMissing, "until", "", "when the pending booking expires")
	}
	return b.checkTexts()
}

// checkTexts is asked of every booking of every query, so it stops at nothing but bytes.
func (b *Booking) checkTexts() error {
	for i, resource := range b.Resources {
		if !isText(resource) {
			return wire.At("resources", i, wire.Error(telehealth.ErrorMalformed, "", "", wantUTF8))
		}
	}
	if isText(b.ID) && isText(b.Practitioner) && isText(b.Visit) && isText(b.Patient) && isText(string(b.Link)) && isText(b.Series) {
		return nil
	}
	for _, text := range [...]struct{ field, of string }{
		{"id", b.ID}, {"practitioner", b.Practitioner}, {"visit", b.Visit}, {"patient", b.Patient},
		{"link", string(b.Link)}, {"series", b.Series},
	} {
		if !isText(text.of) {
			return wire.Error(telehealth.ErrorMalformed, text.field, "", wantUTF8)
		}
	}
	return nil
}

// isText reports whether the bytes are UTF-8. Most references are short and ASCII, and a
// loop that is inlined costs less than a call for each.
func isText(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return utf8.ValidString(s[i:])
		}
	}
	return true
}

func (b Booking) checkStored() error {
	if bit(b.Mode) == 0 {
		return wire.Error(telehealth.ErrorUnknown, "mode", string(b.Mode), "in-person, home, video or phone")
	}
	if len(b.Resources) > maxWith {
		return wire.Error(telehealth.ErrorOutOfRange, "resources", strconv.Itoa(len(b.Resources)), "at most "+strconv.Itoa(maxWith))
	}
	for i, resource := range b.Resources {
		if err := checkRef(fmt.Sprintf("resources[%d]", i), resource, true); err != nil {
			return err
		}
	}
	return firstError(
		checkRef("id", b.ID, true),
		checkRef("practitioner", b.Practitioner, b.Status.occupies()),
		checkRef("visit", b.Visit, true),
		checkRef("patient", b.Patient, false),
		checkRef("series", b.Series, false),
		b.checkLink(),
		b.checkTimes(),
		wire.In("wish", b.Wish.check()),
		wire.In("wish", b.Wish.checkWaiting()),
	)
}

func (b Booking) checkTimes() error {
	err := firstError(
		checkTime("start", b.Start), checkTime("end", b.End), checkTime("until", b.Until),
		checkBuffer("beforeMinutes", b.Before), checkBuffer("afterMinutes", b.After),
		checkMinute("start", b.Start), checkMinute("end", b.End),
	)
	if err != nil {
		return err
	}
	switch placeless := b.Start.IsZero() && b.End.IsZero(); {
	case placeless && !b.Status.occupies():
		return nil
	case b.Start.IsZero() || !b.Start.Before(b.End):
		return wire.Error(telehealth.ErrorContradiction, "end", b.End.Format(time.RFC3339), "an instant after the start")
	case b.End.Sub(b.Start) > maxVisit:
		return wire.Error(telehealth.ErrorOutOfRange, "end", b.End.Format(time.RFC3339), "at most 24 hours after the start")
	case b.Status == StatusPending && b.Until.IsZero():
		return wire.Error(telehealth.ErrorMissing, "until", "", "the end of the hold")
	default:
		return nil
	}
}

// checkLink asks no more than has been asked of links ever since bookings have them.
// [Link.Check] is for what a caller gives: what it learns to refuse was stored before,
// and is read for good.
func (b Booking) checkLink() error {
	const field, scheme = "link", "https://"
	control := func(r rune) bool { return r < ' ' || r == 0x7f }
	switch {
	case b.Link == "":
		return nil
	case b.Mode != telehealth.ModeVideo:
		return linkWithoutVideo(field)
	case len(b.Link) > maxLink:
		return wire.Error(telehealth.ErrorOutOfRange, field, hidden, "at most "+strconv.Itoa(maxLink)+" bytes")
	case !utf8.ValidString(string(b.Link)) || strings.ContainsFunc(string(b.Link), control):
		return wire.Error(telehealth.ErrorMalformed, field, hidden, "valid UTF-8 without control characters")
	case len(b.Link) < len(scheme) || !strings.EqualFold(string(b.Link[:len(scheme)]), scheme):
		return wire.Error(telehealth.ErrorMalformed, field, hidden, "an address that begins with https://")
	default:
		return nil
	}
}

// linkWithoutVideo: whoever is to be met in person gets no link to a room.
func linkWithoutVideo(field string) error {
	return wire.Error(telehealth.ErrorContradiction, field, hidden, "none but for a visit by video")
}

// checkMinute: bookings begin and end with a minute, and whoever finds them counts on
// that.
func checkMinute(field string, t time.Time) error {
	if !t.Equal(t.Truncate(time.Minute)) {
		return wire.Error(telehealth.ErrorMalformed, field, t.Format(time.RFC3339Nano), "a whole minute")
	}
	return nil
}

func checkBuffer(field string, d time.Duration) error {
	if d < 0 || d > maxVisit || d%time.Minute != 0 {
		return wire.Error(telehealth.ErrorOutOfRange, field, d.String(), "whole minutes, zero to 24 hours")
	}
	return nil
}
