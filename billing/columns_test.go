package billing_test

import (
	"math/rand/v2"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyColumns draws n consultations of sixteen kinds: three specialties, all
// sectors, in person and by video, over the years.
func manyColumns(n int) billing.Batch {
	r := rand.New(rand.NewPCG(2026, 1))
	var in billing.Batch
	for _, s := range []telehealth.Specialty{telehealth.GeneralPractice, telehealth.ObstetricsGynecology, telehealth.Psychiatry} {
		for _, p := range []telehealth.Practitioner{{Specialty: s, Sector: telehealth.Sector1}, {Specialty: s, Sector: telehealth.Sector2}} {
			for _, m := range []telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeVideo} {
				in.Kinds = append(in.Kinds, billing.Consultation{Practitioner: p, Mode: m})
			}
		}
	}
	first := telehealth.MustParseDate("2018-09-15")
	born := telehealth.MustParseDate("1940-01-01")
	for range n {
		in.Kind = append(in.Kind, uint16(r.IntN(len(in.Kinds))))
		in.Date = append(in.Date, first.AddDays(r.IntN(2900)))
		in.Birth = append(in.Birth, born.AddDays(r.IntN(28_000)))
		in.Fee = append(in.Fee, billing.Amount(r.IntN(9000))-1)
	}
	return in
}

// Columns are a faster road to the same amounts, not another computation.
func TestColumnsEqualPrice(t *testing.T) {
	in := manyColumns(20_000)
	in.Date[7] = telehealth.MustParseDate("2016-01-01")
	var s billing.Shares
	require.NoError(t, billing.Official().PriceAll(&s, in))
	require.Len(t, s.Refused, 1, "a day before the tables")
	assert.Equal(t, 7, s.Refused[0].Row)
	assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, s.Refused[0].Err).Code)
	for i := range in.Kind {
		if i == 7 {
			assert.Zero(t, s.Fee[i]+s.Base[i]+s.Gross[i]+s.Participation[i]+s.Complement[i])
			continue
		}
		c := in.Kinds[in.Kind[i]]
		c.Date, c.Patient.Birth = in.Date[i], in.Birth[i]
		if in.Fee[i] >= 0 {
			c.Fee = &in.Fee[i]
		}
		b := priced(t, c)
		require.Equal(t,
			[]billing.Amount{b.Fee(), b.Base(), b.Gross(), b.Participation, b.Complement, b.Reimbursed()},
			[]billing.Amount{s.Fee[i], s.Base[i], s.Gross[i], s.Participation[i], s.Complement[i], s.Reimbursed(i)}, "row %d", i)
	}
}

func TestColumnsThatDoNotFit(t *testing.T) {
	for reason, spoil := range map[string]func(*billing.Batch){
		"a date is missing":           func(c *billing.Batch) { c.Date = c.Date[1:] },
		"a birth is missing":          func(c *billing.Batch) { c.Birth = c.Birth[1:] },
		"a fee too many":              func(c *billing.Batch) { c.Fee = append(c.Fee, 1) },
		"a kind that is not there":    func(c *billing.Batch) { c.Kind[2] = 99 },
		"no kinds at all, and a kind": func(c *billing.Batch) { c.Kinds = nil },
	} {
		in := manyColumns(5)
		spoil(&in)
		var s billing.Shares
		assert.NotEmpty(t, refusal(t, billing.Official().PriceAll(&s, in)).Want, reason)
	}
	var s billing.Shares
	assert.NoError(t, billing.Official().PriceAll(&s, billing.Batch{}), "no consultation is no error")
}
