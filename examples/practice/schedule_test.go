package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// morning is a schedule of one doctor, d, from Monday 2026-03-30 to the next day.
const morning = `"seen": "2026-03-07T12:00:00+01:00", "from": "2026-03-30", "to": "2026-03-31",
	"practice": {"visits": [{"ref": "v", "durationMinutes": 30, "modes": "in-person,video"}],
	"calendars": {"d": {"weeks": [{"monday": [{"from": "09:00", "to": "12:00", "modes": "in-person,video"}]}]}}}`

// planned is a practice with that schedule and some requests, separated by commas.
func planned(schedule string, requests ...string) string {
	return `{"doctors": [{"ref": "d", "practitioner": {"specialty": "general-practice", "sector": "1"}},
		{"ref": "free", "practitioner": {"specialty": "general-practice", "sector": "none"}}],
		"schedule": {` + schedule + `, "requests": [` + strings.Join(requests, ",") + `]}}`
}

func agendaOf(input string, flags ...string) result {
	return practiceOn(strings.NewReader(input), append(flags, "-lang", "en", "-")...)
}

// A schedule that makes no sense has no free times to print.
func TestBadSchedule(t *testing.T) {
	for _, c := range []struct{ reason, old, new, says string }{
		{"a calendar is of a doctor of the file", `"calendars": {"d"`, `"calendars": {"x"`, "schedule.practice.calendars.x: doctor: "},
		{"a doctor has one calendar", `"calendars": {`, `"calendars": {"d": {}, `, "calendars.d"},
		{"days have English names", `"monday"`, `"lundi"`, "weeks[0].lundi"},
		{"hours must not overlap", `[{"from": "09:00"`, `[{"from": "08:00", "to": "09:30"}, {"from": "09:00"`, "schedule.practice.calendars.d.weeks[0].monday[1]"},
		{"hours end after they begin", `"to": "12:00"`, `"to": "08:00"`, "calendars.d.weeks[0].monday[0].to"},
		{"a visit takes time", `"durationMinutes": 30`, `"durationMinutes": 0`, "visits[0].durationMinutes"},
		{"an instant has an offset", `"2026-03-07T12:00:00+01:00"`, `"2026-03-07T12:00:00"`, "2026-03-07T12:00:00"},
		{"the instant must be there", `"seen": "2026-03-07T12:00:00+01:00", `, ``, "schedule.seen: "},
		{"the first day must be there", `"from": "2026-03-30", `, ``, "schedule.from: "},
		{"the last day is not before the first", `"to": "2026-03-31"`, `"to": "2026-03-29"`, "schedule.to: "},
		{"no century is printed", `"to": "2026-03-31"`, `"to": "2126-03-31"`, "schedule.to: "},
		{"a misspelled field is no silence", `"durationMinutes"`, `"minutes"`, "schedule.practice.visits[0].minutes"},
		{"nobody knows the hour there", `"seen"`, `"territory": "atlantis", "seen"`, "atlantis"},
	} {
		assert.Contains(t, morning, c.old, c.reason)
		got := agendaOf(planned(strings.Replace(morning, c.old, c.new, 1)))
		assert.Equal(t, failed, got.status, c.reason)
		assert.True(t, strings.HasPrefix(got.errors, "practice: standard input: "), "%s: %s", c.reason, got.errors)
		assert.Contains(t, got.errors, c.says, c.reason)
		assert.Empty(t, got.out, c.reason)
	}
}

