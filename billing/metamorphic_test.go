package billing_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/require"
)

// A relation changes one fact of a consultation and says what may not happen to
// the bill. Pairs of which one has no price are passed over, and counted.
type relation struct {
	name   string
	change func(generator, *billing.Consultation) (applies bool)
	holds  func(before, after *billing.Bill) bool
	reason string
}

var relations = []relation{
	{"OPTAM", func(_ generator, c *billing.Consultation) bool {
		outside := c.Practitioner.Sector == telehealth.Sector2 && !c.Practitioner.OPTAM
		c.Practitioner.OPTAM = true
		return outside
	}, func(before, after *billing.Bill) bool { return after.Reimbursed() >= before.Reimbursed() },
		"the base of OPTAM is that of sector 1, never below the free one"},
	{"higher fee", func(g generator, c *billing.Consultation) bool {
		if c.Fee == nil || c.Practitioner.Sector == telehealth.SectorOutsideAgreement {
			return false // authority: the participation begins at a cliff, TestParticipationOfAuthority
		}
		c.Fee = new(min(*c.Fee+billing.Amount(1+g.IntN(10_00)), *euros("99999.99")))
		return true
	}, func(before, after *billing.Bill) bool {
		return !slices.Equal(letters(before), letters(after)) || after.Reimbursed() >= before.Reimbursed()
	}, "within one scale the base grows with the fee up to the tariff (R160-22)"},
	{"outside the pathway", func(_ generator, c *billing.Consultation) bool {
		coordinated := c.Pathway == "" || c.Pathway == telehealth.PathwayCoordinated
		c.Pathway = telehealth.PathwayOutside
		return coordinated && c.Letter == nil && c.Practitioner.Sector != telehealth.SectorOutsideAgreement
	}, func(before, after *billing.Bill) bool {
		return after.Reimbursed() <= before.Reimbursed() || before.ExcessRight == billing.ExcessDemanded
	}, "L162-5-3: leaving the pathway is never paid better, but for the supplement that a special demand costs inside it"},
	{"third party", func(_ generator, c *billing.Consultation) bool {
		c.ThirdParty = !c.ThirdParty
		return true
	}, func(before, after *billing.Bill) bool {
		return after.Reimbursed() == before.Reimbursed() && after.Patient() == before.Patient() && after.Recovery != before.Recovery
	}, "who is paid first changes when the participation comes back, not how much"},
	{"Alsace-Moselle practice", func(_ generator, c *billing.Consultation) bool {
		mainland := c.Practitioner.Territory == "" || c.Practitioner.Territory == telehealth.Metropole
		c.Practitioner.Territory = telehealth.AlsaceMoselle
		return mainland
	}, func(before, after *billing.Bill) bool {
		return reflect.DeepEqual(before.Lines, after.Lines) && before.Patient() == after.Patient()
	}, "tariffs.csv: Alsace-Moselle is priced as metropole; the scheme is the patient's"},
	{"contract", func(_ generator, c *billing.Consultation) bool {
		applies := c.Complement == billing.Complement{} && !c.Patient.Cover.Has(billing.CoverC2S|billing.CoverAME)
		c.Complement = billing.Complement{Guarantee: 200, Responsible: true}
		return applies
	}, func(before, after *billing.Bill) bool {
		return after.Reimbursed() == before.Reimbursed() && after.Patient() <= before.Patient()
	}, "a contract never changes the fund's part and never costs the patient"},
	{"more withheld", func(_ generator, c *billing.Consultation) bool {
		applies := c.Withheld.Year < 49*billing.Euro
		c.Withheld.Year += billing.Euro
		return applies
	}, func(before, after *billing.Bill) bool { return after.Participation <= before.Participation },
		"the nearer the cap of the year, the less is withheld"},
	{"nothing", func(generator, *billing.Consultation) bool { return true },
		func(before, after *billing.Bill) bool {
			return reflect.DeepEqual(before.Lines, after.Lines) && reflect.DeepEqual(before.Notes, after.Notes)
		}, "Price is a pure function"},
}

func TestRelations(t *testing.T) {
	for i, r := range relations {
		t.Run(r.name, func(t *testing.T) {
			require.NotEmpty(t, r.reason)
			g := newGenerator(uint64(100 + i))
			compared := 0
			for range draws / 4 {
				c := g.consultation()
				before, err := billing.Price(c)
				if err != nil || !r.change(g, &c) {
					continue
				}
				after, err := billing.Price(c)
				if err != nil {
					continue
				}
				compared++
				if !r.holds(&before, &after) {
					t.Fatalf("%s\n%s\n%s", r.reason, before.Text("en"), after.Text("en"))
				}
			}
			require.Greater(t, compared, draws/400, "too few pairs to prove anything")
		})
	}
}

// Outside the agreement nothing is withheld from a reimbursement below the
// participation; one at the participation is used up. So one cent more of fee
// can cost the patient the whole reimbursement: published, if odd.
func TestParticipationOfAuthority(t *testing.T) {
	for _, c := range []struct{ fee, flat, reimbursed, reason string }{
		{"0.99", "0.00", "0.99", "below the participation of 1 euro: jechange, none is withheld"},
		{"1.00", "1.00", "0.00", "not below it"},
		{"60.00", "1.00", "0.22", "the base is 1.22"},
	} {
		t.Run(c.fee, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			b := priced(t, billing.Consultation{
				Date: day("2024-05-14"), Practitioner: as(noSector, telehealth.Dermatology), Fee: euros(c.fee),
				Patient: billing.Patient{Cover: billing.CoverALD},
			})
			totals{flat: c.flat, reimbursed: c.reimbursed}.check(t, &b)
		})
	}
}
