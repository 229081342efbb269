package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// asked is a request of one doctor's morning, with more fields.
func asked(id, start, more string) string {
	return fmt.Sprintf(`{"at": "2026-03-07T12:00:00+01:00", "id": %q, "doctor": "d", "visit": "v", "start": %q%s}`, id, start, more)
}

// below are the lines under the one that says what a request asks for, each in one
// piece.
func below(t *testing.T, out, id string) (lines []string) {
	t.Helper()
	_, after, found := strings.Cut(out, lineOf(t, out, id)+"\n")
	require.True(t, found)
	for line := range strings.Lines(after) {
		if !strings.HasPrefix(line, indent) {
			break
		}
		if text := strings.TrimSpace(line); strings.HasPrefix(line, indent+gap) {
			lines[len(lines)-1] += " " + text
		} else {
			lines = append(lines, text)
		}
	}
	return lines[min(1, len(lines)):]
}

// flat is a report in one line.
func flat(out string) string { return strings.Join(strings.Fields(out), " ") }

// The schedule comes after the bills and changes none of them.
func TestBillsStay(t *testing.T) {
	data, err := os.ReadFile(week)
	require.NoError(t, err)
	var file map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &file))
	require.Contains(t, file, "schedule")
	delete(file, "schedule")
	data, err = json.Marshal(file)
	require.NoError(t, err)
	bills := practiceOn(strings.NewReader(string(data)), "-")
	require.Equal(t, ok, bills.status, bills.errors)
	before, _, found := strings.Cut(bills.out, "Les raisons")
	require.True(t, found)
	with := practiceOn(nil, week)
	assert.True(t, strings.HasPrefix(with.out, before+"Agenda "))
	assert.NotContains(t, practiceOn(nil, "-only", "a-001", week).out, "Agenda", "one bill is one bill")
}

func TestDoubleBooking(t *testing.T) {
	got := agendaOf(planned(morning,
		asked("r-1", "2026-03-30T09:00:00+02:00", ""),
		asked("r-2", "2026-03-30T07:00:00Z", ""), // the same instant
		asked("r-3", "2026-03-30T09:15:00+02:00", ""),
		asked("r-4", "2026-03-30T09:30:00+02:00", ""),
	))
	assert.Equal(t, ok, got.status, "a refusal is an answer")
	for id, want := range map[string]string{"r-1": "booked", "r-2": "refused", "r-3": "refused", "r-4": "booked"} {
		assert.True(t, strings.HasSuffix(lineOf(t, got.out, id), want), "%s: %s", id, got.out)
	}
	assert.Equal(t, []string{"Already taken"}, below(t, got.out, "r-2"))
	assert.Equal(t, []string{"Not a time at which visits begin", "Already taken"}, below(t, got.out, "r-3"), "every reason")
}

// A general practitioner's visit of 30 € is in the table of the bills: 70 % less 2 €
// come back. Nobody is told what a visit costs that is not booked.
func TestBillOfABooking(t *testing.T) {
	const bill = `, "consultation": {"patient": {"birth": "1990-06-11"}}`
	got := agendaOf(planned(morning,
		asked("r-1", "2026-03-30T09:00:00+02:00", bill), asked("r-2", "2026-03-30T09:00:00+02:00", bill),
		asked("r-3", "2026-03-30T10:00:00+02:00", ""),
	))
	assert.Equal(t, []string{"Fee €30.00, of which the patient pays €11.00"}, below(t, got.out, "r-1"))
	assert.Equal(t, []string{"Already taken"}, below(t, got.out, "r-2"))
	assert.Empty(t, below(t, got.out, "r-3"))
}

// 09:00 on the wall is 08:00 UTC before the last Sunday of March, 07:00 after it,
// and back after the last Sunday of October (directive 2000/84/EC).
func TestSeriesOverTheChangeOfHour(t *testing.T) {
	for _, c := range []struct {
		reason, start string
		want          []string
	}{
		{"into summer", "2026-03-23T09:00:00+01:00", []string{
			"Monday, March 23, 2026, 09:00 (08:00 UTC)", "Monday, March 30, 2026, 09:00 (07:00 UTC)"}},
		{"into winter", "2026-10-19T09:00:00+02:00", []string{
			"Monday, October 19, 2026, 09:00 (07:00 UTC)", "Monday, October 26, 2026, 09:00 (08:00 UTC)"}},
		{"no change", "2026-04-13T09:00:00+02:00", []string{
			"Monday, April 13, 2026, 09:00 (07:00 UTC)", "Monday, April 20, 2026, 09:00 (07:00 UTC)"}},
	} {
		got := agendaOf(planned(morning, asked("r-1", c.start, `, "weeks": 2`)))
		assert.Equal(t, ok, got.status, c.reason)
		assert.Equal(t, c.want, below(t, got.out, "r-1"), c.reason)
	}
	refused := agendaOf(planned(morning, asked("r-1", "2026-03-30T09:00:00+02:00", `, "weeks": 2`)))
	assert.Equal(t, []string{"Monday, April 6, 2026: Public holiday: Easter Monday [1]"},
		below(t, refused.out, "r-1"), "all or none, and the day that is in the way")
	assert.Contains(t, flat(refused.out), "[1] Code du travail, article L3133-1 : les fêtes légales")
}

// Eight hours on the wall are 28, 32 or 36 quarters of an hour.
func TestNightOfTheChangeOfHour(t *testing.T) {
	for _, c := range []struct{ day, heading, want string }{
		{"2026-03-22", "Sunday, March 22, 2026\n", "32 free: 00:00, 00:15…"},
		{"2026-03-29", "Sunday, March 29, 2026, change of hour: 23 hours\n", "28 free: 00:00, 00:15…"},
		{"2026-10-25", "Sunday, October 25, 2026, change of hour: 25 hours\n", "36 free: 00:00, 00:15…"},
	} {
		got := agendaOf(planned(fmt.Sprintf(`"seen": "2026-03-07T12:00:00+01:00", "from": %[1]q, "to": %[1]q,
			"practice": {"visits": [{"ref": "duty", "durationMinutes": 15}],
			"calendars": {"d": {"weeks": [{"sunday": [{"to": "08:00"}]}]}}}`, c.day)))
		require.Equal(t, ok, got.status, got.errors)
		assert.Contains(t, got.out, c.heading)
		line := lineOf(t, got.out, "free: ")
		assert.Contains(t, line, "00:00-08:00")
		assert.True(t, strings.HasSuffix(line, c.want), line)
	}
}

func TestClosedDays(t *testing.T) {
	const days = `"seen": "2026-03-07T12:00:00+01:00", "from": "2026-04-05", "to": "2026-04-08",
		"practice": {"visits": [{"ref": "v", "durationMinutes": 60}],
		"calendars": {"d": {"weeks": [{"monday": [{"from": "09:00", "to": "10:00"}], "tuesday": [{"from": "09:00", "to": "10:00"}],
			"wednesday": [{"from": "09:00", "to": "11:00"}]}],
			"absences": [{"from": "2026-04-07"}, {"from": "2026-04-08", "start": "10:00", "end": "12:30"}]}}}`
	_, agenda, _ := strings.Cut(agendaOf(planned(days)).out, "Agenda ")
	_, agenda, _ = strings.Cut(agenda, "the requests\n")
	assert.Equal(t, `  Sunday, April 5, 2026
    closed
  Monday, April 6, 2026
    d  Public holiday: Easter Monday
  Tuesday, April 7, 2026
    d  The practitioner is away until April 7, 2026, included
  Wednesday, April 8, 2026
    d  v  09:00-10:00  1 free: 09:00

`, agenda)
}
