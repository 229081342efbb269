package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a complementary contract pays: articles L871-1 and R871-2 CSS.
var contractCases = []struct {
	name, date string
	doctor     telehealth.Practitioner
	fee        string
	pathway    telehealth.Pathway
	contract   billing.Complement
	want       totals
	reason     string
}{
	{"UFC Nantes", "2025-02-13", gpA, "30.00", coordinated, billing.Complement{Guarantee: 100, Responsible: true},
		totals{reimbursed: "19.00", complement: "9.00", patient: "2.00"}, "30 is 19 + 9, the participation stays"},
	{"SNDS glossary", "2020-03-02", as(optam, telehealth.Dermatology), "45.00", coordinated, billing.Complement{Guarantee: 150, Responsible: true},
		totals{base: "30.00", reimbursed: "20.00", complement: "24.00", patient: "1.00"}, "co-payment 9 and excess 15"},
	{"MAAF", "2025-03-03", as(optam, telehealth.Dermatology), "40.00", coordinated, billing.Complement{Guarantee: 150, Responsible: true},
		totals{base: "31.50", reimbursed: "20.05", complement: "17.95", patient: "2.00"}, "co-payment 9.45 and excess 8.50"},
	{"GP outside", "2025-03-03", gpA, "30.00", hors, billing.Complement{Guarantee: 100, Responsible: true},
		totals{reimbursed: "7.00", complement: "9.00", patient: "14.00"}, "the 40 points stay with the patient (R871-1)"},
	{"GP outside, any contract", "2025-03-03", gpA, "30.00", hors, billing.Complement{Guarantee: 100},
		totals{reimbursed: "7.00", complement: "21.00", patient: "2.00"}, "a contract that is not responsible may pay them"},
	{"DA outside", "2025-03-03", one(telehealth.Dermatology), "37.00", hors, billing.Complement{Guarantee: 200, Responsible: true},
		totals{reimbursed: "5.95", complement: "7.95", patient: "23.10"}, "nor the authorised excess: 26.50 less 18.55"},
	{"OPTAM, 250 %", "2026-03-02", as(optam, telehealth.Dermatology), "100.00", coordinated, billing.Complement{Guarantee: 250, Responsible: true},
		totals{complement: "56.70", patient: "23.25"}, "no cap in OPTAM: 78.75 less 22.05"},
	{"outside OPTAM, 200 %", "2026-03-02", two(telehealth.Dermatology), "100.00", coordinated, billing.Complement{Guarantee: 200, Responsible: true},
		totals{complement: "29.90"}, "at the cap: 46 less 16.10"},
	{"outside OPTAM, 250 %", "2026-03-02", two(telehealth.Dermatology), "100.00", coordinated, billing.Complement{Guarantee: 250, Responsible: true},
		totals{complement: "29.90"}, "held at 200 %"},
	{"outside OPTAM, 250 %, any contract", "2026-03-02", two(telehealth.Dermatology), "100.00", coordinated, billing.Complement{Guarantee: 250},
		totals{complement: "41.40"}, "57.50 less 16.10: the cap binds responsible contracts"},
	{"below the fund's part", "2026-03-02", gpA, "30.00", coordinated, billing.Complement{Guarantee: 60},
		totals{complement: "0.00", patient: "11.00"}, "60 % of 30 is less than the fund's 70 %: nothing, not a debt"},
	{"above the fee", "2026-03-02", gpA, "30.00", coordinated, billing.Complement{Guarantee: 400, Responsible: true},
		totals{complement: "9.00", patient: "2.00"}, "never more than the fee, never the participation"},
}

func TestContracts(t *testing.T) {
	for _, c := range contractCases {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill(c.date, c.doctor, grown, c.fee, func(q *billing.Consultation) {
				q.Pathway, q.Complement = c.pathway, c.contract
			}))
			c.want.check(t, &b)
		})
	}
}

// The caps of the day and of the year leave what they leave, and the bill names
// a cap only where it took something away.
func TestCaps(t *testing.T) {
	for _, c := range []struct {
		date, day, year, flat string
		dayNote, yearNote     bool
		reason                string
	}{
		{"2026-03-02", "6.00", "0.00", "2.00", false, false, "6 + 2 is the cap, not above it"},
		{"2026-03-02", "6.01", "0.00", "1.99", true, false, "one cent less is left"},
		{"2026-03-02", "8.00", "0.00", "0.00", true, false, "the day is full"},
		{"2026-03-02", "0.00", "48.00", "2.00", false, false, "48 + 2 is the cap"},
		{"2026-03-02", "0.00", "48.01", "1.99", false, true, "one cent less is left"},
		{"2026-03-02", "7.00", "49.50", "0.50", true, true, "the smaller of two rests"},
		{"2026-03-02", "7.50", "49.00", "0.50", true, false, "the year's rest is no further bound"},
		{"2024-05-14", "3.00", "0.00", "1.00", false, false, "the old cap of 4 with the old participation"},
		{"2024-05-14", "3.50", "0.00", "0.50", true, false, "half of it"},
	} {
		t.Run(c.date+" "+c.day+" "+c.year, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := seed(c.date)
			q.Withheld = billing.Withheld{Day: *euros(c.day), Year: *euros(c.year)}
			b := priced(t, q)
			totals{flat: c.flat}.check(t, &b)
			_, dayNote := noteOf(&b, "participation.day")
			_, yearNote := noteOf(&b, "participation.year")
			assert.Equal(t, [2]bool{c.dayNote, c.yearNote}, [2]bool{dayNote, yearNote}, c.reason)
		})
	}
}

// By which right a doctor charges more than the base.
func TestExcessNotes(t *testing.T) {
	for _, c := range []struct {
		name   string
		doctor telehealth.Practitioner
		cover  billing.Covers
		path   telehealth.Pathway
		note   string
		reason string
	}{
		{"sector 1", gpA, 0, coordinated, "excess.demand", "only a special demand (DE)"},
		{"GP outside", gpA, 0, hors, "excess.demand", "rules.csv, excess.demand: GPs have no DA"},
		{"specialist outside", one(telehealth.Dermatology), 0, hors, "excess.outside", "DA"},
		{"specialist", one(telehealth.Dermatology), 0, coordinated, "excess.demand", "no DA inside the pathway"},
		{"OPTAM", as(optam, telehealth.Dermatology), 0, coordinated, "excess.optam", "moderated"},
		{"sector 2", two(telehealth.Dermatology), 0, coordinated, "excess.free", "R4127-53: tact and measure"},
		{"no sector", as(noSector, telehealth.Dermatology), 0, coordinated, "excess.authority", "outside the agreement"},
		{"C2S", two(telehealth.Dermatology), billing.CoverC2S, coordinated, "excess.forbidden", "L162-5-13"},
		{"AME", two(telehealth.Dermatology), billing.CoverAME, coordinated, "excess.forbidden", "no excess for AME"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill("2026-03-02", c.doctor, grown, "90.00", func(q *billing.Consultation) {
				q.Patient.Cover, q.Pathway = c.cover, c.path
			}))
			note, ok := noteOf(&b, c.note)
			require.True(t, ok, c.reason)
			if c.note != "excess.outside" {
				assert.Equal(t, b.Excess(), note.Amount)
			}
		})
	}
}
