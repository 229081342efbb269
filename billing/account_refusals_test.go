package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A reference of the caller's stands in the account and nowhere else.
const secret = "10003456789"

func TestAccountRefuses(t *testing.T) {
	noDay := visit("2026-03-02")
	noDay.Date = telehealth.Date{}
	double := visit("2026-03-02")
	double.Withheld.Year = *euros("2.00")
	unpriced := visit("2026-03-02")
	unpriced.Practitioner.Sector = "3"
	over, err := holding(t, "2026-01-02", "60.00").Add(billing.Participation{Professional: secret, Date: day("2026-01-02"), Amount: 1})
	require.NoError(t, err, "an account records what the fund did")
	for _, c := range []struct {
		start        billing.Account
		act          billing.Consultation
		professional string
		reimbursed   string
		code         telehealth.ErrorCode
		field        string
		reason       string
	}{
		{billing.Account{}, visit("2026-03-02"), "", "", telehealth.ErrorMissing, "professional", "the cap of the day is the professional's"},
		{billing.Account{}, visit("2026-03-02"), secret + "\xff", "", telehealth.ErrorMalformed, "professional", "JSON would not give it back"},
		{billing.Account{}, visit("2026-03-02"), secret + "\uFFFD", "", telehealth.ErrorMalformed, "professional", "what JSON makes of a damaged one"},
		{billing.Account{}, visit("2026-03-02"), "\u2800", "", telehealth.ErrorMalformed, "professional", "the blank of braille shows nothing"},
		{billing.Account{}, visit("2026-03-02"), secret + " ", "", telehealth.ErrorMalformed, "professional", "a blank behind: it looks like another"},
		{billing.Account{}, visit("2026-03-02"), secret + "\u200f", "", telehealth.ErrorMalformed, "professional", "a mark of direction"},
		{billing.Account{}, noDay, secret, "2026-03-02", telehealth.ErrorMissing, "date", "no day of care"},
		{billing.Account{}, noDay, secret, "", telehealth.ErrorMissing, "date", "no day at all"},
		{billing.Account{}, visit("2026-03-02"), secret, "2026-03-01", telehealth.ErrorContradiction, "reimbursed", "paid before the act"},
		{billing.Account{}, double, secret, "", telehealth.ErrorContradiction, "withheld", "counted twice, or which of the two?"},
		{billing.Account{}, unpriced, secret, "", telehealth.ErrorUnknown, "practitioner.sector", "the errors of Price"},
		{billing.Account{}, visit("2029-03-02"), secret, "", telehealth.ErrorNotCovered, "date", "a day without tables"},
		{holding(t, "2026-01-02", "60.00"), visit("2026-03-02"), secret, "", telehealth.ErrorOutOfRange, "withheld.yearCount", "more than the law allows was put in"},
		{over.Forget(day("2026-03-03")), visit("2026-03-02"), secret, "", telehealth.ErrorNotCovered, "date", "a day forgotten"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var reimbursed telehealth.Date
			if c.reimbursed != "" {
				reimbursed = day(c.reimbursed)
			}
			b, same, err := c.start.Price(billing.Official(), c.act, c.professional, reimbursed)
			bad := refusal(t, err)
			assert.Equal(t, c.code, bad.Code, bad.Error())
			assert.Equal(t, c.field, bad.Field, bad.Error())
			assert.NotContains(t, bad.Error(), secret, "a professional is never in an error")
			assert.Equal(t, c.start, same, "an assignment to the same variable loses nothing")
			assert.Equal(t, billing.Bill{}, b)
		})
	}
	var none billing.Tariffs
	_, _, err = billing.Account{}.Price(&none, visit("2026-03-02"), secret, telehealth.Date{})
	refusal(t, err)
}

func TestAccountAddRefuses(t *testing.T) {
	a := holding(t, "2026-01-02", "99999.98")
	one := billing.Participation{Professional: "before", Date: day("2026-01-02"), Amount: 1}
	full, err := a.Add(one)
	require.NoError(t, err, "99,999.99 is what the claim format can carry")
	for _, c := range []struct {
		change func(*billing.Participation)
		code   telehealth.ErrorCode
		field  string
		reason string
	}{
		{func(*billing.Participation) {}, telehealth.ErrorOutOfRange, "amount", "the sum is too large, and could not be read again"},
		{func(p *billing.Participation) { p.Amount, p.Count = 0, 1 }, telehealth.ErrorOutOfRange, "count", "one of nothing"},
		{func(p *billing.Participation) { p.Amount, p.Count = 0, -1 }, telehealth.ErrorOutOfRange, "count", "less than none"},
		{func(p *billing.Participation) { p.Amount, p.Owed = 0, 1 }, telehealth.ErrorOutOfRange, "owed", "more than was due"},
		{func(p *billing.Participation) { p.Amount, p.Owed = 0, -1 }, telehealth.ErrorOutOfRange, "owed", "less than nothing"},
		{func(p *billing.Participation) { p.Amount = -1 }, telehealth.ErrorOutOfRange, "amount", "what is given back is for Remove"},
		{func(p *billing.Participation) { p.Professional = "" }, telehealth.ErrorMissing, "professional", "no professional"},
		{func(p *billing.Participation) { p.Date = telehealth.Date{} }, telehealth.ErrorMissing, "date", "no day"},
		{func(p *billing.Participation) { p.Reimbursed = day("2026-01-01") }, telehealth.ErrorContradiction, "reimbursed", "before the act"},
	} {
		wrong := one
		c.change(&wrong)
		for name, change := range map[string]func(billing.Participation) (billing.Account, error){"Add": full.Add, "Remove": full.Remove} {
			if name == "Remove" && (c.field == "amount" && wrong.Amount > 0 || wrong.Amount == 0 && wrong.Professional != "" && c.field != "date" && c.field != "reimbursed") {
				continue // that much can be given back, and a number or a debt is not read
			}
			same, err := change(wrong)
			bad := refusal(t, err)
			assert.Equal(t, c.code, bad.Code, "%s: %s", name, c.reason)
			assert.Equal(t, c.field, bad.Field, "%s: %s", name, c.reason)
			assert.Equal(t, full, same, "%s: %s", name, c.reason)
		}
	}
}
