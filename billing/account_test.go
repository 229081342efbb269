package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// visit is an act of a general practitioner in sector 1, for an adult at the
// tariff: the fund pays far more than the participation.
func visit(date string) billing.Consultation {
	return billing.Consultation{
		Date:         day(date),
		Practitioner: as(sector1, telehealth.GeneralPractice),
		Patient:      billing.Patient{Birth: day("1980-01-15")},
	}
}

func withCover(date string, cover billing.Covers) billing.Consultation {
	c := visit(date)
	c.Patient.Cover = cover
	return c
}

func born(date, birth string) billing.Consultation {
	c := visit(date)
	c.Patient.Birth = day(birth)
	return c
}

// holding returns the account of a patient from whom that much was withheld in
// the year of the date, on days when nothing else happens.
func holding(t *testing.T, date, amount string) billing.Account {
	t.Helper()
	a, err := billing.Account{}.Add(billing.Participation{
		Professional: "before", Date: day(date), Amount: *euros(amount),
	})
	require.NoError(t, err)
	return a
}

// A step is one act: by whom, reimbursed when (empty is at once), and what the
// account lets the fund withhold.
type step struct {
	act          billing.Consultation
	professional string
	reimbursed   string
	want         string
}

func TestAccount(t *testing.T) {
	five := func(date string) (steps []step) {
		for _, want := range []string{"2.00", "2.00", "2.00", "2.00", "0.00"} {
			steps = append(steps, step{visit(date), "a", "", want})
		}
		return steps
	}
	for _, c := range []struct {
		name   string
		start  billing.Account
		steps  []step
		reason string
	}{
		{"five acts", billing.Account{}, five("2026-03-02"), "F165: four participations a day with one professional, 8 EUR"},
		{"new day", billing.Account{}, append(five("2026-03-02"), step{visit("2026-03-03"), "a", "", "2.00"}),
			"the cap of the day begins anew with the next one"},
		{"before the change", billing.Account{}, []step{
			{visit("2024-05-14"), "a", "", "1.00"}, {visit("2024-05-14"), "a", "", "1.00"},
			{visit("2024-05-14"), "a", "", "1.00"}, {visit("2024-05-14"), "a", "", "1.00"},
			{visit("2024-05-14"), "a", "", "0.00"},
		}, "until 14 May 2024: 1 EUR and 4 EUR a day"},
		{"on the day of the change", billing.Account{}, five("2024-05-15"), "from 15 May 2024: 2 EUR and 8 EUR a day"},
		{"across the change", billing.Account{}, append([]step{
			{visit("2024-05-14"), "a", "2024-05-16", "1.00"},
		}, five("2024-05-15")...), "the amount and the cap are those of the day of care, though reimbursed after the change"},
		{"two professionals", billing.Account{}, append(five("2026-03-02"), step{visit("2026-03-02"), "b", "", "2.00"}),
			"ASH 2519: each professional has a cap of its own"},
		{"in turns", billing.Account{}, []step{
			{visit("2026-03-02"), "a", "", "2.00"}, {visit("2026-03-02"), "b", "", "2.00"},
			{visit("2026-03-02"), "a", "", "2.00"}, {visit("2026-03-02"), "b", "", "2.00"},
		}, "what b takes does not count for a"},
		{"one day, two reimbursements", billing.Account{}, []step{
			{visit("2026-03-02"), "a", "2026-03-04", "2.00"}, {visit("2026-03-02"), "a", "2026-03-04", "2.00"},
			{visit("2026-03-02"), "a", "2026-03-09", "2.00"}, {visit("2026-03-02"), "a", "2027-01-04", "2.00"},
			{visit("2026-03-02"), "a", "2027-01-05", "0.00"},
		}, "the day of the cap is that of care, whenever the fund pays"},
		{"the new year", holding(t, "2025-06-02", "50.00"), []step{
			{visit("2025-12-30"), "a", "2025-12-31", "0.00"}, {visit("2025-12-30"), "a", "2026-01-03", "2.00"},
			{visit("2025-12-30"), "a", "", "0.00"}, {visit("2026-01-05"), "a", "", "2.00"},
		}, "décret 2004-1453: the year is that of the reimbursement, not of care"},
		{"the new year is full", holding(t, "2026-01-02", "50.00"), []step{
			{visit("2025-12-30"), "a", "2026-01-03", "0.00"}, {visit("2025-12-30"), "a", "", "2.00"},
		}, "the room of 2025 does not help what is reimbursed in 2026"},
		{"to the cent", holding(t, "2026-01-02", "49.00"), []step{
			{visit("2026-03-02"), "a", "", "1.00"}, {visit("2026-03-02"), "b", "", "0.00"},
		}, "50 less 49 leaves 1"},
		{"one cent left", holding(t, "2026-01-02", "49.99"), []step{
			{visit("2026-03-02"), "a", "", "0.01"},
		}, "50 less 49.99 leaves a cent"},
		{"never counted", holding(t, "2026-01-02", "48.00"), []step{
			{born("2026-03-02", "2012-04-01"), "a", "", "0.00"}, {withCover("2026-03-02", billing.CoverC2S), "a", "", "0.00"},
			{withCover("2026-03-02", billing.CoverAME), "a", "", "0.00"}, {withCover("2026-03-02", billing.CoverMaternity), "a", "", "0.00"},
			{withCover("2026-03-02", billing.CoverMilitary), "a", "", "0.00"}, {visit("2026-03-02"), "a", "", "2.00"},
			{visit("2026-03-03"), "a", "", "0.00"},
		}, "L160-15: minors and the exempt use up no room; then 48 + 2 is 50"},
		{"counted", billing.Account{}, []step{
			{withCover("2026-03-02", billing.CoverALD), "a", "", "2.00"}, {withCover("2026-03-02", billing.CoverWorkInjury), "a", "", "2.00"},
			{withCover("2026-03-02", billing.CoverInvalidity), "a", "", "2.00"}, {visit("2026-03-02"), "a", "", "2.00"},
			{visit("2026-03-02"), "a", "", "0.00"},
		}, "long-term illness, work injury and invalidity are not exempt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			walk(t, c.start, c.steps, c.reason)
		})
	}
}

