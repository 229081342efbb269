package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Article L871-1: a responsible contract pays the whole co-payment; R871-2 holds
// it, for doctors outside OPTAM, at 200 % of the base and 20 points below the
// guarantee of OPTAM doctors, which never cuts into the co-payment.
func TestResponsibleContracts(t *testing.T) {
	optam := telehealth.Practitioner{Specialty: telehealth.Dermatology, Sector: telehealth.Sector2, OPTAM: true}
	for _, c := range []struct {
		doctor     telehealth.Practitioner
		fee        string
		contract   billing.Complement
		complement string
		note       string
		reason     string
	}{
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 100, OPTAM: 100, Responsible: true}, "6.90", "", "80 % would cut into the co-payment"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 110, OPTAM: 110, Responsible: true}, "6.90", "complement.gap", "90 % likewise"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 200, OPTAM: 200, Responsible: true}, "25.30", "complement.gap", "180 % of 23 less 16.10"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 250, OPTAM: 250, Responsible: true}, "29.90", "complement.free", "200 % binds, not 230 %"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 250, Responsible: true}, "29.90", "complement.free", "200 % of 23 less 16.10"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 250}, "41.40", "", "no limit for a contract that is not responsible"},
		{two(telehealth.Dermatology), "60.00", billing.Complement{Guarantee: 30, OPTAM: 40, Beside: true, Responsible: true}, "6.90", "", "beside the fund's part: 20 % would cut into it"},
		{optam, "60.00", billing.Complement{Guarantee: 100, OPTAM: 150, Responsible: true}, "25.20", "", "150 % of 31.50 less 22.05"},
		{one(telehealth.GeneralPractice), "30.00", billing.Complement{Beside: true, Responsible: true}, "9.00", "", "nothing beside, but the co-payment is owed by law"},
		{one(telehealth.GeneralPractice), "30.00", billing.Complement{Guarantee: 20, Beside: true}, "6.00", "", "20 % of 30 beside the fund's 21"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, bill("2026-05-04", c.doctor, "1980-01-15", c.fee, func(q *billing.Consultation) { q.Complement = c.contract }))
		assert.Equal(t, c.complement, b.Complement.String(), c.reason)
		for _, rule := range []string{"complement.gap", "complement.free"} {
			_, found := noteOf(&b, rule)
			assert.Equal(t, rule == c.note, found, "%s: %s", c.reason, rule)
		}
		assert.Equal(t, b.Fee(), b.Reimbursed()+b.Complement+b.Patient())
	}
}

// The flat sum of heavy acts follows the base, which a low fee cuts before it.
func TestHeavyActsBelowTheTariff(t *testing.T) {
	for fee, gross := range map[string]string{"20.00": "14.00", "50.00": "35.00", "119.99": "83.99", "120.00": "88.00", "129.50": "97.50"} {
		q := bill("2026-05-04", one(telehealth.GeneralPractice), "1940-01-15", fee, func(q *billing.Consultation) {
			q.Act, q.Supplements = "VL", []telehealth.Code{"MD", "VRM"}
		})
		b := priced(t, q)
		assert.Equal(t, gross, b.Gross().String(), "fee %s", fee)
	}
}
