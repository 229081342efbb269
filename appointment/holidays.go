package appointment

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
)

// holidayOn returns the public holiday of a civil day where the practice is.
// Hours and absences ask nobody else.
func (c *Calendar) holidayOn(day telehealth.Date) (Reason, bool) {
	d, ok := holiday.Place{Territory: c.Territory, GoodFriday: c.GoodFriday}.On(day)
	if !ok {
		return Reason{}, false
	}
	return Reason{Cause: CauseHoliday, About: d.Key, Source: d.Source, Confidence: d.Confidence}, true
}
