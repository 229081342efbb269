package telehealth

import "fmt"

// A Clock is an hour on the practice's wall, to the minute. The zero Clock is
// an unknown hour; midnight is not zero.
type Clock struct {
	minutes int16 // since midnight, plus one
}

// NewClock returns that hour and minute, from 0:00 to 23:59.
func NewClock(hour, minute int) (Clock, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Clock{}, badClock(fmt.Sprintf("%02d:%02d", hour, minute))
	}
	return Clock{int16(hour*60 + minute + 1)}, nil
}

// Minutes returns the minutes since midnight, and -1 for an unknown hour.
func (c Clock) Minutes() int { return int(c.minutes) - 1 }

// IsZero reports whether the hour is unknown.
func (c Clock) IsZero() bool { return c.minutes == 0 }

// String returns "20:30", and "" for an unknown hour.
func (c Clock) String() string {
	if c.IsZero() {
		return ""
	}
	m := c.Minutes()
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

// MarshalText writes what [Clock.String] returns.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads "20:30"; the empty text is the zero Clock.
func (c *Clock) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Clock{}
		return nil
	}
	s := string(text)
	if len(s) != 5 || s[2] != ':' {
		return badClock(s)
	}
	var d [4]int
	for i, at := range [...]int{0, 1, 3, 4} {
		if s[at] < '0' || s[at] > '9' {
			return badClock(s)
		}
		d[i] = int(s[at] - '0')
	}
	clock, err := NewClock(d[0]*10+d[1], d[2]*10+d[3])
	if err == nil {
		*c = clock
	}
	return err
}

// MustParseClock reads "20:30", for hours written in the program itself, in tests
// and examples. It panics on an hour that no clock shows.
func MustParseClock(s string) Clock {
	var c Clock
	if err := c.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return c
}

func badClock(s string) error {
	return &FieldError{
		Code: Malformed, Field: "time", Value: s, Want: `an hour from 00:00 to 23:59, written "20:30"`,
	}
}
