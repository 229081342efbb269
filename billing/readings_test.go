package billing_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readingOf returns the reading of a rule, without its name.
func readingOf(b *billing.Bill, rule string) (r billing.Reading, found bool) {
	for _, r = range b.Readings {
		if r.Rule == rule {
			return r, true
		}
	}
	return billing.Reading{}, false
}

// Article R160-6 holds the surcharge; where texts and pages part, every amount stands on
// the bill.
func TestReadingsOutsideThePathway(t *testing.T) {
	psychiatrist, cardiologist := one(telehealth.Psychiatry), one(telehealth.Cardiology)
	for _, c := range []struct {
		date       string
		doctor     telehealth.Practitioner
		scheme     billing.Scheme
		cover      billing.Covers
		reimbursed string
		readings   map[string]string // what the fund pays
		reason     string
	}{
		{"2026-03-02", psychiatrist, "", 0, "23.80", map[string]string{"reading.sheet": "13.60"}, "36.40 - 10.60 - 2; the sheet has no ceiling"},
		{"2024-12-21", psychiatrist, "", 0, "20.09", nil, "46.70: 32.69 - 10.60 - 2; no sheet without ceiling before 2024-12-22"},
		{"2026-03-02", cardiologist, "", 0, "20.81", map[string]string{"reading.sheet": "13.75", "reading.coordination": "24.15"},
			"R160-6, UNCAM 2024-10-29 article 7: 33.41 - 10.60 - 2; the sheet prints 52.50 and 13.75"},
		{"2020-02-03", cardiologist, "", 0, "22.41", nil, "33.41 - 10.00 - 1, as the sheet of 2020 computes"},
		{"2026-03-02", gpA, "", 0, "7.00", map[string]string{"reading.ceiling": "8.40"}, "both public pages print 7.00; R160-6 has the specialists"},
		{"2024-12-22", gpA, "", 0, "7.00", map[string]string{"reading.ceiling": "8.40"}, "the first day of 30.00"},
		{"2024-12-21", gpA, "", 0, "5.95", nil, "26.50: both ceilings are 10.60"},
		{"2026-03-02", gpA, "", billing.CoverALD, "28.00", map[string]string{"reading.protocol": "17.40"}, "D162-1-6 3°; else 30.00 - 10.60 - 2"},
		{"2026-03-02", gpA, "", billing.CoverC2S, "10.40", map[string]string{"reading.c2s": "10.40"}, "the fund's part is one; who pays the rest is not"},
		{"2026-03-02", gpA, "", billing.CoverInvalidity, "17.40", map[string]string{"reading.sheet": "16.00", "reading.general-practice": "16.00"}, "R160-6, 2nd paragraph"},
		{"2026-03-02", gpA, billing.SchemeAlsaceMoselle, 0, "14.40", map[string]string{"reading.sheet": "13.00", "reading.general-practice": "13.00"}, "27.00 - 10.60 - 2"},
		{"2026-03-02", gpA, "", billing.CoverMilitary, "30.00", nil, "L371-6: no surcharge"},
		{"2026-03-02", as(telehealth.Practitioner{Sector: telehealth.Sector1, Territory: telehealth.Mayotte}, telehealth.GeneralPractice), "", 0, "23.20", nil, "no surcharge in Mayotte: 25.20 - 2"},
		{"2026-03-02", one(telehealth.Dermatology), "", 0, "5.95", nil, "40 % of 26.50 is the ceiling itself"},
	} {
		require.NotEmpty(t, c.reason)
		q := bill(c.date, c.doctor, "1980-01-15", "90.00", func(q *billing.Consultation) {
			q.Fee, q.Pathway, q.Patient.Scheme, q.Patient.Cover = nil, telehealth.PathwayOutside, c.scheme, c.cover
		})
		b := priced(t, q)
		assert.Equal(t, c.reimbursed, b.Reimbursed().String(), "%s: %s", c.date, c.reason)
		assert.Len(t, b.Readings, len(c.readings), "%s: %v", c.reason, b.Readings)
		for rule, want := range c.readings {
			r, found := readingOf(&b, rule)
			assert.True(t, found, "%s: %s", c.reason, rule)
			assert.Equal(t, want, r.Reimbursed.String(), "%s: %s", c.reason, rule)
			note, _ := noteOf(&b, rule)
			assert.Equal(t, r.Reimbursed, note.Amount, "the note says what the field holds")
			assert.Equal(t, billing.NoteDoubt, note.Kind())
		}
		q.Pathway, q.Letter = "", new(false)
		inside := priced(t, q)
		assert.Empty(t, inside.Readings, "%s: nothing is disputed inside the pathway", c.reason)
		assert.Zero(t, inside.Surcharge(), c.reason)
	}
}

// L861-3: outside the pathway the co-payment stays with the patient; in practice C2S pays.
func TestWhoPaysUnderC2SOutside(t *testing.T) {
	b := priced(t, bill("2026-03-02", gpA, "1980-01-15", "30.00", func(q *billing.Consultation) {
		q.Pathway, q.Patient.Cover = telehealth.PathwayOutside, billing.CoverC2S
	}))
	totals{surcharge: "10.60", gross: "10.40", flat: "0.00", complement: "0.00", patient: "19.60"}.check(t, &b)
	r, found := readingOf(&b, "reading.c2s")
	require.True(t, found)
	assert.Equal(t, [...]string{"19.60", "0.00"}, [...]string{r.Complement.String(), r.Patient.String()})
	_, due := noteOf(&b, "third-party.due")
	assert.False(t, due, "L861-3, L161-36-4: no right to third-party payment")
	_, outside := noteOf(&b, "third-party.outside")
	assert.True(t, outside)
	inside := priced(t, bill("2026-03-02", gpA, "1980-01-15", "30.00", func(q *billing.Consultation) { q.Patient.Cover = billing.CoverC2S }))
	_, due = noteOf(&inside, "third-party.due")
	assert.True(t, due, "inside it is a right")
}

