package billing

import (
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
)

// hours is when an act was done, as the supplements of the NGAP see it. The
// zero hours are ordinary, or not known.
type hours uint8

const (
	ordinary  hours = iota
	sunday          // by day, on a Sunday or a national holiday
	night           // the evening and the early morning
	deepNight       // the hours after midnight
)

// readHours reads the day and the hour. Days of one territory only are left to the
// doctor: no text says whether the supplements follow them.
func (f *facts) readHours() {
	day, found := holiday.On(f.Practitioner.Territory, f.Date)
	f.localDay = found && day.Local
	f.restDay = found && !day.Local || f.Date.Weekday() == time.Sunday
	if f.Time.IsZero() {
		return
	}
	minute := f.Time.Minutes()
	switch {
	case minute < 60*f.hour(ruleDeepTo):
		f.hours = deepNight
	case minute < 60*f.hour(ruleNightTo) || minute >= 60*f.hour(ruleNightFrom):
		f.hours = night
	case f.restDay || f.localDay && f.Answers["ask.local-day"]:
		f.hours = sunday
	}
}

func (f *facts) hour(id ruleID) int { return f.rules.at(id, f.Date).Value.whole }

// urgentEnough: since the 2024 agreement these supplements are for emergencies.
func (f *facts) urgentEnough() bool {
	return f.pathway == telehealth.Urgent || f.rules.at(ruleTimeUrgent, f.Date) == nil
}

// askForHours notes that a supplement may be due which the facts do not settle:
// the hour is missing on a day of rest, or no letter key covers it.
func (f *facts) askForHours(b *Bill, c *choice) {
	if f.Supplements != nil || c.isTeleExpertise() {
		return
	}
	settled := slices.ContainsFunc(c.picks, func(p pick) bool { return p.rule == ruleTimeSupplement })
	if !settled && (f.localDay || f.restDay || f.hours != ordinary) {
		f.note(b, ruleTimeAsk, 0)
	}
}
