package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
)

// The zero Tariffs covers no day: every question has a typed error or an empty
// answer, and none a panic.
func TestZeroTariffs(t *testing.T) {
	var zero billing.Tariffs
	c := seed("2026-03-02")
	c.ID = "f-1"
	wrong := priced(t, c)
	for verb, ask := range map[string]func() error{
		"Price":   func() error { _, err := zero.Price(c); return err },
		"Suggest": func() error { _, err := zero.Suggest(c); return err },
		"Quote":   func() error { _, err := zero.Quote(c); return err },
		"WhatIf":  func() error { _, err := zero.WhatIf(c, billing.Scenario{}); return err },
		"Correct": func() error { _, err := zero.Correct(wrong, c); return err },
		"Account.Price": func() error {
			_, _, err := billing.Account{}.Price(&zero, c, "p", telehealth.Date{})
			return err
		},
	} {
		assert.NotEmpty(t, refusal(t, ask()).Want, verb)
	}
	var s billing.Shares
	assert.NoError(t, zero.PriceAll(&s, billing.Batch{
		Kinds: []billing.Consultation{c}, Kind: []uint16{0}, Date: []telehealth.Date{c.Date},
	}))
	assert.Len(t, s.Refused, 1)
	assert.True(t, zero.ValidUntil().IsZero())
	assert.True(t, zero.CheckedUntil().IsZero())
	for range zero.Rows() {
		t.Error("no row")
	}
}
