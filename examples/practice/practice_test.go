package main

import (
	"io"
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

// closed is an output that nobody reads.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// A bad appointment stands where its bill would have stood, and the others are
// billed.
func TestBadAppointment(t *testing.T) {
	for name, c := range map[string]struct{ appointment, says string }{
		"unknown doctor": {`{"doctor": "x", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30"}}`, "doctor"},
		"no price":       {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "mode": "phone"}}`, "mode"},
		"unreadable fee": {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "fee": "60,00"}}`, "60,00"},
		"unknown field":  {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "fees": "60.00"}}`, "fees"},
		"field outside":  {`{"doctor": "d", "fee": "1.00", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30"}}`, "fee"},
		"own doctor":     {`{"doctor": "d", "consultation": {"id": "bad", "date": "2026-03-02", "time": "09:30", "practitioner": {"sector": "2"}}}`, "practitioner"},
		"without id":     {`{"doctor": "d", "consultation": {"date": "2026-03-02", "time": "09:30"}}`, "id: missing"},
	} {
		t.Run(name, func(t *testing.T) {
			got := practiceOn(strings.NewReader(around(c.appointment)), "-")
			if got.status != failed || !strings.Contains(got.errors, "without a bill: 1") {
				t.Errorf("status %d, stderr %q", got.status, got.errors)
			}
			line := lineOf(t, got.out, "09:30")
			if !strings.Contains(line, "pas de facture\u00a0: ") || !strings.Contains(line, c.says) {
				t.Errorf("%q does not say %q", line, c.says)
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
	if got.status != failed || !strings.HasPrefix(got.out[strings.Index(got.out, "Without"):], "Without a date\n") {
		t.Errorf("got %+v", got)
	}
}

func TestAppointmentTwice(t *testing.T) {
	got := practiceOn(strings.NewReader(around(`{"doctor": "d", "consultation": {"id": "first", "date": "2026-03-02", "time": "09:30"}}`)), "-")
	if got.status != failed || !strings.Contains(lineOf(t, got.out, "09:30"), "each appointment once") {
		t.Errorf("got %+v", got)
	}
}

// around puts an appointment between two good ones.
func around(appointment string) string {
	return `{"doctors": [{"ref": "d", "practitioner": {"specialty": "general-practice", "sector": "1"}}], "appointments": [
		{"doctor": "d", "consultation": {"id": "first", "date": "2026-03-02", "time": "09:00"}},
		` + appointment + `,
		{"doctor": "d", "consultation": {"id": "last", "date": "2026-03-02", "time": "10:00"}}]}`
}
