package billing_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every stated limit holds on both sides: the last value that is good, and the first one
// that is not.
func TestStatedLimits(t *testing.T) {
	twelve := []telehealth.Code{"CRD", "CRM", "CRN", "CRS", "F", "MCG", "MD", "MHP", "MIC", "MIS", "MM", "MN"}
	for _, c := range []struct {
		field     string
		good, bad func(*billing.Consultation)
		reason    string
	}{
		{"supplements", func(c *billing.Consultation) { c.Supplements = twelve },
			func(c *billing.Consultation) { c.Supplements = append(twelve[:12:12], "MRT") }, "twelve letter keys beside the act"},
		{"fee", func(c *billing.Consultation) { c.Fee = euros("99999.99") },
			func(c *billing.Consultation) { c.Fee = euros("100000.00") }, "five digits before the point"},
		{"fee", func(c *billing.Consultation) { c.Fee = euros("0.00") },
			func(c *billing.Consultation) { c.Fee = euros("-0.01") }, "a free act is one"},
		{"id", func(c *billing.Consultation) { c.ID = strings.Repeat("a", 256) },
			func(c *billing.Consultation) { c.ID = strings.Repeat("a", 257) }, "256 bytes"},
		{"complement.guarantee", func(c *billing.Consultation) { c.Complement.Guarantee = 10_000 },
			func(c *billing.Consultation) { c.Complement.Guarantee = 10_001 }, "a hundred times the base"},
		{"complement.guarantee", func(c *billing.Consultation) { c.Complement.Guarantee = 0 },
			func(c *billing.Consultation) { c.Complement.Guarantee = -1 }, "a contract that pays nothing"},
		{"complement.guarantee", func(c *billing.Consultation) { c.Complement = billing.Complement{Guarantee: 100, Responsible: true} },
			func(c *billing.Consultation) { c.Complement = billing.Complement{Guarantee: 99, Responsible: true} }, "R871-2: the whole co-payment"},
		{"complement.optam", func(c *billing.Consultation) { c.Complement = billing.Complement{Guarantee: 100, OPTAM: 10_000} },
			func(c *billing.Consultation) { c.Complement = billing.Complement{Guarantee: 100, OPTAM: 10_001} }, "the same for OPTAM"},
		{"patient.birth", func(c *billing.Consultation) { c.Patient.Birth = c.Date },
			func(c *billing.Consultation) { c.Patient.Birth = c.Date.AddDays(1) }, "born on the day of the act"},
		{"date", func(c *billing.Consultation) { c.Date = billing.Official().ValidUntil() },
			func(c *billing.Consultation) { c.Date = billing.Official().ValidUntil().AddDays(1) }, "the last day of the tables"},
		{"date", func(c *billing.Consultation) { c.Date = day("2017-05-01") },
			func(c *billing.Consultation) { c.Date = day("2017-04-30") }, "and the first one"},
	} {
		t.Run(c.field+", "+c.reason, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := visit("2026-03-02")
			c.good(&q)
			b := priced(t, q)
			if c.field == "supplements" {
				assert.Len(t, b.Lines, 13, "each has its line")
			}
			q = visit("2026-03-02")
			c.bad(&q)
			_, err := billing.Price(q)
			assert.Equal(t, c.field, refusal(t, err).Field)
		})
	}
}

func TestLimitOfALetterKey(t *testing.T) {
	row := func(code string) string {
		return strings.Replace(tariffHeader, "code,", "kind,code,", 1) + "supplement," + code + ",general-practice,opposable,metropole,,2026-01-01,1.00,ngap-2bis,sure"
	}
	_, err := billing.ReadTariffs(strings.NewReader(row(strings.Repeat("X", 16))))
	require.NoError(t, err, "sixteen letters")
	_, err = billing.ReadTariffs(strings.NewReader(row(strings.Repeat("X", 17))))
	assert.Equal(t, "line 2, code", refusal(t, err).Field)
}

