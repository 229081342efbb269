package billing_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Defects that tests found where the tables or the documentation promise
// otherwise. Each is held here, with the reference that tells right from wrong.

// Articles 37.1 and 39.2 of the 2016 agreement: the authorised excess (DA) is
// 117.5 % of the coordinated tariff of the day, MPC and MCS or MCC included, and
// published as 33, 35, 37, 60, 61.
func TestAuthorisedExcess(t *testing.T) {
	for _, c := range []struct {
		date         string
		doctor       telehealth.Practitioner
		fee, ceiling string
		over         bool
		reason       string
	}{
		{"2018-06-01", one(telehealth.Dermatology), "35.00", "35.25", false, "30 x 1.175 = 35.25, published 35: CS 23 + MPC 2 + MCS 5"},
		{"2024-01-15", one(telehealth.Dermatology), "37.00", "37.01", false, "31.50 x 1.175 = 37.01, published 37: CS 23 + MPC 3.50 + MCS 5"},
		{"2025-03-03", one(telehealth.Dermatology), "37.00", "37.01", false, "F1069: 37, CS 26.50 + MCS 5"},
		{"2025-03-03", one(telehealth.Dermatology), "40.00", "37.01", true, "well above the ceiling"},
		{"2018-06-01", one(telehealth.Cardiology), "60.00", "59.93", false, "51 x 1.175 = 59.93, published 60: CSC 47.73 + MCC 3.27, no MCS beside"},
		{"2018-06-01", one(telehealth.Cardiology), "62.00", "59.93", true, "two euros above the published 60"},
		{"2024-01-15", one(telehealth.Psychiatry), "61.00", "60.75", false, "51.70 x 1.175 = 60.75, published 61: CNPSY + MPC + MCS"},
		{"2025-03-03", one(telehealth.Psychiatry), "64.00", "64.63", false, "55 x 1.175 = 64.63: CNP 50 + MCS 5"},
		{"2025-03-03", one(telehealth.Cardiology), "61.00", "61.69", false, "52.50 x 1.175 = 61.69: CSC 47.73 + MCC 4.77"},
	} {
		t.Run(c.date+" "+string(c.doctor.Specialty)+" "+c.fee, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, bill(c.date, c.doctor, "1980-01-15", c.fee, outside))
			note, ok := noteOf(&b, "excess.outside")
			require.True(t, ok, c.reason)
			assert.Equal(t, c.ceiling, note.Amount.String(), c.reason)
			_, over := noteOf(&b, "excess.outside.over")
			assert.Equal(t, c.over, over, c.reason)
		})
	}
}

// A table whose row for some ages is "?" beside a known row for all ages.
func TestUnknownAmountOfAnAge(t *testing.T) {
	tariffs := readTariffs(t, "C,pediatrics,free,metropole,0-1,2026-01-01,?,"+decree+",likely")
	c := bill("2026-03-02", two(telehealth.Pediatrics), "2025-06-01", "60.00", nil)
	require.NotPanics(t, func() {
		_, err := tariffs.Price(c)
		require.Error(t, err)
		bad := refusal(t, err)
		assert.Equal(t, telehealth.ErrorAmountUnknown, bad.Code)
		assert.Equal(t, "C", bad.Value)
	})
}

// The territory alsace-moselle is allowed in a row: it must then decide there,
// every time, and keep the history of metropole before its first day.
func TestOwnRowsOfAlsaceMoselle(t *testing.T) {
	for range 40 {
		tariffs, err := billing.ReadTariffs(strings.NewReader(tariffHeader +
			"G,general-practice,opposable,alsace-moselle,,2027-05-01,33.00," + decree + ",sure"))
		if err != nil {
			refusal(t, err) // refusing such a row would do as well
			return
		}
		for date, base := range map[string]string{"2027-05-01": "33.00", "2027-04-30": "30.00"} {
			c := gpOn(date)
			c.Practitioner.Territory = telehealth.AlsaceMoselle
			b, err := tariffs.Price(c)
			require.NoError(t, err)
			require.Equal(t, base, b.Base().String(), date)
		}
	}
}

// FromDecimal refuses what is too large: quickly, and without a panic.
func TestFromDecimalOfAnyExponent(t *testing.T) {
	for _, exponent := range []int32{10_000_000, 1<<31 - 1, -1 << 31} {
		done := make(chan any, 1)
		go func() {
			defer func() { done <- recover() }()
			_, err := billing.FromDecimal(decimal.New(1, exponent))
			assert.Error(t, err)
		}()
		select {
		case panicked := <-done:
			assert.Nil(t, panicked, "exponent %d", exponent)
		case <-time.After(30 * time.Second): // microseconds, or days
			t.Errorf("exponent %d: no answer", exponent)
		}
	}
}

