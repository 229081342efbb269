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
	r := new(room)
	b := Bill{Lines: r.lines[:0], Notes: r.notes[:0]}
	err := t.PriceInto(&b, &c)
	b.Consultation.own(&r.fee)
	return b, err
}

// PriceInto is [Tariffs.Price] into a bill whose memory it uses again: pricing a
// stream of consultations into one bill allocates nothing but [Bill].Readings. The bill shares the
// consultation's memory, so neither is changed while the other is in use. After an
// error the bill is of no use.
func (t *Tariffs) PriceInto(b *Bill, c *Consultation) error {
	*b = Bill{Consultation: *c, Lines: b.Lines[:0], Notes: b.Notes[:0]}
	f := facts{Consultation: c, tariffs: t, rules: t.rules}
	err := f.read()
	if err == nil {
		err = f.price(b)
	}
	if err == nil && f.met.n > 0 {
		f.readings(b)
	}
	return err
}

// price fills an empty bill, in the order of operations of the package comment.
func (f *facts) price(b *Bill) error {
	b.Recovery, b.PathwayRefused, b.NoCover = RecoveredNow, f.refused != 0, f.vain
	var buf [maxSupplements + 1]pick
	chosen, err := f.settle(buf[:0])
	if err != nil {
		return err
	}
	if !f.quiet {
		f.explain(b, &chosen)
		f.leaveOut(b, &chosen)
	}
	rule := f.rateRule(chosen.picks[0].letter)
	rate := f.noteRate(b, rule.rate, 0)
	flat, heavy := f.heavy(b, &chosen, rate)
	if heavy {
		rate = 100 * Percent
	}
	f.fill(b, &chosen, rate)
	if len(f.ForeignLines) > 0 {
		f.fillForeign(b, rate, heavy)
	}
	if heavy {
		b.carry(flat, 100*Percent, func(l *Line) *Amount { return &l.FlatCopayment })
	}
	if f.outside() {
		f.surcharge(b, &chosen, rule)
	}
	b.Participation = f.participation(b, &chosen)
	f.recover(b)
	f.thirdParty(b)
	f.excess(b, &chosen)
	b.Complement = f.complement(b, &chosen)
	return nil
}

// A room is what an ordinary bill takes: one piece of memory instead of three.
type room struct {
	fee   Amount
	lines [1]Line
	notes [5]Note
}

// A choice is what is billed: the letter keys, and in which scale.
type choice struct {
	scale  column
	picks  []pick
	gone   []pick // supplements that were due and that a further key excludes
	tariff Amount // of all picks
	fee    Amount // the fee charged for them, which is the tariff where none was given
	travel Amount // of the kilometres among them
	limit  Amount // for sector 2 outside OPTAM: the tariff above which fees are free
	above  Amount // the tariff in person that a fee by video exceeds, where its own is not known
}

// settle decides the scale. A sector 2 doctor outside OPTAM is in the opposable
// one for as long as the fee does not exceed its tariff (NGAP article 2 bis).
func (f *facts) settle(picks []pick) (choice, error) {
	p := &f.Practitioner
	var limit Amount
	switch {
	case p.Sector == telehealth.SectorOutsideAgreement:
		return f.choose(authority, picks)
	case p.Sector == telehealth.Sector1:
		return f.settleSector1(picks)
	case p.OPTAM:
		return f.choose(opposable, picks)
	case f.mayBeOpposable():
		c, err := f.choose(opposable, picks)
		c.limit = c.tariff
		bad, _ := errors.AsType[*telehealth.FieldError](err)
		if bad != nil && bad.Code == telehealth.ErrorAmountUnknown {
			if limit = f.aboveConsultation(); limit == 0 {
				return c, err // whether the fee exceeds an unknown tariff cannot be told
			}
			c, err = f.choose(free, picks[:0])
			c.above = limit
			return c, err
		}
		if err == nil && c.fee <= c.limit {
			return c, nil
		}
		limit = c.limit
	}
	c, err := f.choose(free, picks[:0])
	c.limit = limit
	return c, err
}

// aboveConsultation returns the tariff of the same encounter in person where the fee of
// a teleconsultation is above it, else 0. No teleconsultation has more, so that the fee
// is a free one even if nobody knows what the teleconsultation has.
func (f *facts) aboveConsultation() Amount {
	if f.mode != video || f.Fee == nil || f.Act != "" || f.rules.at(ruleFreeAbove, f.Date) == nil {
		return 0
	}
	g := *f
	g.mode = inPerson
	var buf [maxSupplements + 1]pick
	c, err := g.choose(opposable, buf[:0])
	if err != nil || c.fee <= c.tariff {
		return 0
	}
	return c.tariff
}

// settleSector1 chooses twice when the fee is above the tariff: inside the pathway
// only a special demand of the patient allows that, and it costs a supplement.
func (f *facts) settleSector1(picks []pick) (choice, error) {
	c, err := f.choose(opposable, picks)
	switch {
	case err != nil || c.fee <= c.tariff:
	case f.outside():
		f.authorised = f.Practitioner.Specialty != telehealth.GeneralPractice
		if len(f.Answers) > 0 { // a yes bills no key that such an excess excludes
			c, err = f.choose(opposable, picks[:0])
		}
	default:
		f.demand = true
		c, err = f.choose(opposable, picks[:0])
	}
	return c, err
}

// mayBeOpposable: since 2018 for every patient, before that only for those
// whom the agreement named.
func (f *facts) mayBeOpposable() bool {
	if f.rules.at(ruleOpposableAll, f.Date) != nil {
		return true
	}
	return f.coverRow(ruleOpposableCover) != nil
}

func (c *choice) isTeleExpertise() bool { return c.picks[0].special&teleExpertise != 0 }

// fill writes the lines. A fee below the tariff is the base itself and is used
// up from the act on; an excess stands on the act's line.
func (f *facts) fill(b *Bill, c *choice, rate Rate) {
	if c.fee < c.tariff {
		f.note(b, ruleBaseFee, c.fee)
	}
	if n := len(c.picks) + len(f.ForeignLines); cap(b.Lines) < n {
		b.Lines = make([]Line, 0, n)
	}
	left := c.fee
	for i := range c.picks {
		p := &c.picks[i]
		base := min(p.tariff(), left)
		left -= base
		b.Lines = append(b.Lines, Line{})
		line := &b.Lines[i]
		line.Code, line.Fee, line.Base, line.Rate, line.Gross = p.code, base, base, rate, rate.Of(base)
		if p.quantity > 1 {
			line.Quantity, line.Coefficient, line.UnitPrice = p.quantity, oneCoefficient, p.row.Value.Amount
		}
		if !f.quiet {
			line.Verdict, line.Source, line.Confidence = p.verdict, &p.row.Source, p.row.Confidence
		}
		if p.row.Value.vouched {
			line.Vouched, line.Source, line.Confidence = true, nil, ""
		}
	}
	b.Lines[0].Fee += left
}