// Random bills: the surcharge is within its ceiling over all lines, the parts of every
// reading sum to its fee, and a reading never repeats the bill.
func TestSurchargeAndReadingProperties(t *testing.T) {
	g := newGenerator(23)
	surcharged, read := 0, 0
	for range draws {
		c := g.consultation()
		if g.often(10) {
			c.Pathway = pickOne(g, exempt...)
		}
		b, err := billing.Price(c)
		if err != nil {
			continue
		}
		checkSurcharge(t, &b)
		for _, r := range b.Readings {
			read++
			if r.Fee != r.Reimbursed+r.Complement+r.Patient || r.Surcharge < 0 || r.Patient < 0 || r.Complement < 0 {
				t.Errorf("%s does not add up: %+v", r.Rule, r)
			}
			if r.Reimbursed == b.Reimbursed() && r.Complement == b.Complement && r.Fee == b.Fee() && r.Patient == b.Patient() {
				t.Errorf("%s says what the bill says: %+v", r.Rule, r)
			}
		}
		if b.Surcharge() > 0 {
			surcharged++
		}
		if t.Failed() {
			t.Fatalf("consultation %+v\n%s", c, b.Text("en"))
		}
	}
	require.Greater(t, surcharged, draws/50)
	require.Greater(t, read, draws/200)
}

// checkSurcharge holds it to the text: 40 % of the base of each line, together at most
// 40 % of the specialists' consultation, or of the general practitioner's own.
func checkSurcharge(t *testing.T, b *billing.Bill) {
	t.Helper()
	c, most := &b.Consultation, 10*billing.Euro
	if !c.Date.Before(day("2023-11-01")) {
		most = 10*billing.Euro + 60*billing.Cent
	}
	if c.Practitioner.Specialty == telehealth.GeneralPractice && !c.Date.Before(day("2024-12-22")) {
		most = 12 * billing.Euro
	}
	if s := b.Surcharge(); s < 0 || s > most {
		t.Errorf("surcharge %s above %s", s, most)
	}
	for _, l := range b.Lines {
		if l.Surcharge < 0 || l.Surcharge > (40*billing.Percent).Of(l.Base) {
			t.Errorf("%s: surcharge %s on %s", l.Code, l.Surcharge, l.Base)
		}
	}
	outside := c.Pathway == telehealth.PathwayOutside || b.PathwayRefused
	if b.Surcharge() > 0 && (!outside || c.Practitioner.Territory == telehealth.Mayotte) {
		t.Errorf("surcharge %s inside the pathway, or in Mayotte", b.Surcharge())
	}
}

// Several lines bear the surcharge in their order.
func TestSurchargeOverSeveralLines(t *testing.T) {
	for _, c := range []struct {
		doctor      telehealth.Specialty
		act, beside telehealth.Code
		fee, lines  string
		reason      string
	}{
		{telehealth.Dermatology, "CS", "MCS", "31.50", "[10.60 0.00]", "40 % of 26.50 is the whole ceiling"},
		{telehealth.GeneralPractice, "G", "MHP", "35.00", "[12.00 0.00]", "so is 40 % of 30.00"},
		{telehealth.GeneralPractice, "TCG", "MHP", "30.00", "[10.00 0.60]", "R160-6: 0.60 of 2.00 are left of 10.60; TCG is no consultation in person"},
		{telehealth.GeneralPractice, "TCG", "MHP", "26.00", "[10.00 0.40]", "the base of the second line is 1.00"},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, bill("2026-03-02", one(c.doctor), "1980-01-15", c.fee, func(q *billing.Consultation) {
			q.Pathway, q.Act, q.Supplements = telehealth.PathwayOutside, c.act, []telehealth.Code{c.beside}
		}))
		require.Len(t, b.Lines, 2)
		assert.Equal(t, c.lines, fmt.Sprint([]billing.Amount{b.Lines[0].Surcharge, b.Lines[1].Surcharge}), c.reason)
	}
}

func TestReadingRoundTrip(t *testing.T) {
	b := priced(t, bill("2026-03-02", gpA, "1980-01-15", "30.00", func(q *billing.Consultation) { q.Pathway = telehealth.PathwayOutside }))
	require.Len(t, b.Readings, 1)
	text, err := json.Marshal(b.Readings[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"rule": "reading.ceiling", "fee": "30.00", "base": "30.00", "surcharge": "10.60", "flat": "2.00",
		"reimbursed": "8.40", "complement": "0.00", "patient": "21.60"}`, string(text))
	wiretest.Strict[billing.Reading](t, string(text))
	var r billing.Reading
	require.NoError(t, json.Unmarshal(text, &r))
	assert.Equal(t, b.Readings[0], r)
	s := b.Statement("en")
	assert.Equal(t, b.Readings, s.Readings)
}
