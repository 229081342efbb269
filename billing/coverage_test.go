package billing_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A gap is a set of doctors and days for which the tables hold no act. Empty
// fields mean every value; the days run from the first one, to the last one.
type gap struct {
	name        string
	territories []telehealth.Territory
	mode        telehealth.Mode
	standings   []telehealth.Practitioner
	specialties []telehealth.Specialty
	from, to    string
	code        telehealth.ErrorCode
	reason      string
}

var (
	overseas = []telehealth.Territory{
		telehealth.Guadeloupe, telehealth.Martinique, telehealth.Guyane, telehealth.Reunion, telehealth.Mayotte,
	}
	mainland    = []telehealth.Territory{telehealth.Metropole, telehealth.AlsaceMoselle}
	islands     = []telehealth.Territory{telehealth.SaintMartin, telehealth.SaintBarthelemy}
	minds       = []telehealth.Specialty{telehealth.Psychiatry, telehealth.Neuropsychiatry, telehealth.Neurology}
	agreed      = []telehealth.Practitioner{sector1, optam, sector2}
	generalist  = []telehealth.Specialty{telehealth.GeneralPractice}
	raised2026  = []telehealth.Specialty{telehealth.MedicalGynecology, telehealth.Geriatrics, telehealth.Rehabilitation}
	noTCS       = []telehealth.Specialty{telehealth.Pediatrics, telehealth.Geriatrics, telehealth.Rehabilitation}
	othersAtAll = telehealth.Specialties()[1:]
	openEnd     = "2027-12-31"
)

// Every hole of the tables, with why nothing better is known.
var gaps = []gap{
	{"teleconsultation not yet", nil, telehealth.ModeVideo, agreed, nil, "2017-05-01", "2018-09-14", telehealth.ErrorNotCovered,
		"amendment 6: reimbursed since 2018-09-15"},
	{"TCS overseas", overseas, telehealth.ModeVideo, []telehealth.Practitioner{sector1, optam}, othersAtAll, "2023-11-01", openEnd,
		telehealth.ErrorAmountUnknown, "tariffs.csv: TCS overseas not found"},
	{"TCS overseas, nor the consultation", overseas, telehealth.ModeVideo, agreed, raised2026, "2026-01-01", openEnd,
		telehealth.ErrorAmountUnknown, "tariffs.csv: neither is known in 2026, so no fee is surely above it"},
	{"TC of psychiatrists overseas", overseas, telehealth.ModeVideo, agreed, minds, "2018-09-15", openEnd, telehealth.ErrorAmountUnknown,
		"CNPSY overseas has no source, and TC has its value"},
	{"TCS of cardiologists overseas", overseas, telehealth.ModeVideo, agreed, []telehealth.Specialty{telehealth.Cardiology}, "2023-11-01", openEnd,
		telehealth.ErrorAmountUnknown, "CSC overseas has no source, so no fee is surely above it"},
	{"TCS unknown", mainland, telehealth.ModeVideo, []telehealth.Practitioner{sector1, optam}, noTCS, "2023-11-01", openEnd, telehealth.ErrorAmountUnknown,
		"tariffs.csv: TCS of these specialties not found"},
	{"visit of the specialist", mainland, telehealth.ModeHome, agreed, othersAtAll, "2024-12-22", openEnd, telehealth.ErrorAmountUnknown,
		"tariffs.csv: VS and VNPSY after 2024-12-21 not found"},
	{"visit of the specialist overseas", overseas, telehealth.ModeHome, agreed, othersAtAll, "2017-05-01", openEnd, telehealth.ErrorNotCovered,
		"the 2019 table of the departments holds no VS"},
	{"visit of the free GP overseas", overseas, telehealth.ModeHome, []telehealth.Practitioner{sector2}, generalist, "2017-05-01", openEnd,
		telehealth.ErrorNotCovered, "the 2019 table of the departments holds no V outside OPTAM"},
	{"outside the agreement, home", nil, telehealth.ModeHome, []telehealth.Practitioner{noSector}, nil, "2017-05-01", openEnd,
		telehealth.ErrorNotCovered, "tariffs.csv: the tariff of authority is known for the consultation only"},
	{"outside the agreement, video", nil, telehealth.ModeVideo, []telehealth.Practitioner{noSector}, nil, "2017-05-01", openEnd,
		telehealth.ErrorNotCovered, "tariffs.csv: the tariff of authority is known for the consultation only"},
	{"outside the agreement, psychiatrist", slices.Concat(mainland, overseas), telehealth.ModeInPerson, []telehealth.Practitioner{noSector}, minds,
		"2017-05-01", openEnd, telehealth.ErrorAmountUnknown, "tariffs.csv: no source for 1.75"},
	{"raised in 2026, overseas", overseas, telehealth.ModeInPerson, agreed, raised2026, "2026-01-01", openEnd,
		telehealth.ErrorAmountUnknown, "tariffs.csv: values of 2026 not sourced overseas"},
	{"psychiatrists overseas", overseas, telehealth.ModeInPerson, agreed, minds, "2017-05-01", "2024-12-21",
		telehealth.ErrorAmountUnknown, "CNPSY overseas has no source; CS is not their letter"},
	{"psychiatrists overseas, 2026", overseas, telehealth.ModeInPerson, agreed, minds, "2026-01-01", openEnd,
		telehealth.ErrorAmountUnknown, "tariffs.csv: values of 2026 not sourced overseas"},
	{"free psychiatrists overseas", overseas, telehealth.ModeInPerson, []telehealth.Practitioner{sector2}, minds, "2024-12-22", "2025-12-31",
		telehealth.ErrorAmountUnknown, "CP overseas has no source"},
	{"cardiologists overseas", overseas, telehealth.ModeInPerson, agreed, []telehealth.Specialty{telehealth.Cardiology}, "2017-05-01", openEnd,
		telehealth.ErrorAmountUnknown, "CSC overseas has no source; CS is not their letter"},
	{"islands", islands, "", nil, nil, "2017-05-01", openEnd, telehealth.ErrorNotCovered,
		"no source for Saint-Martin and Saint-Barthélemy"},
}

