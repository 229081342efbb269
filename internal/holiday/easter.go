package holiday

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/secteur2/telehealth"
)

// A moment says when in a year a holiday is: on a day of a month, or a number of
// days after Easter Sunday. The zero moment is in no year.
type moment struct {
	month  time.Month // 0 for a day that moves
	day    int
	moves  bool
	easter int // days after Easter Sunday
}

var errMoment = errors.New(`a month and a day as "05-08", or days after Easter as "easter+39"`)

func parseMoment(cell string) (moment, error) {
	if offset, moves := strings.CutPrefix(cell, "easter"); moves {
		n, err := strconv.Atoi(offset)
		if err != nil || offset[0] != '+' && offset[0] != '-' {
			return moment{}, errMoment
		}
		return moment{moves: true, easter: n}, nil
	}
	day, err := telehealth.ParseDate("2000-" + cell) // a leap year has every day
	if err != nil {
		return moment{}, errMoment
	}
	_, m, d := day.YMD()
	return moment{month: m, day: d}, nil
}

// in returns the day in that year, and the zero Date where there is none.
func (m moment) in(year int, easter telehealth.Date) telehealth.Date {
	if m.moves {
		return easter.AddDays(m.easter)
	}
	day, err := telehealth.NewDate(year, m.month, m.day)
	if err != nil {
		return telehealth.Date{}
	}
	return day
}

// easterSunday asks rickar/cal, which agrees with an independent computus, and
// fences in the rest of it:
//
//   - Its lists have no history and no territory: 8 May is a holiday in 1976 to
//     them. Here they come from days.csv.
//   - Its calendars compare zones by pointer and cache behind a lock that older
//     versions lacked. Here there is no calendar: one function, and a Holiday of
//     its own for each call.
//   - It answers with midnight in a zone that depends on the machine. Where the
//     clock jumps at that hour (the Azores on Easter Sunday 2016) there is none, and
//     Go may answer with the evening before. Half a day later is the right day.
func easterSunday(year int) (telehealth.Date, error) {
	midnight := cal.CalcEasterOffset(&cal.Holiday{}, year)
	return telehealth.DateOf(midnight.Add(12 * time.Hour))
}
