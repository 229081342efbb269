package billing

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// An Account is the running account of the participation forfaitaire of one
// patient: what was withheld so far, which the two caps ask for, and what the fund is
// still to recover. The caller keeps one for each patient, stores it as JSON and gives
// it to [Account.Price], which returns the next one. The zero Account is a patient
// from whom nothing was withheld yet.
//
// The caps (articles L160-13 II and D160-6 to D160-8 CSS, formerly D322-2 to
// D322-4) are numbers of participations, not euros:
//
//   - of one professional and one day of care: 4. Each professional has a cap of
//     its own, and the day is that of the act, whenever it is reimbursed;
//   - of one civil year: 25, before 16 May 2024 50, whoever the professional is.
//     The year is that of the reimbursement, not of the act: an act of 30 December
//     reimbursed on 3 January counts in the new year. The number is that of the
//     day of reimbursement: with 25 before 16 May 2024, the year was over on it.
//
// With third-party payment the fund pays the doctor, on the day that counts, and takes
// the participation off a later payment to the patient ([RecoveredLater]). The account
// holds it as owed until then. [Account.Price] takes what is owed off the next payment
// that goes to the patient ([Bill.Recovered]); [Account.Recover] records what the fund
// took elsewhere, as from medicines or from the patient's bank.
//
// An Account knows no patient, no act and no diagnosis. A professional is the
// caller's own reference, never read and compared byte by byte: it stands in
// the account and its JSON and nowhere else, neither in a [Bill] nor in an
// error.
//
// An Account is an immutable value: its methods return another one and share
// nothing with it that could change, so plans may branch from one account. It
// holds at most one participation for each professional, day of care and day of
// reimbursement, and so no more of a year than its cap; 10,000 altogether.
type Account struct {
	held  []Participation // in the order of compare, amounts above 0, never written to
	since telehealth.Date // the first day of care that the account answers for
}

// A Participation is what was withheld for the acts of one professional on one
// day of care, on one day of reimbursement. The zero Participation is
// incomplete: Professional and Date have no default.
type Participation struct {
	Professional string          `json:"professional,omitzero"` // the caller's own reference
	Date         telehealth.Date `json:"date,omitzero"`         // the civil day of the act
	// Reimbursed is the day of the reimbursement from which the participation
	// was taken; zero is the day of the act.
	Reimbursed telehealth.Date `json:"reimbursed,omitzero"`
	Amount     Amount          `json:"amount"`
	// Count is the number of participations in Amount. Zero is the least number that
	// makes it, at the participation of that day: 4 for 8.00 in 2026.
	Count int `json:"count,omitzero"`
	// Owed is the part of Amount that the fund is still to recover, after third-party
	// payment.
	Owed Amount `json:"owed,omitzero"`
}

// UnmarshalJSON reads what package json writes of a participation, strictly.
func (p *Participation) UnmarshalJSON(data []byte) error {
	type plain Participation
	return wire.Replace(data, (*plain)(p))
}

// Price prices a consultation on these tariffs within the caps as the account stands, and
// returns the bill and the account with its participation. The professional is
// the caller's reference of the doctor who did the act, and reimbursed the day
// on which the fund pays, or with third-party payment recovers the
// participation; the zero day is that of the act.
//
// The consultation's own Withheld must be zero: the account has it. That of the
// bill's consultation is what the account gave, so the bill can be priced again
// on its own. Several acts of a day are priced one after the other, each in the
// account that the one before returned. So are the payments of a day: the first one
// bears what is owed, as far as it goes.
//
// Errors are those of [Tariffs.Price] and of [Account.Withheld]; one of
// "withheld.day", "withheld.dayCount" or "withheld.yearCount" means that the account
// was given more than the cap with [Account.Add]. With an error comes the old account, so that an
// assignment to the same variable loses nothing.
func (a Account) Price(t *Tariffs, c Consultation, professional string, reimbursed telehealth.Date) (Bill, Account, error) {
	if w := c.Withheld; w != (Withheld{}) {
		return Bill{}, a, wire.Error(telehealth.ErrorContradiction, "withheld", w.Day.String()+" and "+w.Year.String(), "nothing beside an account, which holds it")
	}
	held, err := a.Withheld(professional, c.Date, reimbursed)
	if err != nil {
		return Bill{}, a, err
	}
	c.Withheld = held
	b, err := t.Price(c)
	if err != nil {
		return Bill{}, a, err
	}
	p := Participation{Professional: professional, Date: c.Date, Reimbursed: reimbursed, Amount: b.Participation}
	if p.Amount > 0 && len(c.ForeignLines) == 0 {
		p.Count = 1 // of several acts, as many as the amount takes
	}
	if b.Recovery == RecoveredLater {
		p.Owed = p.Amount
	}
	next, err := a.Add(p)
	if err == nil {
		next, err = next.Recover(b.Recovered, cmp.Or(reimbursed, c.Date))
	}
	return b, next, err
}

