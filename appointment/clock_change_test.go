package appointment_test

import (
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// frenchZones are those of the nine territories and of the rest of France.
func frenchZones(t *testing.T) []*time.Location {
	var zones []*time.Location
	for _, territory := range telehealth.Territories() {
		z, err := appointment.ZoneOf(territory)
		require.NoError(t, err)
		if !slices.Contains(zones, z) {
			zones = append(zones, z)
		}
	}
	require.Len(t, zones, 8, "Alsace and Moselle share the zone of Paris")
	for _, name := range []string{
		"America/Miquelon", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier",
		"Pacific/Wallis", "Indian/Kerguelen",
	} {
		zones = append(zones, zone(t, name))
	}
	return zones
}

// always is open day and night.
func always(zone *time.Location) appointment.Calendar {
	day := []appointment.Hours{{}}
	return appointment.Calendar{
		Zone: zone, Weeks: []appointment.Week{{day, day, day, day, day, day, day}}, OpenOnHolidays: true,
	}
}

func quarters(z *time.Location, from, to time.Time) appointment.Query {
	return appointment.Query{
		Calendar: always(z), Visit: appointment.VisitType{Duration: 15 * time.Minute}, Now: from, To: to,
	}
}

func collect(t *testing.T, q appointment.Query) []appointment.Slot {
	t.Helper()
	slots, err := q.Slots()
	require.NoError(t, err)
	return slices.Collect(slots)
}

// Every day of fourteen years in every French zone has as many quarter-hours as it
// is long, among them every change of the clock.
func TestEveryDayIsAsLongAsItIs(t *testing.T) {
	changes := 0
	for _, z := range frenchZones(t) {
		from, to := time.Date(2017, time.January, 1, 0, 0, 0, 0, z), time.Date(2031, time.January, 1, 0, 0, 0, 0, z)
		slots, err := quarters(z, from, to).Slots()
		require.NoError(t, err)
		perDay := map[telehealth.Date]int{}
		for s := range slots {
			perDay[civil(s.Start)]++
		}
		for day := from; day.Before(to); day = day.AddDate(0, 0, 1) {
			length := int(day.AddDate(0, 0, 1).Sub(day) / (15 * time.Minute))
			assert.Equal(t, length, perDay[civil(day)], "%s %s", z, day)
			if length != 96 {
				changes++
			}
		}
	}
	assert.Equal(t, 2*2*14, changes, "Paris and Miquelon change twice a year")
}

func TestDaysOfSpecialLength(t *testing.T) {
	for _, c := range []struct {
		reason, day string
		quarters    int
	}{
		{"the hour from 02:00 is left out", "2025-03-30", 92},
		{"the hour from 02:00 comes twice", "2025-10-26", 100},
		{"the day before", "2025-10-25", 96},
		{"before the epoch of Unix", "1968-03-01", 96},
		{"29 February", "2028-02-29", 96},
		{"beyond the tables of the zone, the last day of a leap year", "2040-12-31", 96},
		{"beyond the tables of the zone, a change", "2040-03-25", 92},
	} {
		z := zone(t, "Europe/Paris")
		from := at(t, z, c.day+" 00:00")
		assert.Len(t, collect(t, quarters(z, from, from.AddDate(0, 0, 1))), c.quarters, c.reason)
	}
}

// at reads an instant by the clock of a zone.
func at(t testing.TB, z *time.Location, text string) time.Time {
	t.Helper()
	instant, err := time.ParseInLocation("2006-01-02 15:04", text, z)
	require.NoError(t, err)
	return instant
}

func hours(from, to string) appointment.Hours {
	var h appointment.Hours
	if from != "" {
		h.From = telehealth.MustParseTimeOfDay(from)
	}
	if to != "" {
		h.To = telehealth.MustParseTimeOfDay(to)
	}
	return h
}

// starts are written in full, for one hour of the clock can be two instants.
func starts(slots []appointment.Slot) (list []string) {
	for _, s := range slots {
		list = append(list, s.Start.Format("02T15:04Z07"))
	}
	return list
}

func TestHoursAroundAChange(t *testing.T) {
	for _, c := range []struct {
		reason, day string
		hours       []appointment.Hours
		minutes     int
		want        []string
	}{
		{"01:00 to 02:30 are two pieces on the day with 02:00 twice, and each has its grid", "2025-10-26",
			[]appointment.Hours{hours("01:00", "02:30")}, 30,
			[]string{"26T01:00+02", "26T01:30+02", "26T02:00+02", "26T02:00+01"}},
		{"hours from 02:00 to 04:00 are one piece of three hours", "2025-10-26",
			[]appointment.Hours{hours("02:00", "04:00")}, 45,
			[]string{"26T02:00+02", "26T02:45+02", "26T02:30+01", "26T03:15+01"}},
		{"hours within the hour that is left out are none", "2025-03-30",
			[]appointment.Hours{hours("02:00", "03:00")}, 15, nil},
		{"a visit of an hour runs over the hour that is left out", "2025-03-30",
			[]appointment.Hours{hours("01:30", "03:30")}, 60, []string{"30T01:30+01"}},
		{"in daytime nothing is special", "2025-03-30",
			[]appointment.Hours{hours("09:00", "10:00")}, 30, []string{"30T09:00+02", "30T09:30+02"}},
	} {
		z := zone(t, "Europe/Paris")
		from := at(t, z, c.day+" 00:00")
		q := appointment.Query{
			Calendar: appointment.Calendar{Overrides: []appointment.Override{{Date: telehealth.MustParseDate(c.day), Hours: c.hours}}},
			Visit:    appointment.VisitType{Duration: time.Duration(c.minutes) * time.Minute},
			Now:      from, To: from.AddDate(0, 0, 1),
		}
		assert.Equal(t, c.want, starts(collect(t, q)), c.reason)
	}
}

func TestZoneOf(t *testing.T) {
	z, err := appointment.ZoneOf("")
	require.NoError(t, err)
	again, err := appointment.ZoneOf(telehealth.AlsaceMoselle)
	require.NoError(t, err)
	assert.Same(t, z, again, "one zone is one pointer")
	now := time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC)
	for territory, hour := range map[telehealth.Territory]int{
		telehealth.Metropole: 14, telehealth.Martinique: 8, telehealth.Guadeloupe: 8, telehealth.SaintMartin: 8,
		telehealth.SaintBarthelemy: 8, telehealth.Guyane: 9, telehealth.Reunion: 16, telehealth.Mayotte: 15,
	} {
		z, err := appointment.ZoneOf(territory)
		require.NoError(t, err)
		assert.Equal(t, hour, now.In(z).Hour(), territory)
	}
	_, err = appointment.ZoneOf("corse")
	var f *telehealth.FieldError
	require.ErrorAs(t, err, &f)
	assert.Equal(t, telehealth.ErrorUnknown, f.Code)
}
