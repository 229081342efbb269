package appointment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/require"
)

// A tick is one minute as the oracle sees it: what the clock shows then, and so
// which hours hold.
type tick struct {
	at     time.Time
	day    telehealth.Date
	hours  *appointment.Hours // nil is closed
	origin int                // the tick at which these hours began to hold
	shut   bool               // by a holiday or an absence
}

// oracle computes slots the slow way: it asks the clock minute by minute, and then
// every booking about every minute. It shares no code with the engine.
func oracle(q appointment.Query, zone *time.Location, holidays map[telehealth.Date]bool, from, to time.Time) []appointment.Slot {
	ticks := clockwork(q.Calendar, zone, holidays, from.Add(-72*time.Hour), to.Add(72*time.Hour))
	step := int(max(q.Visit.Step, 0) / time.Minute)
	if step == 0 {
		step = int(q.Visit.Duration / time.Minute)
	}
	var slots []appointment.Slot
	for i, t := range ticks {
		onGrid := t.hours != nil && (i-t.origin)%step == 0
		if !onGrid || t.at.Before(from) || !t.at.Before(to) || t.at.Before(q.Now.Add(q.Visit.Notice)) {
			continue
		}
		today := civil(q.Now.In(zone))
		if q.Visit.Horizon > 0 && t.day.DaysSince(today) > q.Visit.Horizon {
			continue
		}
		modes := commonModes(q, ticks[i:i+int(q.Visit.Duration/time.Minute)])
		if modes.Has(telehealth.ModeVideo) && q.Cap != nil {
			if d, err := q.Cap(capDay(today, t.day), q.OwnPatient); err != nil || d.Answer == quota.AnswerRefused {
				modes &^= appointment.ModesOf(telehealth.ModeVideo)
			}
		}
		if left := places(q, t.at); left > 0 && modes != 0 {
			slots = append(slots, appointment.Slot{Start: t.at, End: t.at.Add(q.Visit.Duration), Modes: modes, Left: left})
		}
	}
	return slots
}

func capDay(today, day telehealth.Date) telehealth.Date {
	if day.Year() == today.Year() {
		return today
	}
	return telehealth.MustParseDate(fmt.Sprintf("%d-01-01", day.Year()))
}

func civil(t time.Time) telehealth.Date {
	day, err := telehealth.DateOf(t)
	if err != nil {
		panic(err)
	}
	return day
}

func clockwork(c appointment.Calendar, zone *time.Location, holidays map[telehealth.Date]bool, from, to time.Time) []tick {
	var ticks []tick
	for at := from; at.Before(to); at = at.Add(time.Minute) {
		at := at.In(zone)
		t := tick{at: at, day: civil(at), origin: len(ticks)}
		clock := at.Hour()*60 + at.Minute()
		list, override := dayHours(c, t.day)
		for i := range list {
			if within(clock, list[i].From, list[i].To) {
				t.hours = &list[i]
			}
		}
		t.shut = holidays[t.day] && !override && !c.OpenOnHolidays
		for _, a := range c.Absences {
			until := a.Until
			if until.IsZero() {
				until = a.From
			}
			if !t.day.Before(a.From) && !t.day.After(until) && within(clock, a.Start, a.End) {
				t.shut = true
			}
		}
		if n := len(ticks) - 1; n >= 0 && ticks[n].hours == t.hours && ticks[n].day == t.day {
			t.origin = ticks[n].origin
		}
		ticks = append(ticks, t)
	}
	return ticks
}

func within(clock int, from, to telehealth.TimeOfDay) bool {
	return (from.IsZero() || clock >= from.Minutes()) && (to.IsZero() || clock < to.Minutes())
}

func dayHours(c appointment.Calendar, day telehealth.Date) ([]appointment.Hours, bool) {
	if day.Before(c.From) || !c.Until.IsZero() && day.After(c.Until) {
		return nil, false
	}
	var hours []appointment.Hours
	override := false
	for _, o := range c.Overrides {
		if o.Date == day {
			hours, override = o.Hours, true
		}
	}
	if override || len(c.Weeks) == 0 {
		return hours, override
	}
	monday := c.From
	for len(c.Weeks) > 1 && monday.Weekday() != time.Monday {
		monday = monday.AddDays(-1)
	}
	week := 0
	for d := monday; len(c.Weeks) > 1 && !d.AddDays(7).After(day); d = d.AddDays(7) {
		week = (week + 1) % len(c.Weeks)
	}
	return c.Weeks[week][day.Weekday()], false
}

func commonModes(q appointment.Query, visit []tick) appointment.Modes {
	modes := q.Visit.Modes
	if modes == 0 {
		modes = appointment.ModesOf("")
	}
	for _, t := range visit {
		if t.hours == nil || t.shut || len(t.hours.Visits) > 0 && !slices.Contains(t.hours.Visits, q.Visit.Ref) {
			return 0
		}
		if t.hours.Modes == 0 {
			modes &= appointment.ModesOf("")
		} else {
			modes &= t.hours.Modes
		}
	}
	return modes
}

// places returns how many patients have a place at a start.
func places(q appointment.Query, start time.Time) int {
	left := max(q.Visit.Capacity, 1)
	from, to := start.Add(-q.Visit.Before), start.Add(q.Visit.Duration+q.Visit.After)
	taken := map[string]bool{}
	for _, b := range q.Bookings {
		keeps := []appointment.Status{appointment.StatusBooked, appointment.StatusArrived, appointment.StatusCheckedIn, appointment.StatusFulfilled, appointment.StatusNoShow}
		pending := b.Status == appointment.StatusPending && b.Until.After(q.Now)
		meets := b.Start.Add(-b.Before).Before(to) && b.End.Add(b.After).After(from)
		if !meets || !pending && !slices.Contains(keeps, b.Status) {
			continue
		}
		own := b.Practitioner == q.Practitioner
		if own && b.Visit == q.Visit.Ref && b.Start.Equal(start) {
			left--
			continue
		}
		if own {
			return 0
		}
		for _, resource := range b.Resources {
			taken[resource] = true
		}
	}
	for _, need := range q.Visit.Needs {
		if !slices.ContainsFunc(need, func(r string) bool { return !taken[r] }) {
			return 0
		}
	}
	return max(left, 0)
}

// zone returns a zone by name.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

// pick returns one of the values.
func pick[T any](r *rand.Rand, values ...T) T { return values[r.IntN(len(values))] }
