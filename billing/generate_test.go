package billing_test

import (
	"math/rand/v2"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A generator draws valid consultations: every fact is one that the wire format
// allows, and no two contradict each other. Some have no price (a mode without a
// tariff in that territory); which errors are allowed is the test's business.
// The same seed draws the same consultations.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator {
	return generator{rand.New(rand.NewPCG(seed, 2))}
}

func pickOne[T any](g generator, from ...T) T { return from[g.IntN(len(from))] }

// often returns true in p of 100 draws.
func (g generator) often(p int) bool { return g.IntN(100) < p }

func (g generator) consultation() billing.Consultation {
	first, last := day("2017-05-01"), billing.Official().ValidUntil()
	c := billing.Consultation{
		Date:         first.AddDays(g.IntN(last.DaysSince(first) + 1)),
		Practitioner: g.practitioner(),
		Pathway: pickOne(g, "", telehealth.PathwayCoordinated, telehealth.PathwayAttending, telehealth.PathwayReferred,
			telehealth.PathwayDirectAccess, telehealth.PathwayOutside, telehealth.PathwayUrgent, telehealth.PathwayAway),
		Mode:       pickOne(g, "", "", "", telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo),
		ThirdParty: g.often(30),
	}
	if g.often(20) {
		c.ID = pickOne(g, "a", "é", "x-1")
	}
	if g.often(30) {
		c.Time, _ = telehealth.NewTimeOfDay(g.IntN(24), g.IntN(60))
	}
	if g.often(40) {
		c.Letter = new(g.often(50))
	}
	if c.Pathway != telehealth.PathwayUrgent && g.often(15) {
		c.Urgent = new(g.often(50))
	}
	if g.often(10) {
		c.Called, _ = telehealth.NewTimeOfDay(g.IntN(24), g.IntN(60))
	}
	c.Patient = g.patient(c.Date)
	if c.Practitioner.Territory == telehealth.Mayotte && c.Patient.Cover.Has(billing.CoverAME) {
		c.Patient.Cover &^= billing.CoverAME
	}
	g.charge(&c)
	g.name(&c)
	c.Withheld = g.withheld(c.Date)
	c.Complement = g.complement(c.Patient.Cover)
	return c
}

// allCovers are the covers one by one.
var allCovers = []billing.Covers{billing.CoverAbortion, billing.CoverAbusedMinor, billing.CoverALD, billing.CoverAME,
	billing.CoverC2S, billing.CoverContraception, billing.CoverDonor, billing.CoverFollowUp, billing.CoverInfertility,
	billing.CoverInvalidity, billing.CoverMaternity, billing.CoverMilitary, billing.CoverMilitaryPension,
	billing.CoverNewborn, billing.CoverPrenatal, billing.CoverTerrorism, billing.CoverWorkInjury}

func (g generator) practitioner() telehealth.Practitioner {
	p := as(pickOne(g, standings...), pickOne(g, telehealth.Specialties()...))
	switch {
	case g.often(60):
		p.Territory = pickOne(g, "", telehealth.Metropole, telehealth.AlsaceMoselle)
	case g.often(90):
		p.Territory = pickOne(g, telehealth.Guadeloupe, telehealth.Martinique, telehealth.Guyane, telehealth.Reunion, telehealth.Mayotte)
	}
	return p
}

func (g generator) patient(act telehealth.Date) billing.Patient {
	p := billing.Patient{
		Scheme: pickOne(g, "", "", billing.SchemeGeneral, billing.SchemeAlsaceMoselle),
	}
	for g.often(35) { // none, one or several
		p.Cover |= pickOne(g, allCovers...)
	}
	switch {
	case g.often(40): // children and the young, where most rules change
		p.Birth = act.AddDays(-g.IntN(27 * 366))
	case g.often(85):
		p.Birth = act.AddDays(-g.IntN(100 * 365))
	}
	return p
}

// charge sets a fee around the tariffs, where the scale changes, or anywhere.
func (g generator) charge(c *billing.Consultation) {
	switch {
	case g.often(15) && c.Practitioner.Sector != telehealth.SectorOutsideAgreement:
	case g.often(50):
		c.Fee = new(billing.Amount(g.IntN(90_00)))
	case g.often(50):
		c.Fee = new(pickOne(g, *euros("0.00"), *euros("0.01"), *euros("1.22"), *euros("23.00"), *euros("25.00"), *euros("30.00"), *euros("31.50"), *euros("55.00")))
	case g.often(90):
		c.Fee = new(billing.Amount(g.IntN(300_00)))
	default:
		c.Fee = new(billing.Amount(g.IntN(100_000_00)))
	}
}

// name lets some callers name the act or the supplements themselves.
func (g generator) name(c *billing.Consultation) {
	if g.often(15) {
		c.Act = pickOne[telehealth.Code](g, "G", "C", "CS", "CNPSY", "CNP", "CP", "CSC", "CEH", "APC", "APY",
			"CCX", "CCE", "CCP", "COE", "VG", "V", "VS", "TCG", "TC", "TCS")
		if c.Mode != "" {
			c.Mode = ""
		}
	}
	switch {
	case g.often(70):
	case g.often(40):
		c.Supplements = []telehealth.Code{}
	default:
		all := []telehealth.Code{"F", "MN", "MM", "MHP", "MD", "MCX", "MEG", "MCS", "MCG", "MCC", "MPC", "MP", "NFP"}
		g.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		c.Supplements = slices.Clone(all[:1+g.IntN(3)])
	}
}

func (g generator) withheld(act telehealth.Date) billing.Withheld {
	most := 8 * billing.Euro
	if act.Before(day("2024-05-15")) {
		most = 4 * billing.Euro
	}
	var w billing.Withheld
	if g.often(30) {
		w.Day = billing.Amount(g.IntN(int(most) + 1))
	}
	if g.often(30) {
		w.Year = billing.Amount(g.IntN(50_00 + 1))
	}
	if g.often(20) { // near the cap, where the rest is less than one participation
		w.Year = 50*billing.Euro - billing.Amount(g.IntN(2_50))
	}
	return w
}

func (g generator) complement(cover billing.Covers) billing.Complement {
	if cover.Has(billing.CoverC2S|billing.CoverAME) || g.often(40) {
		return billing.Complement{}
	}
	if g.often(60) {
		return billing.Complement{Guarantee: 100 + g.IntN(400), Responsible: true}
	}
	return billing.Complement{Guarantee: g.IntN(500)}
}
