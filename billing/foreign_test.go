package billing_test

import (
	"errors"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An ecg is the electrocardiogram beside a consultation.
var ecg = billing.ForeignLine{Code: "DEQP003", Base: *euros("14.76")}

func visitWith(date string, s telehealth.Specialty, p telehealth.Practitioner, lines ...billing.ForeignLine) billing.Consultation {
	return billing.Consultation{
		Date: day(date), Practitioner: as(p, s), ForeignLines: lines,
		Patient: billing.Patient{Birth: day("1980-05-01")},
	}
}

func with(c billing.Consultation, change func(*billing.Consultation)) billing.Consultation {
	change(&c)
	return c
}

// A clerk's day: what stands on one bill beside the letter keys of the tables.
func TestForeignLines(t *testing.T) {
	const gp = telehealth.GeneralPractice
	full := 100 * billing.Percent
	for _, c := range []struct {
		name   string
		in     billing.Consultation
		want   totals
		reason string
	}{
		{"consultation and ECG", with(visitWith("2024-12-23", gp, optam, ecg), func(c *billing.Consultation) { c.Fee = euros("50.00") }),
			totals{fee: "50.00", base: "44.76", gross: "31.33", flat: "4.00", excess: "5.24", patient: "22.67"},
			"21.00 + 10.33, and two participations: an act is an act (L160-13 II)"},
		{"consultation and smear", visitWith("2026-03-02", telehealth.MedicalGynecology, sector1, billing.ForeignLine{Code: "JKHD001", Base: *euros("12.46")}),
			totals{fee: "52.46", base: "52.46", gross: "36.72", flat: "4.00"}, "CS 35.00 and MCS 5.00 at 70 %, 8.72 for the smear"},
		{"prevention check-up and consultation", with(visitWith("2026-03-02", gp, sector1, billing.ForeignLine{Code: "RDV", Base: *euros("30.00"), Rate: &full, Participation: new(false)}),
			func(c *billing.Consultation) { c.Act = "G" }),
			totals{fee: "60.00", gross: "51.00", flat: "2.00"}, "each line at its own rate"},
		{"consultation and a key without amount", with(visitWith("2025-03-05", telehealth.Endocrinology, sector2, billing.ForeignLine{Code: "MCE", Base: *euros("26.50")}),
			func(c *billing.Consultation) { c.Fee = euros("80.00") }),
			totals{fee: "80.00", base: "49.50", gross: "34.65", flat: "2.00", excess: "30.50"}, "MCE is a supplement: no participation of its own"},
		{"five acts", visitWith("2026-03-02", gp, sector1, ecg, ecg, ecg, ecg),
			totals{flat: "8.00"}, "at most four participations a day of one professional (D160-8)"},
		{"quantity", visitWith("2026-03-02", gp, sector1, billing.ForeignLine{Code: "K", Quantity: 2, Coefficient: 1_50, Base: *euros("5.76")}),
			totals{fee: "35.76", gross: "25.03", flat: "6.00"}, "2 × 1.50 × 1.92; each time is an act"},
		{"fee of the line", with(visitWith("2026-03-02", gp, sector2, billing.ForeignLine{Code: "DEQP003", Base: *euros("14.76"), Fee: euros("20.00")}),
			func(c *billing.Consultation) { c.Fee = euros("50.00") }),
			totals{fee: "50.00", base: "44.76", excess: "5.24"}, "30.00 is left for the act, whose tariff it is: G and not C"},
		{"fee of the line, the act above", with(visitWith("2026-03-02", gp, sector2, billing.ForeignLine{Code: "DEQP003", Base: *euros("14.76"), Fee: euros("20.00")}),
			func(c *billing.Consultation) { c.Fee = euros("50.01") }),
			totals{fee: "50.01", base: "37.76", excess: "12.25"}, "one cent more and the act is C 23.00"},
		{"not reimbursed", visitWith("2026-03-02", gp, sector1, billing.ForeignLine{Code: "HN", Fee: euros("40.00")}),
			totals{fee: "70.00", base: "30.00", gross: "21.00", flat: "2.00", patient: "51.00"}, "no base: the patient pays it all, and no participation on nothing"},
		{"below the base", visitWith("2026-03-02", gp, sector1, billing.ForeignLine{Code: "DEQP003", Base: *euros("14.76"), Fee: euros("10.00")}),
			totals{fee: "40.00", base: "40.00", gross: "28.00"}, "R160-22: never above the fee"},
		{"heavy together", visitWith("2025-03-03", gp, sector1, billing.ForeignLine{Code: "AAAA001", Base: *euros("90.00")}),
			totals{fee: "120.00", gross: "96.00", copayment: "24.00"}, "R160-16: the tariffs of one consultation add up"},
		{"not heavy", visitWith("2025-03-03", gp, sector1, billing.ForeignLine{Code: "AAAA001", Base: *euros("89.99")}),
			totals{fee: "119.99", gross: "83.99"}, "one cent below"},
		{"maternity", with(visitWith("2026-03-02", gp, sector1, ecg), func(c *billing.Consultation) { c.Patient.Cover = billing.CoverMaternity }),
			totals{gross: "44.76", flat: "0.00"}, "the rate of the act, and nothing to bear (L160-15)"},
		{"complement", with(visitWith("2026-03-02", gp, optam, ecg), func(c *billing.Consultation) {
			c.Fee, c.Complement = euros("60.00"), billing.Complement{Guarantee: 120, Responsible: true}
		}), totals{complement: "22.38", patient: "10.29"}, "120 % of 44.76 is 53.71, less 31.33"},
		{"outside the agreement", with(visitWith("2026-03-02", gp, noSector, billing.ForeignLine{Code: "DEQP003", Base: *euros("1.20")}), func(c *billing.Consultation) { c.Fee = euros("60.00") }),
			totals{fee: "60.00", base: "1.81", flat: "0.00"}, "tariffs of authority bear no participation that they do not reach"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, c.in)
			c.want.check(t, &b)
			checkShares(t, &b)
			note, ok := noteOf(&b, "foreign")
			require.True(t, ok, "the bill says who vouches")
			assert.Equal(t, billing.NoteDoubt, note.Kind())
			for i, l := range b.Lines {
				assert.Equal(t, i >= len(b.Lines)-len(c.in.ForeignLines), l.Vouched, "%s: %s", l.Code, c.reason)
			}
			assert.NotContains(t, b.Statement("fr").Supplements, c.in.ForeignLines[0].Code, "a foreign line is no supplement")
			claim, err := b.Claim()
			require.NoError(t, err, c.reason)
			assert.True(t, claim[len(claim)-1].Vouched)
		})
	}
}

