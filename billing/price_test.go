package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

func seed(date string) billing.Consultation {
	return billing.Consultation{
		Date: telehealth.MustParseDate(date),
		Fee:  new(60 * billing.Euro),
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.ObstetricsGynecology, Sector: telehealth.Sector2,
		},
		Patient: billing.Patient{Birth: telehealth.MustParseDate("1990-05-01")},
	}
}

func BenchmarkPrice(b *testing.B) {
	c := seed("2026-03-02")
	t := billing.Official()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.Price(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPriceTo(b *testing.B) {
	c := seed("2026-03-02")
	t := billing.Official()
	var bill billing.Bill
	b.ReportAllocs()
	for b.Loop() {
		if err := t.PriceTo(&bill, &c); err != nil {
			b.Fatal(err)
		}
	}
}
