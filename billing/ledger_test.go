package billing_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A ledger computes a bill a second time: from the rows of the two files as text, in
// decimals, by other steps than Price. It is given the letter keys and nothing else.
type ledger struct{ tariffs, rules [][]string }

func readLedger(t *testing.T) ledger {
	t.Helper()
	read := func(file string) [][]string {
		f, err := os.Open(file)
		require.NoError(t, err)
		defer f.Close()
		r := csv.NewReader(f)
		r.Comment = '#'
		rows, err := r.ReadAll()
		require.NoError(t, err)
		return rows[1:]
	}
	return ledger{read("tariffs.csv"), read("rules.csv")}
}

// rule is the number of a rule on a day, and whether it holds. Days compare as texts.
func (l ledger) rule(name, day string) (n decimal.Decimal, holds bool) {
	for _, row := range l.rules {
		if row[0] == name && row[1] <= day {
			holds = row[2] != ""
			n, _ = decimal.NewFromString(row[2])
		}
	}
	return n, holds
}

// tariff is what a key is worth to a doctor: rows of the own specialty replace those of
// all specialists from the first of them on, and a row for some ages goes before one for all.
func (l ledger) tariff(code telehealth.Code, c *billing.Consultation, scale string) (value decimal.Decimal, found bool) {
	date, place := c.Date.String(), string(c.Practitioner.Territory)
	if place == "" || place == "alsace-moselle" {
		place = "metropole"
	}
	in := func(list, name string) bool { return strings.Contains("|"+list+"|", "|"+name+"|") }
	rows, own := map[string]string{}, map[string]bool{} // by ages
	for _, row := range l.tariffs {
		if row[0] != string(code) || !in(row[2], scale) || !in(row[3], place) || row[5] > date {
			continue
		}
		ages := row[4]
		if in(row[1], string(c.Practitioner.Specialty)) {
			rows[ages], own[ages] = row[6], true
		} else if in(row[1], "specialist") && c.Practitioner.Specialty != telehealth.GeneralPractice && !own[ages] {
			rows[ages] = row[6]
		}
	}
	best, width := "", 1000
	for ages, text := range rows {
		from, to := 0, 200
		if low, high, some := strings.Cut(ages, "-"); some {
			from, to = atoi(low), atoi(high)
		}
		if age := c.Patient.Birth.Age(c.Date); text != "" && age >= from && age <= to && to-from < width {
			best, width = text, to-from
		}
	}
	value, err := decimal.NewFromString(best)
	return value, err == nil
}

func atoi(text string) (n int) {
	for _, digit := range text {
		n = 10*n + int(digit-'0')
	}
	return n
}

// A drawn encounter is one of those that the ledger knows: an adult, no contract, nothing
// withheld before, keys that the library chooses.
func (g generator) ledgerCase() billing.Consultation {
	c := g.consultation()
	c.Act, c.Supplements, c.Answers, c.Urgent, c.Letter = "", nil, nil, nil, nil
	c.Complement, c.Withheld = billing.Complement{}, billing.Withheld{}
	c.Patient.Birth = c.Date.AddDays(-366 * (26 + g.IntN(60)))
	c.Patient.Cover = pickOne(g, 0, 0, 0, billing.CoverALD, billing.CoverC2S, billing.CoverAME, billing.CoverWorkInjury, billing.CoverInvalidity)
	c.Pathway = pickOne(g, telehealth.PathwayAttending, telehealth.PathwayReferred, telehealth.PathwayOutside)
	for range g.IntN(4) {
		line := billing.ForeignLine{Code: "DEQP003", Base: billing.Amount(g.IntN(90_00))}
		if g.often(40) {
			line.Quantity = 1 + g.IntN(3)
			line.Base *= billing.Amount(line.Quantity)
		}
		if g.often(30) {
			line.Fee = new(max(line.Base+billing.Amount(g.IntN(20_00)-5_00), 0))
		}
		if g.often(40) {
			line.Rate = new(pickOne[billing.Rate](g, 0, 60, 70, 100) * billing.Percent)
		}
		if g.often(20) {
			line.Participation = new(g.often(50))
		}
		c.ForeignLines = append(c.ForeignLines, line)
		if c.Fee != nil {
			if line.Fee != nil {
				*c.Fee += *line.Fee
			} else {
				*c.Fee += line.Base
			}
		}
	}
	return c
}

