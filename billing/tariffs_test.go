package billing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	tariffHeader = "code,specialty,scale,territory,ages,from,value,source,confidence\n"
	decree       = "https://example.org/avenant-12"
)

func readTariffs(t *testing.T, rows ...string) *billing.Tariffs {
	t.Helper()
	tariffs, err := billing.ReadTariffs(strings.NewReader(tariffHeader + strings.Join(rows, "\n")))
	require.NoError(t, err)
	return tariffs
}

// gpOn is a GP's consultation at the tariff, by the attending doctor.
func gpOn(date string) billing.Consultation {
	return billing.Consultation{Date: day(date), Practitioner: gpA, Patient: billing.Patient{Birth: day("1980-06-01")}}
}

var addedRows = []struct {
	name, row    string
	question     billing.Consultation
	base, reason string
}{
	{"reform, the day before", "G,general-practice,opposable,metropole,,2027-05-01,32.00," + decree + ",likely",
		gpOn("2027-04-30"), "30.00", "a future row does not reach back"},
	{"reform, the day", "G,general-practice,opposable,metropole,,2027-05-01,32.00," + decree + ",likely",
		gpOn("2027-05-01"), "32.00", "a reform adds a line and touches none"},
	{"reform, Alsace-Moselle", "G,general-practice,opposable,metropole,,2027-05-01,32.00," + decree + ",likely",
		func() billing.Consultation {
			c := gpOn("2027-05-01")
			c.Practitioner.Territory = telehealth.AlsaceMoselle
			return c
		}(), "32.00", "priced as metropole"},
	{"replacement of an official row", "G,general-practice,opposable,metropole,,2024-12-22,30.10," + decree + ",sure",
		gpOn("2025-03-03"), "30.10", "a row on the day of an official row of the same key replaces it"},
	{"replacement, before it", "G,general-practice,opposable,metropole,,2024-12-22,30.10," + decree + ",sure",
		gpOn("2024-12-21"), "26.50", "the rows before stay"},
	{"a row between two official ones", "G,general-practice,opposable,metropole,,2024-01-01,28.00," + decree + ",sure",
		gpOn("2024-12-22"), "30.00", "it runs until the next official row"},
	{"technical act of the caller's own table", "DEQP003,general-practice,opposable,metropole,,2026-02-01,41.00," + decree + ",sure",
		func() billing.Consultation { c := gpOn("2026-03-02"); c.Act = "DEQP003"; return c }(), "41.00",
		"the official tables have none; a row of the caller's prices it"},
	{"technical act beside an act", "DEQP003,general-practice,opposable,metropole,,2026-02-01,4.00," + decree + ",sure",
		func() billing.Consultation {
			c := gpOn("2026-03-02")
			c.Supplements = []telehealth.Code{"DEQP003"}
			return c
		}(), "34.00", "its shape does not tell a supplement of the CCAM from an act"},
	{"amount found at last", "TCS,pediatrics,opposable,metropole,,2023-11-01,25.00," + decree + ",likely",
		billing.Consultation{Date: day("2026-03-02"), Practitioner: one(telehealth.Pediatrics), Mode: telehealth.ModeVideo, Letter: new(false)},
		"25.00", "a caller who knows what the library does not"},
	{"specialist row, other specialist", "CS,dermatology,opposable,metropole,,2027-01-01,29.00," + decree + ",sure",
		billing.Consultation{Date: day("2027-01-01"), Practitioner: one(telehealth.Cardiology), Act: "CS", Supplements: []telehealth.Code{}},
		"26.50", "a row for one specialty leaves the others alone"},
	{"specialist row, named", "CS,dermatology,opposable,metropole,,2027-01-01,29.00," + decree + ",sure",
		billing.Consultation{Date: day("2026-12-31"), Practitioner: one(telehealth.Dermatology), Supplements: []telehealth.Code{}},
		"26.50", "the general history runs until the first row of its own"},
}

func TestReadTariffs(t *testing.T) {
	for _, c := range addedRows {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b, err := readTariffs(t, c.row).Price(c.question)
			require.NoError(t, err, c.reason)
			assert.Equal(t, c.base, b.Base().String(), c.reason)
		})
	}
}

