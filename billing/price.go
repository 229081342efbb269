package billing

import (
	"errors"

	"github.com/secteur2/telehealth"
)

// Price prices a consultation on the official tariffs. It returns a
// *[telehealth.FieldError] when the question has no answer: a fact missing or
// unknown, facts that contradict each other, a day or a letter key that the
// tables do not cover. What the law refuses is no error: see [Bill.Refused].
func Price(c Consultation) (Bill, error) { return Official().Price(c) }

// Price prices a consultation on these tariffs; see the function [Price]. The bill shares
// no memory with the question.
func (t *Tariffs) Price(c Consultation) (Bill, error) {
	var b Bill
	err := t.PriceInto(&b, &c)
	b.Consultation = b.Consultation.clone()
	return b, err
}

// PriceInto is [Tariffs.Price] into a bill whose memory it uses again: pricing a
// stream of consultations into one bill allocates nothing. The bill shares the
// consultation's memory, so neither is changed while the other is in use. After an
// error the bill is of no use.
func (t *Tariffs) PriceInto(b *Bill, c *Consultation) error {
	*b = Bill{Consultation: *c, Lines: b.Lines[:0], Notes: b.Notes[:0]}
	f := facts{Consultation: c, rules: t.rules}
	if err := f.read(t); err != nil {
		return err
	}
	return f.price(t, b)
}

// price fills an empty bill, in the order of operations of the package comment.
func (f *facts) price(t *Tariffs, b *Bill) error {
	b.Recovery, b.NoDirectAccess = RecoveredNow, f.refused
	var buf [maxSupplements + 1]pick
	chosen, err := f.settle(t, buf[:0])
	if err != nil {
		return err
	}
	if !f.quiet {
		if cap(b.Lines) == 0 && cap(b.Notes) == 0 {
			r := new(room)
			b.Lines, b.Notes = r.lines[:0], r.notes[:0]
		}
		f.explain(b, &chosen)
	}
	paid, normal := f.rate(b, chosen.picks[0].letter)
	flat, heavy := f.heavy(b, &chosen, normal)
	if heavy {
		paid, normal = 100*Percent, 100*Percent
	}
	normalGross := f.fill(b, &chosen, paid, normal)
	if heavy {
		normalGross -= b.carry(flat)
	}
	f.otherReading(b, normalGross)
	b.Participation = f.participation(b, &chosen)
	f.thirdParty(b)
	f.excess(b, &chosen)
	b.Complement = f.complement(b, &chosen, normalGross)
	return nil
}

// A room is what an ordinary bill takes: one piece of memory instead of two.
type room struct {
	lines [1]Line
	notes [5]Note
}

// A choice is what is billed: the letter keys, and in which scale.
type choice struct {
	scale column
	sheet *sheet
	picks []pick
	limit Amount // for sector 2 outside OPTAM: the tariff above which fees are free
}

// settle decides the scale. A sector 2 doctor outside OPTAM is in the opposable
// one for as long as the fee does not exceed its tariff (NGAP article 2 bis).
func (f *facts) settle(t *Tariffs, picks []pick) (choice, error) {
	p := &f.Practitioner
	switch {
	case p.Sector == telehealth.SectorOutsideAgreement:
		return f.inScale(t, authority, picks)
	case p.Sector == telehealth.Sector1:
		return f.inSector1(t, picks)
	case p.OPTAM:
		return f.inScale(t, opposable, picks)
	}
	var limit Amount
	if f.mayBeOpposable() {
		c, err := f.inScale(t, opposable, picks)
		if err == nil {
			c.limit = c.tariff()
			if f.Fee == nil || *f.Fee <= c.limit {
				return c, nil
			}
			limit = c.limit
		} else if bad, ok := errors.AsType[*telehealth.FieldError](err); ok && bad.Code == telehealth.ErrorAmountUnknown {
			return c, err // whether the fee exceeds an unknown tariff cannot be told
		}
	}
	c, err := f.inScale(t, free, picks[:0])
	c.limit = limit
	return c, err
}

// inSector1 chooses twice when the fee is above the tariff: inside the pathway
// only a special demand of the patient allows that, and it costs a supplement.
func (f *facts) inSector1(t *Tariffs, picks []pick) (choice, error) {
	c, err := f.inScale(t, opposable, picks)
	if err != nil || f.Fee == nil || *f.Fee <= c.tariff() {
		return c, err
	}
	if f.surcharged() {
		f.authorised = f.Practitioner.Specialty != telehealth.GeneralPractice
		return c, nil
	}
	f.demand = true
	return f.inScale(t, opposable, picks[:0])
}

func (f *facts) inScale(t *Tariffs, s column, picks []pick) (choice, error) {
	sh := t.sheet(s, f.territory, f.specialty)
	f.sheet = sh
	picks, err := f.choose(sh, s, picks)
	return choice{scale: s, sheet: sh, picks: picks}, err
}

// mayBeOpposable: since 2018 for every patient, before that only for those
// whom the agreement named.
func (f *facts) mayBeOpposable() bool {
	if f.rules.at(ruleOpposableAll, f.Date) != nil {
		return true
	}
	named := f.Patient.Cover == CoverC2S || f.Patient.Cover == CoverWorkInjury
	return named && f.rules.at(ruleOpposableC2S, f.Date) != nil
}

func (c *choice) isTeleExpertise() bool { return c.picks[0].special&teleExpertise != 0 }

func (c *choice) tariff() (sum Amount) {
	for i := range c.picks {
		sum += c.picks[i].row.Value
	}
	return sum
}

// fill writes the lines. A fee below the tariff is the base itself and is used
// up from the act on; an excess stands on the act's line. It returns the gross
// reimbursement at the normal rate.
func (f *facts) fill(b *Bill, c *choice, paid, normal Rate) (normalGross Amount) {
	tariff := c.tariff()
	fee := tariff
	if f.Fee != nil {
		fee = *f.Fee
	}
	if fee < tariff {
		f.note(b, ruleBaseFee, fee)
	}
	if cap(b.Lines) < len(c.picks) {
		b.Lines = make([]Line, 0, len(c.picks))
	}
	left := fee
	for i := range c.picks {
		p := &c.picks[i]
		base := min(p.row.Value, left)
		left -= base
		b.Lines = append(b.Lines, Line{})
		line := &b.Lines[i]
		line.Code, line.Fee, line.Base, line.Rate, line.Gross = p.code, base, base, paid, paid.Of(base)
		if !f.quiet {
			line.Verdict, line.Source, line.Confidence = p.verdict, &p.row.Source, p.row.Confidence
		}
		if normal == paid {
			normalGross += line.Gross
		} else {
			normalGross += normal.Of(base)
		}
	}
	b.Lines[0].Fee += left
	return normalGross
}
