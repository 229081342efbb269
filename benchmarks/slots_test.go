package benchmarks

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/teambition/rrule-go"
)

// The schedule of both: Monday to Friday, 09:00 to 12:00 and 14:00 to 18:00 in
// Paris, a start every 15 minutes, the year 2026, nothing booked. rrule-go knows
// no holidays, so the calendar is open on them too.
const startsOfYear = 261 * 28

func paris(b *testing.B) *time.Location {
	b.Helper()
	zone, err := appointment.ZoneOf(telehealth.Metropole)
	if err != nil {
		b.Fatal(err)
	}
	return zone
}

// BenchmarkSlotsAgainstRRule computes the same year with both in turn and prints how
// many times the time of ours rrule-go takes. Its rule is made once and only its
// starts are computed anew, which favours it.
func BenchmarkSlotsAgainstRRule(b *testing.B) {
	zone := paris(b)
	ours, theirs := query(zone), rule(b, zone)
	var oursTook, theirsTook time.Duration
	for b.Loop() {
		began := time.Now()
		if n := countSlots(b, ours); n != startsOfYear {
			b.Fatal("slots", n)
		}
		turn := time.Now()
		if n := countStarts(theirs); n != startsOfYear {
			b.Fatal("starts", n)
		}
		oursTook, theirsTook = oursTook+turn.Sub(began), theirsTook+time.Since(turn)
	}
	b.ReportMetric(float64(oursTook.Microseconds())/float64(b.N), "µs/slots")
	b.ReportMetric(float64(theirsTook.Microseconds())/float64(b.N), "µs/rrule")
	b.ReportMetric(float64(theirsTook)/float64(oursTook), "rrule/slots")
}

func query(zone *time.Location) appointment.Query {
	clock := telehealth.MustParseTimeOfDay
	day := []appointment.Hours{{From: clock("09:00"), To: clock("12:00")}, {From: clock("14:00"), To: clock("18:00")}}
	return appointment.Query{
		Calendar: appointment.Calendar{
			Weeks: []appointment.Week{{
				time.Monday: day, time.Tuesday: day, time.Wednesday: day, time.Thursday: day, time.Friday: day,
			}},
			OpenOnHolidays: true,
		},
		Visit: appointment.VisitType{Duration: 15 * time.Minute},
		Now:   time.Date(2026, time.January, 1, 0, 0, 0, 0, zone),
		To:    time.Date(2027, time.January, 1, 0, 0, 0, 0, zone),
	}
}

func countSlots(b *testing.B, q appointment.Query) (n int) {
	b.Helper()
	slots, err := q.Slots()
	if err != nil {
		b.Fatal(err)
	}
	for range slots {
		n++
	}
	return n
}

func rule(b *testing.B, zone *time.Location) *rrule.RRule {
	b.Helper()
	r, err := rrule.NewRRule(rrule.ROption{
		Freq:      rrule.DAILY,
		Byweekday: []rrule.Weekday{rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR},
		Byhour:    []int{9, 10, 11, 14, 15, 16, 17},
		Byminute:  []int{0, 15, 30, 45},
		Bysecond:  []int{0},
		Dtstart:   time.Date(2026, time.January, 1, 0, 0, 0, 0, zone),
		Until:     time.Date(2026, time.December, 31, 23, 59, 59, 0, zone),
	})
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func countStarts(r *rrule.RRule) (n int) {
	next := r.Iterator()
	for _, ok := next(); ok; _, ok = next() {
		n++
	}
	return n
}
