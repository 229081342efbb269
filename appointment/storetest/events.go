package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// base is the instant from which the tests count.
var base = time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)

// Events are n plain ones after a version, each a booking of its own.
func Events(after int64, n int) []appointment.Event {
	list := make([]appointment.Event, n)
	for i := range list {
		v := after + 1 + int64(i)
		r := request(fmt.Sprint("booking-", v), int(v))
		list[i] = appointment.Event{
			Version: v, At: base, By: "desk", Verb: appointment.VerbBook,
			Booking: appointment.Booking{
				ID: r.ID, Practitioner: r.Practitioner, Visit: r.Visit, Patient: r.Patient,
				Start: r.Start, End: r.Start.Add(visit), Status: appointment.StatusBooked,
			},
		}
	}
	return list
}

// examples have every field, the longest texts, the hardest that are allowed, and
// instants in other zones.
func examples() []appointment.Event {
	list := append(Events(0, 3), hardest(4), largest(5))
	list = append(list, inCases(6)...)
	far := time.FixedZone("far", -11*3600)
	full := &list[0]
	full.At = base.Add(123456 * time.Microsecond).In(far)
	full.By = "secrétariat, \u200eשלום 😀 '\";--"
	full.Verb = appointment.VerbOffer
	full.Forced = strings.Repeat("é", 500)
	full.Cap = "warned"
	full.Booking = appointment.Booking{
		ID: strings.Repeat("i", 256), Practitioner: strings.Repeat("é", 128), Visit: `a "visit"\n`, Patient: "<&>", OwnPatient: true,
		Start: base.In(far), End: base.Add(time.Hour), Before: 5 * time.Minute, After: 10 * time.Minute,
		Mode: telehealth.ModeVideo, Link: "https://video.example/room?key=<&>", Resources: []string{"room, 1", "scanner"}, Status: appointment.StatusPending,
		Until: base.Add(time.Microsecond).In(far), Series: "series",
		Wish: appointment.Wish{
			Practitioner: "dr-0", From: base.In(far), To: base.Add(1000 * time.Hour),
			Modes: appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo), Since: base,
			Offered: []time.Time{base.Add(time.Hour).In(far), base.Add(2 * time.Hour)},
		},
	}
	// One on the waitlist has no time; far instants are instants all the same.
	list[1].Verb = appointment.VerbWait
	list[1].Booking = appointment.Booking{
		ID: "waits", Visit: "visit", Status: appointment.StatusWaitlisted,
		Wish: appointment.Wish{
			From: time.Date(1583, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(9999, 12, 31, 23, 59, 0, 0, time.UTC), Since: base,
		},
	}
	return list
}

// hardest has texts that a database, a driver or JSON may take for something else, or
// mend: marks of a language, both forms of an accent, the substitute for what is no
// character, characters of four bytes, and blanks at the ends.
func hardest(version int64) appointment.Event {
	e := Events(version-1, 1)[0]
	e.By = " \u00e9 e\u0301 \ufffd \U0001f468\u200d\u2695\ufe0f \ufeff\uffff\U0010ffff\u2028 "
	e.Forced = `\u0000 \x00 %s %00 $1 ?1 :a {} \N \. '' "" -- /* ; ` + "` \\"
	e.Booking.ID = `null`
	e.Booking.Practitioner, e.Booking.Visit, e.Booking.Patient = `0`, `007`, `-1e9999`
	e.Booking.Series = `{"a":[1]}`
	e.Booking.Resources = []string{`{a,b}`, `"`, `,`}
	e.Booking.Mode = telehealth.ModeVideo
	e.Booking.Link = `https://video.example/\u00e9/` + "\u00e9e\u0301\ufffd\U0001f468?a=%FF&b='\"<>\\{}|^`#%00"
	return e
}

// largest has all texts and lists as long as they may be, in upper and lower case.
func largest(version int64) appointment.Event {
	text := func(first string, n int) string { return first + strings.Repeat("aZ", n)[len(first):n] }
	e := Events(version-1, 1)[0]
	e.By, e.Verb, e.Forced = text("By", 256), appointment.VerbOffer, text("Forced", 1000)
	b := &e.Booking
	b.ID, b.Practitioner, b.Visit, b.Patient, b.Series = text("ID", 256), text("Dr", 256), text("Visit", 256), text("P", 256), text("S", 256)
	b.Mode, b.Link = telehealth.ModeVideo, appointment.Link(text("https://Video.example/", 2048))
	b.End, b.Before, b.After = b.Start.Add(24*time.Hour), 24*time.Hour, 24*time.Hour
	b.Status, b.Until = appointment.StatusPending, b.Start
	b.Wish = appointment.Wish{Practitioner: b.Practitioner, From: b.Start, To: b.End, Since: base}
	for i := range 16 {
		b.Resources = append(b.Resources, text(fmt.Sprint("Room-", i), 256))
	}
	for i := range 64 {
		b.Wish.Offered = append(b.Wish.Offered, base.Add(time.Duration(i)*time.Hour))
	}
	return e
}

// inCases are bookings whose references differ in upper and lower case alone.
func inCases(version int64) []appointment.Event {
	list := Events(version-1, 2)
	for i, ref := range []string{"Été-A", "été-a"} {
		e := &list[i]
		e.By, e.Booking.ID, e.Booking.Practitioner, e.Booking.Visit, e.Booking.Patient = ref, ref, ref, ref, ref
	}
	return list
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// History is the events of a store after a version.
func History(t testing.TB, s appointment.Store, after int64) (list []appointment.Event) {
	t.Helper()
	for e, err := range s.Read(t.Context(), after) {
		if err != nil {
			t.Errorf("read after %d: %v", after, err)
			return list
		}
		list = append(list, e)
	}
	return list
}

func same(t *testing.T, got, want []appointment.Event) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d events, expected %d", len(got), len(want))
	}
	for i := range got {
		if !got[i].Equal(want[i]) {
			t.Errorf("event %d:\n got %s\nwant %s", i, written(got[i]), written(want[i]))
		}
	}
}

// written is the event in full, which does not print itself so.
func written(e appointment.Event) string {
	text, err := e.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(text)
}
