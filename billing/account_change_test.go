package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two plans from one account must not share an array (append may write in place):
// the second append would write into the first plan.
func TestAccountBranches(t *testing.T) {
	var base billing.Account
	for n := range 12 { // an append leaves room behind 5 and 9 elements, not behind 4 and 8
		before, err := json.Marshal(base)
		require.NoError(t, err)
		where := telehealth.MustParseDate("2026-01-05").AddDays(n)
		plans := map[string]billing.Account{}
		for _, professional := range []string{"a", "b", "c"} {
			_, plan, err := base.Price(billing.Official(), visit(where.String()), professional, telehealth.Date{})
			require.NoError(t, err)
			_, plan, err = plan.Price(billing.Official(), visit("2026-01-01"), professional, telehealth.Date{}) // in front of the others
			require.NoError(t, err)
			_, plan, err = plan.Price(billing.Official(), visit(where.String()), professional, telehealth.Date{}) // in place
			require.NoError(t, err)
			plans[professional] = plan
		}
		first := billing.Participation{Professional: "a", Date: day("2026-01-05"), Amount: 1}
		_, err = base.Remove(first)
		require.Equal(t, n > 0, err == nil, "a part of an element of the account")
		_, err = base.Add(first)
		require.NoError(t, err, "more of the same element")
		first.Amount = *euros("2.00")
		_, err = base.Remove(first)
		require.Equal(t, n > 0, err == nil, "a whole element")
		for professional, plan := range plans {
			held := plan.Participations()
			last := held[len(held)-1]
			assert.Equal(t, professional, last.Professional, "after %d acts the plans share an array", n)
			assert.Equal(t, *euros("4.00"), last.Amount)
			held[0].Amount = 0 // the caller's own copy
			assert.NotZero(t, plan.Participations()[0].Amount)
		}
		after, err := json.Marshal(base)
		require.NoError(t, err)
		require.Equal(t, string(before), string(after), "the old account is never modified")
		_, base, err = base.Price(billing.Official(), visit(where.String()), "a", telehealth.Date{})
		require.NoError(t, err)
	}
}

func TestAccountRemove(t *testing.T) {
	full := walk(t, holding(t, "2026-01-02", "42.00"), []step{
		{visit("2026-03-02"), "a", "2026-03-05", "2.00"}, {visit("2026-03-02"), "a", "2026-03-05", "2.00"},
		{visit("2026-03-02"), "a", "2026-03-05", "2.00"}, {visit("2026-03-02"), "a", "2026-03-05", "2.00"},
		{visit("2026-03-02"), "a", "2026-03-05", "0.00"}, {visit("2026-03-03"), "a", "", "0.00"},
	}, "both caps reached")
	back := billing.Participation{Professional: "a", Date: day("2026-03-02"), Reimbursed: day("2026-03-05"), Amount: *euros("2.00")}
	less, err := full.Remove(back)
	require.NoError(t, err)
	walk(t, less, []step{{visit("2026-03-02"), "a", "", "2.00"}, {visit("2026-03-02"), "a", "", "0.00"}},
		"what is given back makes room under the cap of the day")
	walk(t, less, []step{{visit("2026-03-03"), "b", "", "2.00"}, {visit("2026-03-03"), "b", "", "0.00"}},
		"and under that of the year")

	for _, c := range []struct {
		change func(*billing.Participation)
		most   string
		reason string
	}{
		{func(p *billing.Participation) { p.Amount = *euros("8.01") }, "8.00", "never below zero"},
		{func(p *billing.Participation) { p.Amount = -1 }, "8.00", "a negative return would be an addition"},
		{func(p *billing.Participation) { p.Professional = "b" }, "0.00", "another professional"},
		{func(p *billing.Participation) { p.Reimbursed = day("2026-03-06") }, "0.00", "another day of reimbursement: the year could be wrong"},
		{func(p *billing.Participation) { p.Date = day("2026-03-03") }, "0.00", "another day of care"},
	} {
		wrong := back
		c.change(&wrong)
		same, err := full.Remove(wrong)
		bad := refusal(t, err)
		assert.Equal(t, telehealth.ErrorOutOfRange, bad.Code, c.reason)
		assert.Equal(t, "amount", bad.Field, c.reason)
		assert.Contains(t, bad.Want, c.most, c.reason)
		assert.Equal(t, full, same, c.reason)
	}
	same, err := full.Remove(billing.Participation{Professional: "b", Date: day("2026-03-02")})
	require.NoError(t, err, "nothing can always be given back")
	assert.Equal(t, full, same)
}

func TestAccountForget(t *testing.T) {
	a := walk(t, holding(t, "2025-03-03", "3.00"), []step{
		{visit("2025-12-01"), "a", "2025-12-04", "2.00"},
		{visit("2025-12-30"), "a", "2026-01-03", "2.00"},
		{visit("2026-03-02"), "a", "2026-03-05", "2.00"},
		{visit("2026-06-01"), "a", "2026-06-02", "2.00"},
	}, "two years")
	for _, c := range []struct {
		before string
		kept   int
		reason string
	}{
		{"2025-03-03", 5, "no act is earlier"},
		{"2025-12-31", 5, "the caps of 2025 can still be asked for"},
		{"2026-01-01", 3, "of 2025 remains what was reimbursed in 2026"},
		{"2026-12-31", 3, "the year 2026 is not over"},
		{"2027-01-01", 0, "both are"},
	} {
		less := a.Forget(day(c.before))
		assert.Len(t, less.Participations(), c.kept, c.reason)
		for next := day(c.before); next.Year() < 2028; next = next.AddDays(17) {
			want, err := a.Withheld("a", next, telehealth.Date{})
			require.NoError(t, err)
			got, err := less.Withheld("a", next, telehealth.Date{})
			require.NoError(t, err)
			assert.Equal(t, want, got, "%s: on %s the account answers as before", c.reason, next)
		}
		early := visit(day(c.before).AddDays(-1).String())
		_, same, err := less.Price(billing.Official(), early, "a", day("2027-06-01"))
		bad := refusal(t, err)
		assert.Equal(t, telehealth.ErrorNotCovered, bad.Code, "%s: refused, not answered wrongly", c.reason)
		assert.Equal(t, "date", bad.Field)
		assert.Equal(t, less, same)
		assert.Equal(t, less, less.Forget(day("2025-01-01")), "an earlier day changes nothing")
		assert.Equal(t, less, less.Forget(telehealth.Date{}), "nor does no day")
		assert.Equal(t, less, reread(t, less), "what was forgotten stays forgotten")
	}
	late := a.Forget(day("2026-12-31"))
	_, err := late.Remove(billing.Participation{Professional: "a", Date: day("2025-12-30"), Reimbursed: day("2026-01-03"), Amount: *euros("2.00")})
	assert.NoError(t, err, "what is still held can be given back")
}
