package quota_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

func ledgerOf(t testing.TB, acts ...quota.Act) *quota.Ledger {
	t.Helper()
	var l quota.Ledger
	for i, a := range acts {
		require.NoError(t, l.Add(a), i)
	}
	return &l
}

func TestLedgerAll(t *testing.T) {
	want := []quota.Act{
		{ID: "z", Date: on("2025-12-31"), Code: "G", State: quota.StateCancelled},
		{ID: "a", Date: on("2026-03-02"), Code: "TCG", OwnPatient: true, Assisted: true, State: quota.StatePlanned},
		{ID: "b", Date: on("2026-03-02"), Code: "MCG", State: quota.StateDone},
		{ID: "c", Date: on("2026-03-02"), Code: "TE2", State: quota.StateDone},
	}
	l := ledgerOf(t, want[3], want[0], want[2], quota.Act{Date: on("2026-01-01"), Code: "G"}, want[1])
	assert.Equal(t, want, slices.Collect(l.All()), "by date, then by id; what has none is forgotten")
	for a := range l.All() {
		assert.Equal(t, want[0], a)
		break // what stops is told no more
	}
	for a := range l.All() {
		require.NoError(t, l.Remove(a.ID), "the loop may change the ledger")
	}
	assert.Empty(t, slices.Collect(l.All()))
	named := ledgerOf(t, want...)
	assert.Equal(t, quota.Tally{}, named.Unnamed(), "no year where every act has an id")
	assert.Empty(t, named.Unnamed().Years())
	assert.Empty(t, slices.Collect((&quota.Ledger{}).All()), "the zero Ledger")
	assert.Equal(t, quota.Tally{}, (&quota.Ledger{}).Unnamed(), "the zero Ledger")
}

// restarted writes a ledger as lines of JSON, and makes it again from them.
func restarted(t *testing.T, l *quota.Ledger) *quota.Ledger {
	t.Helper()
	var file bytes.Buffer
	out := json.NewEncoder(&file)
	require.NoError(t, out.Encode(l.Unnamed()))
	for a := range l.All() {
		require.NoError(t, out.Encode(a))
	}
	var again quota.Ledger
	var unnamed quota.Tally
	in := json.NewDecoder(&file)
	require.NoError(t, in.Decode(&unnamed))
	require.NoError(t, again.Merge(unnamed))
	for in.More() {
		var a quota.Act
		require.NoError(t, in.Decode(&a))
		require.NoError(t, again.Add(a))
	}
	return &again
}

// Whatever was added, corrected and removed, a ledger comes back from its file: its
// counts, its acts, and what it refuses.
func TestLedgerSurvivesARestart(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 30 {
		var l quota.Ledger
		m := model{named: map[string]quota.Act{}}
		for range 150 {
			step(t, rng, &l, &m)
		}
		require.NoError(t, l.Merge(tallyOf(t, randomActs(rng, 20)...)))
		again := restarted(t, &l)
		require.Equal(t, l.Tally(), again.Tally())
		require.Equal(t, l.Unnamed(), again.Unnamed())
		require.Equal(t, slices.Collect(l.All()), slices.Collect(again.All()))
		for a := range again.All() {
			requireField(t, again.Add(a), telehealth.ErrorContradiction, "id", "the act is there already")
			a.Code = "G"
			require.NoError(t, again.Correct(a), "and can be corrected")
			require.NoError(t, again.Remove(a.ID))
		}
		require.Equal(t, l.Unnamed(), again.Tally(), "without those the unnamed are left")
	}
}