// walk prices the steps one after the other and returns the last account.
func walk(t *testing.T, a billing.Account, steps []step, reason string) billing.Account {
	t.Helper()
	for i, s := range steps {
		var reimbursed telehealth.Date
		if s.reimbursed != "" {
			reimbursed = day(s.reimbursed)
		}
		b, next, err := a.Price(billing.Official(), s.act, s.professional, reimbursed)
		require.NoError(t, err, "step %d: %s", i, reason)
		assert.Equal(t, s.want, b.Participation.String(), "step %d: %s", i, reason)
		again := priced(t, b.Consultation)
		assert.Equal(t, b, again, "the bill can be priced again on its own")
		a = next
	}
	return a
}

func TestAccountOfAYear(t *testing.T) {
	var a billing.Account
	date := day("2026-01-05")
	for n := range 26 {
		b, next, err := a.Price(billing.Official(), visit(date.String()), "a", telehealth.Date{})
		require.NoError(t, err)
		if n < 25 {
			require.Equal(t, "2.00", b.Participation.String(), "F165: 25 participations a civil year, %d", n+1)
		} else {
			assert.Equal(t, "0.00", b.Participation.String(), "the 26th")
			_, noted := noteOf(&b, "participation.year")
			assert.True(t, noted, "and the bill says why")
		}
		a, date = next, date.AddDays(7)
	}
	assert.Len(t, a.Participations(), 25, "nothing is stored for an act without participation")
}

// The acts of one patient's day: a supplement is a line of the same act and
// takes no participation of its own.
func TestAccountOfAnActWithSupplements(t *testing.T) {
	c := visit("2026-03-02")
	c.Supplements = []telehealth.Code{"MN"}
	c.Time, _ = telehealth.NewTimeOfDay(21, 0)
	c.Pathway = telehealth.PathwayUrgent
	b, a, err := billing.Account{}.Price(billing.Official(), c, "a", telehealth.Date{})
	require.NoError(t, err)
	assert.Len(t, b.Lines, 2)
	assert.Equal(t, "2.00", b.Participation.String(), "one participation per act, not per line")
	assert.Len(t, a.Participations(), 1)
}

// F167: with third-party payment the fund takes the participation off a later
// reimbursement, and that day's year counts.
func TestAccountDeferred(t *testing.T) {
	a, err := holding(t, "2025-06-02", "10.00").Add(billing.Participation{
		Professional: "before", Date: day("2026-01-02"), Amount: *euros("49.00"),
	})
	require.NoError(t, err)
	c := visit("2025-12-30")
	c.ThirdParty = true
	b, held, err := a.Price(billing.Official(), c, "a", telehealth.Date{})
	require.NoError(t, err)
	require.Equal(t, billing.RecoveredLater, b.Recovery)
	assert.Equal(t, "2.00", b.Participation.String(), "2025 has room")

	undone, err := held.Remove(billing.Participation{Professional: "a", Date: c.Date, Amount: b.Participation})
	require.NoError(t, err)
	assert.Equal(t, a, undone, "as if it had never been")
	b, held, err = undone.Price(billing.Official(), c, "a", day("2026-02-10"))
	require.NoError(t, err)
	assert.Equal(t, "1.00", b.Participation.String(), "recovered in 2026, which has one euro left")
	w, err := held.Withheld("a", c.Date, day("2026-02-11"))
	require.NoError(t, err)
	assert.Equal(t, billing.Withheld{Day: *euros("1.00"), Year: *euros("50.00")}, w)
}