// Withheld returns what stands against the caps of an act of that professional
// on that day, reimbursed on the other one; it belongs in [Consultation].
// A zero reimbursed is the day of the act.
//
// It returns a *[telehealth.FieldError] for a missing professional or date, for
// a reimbursement before the act, and for a date that the account forgot.
func (a Account) Withheld(professional string, date, reimbursed telehealth.Date) (w Withheld, err error) {
	like := Participation{Professional: professional, Date: date, Reimbursed: reimbursed}
	if err := a.read(&like); err != nil {
		return w, err
	}
	year := like.Reimbursed.Year()
	var dayCount, yearCount int
	for i := range a.held {
		p := &a.held[i]
		if p.Date == date && p.Professional == professional {
			w.Day += p.Amount
			dayCount += p.number()
		}
		if p.Reimbursed.Year() == year {
			w.Year += p.Amount
			yearCount += p.number()
		}
		if !p.Reimbursed.After(like.Reimbursed) {
			w.Owed += p.Owed
		}
	}
	if w.DayCount, w.YearCount = counted(dayCount), counted(yearCount); like.Reimbursed != date {
		w.Reimbursed = like.Reimbursed
	}
	return w, nil
}

// counted is a number as [Withheld] holds it. One that is too large is beyond every cap.
func counted(n int) int16 { return int16(min(n, math.MaxInt16)) }

// Owed returns what the fund is still to recover of the participations that were
// deferred until that day; the zero day is the last one.
func (a Account) Owed(until telehealth.Date) (sum Amount) {
	for i := range a.held {
		if a.held[i].owedBy(until) {
			sum += a.held[i].Owed
		}
	}
	return sum
}

// owedBy reports whether the fund may recover on that day what it deferred here.
func (p *Participation) owedBy(day telehealth.Date) bool {
	return day.IsZero() || !p.Reimbursed.After(day)
}

// Recover returns the account after the fund recovered that much of what was owed on
// that day, the earliest first; the zero day is the last one. The fund may take it off
// any later payment, as of medicines, or ask the patient (articles L160-13 II and D160-7
// CSS). What the caps count does not change.
//
// An amount below zero or above what is owed is an error, with which the account comes
// back as it was.
func (a Account) Recover(amount Amount, day telehealth.Date) (Account, error) {
	if most := a.Owed(day); amount < 0 || amount > most {
		return a, wire.Error(telehealth.ErrorOutOfRange, "amount", amount.String(), "euros from 0.00 to "+most.String()+", which is owed on that day")
	}
	if amount == 0 {
		return a, nil
	}
	a.held = slices.Clone(a.held)
	order := make([]*Participation, 0, len(a.held))
	for i := range a.held {
		if p := &a.held[i]; p.Owed > 0 && p.owedBy(day) {
			order = append(order, p)
		}
	}
	slices.SortStableFunc(order, func(p, q *Participation) int { return p.Reimbursed.Compare(q.Reimbursed) })
	for _, p := range order {
		taken := min(p.Owed, amount)
		p.Owed -= taken
		amount -= taken
	}
	return a, nil
}

