package quota_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

type byDay = map[telehealth.Date]quota.Count

func TestCrossingOfDatedActs(t *testing.T) {
	video, inPerson := quota.Count{Video: 1}, quota.Count{InPerson: 1}
	eight := quota.Count{InPerson: 8, Video: 2}
	for _, c := range []struct {
		day      string
		done     quota.Count
		booked   quota.Count
		on       byDay
		forecast quota.Forecast
		want     string
		reason   string
	}{
		{"2026-01-05", eight, video, nil, nil, "2026-01-06", "2 of 10 is the cap: without a day any part of the act is too much"},
		{"2026-01-05", eight, video, byDay{on("2026-12-31"): video}, nil, "2026-12-31", "it comes on New Year's Eve"},
		{"2026-01-05", eight, video, byDay{on("2026-01-05"): video}, nil, "2026-01-05", "it comes tonight, after the 2 of 10 that are done"},
		{"2026-12-31", eight, video, byDay{on("2026-12-31"): video}, nil, "2026-12-31", "the last day is a day like others"},
		{"2026-12-31", eight, video, nil, nil, "2026-12-31", "and has no other to come on"},
		{"2028-02-28", eight, video, byDay{on("2028-02-29"): video}, nil, "2028-02-29", "leap year"},
		{"2028-02-28", eight, video, byDay{on("2028-12-31"): video}, nil, "2028-12-31", "day 366"},
		{"2026-03-02", eight, quota.Count{InPerson: 4, Video: 1}, byDay{on("2026-05-04"): video, on("2026-06-01"): {InPerson: 4}}, nil,
			"2026-05-04", "3 of 11 in May; the end, 3 of 15, is within"},
		{"2026-03-02", eight, quota.Count{InPerson: 4, Video: 1}, byDay{on("2026-06-01"): video, on("2026-05-04"): {InPerson: 4}}, nil,
			"", "the other way round it never is above"},
		{"2026-12-21", eight, quota.Count{InPerson: 10, Video: 2}, byDay{on("2026-12-26"): {Video: 2}}, nil,
			"2026-12-26", "5 of 10 in person came by then: 4 of 17; the end is 4 of 22"},
		{"2026-12-21", eight, quota.Count{InPerson: 10, Video: 2}, byDay{on("2026-12-29"): {Video: 2}}, nil, "", "8 came by then: 4 of 20"},
		{"2026-12-21", quota.Count{InPerson: 8}, quota.Count{Video: 2}, byDay{on("2026-12-31"): {Video: 2}}, quota.Rates{Acts: video, Days: 2},
			"2026-12-28", "5 are expected, 3 of them without a day: on the 7th of 10 days 2.1 of 10.1 came"},
		{"2026-12-21", eight, quota.Count{Video: 1}, byDay{on("2026-12-24"): video}, quota.Rates{Acts: inPerson}, "2026-12-24", "3 in person came by then: 3 of 14"},
		{"2026-12-21", eight, quota.Count{Video: 1}, byDay{on("2026-12-25"): video}, quota.Rates{Acts: inPerson}, "", "4 came by then: 3 of 15"},
		{"2026-06-30", quota.Count{InPerson: 7, Video: 3}, video, byDay{on("2026-12-31"): video}, nil, "2026-06-30", "already above"},
		{"2021-06-30", eight, video, byDay{on("2021-12-31"): video}, nil, "", "no cap"},
		{"9999-12-30", eight, video, byDay{on("9999-12-31"): video}, nil, "9999-12-31", "the last day that a Date can hold"},
	} {
		p := project(t, c.day, quota.Outlook{Done: c.done, Booked: c.booked, BookedOn: c.on, Forecast: c.forecast}, quota.Choices{})
		assert.Equal(t, c.want, p.Crossing[quota.ReadingText].String(), c.reason)
		plain := project(t, c.day, quota.Outlook{Done: c.done, Booked: c.booked, Forecast: c.forecast}, quota.Choices{})
		plain.Crossing = p.Crossing
		assert.Equal(t, plain, p, "%s: the days move nothing else", c.reason)
	}
}

