package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func TestBadInput(t *testing.T) {
	for name, text := range map[string]string{
		"empty":               ``,
		"cut":                 `{"doctors": [`,
		"two values":          `{} {}`,
		"another type":        `[]`,
		"unknown field":       `{"patients": []}`,
		"unknown doctor fact": `{"doctors": [{"ref": "d", "practitioner": {"name": "x"}}]}`,
		"doctor twice":        `{"doctors": [{"ref": "d"}, {"ref": "d"}]}`,
		"doctor without ref":  `{"doctors": [{"practitioner": {}}]}`,
	} {
		got := practiceOn(strings.NewReader(text), "-")
		if got.status != failed || !strings.HasPrefix(got.errors, "practice: standard input: ") || got.out != "" {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	if got := practiceOn(iotest.ErrReader(io.ErrClosedPipe), "-"); got.status != failed {
		t.Errorf("unreadable input: got %+v", got)
	}
	if run([]string{week}, nil, closed{}, io.Discard) != failed {
		t.Error("a report that could not be written must not end well")
	}
}

// The file that README.md shows is one.
func TestReadme(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```json\n")
	file, _, found := strings.Cut(after, "```")
	got := practiceOn(strings.NewReader(file), "-lang", "en", "-")
	if !found || got.status != ok || !strings.HasSuffix(lineOf(t, got.out, "r-01"), "booked") {
		t.Errorf("got %+v", got)
	}
}

// closed is an output that nobody reads.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// A bad appointment stands where its bill would have stood, and the others are
// billed.
func TestBadAppointment(t *testing.T) {
	for name, c := range map[string]struct{ appointment, says string }{
		"unknown doctor": {`{"doctor": "x", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30"}}`, "appointments[1].doctor: "},
		"no price":       {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "mode": "phone"}}`, "appointments[1].consultation.mode: "},
		"unreadable fee": {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "fee": "60,00"}}`, "appointments[1].consultation.fee: malformed: \"60,00\""},
		"unknown field":  {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "fees": "60.00"}}`, "appointments[1].consultation.fees"},
		"field outside":  {`{"doctor": "d", "fee": "1.00", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30"}}`, "fee"},
		"own doctor":     {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "practitioner": {"sector": "2"}}}`, "appointments[1].consultation.practitioner: "},
		"without id":     {`{"doctor": "d", "consultation": {"date": "2026-03-02", "time": "09:30"}}`, "appointments[1].consultation.id: missing"},
	} {
		t.Run(name, func(t *testing.T) {
			got := practiceOn(strings.NewReader(around(c.appointment)), "-")
			if got.status != failed || !strings.Contains(got.errors, "without a bill: 1") {
				t.Errorf("status %d, stderr %q", got.status, got.errors)
			}
			line := lineOf(t, got.out, "09:30")
			if !strings.Contains(line, "pas de facture\u00a0:") || !strings.Contains(flat(got.out), c.says) {
				t.Errorf("%s does not say %q", got.out, c.says)
			}
			first, last := strings.Index(got.out, "first"), strings.Index(got.out, "last")
			if at := strings.Index(got.out, line); first < 0 || at < first || last < at {
				t.Errorf("not in its place:\n%s", got.out)
			}
			if !strings.Contains(plain(got.out), "60,00 €") { // two general practitioner's fees of 30 €
				t.Errorf("the others are not added up:\n%s", got.out)
			}
		})
	}
}

func TestAppointmentWithoutDay(t *testing.T) {
	got := practiceOn(strings.NewReader(around(`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-02-30"}}`)), "-lang", "en", "-")
	if got.status != failed || !strings.HasPrefix(got.out[strings.Index(got.out, "Without"):], "Without a date, in euros\n") {
		t.Errorf("got %+v", got)
	}
}

func TestAppointmentTwice(t *testing.T) {
	got := practiceOn(strings.NewReader(around(`{"doctor": "d", "consultation": {"id": "first", "date": "2026-03-02", "time": "09:30"}}`)), "-")
	if got.status != failed || !strings.Contains(flat(got.out), "each appointment once") {
		t.Errorf("got %+v", got)
	}
}

// A civil year is judged alone: 4 videos of 4 in December are above the cap, and
// none of 16 in January is within it. Added up they would be 4 of 20, exactly 20 %.
func TestWeekOverNewYear(t *testing.T) {
	var week []string
	for i := range 20 {
		when, mode := "2026-01-02", "in-person"
		if i < 4 {
			when, mode = "2025-12-30", "video"
		}
		week = append(week, fmt.Sprintf(
			`{"doctor": "d", "consultation": {"id": "%d", "date": "%s", "time": "09:%02d", "mode": "%s"}}`, i, when, i, mode))
	}
	got := practiceOn(strings.NewReader(`{"doctors": [{"ref": "d", "practitioner": {"specialty": "dermatology", "sector": "1"}}],
		"appointments": [`+strings.Join(week, ",")+`]}`), "-lang", "en", "-")
	if got.status != ok {
		t.Fatalf("got %+v", got)
	}
	const want = `Acts at a distance that count for the cap, over all acts of the week, if all of 2025 were like it
  d         4/4  cap 20%  exceeded: 16 acts in person would cure it

Acts at a distance that count for the cap, over all acts of the week, if all of 2026 were like it
  d        0/16  cap 20%  room for 4 more teleconsultations
`
	if !strings.Contains(flat(got.out), flat(want)) {
		t.Errorf("want:\n%sgot:\n%s", want, got.out)
	}
}

// around puts an appointment between two good ones.
func around(appointment string) string {
	return `{"doctors": [{"ref": "d", "practitioner": {"specialty": "general-practice", "sector": "1"}}], "appointments": [
		{"doctor": "d", "consultation": {"id": "first", "date": "2026-03-02", "time": "09:00"}},
		` + appointment + `,
		{"doctor": "d", "consultation": {"id": "last", "date": "2026-03-02", "time": "10:00"}}]}`
}
