package appointment_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shapes are the ways in which a value is printed: by itself, and within others.
func shapes[T any](v T) map[string]any {
	type field struct{ Field T }
	type pointer struct{ Field *T }
	return map[string]any{
		"a value": v, "a pointer": &v,
		"a slice": []T{v}, "a slice of pointers": []*T{&v}, "a pointer to a slice": &[]T{v},
		"an array": [1]T{v}, "an array of pointers": [1]*T{&v},
		"a map": map[string]T{"k": v}, "a map of pointers": map[string]*T{"k": &v},
		"a field": field{v}, "a field that is a pointer": pointer{&v}, "a pointer to a field": &field{v},
		"fields within a slice": []field{{v}}, "an interface": []any{v, &v}, "a map of slices": map[string][]*T{"k": {&v}},
	}
}

// Nothing that holds a link shows it, whatever prints it, and to what end.
func TestNothingPrintsALink(t *testing.T) {
	b := appointment.Booking{ID: "a-1", Visit: "v-1", Patient: "patient-7", Mode: telehealth.ModeVideo, Link: room}
	query := appointment.Query{
		Practitioner: "gyn", Visit: appointment.VisitType{Ref: "a-1"}, Bookings: []appointment.Booking{b},
	}
	for holder, list := range map[string]map[string]any{
		"link": shapes(appointment.Link(room)), "booking": shapes(b), "query": shapes(query),
		"request":   shapes(appointment.Request{ID: "a-1", Patient: "patient-7", Mode: telehealth.ModeVideo, Link: room}),
		"event":     shapes(appointment.Event{Forced: "the-reason", Booking: b}),
		"misplaced": shapes(appointment.Misplaced{Booking: b}),
	} {
		for shape, v := range list {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%t", "%d", "%x", "%10.3f"} {
				out := fmt.Sprintf(verb, v)
				for _, secret := range []string{"secret-room", "7365637265742d726f6f6d", "patient-7", "the-reason"} {
					assert.NotContains(t, out, secret, "%s, %s: %s", holder, shape, verb)
				}
				if holder != "link" {
					assert.Contains(t, out, "a-1", "%s, %s: %s", holder, shape, verb)
				}
			}
		}
	}
}

// What is private to somebody else than the patient: why a practitioner is away, by
// whom and why the cap was forced.
func TestNothingPrintsAReason(t *testing.T) {
	day := telehealth.MustParseDate("2026-03-02")
	absent := appointment.Absence{From: day, Reason: "the-reason"}
	calendar := appointment.Calendar{Absences: []appointment.Absence{absent}}
	forced := quota.Decision{Answer: quota.AnswerForced, By: "the-reason", Reason: "the-reason"}
	for holder, list := range map[string]map[string]any{
		"absence": shapes(absent), "calendar": shapes(calendar),
		"practice": shapes(appointment.Practice{Calendars: map[string]appointment.Calendar{"dr-a": calendar}}),
		"query":    shapes(appointment.Query{Calendar: calendar}),
		"decision": shapes(forced), "reason": shapes(appointment.Reason{Cause: appointment.CauseOverCap, Cap: &forced}),
		"booking": shapes(appointment.Booking{ID: "a-1", Cap: &forced}),
		"closure": shapes(appointment.Closure{Reason: appointment.Reason{Cap: &forced}}),
		"refusal": shapes(appointment.RefusalError{Reasons: []appointment.Reason{{Cap: &forced}}}),
	} {
		for shape, v := range list {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%t", "%d", "%x", "%10.3f"} {
				out := fmt.Sprintf(verb, v)
				for _, secret := range []string{"the-reason", "7468652d726561736f6e"} {
					assert.NotContains(t, out, secret, "%s, %s: %s", holder, shape, verb)
				}
			}
		}
	}
}