// Add returns the account with one participation more. It records what the fund
// did, as a statement of the fund shows it, and does not judge it: to stay
// within the caps is the matter of [Account.Price]. An amount of zero, that of
// a minor for instance, changes nothing.
//
// Errors are those of [Account.Withheld], and one for an amount below zero or
// beyond any fee; the account then comes back as it was.
func (a Account) Add(p Participation) (Account, error) {
	if err := a.read(&p); err != nil {
		return a, err
	}
	return a.with(p)
}

// Remove returns the account without that much of a participation: the act was
// cancelled or corrected, and the fund gives it back. The two days must be those
// under which it was withheld, whose year then has room again. An account never
// goes below zero: to remove more than it holds there is an error, with which
// the account comes back as it was. What is owed of it goes first; its own Owed is not
// read.
//
// Bills already priced do not change. An act that a cap had spared stays spared
// until the caller prices it again.
func (a Account) Remove(p Participation) (Account, error) {
	if err := p.complete(); err != nil {
		return a, err
	}
	i, found := slices.BinarySearchFunc(a.held, p, Participation.compare)
	var most Amount
	if found {
		most = a.held[i].Amount
	}
	if p.Amount < 0 || p.Amount > most {
		return a, wire.Error(telehealth.ErrorOutOfRange, "amount", p.Amount.String(),
			"euros from 0.00 to "+most.String()+", which the account holds for that professional and those days")
	}
	switch {
	case p.Amount == 0:
		return a, nil
	case p.Amount < most:
		a.held = slices.Clone(a.held)
		a.held[i].take(&p)
	case len(a.held) == 1:
		a.held = nil
	default:
		a.held = slices.Delete(slices.Clone(a.held), i, i+1)
	}
	return a, nil
}

// Forget returns the account without what no cap can ask for any more, once no
// act of a day before that one will be priced, priced again or recovered. The
// account then refuses such an act rather than answer wrongly.
//
// Nothing is forgotten unasked, for neither cap ends by itself: an act may be
// sent in years late and still falls under the cap of its day. After Forget
// every act, and so every reimbursement, is on that day or later. What was
// reimbursed in an earlier civil year is then out of reach of both caps, for its
// act was no later; the rest remains, and so does what is still owed.
//
// A day on or before that of an earlier Forget changes nothing.
func (a Account) Forget(before telehealth.Date) Account {
	if !before.After(a.since) {
		return a
	}
	kept := Account{since: before}
	for _, p := range a.held {
		if p.Reimbursed.Year() >= before.Year() || p.Owed > 0 {
			kept.held = append(kept.held, p)
		}
	}
	return kept
}

// Participations returns what the account holds, in the order of the day of the
// act, the professional and the day of reimbursement. The slice is the
// caller's own.
func (a Account) Participations() []Participation { return slices.Clone(a.held) }

// read completes a participation and refuses one of a day that was forgotten.
func (a Account) read(p *Participation) error {
	if err := p.complete(); err != nil {
		return err
	}
	if p.Date.Before(a.since) {
		return wire.Error(telehealth.ErrorNotCovered, "date", p.Date.String(), "a day from "+a.since.String()+" on: the account forgot those before")
	}
	return nil
}

// complete makes the default of Reimbursed explicit and checks all but the
// amount. A reference with a damaged character or one that shows nothing is refused:
// two professionals would look like one.
func (p *Participation) complete() error {
	switch {
	case p.Professional == "":
		return wire.Error(telehealth.ErrorMissing, "professional", "", "a reference of the caller's own, the same for every act of that professional")
	case !phrase.Refers(p.Professional):
		return wire.Error(telehealth.ErrorMalformed, "professional", "", phrase.AReference)
	case p.Date.IsZero():
		return wire.Error(telehealth.ErrorMissing, "date", "", "the day of the act, as 2026-03-02")
	case p.Reimbursed.IsZero():
		p.Reimbursed = p.Date
	case p.Reimbursed.Before(p.Date):
		return wire.Error(telehealth.ErrorContradiction, "reimbursed", p.Reimbursed.String(), "a day from that of the act on, "+p.Date.String())
	}
	return nil
}