func TestReadTariffsRepeals(t *testing.T) {
	tariffs := readTariffs(t,
		"MEG,general-practice,opposable|free,metropole,0-5,2027-01-01,,"+decree+",sure",
		"VG,general-practice,opposable,metropole,,2027-01-01,?,"+decree+",sure")
	c := gpOn("2027-01-01")
	c.Patient.Birth = day("2024-01-01")
	b, err := tariffs.Price(c)
	require.NoError(t, err)
	assert.Equal(t, []telehealth.Code{"G"}, letters(&b), "an empty value ends the key")
	c.Mode = telehealth.ModeHome
	_, err = tariffs.Price(c)
	require.Error(t, err)
	assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, "? is an amount that nobody found")
}

func TestReadTariffsSource(t *testing.T) {
	b, err := readTariffs(t, "G,general-practice,opposable,metropole,,2027-05-01,32.00,"+decree+",likely").Price(gpOn("2027-05-01"))
	require.NoError(t, err)
	assert.Equal(t, &telehealth.Source{ID: decree, Title: decree, URL: decree}, b.Lines[0].Source, "the caller's text, checked by nobody here")
	note, ok := noteOf(&b, "tariff")
	require.True(t, ok, "a likely row says so")
	assert.Equal(t, telehealth.ConfidenceLikely, note.Confidence())

	b, err = readTariffs(t, "G,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure").Price(gpOn("2027-05-01"))
	require.NoError(t, err)
	assert.Equal(t, "ngap-2bis", b.Lines[0].Source.ID, "a text of the library may be cited by its id")
	assert.False(t, b.Lines[0].Source.Checked.IsZero())
}

func TestOfficialTariffsStay(t *testing.T) {
	before := priced(t, gpOn("2027-05-01"))
	readTariffs(t, "G,general-practice,opposable,metropole,,2024-12-22,99.00,"+decree+",sure")
	after := priced(t, gpOn("2027-05-01"))
	assert.Equal(t, before, after, "no table is shared with the caller's")
	assert.Equal(t, "30.00", after.Base().String())
	sources := billing.Sources()
	sources[0].Title = "changed"
	assert.NotEqual(t, "changed", billing.Sources()[0].Title, "nor is the catalogue")
}

func TestReadNothing(t *testing.T) {
	tariffs := readTariffs(t)
	g := newGenerator(5)
	for range 2_000 {
		c := g.consultation()
		want, wantErr := billing.Price(c)
		got, err := tariffs.Price(c)
		require.Equal(t, wantErr, err)
		require.Equal(t, want, got, "a header alone adds nothing")
	}
}

func TestCoverageOfTheTables(t *testing.T) {
	for name, tariffs := range map[string]*billing.Tariffs{"official": billing.Official(), "read": readTariffs(t)} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, "2027-12-31", tariffs.ValidUntil().String())
			assert.Equal(t, "2026-11-24", tariffs.CheckedUntil().String(), "the state of the reference")
			for date, noted := range map[telehealth.Date]bool{
				tariffs.CheckedUntil():            false,
				tariffs.CheckedUntil().AddDays(1): true,
				tariffs.ValidUntil():              true,
			} {
				b, err := tariffs.Price(gpOn(date.String()))
				require.NoError(t, err)
				_, found := noteOf(&b, "unchecked")
				assert.Equal(t, noted, found, "%s", date)
			}
			_, err := tariffs.Price(gpOn(tariffs.ValidUntil().AddDays(1).String()))
			require.Error(t, err)
			assert.Contains(t, refusal(t, err).Want, "2027-12-31", "the message names the days that are covered")
		})
	}
}

// No text of the library was checked after the day that the tables claim.
func TestSourcesAreChecked(t *testing.T) {
	require.NotEmpty(t, billing.Sources())
	for _, s := range billing.Sources() {
		assert.False(t, s.Checked.IsZero(), s.ID)
		assert.NotEmpty(t, s.URL, s.ID)
		assert.False(t, s.Checked.Before(billing.Official().CheckedUntil()), fmt.Sprintf("%s was checked on %s, before the tables", s.ID, s.Checked))
	}
}
