package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	ownPatient   = `, "case": {"attending": "yes"}`
	otherPatient = `, "case": {"attending": "no", "near": "yes"}`
)

// afterBills is a morning of videos, one for each of the cases, after 16 acts in
// person with patients of other doctors in that year.
func afterBills(year int, cases ...string) string {
	var bills, requests []string
	for i := range 16 {
		bills = append(bills, fmt.Sprintf(
			`{"doctor": "d", "consultation": {"id": "%d", "date": "%d-01-02", "pathway": "referred"}}`, i, year))
	}
	for i, of := range cases {
		start := fmt.Sprintf("2026-03-30T%02d:%02d:00+02:00", 9+i/2, 30*(i%2))
		requests = append(requests, asked("r-"+strconv.Itoa(i+1), start, `, "mode": "video"`+of))
	}
	return strings.Replace(planned(morning, requests...), `"schedule"`, `"appointments": [`+strings.Join(bills, ",")+`], "schedule"`, 1)
}

// The cap is that of the bills: none of 16 acts was at a distance, so four fit
// (4/20 is 20 %). The agenda counts those that it has booked, and leaves out those of
// the attending doctor with the own patients (agreement of 2024, article 87.7).
func TestCapOfTheAgenda(t *testing.T) {
	const taken, over = "booked, to be decided", "refused"
	for _, c := range []struct {
		reason  string
		cases   []string
		answers []string
		says    string // below the last
	}{
		{"four fit", []string{otherPatient, otherPatient, otherPatient, otherPatient}, []string{taken, taken, taken, taken},
			"Cap with this act: 4/20, at most 20% (the acts billed above taken for the whole year, and the videos booked that the cap counts)"},
		{"the fifth does not", []string{otherPatient, otherPatient, otherPatient, otherPatient, otherPatient}, []string{taken, taken, taken, taken, over},
			"Cap with this act: 5/21, at most 20%"},
		{"unless of an own patient", []string{otherPatient, otherPatient, otherPatient, otherPatient, ownPatient}, []string{taken, taken, taken, taken, taken},
			"Not counted for the cap"},
		{"nobody said whose patient", []string{otherPatient, otherPatient, otherPatient, otherPatient, ""}, []string{taken, taken, taken, taken, over},
			"Cap with this act: 5/21"},
		{"own patients take no room", []string{ownPatient, ownPatient, otherPatient, otherPatient, otherPatient, otherPatient}, []string{taken, taken, taken, taken, taken, taken},
			"Cap with this act: 4/20"},
	} {
		got := agendaOf(afterBills(2026, c.cases...))
		assert.Equal(t, ok, got.status, got.errors)
		last := ""
		for i, want := range c.answers {
			last = "r-" + strconv.Itoa(i+1)
			assert.True(t, strings.HasSuffix(lineOf(t, got.out, last), "  "+want), "%s: %s", c.reason, got.out)
		}
		assert.Contains(t, strings.Join(below(t, got.out, last), "\n"), c.says, c.reason)
	}
}

// The refusal names the text and how sure it is, then the figures.
func TestCapRefuses(t *testing.T) {
	got := agendaOf(afterBills(2026, otherPatient, otherPatient, otherPatient, otherPatient, otherPatient))
	lines := below(t, got.out, "r-5")
	if assert.Len(t, lines, 2) {
		assert.Contains(t, lines[0], "The cap on teleconsultations would be passed (likely) [5]")
		assert.Contains(t, flat(got.out), "[5] Convention 2024, article 87.7")
		assert.Contains(t, lines[1], "5/21")
	}
}

// Where no act has a bill nobody knows what the year is like, and the report says so.
func TestCapUnasked(t *testing.T) {
	got := agendaOf(afterBills(2025, otherPatient))
	assert.Contains(t, below(t, got.out, "r-1"), "Cap not checked: no act billed by this doctor in that year")
	assert.NotContains(t, agendaOf(afterBills(2025, ownPatient)).out, "Not counted")
}

// Outside the agreement there are no teleconsultations that the fund pays.
func TestOutsideTheAgreement(t *testing.T) {
	got := agendaOf(strings.ReplaceAll(afterBills(2026, otherPatient), `"doctor": "d"`, `"doctor": "free"`))
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-1"), "refused"), got.out)
	assert.NotContains(t, strings.Join(below(t, got.out, "r-1"), "\n"), "Cap")
}

