package billing_test

import (
	"strings"
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

// Urgency and the call are facts of their own (NGAP, article 14): what the bill adds,
// what it takes for granted, and what it asks.
func TestUrgency(t *testing.T) {
	yes, no := new(true), new(false)
	for _, c := range []struct {
		date, time, called string
		pathway            telehealth.Pathway
		urgent             *bool
		codes              []telehealth.Code
		doubts             string
		reason             string
	}{
		{"2020-02-03", "23:30", "", "", nil, []telehealth.Code{"G", "MN"}, "time.urgent", "practice did not ask: added, and the bill says what it supposes"},
		{"2020-02-03", "23:30", "", telehealth.PathwayAttending, nil, []telehealth.Code{"G"}, "time.ask", "a pathway that is not urgent: 25.00, and a question"},
		{"2020-02-03", "23:30", "", "", no, []telehealth.Code{"G"}, "", "not urgent: 25.00, and nothing to ask"},
		{"2020-02-03", "23:30", "23:00", "", yes, []telehealth.Code{"G", "MN"}, "", "urgent, called by night: MN"},
		{"2020-02-03", "23:30", "", "", yes, []telehealth.Code{"G", "MN"}, "time.call", "the call is supposed"},
		{"2020-02-03", "23:30", "", telehealth.PathwayUrgent, nil, []telehealth.Code{"G", "MN"}, "time.call", "the pathway says it too"},
		{"2020-02-03", "23:30", "18:00", "", yes, []telehealth.Code{"G"}, "time.ask", "called by day"},
		{"2020-02-02", "10:00", "", "", yes, []telehealth.Code{"G", "F"}, "", "a Sunday: no call to suppose"},
		{"2024-12-21", "21:00", "", "", nil, []telehealth.Code{"G", "MN"}, "time.urgent", "the last day of that practice"},
		{"2024-12-22", "21:00", "", "", nil, []telehealth.Code{"G", "MHP"}, "", "the first of the new rule"},
		{"2024-12-22", "21:00", "", "", no, []telehealth.Code{"G", "MHP"}, "", "the same, said"},
		{"2024-12-22", "21:00", "20:50", telehealth.PathwayAttending, yes, []telehealth.Code{"G", "MN"}, "", "an emergency of the own patient"},
		{"2026-03-29", "02:30", "02:00", "", yes, []telehealth.Code{"G", "MM"}, "", "the hour that the clocks skip"},
		{"2026-10-25", "02:30", "02:00", "", yes, []telehealth.Code{"G", "MM"}, "", "the hour that they have twice"},
	} {
		require.NotEmpty(t, c.reason)
		q := gpOn(c.date)
		q.Pathway, q.Urgent = c.pathway, c.urgent
		q.Patient.Birth = day("1980-05-01")
		require.NoError(t, q.Time.UnmarshalText([]byte(c.time)))
		require.NoError(t, q.Called.UnmarshalText([]byte(c.called)))
		b := priced(t, q)
		assert.Equal(t, c.codes, letters(&b), "%s %s: %s", c.date, c.time, c.reason)
		doubts := ""
		for i := range b.Notes {
			if n := &b.Notes[i]; strings.HasPrefix(n.Rule(), "time.") && n.Kind() == billing.NoteDoubt {
				doubts += n.Rule()
			}
		}
		assert.Equal(t, c.doubts, doubts, "%s %s: %s", c.date, c.time, c.reason)
	}
}

// An urgent act is not outside the pathway (article D162-1-6 CSS), whatever the pathway
// that was named; and it cannot be said both ways.
func TestUrgencyInThePathway(t *testing.T) {
	q := gpOn("2026-03-02")
	q.Pathway, q.Urgent = telehealth.PathwayOutside, new(true)
	b := priced(t, q)
	assert.Equal(t, "21.00", b.Gross().String(), "70 % of 30.00")
	_, exempt := noteOf(&b, "pathway.exempt")
	assert.True(t, exempt)
	q.Urgent = new(false)
	b = priced(t, q)
	assert.Equal(t, telehealth.PathwayOutside, b.Consultation.Pathway)
	assert.Less(t, b.Gross(), *euros("21.00"), "not urgent: outside as it was said")

	q.Pathway = telehealth.PathwayUrgent
	_, err := billing.Price(q)
	assert.Equal(t, "urgent", refusal(t, err).Field)
	assert.Equal(t, telehealth.ErrorContradiction, refusal(t, err).Code)
	q.Pathway, q.Answers = "", map[string]bool{"ask.urgent": true}
	_, err = billing.Price(q)
	assert.Equal(t, "urgent", refusal(t, err).Field, "a fact and an answer that differ")
	assert.Equal(t, telehealth.ErrorContradiction, refusal(t, err).Code)
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