// with is Add of a participation that is complete.
func (a Account) with(p Participation) (Account, error) {
	i, found := slices.BinarySearchFunc(a.held, p, Participation.compare)
	var held Amount
	if found {
		held = a.held[i].Amount
	}
	switch err := p.fits(held); {
	case err != nil || p.Amount == 0:
		return a, err
	case found:
		a.held = slices.Clone(a.held)
		a.held[i].put(&p)
	case len(a.held) == maxHeld:
		return a, fullAccount(maxHeld + 1)
	default: // Clip: two accounts from one must not share the room behind it
		p.settle(p.number())
		a.held = slices.Insert(slices.Clip(a.held), i, p)
	}
	return a, nil
}

// maxHeld is how many participations an account holds at most: the caps of two hundred
// years.
const maxHeld = 10_000

func fullAccount(n int) error {
	return wire.Error(telehealth.ErrorOutOfRange, "participations", strconv.Itoa(n), "at most "+strconv.Itoa(maxHeld)+"; Forget what is past")
}

// append is with for a participation that comes last or adds to the last one, in an
// account that nobody else has yet.
func (a *Account) append(p Participation) error {
	last := len(a.held) - 1
	var held Amount
	same := last >= 0 && a.held[last].compare(p) == 0
	if same {
		held = a.held[last].Amount
	}
	switch err := p.fits(held); {
	case err != nil || p.Amount == 0:
		return err
	case same:
		a.held[last].put(&p)
	default:
		p.settle(p.number())
		a.held = append(a.held, p)
	}
	return nil
}

// fits refuses an amount that, beside what is held, no fee explains, and a number or a
// debt that is not of it.
func (p *Participation) fits(held Amount) error {
	if most := maxFee - held; p.Amount < 0 || p.Amount > most {
		return wire.Error(telehealth.ErrorOutOfRange, "amount", p.Amount.String(), "euros from 0.00 to "+most.String())
	}
	if p.Count < 0 || p.Count > int(p.Amount/Cent) {
		return wire.Error(telehealth.ErrorOutOfRange, "count", strconv.Itoa(p.Count), "a number of participations, each of a cent at least")
	}
	if p.Owed < 0 || p.Owed > p.Amount {
		return wire.Error(telehealth.ErrorOutOfRange, "owed", p.Owed.String(), "euros from 0.00 to "+p.Amount.String()+", the amount")
	}
	return nil
}

// put adds a participation to one of the same days.
func (p *Participation) put(more *Participation) {
	n := p.number() + more.number()
	p.Amount += more.Amount
	p.Owed += more.Owed
	p.settle(n)
}

// take is the contrary of put, for less than the whole. What is owed goes first.
func (p *Participation) take(less *Participation) {
	n := p.number() - less.number()
	p.Amount -= less.Amount
	p.Owed = max(p.Owed-less.Amount, 0)
	p.settle(min(max(n, p.least()), int(p.Amount/Cent)))
}

// number is how many participations the amount is of.
func (p *Participation) number() int { return cmp.Or(p.Count, p.least()) }

// least is the least number of participations that make the amount.
func (p *Participation) least() int {
	row := officialRules().at(ruleParticipation, p.Date)
	if row == nil {
		return 1 // a day before there were any
	}
	return int((p.Amount + row.Value.amount - 1) / row.Value.amount)
}

// settle sets the number, which says nothing where the amount says it.
func (p *Participation) settle(n int) {
	if p.Count = n; n == p.least() {
		p.Count = 0
	}
}

func (p Participation) compare(q Participation) int {
	return cmp.Or(p.Date.Compare(q.Date), cmp.Compare(p.Professional, q.Professional), p.Reimbursed.Compare(q.Reimbursed))
}