// A series over the room is refused as a whole, with the figures of the first day that
// does not fit.
func TestCapOfASeries(t *testing.T) {
	request := asked("r-9", "2026-04-13T09:00:00+02:00", `, "mode": "video", "weeks": 2`+otherPatient)
	input := strings.TrimSuffix(afterBills(2026, otherPatient, otherPatient, otherPatient), `]}}`) + "," + request + `]}}`
	got := agendaOf(input)
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-9"), "refused"), got.out)
	lines := below(t, got.out, "r-9")
	if assert.Len(t, lines, 2) {
		assert.Contains(t, lines[0], "Monday, April 20, 2026: The cap on teleconsultations would be passed")
		assert.Contains(t, lines[1], "5/21")
	}
}

// The bills of a general practitioner: 6 in person with own patients and one by video,
// with an own patient where it is said. Avenant 9 counts own patients.
func TestCapOfTheBills(t *testing.T) {
	for _, c := range []struct {
		reason, video string
		year          int
		want          string
	}{
		{"own patients left out", `"mode": "video", "pathway": "attending"`, 2026,
			"0/7  cap 20%  room for 1 more teleconsultation; 1 with an own patient, not counted"},
		{"another doctor's patient counts", `"mode": "video", "pathway": "referred"`, 2026,
			"1/7  cap 20%  no room for another teleconsultation; exceeded in the other reading, over acts with other patients only"},
		{"nothing said is no own patient, as in a request", `"mode": "video"`, 2026,
			"1/7  cap 20%  no room for another teleconsultation; exceeded in the other reading, over acts with other patients only"},
		{"nor is the pathway kept, which the price takes for one", `"mode": "video", "pathway": "coordinated"`, 2026,
			"1/7  cap 20%  no room for another teleconsultation; exceeded in the other reading, over acts with other patients only"},
		{"before the agreement of 2024", `"mode": "video", "pathway": "attending"`, 2023, "1/7  cap 20%  no room for another teleconsultation"},
	} {
		var bills []string
		for i := range 7 {
			more := `"mode": "in-person", "pathway": "attending"`
			if i == 0 {
				more = c.video
			}
			bills = append(bills, fmt.Sprintf(`{"doctor": "d", "consultation": {"id": "%d", "date": "%d-12-04", %s}}`, i, c.year, more))
		}
		got := agendaOf(strings.Replace(planned(morning), `"schedule"`, `"appointments": [`+strings.Join(bills, ",")+`], "schedule"`, 1))
		assert.Equal(t, ok, got.status, got.errors)
		assert.Contains(t, flat(got.out), flat("d "+c.want)+" free ", "%s: %s", c.reason, got.out)
		assert.Equal(t, c.year > 2024, strings.Contains(got.out, "Own patients: "), c.reason)
		assert.Contains(t, lineOf(t, got.out, "no cap"), "free    outside the agreement, no cap")
	}
}

// The first refusal of a series is what it is refused for, also where a later week is in
// a year of which nothing is known.
func TestCapOfASeriesOverNewYear(t *testing.T) {
	request := asked("r-9", "2026-12-28T09:00:00+01:00", `, "mode": "video", "weeks": 2`+otherPatient)
	full := afterBills(2026, otherPatient, otherPatient, otherPatient, otherPatient)
	lines := below(t, agendaOf(strings.TrimSuffix(full, `]}}`)+","+request+`]}}`).out, "r-9")
	if assert.Len(t, lines, 2) {
		assert.Contains(t, lines[1], "5/21")
	}
}

// The cap is no reason where it refused nothing, and not named in a year without one.
func TestCapIsNotNamed(t *testing.T) {
	twice := planned(morning, asked("r-1", tenOClock, ""), asked("r-2", tenOClock, `, "mode": "video"`+otherPatient))
	assert.Equal(t, []string{"Already taken"}, below(t, agendaOf(twice).out, "r-2"))

	early := strings.TrimSuffix(afterBills(2021), `]}}`) + strings.NewReplacer("2026-03-07", "2021-03-05").Replace(
		asked("r-1", "2021-03-29T09:00:00+02:00", `, "mode": "video"`+otherPatient)) + `]}}`
	got := agendaOf(early)
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-1"), "to be decided"), got.out)
	assert.NotContains(t, strings.Join(below(t, got.out, "r-1"), "\n"), "Cap")
}
