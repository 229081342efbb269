package appointment_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
)

const (
	hoursText    = `{"from":"09:00","to":"12:00","modes":"in-person,video","visits":["visit"]}`
	overrideText = `{"date":"2026-03-29","hours":[` + hoursText + `]}`
	absenceText  = `{"from":"2026-04-02","until":"2026-04-03","start":"10:00","end":"11:00","closed":true,` +
		`"substitute":"private-substitute","reason":"private-reason"}`
	weekText = `{"monday":[` + hoursText + `],"tuesday":[{"to":"08:00"}],"wednesday":[{}],"thursday":[{}],"friday":[{}],` +
		`"saturday":[{}],"sunday":[{"from":"20:00"}]}`
	calendarText = `{"zone":"Indian/Reunion","territory":"reunion","goodFriday":true,"openOnHolidays":true,` +
		`"from":"2026-01-05","until":"2026-12-31","weeks":[` + weekText + `,{}],"overrides":[` + overrideText + `],"absences":[` + absenceText + `]}`
	visitText = `{"ref":"visit","durationMinutes":30,"modes":"in-person,video","beforeMinutes":5,"afterMinutes":10,"stepMinutes":15,` +
		`"noticeMinutes":120,"horizonDays":60,"capacity":2,"cancelBeforeMinutes":2880,"needs":[["room 1","room 2"],["scanner"]]}`
	practiceText = `{"calendars":{"dr-a":` + calendarText + `},"visits":[` + visitText + `],"offerForMinutes":60}`
	wishText     = `{"practitioner":"private-doctor","from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z","modes":"home,phone",` +
		`"ownPatient":true,"since":"2026-03-01T08:00:00Z","offered":["2026-03-02T08:30:00Z"]}`
	bookingText = `{"id":"private-id","practitioner":"private-doctor","visit":"visit","patient":"private-patient","ownPatient":true,` +
		`"start":"2026-03-02T09:00:00+01:00","end":"2026-03-02T09:30:00+01:00","beforeMinutes":5,"afterMinutes":10,"mode":"video",` +
		`"link":"https://video.example/private-room","resources":["private-room"],"status":"pending","until":"2026-03-02T08:30:00+01:00",` +
		`"series":"private-series","wish":` + wishText + `}`
	eventText = `{"form":2,"version":7,"at":"2026-03-02T08:00:01Z","by":"private-desk","verb":"offer","forced":"private-reason","cap":"forced",` +
		`"booking":{"id":"private-id","practitioner":"private-doctor","visit":"visit","patient":"private-patient","ownPatient":true,` +
		`"start":"2026-03-02T08:00:00Z","end":"2026-03-02T09:00:00Z","beforeMinutes":5,"afterMinutes":10,"mode":"video",` +
		`"link":"https://video.example/private-room","resources":["private-room"],"status":"pending","until":"2026-03-02T08:01:00Z",` +
		`"series":"private-series","wish":{"practitioner":"private-doctor","from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z",` +
		`"modes":"in-person,video","since":"2026-03-02T08:00:00Z","offered":["2026-03-02T09:00:00Z"]}}}`
	slotText   = `{"practitioner":"private-doctor","start":"2026-03-02T09:00:00+01:00","end":"2026-03-02T09:30:00+01:00","modes":"in-person,video","left":2}`
	sourceText = `{"id":"l3133-1","title":"Code du travail","url":"https://example.org","published":"2016-08-10","checked":"2026-03-01"}`
	reasonText = `{"cause":"holiday","until":"2026-04-07T00:00:00+02:00","about":"easter-monday","source":` + sourceText + `,"confidence":"sure"}`
	hoursOfDay = `{"start":"2026-03-02T09:00:00+01:00","end":"2026-03-02T12:00:00+01:00","modes":"in-person,video","visits":["visit"]}`
	closedText = `{"start":"2026-04-06T00:00:00+02:00","end":"2026-04-07T00:00:00+02:00","reason":` + reasonText + `}`
	weekOfText = `{"date":"2026-04-06","start":"2026-04-06T09:00:00+02:00","reasons":[` + reasonText + `]}`
	refusedAll = `{"verb":"book","id":"private-id","reasons":[` + reasonText + `],"series":[` + weekOfText + `]}`
	queryText  = `{"practitioner":"private-doctor","calendar":` + calendarText + `,"visit":` + visitText + `,"now":"2026-03-02T08:00:00+01:00",` +
		`"from":"2026-03-02T08:00:00+01:00","to":"2026-03-09T08:00:00+01:00","bookings":[` + bookingText + `],"ownPatient":true}`
)

