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
// doctor: no text says whether the supplements follow them. The commune is not
// known, so Good Friday is among them.
func (f *facts) readHours() {
	place := holiday.Place{Territory: f.Practitioner.Territory, GoodFriday: true}
	day, found := place.On(f.Date)
	f.localDay = found && day.Local
	f.restDay = found && !day.Local || f.Date.Weekday() == time.Sunday
	at, known := place.HoursAt(f.Date, f.Time.Minutes())
	if !known {
		return
	}
	switch at.Period {
	case holiday.DeepNight:
		f.hours = deepNight
	case holiday.Night:
		f.hours = night
	case holiday.Rest:
		f.hours = sunday
	case holiday.LocalRest:
		if f.Answers["ask.local-day"] {
			f.hours = sunday
		}
	}
}

func (f *facts) hour(id ruleID) int { return f.rules.at(id, f.Date).Value.whole }

// urgentEnough: since the 2024 agreement these supplements are for emergencies.
func (f *facts) urgentEnough() bool {
	return f.pathway == telehealth.PathwayUrgent || f.rules.at(ruleTimeUrgent, f.Date) == nil
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