// results are the totals that the ledger knows.
type results struct{ base, surcharge, gross, flat, reimbursed, patient decimal.Decimal }

func (l ledger) compute(t *testing.T, b *billing.Bill) (r results) {
	t.Helper()
	c, date := &b.Consultation, b.Consultation.Date.String()
	number := func(name string) decimal.Decimal {
		n, holds := l.rule(name, date)
		require.True(t, holds, "%s on %s", name, date)
		return n
	}
	zero, hundred := decimal.Zero, decimal.NewFromInt(100)
	of := func(rate, base decimal.Decimal) decimal.Decimal { return rate.Mul(base).Div(hundred).Round(2) }

	// The rate of the act, and whether leaving the pathway costs.
	cover, outside := c.Patient.Cover, c.Pathway == telehealth.PathwayOutside
	video := b.Act().Kind() == telehealth.KindTeleconsultation
	_, epidemic := l.rule("rate.epidemic", date)
	rate, costs := number("rate.normal"), outside
	switch {
	case cover.Has(billing.CoverWorkInjury | billing.CoverAME | billing.CoverALD):
		rate, costs = hundred, false
	case cover.Has(billing.CoverInvalidity), video && epidemic:
		rate = hundred
	case c.Patient.Scheme == billing.SchemeAlsaceMoselle:
		rate = number("rate.alsace-moselle")
	}
	costs = costs && c.Practitioner.Territory != telehealth.Mayotte

	// The lines: bases up to the fee, then the caller's own.
	own := b.Lines[:len(b.Lines)-len(c.ForeignLines)]
	scale := map[telehealth.Sector]string{telehealth.Sector1: "opposable", telehealth.Sector2: "opposable", telehealth.SectorOutsideAgreement: "authority"}[c.Practitioner.Sector]
	sum := func(scale string) (all decimal.Decimal, found bool) {
		for _, line := range own {
			one, ok := l.tariff(line.Code, c, scale)
			if !ok {
				return zero, false
			}
			all = all.Add(one)
		}
		return all, true
	}
	foreign := zero
	for _, line := range c.ForeignLines {
		if line.Fee != nil {
			foreign = foreign.Add(line.Fee.Decimal())
		} else {
			foreign = foreign.Add(line.Base.Decimal())
		}
	}
	tariff, found := sum(scale)
	fee := tariff
	if c.Fee != nil {
		fee = c.Fee.Decimal().Sub(foreign)
	}
	if c.Practitioner.Sector == telehealth.Sector2 && !c.Practitioner.OPTAM {
		_, everybody := l.rule("scale.opposable.all", date)
		may := everybody || cover.Has(billing.CoverC2S|billing.CoverWorkInjury)
		if !found || !may || c.Fee != nil && fee.GreaterThan(tariff) {
			scale = "free"
			tariff, found = sum(scale)
			if c.Fee == nil {
				fee = tariff
			}
		}
	}
	require.True(t, found, "a tariff of each key")
	type line struct{ base, rate, gross decimal.Decimal }
	var lines []line
	left := fee
	for _, key := range own {
		one, _ := l.tariff(key.Code, c, scale)
		base := decimal.Min(one, left)
		left = left.Sub(base)
		lines = append(lines, line{base: base, rate: rate})
	}
	total := decimal.Min(tariff, fee)
	for _, f := range c.ForeignLines {
		base, own := f.Base.Decimal(), rate
		if f.Fee != nil {
			base = decimal.Min(base, f.Fee.Decimal())
		}
		if f.Rate != nil {
			own = decimal.New(int64(*f.Rate), -2)
		}
		if own.IsPositive() || f.Rate == nil {
			total = total.Add(base)
		}
		lines = append(lines, line{base: base, rate: own})
	}

	// From 120 euros on a flat sum takes the place of the co-payment.
	heavy := zero
	if rate.LessThan(hundred) && (costs || !cover.Has(billing.CoverC2S)) && total.GreaterThanOrEqual(number("heavy.threshold")) {
		for i := range lines {
			if lines[i].rate.IsPositive() {
				lines[i].rate = hundred
			}
		}
		if heavy = number("heavy"); c.Patient.Scheme == billing.SchemeAlsaceMoselle {
			heavy = zero
		}
	}
	for i := range lines {
		one := &lines[i]
		one.gross = of(one.rate, one.base)
		part := decimal.Min(heavy, one.gross)
		one.gross, heavy = one.gross.Sub(part), heavy.Sub(part)
		r.base = r.base.Add(one.base)
	}

	// The surcharge is 40 points of each base, together up to its ceiling.
	if costs {
		points := number("rate.surcharge")
		most := number("rate.surcharge.ceiling")
		own, raised := l.rule("rate.surcharge.ceiling.general-practice", date)
		ordinary := rate.Equal(number("rate.normal")) && !cover.Has(billing.CoverC2S)
		if raised && ordinary && b.Act().Kind() == telehealth.KindConsultation && c.Practitioner.Specialty == telehealth.GeneralPractice {
			most = own
		}
		for i := range lines {
			one := &lines[i]
			part := decimal.Min(of(points, one.base), one.gross, most)
			one.gross, most = one.gross.Sub(part), most.Sub(part)
			r.surcharge = r.surcharge.Add(part)
		}
	}

	// One participation of each act, four of the day.
	due, most := number("participation"), number("participation.day").Mul(number("participation"))
	acts := zero
	for i := range lines {
		r.gross = r.gross.Add(lines[i].gross)
	}
	first := r.gross
	small := func(gross, due decimal.Decimal) bool {
		return gross.LessThan(due) && c.Practitioner.Sector == telehealth.SectorOutsideAgreement
	}
	for i, f := range c.ForeignLines {
		if f.Participation != nil && !*f.Participation {
			continue
		}
		gross, dues := lines[len(b.Lines)-len(c.ForeignLines)+i].gross, due.Mul(decimal.NewFromInt(int64(max(f.Quantity, 1))))
		if first = first.Sub(gross); !small(gross, dues) {
			acts = acts.Add(decimal.Min(gross, dues))
		}
	}
	if !small(first, due) {
		acts = acts.Add(decimal.Min(first, due))
	}
	if r.flat = decimal.Min(acts, most); cover.Has(billing.CoverC2S | billing.CoverAME) {
		r.flat = zero
	}
	r.reimbursed = r.gross.Sub(r.flat)
	if r.patient = fee.Add(foreign).Sub(r.reimbursed); cover.Has(billing.CoverC2S) {
		r.patient = zero // who pays the rest outside the pathway is disputed
	}
	return r
}