// All types with a JSON form are asked the same malformations.
func TestJSONIsStrict(t *testing.T) {
	for name, strict := range map[string]func(*testing.T){
		"hours":      func(t *testing.T) { wiretest.Strict[appointment.Hours](t, hoursText) },
		"week":       func(t *testing.T) { wiretest.Strict[appointment.Week](t, weekText) },
		"override":   func(t *testing.T) { wiretest.Strict[appointment.Override](t, overrideText) },
		"absence":    func(t *testing.T) { wiretest.Strict[appointment.Absence](t, absenceText) },
		"calendar":   func(t *testing.T) { wiretest.Strict[appointment.Calendar](t, calendarText) },
		"visit type": func(t *testing.T) { wiretest.Strict[appointment.VisitType](t, visitText) },
		"practice":   func(t *testing.T) { wiretest.Strict[appointment.Practice](t, practiceText, "calendars") },
		"wish":       func(t *testing.T) { wiretest.Strict[appointment.Wish](t, wishText) },
		"booking":    func(t *testing.T) { wiretest.Strict[appointment.Booking](t, bookingText) },
		"event":      func(t *testing.T) { wiretest.Strict[appointment.Event](t, eventText) },
		"slot":       func(t *testing.T) { wiretest.Strict[appointment.Slot](t, slotText) },
		"reason":     func(t *testing.T) { wiretest.Strict[appointment.Reason](t, reasonText) },
		"interval":   func(t *testing.T) { wiretest.Strict[appointment.Interval](t, hoursOfDay) },
		"closure":    func(t *testing.T) { wiretest.Strict[appointment.Closure](t, closedText) },
		"occurrence": func(t *testing.T) { wiretest.Strict[appointment.Occurrence](t, weekOfText) },
		"refusal":    func(t *testing.T) { wiretest.Strict[appointment.RefusalError](t, refusedAll) },
		"query":      func(t *testing.T) { wiretest.Strict[appointment.Query](t, queryText) },
	} {
		t.Run(name, strict)
	}
}

// What a practice names twice, or not at all, is told by its path.
func TestPracticeSaysWhichAndWhere(t *testing.T) {
	const calendar, visit = `"calendars":{"dr-a":{"weeks":[{"monday":[{"from":"09:00","to":"12:00"}]}]}}`, `"visits":[{"ref":"visit","durationMinutes":30}]`
	require.NoError(t, new(appointment.Practice).UnmarshalJSON([]byte(`{`+calendar+`,`+visit+`}`)))
	for _, c := range []struct {
		reason, text string
		code         telehealth.ErrorCode
		field        string
	}{
		{"a practitioner twice", `{"calendars":{"dr-a":{},"dr-a":{}}}`, telehealth.ErrorContradiction, "calendars.dr-a"},
		{"a practitioner without a name", `{"calendars":{"":{}}}`, telehealth.ErrorMissing, "calendars"},
		{"a day of the week twice", `{"calendars":{"dr-a":{"weeks":[{"monday":[],"monday":[]}]}}}`, telehealth.ErrorContradiction, "calendars.dr-a.weeks[0].monday"},
		{"a day that is none", `{"calendars":{"dr-a":{"weeks":[{"lundi":[]}]}}}`, telehealth.ErrorUnknown, "calendars.dr-a.weeks[0].lundi"},
		{"a visit type twice", `{"visits":[{"ref":"visit","durationMinutes":30},{"ref":"visit","durationMinutes":20}]}`, telehealth.ErrorContradiction, "visits[1].ref"},
		{"a visit type without a name", `{"visits":[{"durationMinutes":30}]}`, telehealth.ErrorMissing, "visits[0].ref"},
		{"a visit type without a length", `{"visits":[{"ref":"visit"}]}`, telehealth.ErrorMissing, "visits[0].durationMinutes"},
		{"hours for a visit that is none", `{"calendars":{"dr-a":{"weeks":[{},{"friday":[{"visits":["vist"]}]}],"from":"2026-01-05"}},` + visit + `}`,
			telehealth.ErrorUnknown, "calendars.dr-a.weeks[1].friday[0].visits[0]"},
		{"hours of a day for a visit twice", `{"calendars":{"dr-a":{"overrides":[{"date":"2026-01-05","hours":[{"visits":["visit","visit"]}]}]}},` + visit + `}`,
			telehealth.ErrorContradiction, "calendars.dr-a.overrides[0].hours[0].visits[1]"},
		{"a day with two overrides", `{"calendars":{"dr-a":{"overrides":[{"date":"2026-01-05"},{"date":"2026-01-05"}]}}}`,
			telehealth.ErrorContradiction, "calendars.dr-a.overrides[1].date"},
		{"an override of no day", `{"calendars":{"dr-a":{"overrides":[{}]}}}`, telehealth.ErrorMissing, "calendars.dr-a.overrides[0].date"},
		{"an absence of no day", `{"calendars":{"dr-a":{"absences":[{}]}}}`, telehealth.ErrorMissing, "calendars.dr-a.absences[0].from"},
		{"hours that overlap", `{"calendars":{"dr-a":{"weeks":[{"monday":[{"to":"12:00"},{"from":"11:00"}]}]}}}`,
			telehealth.ErrorContradiction, "calendars.dr-a.weeks[0].monday[1].from"},
		{"a room in two needs", `{"visits":[{"ref":"visit","durationMinutes":30,"needs":[["room"],["room"]]}]}`, telehealth.ErrorContradiction, "visits[0].needs[1]"},
		{"a zone that is none", `{"calendars":{"dr-a":{"zone":"Europe/Lyon"}}}`, telehealth.ErrorUnknown, "calendars.dr-a.zone"},
		{"the zone of whatever machine reads it", `{"calendars":{"dr-a":{"zone":"Local"}}}`, telehealth.ErrorUnknown, "calendars.dr-a.zone"},
		{"a way out of the folder of zones", `{"calendars":{"dr-a":{"zone":"../../etc/passwd"}}}`, telehealth.ErrorUnknown, "calendars.dr-a.zone"},
		{"a mode that is none", `{"visits":[{"ref":"visit","durationMinutes":30,"modes":"in-person,fax"}]}`, telehealth.ErrorUnknown, "visits[0].modes"},
		{"a length beyond counting", `{"visits":[{"ref":"visit","durationMinutes":30,"noticeMinutes":9223372036854775807}]}`, telehealth.ErrorOutOfRange, "visits[0].noticeMinutes"},
		{"an hour past midnight", `{"calendars":{"dr-a":{"weeks":[{"monday":[{"from":"22:00","to":"02:00"}]}]}}}`, telehealth.ErrorContradiction, "calendars.dr-a.weeks[0].monday[0].to"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			p := appointment.Practice{OfferFor: time.Minute}
			err := p.UnmarshalJSON([]byte(c.text))
			what, field := code(t, err)
			assert.Equal(t, c.code, what, "%v", err)
			assert.Equal(t, c.field, field, "%v", err)
			assert.Equal(t, time.Minute, p.OfferFor, "untouched")
		})
	}
}

