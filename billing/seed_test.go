package billing_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var seedCases = []struct {
	name, date string
	change     func(*billing.Consultation)
	codes      []telehealth.Code
	want       totals
	reason     string
}{
	{"seed", "2026-03-02", nil, []telehealth.Code{"C"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "0.00", "45.90"},
		"F1069: 23 in sector 2 with an excess gives 14.10"},
	{"outside", "2026-03-02", func(c *billing.Consultation) { c.Pathway = telehealth.PathwayOutside }, []telehealth.Code{"C"},
		totals{"60.00", "23.00", "70", "9.20", "6.90", "2.00", "4.90", "16.10", "37.00", "0.00", "55.10"},
		"F1069: 23 outside the pathway gives 4.90"},
	{"participation of 1", "2024-05-14", nil, []telehealth.Code{"CS"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "1.00", "15.10", "6.90", "37.00", "0.00", "44.90"},
		"decree 2024-113: the last day of the participation of 1 euro"},
	{"participation of 2", "2024-05-15", nil, []telehealth.Code{"CS"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "0.00", "45.90"},
		"decree 2024-113: 2 euros from 2024-05-15; the key is CS until 2024-12-21"},
	{"last day of CS in free fees", "2024-12-21", nil, []telehealth.Code{"CS"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "0.00", "45.90"},
		"FMF: CS until the day before the agreement of 2024"},
	{"first day of C", "2024-12-22", nil, []telehealth.Code{"C"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "0.00", "45.90"},
		"FMF: C from 2024-12-22, the base frozen at 23"},
	{"at the tariff", "2026-03-02", func(c *billing.Consultation) { c.Fee = euros("31.50") }, []telehealth.Code{"CS", "MCS"},
		totals{"31.50", "31.50", "70", "0.00", "22.05", "2.00", "20.05", "9.45", "0.00", "0.00", "11.45"},
		"NGAP article 2 bis: sector 1 letter keys at the tarif opposable; F1069: 31.50 gives 20.05"},
	{"one cent above", "2026-03-02", func(c *billing.Consultation) { c.Fee = euros("31.51") }, []telehealth.Code{"C"},
		totals{"31.51", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "8.51", "0.00", "17.41"},
		"one cent more and the fund pays 5.95 less: the cliff must stand exactly here"},
	{"one cent below", "2026-03-02", func(c *billing.Consultation) { c.Fee = euros("31.49") }, []telehealth.Code{"CS", "MCS"},
		totals{"31.49", "31.49", "70", "0.00", "22.04", "2.00", "20.04", "9.45", "0.00", "0.00", "11.45"},
		"R160-22: never above the fee; 18.55 + 3.493 rounded by line"},
	{"outside at the tariff", "2026-03-02", func(c *billing.Consultation) {
		c.Fee, c.Pathway = euros("26.50"), telehealth.PathwayOutside
	}, []telehealth.Code{"CS"},
		totals{"26.50", "26.50", "70", "10.60", "7.95", "2.00", "5.95", "18.55", "0.00", "0.00", "20.55"},
		"F1069: outside the pathway no MCS, 26.50 gives 5.95"},
	{"outside, at the coordinated tariff", "2026-03-02", func(c *billing.Consultation) {
		c.Fee, c.Pathway = euros("31.50"), telehealth.PathwayOutside
	}, []telehealth.Code{"C"},
		totals{"31.50", "23.00", "70", "9.20", "6.90", "2.00", "4.90", "16.10", "8.50", "0.00", "26.60"},
		"without MCS the opposable tariff is 26.50, so 31.50 is above it"},
	{"no fee", "2026-03-02", func(c *billing.Consultation) { c.Fee = nil }, []telehealth.Code{"CS", "MCS"},
		totals{"31.50", "31.50", "70", "0.00", "22.05", "2.00", "20.05", "9.45", "0.00", "0.00", "11.45"},
		"no fee stands for the tariff, which is the opposable one"},
	{"OPTAM", "2026-03-02", func(c *billing.Consultation) { c.Practitioner.OPTAM = true }, []telehealth.Code{"CS", "MCS"},
		totals{"60.00", "31.50", "70", "0.00", "22.05", "2.00", "20.05", "9.45", "28.50", "0.00", "39.95"},
		"F1069: OPTAM has the sector 1 base with an excess on top"},
	{"responsible contract", "2026-03-02", func(c *billing.Consultation) {
		c.Complement = billing.Complement{Guarantee: 150, Responsible: true}
	}, []telehealth.Code{"C"},
		totals{"60.00", "23.00", "70", "0.00", "16.10", "2.00", "14.10", "6.90", "37.00", "18.40", "27.50"},
		"150 % of 23 is 34.50, less the fund's 16.10; the participation stays"},
}

// The gynaecologist-obstetrician of the README: sector 2, outside OPTAM, 60 euros.
// Every case changes one fact and states every total.
func TestSeed(t *testing.T) {
	for _, c := range seedCases {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := seed(c.date)
			if c.change != nil {
				c.change(&q)
			}
			b := priced(t, q)
			c.want.check(t, &b)
			assert.Equal(t, c.codes, letters(&b), c.reason)
		})
	}
}

// Before 2018-04-01 a sector 2 doctor at the tariff billed the sector 1 letter
// keys only for the patients whom the agreement named (rules.csv, scale.opposable.c2s).
func TestOpposableBefore2018(t *testing.T) {
	for _, c := range []struct {
		date         string
		cover        billing.Covers
		base, reason string
	}{
		{"2018-03-31", 0, "23.00", "for any other patient the free letters, whatever the fee"},
		{"2018-03-31", billing.CoverALD, "23.00", "an illness is not in the list"},
		{"2018-03-31", billing.CoverC2S, "30.00", "CMU-C and ACS are in the list"},
		{"2018-03-31", billing.CoverWorkInjury, "30.00", "work accidents are in the list"},
		{"2017-07-01", billing.CoverC2S, "30.00", "CS 23 + MPC 2 + MCS 5 from 2017-07-01"},
		{"2017-06-30", billing.CoverC2S, "28.00", "MCS is 3 until 2017-06-30"},
		{"2017-05-01", 0, "23.00", "the first day of the tables"},
		{"2018-04-01", 0, "30.00", "every patient from 2018-04-01"},
		{"2018-04-01", billing.CoverC2S, "30.00", "the named ones still"},
	} {
		t.Run(c.date+" "+c.cover.String(), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := seed(c.date)
			q.Fee, q.Patient.Cover = euros("30.00"), c.cover
			if c.base == "28.00" {
				q.Fee = euros("28.00")
			}
			b := priced(t, q)
			assert.Equal(t, c.base, b.Base().String(), c.reason)
		})
	}
}

// The zero cents around the tariff, one by one, so that no rounding of the fee
// can move the place where the scale changes.
func TestScaleChangesAtOneCent(t *testing.T) {
	for cents := billing.Amount(0); cents <= 60_00; cents++ {
		q := seed("2026-03-02")
		q.Fee = &cents
		b := priced(t, q)
		want := min(cents, 23*billing.Euro)
		if cents <= *euros("31.50") {
			want = cents
		}
		require.Equal(t, want, b.Base(), "fee %s", cents)
	}
}

// seed is the case the project starts from: a gynaecologist of sector 2, outside
// OPTAM, who charges 60 euros.
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