// Every error names the field, also where the text is no object at all.
func TestErrorsOfOtherJSONNameAField(t *testing.T) {
	for _, text := range []string{`[]`, `"60.00"`, `60`, `true`, `{"":"x"}`} {
		var c billing.Consultation
		err := c.UnmarshalJSON([]byte(text))
		if assert.Error(t, err, text) {
			assert.NotEmpty(t, refusal(t, err).Field, "%s: %v", text, err)
		}
	}
}

// Bill.Text: "French stands in for a language that the library does not speak".
// A page with French words and Italian dates, or Hebrew amounts, is neither.
func TestLanguagesWithoutWords(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	french := b.Text("fr")
	for _, lang := range []string{"it", "he"} {
		text := b.Text(lang)
		spoken := !strings.Contains(text, "Participation forfaitaire")
		assert.True(t, spoken || text == french, "%s: a mixture\n%s", lang, text)
	}
}

// What the law refuses is a result with a reason. An act for
// an age that the patient does not have is priced; the bill must say so.
func TestActForAnotherAge(t *testing.T) {
	for _, c := range []struct {
		act    telehealth.Code
		reason string
	}{
		{"COE", "a child's compulsory examination at 100 % for an adult"},
		{"CEH", "the consultation of a baby for an adult"},
	} {
		t.Run(string(c.act), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := bill("2026-03-02", one(telehealth.Pediatrics), "1990-01-01", "60.00", nil)
			q.Act = c.act
			b, err := billing.Price(q)
			if err != nil {
				refusal(t, err) // refusing it would do as well
				return
			}
			noted := slices.ContainsFunc(b.Notes, func(n billing.Note) bool { return n.Code == c.act })
			assert.True(t, noted, "no note is about %s: %s", c.act, c.reason)
		})
	}
}

// acts.go: "not for that age: the row of another age still prices it". MP was 3
// euros for ages 0 to 15 in 2023; its later band, 0 to 25, hides that row.
func TestSupplementOfAnotherBand(t *testing.T) {
	q := bill("2023-03-06", one(telehealth.Psychiatry), "2003-01-01", "60.00", nil)
	q.Supplements = []telehealth.Code{"MP"}
	b, err := billing.Price(q)
	if err != nil {
		assert.Contains(t, refusal(t, err).Want, "0-15", "the message names the ages of that day, not a band to come")
		return
	}
	assert.Equal(t, "3.00", b.Lines[len(b.Lines)-1].Base.String())
}

// The first contraception consultation of a minor is paid in full (F1069, note),
// since 2022 below 26 (decree 2022-258).
func TestFirstContraceptionConsultation(t *testing.T) {
	for _, c := range []struct {
		date, birth string
		act         telehealth.Code
		rate        string
		reason      string
	}{
		{"2021-12-31", "2004-01-01", "CCP", "100", "17 years"},
		{"2021-12-31", "2003-12-31", "CCP", "70", "18 years on that day"},
		{"2026-03-02", "2010-01-01", "CCP", "100", "16 years"},
		{"2026-03-02", "2000-03-03", "CCP", "100", "25 years"},
		{"2026-03-02", "2000-03-02", "CCP", "70", "26 years on that day"},
		{"2026-03-02", "2010-01-01", "G", "70", "another act of the same patient"},
	} {
		t.Run(c.date+" "+c.birth+" "+string(c.act), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := bill(c.date, gpA, c.birth, "90.00", nil)
			q.Act = c.act
			b := priced(t, q)
			totals{rate: c.rate}.check(t, &b)
		})
	}
}

// What has no source is not guessed. The general CS row overseas prices doctors who
// bill other letters, at less than in metropole; their amounts are not sourced.
func TestOverseasIsNotGuessed(t *testing.T) {
	for _, c := range []struct {
		doctor telehealth.Practitioner
		reason string
	}{
		{one(telehealth.Psychiatry), "CNPSY overseas until 2024-12-21 has no source; CS 27.60 is not the psychiatrist's letter"},
		{one(telehealth.Cardiology), "CSC overseas has no source; metropole 52.50"},
	} {
		t.Run(string(c.doctor.Specialty), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := bill("2024-03-04", c.doctor, "1980-01-15", "60.00", nil)
			atHome := priced(t, q)
			q.Practitioner.Territory = telehealth.Guadeloupe
			b, err := billing.Price(q)
			if err != nil {
				refusal(t, err)
				return
			}
			assert.GreaterOrEqual(t, b.Base(), atHome.Base(), c.reason)
		})
	}
}
