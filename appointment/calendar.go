package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
)

// A Calendar is when one practitioner sees patients at one place. It is a plain
// value. The zero Calendar is never open.
type Calendar struct {
	// Zone is that of the clock on the wall, less than 24 hours from UTC; nil is the
	// Territory's, see [ZoneOf].
	Zone *time.Location
	// Territory decides the public holidays, known from 1950 to 2199: on other days
	// there is none.
	Territory telehealth.Territory
	// GoodFriday: the commune is one of Alsace-Moselle in which Good Friday is a
	// holiday (Code du travail, article L3134-13). Elsewhere it means nothing.
	GoodFriday bool
	// OpenOnHolidays: the week's hours hold on public holidays too.
	OpenOnHolidays bool
	// From and Until are the first and the last day of the calendar, for overrides
	// too; zero is no bound on that side.
	From, Until telehealth.Date
	// Weeks take turns, the first from the Monday on or before From, which must be
	// given when there are several. One is a week that is always the same.
	Weeks []Week
	// Overrides are the hours of single days, in place of the week's. They hold on
	// holidays. Of several for one day the last holds.
	Overrides []Override
	// Absences close hours, those of overrides too. They do not move the starts of
	// visits before and after them.
	Absences []Absence
}

// A Week has the hours of each day, at the place of its [time.Weekday]: Sunday is
// the first. Hours of one day may be in any order but must not overlap.
type Week [7][]Hours

// Hours are part of a day by the clock on the wall, half-open. The zero Hours are
// the whole day, in person. Where the clock is set back within a day, it can show
// them in two pieces.
type Hours struct {
	From telehealth.TimeOfDay // zero is the beginning of the day
	To   telehealth.TimeOfDay // zero is its end; hours past midnight are those of the next day
	// Modes in which patients are seen; the zero set is in person.
	Modes Modes
	// Visits are the Ref of the visit types taken in these hours; none is all.
	Visits []string
}

// An Override is the hours of one day in place of the week's. The zero Override
// is of no day.
type Override struct {
	Date  telehealth.Date
	Hours []Hours // none: closed
}

// An Absence closes days, or the same hours of several days. The zero Absence is
// of no day.
type Absence struct {
	From, Until telehealth.Date      // both included; a zero Until is From
	Start, End  telehealth.TimeOfDay // by the clock, half-open; zero as in [Hours]
	// Closed: the practice is closed; otherwise the practitioner is absent.
	Closed bool
	// Substitute is the reference of the practitioner (remplaçant) who sees the
	// patients instead; "" is nobody. A substitute has a calendar of its own.
	Substitute string
	// Reason is in the caller's words, for the practice's own use.
	Reason string
}
