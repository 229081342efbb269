package telehealth

import "fmt"

// A TimeOfDay is an hour on the practice's wall, to the minute. The zero TimeOfDay is
// an unknown hour; midnight is not zero.
type TimeOfDay struct {
	minutes int16 // since midnight, plus one
}

// NewTimeOfDay returns that hour and minute, from 0:00 to 23:59.
func NewTimeOfDay(hour, minute int) (TimeOfDay, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return TimeOfDay{}, badTimeOfDay(fmt.Sprintf("%02d:%02d", hour, minute))
	}
	return TimeOfDay{int16(hour*60 + minute + 1)}, nil
}

// Minutes returns the minutes since midnight, and -1 for an unknown hour.
func (t TimeOfDay) Minutes() int { return int(t.minutes) - 1 }

// IsZero reports whether the hour is unknown.
func (t TimeOfDay) IsZero() bool { return t.minutes == 0 }

// Equal reports whether both are the same hour and minute, as == does.
func (t TimeOfDay) Equal(u TimeOfDay) bool { return t == u }

// String returns "20:30", and "" for an unknown hour.
func (t TimeOfDay) String() string {
	if t.IsZero() {
		return ""
	}
	m := t.Minutes()
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

// MarshalText writes what [TimeOfDay.String] returns.
func (t TimeOfDay) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads "20:30"; the empty text is the zero TimeOfDay.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = TimeOfDay{}
		return nil
	}
	s := string(text)
	if len(s) != 5 || s[2] != ':' {
		return badTimeOfDay(s)
	}
	var d [4]int
	for i, at := range [...]int{0, 1, 3, 4} {
		if s[at] < '0' || s[at] > '9' {
			return badTimeOfDay(s)
		}
		d[i] = int(s[at] - '0')
	}
	read, err := NewTimeOfDay(d[0]*10+d[1], d[2]*10+d[3])
	if err == nil {
		*t = read
	}
	return err
}

// ParseTimeOfDay reads "20:30". The empty text is an error here: an hour that is
// not known is the zero TimeOfDay. Errors are *[FieldError].
func ParseTimeOfDay(s string) (t TimeOfDay, err error) {
	if s == "" {
		return t, badTimeOfDay(s)
	}
	err = t.UnmarshalText([]byte(s))
	return t, err
}

// MustParseTimeOfDay reads "20:30", for hours written in the program itself, in tests
// and examples. It panics on an hour that no clock shows.
func MustParseTimeOfDay(s string) TimeOfDay {
	t, err := ParseTimeOfDay(s)
	if err != nil {
		panic(err)
	}
	return t
}

func badTimeOfDay(s string) error {
	return &FieldError{
		Code: ErrorMalformed, Field: "time", Value: s, Want: `an hour from 00:00 to 23:59, written "20:30"`,
	}
}
