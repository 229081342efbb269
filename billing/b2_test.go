package billing_test

import (
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// claimRow writes a line as: code, quantity × coefficient × unit price, base,
// rate, fund, fee, qualifier, complementary insurance.
func claimRow(l billing.ClaimLine) string {
	return fmt.Sprintf("%s %d×%s×%s base %s at %s pays %s of %s [%s] + %s", l.Code, l.Quantity, l.Coefficient,
		l.UnitPrice, l.Base, l.Rate, l.Gross, l.Fee, l.Qualifier, l.Complement)
}

func claimContract(percent int) billing.Complement {
	return billing.Complement{Guarantee: percent, Responsible: true}
}

// claimOf returns a consultation of an adult; an empty fee is the tariff.
func claimOf(date string, doctor telehealth.Practitioner, fee string) billing.Consultation {
	c := billing.Consultation{Date: day(date), Practitioner: doctor, Patient: billing.Patient{Birth: day("1980-01-15")}}
	if fee != "" {
		c.Fee = euros(fee)
	}
	return c
}

var claimCases = []struct {
	name   string
	ask    billing.Consultation
	change func(*billing.Consultation)
	want   []string
	reason string
}{
	{"seed", seed("2026-03-02"), nil,
		[]string{"C 1×1.00×23.00 base 23.00 at 70 pays 16.10 of 60.00 [] + 0.00"},
		"norme B2: the 2 euros are not in the line, and free fees carry no letter"},
	{"supplements", claimOf("2026-03-02", as(sector1, telehealth.GeneralPractice), ""), func(c *billing.Consultation) {
		c.Patient.Birth = day("2022-06-15")
	}, []string{
		"G 1×1.00×30.00 base 30.00 at 70 pays 21.00 of 30.00 [] + 0.00",
		"MEG 1×1.00×5.00 base 5.00 at 70 pays 3.50 of 5.00 [] + 0.00",
	}, "every supplement is a line with a base of its own"},
	{"complement over two lines", claimOf("2026-03-02", as(optam, telehealth.Dermatology), "60.00"), func(c *billing.Consultation) {
		c.Complement = claimContract(150)
	}, []string{
		"CS 1×1.00×26.50 base 26.50 at 70 pays 18.55 of 55.00 [M] + 23.70",
		"MCS 1×1.00×5.00 base 5.00 at 70 pays 3.50 of 5.00 [] + 1.50",
	}, "150 % of 31.50 less 22.05 is 25.20: co-payments 7.95 and 1.50, and 15.75 of the excess on its line"},
	{"complement below the co-payment", claimOf("2026-03-02", as(sector1, telehealth.Cardiology), ""), func(c *billing.Consultation) {
		c.Pathway, c.Complement = telehealth.PathwayOutside, claimContract(100)
	}, []string{
		"CSC 1×1.00×47.73 base 47.73 at 70 pays 22.81 of 47.73 [] + 14.32",
	}, "outside the pathway the contract pays 30 % and not the surcharge of 10.60"},
	{"fee below the tariff", seed("2026-03-02"), func(c *billing.Consultation) { c.Fee = euros("31.49") }, []string{
		"CS 1×1.00×26.50 base 26.50 at 70 pays 18.55 of 26.50 [] + 0.00",
		"MCS 1×1.00×4.99 base 4.99 at 70 pays 3.49 of 4.99 [] + 0.00",
	}, "R160-22: the base is the fee, and so is the price, for base = price × 1 × 1"},
	{"fee that leaves a line empty", seed("2026-03-02"), func(c *billing.Consultation) { c.Fee = euros("20.00") }, []string{
		"CS 1×1.00×20.00 base 20.00 at 70 pays 14.00 of 20.00 [] + 0.00",
		"MCS 1×1.00×0.00 base 0.00 at 70 pays 0.00 of 0.00 [G] + 0.00",
	}, "nothing is charged for MCS: the letter is of the line, not of the bill"},
	{"authorised excess", claimOf("2025-03-03", as(sector1, telehealth.Dermatology), "37.00"), func(c *billing.Consultation) {
		c.Pathway = telehealth.PathwayOutside
	}, []string{"CS 1×1.00×26.50 base 26.50 at 70 pays 7.95 of 37.00 [A] + 0.00"},
		"F1069: CS 26.50 + DA 10.50 = 37, reimbursed on 26.50"},
	{"authorised excess, too high", claimOf("2025-03-03", as(sector1, telehealth.Dermatology), "45.00"), func(c *billing.Consultation) {
		c.Pathway = telehealth.PathwayOutside
	}, []string{"CS 1×1.00×26.50 base 26.50 at 70 pays 7.95 of 45.00 [A] + 0.00"},
		"the note excess.outside.over says that it is too high; the right that was used stays DA"},
	{"special demand", claimOf("2026-03-02", as(sector1, telehealth.GeneralPractice), "50.00"), nil,
		[]string{"G 1×1.00×30.00 base 30.00 at 70 pays 21.00 of 50.00 [E] + 0.00"},
		"rules.csv, excess.demand: in sector 1 only DE allows it"},
	{"GP outside the pathway", claimOf("2026-03-02", as(sector1, telehealth.GeneralPractice), "35.00"), func(c *billing.Consultation) {
		c.Pathway = telehealth.PathwayOutside
	}, []string{"G 1×1.00×30.00 base 30.00 at 70 pays 9.00 of 35.00 [E] + 0.00"},
		"hospital specification: A is not for specialties 01, 22, 23"},
	{"OPTAM", seed("2026-03-02"), func(c *billing.Consultation) { c.Practitioner.OPTAM = true }, []string{
		"CS 1×1.00×26.50 base 26.50 at 70 pays 18.55 of 55.00 [M] + 0.00",
		"MCS 1×1.00×5.00 base 5.00 at 70 pays 3.50 of 5.00 [] + 0.00",
	}, "the moderated excess stands on the act"},
	{"OPTAM at the tariff", seed("2026-03-02"), func(c *billing.Consultation) {
		c.Practitioner.OPTAM, c.Fee = true, nil
	}, []string{
		"CS 1×1.00×26.50 base 26.50 at 70 pays 18.55 of 26.50 [] + 0.00",
		"MCS 1×1.00×5.00 base 5.00 at 70 pays 3.50 of 5.00 [] + 0.00",
	}, "no excess, no letter"},
	{"free act", seed("2026-03-02"), func(c *billing.Consultation) { c.Fee = euros("0.00") }, []string{
		"CS 1×1.00×0.00 base 0.00 at 70 pays 0.00 of 0.00 [G] + 0.00",
		"MCS 1×1.00×0.00 base 0.00 at 70 pays 0.00 of 0.00 [G] + 0.00",
	}, "norme B2, qualifier G: a free act has no amount for the fund nor for the complement"},
	{"C2S", claimOf("2026-03-02", as(sector1, telehealth.GeneralPractice), "50.00"), func(c *billing.Consultation) {
		c.Patient.Cover = billing.CoverC2S
	}, []string{"G 1×1.00×30.00 base 30.00 at 70 pays 21.00 of 50.00 [] + 9.00"},
		"the excess is forbidden and has no right to name; C2S pays the co-payment"},
	{"outside the agreement", claimOf("2026-03-02", as(noSector, telehealth.GeneralPractice), "60.00"), nil,
		[]string{"C 1×1.00×0.61 base 0.61 at 70 pays 0.43 of 60.00 [] + 0.00"},
		"the tariff of authority; no letter was read for its excess"},
	{"teleconsultation", claimOf("2026-03-02", as(sector1, telehealth.GeneralPractice), ""), func(c *billing.Consultation) {
		c.Mode, c.Complement = telehealth.ModeVideo, claimContract(100)
	}, []string{"TCG 1×1.00×25.00 base 25.00 at 70 pays 17.50 of 25.00 [] + 7.50"},
		"70 % of 25: 17.50 before the participation, the contract pays the rest of the tariff"},
}

func TestClaim(t *testing.T) {
	for _, c := range claimCases {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			if c.change != nil {
				c.change(&c.ask)
			}
			b := priced(t, c.ask)
			lines, err := b.Claim()
			require.NoError(t, err)
			rows := make([]string, len(lines))
			for i := range lines {
				rows[i] = claimRow(lines[i])
			}
			assert.Equal(t, c.want, rows, c.reason)
			checkClaim(t, &b, lines)
		})
	}
}

