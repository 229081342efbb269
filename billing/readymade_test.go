package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var gyn70, psychiatrist = one(telehealth.MedicalGynecology), one(telehealth.Psychiatry)

var readyMade = []struct {
	date         string
	doctor       telehealth.Practitioner
	age          int
	act          telehealth.Code
	base, reason string
}{
	{"2017-05-01", gpA, 40, "", "25.00", "G from the agreement of 2016"},
	{"2023-10-31", gpA, 40, "", "25.00", "the day before the arbitral settlement"},
	{"2023-11-01", gpA, 40, "", "26.50", "arbitral settlement"},
	{"2024-12-21", gpA, 40, "", "26.50", "the day before the agreement of 2024"},
	{"2024-12-22", gpA, 40, "", "30.00", "agreement of 2024; CSMF's 2024-12-23 is wrong"},
	{"2018-09-15", gpA, 40, "TCG", "25.00", "amendment 6"},
	{"2023-11-01", gpA, 40, "TCG", "25.00", "teleconsultation not raised in 2023"},
	{"2024-12-22", gpA, 40, "TCG", "25.00", "nor in 2024"},
	{"2026-06-27", gpA, 40, "TCG", "25.00", "nor in 2026: F34696"},
	{"2017-06-30", psychiatrist, 40, "", "43.70", "CNPSY 37 + MPC 2.70 + MCS 4"},
	{"2017-07-01", psychiatrist, 40, "", "46.70", "CNPSY 39 + MPC 2.70 + MCS 5"},
	{"2022-04-01", psychiatrist, 40, "", "50.20", "amendment 9"},
	{"2023-11-01", psychiatrist, 40, "", "51.70", "MPC 4.20"},
	{"2024-12-22", psychiatrist, 40, "", "55.00", "CNP 50 + MCS 5"},
	{"2025-07-01", psychiatrist, 40, "", "55.00", "the suspended second wave: pages of 2024 are wrong"},
	{"2025-12-31", psychiatrist, 40, "", "55.00", "the day before the second wave"},
	{"2026-01-01", psychiatrist, 40, "", "57.00", "second wave"},
	{"2025-12-31", gyn70, 40, "", "37.00", "CS 32 + MCS"},
	{"2026-01-01", gyn70, 40, "", "40.00", "CS 35 + MCS"},
	{"2017-05-01", gpA, 1, "COE", "39.00", "COE 39"},
	{"2017-10-31", gpA, 1, "COE", "39.00", "the last day of 39"},
	{"2017-11-01", gpA, 1, "COE", "46.00", "amendment 2"},
	{"2025-12-31", gpA, 1, "COE", "54.00", "the last day of 54"},
	{"2026-01-01", gpA, 1, "COE", "60.00", "second wave"},
	{"2017-10-01", one(telehealth.Dermatology), 40, "APC", "48.00", "C2 became APC"},
	{"2018-05-31", one(telehealth.Dermatology), 40, "APC", "48.00", "the last day of 48"},
	{"2018-06-01", one(telehealth.Dermatology), 40, "APC", "50.00", "agreement of 2016, third step"},
	{"2018-06-01", psychiatrist, 40, "APY", "62.50", "the first sourced value of APY"},
	{"2017-06-30", one(telehealth.Cardiology), 40, "", "49.00", "CSC 45.73 + MCC 3.27"},
	{"2017-07-01", one(telehealth.Cardiology), 40, "", "51.00", "CSC 47.73 + MCC 3.27"},
	{"2021-03-01", one(telehealth.Dermatology), 40, "TC", "30.00", "ameli-teleconsultation-2018: TC 23 + MPC 2 + MCS 5"},
	{"2023-11-01", one(telehealth.Dermatology), 40, "TCS", "30.00", "F34696: TCS 25 + MCS 5"},
	{"2026-06-27", psychiatrist, 40, "TCS", "50.20", "F34696 of 2026-06-27"},
	{"2026-06-27", gyn70, 40, "TCS", "32.00", "F34696 of 2026-06-27"},
}

// Totals that sources print or that add up from what they print, and the dates
// that they give to single letter keys.
func TestReadyMadeChecks(t *testing.T) {
	for _, c := range readyMade {
		t.Run(c.date+" "+string(c.doctor.Specialty)+" "+string(c.act), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, billing.Consultation{
				Date: day(c.date), Practitioner: c.doctor, Act: c.act,
				Patient: billing.Patient{Birth: bornAt(c.date, c.age)},
			})
			assert.Equal(t, c.base, b.Base().String(), "%s: %v", c.reason, letters(&b))
			assert.Equal(t, b.Base(), b.Fee(), "no fee stands for the tariff")
		})
	}
}

// SNDS documentation, a GP called at night as correspondent: 25, 19.06 and 3 at
// 70 % are 17.50, 13.34 and 2.10. Rounding the sum instead would also give
// 32.94, so the lines are compared.
func TestNightLinesOfTheSNDS(t *testing.T) {
	b := priced(t, billing.Consultation{
		Date: day("2017-06-01"), Practitioner: gpA, Supplements: []telehealth.Code{"F", "MCG"},
	})
	var gross []string
	for _, l := range b.Lines {
		gross = append(gross, l.Gross.String())
	}
	assert.Equal(t, []string{"17.50", "13.34", "2.10"}, gross)
	totals{fee: "47.06", gross: "32.94", copayment: "14.12"}.check(t, &b)
}

// On every change day of the tables and the day before, sector 2 outside OPTAM
// with an excess stays at the frozen base (ameli-2024-generalists, F1069).
func TestFreeFeesStayFrozen(t *testing.T) {
	for _, change := range changeDays(t) {
		for _, date := range []telehealth.Date{change.AddDays(-1), change} {
			for specialty, base := range map[telehealth.Specialty]string{
				telehealth.GeneralPractice: "23.00", telehealth.Dermatology: "23.00", telehealth.ObstetricsGynecology: "23.00",
				telehealth.MedicalGynecology: "23.00", telehealth.Geriatrics: "23.00", telehealth.Rehabilitation: "23.00",
			} {
				if date.Before(day("2017-05-01")) {
					continue
				}
				b := priced(t, billing.Consultation{Date: date, Practitioner: two(specialty), Fee: euros("90.00")})
				assert.Equal(t, base, b.Base().String(), "%s on %s: frozen since 2017", specialty, date)
			}
		}
	}
}
