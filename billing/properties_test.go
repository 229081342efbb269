package billing_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const draws = 100_000

// The inequalities of the law, on random valid consultations: the order of
// operations of the package documentation.
func TestBillProperties(t *testing.T) {
	g, official := newGenerator(1), billing.Official()
	var b billing.Bill
	count := 0
	for range draws {
		c := g.consultation()
		if err := official.PriceInto(&b, &c); err != nil {
			requireGap(t, &c, err)
			continue
		}
		count++
		checkShares(t, &b)
		checkFlat(t, &b)
		checkDecimal(t, &b)
		if t.Failed() {
			t.Fatalf("consultation %+v\n%s", c, b.Text("en"))
		}
	}
	require.Greater(t, count, draws/2, "the generator must draw consultations that have a price")
}

// requireGap allows the errors that a valid question may get: nothing known for
// the doctor, the day or the key, or an age that direct access needs.
func requireGap(t *testing.T, c *billing.Consultation, err error) {
	t.Helper()
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	require.True(t, ok, "%T %v", err, err)
	allowed := bad.Code == telehealth.ErrorNotCovered || bad.Code == telehealth.ErrorAmountUnknown ||
		bad.Code == telehealth.ErrorMissing && bad.Field == "patient.birth" &&
			(c.Pathway == telehealth.PathwayDirectAccess || c.Patient.Cover.Has(billing.CoverContraception|billing.CoverNewborn))
	require.True(t, allowed, "a valid consultation was refused: %v\n%+v", err, *c)
}

func checkShares(t *testing.T, b *billing.Bill) {
	t.Helper()
	if b.Fee() != b.Reimbursed()+b.Complement+b.Patient() {
		t.Errorf("fee %s is not fund %s + complement %s + patient %s", b.Fee(), b.Reimbursed(), b.Complement, b.Patient())
	}
	if fee := b.Consultation.Fee; fee != nil && b.Fee() != *fee {
		t.Errorf("charged %s, the bill says %s", *fee, b.Fee())
	}
	var lines billing.Amount
	for _, l := range b.Lines {
		lines += l.Fee
		if l.Base > l.Fee || l.Base < 0 || l.Gross > l.Base || l.Gross < 0 {
			t.Errorf("line %s: fee %s, base %s, gross %s (R160-22)", l.Code, l.Fee, l.Base, l.Gross)
		}
	}
	if lines != b.Fee() {
		t.Errorf("lines come to %s, the fee is %s", lines, b.Fee())
	}
	for name, part := range map[string]billing.Amount{
		"reimbursed": b.Reimbursed(), "complement": b.Complement, "patient": b.Patient(),
		"copayment": b.Copayment(), "excess": b.Excess(), "flat": b.Participation, "gross": b.Gross(),
	} {
		if part < 0 {
			t.Errorf("%s is %s", name, part)
		}
	}
	if b.Reimbursed() > b.Base() || b.Base() > b.Fee() {
		t.Errorf("fund %s, base %s, fee %s", b.Reimbursed(), b.Base(), b.Fee())
	}
	if b.Copayment() != b.Base()-b.Gross() || b.Excess() != b.Fee()-b.Base() {
		t.Errorf("co-payment %s, excess %s", b.Copayment(), b.Excess())
	}
	if b.Patient() < b.Participation {
		t.Errorf("the participation %s is not all left to the patient, who pays %s (R871-2)", b.Participation, b.Patient())
	}
}

// checkFlat holds the participation to its amount, its caps and its exemptions
// (L160-13 II, L160-15, R160-20), read here from the dates of the decrees.
func checkFlat(t *testing.T, b *billing.Bill) {
	t.Helper()
	c := &b.Consultation
	due, most := billing.Euro, 4*billing.Euro
	if !c.Date.Before(day("2024-05-15")) {
		due, most = 2*billing.Euro, 8*billing.Euro
	}
	want := min(due, most-c.Withheld.Day, 50*billing.Euro-c.Withheld.Year, b.Gross())
	newYear, err := telehealth.NewDate(c.Date.Year(), 1, 1)
	require.NoError(t, err)
	minor := !c.Patient.Birth.IsZero() && c.Patient.Birth.Age(newYear) < 18 // -1: born this year
	exempt := c.Patient.Cover.Has(billing.CoverMaternity | billing.CoverPrenatal | billing.CoverC2S | billing.CoverAME |
		billing.CoverMilitary | billing.CoverTerrorism)
	small := c.Practitioner.Sector == telehealth.SectorOutsideAgreement && b.Gross() < due
	if minor || exempt || small {
		want = 0
	}
	if b.Participation != want {
		t.Errorf("participation %s, want %s", b.Participation, want)
	}
	if deferred := b.Recovery == billing.RecoveredLater; deferred != c.ThirdParty {
		t.Errorf("recovery %s, third party %v", b.Recovery, c.ThirdParty)
	}
}

// checkDecimal computes the gross again with another kind of number: rate times
// base, halves away from zero, line by line.
func checkDecimal(t *testing.T, b *billing.Bill) {
	t.Helper()
	var gross decimal.Decimal
	for _, l := range b.Lines {
		line := l.Base.Decimal().Mul(decimal.New(int64(l.Rate), -4)).Round(2).Sub((l.FlatCopayment + l.Surcharge).Decimal())
		if !line.Equal(l.Gross.Decimal()) {
			t.Errorf("%s: %s of %s is %s, decimal says %s", l.Code, l.Rate, l.Base, l.Gross, line)
		}
		gross = gross.Add(line)
	}
	if fund := gross.Sub(b.Participation.Decimal()); !fund.Equal(b.Reimbursed().Decimal()) {
		t.Errorf("fund %s, decimal says %s", b.Reimbursed(), fund)
	}
}

// A bill that was used before must not leak into the next one.
func TestPriceIntoReusesNothingButMemory(t *testing.T) {
	g, official := newGenerator(2), billing.Official()
	var reused billing.Bill
	compared := 0
	for range draws / 10 {
		c := g.consultation()
		fresh, err := official.Price(c)
		again := official.PriceInto(&reused, &c)
		require.Equal(t, err, again)
		if err == nil {
			compared++
			require.Equal(t, fresh, reused)
		}
	}
	require.Positive(t, compared)
}

// Tariffs are safe for concurrent use: the race detector watches, and every
// goroutine must find what one alone finds.
func TestConcurrentPricing(t *testing.T) {
	const workers, each = 8, 2_000
	g := newGenerator(3)
	questions := make([]billing.Consultation, each)
	alone := make([]billing.Bill, each)
	for i := range questions {
		questions[i] = g.consultation()
		alone[i], _ = billing.Price(questions[i])
	}
	different := make([]int, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := range questions {
				b, _ := billing.Price(questions[i])
				if !assert.ObjectsAreEqual(alone[i], b) || i%100 == 0 && alone[i].Text("en") != b.Text("en") {
					different[w]++
				}
			}
		})
	}
	all.Wait()
	assert.Equal(t, make([]int, workers), different, "bills that differ, by worker")
}
