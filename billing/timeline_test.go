package billing_test

import (
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The periods between the days on which the bases changed. The last one is open:
// its end here is the last day on which the tables were checked.
var periods = [...][2]string{
	{"2017-07-01", "2022-03-31"},
	{"2022-04-01", "2023-10-31"},
	{"2023-11-01", "2024-12-21"},
	{"2024-12-22", "2025-12-31"},
	{"2026-01-01", "2026-11-24"},
}

// A tableRow is one row of that table: a base for each period, "" where the
// table has a dash or a question mark.
type tableRow struct {
	name    string
	doctor  telehealth.Practitioner
	age     int
	pathway telehealth.Pathway
	act     telehealth.Code
	bases   [len(periods)]string
	reason  string
}

func TestBaseTable(t *testing.T) {
	for _, group := range [][]tableRow{generalists, specialists, paediatricians, opinions} {
		for _, row := range group {
			for i, period := range periods {
				for _, date := range period {
					if row.bases[i] != "" {
						t.Run(row.name+" "+date, func(t *testing.T) { row.check(t, date, row.bases[i]) })
					}
				}
			}
		}
	}
}

func (row *tableRow) check(t *testing.T, date, base string) {
	t.Helper()
	require.NotEmpty(t, row.reason)
	c := billing.Consultation{
		Date: day(date), Practitioner: row.doctor, Pathway: row.pathway, Act: row.act,
		Patient: billing.Patient{Birth: bornAt(date, row.age)}, Fee: euros("300.00"),
	}
	if c.Practitioner.Sector == telehealth.Sector1 {
		c.Fee = nil // an excess in sector 1 is a special demand, with a base of its own
	}
	if row.pathway == unlettered {
		c.Pathway, c.Letter = telehealth.PathwayReferred, new(false)
	}
	b := priced(t, c)
	assert.Equal(t, base, b.Base().String(), "%s: %v", row.reason, letters(&b))
}

// unlettered is a referred patient about whom no report goes back: column "without MCS".
const unlettered telehealth.Pathway = "unlettered"

// bornAt returns the birthday of a patient who is that old all the year of date.
func bornAt(date string, age int) telehealth.Date {
	return day(fmt.Sprintf("%04d-01-01", day(date).Year()-age))
}

var (
	gpA = as(sector1, telehealth.GeneralPractice)
	gpB = as(sector2, telehealth.GeneralPractice)
)

var frozen = [len(periods)]string{"23.00", "23.00", "23.00", "23.00", "23.00"}

var generalists = []tableRow{
	{"GP A", gpA, 40, telehealth.PathwayAttending, "", [...]string{"25.00", "25.00", "26.50", "30.00", "30.00"}, "G from 2017-05-01"},
	{"GP OPTAM", as(optam, telehealth.GeneralPractice), 40, telehealth.PathwayAttending, "", [...]string{"25.00", "25.00", "26.50", "30.00", "30.00"}, "OPTAM is column A with an excess"},
	{"GP B", gpB, 40, telehealth.PathwayAttending, "", frozen, "ameli 2024-11-28: 23 unchanged"},
	{"GP child A", gpA, 5, telehealth.PathwayAttending, "", [...]string{"30.00", "30.00", "31.50", "35.00", "35.00"}, "MEG 5 until the sixth birthday"},
	{"GP child of 6 A", gpA, 6, telehealth.PathwayAttending, "", [...]string{"25.00", "25.00", "26.50", "30.00", "30.00"}, "no MEG at 6"},
	{"GP child B", gpB, 5, telehealth.PathwayAttending, "", [...]string{"28.00", "28.00", "28.00", "28.00", "28.00"}, "MEG in every sector; F1069 of 2024-12-22 prints 28, that of early 2024 31.50"},
	{"GP correspondent A", gpA, 40, telehealth.PathwayReferred, "", [...]string{"30.00", "30.00", "31.50", "35.00", "35.00"}, "MCG 5 from 2017-07-01"},
	{"GP correspondent B", gpB, 40, telehealth.PathwayReferred, "", frozen, "MCG needs the tarif opposable"},
}

func one(s telehealth.Specialty) telehealth.Practitioner { return as(sector1, s) }
func two(s telehealth.Specialty) telehealth.Practitioner { return as(sector2, s) }

var specialists = []tableRow{
	{"specialist A", one(telehealth.Dermatology), 40, telehealth.PathwayReferred, "", [...]string{"30.00", "30.00", "31.50", "31.50", "31.50"}, "CS + MPC + MCS, then CS + MCS"},
	{"specialist A without MCS", one(telehealth.Dermatology), 40, unlettered, "", [...]string{"25.00", "25.00", "26.50", "26.50", "26.50"}, "no report, no MCS"},
	{"specialist B", two(telehealth.Dermatology), 40, telehealth.PathwayReferred, "", frozen, "frozen at 23 since 2017"},
	{"obstetrician A", one(telehealth.ObstetricsGynecology), 40, telehealth.PathwayReferred, "", [...]string{"30.00", "30.00", "31.50", "31.50", "31.50"}, "FMF: code 07 does not get 32 or 35"},
	{"medical gynaecologist A", one(telehealth.MedicalGynecology), 40, telehealth.PathwayReferred, "", [...]string{"30.00", "32.00", "33.50", "37.00", "40.00"}, "codes 70 and 79: MGM 2, then CS 32 and 35"},
	{"medical gynaecologist B", two(telehealth.MedicalGynecology), 40, telehealth.PathwayReferred, "", frozen, "23 as any specialist"},
	{"geriatrician A", one(telehealth.Geriatrics), 80, telehealth.PathwayReferred, "", [...]string{"30.00", "30.00", "31.50", "37.00", "42.00"}, "37 is with MCS, 32 without"},
	{"rehabilitation A", one(telehealth.Rehabilitation), 40, telehealth.PathwayReferred, "", [...]string{"30.00", "30.00", "31.50", "36.00", "40.00"}, "MPR 31 and 35, plus MCS"},
	{"psychiatrist A", one(telehealth.Psychiatry), 40, telehealth.PathwayReferred, "", [...]string{"46.70", "50.20", "51.70", "55.00", "57.00"}, "CNPSY + MPC + MCS, then CNP + MCS"},
	{"neurologist A", one(telehealth.Neurology), 40, telehealth.PathwayReferred, "", [...]string{"46.70", "50.20", "51.70", "55.00", "57.00"}, "neurologists bill the psychiatrists' letters"},
	{"psychiatrist A without MCS", one(telehealth.Psychiatry), 40, unlettered, "", [...]string{"41.70", "45.20", "46.70", "50.00", "52.00"}, "no report, no MCS"},
	{"psychiatrist B", two(telehealth.Psychiatry), 40, telehealth.PathwayReferred, "", [...]string{"39.00", "42.50", "42.50", "42.50", "42.50"}, "CNPSY, then CP 42.50"},
	{"psychiatrist A, 15 years", one(telehealth.Psychiatry), 15, telehealth.PathwayReferred, "", [...]string{"46.70", "53.20", "54.70", "67.00", "75.00"}, "MP 3 below 16 from 2022-04, then 12 and 18"},
	{"psychiatrist A, 16 years", one(telehealth.Psychiatry), 16, telehealth.PathwayReferred, "", [...]string{"46.70", "50.20", "51.70", "67.00", "75.00"}, "MP up to 25 only from 2024-12-22"},
	{"psychiatrist A, 25 years", one(telehealth.Psychiatry), 25, telehealth.PathwayReferred, "", [...]string{"", "", "51.70", "67.00", "75.00"}, "the last age of MP"},
	{"psychiatrist A, 26 years", one(telehealth.Psychiatry), 26, telehealth.PathwayReferred, "", [...]string{"", "", "51.70", "55.00", "57.00"}, "no MP at 26"},
	{"cardiologist A", one(telehealth.Cardiology), 60, telehealth.PathwayReferred, "", [...]string{"51.00", "51.00", "52.50", "52.50", "52.50"}, "F1069: 52.50, not 54"},
	{"cardiologist B", two(telehealth.Cardiology), 60, telehealth.PathwayReferred, "", [...]string{"47.73", "47.73", "47.73", "47.73", "47.73"}, "CSC alone"},
}

var paediatricians = []tableRow{
	{"baby A", one(telehealth.Pediatrics), 1, "", "", [...]string{"32.00", "37.00", "38.50", "39.00", "40.00"}, "CS + NFP + MEP, then CEH"},
	{"baby B", two(telehealth.Pediatrics), 1, "", "", [...]string{"28.00", "33.00", "", "", ""}, "CS + NFP; a question mark from 2023-11"},
	{"child of 2 A", one(telehealth.Pediatrics), 2, "", "", [...]string{"32.00", "32.00", "33.50", "35.00", "35.00"}, "CS + NFE + MEP, then CEK"},
	{"child of 2 B", two(telehealth.Pediatrics), 2, "", "", [...]string{"23.00", "23.00", "", "", ""}, "NFE needs the tarif opposable"},
	{"child of 5 A", one(telehealth.Pediatrics), 5, "", "", [...]string{"32.00", "32.00", "33.50", "35.00", "35.00"}, "the last age of CEK"},
	{"child of 6 A", one(telehealth.Pediatrics), 6, "", "", [...]string{"28.00", "28.00", "29.50", "31.50", "31.50"}, "CS + NFE, then CEG"},
	{"child of 15 A", one(telehealth.Pediatrics), 15, "", "", [...]string{"28.00", "28.00", "29.50", "31.50", "31.50"}, "the last age of CEG"},
	{"child of 6 B", two(telehealth.Pediatrics), 6, "", "", [...]string{"23.00", "23.00", "", "", ""}, "CS alone"},
	{"GP's obligatory exam", gpA, 1, telehealth.PathwayAttending, "COE", [...]string{"", "46.00", "47.50", "54.00", "60.00"}, "COE 46, 47.50, 54, 60"},
}

var opinions = []tableRow{
	{"APC A", one(telehealth.Dermatology), 40, telehealth.PathwayReferred, "APC", [...]string{"", "55.00", "56.50", "60.00", "60.00"}, "an opinion has no MCS beside it"},
	{"APC B", two(telehealth.Dermatology), 40, telehealth.PathwayReferred, "APC", [...]string{"", "55.00", "56.50", "60.00", "60.00"}, "the same base in every sector"},
	{"APY A", one(telehealth.Psychiatry), 40, telehealth.PathwayReferred, "APY", [...]string{"", "62.50", "64.00", "67.50", "67.50"}, "the psychiatrist's opinion"},
	{"APY B", two(telehealth.Psychiatry), 40, telehealth.PathwayReferred, "APY", [...]string{"", "62.50", "64.00", "67.50", "67.50"}, "the same base in every sector"},
	{"very complex A", one(telehealth.Dermatology), 40, telehealth.PathwayReferred, "CCE", [...]string{"", "60.00", "60.00", "60.00", "60.00"}, "60 in every sector, unchanged"},
	{"very complex B", two(telehealth.Dermatology), 40, telehealth.PathwayReferred, "CCE", [...]string{"", "60.00", "60.00", "60.00", "60.00"}, "60 in every sector, unchanged"},
	{"complex GP B", gpB, 40, telehealth.PathwayAttending, "CCX", [...]string{"", "46.00", "47.50", "47.50", "47.50"}, "47.50 in every sector"},
}

// Rows that began or ended inside a period: the day before and the day of each.
func TestDatedSupplements(t *testing.T) {
	for _, c := range []struct {
		code           telehealth.Code
		mode           telehealth.Mode
		day, was, then string // "" where the key had no row
		reason         string
	}{
		{"MD", telehealth.ModeHome, "2022-04-25", "10.00", "10.04", "ameli in 2022: four cents more for the journey"},
		{"MD", telehealth.ModeHome, "2023-01-01", "10.04", "10.00", "to the end of that year"},
		{"MDD", telehealth.ModeHome, "2022-04-25", "22.60", "22.64", "on Sundays"},
		{"MDD", telehealth.ModeHome, "2023-01-01", "22.64", "22.60", "and back"},
		{"MDN", telehealth.ModeHome, "2022-04-25", "38.50", "38.54", "by night"},
		{"MDN", telehealth.ModeHome, "2023-01-01", "38.54", "38.50", "and back"},
		{"MDI", telehealth.ModeHome, "2022-04-25", "43.50", "43.54", "after midnight"},
		{"MDI", telehealth.ModeHome, "2023-01-01", "43.54", "43.50", "and back"},
		{"SNP", "", "2022-07-13", "", "15.00", "arrêté of 2022-07-11: general practitioners first"},
	} {
		require.NotEmpty(t, c.reason)
		for date, want := range map[telehealth.Date]string{day(c.day).AddDays(-1): c.was, day(c.day): c.then} {
			b, err := billing.Price(billing.Consultation{
				Date: date, Practitioner: gpA, Mode: c.mode, Pathway: telehealth.PathwayAway, Supplements: []telehealth.Code{c.code},
			})
			if want == "" {
				assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, err).Code, "%s on %s: %s", c.code, date, c.reason)
				continue
			}
			require.NoError(t, err, c.reason)
			assert.Equal(t, want, b.Lines[1].Base.String(), "%s on %s: %s", c.code, date, c.reason)
		}
	}
	_, err := billing.Price(billing.Consultation{
		Date: day("2022-07-13"), Practitioner: one(telehealth.Dermatology), Supplements: []telehealth.Code{"SNP"},
	})
	assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, err).Code, "other specialists since 2023-05-15 only")
}
