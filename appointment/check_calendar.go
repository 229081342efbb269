package appointment

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
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
		return fault(telehealth.ErrorUnknown, "territory", string(c.Territory), "one of telehealth.Territories")
	case !c.Until.IsZero() && c.Until.Before(c.From):
		return fault(telehealth.ErrorContradiction, "until", c.Until.String(), "a day not before from, "+c.From.String())
	case len(c.Weeks) > 1 && c.From.IsZero():
		return fault(telehealth.ErrorMissing, "from", "", "the day from which several weeks take turns")
	}
	for i := range c.Weeks {
		for day := range c.Weeks[i] {
			if n, err := checkHours(c.Weeks[i][day]); err != nil {
				return under(fmt.Sprintf("weeks[%d][%d][%d]", i, day, n), err)
			}
		}
	}
	for i := range c.Overrides {
		if c.Overrides[i].Date.IsZero() {
			return fault(telehealth.ErrorMissing, fmt.Sprintf("overrides[%d].date", i), "", "the day of the override")
		}
		if n, err := checkHours(c.Overrides[i].Hours); err != nil {
			return under(fmt.Sprintf("overrides[%d].hours[%d]", i, n), err)
		}
	}
	for i := range c.Absences {
		if err := c.Absences[i].check(); err != nil {
			return under(fmt.Sprintf("absences[%d]", i), err)
		}
	}
	return nil
}

// checkHours looks at the hours of one day, and says which of them has the fault.
func checkHours(list []Hours) (int, error) {
	for i := range list {
		h := &list[i]
		from, to := clockSpan(h.From, h.To)
		switch {
		case from >= to:
			return i, fault(telehealth.ErrorContradiction, "to", h.To.String(), wantEnd)
		case !h.Modes.known():
			return i, fault(telehealth.ErrorUnknown, "modes", strconv.Itoa(int(h.Modes)), wantMode)
		}
		for j := range list[:i] {
			if first, end := clockSpan(list[j].From, list[j].To); first < to && from < end {
				return i, fault(telehealth.ErrorContradiction, "from", h.From.String(), "hours that do not overlap others of the day")
			}
		}
	}
	return 0, nil
}

const wantEnd = "an hour after the beginning, none for the end of the day"

func (a *Absence) check() error {
	from, to := clockSpan(a.Start, a.End)
	switch {
	case a.From.IsZero():
		return fault(telehealth.ErrorMissing, "from", "", "the first day of the absence")
	case a.last().Before(a.From):
		return fault(telehealth.ErrorContradiction, "until", a.Until.String(), "a day not before from, "+a.From.String())
	case from >= to:
		return fault(telehealth.ErrorContradiction, "end", a.End.String(), wantEnd)
	}
	return nil
}