// In the style of Catala's tests of temporal coverage: on every change day each
// kind of doctor has an act in each mode, or the hole is listed above. It looks
// for gaps only: that an amount is right is proved elsewhere.
func TestTemporalCoverage(t *testing.T) {
	used := make([]bool, len(gaps))
	days := append(changeDays(t), billing.Official().ValidUntil())
	for _, territory := range telehealth.Territories() {
		for _, mode := range []telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo} {
			for _, standing := range standings {
				for _, specialty := range telehealth.Specialties() {
					doctor := as(standing, specialty)
					doctor.Territory = territory
					for _, date := range days {
						checkCovered(t, used, doctor, mode, date)
					}
				}
			}
		}
	}
	for i, g := range gaps {
		require.NotEmpty(t, g.reason, g.name)
		assert.True(t, used[i], "gap %q is closed: delete it", g.name)
	}
}

func checkCovered(t *testing.T, used []bool, doctor telehealth.Practitioner, mode telehealth.Mode, date telehealth.Date) {
	t.Helper()
	_, err := billing.Price(billing.Consultation{
		Date: date, Practitioner: doctor, Mode: mode, Fee: euros("300.00"),
		Patient: billing.Patient{Birth: bornAt(date.String(), 40)},
	})
	place := fmt.Sprintf("%+v, %s, %s", doctor, mode, date)
	listed := slices.IndexFunc(gaps, func(g gap) bool { return g.holds(doctor, mode, date) })
	if listed < 0 {
		assert.NoError(t, err, "%s: neither an act nor a listed gap", place)
		return
	}
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	if assert.True(t, ok, "%s: gap %q is listed, but there is an act: %v", place, gaps[listed].name, err) {
		assert.Equal(t, gaps[listed].code, bad.Code, "%s: gap %q", place, gaps[listed].name)
		used[listed] = true
	}
}

func (g *gap) holds(doctor telehealth.Practitioner, mode telehealth.Mode, date telehealth.Date) bool {
	standing := telehealth.Practitioner{Sector: doctor.Sector, OPTAM: doctor.OPTAM}
	return (g.territories == nil || slices.Contains(g.territories, doctor.Territory)) &&
		(g.mode == "" || g.mode == mode) &&
		(g.standings == nil || slices.Contains(g.standings, standing)) &&
		(g.specialties == nil || slices.Contains(g.specialties, doctor.Specialty)) &&
		!date.Before(day(g.from)) && !date.After(day(g.to))
}