// Both handlers of slog are asked; what a log is given by itself hides what it holds.
func TestNoLogHoldsWhatIsPrivate(t *testing.T) {
	forced := quota.Decision{Answer: quota.AnswerForced, By: "the-reason", Reason: "the-reason"}
	b := appointment.Booking{
		ID: "a-1", Patient: "patient-7", Status: appointment.StatusCancelled, Mode: telehealth.ModeVideo, Link: room, Cap: &forced,
	}
	absent := appointment.Absence{From: telehealth.MustParseDate("2026-03-02"), Reason: "the-reason"}
	calendar := appointment.Calendar{Absences: []appointment.Absence{absent}}
	for holder, v := range map[string]any{
		"booking": b, "a pointer": &b, "bookings": appointment.List[appointment.Booking]{b, b}, "event": appointment.Event{Version: 1, Forced: "the-reason", Booking: b},
		"misplaced": appointment.Misplaced{Booking: b}, "query": appointment.Query{Bookings: []appointment.Booking{b}, Calendar: calendar},
		"absence": absent, "calendar": calendar, "decision": forced, "the pointer of the booking": b.Cap,
		"practice": appointment.Practice{Calendars: map[string]appointment.Calendar{"dr-a": calendar}},
		"request":  appointment.Request{ID: "a-1", Patient: "patient-7", Link: room},
	} {
		var text, inJSON strings.Builder
		slog.New(slog.NewTextHandler(&text, nil)).Info("", "it", v)
		slog.New(slog.NewJSONHandler(&inJSON, nil)).Info("", "it", v)
		for _, out := range []string{text.String(), inJSON.String()} {
			for _, secret := range []string{"secret-room", "patient-7", "the-reason"} {
				assert.NotContains(t, out, secret, holder)
			}
		}
	}
	a := open(t)
	_, err := a.Book(t.Context(), desk(0), request("1", "visit", time.Hour))
	require.NoError(t, err)
	var out strings.Builder
	slog.New(slog.NewJSONHandler(&out, nil)).Info("", "list", a.Bookings("dr-a", time.Time{}, time.Time{}), "waiting", a.Waiting())
	assert.Contains(t, out.String(), `"id":"1"`)
	assert.NotContains(t, out.String(), "patient")
}

func ExampleList() {
	list := appointment.List[appointment.Booking]{{ID: "a-1", Patient: "p-7", Status: appointment.StatusBooked}}
	fmt.Printf("%.12s\n", list.LogValue())
	// Output: [0=[id=a-1 p
}

func ExampleAbsence_Format() {
	fmt.Println(appointment.Absence{From: telehealth.MustParseDate("2026-03-02"), Reason: "an operation"})
	// Output: [from=2026-03-02 until=2026-03-02 closed=false substitute=]
}

func ExampleBooking_Format() {
	b := appointment.Booking{ID: "a-1", Practitioner: "gyn", Status: appointment.StatusBooked, Mode: telehealth.ModeVideo, Link: room}
	fmt.Printf("%s\n", []*appointment.Booking{&b})
	// Output: [[id=a-1 practitioner=gyn visit= start=0001-01-01 00:00:00 +0000 UTC status=booked]]
}

func ExampleRequest_Format() {
	r := appointment.Request{ID: "a-1", Practitioner: "gyn", Mode: telehealth.ModeVideo, Link: room}
	fmt.Printf("%+v\n", r)
	// Output: [id=a-1 practitioner=gyn visit= start=0001-01-01 00:00:00 +0000 UTC mode=video]
}

func ExampleEvent_Format() {
	e := appointment.Event{Version: 7, Verb: appointment.VerbCancel, Booking: appointment.Booking{ID: "a-1", Link: room}}
	fmt.Printf("%.36s\n", fmt.Sprint(e))
	// Output: [version=7 at=0001-01-01 00:00:00 +0
}

func ExampleMisplaced_Format() {
	m := appointment.Misplaced{Booking: appointment.Booking{ID: "a-1", Link: room}}
	fmt.Printf("%.8s\n", fmt.Sprint(m))
	// Output: [id=a-1
}

func ExampleQuery_LogValue() {
	q := appointment.Query{Practitioner: "gyn", Bookings: []appointment.Booking{{ID: "a-1", Link: room}}}
	fmt.Println(q.LogValue().Group()[5])
	// Output: bookings=1
}

func ExampleQuery_Format() {
	q := appointment.Query{Practitioner: "gyn", Now: time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC)}
	fmt.Printf("%.50s\n", fmt.Sprint(q))
	// Output: [practitioner=gyn visit= now=2026-03-03 09:00:00 +
}

func ExampleProvenance_Format() {
	e := appointment.Provenance{By: "desk", At: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC), Force: "chest pain"}
	fmt.Printf("%+v\n", e)
	// Output: [by=desk at=2026-03-02 09:00:00 +0000 UTC forces=true]
}
