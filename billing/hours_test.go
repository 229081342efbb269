package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var hourCases = []struct {
	date, time string
	pathway    telehealth.Pathway
	codes      []telehealth.Code
	ask        bool
	reason     string
}{
	{"2024-12-20", "19:59", "", []telehealth.Code{"G"}, false, "the last minute of the day, a Friday"},
	{"2024-12-20", "20:00", "", []telehealth.Code{"G", "MN"}, false, "the first of the night; before 2024-12-22 without an emergency"},
	{"2024-12-20", "23:59", "", []telehealth.Code{"G", "MN"}, false, "before midnight"},
	{"2024-12-20", "00:00", "", []telehealth.Code{"G", "MM"}, false, "midnight is an hour, not a missing one"},
	{"2024-12-20", "05:59", "", []telehealth.Code{"G", "MM"}, false, "the last minute of MM"},
	{"2024-12-20", "06:00", "", []telehealth.Code{"G", "MN"}, false, "MN again from 6 to 8"},
	{"2024-12-20", "07:59", "", []telehealth.Code{"G", "MN"}, false, "the last minute of the night"},
	{"2024-12-20", "08:00", "", []telehealth.Code{"G"}, false, "the day begins"},
	{"2024-12-15", "10:00", "", []telehealth.Code{"G", "F"}, false, "a Sunday by day"},
	{"2024-12-15", "21:00", "", []telehealth.Code{"G", "MN"}, false, "a Sunday by night: MN, not both"},
	{"2024-12-15", "", "", []telehealth.Code{"G"}, true, "a Sunday at an unknown hour: asked, not guessed"},
	{"2024-11-11", "10:00", "", []telehealth.Code{"G", "F"}, false, "Armistice, a Monday"},
	{"2024-12-20", "", "", []telehealth.Code{"G"}, false, "an ordinary day at an unknown hour"},
	{"2024-12-21", "10:00", "", []telehealth.Code{"G"}, false, "a Saturday is no day of rest"},
	{"2024-12-22", "10:00", "", []telehealth.Code{"G", "MHP"}, false, "the first day of the new rule, a Sunday: MHP without an emergency"},
	{"2024-12-22", "10:00", telehealth.PathwayUrgent, []telehealth.Code{"G", "F"}, false, "an emergency keeps F"},
	{"2026-03-02", "21:00", telehealth.PathwayUrgent, []telehealth.Code{"G", "MN"}, false, "an emergency keeps MN"},
	{"2026-03-02", "03:00", telehealth.PathwayUrgent, []telehealth.Code{"G", "MM"}, false, "an emergency keeps MM"},
	{"2026-03-02", "21:00", "", []telehealth.Code{"G", "MHP"}, false, "a late consultation by choice"},
	{"2026-05-25", "10:00", telehealth.PathwayUrgent, []telehealth.Code{"G", "F"}, false, "Whit Monday"},
}

// The supplements of the hour, for a GP at the tariff (egora-urgency, djibe-gp): F 19.06 by
// day on Sundays and holidays, MN 35 from 20 to 24 and 6 to 8, MM 40 from 0 to 6;
// from 2024-12-22 in an emergency only, else MHP 5.
func TestHours(t *testing.T) {
	for _, c := range hourCases {
		t.Run(c.date+" "+c.time+" "+string(c.pathway), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := gpOn(c.date)
			q.Pathway = c.pathway
			require.NoError(t, q.Time.UnmarshalText([]byte(c.time)))
			b := priced(t, q)
			assert.Equal(t, c.codes, letters(&b), c.reason)
			_, asked := noteOf(&b, "time.ask")
			assert.Equal(t, c.ask, asked, c.reason)
		})
	}
}

// A list of supplements, also an empty one, is the doctor's word: the hour adds
// nothing and asks nothing.
func TestHoursBesideNamedSupplements(t *testing.T) {
	q := gpOn("2026-03-02")
	q.Supplements = []telehealth.Code{}
	require.NoError(t, q.Time.UnmarshalText([]byte("21:00")))
	b := priced(t, q)
	assert.Equal(t, []telehealth.Code{"G"}, letters(&b))
	_, asked := noteOf(&b, "time.ask")
	assert.False(t, asked)
}

// MN 35 is the GP's and the paediatrician's, 25.15 the other specialists' (djibe-gp,
// medshake-2019). No MM of theirs is sourced, so after midnight the library asks.
func TestNightOfTheSpecialist(t *testing.T) {
	for _, c := range []struct {
		time, base string
		codes      []telehealth.Code
		ask        bool
		reason     string
	}{
		{"21:00", "55.15", []telehealth.Code{"CS", "MPC", "MCS", "MN"}, false, "30 in 2017 to 2023, and 25.15 by night"},
		{"02:00", "30.00", []telehealth.Code{"CS", "MPC", "MCS"}, true, "no row for MM: asked, not guessed"},
	} {
		t.Run(c.time, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := billing.Consultation{Date: day("2022-03-04"), Practitioner: one(telehealth.Dermatology)}
			require.NoError(t, q.Time.UnmarshalText([]byte(c.time)))
			b := priced(t, q)
			assert.Equal(t, c.codes, letters(&b), c.reason)
			assert.Equal(t, c.base, b.Base().String(), c.reason)
			_, asked := noteOf(&b, "time.ask")
			assert.Equal(t, c.ask, asked, c.reason)
		})
	}
}

func TestClockText(t *testing.T) {
	for _, c := range []struct {
		text, reason string
		good         bool
	}{
		{"00:00", "midnight", true}, {"23:59", "the last minute", true}, {"", "unknown", true},
		{"24:00", "no such hour", false}, {"12:60", "no such minute", false}, {"8:30", "a digit missing", false},
		{"08:30:00", "seconds", false}, {"08-30", "another sign", false}, {"-1:00", "a sign", false},
		{"٠٨:٣٠", "digits that are not ASCII", false}, {"0830", "no colon", false}, {" 8:30", "a space", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			clock, _ := telehealth.NewTimeOfDay(9, 9)
			err := clock.UnmarshalText([]byte(c.text))
			if !c.good {
				bad := refusal(t, err)
				assert.Equal(t, telehealth.ErrorMalformed, bad.Code)
				assert.Equal(t, c.text, bad.Value)
				assert.Equal(t, "09:09", clock.String(), "a refused text leaves the clock as it was")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.text, clock.String())
		})
	}
}
