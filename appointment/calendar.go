package appointment

import (
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Calendar is when one practitioner sees patients at one place. It is a plain
// value. The zero Calendar is never open.
type Calendar struct {
	// Zone is that of the clock on the wall, less than 24 hours from UTC; nil is the
	// Territory's, see [ZoneOf]. In JSON it is the name that the IANA gave it.
	Zone *time.Location `json:"zone,omitzero"`
	// Territory decides the public holidays, known from 1950 to 2199: on other days
	// there is none.
	Territory telehealth.Territory `json:"territory,omitzero"`
	// GoodFriday: the commune is one of Alsace-Moselle in which Good Friday is a
	// holiday (Code du travail, article L3134-13). Elsewhere it means nothing.
	GoodFriday bool `json:"goodFriday,omitzero"`
	// OpenOnHolidays: the week's hours hold on public holidays too.
	OpenOnHolidays bool `json:"openOnHolidays,omitzero"`
	// From and Until are the first and the last day of the calendar, for overrides
	// too; zero is no bound on that side.
	From  telehealth.Date `json:"from,omitzero"`
	Until telehealth.Date `json:"until,omitzero"`
	// Weeks take turns, the first from the Monday on or before From, which must be
	// given when there are several. One is a week that is always the same.
	Weeks []Week `json:"weeks,omitzero"`
	// Overrides are the hours of single days, in place of the week's. They hold on
	// holidays. Of several for one day the last holds; in JSON a day has one.
	Overrides []Override `json:"overrides,omitzero"`
	// Absences close hours, those of overrides too. They do not move the starts of
	// visits before and after them.
	Absences []Absence `json:"absences,omitzero"`
}

// A Week has the hours of each day, at the place of its [time.Weekday]: Sunday is
// the first. In JSON the days have their names, "monday" to "sunday". Hours of one day may be in any order but must not overlap.
type Week [7][]Hours

// Hours are part of a day by the clock on the wall, half-open. The zero Hours are
// the whole day, in person. Where the clock is set back within a day, it can show
// them in two pieces.
type Hours struct {
	From telehealth.TimeOfDay `json:"from,omitzero"` // zero is the beginning of the day
	To   telehealth.TimeOfDay `json:"to,omitzero"`   // zero is its end; hours past midnight are those of the next day
	// Modes in which patients are seen; the zero set is in person.
	Modes Modes `json:"modes,omitzero"`
	// Visits are the Ref of the visit types taken in these hours; none is all.
	Visits []string `json:"visits,omitzero"`
}

// An Override is the hours of one day in place of the week's. The zero Override
// is of no day.
type Override struct {
	Date  telehealth.Date `json:"date,omitzero"`
	Hours []Hours         `json:"hours,omitzero"` // none: closed
}

// An Absence closes days, or the same hours of several days. The zero Absence is
// of no day.
type Absence struct {
	// From and Until are both included; a zero Until is From.
	From  telehealth.Date `json:"from,omitzero"`
	Until telehealth.Date `json:"until,omitzero"`
	// Start and End are by the clock, half-open; zero as in [Hours].
	Start telehealth.TimeOfDay `json:"start,omitzero"`
	End   telehealth.TimeOfDay `json:"end,omitzero"`
	// Closed: the practice is closed; otherwise the practitioner is absent.
	Closed bool `json:"closed,omitzero"`
	// Substitute is the reference of the practitioner (remplaçant) who sees the
	// patients instead; "" is nobody. A substitute has a calendar of its own.
	Substitute string `json:"substitute,omitzero"`
	// Reason is in the caller's words, for the practice's own use. It is not printed.
	Reason string `json:"reason,omitzero"`
}

// A calendarForm is a calendar as JSON has it, its zone by name.
type calendarForm struct {
	plainCalendar
	Zone string `json:"zone,omitzero"`
}

type plainCalendar Calendar // without the methods

// MarshalJSON writes the calendar. One that a [Query] could not take, with two overrides
// for a day, or with a zone that its name does not tell, is a *[telehealth.FieldError].
func (c Calendar) MarshalJSON() ([]byte, error) {
	if err := firstError(c.check(), c.checkOverrides()); err != nil {
		return nil, err
	}
	f := calendarForm{plainCalendar: plainCalendar(c)}
	if c.Zone != nil {
		f.Zone = c.Zone.String()
		if named, err := zoneNamed(f.Zone); err != nil || !sameZone(named, c.Zone) {
			return nil, wire.Error(telehealth.ErrorUnknown, "zone", f.Zone, wantZone)
		}
	}
	return wire.Write(f)
}

// UnmarshalJSON reads what [Calendar.MarshalJSON] writes. What a [Query] could not take,
// and two overrides for one day, are a *[telehealth.FieldError], and c stays as it was.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	return wire.Form(data, c, func(f *calendarForm) (read Calendar, err error) {
		read = Calendar(f.plainCalendar)
		if f.Zone != "" {
			if read.Zone, err = zoneNamed(f.Zone); err != nil {
				return read, err
			}
		}
		return read, firstError(read.check(), read.checkOverrides())
	})
}