// A doctor who reads of a crossing and of an end that is within must not wonder.
func TestTextOfACrossingThatIsCured(t *testing.T) {
	o := quota.Outlook{
		Done: quota.Count{InPerson: 8, Video: 2}, Booked: quota.Count{InPerson: 4, Video: 1},
		BookedOn: byDay{on("2026-05-04"): {Video: 1}, on("2026-06-01"): {InPerson: 4}},
	}
	p := project(t, "2026-03-02", o, quota.Choices{})
	assert.True(t, p.Expected.Within, "3 of 15")
	assert.Contains(t, p.Text("en"), "Cap crossed at the end of Monday, May 4, 2026, then within on December 31, if the acts come as expected\n")
	sayEverything(t, p)
}

// The same for a cap that is crossed today.
func TestTextOfACrossingOfTodayThatIsCured(t *testing.T) {
	o := quota.Outlook{Done: quota.Count{InPerson: 5, Video: 3}, Booked: quota.Count{InPerson: 50}}
	p := project(t, "2026-03-02", o, quota.Choices{})
	require.True(t, p.Expected.Within, "3 of 58")
	require.Equal(t, p.Day, p.Crossing[quota.ReadingText], "3 of 8")
	assert.Contains(t, p.Text("en"), "Cap already crossed on the day of the projection, then within on December 31, if the acts come as expected\n")
	o.Booked = quota.Count{InPerson: 6}
	p = project(t, "2026-03-02", o, quota.Choices{})
	require.False(t, p.Expected.Within, "3 of 14")
	assert.Contains(t, p.Text("en"), "Cap already crossed on the day of the projection\n")
	o.Booked.InPerson++
	p = project(t, "2026-03-02", o, quota.Choices{})
	assert.Contains(t, p.Text("en"), "then within on December 31", "exactly 20 % is within")
	sayEverything(t, p)
}

func TestBookedOnRefused(t *testing.T) {
	booked := quota.Count{Video: 3, Assisted: 1, InPerson: 1}
	one := quota.Count{Video: 1}
	for _, c := range []struct {
		on           byDay
		field, value string
		reason       string
	}{
		{byDay{on("2026-06-29"): one}, "bookedOn", "2026-06-29", "gone"},
		{byDay{on("2027-01-01"): one}, "bookedOn", "2027-01-01", "another year"},
		{byDay{on("2027-01-01"): one, on("2025-12-31"): one, on("2026-07-01"): {Video: -1}}, "bookedOn", "2025-12-31", "the first day of several"},
		{byDay{{}: one}, "bookedOn", "", "no day"},
		{byDay{on("2026-07-01"): {Video: -1}}, "bookedOn.2026-07-01.video", "-1", "negative"},
		{byDay{on("2026-07-01"): {Assisted: 1}}, "bookedOn.2026-07-01.assisted", "1", "assisted is a part of video"},
		{byDay{on("2026-07-01"): {Video: 2}, on("2026-12-31"): one}, "bookedOn.video", "3", "2 are booked beside the assisted one"},
		{byDay{on("2026-07-01"): {Video: 1, Assisted: 1}, on("2026-07-02"): {Video: 1, Assisted: 1}}, "bookedOn.assisted", "2", "one is"},
		{byDay{on("2026-06-30"): {InPerson: 2}}, "bookedOn.inPerson", "2", "on the day itself too"},
		{byDay{on("2026-07-01"): {VideoOwn: 2}, on("2026-08-01"): one}, "bookedOn.videoOwn", "2", "none of the own patients' is"},
		{byDay{on("2026-07-01"): {Expertise: 1}}, "bookedOn.expertise", "1", "none is booked"},
	} {
		o := quota.Outlook{Done: quota.Count{InPerson: 50}, Booked: booked, BookedOn: c.on}
		p, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Project(onDay(on("2026-06-30"), o))
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field, c.reason)
		assert.Equal(t, []string{c.field, c.value}, []string{field.Field, field.Value}, c.reason)
		assert.Equal(t, slices.Contains([]string{"bookedOn.video", "bookedOn.videoOwn"}, c.field), strings.HasSuffix(field.Want, ", the assisted apart"), c.reason)
		assert.Zero(t, p, c.reason)
		for _, mode := range []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual} {
			_, err := desk{quota.Cap{Specialty: telehealth.GeneralPractice}, mode}.ask(on("2026-06-30"), o, quota.Teleconsultation{})
			assert.ErrorAs(t, err, &field, "%s in mode %s", c.reason, mode)
		}
	}
}
