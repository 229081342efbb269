package appointment

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// CheckEvents is what a [Store] asks before it adds events after a version: their
// versions go on from there without a gap, and each is one that the Agenda writes,
// within its limits. Otherwise the error is a *[telehealth.FieldError], and nothing
// may be added.
func CheckEvents(after int64, events []Event) error {
	if after < 0 || after > math.MaxInt64-int64(len(events)) {
		return fault(telehealth.ErrorOutOfRange, "after", strconv.FormatInt(after, 10), "a version of the history, from 0")
	}
	for i, e := range events {
		if want := after + int64(i) + 1; e.Version != want {
			return fault(telehealth.ErrorContradiction, fmt.Sprintf("events[%d].version", i),
				strconv.FormatInt(e.Version, 10), strconv.FormatInt(want, 10))
		}
		if err := e.check(); err != nil {
			return err
		}
	}
	return nil
}

func (e Event) check() error {
	if e.Version < 1 {
		return fault(telehealth.ErrorOutOfRange, "version", strconv.FormatInt(e.Version, 10), "1 or more")
	}
	if err := e.checkVerb(); err != nil {
		return err
	}
	if e.At.IsZero() {
		return fault(telehealth.ErrorMissing, "at", "", "an instant")
	}
	return firstError(
		checkTime("at", e.At),
		checkRef("by", e.By, false),
		withoutValue(checkText("forced", e.Forced, maxForce)),
		checkCap(e.Cap),
		e.Booking.checkStored(),
	)
}

func checkCap(a quota.Answer) error {
	switch a {
	case "", quota.AnswerWarned, quota.AnswerForced:
		return nil
	default:
		return fault(telehealth.ErrorUnknown, "cap", string(a), fmt.Sprintf("%s, %s or nothing", quota.AnswerWarned, quota.AnswerForced))
	}
}

func (e Event) checkVerb() error {
	switch s := e.Booking.Status; {
	case e.Verb.leadsTo(s):
		return nil
	case !e.Verb.known():
		return unknown("verb", string(e.Verb), "a verb of this version")
	case !s.known():
		return unknown("booking.status", string(s), "a status of this version")
	default:
		return fault(telehealth.ErrorContradiction, "booking.status", string(s), "a status that the verb leads to")
	}
}

func (v Verb) known() bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.verb == v })
}

// leadsTo reports whether the verb makes a booking of that status of any.
func (v Verb) leadsTo(s Status) bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.verb == v && t.to == s })
}

func (s Status) known() bool {
	return slices.ContainsFunc(transitions(), func(t transition) bool { return t.to == s })
}

func (b Booking) checkStored() error {
	if bit(b.Mode) == 0 {
		return fault(telehealth.ErrorUnknown, "booking.mode", string(b.Mode), "in-person, home, video or phone")
	}
	if len(b.Resources) > maxWith {
		return fault(telehealth.ErrorOutOfRange, "booking.resources", strconv.Itoa(len(b.Resources)), "at most "+strconv.Itoa(maxWith))
	}
	for i, resource := range b.Resources {
		if err := checkRef(fmt.Sprintf("booking.resources[%d]", i), resource, true); err != nil {
			return err
		}
	}
	return firstError(
		checkRef("booking.id", b.ID, true),
		checkRef("booking.practitioner", b.Practitioner, b.Status.occupies()),
		checkRef("booking.visit", b.Visit, true),
		withoutValue(checkRef("booking.patient", b.Patient, false)),
		checkRef("booking.series", b.Series, false),
		b.checkLink(),
		b.checkTimes(),
		b.Wish.check(),
		b.Wish.checkWaiting(),
	)
}

func (b Booking) checkTimes() error {
	err := firstError(
		checkTime("booking.start", b.Start), checkTime("booking.end", b.End), checkTime("booking.until", b.Until),
		checkBuffer("booking.before", b.Before), checkBuffer("booking.after", b.After),
		checkMinute("booking.start", b.Start), checkMinute("booking.end", b.End),
	)
	if err != nil {
		return err
	}
	switch placeless := b.Start.IsZero() && b.End.IsZero(); {
	case placeless && !b.Status.occupies():
		return nil
	case b.Start.IsZero() || !b.Start.Before(b.End):
		return fault(telehealth.ErrorContradiction, "booking.end", b.End.Format(time.RFC3339), "an instant after the start")
	case b.End.Sub(b.Start) > maxVisit:
		return fault(telehealth.ErrorOutOfRange, "booking.end", b.End.Format(time.RFC3339), "at most 24 hours after the start")
	case b.Status == StatusPending && b.Until.IsZero():
		return fault(telehealth.ErrorMissing, "booking.until", "", "the end of the hold")
	default:
		return nil
	}
}

// checkLink asks no more than has been asked of links ever since bookings have them.
// [Link.Check] is for what a caller gives: what it learns to refuse was stored before,
// and is read for good.
func (b Booking) checkLink() error {
	const field, scheme = "booking.link", "https://"
	control := func(r rune) bool { return r < ' ' || r == 0x7f }
	switch {
	case b.Link == "":
		return nil
	case b.Mode != telehealth.ModeVideo:
		return linkWithoutVideo(field)
	case len(b.Link) > maxLink:
		return fault(telehealth.ErrorOutOfRange, field, hidden, "at most "+strconv.Itoa(maxLink)+" bytes")
	case !utf8.ValidString(string(b.Link)) || strings.ContainsFunc(string(b.Link), control):
		return fault(telehealth.ErrorMalformed, field, hidden, "valid UTF-8 without control characters")
	case len(b.Link) < len(scheme) || !strings.EqualFold(string(b.Link[:len(scheme)]), scheme):
		return fault(telehealth.ErrorMalformed, field, hidden, "an address that begins with https://")
	default:
		return nil
	}
}

// linkWithoutVideo: whoever is to be met in person gets no link to a room.
func linkWithoutVideo(field string) error {
	return fault(telehealth.ErrorContradiction, field, hidden, "none but for a visit by video")
}

// checkMinute: bookings begin and end with a minute, and whoever finds them counts on
// that.
func checkMinute(field string, t time.Time) error {
	if !t.Equal(t.Truncate(time.Minute)) {
		return fault(telehealth.ErrorMalformed, field, t.Format(time.RFC3339Nano), "a whole minute")
	}
	return nil
}

func checkBuffer(field string, d time.Duration) error {
	if d < 0 || d > maxVisit || d%time.Minute != 0 {
		return fault(telehealth.ErrorOutOfRange, field, d.String(), "whole minutes, zero to 24 hours")
	}
	return nil
}

func (w Wish) checkWaiting() error {
	if w.OwnPatient {
		return fault(telehealth.ErrorContradiction, "wish.ownPatient", "true", "OwnPatient of the booking itself")
	}
	if len(w.Offered) > maxOffered {
		return fault(telehealth.ErrorOutOfRange, "wish.offered", strconv.Itoa(len(w.Offered)), "at most "+strconv.Itoa(maxOffered))
	}
	for _, t := range w.Offered {
		if err := checkTime("wish.offered", t); err != nil {
			return err
		}
	}
	return checkTime("wish.since", w.Since)
}