func TestLedgerOutlook(t *testing.T) {
	own := quota.Act{Date: on("2026-06-30"), Code: "VG", OwnPatient: true}
	for _, c := range []struct {
		act    quota.Act
		want   quota.Outlook
		reason string
	}{
		{quota.Act{Date: on("2026-06-30"), Code: "TCG"}, quota.Outlook{Done: quota.Count{Video: 1}}, "done on the day"},
		{quota.Act{Date: on("2026-01-01"), Code: "TCG"}, quota.Outlook{Done: quota.Count{Video: 1}}, "done before, added late"},
		{quota.Act{Date: on("2026-07-01"), Code: "TCG"}, quota.Outlook{Booked: quota.Count{Video: 1}, BookedOn: byDay{on("2026-07-01"): {Video: 1}}},
			"done after the day: the day is of the past, and saw it booked"},
		{quota.Act{Date: on("2026-12-31"), Code: "TE2", State: quota.StatePlanned}, quota.Outlook{Booked: quota.Count{Expertise: 1}, BookedOn: byDay{on("2026-12-31"): {Expertise: 1}}}, "planned"},
		{quota.Act{Date: on("2026-06-30"), Code: "G", State: quota.StatePlanned}, quota.Outlook{Booked: quota.Count{InPerson: 1}, BookedOn: byDay{on("2026-06-30"): {InPerson: 1}}}, "planned for tonight"},
		{quota.Act{Date: on("2026-06-29"), Code: "G", State: quota.StatePlanned}, quota.Outlook{Booked: quota.Count{InPerson: 1}}, "nobody said what became of it: still expected, on no day"},
		{quota.Act{Date: on("2026-06-29"), Code: "G", State: quota.StateCancelled}, quota.Outlook{}, "cancelled in the past"},
		{quota.Act{Date: on("2026-07-29"), Code: "G", State: quota.StateCancelled}, quota.Outlook{}, "cancelled in advance"},
		{quota.Act{Date: on("2026-07-29"), Code: "MCG", State: quota.StatePlanned}, quota.Outlook{}, "a supplement is no act"},
		{quota.Act{Date: on("2025-12-31"), Code: "G"}, quota.Outlook{}, "the year before"},
		{quota.Act{Date: on("2027-01-01"), Code: "G", State: quota.StatePlanned}, quota.Outlook{}, "the year after"},
		{own, quota.Outlook{Done: quota.Count{InPersonOwn: 1}}, "own patients"},
	} {
		c.act.ID, c.want.Day = "a", on("2026-06-30")
		assert.Equal(t, c.want, ledgerOf(t, c.act).Outlook(on("2026-06-30")), c.reason)
		c.act.ID = ""
		c.want.Done, c.want.Booked, c.want.BookedOn = c.want.Done.Add(c.want.Booked), quota.Count{}, nil
		if c.act.State == quota.StatePlanned {
			c.want.Done, c.want.Booked = quota.Count{}, c.want.Done
		}
		assert.Equal(t, c.want, ledgerOf(t, c.act).Outlook(on("2026-06-30")), "%s; without an id it has no day", c.reason)
	}
	assert.Equal(t, quota.Outlook{}, ledgerOf(t, own).Outlook(telehealth.Date{}), "no day, no year")
}

// On any day Done and Booked are together those of the Tally, BookedOn is a part of
// Booked that Project takes, and Done is a count of the dates by hand.
func TestOutlookIsTheTallyParted(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 60 {
		acts := randomActs(rng, 200)
		var l quota.Ledger
		var kept []quota.Act
		for i, a := range acts {
			if a.ID != "" {
				a.ID = fmt.Sprint(i)
			}
			require.NoError(t, l.Add(a))
			kept = append(kept, a)
		}
		day := on("2024-12-30").AddDays(rng.IntN(800))
		o, whole := l.Outlook(day), l.Tally().Year(day.Year())
		require.Equal(t, whole.Done.Add(whole.Planned), o.Done.Add(o.Booked))
		kept = slices.DeleteFunc(kept, func(a quota.Act) bool {
			return a.Date.Year() != day.Year() || a.State == quota.StatePlanned || a.ID != "" && a.Date.After(day)
		})
		require.Equal(t, tallyOf(t, kept...).Year(day.Year()).Done, o.Done)
		_, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(onDay(day, o))
		require.NoError(t, err)
	}
}

