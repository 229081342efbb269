package appointment

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/internal/timeline"
	"github.com/secteur2/telehealth/internal/holiday"
)

// hoursOn returns the hours of a civil day before holidays and absences close
// them, and whether they are those of an override.
func (c *Calendar) hoursOn(day telehealth.Date) (hours []Hours, override bool) {
	switch {
	case day.IsZero() || day.Before(c.From):
		return nil, false
	case !c.Until.IsZero() && day.After(c.Until):
		return nil, false
	}
	for i := len(c.Overrides) - 1; i >= 0; i-- {
		if c.Overrides[i].Date == day {
			return c.Overrides[i].Hours, true
		}
	}
	if len(c.Weeks) == 0 {
		return nil, false
	}
	turn := 0
	if len(c.Weeks) > 1 {
		sinceMonday := (int(c.From.Weekday()) + 6) % 7
		turn = (day.DaysSince(c.From) + sinceMonday) / 7 % len(c.Weeks)
	}
	return c.Weeks[turn][day.Weekday()], false
}

// take reports whether a visit type is taken in the hours.
func (h *Hours) take(visit string) bool {
	return len(h.Visits) == 0 || slices.Contains(h.Visits, visit)
}

// last is the last day of the absence.
func (a *Absence) last() telehealth.Date {
	if a.Until.IsZero() {
		return a.From
	}
	return a.Until
}

// on reports whether the absence closes hours of that day.
func (a *Absence) on(day telehealth.Date) bool {
	return !day.Before(a.From) && !day.After(a.last())
}

// wholeDays reports whether the absence has no hours of its own.
func (a *Absence) wholeDays() bool { return a.Start.IsZero() && a.End.IsZero() }

// minutesOf returns a part of a day in minutes of the clock. A zero hour is the
// beginning or the end of the day.
func minutesOf(from, to telehealth.TimeOfDay) timeline.Period {
	clock := timeline.Period{To: 24 * 60}
	if !from.IsZero() {
		clock.From = int64(from.Minutes())
	}
	if !to.IsZero() {
		clock.To = int64(to.Minutes())
	}
	return clock
}

// holidayOn returns the public holiday of a civil day where the practice is.
// Hours and absences ask nobody else.
func (c *Calendar) holidayOn(day telehealth.Date) (Reason, bool) {
	d, ok := holiday.Place{Territory: c.Territory, GoodFriday: c.GoodFriday}.On(day)
	if !ok {
		return Reason{}, false
	}
	return Reason{Cause: CauseHoliday, About: d.Key, Source: d.Source, Confidence: d.Confidence}, true
}
