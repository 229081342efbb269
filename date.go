package telehealth

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a civil day: a square on the calendar, without hour or zone.
//
// The law speaks of days, and an instant names two different days in Paris and
// in Saint-Denis de La Réunion. A Date is therefore not a [time.Time]: it is
// four bytes, comparable with ==, a map key, and cheap to count with.
//
// The zero Date is no day at all. It is not 1 January of year 1, it prints as
// the empty string, and [Date.IsZero] tells it from every real day.
type Date struct {
	n int32 // days since 1582-12-31, so that 0 is left for "no date"
}

// The first and the last year a Date can hold: the first whole Gregorian year,
// and the last with four digits.
const (
	minYear = 1583
	maxYear = 9999
)

// epoch is 1582-12-31 counted in days from 0000-03-01.
var epoch = daysFromMarch(minYear-1, 12, 31)

// NewDate returns the day of that year, month and day. It refuses days that no
// calendar shows, such as 29 February 2026, and years outside 1583 to 9999.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < minYear || year > maxYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}, &FieldError{
			Code: ErrorMalformed, Field: "date",
			Value: fmt.Sprintf("%04d-%02d-%02d", year, int(month), day),
			Want:  wantDate,
		}
	}
	return Date{int32(daysFromMarch(year, int(month), day) - epoch)}, nil
}

const wantDate = "a day of the calendar from 1583-01-01 to 9999-12-31, written 2026-03-02"

// ParseDate reads a day written YYYY-MM-DD, as ISO 8601 and the CSV tables do.
// Nothing else is read: no other order, no missing zero, no time of day.
func ParseDate(s string) (Date, error) {
	if len(s) == len("2006-01-02") && s[4] == '-' && s[7] == '-' {
		y, okY := digits(s[0:4])
		m, okM := digits(s[5:7])
		d, okD := digits(s[8:10])
		if date, err := NewDate(y, time.Month(m), d); okY && okM && okD && err == nil {
			return date, nil
		}
	}
	return Date{}, &FieldError{Code: ErrorMalformed, Field: "date", Value: s, Want: wantDate}
}

// MustParseDate is [ParseDate] for days written in the program itself, in tests
// and examples. It panics on a day that does not exist.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the day that t shows on the wall in t's own location. Bring an
// instant to the zone of the practice first: t.In(zone).
func DateOf(t time.Time) (Date, error) {
	return NewDate(t.Date())
}

// IsZero reports whether d is the zero Date, which is no day.
func (d Date) IsZero() bool { return d.n == 0 }

// YMD returns the year, month and day. For the zero Date all three are 0.
func (d Date) YMD() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return civil(int(d.n) + epoch)
}

// Year returns the civil year, 0 for the zero Date.
func (d Date) Year() int {
	y, _, _ := d.YMD()
	return y
}

// Weekday returns the day of the week. The zero Date answers Friday, the
// weekday of 1582-12-31: ask [Date.IsZero] first.
func (d Date) Weekday() time.Weekday {
	return time.Weekday((int(time.Friday) + int(d.n)) % 7)
}

// AddDays returns the day n days later, or earlier for a negative n. It returns
// the zero Date when d is zero or the result leaves the years 1583 to 9999.
func (d Date) AddDays(n int) Date {
	last := daysFromMarch(maxYear, 12, 31) - epoch
	sum := int(d.n) + n
	if d.n == 0 || sum < 1 || sum > last {
		return Date{}
	}
	return Date{int32(sum)}
}

// DaysSince returns how many days d is after e, negative when it is before.
func (d Date) DaysSince(e Date) int { return int(d.n) - int(e.n) }

// Before reports whether d is earlier than e. The zero Date is before any day.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Equal reports whether both are the same day, as == does. Packages that compare values
// by their methods, as go-cmp, ask it.
func (d Date) Equal(e Date) bool { return d == e }

// Compare orders days as [cmp.Compare] does, for sorting.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Age returns the completed years, on day at, of a person born on d. A person
// born on 29 February completes a year on 1 March of a common year. It returns
// -1 when a day is missing or d is after at.
func (d Date) Age(at Date) int {
	if d.n == 0 || at.n == 0 || at.n < d.n {
		return -1
	}
	// Far from a birthday the mean length of a year decides, without a calendar:
	// whole years are never more than two days from their mean.
	const cycle, margin = 146097, 4 * 400 // days in 400 years; days, in 400ths
	days := (int(at.n) - int(d.n)) * 400
	if rest := days % cycle; rest > margin && rest < cycle-margin {
		return days / cycle
	}
	by, bm, bd := d.YMD()
	y, m, day := at.YMD()
	age := y - by
	if m < bm || m == bm && day < bd {
		age--
	}
	return age
}

// String returns the day as YYYY-MM-DD, and "" for the zero Date.
func (d Date) String() string {
	b, _ := d.AppendText(nil)
	return string(b)
}

// AppendText appends what [Date.String] returns. It never fails.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.n == 0 {
		return b, nil
	}
	y, m, day := d.YMD()
	return append(b,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-',
		byte('0'+day/10), byte('0'+day%10)), nil
}

// MarshalText writes what [Date.String] returns, also as a JSON string.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads what [ParseDate] reads; the empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	date, err := ParseDate(string(text))
	if err == nil {
		*d = date
	}
	return err
}

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

// daysFromMarch counts the days from 1 March of year 0. A year that begins in
// March puts the leap day last, so month lengths need no table.
func daysFromMarch(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1
}

// civil is the inverse of daysFromMarch.
func civil(n int) (year int, month time.Month, day int) {
	const cycle = 146097 // days in 400 years
	era := n / cycle
	n %= cycle
	yoe := (n - n/1460 + n/36524 - n/(cycle-1)) / 365
	doy := n - (365*yoe + yoe/4 - yoe/100)
	m := (5*doy + 2) / 153
	day = doy - (153*m+2)/5 + 1
	year = yoe + era*400
	if m < 10 {
		return year, time.Month(m + 3), day
	}
	return year + 1, time.Month(m - 9), day
}