func TestForeignLinesRefused(t *testing.T) {
	many := make([]billing.ForeignLine, 13)
	for i := range many {
		many[i] = ecg
	}
	for _, c := range []struct {
		lines  []billing.ForeignLine
		fee    string
		field  string
		code   telehealth.ErrorCode
		reason string
	}{
		{[]billing.ForeignLine{{}}, "", "foreignLines[0].code", telehealth.ErrorMissing, "the zero line has no code"},
		{[]billing.ForeignLine{ecg, {Code: "deqp003"}}, "", "foreignLines[1].code", telehealth.ErrorMalformed, "codes are capitals"},
		{[]billing.ForeignLine{{Code: "ABCDEFGHIJKLMNOPQ"}}, "", "foreignLines[0].code", telehealth.ErrorMalformed, "seventeen characters"},
		{[]billing.ForeignLine{{Code: "K", Quantity: 100}}, "", "foreignLines[0].quantity", telehealth.ErrorOutOfRange, "two digits on a claim"},
		{[]billing.ForeignLine{{Code: "K", Quantity: -1}}, "", "foreignLines[0].quantity", telehealth.ErrorOutOfRange, "nothing is taken back here"},
		{[]billing.ForeignLine{{Code: "K", Coefficient: -1}}, "", "foreignLines[0].coefficient", telehealth.ErrorOutOfRange, "below nothing"},
		{[]billing.ForeignLine{{Code: "K", Coefficient: 10_000_00}}, "", "foreignLines[0].coefficient", telehealth.ErrorOutOfRange, "four digits on a claim"},
		{[]billing.ForeignLine{{Code: "K", Base: -1}}, "", "foreignLines[0].base", telehealth.ErrorOutOfRange, "no negative tariff"},
		{[]billing.ForeignLine{{Code: "K", Base: *euros("100000.00")}}, "", "foreignLines[0].base", telehealth.ErrorOutOfRange, "above a claim"},
		{[]billing.ForeignLine{{Code: "K", Fee: euros("-0.01")}}, "", "foreignLines[0].fee", telehealth.ErrorOutOfRange, "no negative fee"},
		{[]billing.ForeignLine{{Code: "K", Fee: euros("100000.00")}}, "", "foreignLines[0].fee", telehealth.ErrorOutOfRange, "above a claim"},
		{[]billing.ForeignLine{{Code: "K", Rate: new(101 * billing.Percent)}}, "", "foreignLines[0].rate", telehealth.ErrorOutOfRange, "never above the base"},
		{[]billing.ForeignLine{{Code: "K", Rate: new(billing.Rate(70_50))}}, "", "foreignLines[0].rate", telehealth.ErrorOutOfRange, "a claim has whole percentages"},
		{[]billing.ForeignLine{{Code: "K", Rate: new(-1 * billing.Percent)}}, "", "foreignLines[0].rate", telehealth.ErrorOutOfRange, "below nothing"},
		{[]billing.ForeignLine{{Code: "K", Quantity: 3, Base: *euros("10.00")}}, "", "foreignLines[0].base", telehealth.ErrorContradiction, "no price in cents comes to 10.00 three times"},
		{many, "", "foreignLines", telehealth.ErrorOutOfRange, "more than twelve"},
		{[]billing.ForeignLine{{Code: "K", Base: *euros("99999.99")}, ecg}, "", "foreignLines", telehealth.ErrorOutOfRange, "together above a fee"},
		{[]billing.ForeignLine{ecg}, "14.75", "fee", telehealth.ErrorContradiction, "the whole is less than its part"},
	} {
		require.NotEmpty(t, c.reason)
		q := visitWith("2026-03-02", telehealth.GeneralPractice, sector1, c.lines...)
		if c.fee != "" {
			q.Fee = euros(c.fee)
		}
		_, err := billing.Price(q)
		require.Error(t, err, c.reason)
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
	}
}