func TestLedgerLastYear(t *testing.T) {
	one := quota.Count{InPerson: 1}
	two := one.Add(one)
	for _, c := range []struct {
		day          string
		acts         []string
		whole, until quota.Count
		reason       string
	}{
		{"2026-06-30", []string{"2025-06-30", "2025-07-01"}, two, one, "the same day is gone, the next one not"},
		{"2026-06-30", []string{"2024-06-30", "2026-01-01"}, quota.Count{}, quota.Count{}, "other years"},
		{"2028-02-29", []string{"2027-02-28", "2027-03-01"}, two, one, "29 February: 28 February of 2027"},
		{"2025-02-28", []string{"2024-02-28", "2024-02-29"}, two, one, "28 February 2025: 29 February 2024 was to come"},
		{"2025-03-01", []string{"2024-02-29", "2024-03-02"}, two, one, "1 March 2025: it was gone"},
		{"2026-12-31", []string{"2025-12-31", "2025-01-01"}, two, two, "nothing is left"},
		{"1583-06-30", nil, quota.Count{}, quota.Count{}, "no year is before the first"},
		{"", []string{"2025-06-30"}, quota.Count{}, quota.Count{}, "no day"},
	} {
		var l quota.Ledger
		for _, day := range c.acts {
			require.NoError(t, l.Add(quota.Act{ID: day, Date: on(day), Code: "G"}))
		}
		var day telehealth.Date
		require.NoError(t, day.UnmarshalText([]byte(c.day)))
		want := quota.SameAsLastYear{Whole: c.whole, Until: c.until}
		assert.Equal(t, want, l.LastYear(day), c.reason)
		for i, state := range []quota.State{quota.StatePlanned, quota.StateCancelled} {
			require.NoError(t, l.Add(quota.Act{ID: fmt.Sprint(i), Date: on("2025-03-03"), Code: "G", State: state}))
		}
		assert.Equal(t, want, l.LastYear(day), "%s; only what was done counts", c.reason)
	}
}

// Acts without an id have no day: of those of last year as many are gone as days.
func TestLastYearOfUnnamedActs(t *testing.T) {
	l := ledgerOf(t, quota.Act{ID: "a", Date: on("2025-12-31"), Code: "TCG", Assisted: true})
	counted, err := quota.NewTally(quota.YearTally{Year: 2025, Done: quota.Count{InPerson: 730, Video: 365, Assisted: 2}})
	require.NoError(t, err)
	require.NoError(t, l.Merge(counted))
	f := l.LastYear(on("2026-03-14")) // day 73 of 365
	assert.Equal(t, quota.Count{InPerson: 730, Video: 366, Assisted: 3}, f.Whole)
	assert.Equal(t, quota.Count{InPerson: 146, Video: 73}, f.Until, "a fifth of the merged, 0.4 of the assisted ones, not the named one of December")
	assert.Equal(t, f.Whole, l.LastYear(on("2026-12-31")).Until, "all of it")
	p := project(t, "2026-03-14", quota.Outlook{Forecast: f}, quota.Choices{})
	assert.Equal(t, quota.Count{InPerson: 584, Video: 293, Assisted: 3}, p.Rest)
}

// A year of a busy doctor, asked about by a booking desk.
func BenchmarkLedgerOutlook(b *testing.B) {
	var l quota.Ledger
	for i := range 6000 {
		a := quota.Act{ID: fmt.Sprint(i), Date: on("2026-01-01").AddDays(i % 365), Code: "TCG", State: quota.StatePlanned}
		if i%365 < 180 {
			a.State = quota.StateDone
		}
		require.NoError(b, l.Add(a))
	}
	b.ReportAllocs()
	for b.Loop() {
		o := l.Outlook(on("2026-06-30"))
		sunk = len(o.BookedOn) > 0
	}
}

func BenchmarkProjectDated(b *testing.B) {
	day, o := on("2026-06-30"), quota.Outlook{Done: quota.Count{InPerson: 4000, Video: 300}, BookedOn: byDay{}}
	for n := range 184 {
		acts := quota.Count{InPerson: 10, Video: 2}
		o.BookedOn[day.AddDays(n+1)], o.Booked = acts, o.Booked.Add(acts)
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Project(onDay(day, o))
		sunk = err == nil
	}
}