// checkOverrides refuses two overrides for one day: whoever wrote them would not see
// which of them holds.
func (c *Calendar) checkOverrides() error {
	seen := make(map[telehealth.Date]bool, len(c.Overrides))
	for i := range c.Overrides {
		day := c.Overrides[i].Date
		if seen[day] {
			return wire.At("overrides", i, wire.Error(telehealth.ErrorContradiction, "date", day.String(), "one override for a day"))
		}
		seen[day] = true
	}
	return nil
}

// A weekForm is a week as JSON has it, the days by name.
type weekForm struct {
	Monday    []Hours `json:"monday,omitzero"`
	Tuesday   []Hours `json:"tuesday,omitzero"`
	Wednesday []Hours `json:"wednesday,omitzero"`
	Thursday  []Hours `json:"thursday,omitzero"`
	Friday    []Hours `json:"friday,omitzero"`
	Saturday  []Hours `json:"saturday,omitzero"`
	Sunday    []Hours `json:"sunday,omitzero"`
}

// MarshalJSON writes the days that have hours, by name.
func (w Week) MarshalJSON() ([]byte, error) {
	return wire.Write(weekForm{w[1], w[2], w[3], w[4], w[5], w[6], w[0]})
}

// UnmarshalJSON reads what [Week.MarshalJSON] writes. What a [Query] could not take is a
// *[telehealth.FieldError], and w stays as it was.
func (w *Week) UnmarshalJSON(data []byte) error {
	return wire.Form(data, w, func(f *weekForm) (Week, error) {
		read := Week{f.Sunday, f.Monday, f.Tuesday, f.Wednesday, f.Thursday, f.Friday, f.Saturday}
		return read, read.check()
	})
}

// UnmarshalJSON reads what package json writes of them. What a [Query] could not take is
// a *[telehealth.FieldError], and h stays as it was.
func (h *Hours) UnmarshalJSON(data []byte) error {
	type plain Hours
	return wire.Replace(data, (*plain)(h), func(read *plain) error { return (*Hours)(read).check() })
}

// UnmarshalJSON reads what package json writes of them. What a [Query] could not take is
// a *[telehealth.FieldError], and o stays as it was.
func (o *Override) UnmarshalJSON(data []byte) error {
	type plain Override
	return wire.Replace(data, (*plain)(o), func(read *plain) error { return (*Override)(read).check() })
}

// UnmarshalJSON reads what package json writes of them. What a [Query] could not take is
// a *[telehealth.FieldError], and a stays as it was.
func (a *Absence) UnmarshalJSON(data []byte) error {
	type plain Absence
	return wire.Replace(data, (*plain)(a), func(read *plain) error { return (*Absence)(read).check() })
}