// A zone that somebody made up cannot be written by its name.
func TestCalendarOfAMadeUpZone(t *testing.T) {
	for name, zone := range map[string]*time.Location{
		"no name": time.FixedZone("", 3600), "the name of another": time.FixedZone("Europe/Paris", 3600), "the machine's": time.Local,
	} {
		_, err := appointment.Calendar{Zone: zone}.MarshalJSON()
		_, field := code(t, err)
		assert.Equal(t, "zone", field, name)
	}
}

// What cannot be read is not written either.
func TestWhatCannotBeWritten(t *testing.T) {
	for name, v := range map[string]json.Marshaler{
		"a booking of no status":  appointment.Booking{ID: "1"},
		"a visit of no length":    appointment.VisitType{Ref: "1"},
		"two overrides for a day": appointment.Calendar{Overrides: []appointment.Override{{Date: telehealth.MustParseDate("2026-01-05")}, {Date: telehealth.MustParseDate("2026-01-05")}}},
		"a practice of no name":   appointment.Practice{Calendars: map[string]appointment.Calendar{"": {}}},
	} {
		_, err := v.MarshalJSON()
		assert.Error(t, err, name)
	}
}

// Slots, and all bookings of histories at random, are read as they were written.
func TestSlotsAndBookingsRoundTrip(t *testing.T) {
	q := appointment.Query{
		Practitioner: "dr-a",
		Calendar:     appointment.Calendar{Weeks: week(hours("09:00", "12:00")), Territory: telehealth.Guyane},
		Visit:        appointment.VisitType{Ref: "visit", Duration: 30 * time.Minute, Capacity: 3}, Now: now, To: now.AddDate(0, 1, 0),
	}
	slots, err := q.Slots()
	require.NoError(t, err)
	n := 0
	for s := range slots {
		got := wiretest.RoundTrip(t, s)
		assert.True(t, got.Start.Equal(s.Start) && got.End.Equal(s.End) && got.Modes == s.Modes && got.Left == s.Left && got.Practitioner == s.Practitioner)
		n++
	}
	assert.Greater(t, n, 10)
	for _, b := range []appointment.Booking{fullEvent().Booking, waits().Booking} {
		got := wiretest.RoundTrip(t, b)
		assert.True(t, appointment.Event{Booking: b}.Equal(appointment.Event{Booking: got}), "%+v", got)
	}
}

func TestPracticeRoundTrip(t *testing.T) {
	var p appointment.Practice
	require.NoError(t, json.Unmarshal([]byte(practiceText), &p))
	wiretest.ComesBack(t, p)
}

func FuzzPracticeJSON(f *testing.F) { wiretest.Fuzz[appointment.Practice](f, practiceText) }
func FuzzQueryJSON(f *testing.F)    { wiretest.Fuzz[appointment.Query](f, queryText) }
func FuzzBookingJSON(f *testing.F)  { wiretest.Fuzz[appointment.Booking](f, bookingText) }
func FuzzSlotJSON(f *testing.F)     { wiretest.Fuzz[appointment.Slot](f, slotText) }
func FuzzRefusalJSON(f *testing.F)  { wiretest.Fuzz[appointment.RefusalError](f, refusedAll) }
func FuzzClosureJSON(f *testing.F)  { wiretest.Fuzz[appointment.Closure](f, closedText) }
func FuzzIntervalJSON(f *testing.F) { wiretest.Fuzz[appointment.Interval](f, hoursOfDay) }