// A key that the tables do not have is an error that says where it can stand.
func TestUnknownSupplementTellsOfForeignLines(t *testing.T) {
	for _, code := range []telehealth.Code{"DEQP003", "XYZ"} {
		c := visitWith("2026-03-02", telehealth.GeneralPractice, sector1)
		c.Supplements = []telehealth.Code{code}
		_, err := billing.Price(c)
		require.Error(t, err)
		assert.Contains(t, refusal(t, err).Want, "foreignLines")
	}
}

// foreignLines draws lines whose base is a price in cents times quantity and coefficient.
func (g generator) foreignLines() (lines []billing.ForeignLine) {
	for range 1 + g.IntN(4) {
		l := billing.ForeignLine{Code: pickOne[telehealth.Code](g, "DEQP003", "K", "MCE", "XYZ"), Base: billing.Amount(g.IntN(60_00))}
		if g.often(30) {
			l.Quantity = g.IntN(20)
			l.Base *= billing.Amount(max(l.Quantity, 1))
		}
		if g.often(20) {
			l.Coefficient = billing.Coefficient(100 * (1 + g.IntN(9)))
			l.Base *= billing.Amount(l.Coefficient / 100)
		}
		if g.often(30) {
			l.Fee = new(billing.Amount(g.IntN(90_00)))
		}
		if g.often(30) {
			l.Rate = new(billing.Rate(g.IntN(101)) * billing.Percent)
		}
		if g.often(30) {
			l.Participation = new(g.often(50))
		}
		lines = append(lines, l)
	}
	return lines
}

// The inequalities of the law hold with lines of the caller's own, and the claim says
// the same as the bill.
func TestForeignLineProperties(t *testing.T) {
	g, official := newGenerator(7), billing.Official()
	var b billing.Bill
	priced := 0
	for range draws / 5 {
		c := g.consultation()
		c.ForeignLines = g.foreignLines()
		if c.Fee != nil {
			for _, l := range c.ForeignLines {
				if l.Fee != nil {
					*c.Fee += *l.Fee
				} else {
					*c.Fee += l.Base
				}
			}
			*c.Fee = min(*c.Fee, *euros("99999.99"))
		}
		if err := official.PriceInto(&b, &c); err != nil {
			if bad, ok := errors.AsType[*telehealth.FieldError](err); ok && bad.Field == "fee" {
				continue // cut at the highest fee
			}
			requireGap(t, &c, err)
			continue
		}
		priced++
		checkShares(t, &b)
		checkForeign(t, &b)
		if t.Failed() {
			t.Fatalf("consultation %+v\n%s", c, b.Text("en"))
		}
	}
	require.Greater(t, priced, draws/10)
}

func checkForeign(t *testing.T, b *billing.Bill) {
	t.Helper()
	for _, l := range b.Lines {
		if gross := l.Rate.Of(l.Base) - l.FlatCopayment - l.Surcharge; gross != l.Gross {
			t.Errorf("%s: %s of %s less %s is %s, the line says %s", l.Code, l.Rate, l.Base, l.FlatCopayment, gross, l.Gross)
		}
		if l.Quantity > 0 && l.Base > billing.Amount(l.Quantity)*l.UnitPrice*billing.Amount(l.Coefficient)/100 {
			t.Errorf("%s: %d × %s × %s is below the base %s", l.Code, l.Quantity, l.Coefficient, l.UnitPrice, l.Base)
		}
	}
	claim, err := b.Claim()
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok && bad.Code == telehealth.ErrorOutOfRange {
		return // an amount beyond the field of a claim
	}
	require.NoError(t, err)
	var fee, gross, complement billing.Amount
	for _, l := range claim {
		fee, gross, complement = fee+l.Fee, gross+l.Gross, complement+l.Complement
	}
	if fee != b.Fee() || gross != b.Gross() || complement != b.Complement {
		t.Errorf("claim: fee %s, gross %s, complement %s", fee, gross, complement)
	}
}
