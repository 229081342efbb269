package quota

import (
	"time"

	"github.com/secteur2/telehealth"
)

// Outlook returns what the Ledger knows of the day's civil year, on that day; the
// caller adds the Forecast. Together its Done and Booked are always those of
// [Ledger.Tally].
//
//   - Done: acts that are done, up to the day and on it, late ones among them.
//   - BookedOn: acts that are planned on the day or after it, and what is done after
//     it: who asks about a past day finds what came later booked. All are in Booked.
//   - In Booked alone: acts that are planned on a day before. Nobody has said what
//     became of them, so they are still expected; correct them to done or cancelled.
//   - Cancelled acts are nowhere.
//
// Acts without an id, merged ones too, have no day: those done are in Done, those
// planned in Booked alone. Of the zero Date the Outlook is the zero one. It reads
// every act with an id.
func (l *Ledger) Outlook(day telehealth.Date) Outlook {
	l.mu.RLock()
	defer l.mu.RUnlock()
	year := l.tally.Year(day.Year())
	o := Outlook{Day: day, Done: year.Done, Booked: year.Planned}
	for on, act := range l.counts(day.Year()) {
		if on.Before(day) {
			continue
		}
		ahead := act.Planned
		if on.After(day) {
			ahead = ahead.Add(act.Done)
			o.Done, o.Booked = o.Done.Sub(act.Done), o.Booked.Add(act.Done)
		}
		if ahead == (Count{}) {
			continue
		}
		if o.BookedOn == nil {
			o.BookedOn = map[telehealth.Date]Count{}
		}
		o.BookedOn[on] = o.BookedOn[on].Add(ahead)
	}
	return o
}

// LastYear returns the acts done in the civil year before the day's, and those of
// them up to the same month and day, 28 February for the 29th: the forecast of an
// [Outlook] that goes on as that year did. Acts without an id have no day, so they are
// taken to have come evenly. Where no act was done it is the zero SameAsLastYear,
// which foresees none: then use another forecast. It reads every act with an id.
func (l *Ledger) LastYear(day telehealth.Date) SameAsLastYear {
	same := yearBefore(day)
	if same.IsZero() {
		return SameAsLastYear{}
	}
	year := same.Year()
	l.mu.RLock()
	defer l.mu.RUnlock()
	f := SameAsLastYear{Whole: l.tally.Year(year).Done}
	undated := f.Whole
	for on, act := range l.counts(year) {
		undated = undated.Sub(act.Done)
		if !on.After(same) {
			f.Until = f.Until.Add(act.Done)
		}
	}
	gone := int64(same.DaysSince(firstOf(year))) + 1
	f.Until = f.Until.Add(undated.kinds().scaled(gone, gone+daysLeft(same)).count())
	return f
}

// yearBefore is the zero Date for a day of the first year, and for none.
func yearBefore(day telehealth.Date) telehealth.Date {
	year, month, on := day.YMD()
	if month == time.February {
		on = min(on, 28) // the year before may have no 29th
	}
	same, _ := telehealth.NewDate(year-1, month, on)
	return same
}
