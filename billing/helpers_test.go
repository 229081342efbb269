package billing_test

import (
	"errors"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The four ways in which a doctor stands to the agreement, as the tables of the
// reference call them.
var (
	sector1   = telehealth.Practitioner{Sector: telehealth.Sector1}
	optam     = telehealth.Practitioner{Sector: telehealth.Sector2, OPTAM: true}
	sector2   = telehealth.Practitioner{Sector: telehealth.Sector2}
	noSector  = telehealth.Practitioner{Sector: telehealth.SectorOutsideAgreement}
	standings = []telehealth.Practitioner{sector1, optam, sector2, noSector}
)

// as returns the standing with a specialty.
func as(p telehealth.Practitioner, s telehealth.Specialty) telehealth.Practitioner {
	p.Specialty = s
	return p
}

func day(s string) telehealth.Date { return telehealth.MustParseDate(s) }

func euros(s string) *billing.Amount {
	a, err := billing.ParseAmount(s)
	if err != nil {
		panic(err)
	}
	return &a
}

func priced(t *testing.T, c billing.Consultation) billing.Bill {
	t.Helper()
	b, err := billing.Price(c)
	require.NoError(t, err)
	return b
}

// refusal returns err as the one error type of the library, complete.
func refusal(t *testing.T, err error) *telehealth.FieldError {
	t.Helper()
	bad, ok := errors.AsType[*telehealth.FieldError](err)
	require.True(t, ok, "want a *FieldError, got %T: %v", err, err)
	assert.NotEmpty(t, bad.Code)
	assert.NotEmpty(t, bad.Field)
	assert.NotEmpty(t, bad.Want)
	return bad
}

// totals are what a bill comes to, as a clerk reads them. An empty one is not
// compared.
type totals struct {
	fee, base, rate, surcharge, gross, flat, reimbursed, copayment, excess, complement, patient string
}

func (want totals) check(t *testing.T, b *billing.Bill) {
	t.Helper()
	compared := 0
	for _, c := range [...]struct{ name, want, got string }{
		{"fee", want.fee, b.Fee().String()},
		{"base", want.base, b.Base().String()},
		{"rate", want.rate, b.Rate().String()},
		{"surcharge", want.surcharge, b.Surcharge().String()},
		{"gross", want.gross, b.Gross().String()},
		{"flat", want.flat, b.Participation.String()},
		{"reimbursed", want.reimbursed, b.Reimbursed().String()},
		{"copayment", want.copayment, b.Copayment().String()},
		{"excess", want.excess, b.Excess().String()},
		{"complement", want.complement, b.Complement.String()},
		{"patient", want.patient, b.Patient().String()},
	} {
		if c.want != "" {
			compared++
			assert.Equal(t, c.want, c.got, c.name)
		}
	}
	require.Positive(t, compared, "a case that compares nothing proves nothing")
}

func letters(b *billing.Bill) (codes []telehealth.Code) {
	for _, l := range b.Lines {
		codes = append(codes, l.Code)
	}
	return codes
}

func noteOf(b *billing.Bill, rule string) (billing.Note, bool) {
	for _, n := range b.Notes {
		if n.Rule() == rule {
			return n, true
		}
	}
	return billing.Note{}, false
}