// checkClaim holds a claim to its bill and to the formulas of the public
// specification of hospital outpatient claims: MRO = round(BR × rate) − TMF.
func checkClaim(t *testing.T, b *billing.Bill, lines []billing.ClaimLine) {
	t.Helper()
	require.Len(t, lines, len(b.Lines))
	var base, gross, fee, complement billing.Amount
	for i, l := range lines {
		base, gross, fee, complement = base+l.Base, gross+l.Gross, fee+l.Fee, complement+l.Complement
		if price := billing.Amount(l.Quantity) * billing.Amount(l.Coefficient) * l.UnitPrice / 100; price != l.Base {
			t.Errorf("line %d: price × quantity × coefficient is %s, base %s", i, price, l.Base)
		}
		if l.Gross != l.Rate.Of(l.Base)-b.Lines[i].FlatCopayment-l.Surcharge || l.Surcharge != b.Lines[i].Surcharge {
			t.Errorf("line %d: %s of %s is not %s", i, l.Rate, l.Base, l.Gross)
		}
		if l.Complement < 0 || l.Complement > l.Fee-l.Gross {
			t.Errorf("line %d: complement %s of fee %s, fund %s", i, l.Complement, l.Fee, l.Gross)
		}
		if over := l.Complement - (l.Base - l.Gross); over > 0 && b.Complement < b.Copayment() {
			t.Errorf("line %d: %s above its co-payment while another is not covered", i, over)
		}
		if (l.Qualifier == billing.QualifierFreeOfCharge) != (l.Fee == 0) {
			t.Errorf("line %d: fee %s, qualifier %q", i, l.Fee, l.Qualifier)
		}
		if l.Code != b.Lines[i].Code || l.Check() != nil {
			t.Errorf("line %d: %+v: %v", i, l, l.Check())
		}
	}
	got := [...]billing.Amount{base, gross, fee, complement}
	if want := [...]billing.Amount{b.Base(), b.Gross(), b.Fee(), b.Complement}; got != want {
		t.Errorf("base, fund, fee, complement: lines come to %v, the bill to %v", got, want)
	}
}

// Every random bill that fits can be handed over. One that does not has more
// for the complementary insurance than one line can hold, never anything else.
func TestClaimProperties(t *testing.T) {
	g, official := newGenerator(4), billing.Official()
	var b billing.Bill
	letters := map[billing.Qualifier]int{}
	count := 0
	for range draws {
		c := g.consultation()
		if official.PriceInto(&b, &c) != nil {
			continue
		}
		lines, err := b.Claim()
		if err != nil {
			bad := refusal(t, err)
			require.Equal(t, "lines[0].complement", bad.Field, "%v\n%+v", err, c)
			require.Greater(t, b.Complement, *euros("9999.99"))
			continue
		}
		count++
		for _, l := range lines {
			letters[l.Qualifier]++
		}
		if checkClaim(t, &b, lines); t.Failed() {
			t.Fatalf("consultation %+v\n%s", c, b.Text("en"))
		}
	}
	require.Greater(t, count, draws/2)
	for _, q := range []billing.Qualifier{"", "G", "A", "E", "M"} {
		assert.Positive(t, letters[q], "the generator must draw a bill with qualifier %q", q)
	}
}
