package billing_test

import (
	"fmt"
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

// cheap is an act of which the fund pays less than the participation.
func cheap(date string) billing.Consultation {
	c := visit(date)
	c.Fee = euros("1.00")
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
		{"twenty-four", holding(t, "2026-01-02", "48.00"), []step{
			{visit("2026-03-02"), "a", "", "2.00"}, {visit("2026-03-02"), "b", "", "0.00"},
		}, "D160-6: 25 participations"},
		{"a part is one", holding(t, "2026-01-02", "48.01"), []step{
			{visit("2026-03-02"), "a", "", "0.00"},
		}, "24 whole ones and a cent are 25, and no 26th is owed for the rest of 50 EUR"},
		{"small ones count", billing.Account{}, []step{
			{cheap("2026-03-02"), "a", "", "0.70"}, {cheap("2026-03-02"), "a", "", "0.70"}, {cheap("2026-03-02"), "a", "", "0.70"},
			{visit("2026-03-02"), "a", "", "2.00"}, {visit("2026-03-02"), "a", "", "0.00"},
		}, "D160-8: four of a day, whatever they come to"},
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

// An encounter of several acts has a participation for each, and each counts.
func TestAccountOfSeveralActs(t *testing.T) {
	c := visit("2026-03-02")
	c.ForeignLines = []billing.ForeignLine{{Code: "DEQP003", Base: *euros("14.26"), Quantity: 1}}
	var a billing.Account
	for _, want := range []struct {
		flat  string
		count int16
	}{{"4.00", 2}, {"4.00", 4}, {"0.00", 4}} {
		b, next, err := a.Price(billing.Official(), c, "a", telehealth.Date{})
		require.NoError(t, err)
		assert.Equal(t, want.flat, b.Participation.String())
		w, err := next.Withheld("a", c.Date, telehealth.Date{})
		require.NoError(t, err)
		assert.Equal(t, want.count, w.DayCount)
		a = next
	}
	a, err := billing.Account{}.Add(billing.Participation{Professional: "a", Date: c.Date, Amount: *euros("6.00")})
	require.NoError(t, err)
	b, _, err := a.Price(billing.Official(), c, "a", telehealth.Date{})
	require.NoError(t, err)
	assert.Equal(t, "2.00", b.Participation.String(), "the fourth, and no fifth")
}

// D160-6: a participation counts on the day on which the fund pays the act. With
// third-party payment that is the payment to the doctor; what is taken off a later one
// counts no second time.
func TestAccountDeferred(t *testing.T) {
	c := visit("2025-12-30")
	c.ThirdParty = true
	b, held, err := holding(t, "2025-06-02", "48.00").Price(billing.Official(), c, "a", telehealth.Date{})
	require.NoError(t, err)
	require.Equal(t, billing.RecoveredLater, b.Recovery)
	assert.Equal(t, "2.00", b.Participation.String(), "the 25th of 2025")
	assert.Zero(t, b.Recovered)
	assert.Equal(t, b.Gross(), b.Paid(), "the doctor is paid the whole")
	assert.Equal(t, "2.00", held.Owed(telehealth.Date{}).String())
	assert.Zero(t, held.Owed(day("2025-12-29")), "not owed yet")

	b, next, err := held.Price(billing.Official(), visit("2025-12-29"), "b", telehealth.Date{})
	require.NoError(t, err)
	assert.Zero(t, b.Recovered, "a payment of the day before takes nothing of it")
	assert.Equal(t, held, next, "the year is full")

	b, next, err = held.Price(billing.Official(), visit("2026-01-02"), "b", day("2026-01-05"))
	require.NoError(t, err)
	assert.Equal(t, []string{"2.00", "2.00", "17.00"}, []string{b.Participation.String(), b.Recovered.String(), b.Paid().String()},
		"21.00 less its own and the one of December")
	assert.Zero(t, next.Owed(telehealth.Date{}))
	w, err := next.Withheld("b", day("2026-01-05"), telehealth.Date{})
	require.NoError(t, err)
	assert.Equal(t, int16(1), w.YearCount, "that of December stays in 2025")
	assert.Equal(t, b, priced(t, b.Consultation), "the bill can be priced again on its own")
}

// service-public, page A18033 of 5 February 2025: 30.00 paid, 15.00 received, for two
// participations of acts that the fund paid directly are taken off with its own.
func TestAccountOfThePublicPage(t *testing.T) {
	var a billing.Account
	for _, date := range []string{"2025-01-13", "2025-01-20"} {
		c := visit(date)
		c.ThirdParty = true
		var err error
		_, a, err = a.Price(billing.Official(), c, "lab", telehealth.Date{})
		require.NoError(t, err)
	}
	b, next, err := a.Price(billing.Official(), visit("2025-02-03"), "a", telehealth.Date{})
	require.NoError(t, err)
	totals{fee: "30.00", gross: "21.00", flat: "2.00", reimbursed: "19.00", patient: "11.00"}.check(t, &b)
	assert.Equal(t, "4.00", b.Recovered.String())
	assert.Equal(t, "15.00", b.Paid().String())
	_, noted := noteOf(&b, "participation.recovered")
	assert.True(t, noted, "and the bill says why")
	assert.Zero(t, next.Owed(telehealth.Date{}))
	for _, p := range next.Participations() {
		assert.Equal(t, "2.00", p.Amount.String(), "all three are counted")
	}

	s := b.Statement("en")
	assert.Equal(t, [2]billing.Amount{4 * billing.Euro, 15 * billing.Euro}, [2]billing.Amount{s.Recovered, s.Paid})
	again := visit("2025-02-03")
	again.Withheld = billing.Withheld{Owed: 4 * billing.Euro}
	alone := priced(t, again)
	assert.Equal(t, b.Paid(), alone.Paid(), "who keeps no account says what is owed")
	reversed, err := billing.Official().Correct(withID(b), withID(b).Consultation)
	require.NoError(t, err)
	assert.Equal(t, -b.Recovered, reversed.Reversal.Recovered, "what is taken back was recovered in vain")
}

func withID(b billing.Bill) billing.Bill {
	b.Consultation.ID = "b-1"
	return b
}

// A payment bears what is owed as far as it goes; the earliest is recovered first.
func TestAccountRecover(t *testing.T) {
	var a billing.Account
	for _, c := range []struct{ date, amount, owed string }{
		{"2026-01-12", "2.00", "2.00"}, {"2026-01-05", "2.00", "2.00"}, {"2026-01-19", "2.00", "0.50"},
	} {
		var err error
		a, err = a.Add(billing.Participation{Professional: "p", Date: day(c.date), Amount: *euros(c.amount), Owed: *euros(c.owed)})
		require.NoError(t, err)
	}
	b, next, err := a.Price(billing.Official(), cheap("2026-02-02"), "a", telehealth.Date{})
	require.NoError(t, err)
	assert.Equal(t, "0.00", b.Recovered.String(), "0.70 less its own participation leaves nothing")
	assert.Equal(t, a.Owed(telehealth.Date{}), next.Owed(telehealth.Date{}))
	for _, c := range []struct {
		amount, until, left string
		fails               bool
		reason              string
	}{
		{"0.00", "", "4.50", false, "nothing recovered"},
		{"1.50", "", "3.00", false, "a part of the first"},
		{"4.50", "", "0.00", false, "all"},
		{"4.51", "", "4.50", true, "a cent too much"},
		{"-0.01", "", "4.50", true, "to owe more is for Add"},
		{"2.00", "2026-01-05", "2.50", false, "all of that day"},
		{"2.01", "2026-01-11", "4.50", true, "the second is not owed before the 12th"},
		{"2.01", "2026-01-12", "2.49", false, "from then on it is"},
	} {
		var until telehealth.Date
		if c.until != "" {
			until = day(c.until)
		}
		less, err := a.Recover(*euros(c.amount), until)
		if c.fails {
			assert.Equal(t, "amount", refusal(t, err).Field, c.reason)
			assert.Equal(t, a, less, c.reason)
		} else {
			require.NoError(t, err, c.reason)
		}
		assert.Equal(t, c.left, less.Owed(telehealth.Date{}).String(), c.reason)
	}
	first, err := a.Recover(*euros("1.50"), telehealth.Date{})
	require.NoError(t, err)
	assert.Equal(t, "0.50", first.Participations()[0].Owed.String(), "the earliest first")
	assert.Equal(t, *euros("4.50"), a.Owed(telehealth.Date{}), "the old account is never modified")
	assert.Equal(t, first, reread(t, first))
	assert.Equal(t, *euros("4.50"), a.Forget(day("2027-01-01")).Owed(telehealth.Date{}), "a debt is not forgotten")
	less, err := a.Remove(billing.Participation{Professional: "p", Date: day("2026-01-19"), Amount: *euros("1.75")})
	require.NoError(t, err)
	assert.Equal(t, "4.00", less.Owed(telehealth.Date{}).String(), "of a cancelled act nothing is owed any more")
}

// 2024: 1.00 and 50 until May, 2.00 and 25 after. The number of the day of reimbursement
// decides, and the euros of the year differ from it.
func TestAccountOf2024(t *testing.T) {
	for _, c := range []struct {
		before           int // participations of 1.00 reimbursed in the first months
		date, reimbursed string
		want, reason     string
	}{
		{24, "2024-05-15", "", "2.00", "the amount changes on the 15th"},
		{49, "2024-05-15", "", "2.00", "the number of that day is still 50"},
		{50, "2024-05-15", "", "0.00", "and no more"},
		{24, "2024-05-16", "", "2.00", "the 25th"},
		{25, "2024-05-16", "", "0.00", "25 before the 16th, though only 25.00 were paid"},
		{40, "2024-12-20", "", "0.00", "more than 25 before the 16th are none too many"},
		{25, "2024-05-14", "2024-05-15", "1.00", "reimbursed before the change of the number"},
		{25, "2024-05-14", "2024-05-16", "0.00", "reimbursed after it: that day counts, not the day of care"},
		{25, "2024-12-30", "2025-01-02", "2.00", "another civil year"},
	} {
		t.Run(fmt.Sprint(c.before, " ", c.date, " ", c.reimbursed), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var a billing.Account
			for n := range c.before {
				var err error
				_, a, err = a.Price(billing.Official(), visit(day("2024-01-02").AddDays(n).String()), "a", telehealth.Date{})
				require.NoError(t, err)
			}
			walk(t, a, []step{{visit(c.date), "b", c.reimbursed, c.want}}, c.reason)
			walk(t, reread(t, a), []step{{visit(c.date), "b", c.reimbursed, c.want}}, c.reason)
		})
	}
}