// A bad request is reported where its answer would have stood, and the others are
// answered.
func TestBadRequest(t *testing.T) {
	const at = `"at": "2026-03-07T12:00:00+01:00", "id": "bad"`
	const start = `"start": "2026-03-30T10:00:00+02:00"`
	for _, c := range []struct{ reason, request, says string }{
		{"unknown doctor", `{` + at + `, "doctor": "x", "visit": "v", ` + start + `}`, `schedule.requests[1].doctor: `},
		{"a doctor without a calendar", `{` + at + `, "doctor": "free", "visit": "v", ` + start + `}`, "practitioner"},
		{"unknown visit", `{` + at + `, "doctor": "d", "visit": "x", ` + start + `}`, `visit`},
		{"no instant at all", `{` + at + `, "doctor": "d", "visit": "v"}`, "schedule.requests[1].start: missing"},
		{"not made at any time", `{"id": "bad", "doctor": "d", "visit": "v", ` + start + `}`, "schedule.requests[1].at: missing"},
		{"an hour without its offset", `{` + at + `, "doctor": "d", "visit": "v", "start": "2026-03-30T10:00"}`, "2026-03-30T10:00"},
		{"a day that does not exist", `{"at": "2026-02-30T12:00:00+01:00", "id": "bad", "doctor": "d"}`, "2026-02-30"},
		{"unknown field", `{` + at + `, "doctor": "d", "visits": "v", ` + start + `}`, "visits"},
		{"an id is used once", `{"at": "2026-03-07T12:00:00+01:00", "id": "first", "doctor": "d", "visit": "v", ` + start + `}`, "first"},
		{"unknown mode", `{` + at + `, "doctor": "d", "visit": "v", "mode": "fax", ` + start + `}`, "schedule.requests[1].mode: "},
		{"a case is of a visit at a distance", `{` + at + `, "doctor": "d", "visit": "v", "case": {}, "mode": "home", ` + start + `}`, "schedule.requests[1].case.mode: "},
		{"nor of one in person", `{` + at + `, "doctor": "d", "visit": "v", "case": {}, ` + start + `}`, "mode"},
		{"the day of a case is that of the visit", `{` + at + `, "doctor": "d", "visit": "v", "mode": "video", "case": {"date": "2026-03-30"}, ` + start + `}`, "schedule.requests[1].case: "},
		{"so is that of the bill", `{` + at + `, "doctor": "d", "visit": "v", "consultation": {"date": "2026-03-30"}, ` + start + `}`, "schedule.requests[1].consultation: "},
		{"a bill that cannot be", `{` + at + `, "doctor": "d", "visit": "v", "consultation": {"fee": "schedule.requests[1].consultation.fee: malformed"}, ` + start + `}`, "schedule.requests[1].consultation.fee: malformed"},
		{"an answer is yes or no", `{` + at + `, "doctor": "d", "visit": "v", "mode": "video", "case": {"near": "perhaps"}, ` + start + `}`, "schedule.requests[1].case.near: unknown"},
		{"a question that the law does not ask", `{` + at + `, "doctor": "d", "visit": "v", "mode": "video", "case": {"far": "yes"}, ` + start + `}`, "schedule.requests[1].case.far: "},
		{"a fact of a tool is yes or no", `{` + at + `, "doctor": "d", "visit": "v", "mode": "video", "platform": {"hds": "perhaps"}, ` + start + `}`, "schedule.requests[1].platform.hds: unknown"},
		{"a link that anybody can read", `{` + at + `, "doctor": "d", "visit": "v", "link": "http://secret.example", ` + start + `}`, "schedule.requests[1].link: "},
	} {
		got := agendaOf(planned(morning,
			`{"at": "2026-03-07T12:00:00+01:00", "id": "first", "doctor": "d", "visit": "v", "start": "2026-03-30T09:00:00+02:00"}`,
			c.request,
			`{"at": "2026-03-07T12:00:00+01:00", "id": "last", "doctor": "d", "visit": "v", "start": "2026-03-30T10:00:00+02:00"}`))
		assert.Equal(t, failed, got.status, c.reason)
		assert.Equal(t, "practice: requests without an answer: 1\n", got.errors, c.reason)
		line := lineOf(t, got.out, "no answer:")
		assert.Contains(t, flat(got.out), c.says, c.reason)
		assert.NotContains(t, got.out, "secret.example", c.reason)
		before, after, _ := strings.Cut(got.out, line)
		assert.True(t, strings.HasSuffix(lineOf(t, before, "first"), "booked"), c.reason)
		assert.True(t, strings.HasSuffix(lineOf(t, after, "last"), "booked"), "%s: a bad request must keep no time", c.reason)
	}
}

func TestRequestWithoutName(t *testing.T) {
	got := agendaOf(planned(morning, `{"at": "soon"}`))
	assert.Equal(t, failed, got.status)
	assert.Contains(t, got.out, "Requests, Without a date\n")
	assert.Contains(t, lineOf(t, got.out, "no answer"), "#1")
}
