package main

import (
	"slices"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A booking is of the year of the clock on the wall: at 23:30 on 31 December it is
// already next year in Paris and UTC, or still this year.
func TestYearOfTheDesk(t *testing.T) {
	for _, c := range []struct {
		reason    string
		territory telehealth.Territory
		start     string
		year      int
	}{
		{"Martinique is four hours behind UTC", telehealth.Martinique, "2027-01-01T03:30:00Z", 2026},
		{"the first half hour of its new year", telehealth.Martinique, "2027-01-01T04:00:00Z", 2027},
		{"La Réunion is four hours before UTC", telehealth.Reunion, "2026-12-31T19:30:00Z", 2026},
		{"its new year begins on 31 December of UTC", telehealth.Reunion, "2026-12-31T20:00:00Z", 2027},
	} {
		zone, err := appointment.ZoneOf(c.territory)
		require.NoError(t, err, c.reason)
		start, err := time.Parse(time.RFC3339, c.start)
		require.NoError(t, err, c.reason)
		visits := func(year int) []visit {
			day, err := telehealth.NewDate(year, time.January, 2)
			require.NoError(t, err)
			one := visit{doctor: "d", bill: billing.Bill{Lines: []billing.Line{{Code: "G"}}}}
			one.consultation.Date, one.consultation.Pathway = day, telehealth.PathwayReferred
			return slices.Repeat([]visit{one}, 16)
		}
		doctors := []doctor{{Ref: "d", Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1}}}
		for _, year := range []int{2026, 2027} {
			desk := counter{visits(year), doctors, zone, map[string]quota.Decision{}}
			d, err := desk.ask(appointment.Booking{ID: "b", Practitioner: "d", Start: start, Mode: telehealth.ModeVideo}, slices.Values[[]appointment.Booking](nil))
			require.NoError(t, err, c.reason)
			assert.Equal(t, year == c.year, d.Enforcement != "", "%s: the acts of %d", c.reason, year)
		}
	}
}
