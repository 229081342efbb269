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

// For every row of tariffs.csv: pricing on the day before gives the value before,
// pricing on the day gives the new one, for the first and the last age of the
// row. A row added to the file is tested on arrival. What this does not prove:
// that the value is the law's; see TestBaseTable and TestPublishedExamples.
func TestEveryRowOnItsDay(t *testing.T) {
	rows := tariffRows(t)
	first := day("2017-05-01")
	checked := 0
	for _, r := range rows {
		dates := []telehealth.Date{r.from.AddDays(-1), r.from}
		if !r.from.After(first) {
			dates = []telehealth.Date{first}
		}
		low, high := r.band()
		for _, s := range r.doctors() {
			for _, date := range dates {
				for _, age := range []int{low, high} {
					checkRow(t, rows, r, s, age, date)
					checked++
				}
			}
		}
	}
	assert.Greater(t, checked, len(rows))
}

func checkRow(t *testing.T, rows []tariffRow, r tariffRow, s telehealth.Specialty, age int, date telehealth.Date) {
	t.Helper()
	if date.Before(day("2017-05-01")) {
		return
	}
	name := fmt.Sprintf("row %d: %s, %s, %s, %s, age %d, %s", r.line, r.code, s, r.scale, r.territory, age, date)
	want := valueOn(rows, r, s, age, date)
	q := questionFor(r, s, age, date)
	b, err := billing.Price(q)
	for _, visit := range []telehealth.Code{"VS", "APV", "VL", "V", "VNPSY"} {
		if q.Travel == nil || err == nil || refusal(t, err).Field != "act" {
			break // kilometres go with any visit that has an amount
		}
		q.Act = visit
		b, err = billing.Price(q)
	}
	if q.Travel != nil && err != nil && refusal(t, err).Field == "act" {
		return // no visit of that doctor has one there
	}
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok && bad.Field == "act" && q.Act == "" && want != "?" {
		q.Act = "CS" // the doctor's own act has no amount there; the supplement's is asked for
		if b, err = billing.Price(q); err != nil && refusal(t, err).Field == "act" {
			assert.Contains(t, minds, s, "%s: only psychiatrists overseas have no act to add it to", name)
			return
		}
	}
	others := valuesOfOtherAges(rows, r, s, date)
	switch {
	case want == "" && len(others) > 0: // named for an age it is not for: priced, and said
		require.NoError(t, err, name)
		assert.Contains(t, others, b.Lines[len(b.Lines)-1].Base.String(), name)
		noted := slices.ContainsFunc(b.Notes, func(n billing.Note) bool { return n.Code == r.code })
		assert.True(t, noted, "%s: no note about the key", name)
	case want == "":
		require.Error(t, err, name)
		assert.Equal(t, telehealth.ErrorNotCovered, refusal(t, err).Code, name)
	case want == "?":
		require.Error(t, err, name)
		assert.Equal(t, telehealth.ErrorAmountUnknown, refusal(t, err).Code, name)
	default:
		require.NoError(t, err, name)
		line := b.Lines[len(b.Lines)-1]
		assert.Equal(t, r.code, line.Code, name)
		if line.Quantity > 0 {
			line.Base = line.UnitPrice // of a kilometre
		}
		assert.Equal(t, want, line.Base.String(), name)
	}
}

// valuesOfOtherAges are those that the letter key has on that day for any age.
func valuesOfOtherAges(rows []tariffRow, r tariffRow, s telehealth.Specialty, date telehealth.Date) (values []string) {
	for age := range 40 {
		if v := valueOn(rows, r, s, age, date); v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values
}

// questionFor asks for the letter key alone where it is an act, and beside the
// doctor's plain act where it is a supplement.
func questionFor(r tariffRow, s telehealth.Specialty, age int, date telehealth.Date) billing.Consultation {
	standing := map[string]telehealth.Practitioner{"opposable": sector1, "free": sector2, "authority": noSector}[r.scale]
	c := billing.Consultation{
		Date: date, Practitioner: as(standing, s), Fee: euros("99999.99"),
		Patient: billing.Patient{Birth: bornAt(date.String(), age)},
		Act:     r.code, Supplements: []telehealth.Code{},
	}
	c.Practitioner.Territory = r.territory
	if r.code.Kind() == telehealth.KindSupplement {
		c.Act, c.Supplements = "", []telehealth.Code{r.code}
	}
	if terrain, ok := map[telehealth.Code]billing.Terrain{"IK": "", "IKM": billing.TerrainMountain, "IKS": billing.TerrainFoot}[r.code]; ok {
		c.Mode, c.Travel = telehealth.ModeHome, &billing.Travel{Kilometres: 12, Terrain: terrain}
	}
	return c
}
