package appointment

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// zone returns the zone of the clock on the wall.
func (c *Calendar) zone() (*time.Location, error) {
	if c.Zone != nil {
		return c.Zone, nil
	}
	return ZoneOf(c.Territory)
}

func (c *Calendar) check() error {
	switch {
	case c.Territory != "" && !slices.Contains(telehealth.Territories(), c.Territory):
		return wire.Error(telehealth.ErrorUnknown, "territory", string(c.Territory), "one of telehealth.Territories")
	case !c.Until.IsZero() && c.Until.Before(c.From):
		return wire.Error(telehealth.ErrorContradiction, "until", c.Until.String(), "a day not before from, "+c.From.String())
	case len(c.Weeks) > 1 && c.From.IsZero():
		return wire.Error(telehealth.ErrorMissing, "from", "", "the day from which several weeks take turns")
	}
	for i := range c.Weeks {
		if err := c.Weeks[i].check(); err != nil {
			return wire.At("weeks", i, err)
		}
	}
	for i := range c.Overrides {
		if err := c.Overrides[i].check(); err != nil {
			return wire.At("overrides", i, err)
		}
	}
	for i := range c.Absences {
		if err := c.Absences[i].check(); err != nil {
			return wire.At("absences", i, err)
		}
	}
	return nil
}

// eachHours calls f for all hours, and says at which of them it found an error.
func (c *Calendar) eachHours(f func(*Hours) error) error {
	for i := range c.Weeks {
		for day := range c.Weeks[i] {
			for n := range c.Weeks[i][day] {
				if err := f(&c.Weeks[i][day][n]); err != nil {
					return wire.At("weeks", i, wire.At(dayName(day), n, err))
				}
			}
		}
	}
	for i := range c.Overrides {
		for n := range c.Overrides[i].Hours {
			if err := f(&c.Overrides[i].Hours[n]); err != nil {
				return wire.At("overrides", i, wire.At("hours", n, err))
			}
		}
	}
	return nil
}

func (w *Week) check() error {
	for day := range w {
		if n, err := checkHours(w[day]); err != nil {
			return wire.At(dayName(day), n, err)
		}
	}
	return nil
}

// dayName is the name of a day of a week in JSON.
func dayName(day int) string { return strings.ToLower(time.Weekday(day).String()) }

func (o *Override) check() error {
	if o.Date.IsZero() {
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the override")
	}
	if n, err := checkHours(o.Hours); err != nil {
		return wire.At("hours", n, err)
	}
	return nil
}

// checkHours looks at the hours of one day, and says which of them has the fault.
func checkHours(list []Hours) (int, error) {
	for i := range list {
		h := &list[i]
		if err := h.check(); err != nil {
			return i, err
		}
		clock := minutesOf(h.From, h.To)
		for j := range list[:i] {
			if minutesOf(list[j].From, list[j].To).Overlaps(clock) {
				return i, wire.Error(telehealth.ErrorContradiction, "from", h.From.String(), "hours that do not overlap others of the day")
			}
		}
	}
	return 0, nil
}

func (h *Hours) check() error {
	switch {
	case minutesOf(h.From, h.To).Empty():
		return wire.Error(telehealth.ErrorContradiction, "to", h.To.String(), wantEnd)
	case !h.Modes.known():
		return wire.Error(telehealth.ErrorUnknown, "modes", strconv.Itoa(int(h.Modes)), wantMode)
	}
	for i := range h.Visits {
		if !utf8.ValidString(h.Visits[i]) {
			return wire.At("visits", i, wire.Error(telehealth.ErrorMalformed, "", "", wantUTF8))
		}
	}
	return nil
}

const wantUTF8 = "valid UTF-8"

const wantEnd = "an hour after the beginning, none for the end of the day"

func (a *Absence) check() error {
	switch {
	case a.From.IsZero():
		return wire.Error(telehealth.ErrorMissing, "from", "", "the first day of the absence")
	case a.last().Before(a.From):
		return wire.Error(telehealth.ErrorContradiction, "until", a.Until.String(), "a day not before from, "+a.From.String())
	case minutesOf(a.Start, a.End).Empty():
		return wire.Error(telehealth.ErrorContradiction, "end", a.End.String(), wantEnd)
	case !utf8.ValidString(a.Substitute):
		return wire.Error(telehealth.ErrorMalformed, "substitute", "", wantUTF8)
	case !utf8.ValidString(a.Reason):
		return wire.Error(telehealth.ErrorMalformed, "reason", "", wantUTF8)
	}
	return nil
}