func TestBillsAgainstTheLedger(t *testing.T) {
	l, g := readLedger(t), newGenerator(41)
	seen := map[string]int{}
	for range draws / 5 { // a hundred thousand were tried once
		c := g.ledgerCase()
		b, err := billing.Price(c)
		if err != nil {
			continue
		}
		r := l.compute(t, &b)
		if c.Patient.Cover.Has(billing.CoverC2S) {
			r.patient = b.Patient().Decimal()
		}
		for _, one := range []struct {
			name string
			want decimal.Decimal
			got  billing.Amount
		}{
			{"base", r.base, b.Base()}, {"surcharge", r.surcharge, b.Surcharge()}, {"gross", r.gross, b.Gross()},
			{"flat", r.flat, b.Participation}, {"reimbursed", r.reimbursed, b.Reimbursed()}, {"patient", r.patient, b.Patient()},
		} {
			assert.True(t, one.want.Equal(one.got.Decimal()), "%s: %s, the ledger says %s", one.name, one.got, one.want)
			if one.got != 0 {
				seen[one.name]++
			}
		}
		if b.Lines[0].FlatCopayment > 0 {
			seen["heavy"]++
		}
		if len(c.ForeignLines) > 0 {
			seen["foreign"]++
		}
		if t.Failed() {
			t.Fatalf("%+v\n%s", c, b.Text("en"))
		}
	}
	for _, name := range []string{"surcharge", "flat", "heavy", "foreign", "patient"} {
		require.Greater(t, seen[name], draws/1000, "%v", seen)
	}
}
