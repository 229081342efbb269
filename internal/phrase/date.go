package phrase

import (
	"strconv"

	"github.com/secteur2/telehealth"
)

// Date returns the day with the month in letters: "2 mars 2026" in French,
// "March 2, 2026" in English. The first of a French month is "1er mars", as French
// typography has it; Italian keeps "1 marzo", as CLDR does. The zero date gives "".
func Date(l Language, d telehealth.Date) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.YMD()
	month := monthNames(l)[m-1]
	// strconv, so that no printer groups the year into "2 026".
	if l == English {
		return month + " " + strconv.Itoa(day) + ", " + strconv.Itoa(y)
	}
	number := strconv.Itoa(day)
	if day == 1 && l.orFrench() == French {
		number += "er"
	}
	return number + " " + month + " " + strconv.Itoa(y)
}

// Weekday returns the full name of the day of the week, in lower case where the
// language writes it so: "lundi", "Monday". The zero date gives "".
func Weekday(l Language, d telehealth.Date) string {
	if d.IsZero() {
		return ""
	}
	return weekdayNames(l)[d.Weekday()]
}
