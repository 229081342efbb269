package holiday

import (
	"fmt"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fullMoons are the paschal full moons of the golden numbers 1 to 19, as the tables
// of the Gregorian calendar have them for the years 1900 to 2199.
var fullMoons = [...]string{
	"04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05",
	"03-25", "04-13", "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27",
}

// computus is the table's Easter: the Sunday after the full moon. It shares nothing
// with the algorithm of rickar/cal.
func computus(year int) telehealth.Date {
	day := telehealth.MustParseDate(fmt.Sprintf("%d-%s", year, fullMoons[year%19])).AddDays(1)
	for day.Weekday() != time.Sunday {
		day = day.AddDays(1)
	}
	return day
}

func TestEasterSunday(t *testing.T) {
	for year := 1950; year <= 2199; year++ {
		got, err := easterSunday(year)
		require.NoError(t, err)
		assert.Equal(t, computus(year), got, "%d", year)
	}
}

// Midnight of Easter Sunday does not exist everywhere: the day must not depend on
// where the machine stands.
func TestEasterInEveryZone(t *testing.T) {
	before := cal.DefaultLoc
	defer func() { cal.DefaultLoc = before }()
	moved := 0
	for _, name := range []string{
		"Atlantic/Azores", "America/Scoresbysund", "Asia/Beirut", "Africa/Cairo", "America/Havana",
		"Pacific/Kiritimati", "Pacific/Pago_Pago", "Indian/Reunion", "Europe/Paris", "UTC",
	} {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		cal.DefaultLoc = zone
		for year := 1950; year <= 2199; year++ {
			if midnight := cal.CalcEasterOffset(&cal.Holiday{}, year); midnight.Weekday() != time.Sunday {
				moved++
			}
			got, err := easterSunday(year)
			require.NoError(t, err)
			assert.Equal(t, computus(year), got, "%s, %d", name, year)
		}
	}
	assert.NotZero(t, moved, "a test in zones without the trap proves nothing")
}

func TestParseMoment(t *testing.T) {
	for _, c := range []struct {
		cell, reason string
		want         moment
		good         bool
	}{
		{"05-08", "a fixed day", moment{month: time.May, day: 8}, true},
		{"02-29", "a day of leap years", moment{month: time.February, day: 29}, true},
		{"easter+39", "after Easter", moment{moves: true, easter: 39}, true},
		{"easter-2", "before Easter", moment{moves: true, easter: -2}, true},
		{"easter+0", "Easter Sunday", moment{moves: true}, true},
		{"easter", "no number", moment{}, false},
		{"easter39", "no sign", moment{}, false},
		{"easter+", "no number", moment{}, false},
		{"easter+x", "not a number", moment{}, false},
		{"02-30", "no such day", moment{}, false},
		{"5-8", "zeros missing", moment{}, false},
		{"yes", "no day", moment{}, false},
	} {
		require.NotEmpty(t, c.reason)
		got, err := parseMoment(c.cell)
		assert.Equal(t, c.good, err == nil, "%s: %s", c.cell, c.reason)
		assert.Equal(t, c.want, got, "%s: %s", c.cell, c.reason)
	}
	leap := moment{month: time.February, day: 29}
	assert.Equal(t, "2028-02-29", leap.in(2028, telehealth.Date{}).String())
	assert.True(t, leap.in(2026, telehealth.Date{}).IsZero(), "a day that the year lacks")
}

func FuzzParseMoment(f *testing.F) {
	for _, seed := range []string{"05-08", "02-29", "easter+39", "easter-2", "easter", "easter+9223372036854775807", "-0-0-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		m, err := parseMoment(cell)
		if err != nil {
			assert.Equal(t, moment{}, m, "nothing is half read")
			return
		}
		day := m.in(2024, computus(2024))
		if !m.moves {
			assert.Equal(t, "2024-"+cell, day.String(), "a leap year has every day")
		} else if !day.IsZero() {
			assert.Equal(t, m.easter, day.DaysSince(computus(2024)))
		}
	})
}