// What a rule does not touch: one fact away from where it holds, the ordinary answer.
func TestRulesDoNotReachFurther(t *testing.T) {
	home := func(date string) billing.Consultation {
		c := visit(date)
		c.Mode = telehealth.ModeHome
		return c
	}
	video := func(date string) billing.Consultation {
		c := visit(date)
		c.Mode = telehealth.ModeVideo
		return c
	}
	act := func(date, birth string, code telehealth.Code) billing.Consultation {
		c := visit(date)
		c.Act, c.Patient.Birth = code, telehealth.Date{}
		if birth != "" {
			c.Patient.Birth = day(birth)
		}
		return c
	}
	with := func(c billing.Consultation, change func(*billing.Consultation)) billing.Consultation {
		change(&c)
		return c
	}
	contract := func(doctor telehealth.Practitioner) billing.Consultation {
		return with(visit("2026-03-02"), func(c *billing.Consultation) {
			c.Practitioner, c.Fee = as(doctor, telehealth.Dermatology), euros("80.00")
			c.Complement = billing.Complement{Guarantee: 100, OPTAM: 200}
		})
	}
	child := "2015-01-15"
	for _, c := range []struct {
		name   string
		in     billing.Consultation
		want   totals
		reason string
	}{
		{"by video in the epidemic", video("2021-03-01"), totals{rate: "100"}, "teleconsultations were paid in full"},
		{"at home in the epidemic", home("2021-03-01"), totals{rate: "70"}, "visits were not"},
		{"in person in the epidemic", visit("2021-03-01"), totals{rate: "70"}, "nor was the practice"},
		{"by video after it", video("2022-10-01"), totals{rate: "70"}, "until 30 September 2022"},
		{"contraception, 25 years", act("2026-03-02", "2000-03-03", "CCP"), totals{rate: "100"}, "below 26"},
		{"contraception, no day of birth", act("2026-03-02", "", "CCP"), totals{rate: "70"}, "who is not known to be young is not"},
		{"the contract for OPTAM, under OPTAM", contract(optam), totals{complement: "40.95"}, "200 % of 31.50 less 22.05"},
		{"the contract for OPTAM, sector 1", contract(sector1), totals{complement: "9.45"}, "OPTAM is of sector 2 alone: 100 % of 31.50 less 22.05"},
		{"a child outside the pathway", with(born("2026-03-02", child), outside), totals{rate: "70"}, "no surcharge below 16"},
		{"long-term illness", withCover("2026-03-02", billing.CoverALD), totals{rate: "100", flat: "2.00"}, "paid in full, the participation stays"},
		{"no long-term illness", visit("2026-03-02"), totals{rate: "70", flat: "2.00"}, "the ordinary rate"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, c.in)
			c.want.check(t, &b)
		})
	}
}

// The right not to advance the fund's part is of some covers and of no other patient, and
// who already uses it needs no note.
func TestThirdPartyIsDue(t *testing.T) {
	for _, c := range []struct {
		cover billing.Covers
		due   bool
	}{
		{billing.CoverALD, true}, {billing.CoverMaternity, true}, {billing.CoverWorkInjury, true}, {billing.CoverC2S, true}, {billing.CoverAME, true},
		{0, false}, {billing.CoverInvalidity, false}, {billing.CoverMilitary, false},
	} {
		q := withCover("2026-03-02", c.cover)
		b := priced(t, q)
		_, due := noteOf(&b, "third-party.due")
		assert.Equal(t, c.due, due, "%v", c.cover)
		q.ThirdParty = true
		b = priced(t, q)
		_, due = noteOf(&b, "third-party.due")
		assert.False(t, due, "%v, with third-party payment", c.cover)
	}
}

// An authorised excess is reported from one euro above its ceiling on.
func TestAuthorisedExcessToTheEuro(t *testing.T) {
	for _, c := range []struct {
		fee  string
		over bool
	}{{"38.00", false}, {"38.01", true}, {"38.02", true}} { // ceiling 37.01: 31.50 x 1.175
		b := priced(t, bill("2024-01-15", one(telehealth.Dermatology), "1980-01-15", c.fee, outside))
		_, over := noteOf(&b, "excess.outside.over")
		assert.Equal(t, c.over, over, c.fee)
	}
}

// The id of a line that cannot be read is its own, at the top, and nobody else's.
func TestIDOfAnUnreadableLine(t *testing.T) {
	for _, c := range []struct{ text, id, reason string }{
		{`{"id":"c-1","price":1}`, "c-1", "its own"},
		{`{"practitioner":{"id":"p-1"},"price":1}`, "", "that of a practitioner is not the line's"},
		{`{"practitioner":{"id":"p-1"},"id":"c-1"}`, "c-1", "behind it stands the line's own"},
		{`{"patient":{"id":"p-1","cover":"ald"}}`, "", "nor that of a patient"},
	} {
		var q billing.Consultation
		require.Error(t, q.UnmarshalJSON([]byte(c.text)), c.reason)
		assert.Equal(t, c.id, q.ID, c.reason)
	}
}
