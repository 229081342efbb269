package billing_test

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

func seedWith(date string, change func(*billing.Consultation)) billing.Consultation {
	c := seed(date)
	change(&c)
	return c
}

func bill(date string, doctor telehealth.Practitioner, birth, fee string, change func(*billing.Consultation)) billing.Consultation {
	c := billing.Consultation{
		Date: day(date), Practitioner: doctor, Patient: billing.Patient{Birth: day(birth)}, Fee: euros(fee),
	}
	if change != nil {
		change(&c)
	}
	return c
}

func outside(c *billing.Consultation) { c.Pathway = telehealth.PathwayOutside }

// goldenBills are the situations that the reference names, one of each kind.
func goldenBills() []goldenBill {
	return slices.Concat(seedBills(), ordinaryBills(), rareBills())
}

func ordinaryBills() []goldenBill {
	return []goldenBill{
		{"psychiatrist-young", bill("2026-03-02", one(telehealth.Psychiatry), "2006-06-15", "75.00", func(c *billing.Consultation) {
			c.Pathway, c.Letter = telehealth.PathwayDirectAccess, new(true)
		}), totals{base: "75.00", rate: "70", gross: "52.50", reimbursed: "50.50", patient: "24.50"},
			"direct access from 16 to 25: CNP 52 + MP 18 + MCS 5"},
		{"gp-child", bill("2026-03-02", gpA, "2022-06-15", "35.00", nil),
			totals{base: "35.00", flat: "0.00", reimbursed: "24.50", patient: "10.50"},
			"F10874: 35 gives 24.50, no participation for minors"},
		{"cardiologist-outside", bill("2026-03-02", two(telehealth.Cardiology), "1960-06-15", "80.00", outside),
			totals{base: "47.73", rate: "70", surcharge: "10.60", gross: "22.81", reimbursed: "20.81", excess: "32.27", patient: "59.19"},
			"R160-6: 33.41 less the ceiling of 10.60; F1069 of 2024 prints 12.32"},
		{"authorised-excess", bill("2025-03-03", one(telehealth.Dermatology), "1980-01-15", "37.00", outside),
			totals{base: "26.50", rate: "70", surcharge: "10.60", gross: "7.95", reimbursed: "5.95", excess: "10.50", patient: "31.05"},
			"F1069: CS 26.50 + DA 10.50 = 37, reimbursed on 26.50"},
		{"c2s", bill("2026-03-02", gpA, "1980-01-15", "30.00", func(c *billing.Consultation) {
			c.Patient.Cover, c.ThirdParty = billing.CoverC2S, true
		}), totals{gross: "21.00", flat: "0.00", reimbursed: "21.00", complement: "9.00", patient: "0.00"},
			"complementaire-sante-solidaire.gouv.fr: 30 = 21 + 9 + 0"},
	}
}

func rareBills() []goldenBill {
	return []goldenBill{
		{"alsace-moselle-outside", bill("2026-03-02", gpA, "1980-01-15", "30.00", func(c *billing.Consultation) {
			outside(c)
			c.Patient.Scheme = billing.SchemeAlsaceMoselle
		}), totals{rate: "90", surcharge: "10.60", gross: "16.40", reimbursed: "14.40", patient: "15.60"},
			"L325-1 pays the share of R160-5 alone, so the surcharge stays: 27.00 - 10.60"},
		{"outside-the-agreement", bill("2026-03-02", as(noSector, telehealth.Dermatology), "1980-01-15", "90.00", nil),
			totals{base: "1.22", gross: "0.85", flat: "0.00", reimbursed: "0.85", excess: "88.78", patient: "89.15"},
			"tariff of authority 1.22; no participation on so little"},
		{"responsible-contract", seedWith("2026-03-02", func(c *billing.Consultation) {
			c.Complement = billing.Complement{Guarantee: 250, Responsible: true}
		}), totals{reimbursed: "14.10", complement: "29.90", patient: "16.00"},
			"R871-2: outside OPTAM 250 % is held at 200 %: 46.00 less 16.10"},
		{"year-cap", bill("2026-11-02", gpA, "1980-01-15", "30.00", func(c *billing.Consultation) {
			c.Withheld = billing.Withheld{Year: *euros("49.00")}
		}), totals{gross: "21.00", flat: "1.00", reimbursed: "20.00", patient: "10.00"},
			"50 euros a year: 1 is left of the participation of 2"},
		{"epidemic-teleconsultation", bill("2021-03-01", gpA, "1980-01-15", "25.00", func(c *billing.Consultation) {
			c.Mode, c.ThirdParty = telehealth.ModeVideo, true
		}), totals{base: "25.00", rate: "100", gross: "25.00", flat: "1.00", reimbursed: "24.00", patient: "1.00"},
			"F34696 of 2022: paid in full; no text waives the participation"},
	}
}

func seedBills() []goldenBill {
	return []goldenBill{
		{"seed", seed("2026-03-02"), totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "0.00", "45.90"},
			"F1069: 23 in sector 2 with an excess gives 14.10"},
		{"seed-outside", seedWith("2026-03-02", outside), totals{rate: "70", surcharge: "9.20", reimbursed: "4.90", patient: "55.10"},
			"F1069: the same day outside the pathway gives 4.90"},
		{"seed-2024-05-14", seed("2024-05-14"), totals{flat: "1.00", reimbursed: "15.10", patient: "44.90"},
			"decree 2024-113: the last day of the participation of 1 euro"},
		{"seed-at-the-tariff", seedWith("2026-03-02", func(c *billing.Consultation) { c.Fee = euros("31.50") }),
			totals{base: "31.50", reimbursed: "20.05", excess: "0.00", patient: "11.45"},
			"NGAP 2 bis: no more than the tarif opposable, so the sector 1 letters"},
	}
}
