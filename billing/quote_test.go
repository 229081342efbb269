package billing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func quoted(t *testing.T, c billing.Consultation) billing.Quote {
	t.Helper()
	q, err := billing.Official().Quote(c)
	require.NoError(t, err)
	return q
}

// What is paid at the visit less what comes back is what stays with the patient,
// and the doctor has the fee.
func TestQuoteAddsUp(t *testing.T) {
	pricedDraws(t, 15, draws/10, func(_ generator, c billing.Consultation, b billing.Bill) {
		q := quoted(t, c)
		assert.Equal(t, b, q.Bill, "a quote is priced as a bill is")
		assert.Equal(t, b.Patient(), q.Charged()-q.Returned())
		assert.Equal(t, b.Fee(), q.Charged()+q.Direct())
		assert.GreaterOrEqual(t, q.Charged(), billing.Amount(0))
		assert.GreaterOrEqual(t, q.Direct(), billing.Amount(0))
		if q.Returned() < 0 {
			assert.Equal(t, billing.RecoveredLater, b.Recovery, "only a deferred participation is still to be taken")
		}
		assert.Equal(t, b.Excess() > 0 && b.Fee() >= 70*billing.Euro, b.WrittenInformation, "arrêté of 2 October 2008")
	})
}

func TestInformationDuty(t *testing.T) {
	for _, c := range []struct {
		reason string
		fee    string
		doctor telehealth.Practitioner
		due    bool
	}{
		{"the threshold itself: supérieurs ou égaux à 70 euros", "70.00", two(telehealth.Dermatology), true},
		{"a cent below", "69.99", two(telehealth.Dermatology), false},
		{"an excess in sector 1 is one too", "70.00", one(telehealth.Dermatology), true},
		{"75.00 is the tariff of a psychiatrist for the young: no excess", "75.00", one(telehealth.Psychiatry), false},
	} {
		require.NotEmpty(t, c.reason)
		q := quoted(t, bill("2026-03-02", c.doctor, "2006-06-15", c.fee, func(k *billing.Consultation) { k.Letter = new(true) }))
		assert.Equal(t, c.due, q.Bill.WrittenInformation, "%s\n%s", c.reason, q.Text("en"))
		i := slices.IndexFunc(q.Bill.Notes, func(n billing.Note) bool { return n.Kind() == billing.NoteDuty && n.Rule() == "information" })
		require.Equal(t, c.due, i >= 0, c.reason)
		if c.due {
			assert.Equal(t, "arrete-2008-10-02", q.Bill.Notes[i].Source().ID, c.reason)
		}
	}
}

func TestQuoteCharges(t *testing.T) {
	for _, c := range []struct {
		reason                    string
		change                    func(*billing.Consultation)
		charged, direct, returned string
	}{
		{"the patient advances everything", func(*billing.Consultation) {}, "60.00", "0.00", "14.10"},
		{"the contract pays the patient", func(c *billing.Consultation) {
			c.Complement = billing.Complement{Guarantee: 150, Responsible: true}
		}, "60.00", "0.00", "32.50"},
		{"F165: the participation is taken off later", func(c *billing.Consultation) { c.ThirdParty = true }, "43.90", "16.10", "-2.00"},
		{"a contract beside third-party payment still pays the patient", func(c *billing.Consultation) {
			c.ThirdParty, c.Complement = true, billing.Complement{Guarantee: 150, Responsible: true}
		}, "43.90", "16.10", "16.40"},
		{"C2S: nothing to advance at the tariff", func(c *billing.Consultation) {
			c.ThirdParty, c.Patient.Cover, c.Fee = true, billing.CoverC2S, nil
		}, "0.00", "31.50", "0.00"},
	} {
		require.NotEmpty(t, c.reason)
		q := quoted(t, seedWith("2026-03-02", c.change))
		assert.Equal(t, [...]string{c.charged, c.direct, c.returned},
			[...]string{q.Charged().String(), q.Direct().String(), q.Returned().String()}, c.reason)
	}
}

func TestQuoteMayChange(t *testing.T) {
	last := billing.Official().CheckedUntil()
	q := quoted(t, seed(last.String()))
	assert.False(t, q.MayChange(), "the last day checked")
	assert.Contains(t, q.Text("en"), "Tariffs compared with their texts on November 24, 2026")
	q = quoted(t, seed(last.AddDays(1).String()))
	assert.True(t, q.MayChange(), "the day after")
	assert.Contains(t, q.Text("en"), "they may change before then")
}

func TestQuoteRefused(t *testing.T) {
	q, err := billing.Official().Quote(billing.Consultation{})
	assert.Equal(t, telehealth.ErrorMissing, refusal(t, err).Code)
	assert.Equal(t, billing.Quote{}, q)
	var zero billing.Quote
	assert.False(t, zero.Bill.WrittenInformation, "the zero Quote is about an empty bill")
	assert.False(t, zero.MayChange())
}

func TestGoldenQuotes(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		question     billing.Consultation
		due          bool
	}{
		{"information-due", "90 euros with an excess, on a day after the last check", seedWith("2026-12-14", func(c *billing.Consultation) {
			c.Fee, c.Complement = euros("90.00"), billing.Complement{Guarantee: 150, Responsible: true}
		}), true},
		{"third-party", "the fund pays the doctor, no excess", bill("2026-03-02", gpA, "1980-01-15", "30.00",
			func(c *billing.Consultation) { c.ThirdParty = true }), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := quoted(t, c.question)
			assert.Equal(t, c.due, q.Bill.WrittenInformation, c.reason)
			compareText(t, "quotes", c.name, q.Text)
		})
	}
}

// A patient reads texts that bind and official pages: no union, insurer, newspaper or
// developer, whatever the bill rests on.
func TestQuoteCitesWhatBinds(t *testing.T) {
	weak := 0
	for _, g := range goldenBills() {
		q := quoted(t, g.question)
		text, said := q.Text("fr"), q.Bill.Text("fr")
		for _, s := range billing.Sources() {
			address := "\n    " + s.URL + "\n"
			if s.Kind.Binds() || s.Kind == telehealth.SourceOfficial || !strings.Contains(said, address) {
				continue
			}
			weak++
			assert.NotContains(t, text, address, "%s: %s", g.name, s.ID)
		}
	}
	require.Positive(t, weak, "no bill rests on a weak text: the test cannot fail")
}
