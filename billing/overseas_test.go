package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A teleconsultation overseas has the value of the consultation (amendment 6) and was
// not raised with it, a visit that of G: the day before and the day of each row.
func TestOverseas(t *testing.T) {
	for _, c := range []struct {
		where  telehealth.Territory
		doctor telehealth.Practitioner
		mode   telehealth.Mode
		date   string
		fee    string
		base   string // "" where the tables have no row, "?" where they have no amount
		reason string
	}{
		{telehealth.Reunion, gpA, telehealth.ModeVideo, "2018-09-14", "", "", "no teleconsultation yet"},
		{telehealth.Reunion, gpA, telehealth.ModeVideo, "2018-09-15", "", "29.60", "the value of G"},
		{telehealth.Martinique, gpA, telehealth.ModeVideo, "2023-11-01", "", "29.60", "G was raised, the teleconsultation not"},
		{telehealth.Reunion, gpB, telehealth.ModeVideo, "2026-03-02", "60.00", "27.60", "the value of C outside OPTAM"},
		{telehealth.Guadeloupe, one(telehealth.Dermatology), telehealth.ModeVideo, "2018-09-15", "", "34.60", "27.60, MPC 2 and MCS 5, as in person"},
		{telehealth.Guadeloupe, one(telehealth.Dermatology), telehealth.ModeVideo, "2023-10-31", "", "34.60", "the day before TCS"},
		{telehealth.Guadeloupe, one(telehealth.Dermatology), telehealth.ModeVideo, "2023-11-01", "", "?", "TCS: no amount was found overseas"},
		{telehealth.Guadeloupe, two(telehealth.Dermatology), telehealth.ModeVideo, "2026-03-02", "60.00", "27.60", "a free fee: TC as before"},
		{telehealth.Guyane, one(telehealth.Psychiatry), telehealth.ModeVideo, "2018-09-15", "", "?", "no amount in person either"},
		{telehealth.Mayotte, gpA, telehealth.ModeHome, "2023-10-31", "", "29.60", "VG has the value of G"},
		{telehealth.Mayotte, gpA, telehealth.ModeHome, "2023-11-01", "", "31.40", "1.80 more"},
		{telehealth.Mayotte, gpA, telehealth.ModeHome, "2024-12-21", "", "31.40", "the day before the agreement of 2024"},
		{telehealth.Mayotte, gpA, telehealth.ModeHome, "2024-12-22", "", "36.00", "G 36 in all of them"},
	} {
		require.NotEmpty(t, c.reason)
		q := billing.Consultation{Date: day(c.date), Practitioner: c.doctor, Mode: c.mode, Patient: billing.Patient{Birth: day("1980-05-01")}}
		q.Practitioner.Territory = c.where
		if c.fee != "" {
			q.Fee = euros(c.fee)
		}
		b, err := billing.Price(q)
		switch c.base {
		case "":
			assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, err).Code, c.reason)
		case "?":
			assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, c.reason)
		default:
			require.NoError(t, err, c.reason)
			assert.Equal(t, c.base, b.Base().String(), "%s %s: %s", c.where, c.date, c.reason)
		}
	}
}

// The opposable amount of these teleconsultations is not known. A fee above that of the
// consultation in person is a free one whatever it is; any other depends on it.
func TestFreeFeeAboveAnUnknownTariff(t *testing.T) {
	for _, c := range []struct {
		specialty telehealth.Specialty
		date      string
		letter    bool
		fee       string
		base      string // "" where the answer depends on the amount
		above     string
		reason    string
	}{
		{telehealth.Geriatrics, "2026-03-02", true, "60.00", "23.00", "42.00", "above 37.00 and MCS 5.00"},
		{telehealth.Geriatrics, "2026-03-02", true, "42.01", "23.00", "42.00", "a cent above"},
		{telehealth.Geriatrics, "2026-03-02", true, "42.00", "", "", "as much as in person: it may be the tariff"},
		{telehealth.Geriatrics, "2025-12-31", true, "60.00", "23.00", "37.00", "32.00 and MCS until 2025"},
		{telehealth.Rehabilitation, "2026-03-02", true, "60.00", "23.00", "40.00", "35.00 and MCS"},
		{telehealth.Rehabilitation, "2026-03-02", false, "36.00", "23.00", "35.00", "without a report no MCS"},
		{telehealth.Geriatrics, "2023-10-31", true, "60.00", "23.00", "", "the day before TCS: the tariff is known"},
	} {
		require.NotEmpty(t, c.reason)
		q := billing.Consultation{
			Date: day(c.date), Practitioner: two(c.specialty), Mode: telehealth.ModeVideo, Letter: &c.letter, Fee: euros(c.fee),
			Patient: billing.Patient{Birth: day("1980-05-01")},
		}
		b, err := billing.Price(q)
		if c.base == "" {
			assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, c.reason)
			continue
		}
		require.NoError(t, err, c.reason)
		assert.Equal(t, []telehealth.Code{"TC"}, letters(&b), c.reason)
		assert.Equal(t, c.base, b.Base().String(), c.reason)
		note, found := noteOf(&b, "scale.free.above")
		require.Equal(t, c.above != "", found, c.reason)
		if found {
			assert.Equal(t, c.above, note.Amount.String(), c.reason)
			assert.Equal(t, billing.NoteDoubt, note.Kind(), c.reason)
		}
	}
	sector1 := billing.Consultation{Date: day("2026-03-02"), Practitioner: one(telehealth.Geriatrics), Mode: telehealth.ModeVideo, Fee: euros("60.00")}
	_, err := billing.Price(sector1)
	assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, "in sector 1 the base is the unknown amount itself")
}
